/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-save.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-sheet-writer.h"

/* What every table that leaves the program has in common: where to, and that it is there. */

static const char *const xlsx_suffixes[] = { "xlsx", NULL };
static const char *const csv_suffixes[] = { "csv", NULL };

/**
 * dv_sheet_save_async:
 * @parent: a widget of the window that asks
 * @title: the translated title
 * @stem: a name for the file, without its suffix
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks where to write a table, as Excel unless another suffix is typed.
 */
void
dv_sheet_save_async (GtkWidget *parent,
                     const char *title,
                     const char *stem,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  const DvFileFilter filters[] = { { _ ("Excel (.xlsx)"), xlsx_suffixes },
                                   { _ ("Tables (CSV)"), csv_suffixes } };
  g_autofree char *name = g_strconcat (stem, ".xlsx", NULL);

  dv_file_picker_save_async (parent, title, name, filters, G_N_ELEMENTS (filters), cancellable,
                             callback, user_data);
}

/**
 * dv_sheet_save_finish:
 * @result: the answer
 *
 * A name without a suffix gets one, unless there is such a file: nobody was asked about that one.
 *
 * Returns: (transfer full) (nullable): the file; %NULL if the person closed the dialog
 */
GFile *
dv_sheet_save_finish (GAsyncResult *result)
{
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *longer = NULL;

  if (path == NULL)
    return NULL;
  longer = g_strconcat (path, ".xlsx", NULL);
  if (dv_sheet_writer_knows (path, NULL) || g_file_test (longer, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&file);
  return g_file_new_for_path (longer);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) &&
      gtk_widget_get_root (widget) != NULL)
    dv_dialogs_show_error (widget, _ ("The file could not be opened"), error->message);
}

static void
open_cb (GtkWidget *widget, AdwToast *toast)
{
  const char *uri = g_object_get_data (G_OBJECT (toast), "dv-uri");

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, g_object_ref (widget));
}

/**
 * dv_sheet_say_written:
 * @widget: a widget in a toast overlay
 * @text: what was written, translated
 * @path: where
 *
 * Says that a table was written, and offers to open it.
 */
void
dv_sheet_say_written (GtkWidget *widget, const char *text, const char *path)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("Open"));
  adw_toast_set_timeout (toast, 10);
  g_object_set_data_full (G_OBJECT (toast), "dv-uri", g_filename_to_uri (path, NULL, NULL), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
