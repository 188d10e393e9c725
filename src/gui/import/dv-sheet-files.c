/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-export.h"
#include "import/dv-import-dialog.h"

/* What a page needs to read a sheet or write one: the two jobs from their menu items to the end. */

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

typedef struct {
  GtkWidget *page;
  DvStore *store;
  DvQuery *query;
  char *path;
  guint n_rows;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->page);
  g_object_unref (export->store);
  dv_query_free (export->query);
  g_free (export->path);
  g_free (export);
}

static gboolean
export_cb (DvDb *db, gpointer data, GError **error)
{
  Export *export = data;

  DvExport order = { .query = export->query, .path = export->path };
  gboolean written = dv_export_write (&order, db, error);

  export->n_rows = order.n_rows;
  return written;
}

static void
export_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  Export *export;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &export, &error)) {
    dv_dialogs_show_error (user_data, _ ("The sheet was not written"), error->message);
  } else {
    title = g_strdup_printf (ngettext ("%u record was written", "%u records were written",
                                       export->n_rows),
                             export->n_rows);
    add_toast (user_data, adw_toast_new (title));
  }
  g_object_unref (user_data);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file == NULL) {
    export_free (export);
    return;
  }
  export->path = g_file_get_path (file);
  dv_store_read_async (export->store, export_cb, export, export_free, NULL, export_done_cb,
                       g_object_ref (export->page));
}

/**
 * dv_export_start:
 * @page: the page that asks
 * @store: a store
 * @query: what to write
 *
 * Asks for a name and writes the records as a sheet that reads back without a change. What the law
 * marks as sensitive is left out.
 */
void
dv_export_start (GtkWidget *page, DvStore *store, const DvQuery *query)
{
  const DvFileFilter filter = { _ ("Tables (CSV)"), csv_suffixes };
  const DvKind *kind = dv_query_get_kind (query);
  g_autofree char *name = g_strdup_printf ("%s.csv", dv_kind_get_label_plural (kind));
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->store = g_object_ref (store);
  export->query = dv_query_copy (query);
  dv_file_picker_save_async (page, _ ("Write a sheet"), name, &filter, 1, NULL, target_chosen_cb,
                             export);
}
