/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-test.h"

#include <adwaita.h>

#include "dv-catalogue.h"
#include "dv-kinds.h"
#include "dv-sheet-writer.h"
#include "dv-store.h"
#include "import/dv-columns-page.h"
#include "import/dv-import-dialog.h"
#include "import/dv-imports-window.h"
#include "import/dv-rows-page.h"
#include "import/dv-sheet-drop.h"

/* The import window, from the sheet to what can be withdrawn. */

typedef struct {
  char *folder;
  DvStore *store;
  GtkWidget *window;
  DvImportSession *session;
  DvImportDialog *dialog;
  char *batch;
  guint n_records;
  guint n_refused;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_catalogue_fill, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->session);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->batch);
  g_free (fixture->folder);
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db,
                                           "SELECT count(*) FROM record r JOIN person p USING (rid)"
                                           " WHERE NOT r.v IS NULL",
                                           error);

  if (stmt == NULL || dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *(gint64 *) data = dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

static guint
count_people (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  dv_store_read (fixture->store, count_cb, &count, &error);
  g_assert_no_error (error);
  return (guint) count;
}

static void
imported_cb (DvImportDialog *dialog,
             const char *batch,
             guint n_records,
             guint n_refused,
             Fixture *fixture)
{
  fixture->batch = g_strdup (batch);
  fixture->n_records = n_records;
  fixture->n_refused = n_refused;
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = dv_import_dialog_new (GTK_WINDOW (fixture->window), fixture->session);
  g_signal_connect (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
new_session (Fixture *fixture)
{
  g_clear_object (&fixture->session);
  g_clear_pointer (&fixture->batch, g_free);
  fixture->session = dv_import_session_new (fixture->store, &dv_kind_person);
}

static void
open_text (Fixture *fixture, const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, "người.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  new_session (fixture);
  dv_import_session_read_file (fixture->session, file);
  open_dialog (fixture);
}

/* The cells of a sheet, row by row, the headings first. */
static void
open_xlsx (Fixture *fixture, const char *const *cells, guint n_columns, guint n_rows)
{
  g_autofree char *path = g_build_filename (fixture->folder, "người.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, &error);
  g_autofree DvSheetHead *heads = g_new0 (DvSheetHead, n_columns);
  const DvSheetTitle title = { .name = "Danh sách" };

  g_assert_no_error (error);
  for (guint i = 0; i < n_columns; i++)
    heads[i].heading = cells[i];
  g_assert_true (dv_sheet_writer_begin (writer, &title, heads, n_columns, n_rows, &error));
  for (guint i = n_columns; i < n_columns * (n_rows + 1); i++)
    g_assert_true (dv_sheet_writer_add (writer, cells[i], &error));
  g_assert_true (dv_sheet_writer_finish (writer, &error));
  new_session (fixture);
  dv_import_session_read_file (fixture->session, file);
  open_dialog (fixture);
}

static gboolean
is_ready (gpointer session)
{
  return dv_import_session_get_state (session) == DV_SESSION_READY;
}

static gboolean
has_batch (gpointer fixture)
{
  return ((Fixture *) fixture)->batch != NULL;
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  GtkWidget *found = gui_test_find_label (GTK_WIDGET (fixture->dialog), label);

  g_assert_nonnull (found);
  found = gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
  g_assert_nonnull (found);
  return found;
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (fixture, label);

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_on_rows (Fixture *fixture)
{
  return gtk_widget_get_mapped (
    gui_test_find_type (GTK_WIDGET (fixture->dialog), DV_TYPE_ROWS_PAGE));
}

static void
wait_ready (Fixture *fixture)
{
  gui_test_wait (is_ready, fixture->session);
}

static void
apply (Fixture *fixture)
{
  press (fixture, "Read in");
  gui_test_wait (has_batch, fixture);
}

static void
a_plain_sheet_opens_on_its_rows_and_is_withdrawn (Fixture *fixture, gconstpointer data)
{
  DvUndone undone;

  open_text (fixture, "Họ và tên,Ngày sinh\nNguyễn Thị Thử,12/05/1948\nTrần Văn Mẫu,1950\n");
  wait_ready (fixture);
  g_assert_true (is_on_rows (fixture));
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 2);
  g_assert_cmpuint (count_people (fixture), ==, 2);
  g_assert_true (dv_store_undo (fixture->store, fixture->batch, FALSE, &undone, NULL));
  g_assert_cmpuint (undone.n_records, ==, 2);
}

static void
refused_rows_stop_the_import_unless_they_are_left_out (Fixture *fixture, gconstpointer data)
{
  GtkWidget *leave_out;

  open_text (fixture, "Họ và tên,Ngày sinh\nNguyễn Thị Thử,31/02/1948\nTrần Văn Mẫu,1950\n");
  wait_ready (fixture);
  g_assert_true (is_on_rows (fixture));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "Read in")));
  leave_out = gui_test_find_label (GTK_WIDGET (fixture->dialog), "Leave the refused rows out");
  g_assert_nonnull (leave_out);
  leave_out = gtk_widget_get_ancestor (leave_out, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), TRUE);
  wait_ready (fixture);
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 1);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_cmpuint (count_people (fixture), ==, 1);
}

static const char *const odd[] = { "Họ và tên",      "Cột lạ",    "Năm sinh", /* */
                                   "Nguyễn Thị Thử", "2 phố Mẫu", "1948",     /* */
                                   "Trần Văn Mẫu",   "3 phố Mẫu", "1950" };

static GtkDropDown *
find_drop_down (Fixture *fixture, guint column)
{
  GtkWidget *page = gui_test_find_type (GTK_WIDGET (fixture->dialog), DV_TYPE_COLUMNS_PAGE);
  GtkWidget *letters;
  char name[] = { (char) ('A' + column), '\0' };

  letters = gui_test_find_label (page, name);
  g_assert_nonnull (letters);
  return GTK_DROP_DOWN (
    gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (letters)), (int) column + 2, 1));
}

static void
choose (GtkDropDown *drop_down, const char *label)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (strcmp (gtk_string_object_get_string (item), label) == 0) {
      gtk_drop_down_set_selected (drop_down, i);
      return;
    }
  }
  g_assert_not_reached ();
}

static void
a_column_is_corrected_once_and_remembered (Fixture *fixture, gconstpointer data)
{
  const char *address = dv_field_get_label (dv_kind_find_field (&dv_kind_person, "address"));

  open_xlsx (fixture, odd, 3, 2);
  wait_ready (fixture);
  g_assert_false (is_on_rows (fixture));
  /* The writer counts the rows in column A. */
  choose (find_drop_down (fixture, 2), address);
  wait_ready (fixture);
  press (fixture, "Next: the rows");
  g_assert_true (is_on_rows (fixture));
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 2);

  /* The same rows again: nothing to ask, and nothing to change, as the address is read, too. */
  open_xlsx (fixture, odd, 3, 2);
  wait_ready (fixture);
  g_assert_true (is_on_rows (fixture));
  g_assert_cmpuint (dv_import_get_result (dv_import_session_get_import (fixture->session))->n_read,
                    ==, 2);
  g_assert_cmpint (dv_mapping_get_source (
                     dv_import_get_mapping (dv_import_session_get_import (fixture->session)), 2),
                   ==, DV_MAPPING_REMEMBERED);
  press (fixture, "Back to the columns");
  g_assert_false (is_on_rows (fixture));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

static gboolean
is_written (gpointer session)
{
  DvSessionState state = dv_import_session_get_state (session);

  return state == DV_SESSION_READY || state == DV_SESSION_DONE;
}

static void
a_stopped_import_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Họ và tên,Ngày sinh\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Nguyễn Thị Thử %u,%u\n", i, 1930 + i % 70);
  open_text (fixture, text->str);
  wait_ready (fixture);
  press (fixture, "Read in");
  g_assert_cmpint (dv_import_session_get_state (fixture->session), ==, DV_SESSION_WRITING);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  gui_test_wait (is_written, fixture->session);
  g_assert_cmpint (dv_import_session_get_state (fixture->session), ==, DV_SESSION_READY);
  g_assert_cmpuint (count_people (fixture), ==, 0);
  g_assert_true (is_on_rows (fixture));
  g_assert_true (gtk_widget_is_sensitive (find_button (fixture, "Read in")));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

static void
old_letters_are_shown_and_left_alone_if_somebody_says_so (Fixture *fixture, gconstpointer data)
{
  DvImport *import;

  open_text (fixture, "Họ và tên,Địa chỉ\nNguyÔn ThÞ Hµ,§­êng Ngäc L©m\n"
                      "TrÇn V¨n §øc,Tæ d©n phè 5\nLª ThÞ Ph­îng,Tæ d©n phè 7\n"
                      "Ph¹m §øc Th¾ng,Ngâ 4 phè ThÝ\nBïi ThÞ LuyÕn,§­êng Cæ Linh\n");
  wait_ready (fixture);
  g_assert_false (is_on_rows (fixture));
  import = dv_import_session_get_import (fixture->session);
  g_assert_cmpstr (dv_sheet_get (dv_import_get_sheet (import), 2, 0), ==, "Nguyễn Thị Hà");
  dv_import_session_set_encoding (fixture->session, DV_ENCODING_UNICODE);
  wait_ready (fixture);
  import = dv_import_session_get_import (fixture->session);
  g_assert_cmpstr (dv_sheet_get (dv_import_get_sheet (import), 2, 0), ==, "NguyÔn ThÞ Hµ");
  dv_import_session_set_encoding (fixture->session, DV_ENCODING_TCVN3);
  wait_ready (fixture);
  press (fixture, "Next: the rows");
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 5);
}

static void
pasted_cells_take_the_headings_of_the_list (Fixture *fixture, gconstpointer data)
{
  const char *const headings[] = { "Họ và tên", "Năm sinh", NULL };

  new_session (fixture);
  dv_import_session_read_text (fixture->session, "Nguyễn Thị Thử\t1948\nTrần Văn Mẫu\t1950\n",
                               headings);
  open_dialog (fixture);
  wait_ready (fixture);
  g_assert_false (is_on_rows (fixture));
  press (fixture, "Next: the rows");
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 2);
}

static guint
count_lines (Fixture *fixture, DvRecord *list)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_line);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  dv_query_where (query, "list", dv_record_get_id (list));
  lines = dv_store_list (fixture->store, query, &error);
  g_assert_no_error (error);
  return lines->len;
}

static void
read_lines (Fixture *fixture, DvRecord *list)
{
  g_clear_object (&fixture->session);
  g_clear_pointer (&fixture->batch, g_free);
  fixture->session = dv_import_session_new (fixture->store, &dv_kind_line);
  dv_import_session_set_owner (fixture->session, dv_kind_find_field (&dv_kind_line, "list"),
                               dv_record_get_id (list));
  dv_import_session_read_text (fixture->session,
                               "STT\tHọ và tên\tSố tiền\n1\tNguyễn Thị Thử\t500.000\n"
                               "2\tTrần Văn Mẫu\t500.000\n",
                               NULL);
  open_dialog (fixture);
  wait_ready (fixture);
}

static void
rows_belong_to_the_list_they_are_read_into (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  g_autoptr (GError) error = NULL;

  dv_record_set (list, "title", "Quà thử");
  dv_store_save (fixture->store, list, NULL, &error);
  g_assert_no_error (error);
  read_lines (fixture, list);
  if (!is_on_rows (fixture))
    press (fixture, "Next: the rows");
  apply (fixture);
  g_assert_cmpuint (fixture->n_records, ==, 2);
  g_assert_cmpuint (count_lines (fixture, list), ==, 2);
  /* Read again, it changes nothing. */
  read_lines (fixture, list);
  g_assert_cmpuint (dv_import_get_result (dv_import_session_get_import (fixture->session))->n_same,
                    ==, 2);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static gboolean
has_likely (gpointer session)
{
  GPtrArray *likely = dv_import_session_get_likely (session);

  return likely != NULL && likely->len > 0;
}

static gboolean
has_changed_row (gpointer session)
{
  return is_ready (session) &&
         dv_import_get_result (dv_import_session_get_import (session))->n_changed == 1;
}

static void
a_likely_person_is_shown_and_taken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *same;

  open_text (fixture, "Họ và tên,Ngày sinh,Địa chỉ\n"
                      "Nguyễn Thị Hoàng Yến,12/05/1948,12 ngõ 4 phố Thử\n");
  wait_ready (fixture);
  apply (fixture);
  open_text (fixture, "Họ và tên,Ngày sinh,Địa chỉ,Ghi chú\n"
                      "NGUYEN THI HOANG YEN,12/05/1948,12 ngõ 4 phố Thử,sống một mình\n");
  gui_test_wait (has_likely, fixture->session);
  same = gui_test_find_label (GTK_WIDGET (fixture->dialog), "It is the same person");
  for (guint i = 0; i < 100 && (same == NULL || !gtk_widget_get_mapped (same)); i++) {
    g_usleep (10000);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    same = gui_test_find_label (GTK_WIDGET (fixture->dialog), "It is the same person");
  }
  g_assert_nonnull (same);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gtk_widget_get_ancestor (same, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  gui_test_wait (has_changed_row, fixture->session);
  /* The button says that somebody is changed. */
  press (fixture, "Read in, change 1 record");
  gui_test_wait (has_batch, fixture);
  g_assert_cmpuint (count_people (fixture), ==, 1);
}

static guint n_dropped;

static void
dropped_cb (GFile *file, gpointer data)
{
  n_dropped++;
}

static gboolean
drop (GtkWidget *widget, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    g_auto (GValue) value = G_VALUE_INIT;

    if (!GTK_IS_DROP_TARGET (controller))
      continue;
    g_value_init (&value, G_TYPE_FILE);
    g_value_set_object (&value, file);
    g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
  }
  return taken;
}

static void
only_sheets_can_be_dropped (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  dv_sheet_drop_attach (box, dropped_cb, NULL);
  g_assert_true (drop (box, "/nowhere/danh sách.XLSX"));
  g_assert_cmpuint (n_dropped, ==, 1);
  g_assert_false (drop (box, "/nowhere/ảnh.png"));
  g_assert_cmpuint (n_dropped, ==, 1);
}

static gboolean
find_text (gpointer data)
{
  gpointer *pair = data;

  return gui_test_find_label (pair[0], pair[1]) != NULL;
}

static void
wait_for_text (gpointer root, const char *text)
{
  gpointer pair[] = { root, (gpointer) text };

  gui_test_wait (find_text, pair);
}

static GtkWidget *
find_question (GtkWidget *before)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (gui_test_find_label (window, "Withdraw this import?") != NULL)
      return window;
  }
  return NULL;
}

static gboolean
has_question (gpointer window)
{
  return find_question (window) != NULL;
}

static void
edit_first (Fixture *fixture)
{
  const DvImportResult *result =
    dv_import_get_result (dv_import_session_get_import (fixture->session));
  DvRecord *imported = ((DvImportRow *) g_ptr_array_index (result->rows, 0))->record;
  g_autoptr (DvRecord) record = dv_store_load (fixture->store, dv_record_get_id (imported), NULL);

  dv_record_set (record, "note", "sửa sau");
  g_assert_true (dv_store_save (fixture->store, record, NULL, NULL));
}

static void
withdrawing_says_what_is_kept_before_it_is_done (Fixture *fixture, gconstpointer data)
{
  DvImportsWindow *imports;
  GtkWidget *button, *question;

  open_text (fixture, "Họ và tên,Ngày sinh\nNguyễn Thị Thử,12/05/1948\nTrần Văn Mẫu,1950\n");
  wait_ready (fixture);
  apply (fixture);
  edit_first (fixture);
  imports = dv_imports_window_new (GTK_WINDOW (fixture->window), fixture->store);
  gtk_window_present (GTK_WINDOW (imports));
  wait_for_text (imports, "Import of người.csv");
  button = gtk_widget_get_ancestor (gui_test_find_label (GTK_WIDGET (imports), "Withdraw…"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  gui_test_wait (has_question, imports);
  question = find_question (GTK_WIDGET (imports));
  g_assert_nonnull (
    gui_test_find_label (question,
                         "1 record is deleted if it was new, or put back as it was before.\n"
                         "1 record was changed since, or others need it. It is kept."));
  g_signal_emit_by_name (gtk_widget_get_ancestor (gui_test_find_label (question, "Withdraw"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  wait_for_text (imports, "withdrawn: 1");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (imports));
}

int
main (int argc, char **argv)
{
  gui_test_init (&argc, &argv);
#define ADD(name) g_test_add ("/import/" #name, Fixture, NULL, set_up, name, tear_down)
  ADD (a_plain_sheet_opens_on_its_rows_and_is_withdrawn);
  ADD (refused_rows_stop_the_import_unless_they_are_left_out);
  ADD (a_column_is_corrected_once_and_remembered);
  ADD (a_stopped_import_leaves_nothing);
  ADD (old_letters_are_shown_and_left_alone_if_somebody_says_so);
  ADD (pasted_cells_take_the_headings_of_the_list);
  ADD (rows_belong_to_the_list_they_are_read_into);
  ADD (a_likely_person_is_shown_and_taken);
  ADD (only_sheets_can_be_dropped);
  ADD (withdrawing_says_what_is_kept_before_it_is_done);
  return g_test_run ();
}
