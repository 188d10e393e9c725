/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include "dv-kinds.h"
#include "dv-record-list.h"
#include "dv-store.h"
#include "import/dv-export-window.h"
#include "import/dv-sheet-export.h"
#include "records/dv-copy-rows.h"
#include "records/dv-list-page.h"
#include "records/dv-record-table.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

/* What leaves the window: rows on the clipboard, and sheets. */

/* Those asked for, and one that make_store() always makes. */
#define N_TASKS 13

static char *pasted;
static GtkWidget *window;
static GtkWidget *page;

static gboolean
has_rows (gpointer data)
{
  DvRecordTable *table = data;

  return g_list_model_get_n_items (G_LIST_MODEL (dv_record_table_get_list (table))) == N_TASKS;
}

static DvRecordTable *
open_list (DvStore *store)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  DvRecordTable *table;

  window = gtk_window_new ();
  page = dv_list_page_new (store, &dv_kind_task);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  table = DV_RECORD_TABLE (gui_test_find_type (page, DV_TYPE_RECORD_TABLE));
  gui_test_wait (has_rows, table);
  return table;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_assert_no_error (error);
  pasted = g_strndup (g_memory_output_stream_get_data (memory),
                      g_memory_output_stream_get_data_size (memory));
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "text/html");
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, NULL);
}

static gboolean
has_cells (gpointer data)
{
  GdkClipboard *clipboard = data;

  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html");
}

static char *
paste (gboolean html)
{
  const char *types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);

  gui_test_wait (has_cells, clipboard);
  pasted = NULL;
  if (html)
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, html_cb, NULL);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, NULL);
  gui_test_wait (gui_test_is_set, &pasted);
  return g_steal_pointer (&pasted);
}

static guint
count_cells (const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);

  return g_strv_length (cells);
}

static void
selected_rows_are_copied_as_cells (void)
{
  g_autoptr (DvStore) store = make_store (12);
  DvRecordTable *table = open_list (store);
  g_autoptr (GPtrArray) fields = dv_record_table_get_fields (table);
  const char *heading = dv_field_get_heading (g_ptr_array_index (fields, 0));
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto (GStrv) lines = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "before");
  gtk_selection_model_select_range (dv_record_table_get_selection (table), 2, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (page, "list-page.copy", NULL));
  text = paste (FALSE);
  html = paste (TRUE);
  lines = g_strsplit (text, "\r\n", -1);
  /* The headings, three rows, and nothing behind the last line end. */
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], heading));
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (count_cells (lines[i]), ==, fields->len);
  g_assert_nonnull (strstr (html, "<table"));
  g_assert_nonnull (strstr (html, "mso-number-format"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static DvRecord *
save_person (DvStore *store)
{
  DvRecord *record = dv_record_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;

  dv_record_set (record, "name", "Nguyễn <An>\t\"Bé\"");
  dv_record_set (record, "id_number", "000099000001");
  dv_record_set (record, "phone", "0012");
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
what_is_sensitive_stays (void)
{
  g_autoptr (DvStore) store = make_store (12);
  g_autoptr (DvRecord) person = save_person (store);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row = dv_record_get_row (person);
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  open_list (store);
  g_array_append_val (rows, row);
  for (guint i = 0; i < dv_kind_person.n_fields; i++)
    g_ptr_array_add (fields, (gpointer) &dv_kind_person.fields[i]);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "before");
  dv_copy_rows (page, store, &dv_kind_person, fields, rows);
  text = paste (FALSE);
  html = paste (TRUE);
  g_assert_null (strstr (text, "000099000001"));
  g_assert_null (strstr (html, "000099000001"));
  g_assert_null (strstr (text, "CCCD"));
  g_assert_nonnull (strstr (text, "\t0012\t"));
  g_assert_nonnull (strstr (html, "<td style='mso-number-format:\"\\@\"'>0012</td>"));
  g_assert_nonnull (strstr (html, "Nguyễn &lt;An&gt;"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_said (gpointer data)
{
  return gui_test_find_label (window, data) != NULL;
}

static void
a_sheet_is_written_and_offered (void)
{
  g_autoptr (DvStore) store = make_store (12);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_task);
  g_autofree char *folder = g_dir_make_tmp ("dv-sheets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tasks.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;

  open_list (store);
  dv_export_start_file (page, store, query, file);
  gui_test_wait (is_said, (gpointer) "13 records were written");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "PK"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_rmdir (folder);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_cancelled (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
closing_the_progress_stops_the_work (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DvExportWindow *progress = dv_export_window_new (NULL, cancellable);

  gtk_window_present (GTK_WINDOW (progress));
  dv_export_window_set_progress (progress, 0, 0);
  dv_export_window_set_progress (progress, 30, 120);
  g_assert_nonnull (gui_test_find_type (GTK_WIDGET (progress), GTK_TYPE_PROGRESS_BAR));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (
                       gui_test_find_type (GTK_WIDGET (progress), GTK_TYPE_PROGRESS_BAR))),
                     ==, 0.25);
  gtk_window_close (GTK_WINDOW (progress));
  gui_test_wait (is_cancelled, cancellable);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/copy/selected", selected_rows_are_copied_as_cells);
  g_test_add_func ("/copy/sensitive", what_is_sensitive_stays);
  g_test_add_func ("/export/written", a_sheet_is_written_and_offered);
  g_test_add_func ("/export/stopped", closing_the_progress_stops_the_work);
  return g_test_run ();
}
