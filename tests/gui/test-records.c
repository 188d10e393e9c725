/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include <adwaita.h>

#include "dv-kinds.h"
#include "dv-language.h"
#include "records/dv-columns.h"
#include "records/dv-editor-state.h"
#include "records/dv-editor.h"
#include "records/dv-field-row.h"
#include "records/dv-filter.h"
#include "records/dv-input.h"
#include "records/dv-list-page.h"
#include "records/dv-record-table.h"
#include "records/dv-words.h"
#include "search/dv-commands.h"
#include "window/dv-counters.h"

static const DvField *
get_field (const DvKind *kind, const char *name)
{
  return dv_kind_find_field (kind, name);
}

/* Pure functions: no widget is made. */

static void
test_state_new (void)
{
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_task);
  DvEditorFacts facts = { .record = record };
  g_autoptr (DvEditorState) state = dv_editor_state_new (&facts);

  g_assert_true (state->is_new);
  g_assert_false (state->dirty);
  g_assert_cmpuint (state->problems->len, ==, 0);
  g_assert_null (state->summary);
  g_assert_true (state->first_wrong == get_field (&dv_kind_task, "title"));
}

static void
test_state_left (void)
{
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_task);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  DvEditorFacts facts = { .record = record, .left = left };
  g_autoptr (DvEditorState) state = NULL;

  g_ptr_array_add (left, (gpointer) get_field (&dv_kind_task, "title"));
  state = dv_editor_state_new (&facts);
  g_assert_cmpuint (state->problems->len, ==, 1);
  g_assert_nonnull (dv_problems_find (state->problems, get_field (&dv_kind_task, "title")));
  g_assert_nonnull (state->summary);
}

static void
test_state_unread (void)
{
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_task);
  g_autoptr (GPtrArray) unread = dv_problems_new ();
  DvEditorFacts facts = { .record = record, .unread = unread, .tried = TRUE };
  g_autoptr (DvEditorState) state = NULL;

  dv_record_set (record, "title", "A");
  dv_problems_add (unread, get_field (&dv_kind_task, "due"), "no day");
  state = dv_editor_state_new (&facts);
  g_assert_true (state->dirty);
  g_assert_cmpstr (dv_problems_find (state->problems, get_field (&dv_kind_task, "due")), ==,
                   "no day");
  g_assert_cmpstr (state->title, ==, "A");
}

static void
test_rebase (void)
{
  g_autoptr (DvRecord) mine = dv_record_new (&dv_kind_task);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (DvRecord) merged = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  dv_record_set (mine, "title", "old");
  dv_record_set (mine, "responsible", "old");
  dv_record_mark_clean (mine);
  stored = dv_record_copy (mine);
  dv_record_set (stored, "title", "theirs");
  dv_record_set (stored, "measure", "theirs");
  dv_record_mark_clean (stored);
  dv_record_set (mine, "title", "mine");
  dv_record_set (mine, "responsible", "mine");

  merged = dv_editor_state_rebase (mine, stored, others);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_true (others->pdata[0] == get_field (&dv_kind_task, "title"));
  g_assert_cmpstr (dv_record_get (merged, "title"), ==, "mine");
  g_assert_cmpstr (dv_record_get (merged, "responsible"), ==, "mine");
  g_assert_cmpstr (dv_record_get (merged, "measure"), ==, "theirs");
}

static void
test_filter (void)
{
  static const struct {
    DvPeriod period;
    const char *from, *to;
  } cases[] = {
    { DV_PERIOD_ALL, NULL, NULL },
    { DV_PERIOD_THIS_YEAR, "2019-01-01", "2019-12-31" },
    { DV_PERIOD_LAST_YEAR, "2018-01-01", "2018-12-31" },
    { DV_PERIOD_FIRST_HALF, "2019-01-01", "2019-06-30" },
    { DV_PERIOD_SECOND_HALF, "2019-07-01", "2019-12-31" },
    { DV_PERIOD_THIS_QUARTER, "2019-01-01", "2019-03-31" },
    { DV_PERIOD_LAST_QUARTER, "2018-10-01", "2018-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DvFilter filter = { .period = cases[i].period };
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;

    dv_filter_get_period (&filter, "2019-02-28", &from, &to);
    g_assert_cmpstr (from, ==, cases[i].from);
    g_assert_cmpstr (to, ==, cases[i].to);
    g_assert_true (dv_filter_is_set (&filter) == (i > 0));
  }
}

static void
test_columns (void)
{
  g_autoptr (DvColumns) columns = dv_columns_new (&dv_kind_task, NULL);
  g_autoptr (DvColumns) again = dv_columns_new (&dv_kind_task, NULL);
  DvColumn *first = &g_array_index (columns->columns, DvColumn, 0);
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) broken = g_variant_ref_sink (g_variant_new_string ("no"));

  first->width = 77;
  first->visible = FALSE;
  columns->sort = get_field (&dv_kind_task, "due");
  columns->descending = TRUE;
  saved = g_variant_ref_sink (dv_columns_write (columns));
  dv_columns_read (again, &dv_kind_task, broken);
  g_assert_null (again->sort);
  dv_columns_read (again, &dv_kind_task, saved);
  first = &g_array_index (again->columns, DvColumn, 0);
  g_assert_cmpint (first->width, ==, 77);
  g_assert_false (first->visible);
  g_assert_true (again->sort == columns->sort);
  g_assert_true (again->descending);
  g_assert_cmpuint (again->columns->len, ==, columns->columns->len);
}

static void
test_words (void)
{
  g_autofree char *count = dv_words_count_line (&dv_kind_task, 42, 3);
  g_autofree char *many = dv_words_count (&dv_kind_task, 1234);
  g_autofree char *coverage = dv_words_coverage (12, 17);
  g_autofree char *none = dv_words_coverage (0, 0);
  g_autofree char *late = dv_words_days_left ("2019-06-11", "2019-06-13");

  g_assert_cmpstr (count, ==, "42 tasks · 3 selected");
  g_assert_cmpstr (many, ==, "1.234 tasks");
  g_assert_cmpstr (coverage, ==, "12/17 units (71 %)");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (late, ==, "2 days overdue");
}

static void
test_commands (void)
{
  g_autoptr (GPtrArray) found = dv_commands_find ("petit");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((DvCommand *) found->pdata[0])->action, ==, "win.page::petitions");
}

static void
test_counters (void)
{
  DvQuery *query = dv_counters_get_query (&dv_kind_task, "2019-06-13");

  g_assert_nonnull (query);
  dv_query_free (query);
  g_assert_null (dv_counters_get_query (&dv_kind_model, "2019-06-13"));
}

/* Widgets. */

static gboolean
has_row (GtkWidget *root, const char *name)
{
  if (DV_IS_FIELD_ROW (root))
    return g_strcmp0 (dv_field_row_get_name (DV_FIELD_ROW (root)), name) == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row (child, name))
      return TRUE;

  return FALSE;
}

static gboolean
is_edited (const DvKind *kind)
{
  return !(kind->flags & DV_KIND_HIDDEN);
}

/* Every field of every kind that a person fills in stands in its form. */
static void
test_forms (void)
{
  const DvKind *const *kinds = dv_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++) {
    g_autoptr (GtkBuilder) builder = NULL;
    GtkWidget *form;

    if (!is_edited (kinds[i]))
      continue;
    builder = dv_editor_load_form (kinds[i]);
    form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      const DvField *field = &kinds[i]->fields[j];

      if (!(field->flags & DV_FIELD_COMPUTED) && !has_row (form, field->name))
        g_error ("%s lacks %s", kinds[i]->name, field->name);
    }
  }
}

static void
test_editors (void)
{
  g_autoptr (DvStore) store = make_store (0);
  const DvKind *const *kinds = dv_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++) {
    g_autoptr (DvRecord) record = NULL;
    GtkWidget *editor;

    if (!is_edited (kinds[i]))
      continue;
    record = dv_record_new (kinds[i]);
    editor = g_object_ref_sink (dv_editor_new (store, record));
    g_assert_false (dv_editor_is_dirty (DV_EDITOR (editor)));
    g_assert_finalize_object (editor);
  }
}

/* What is typed into each type of field, and what it means. */
static void
test_inputs (void)
{
  static const struct {
    const DvKind *kind;
    const char *field, *typed, *value, *shown;
  } cases[] = {
    { &dv_kind_task, "title", " Việc  ", "Việc", "Việc" },
    { &dv_kind_task, "due", "5/2/2019", "2019-02-05", "05/02/2019" },
    { &dv_kind_task, "start", "2019", "2019", "2019" },
    { &dv_kind_task, "quantity", "1234", "1234", "1.234" },
    { &dv_kind_line, "amount", "500k", "500000", "500.000" },
    { &dv_kind_task, "group", "whatever", "whatever", "whatever" },
    { &dv_kind_task, "due", "31/02/2019", NULL, "31/02/2019" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DvField *field = get_field (cases[i].kind, cases[i].field);
    DvInput *input = g_object_ref_sink (dv_input_new (field, NULL));
    GtkEditable *entry = GTK_EDITABLE (dv_input_get_control (input));
    g_autofree char *value = NULL;

    gtk_editable_set_text (entry, cases[i].typed);
    g_assert_cmpstr (gtk_editable_get_text (entry), ==, cases[i].typed);
    value = dv_input_read (input, NULL, NULL);
    g_assert_cmpstr (value, ==, cases[i].value);
    dv_input_settle (input);
    g_assert_cmpstr (gtk_editable_get_text (entry), ==, cases[i].shown);
    g_assert_finalize_object (input);
  }
}

static void
type_text (DvEditor *editor, const char *field, const char *text)
{
  GtkWidget *row = dv_editor_find_row (editor, field);
  GtkWidget *slot = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
  DvInput *input = DV_INPUT (gtk_widget_get_first_child (slot));

  gtk_editable_set_text (GTK_EDITABLE (dv_input_get_control (input)), text);
}

typedef struct {
  DvStore *store;
  GtkWidget *window;
  DvEditor *editor;
  DvRecord *saved;
} Form;

static void
saved_cb (Form *form, DvRecord *record)
{
  g_set_object (&form->saved, record);
}

static void
form_open (Form *form, DvStore *store, DvRecord *record)
{
  form->store = store;
  form->saved = NULL;
  form->window = gtk_window_new ();
  form->editor = DV_EDITOR (dv_editor_new (store, record));
  gtk_window_set_child (GTK_WINDOW (form->window), GTK_WIDGET (form->editor));
  g_signal_connect_swapped (form->editor, "saved", G_CALLBACK (saved_cb), form);
  gtk_window_present (GTK_WINDOW (form->window));
}

static void
form_close (Form *form)
{
  gtk_window_destroy (GTK_WINDOW (form->window));
  g_clear_object (&form->saved);
}

static gboolean
is_saved (gpointer form)
{
  return ((Form *) form)->saved != NULL;
}

static gboolean
has_problem (gpointer form)
{
  return gui_test_find_label (GTK_WIDGET (((Form *) form)->editor), "Must not be empty.") != NULL;
}

static void
test_save (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_task);
  g_autoptr (DvRecord) stored = NULL;
  Form form;

  form_open (&form, store, record);
  gtk_widget_activate_action (GTK_WIDGET (form.editor), "editor.save", NULL);
  gui_test_wait (has_problem, &form);
  type_text (form.editor, "title", "Việc mới");
  type_text (form.editor, "due", "5/2/2019");
  g_assert_true (dv_editor_is_dirty (form.editor));
  gtk_widget_activate_action (GTK_WIDGET (form.editor), "editor.save", NULL);
  gui_test_wait (is_saved, &form);
  stored = dv_store_load (store, dv_record_get_id (form.saved), NULL);
  g_assert_cmpstr (dv_record_get (stored, "due"), ==, "2019-02-05");
  g_assert_false (dv_editor_is_dirty (form.editor));
  form_close (&form);
}

static gboolean
has_conflict (gpointer form)
{
  return gui_test_find_label (GTK_WIDGET (((Form *) form)->editor),
                              "Changed by somebody else meanwhile to: Theirs") != NULL;
}

static void
test_conflict (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_task);
  g_autoptr (DvRecord) other = NULL;
  g_autoptr (DvRecord) stored = NULL;
  Form form;

  dv_record_set (record, "title", "Old");
  g_assert_true (dv_store_save (store, record, NULL, NULL));
  form_open (&form, store, record);
  type_text (form.editor, "title", "Mine");
  other = dv_store_load (store, dv_record_get_id (record), NULL);
  dv_record_set (other, "title", "Theirs");
  g_assert_true (dv_store_save (store, other, NULL, NULL));

  gtk_widget_activate_action (GTK_WIDGET (form.editor), "editor.save", NULL);
  gui_test_wait (has_conflict, &form);
  g_assert_cmpstr (dv_record_get (dv_editor_get_record (form.editor), "title"), ==, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (form.editor), "editor.save", NULL);
  gui_test_wait (is_saved, &form);
  stored = dv_store_load (store, dv_record_get_id (record), NULL);
  g_assert_cmpstr (dv_record_get (stored, "title"), ==, "Mine");
  form_close (&form);
}

static gboolean
has_question (gpointer found)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      *(AdwMessageDialog **) found = ADW_MESSAGE_DIALOG (window);
  }
  return *(AdwMessageDialog **) found != NULL;
}

/* Does something, and answers what is asked before. */
static void
do_and_answer (GtkWidget *widget, const char *action, const char *move, const char *answer)
{
  AdwMessageDialog *question = NULL;

  gtk_widget_activate_action (widget, action, NULL);
  gui_test_wait (has_question, &question);
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==,
                   "1 open petition will be due on another day");
  g_assert_cmpstr (adw_message_dialog_get_body (question), ==, move);
  adw_message_dialog_response (question, answer);
  gtk_window_destroy (GTK_WINDOW (question));
}

static gboolean
can_save (gpointer form)
{
  GtkWidget *editor = GTK_WIDGET (((Form *) form)->editor);
  GtkWidget *button = gui_test_find_label (editor, "Save");

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* Time limits and petitions, one of which a holiday moves. */
static void
add_petition (DvStore *store)
{
  g_autoptr (DvRecord) rule = dv_record_new (&dv_kind_deadline);
  g_autoptr (DvRecord) petition = dv_record_new (&dv_kind_petition);
  static const char *const values[][2] = {
    { "code", "A" },    { "title", "A" }, { "matter", "khieu-nai" }, { "role", "main" },
    { "unit", "days" }, { "days", "10" }, { "start", "received" },   { "end", "accepted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    dv_record_set (rule, values[i][0], values[i][1]);
  g_assert_true (dv_store_save (store, rule, NULL, NULL));
  dv_record_set (petition, "title", "Đơn thử");
  dv_record_set (petition, "type", "khieu-nai");
  dv_record_set (petition, "number", "7");
  dv_record_set (petition, "start", "2026-03-02");
  g_assert_true (dv_store_save (store, petition, NULL, NULL));
}

static void
test_moved_petitions (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) holiday = dv_record_new (&dv_kind_holiday);
  Form form;

  add_petition (store);
  dv_record_set (holiday, "type", "holiday");
  form_open (&form, store, holiday);
  type_text (form.editor, "name", "Ngày hội");
  type_text (form.editor, "date", "12/3/2026");
  do_and_answer (GTK_WIDGET (form.editor), "editor.save", "No. 7: 12/03/2026 → 13/03/2026",
                 "cancel");
  gui_test_wait (can_save, &form);
  g_assert_null (form.saved);
  do_and_answer (GTK_WIDGET (form.editor), "editor.save", "No. 7: 12/03/2026 → 13/03/2026",
                 "accept");
  gui_test_wait (is_saved, &form);
  /* A day that moves nothing is saved at once. */
  g_clear_object (&form.saved);
  type_text (form.editor, "name", "Ngày hội phường");
  gtk_widget_activate_action (GTK_WIDGET (form.editor), "editor.save", NULL);
  gui_test_wait (is_saved, &form);
  form_close (&form);
}

typedef struct {
  DvRecordList *list;
  guint n;
} Length;

static gboolean
is_long (gpointer length)
{
  DvRecordList *list = ((Length *) length)->list;

  return !dv_record_list_is_loading (list) &&
         g_list_model_get_n_items (G_LIST_MODEL (list)) == ((Length *) length)->n;
}

static void
test_list (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  guint listed = n > 3 ? n + 1 : n; /* one more has assignments */
  g_autoptr (DvStore) store = make_store (n);
  g_autofree char *count = dv_words_count (&dv_kind_task, listed);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dv_list_page_new (store, &dv_kind_task);
  DvRecordTable *table = DV_RECORD_TABLE (gui_test_find_type (page, DV_TYPE_RECORD_TABLE));
  Length length = { dv_record_table_get_list (table), listed };

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (is_long, &length);
  g_assert_nonnull (gui_test_find_label (page, count));
  dv_list_page_search (DV_LIST_PAGE (page), "ra soat");
  length.n = n / 5 + (n % 5 > 2);
  gui_test_wait (is_long, &length);
  dv_list_page_search (DV_LIST_PAGE (page), "");
  length.n = listed;
  gui_test_wait (is_long, &length);
  dv_list_page_add (DV_LIST_PAGE (page));
  g_assert_false (dv_list_page_is_dirty (DV_LIST_PAGE (page)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_deleted_holiday (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) holiday = dv_record_new (&dv_kind_holiday);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dv_list_page_new (store, &dv_kind_holiday);
  DvRecordTable *table = DV_RECORD_TABLE (gui_test_find_type (page, DV_TYPE_RECORD_TABLE));
  Length length = { dv_record_table_get_list (table), 1 };

  add_petition (store);
  dv_record_set (holiday, "date", "2026-03-12");
  dv_record_set (holiday, "type", "holiday");
  dv_record_set (holiday, "name", "Ngày hội");
  g_assert_true (dv_store_save (store, holiday, NULL, NULL));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (is_long, &length);
  gtk_selection_model_select_item (dv_record_table_get_selection (table), 0, TRUE);
  do_and_answer (page, "list-page.delete", "No. 7: 13/03/2026 → 12/03/2026", "accept");
  length.n = 0;
  gui_test_wait (is_long, &length);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_test_add_func ("/records/state-new", test_state_new);
  g_test_add_func ("/records/state-left", test_state_left);
  g_test_add_func ("/records/state-unread", test_state_unread);
  g_test_add_func ("/records/rebase", test_rebase);
  g_test_add_func ("/records/filter", test_filter);
  g_test_add_func ("/records/columns", test_columns);
  g_test_add_func ("/records/words", test_words);
  g_test_add_func ("/records/commands", test_commands);
  g_test_add_func ("/records/counters", test_counters);
  g_test_add_func ("/records/forms", test_forms);
  g_test_add_func ("/records/editors", test_editors);
  g_test_add_func ("/records/inputs", test_inputs);
  g_test_add_func ("/records/save", test_save);
  g_test_add_func ("/records/conflict", test_conflict);
  g_test_add_func ("/records/moved-petitions", test_moved_petitions);
  g_test_add_func ("/records/deleted-holiday", test_deleted_holiday);
  g_test_add_data_func ("/records/list/0", GUINT_TO_POINTER (0), test_list);
  g_test_add_data_func ("/records/list/3", GUINT_TO_POINTER (3), test_list);
  g_test_add_data_func ("/records/list/2000", GUINT_TO_POINTER (2000), test_list);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  /* The words of the program itself. */
  dv_language_set ("en");
  add_tests ();
  return g_test_run ();
}
