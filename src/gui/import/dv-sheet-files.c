/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "import/dv-import-dialog.h"

/* What a page needs to read a sheet, from its menu item to the end. */

static const char *const csv_suffixes[] = { "csv", "txt", "tsv", NULL };

typedef struct {
  GtkWidget *page;
  DvStore *store;
  const DvKind *kind;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->page);
  g_object_unref (import->store);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
add_toast (GtkWidget *page, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (page, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
imported_cb (GtkWidget *page, const char *batch, guint n_records)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u record was read in", "%u records were read in", n_records),
                     n_records);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target (toast, "s", batch);
  adw_toast_set_timeout (toast, 10);
  add_toast (page, toast);
}

/**
 * dv_import_start_file:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record that the rows are
 * @file: a sheet
 *
 * Shows what would become of the sheet, and reads it in if the person wants it.
 */
void
dv_import_start_file (GtkWidget *page, DvStore *store, const DvKind *kind, GFile *file)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (page));
  DvImportDialog *dialog = dv_import_dialog_new (window, store, kind, file);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file != NULL && gtk_widget_get_root (import->page) != NULL)
    dv_import_start_file (import->page, import->store, import->kind, file);
}

/**
 * dv_import_start:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record to read
 *
 * Asks for a sheet and goes on as dv_import_start_file().
 */
void
dv_import_start (GtkWidget *page, DvStore *store, const DvKind *kind)
{
  const DvFileFilter filter = { _ ("Tables (CSV)"), csv_suffixes };
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->store = g_object_ref (store);
  import->kind = kind;
  dv_file_picker_open_async (page, _ ("Read a sheet"), &filter, 1, NULL, file_chosen_cb, import);
}
