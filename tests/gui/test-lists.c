/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include "dv-history.h"
#include "dv-kinds.h"
#include "records/dv-editor.h"
#include "records/dv-input.h"

#include <adwaita.h>

/* Forms of people and lists: sensitive fields, and the commands by which a list goes on. */

typedef struct {
  DvStore *store;
  DvRecord *record;
  GtkWidget *window;
  GtkWidget *editor;
  const char *label;
} Form;

static Form
form_open (DvStore *store, DvRecord *record)
{
  Form form = { store, record };
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_save (store, record, NULL, &error));
  form.window = gtk_window_new ();
  form.editor = dv_editor_new (store, record);
  gtk_window_set_child (GTK_WINDOW (form.window), form.editor);
  gtk_window_present (GTK_WINDOW (form.window));
  return form;
}

static void
form_close (Form *form)
{
  gtk_window_destroy (GTK_WINDOW (form->window));
}

/* Finds the button with this label, itself or inside it. */
static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = gui_test_find_label (root, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
has_button (gpointer data)
{
  Form *form = data;

  return find_button (form->editor, form->label) != NULL;
}

static void
press (Form *form, const char *label)
{
  form->label = label;
  gui_test_wait (has_button, form);
  g_signal_emit_by_name (find_button (form->editor, label), "clicked");
}

typedef struct {
  DvRecord *record;
  GPtrArray *entries;
} History;

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  History *history = data;

  history->entries = dv_history_read (db, history->record, error);
  return history->entries != NULL;
}

static guint
count_openings (Form *form)
{
  History history = { form->record };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (dv_store_read (form->store, history_cb, &history, &error));
  for (guint i = 0; i < history.entries->len; i++)
    n += ((DvHistoryEntry *) g_ptr_array_index (history.entries, i))->opened->len;
  g_ptr_array_unref (history.entries);
  return n;
}

static gboolean
is_revealed (gpointer data)
{
  Form *form = data;
  GtkWidget *row = dv_editor_find_row (DV_EDITOR (form->editor), "id_number");

  return !gtk_widget_get_visible (
    gtk_widget_get_parent (gui_test_find_label (row, "000•••••••01")));
}

static void
test_opening_is_logged_before_it_shows (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);
  Form form;

  dv_record_set (person, "name", "Lê Thị Mẫu");
  dv_record_set (person, "id_number", "000150000001");
  form = form_open (store, person);
  g_assert_false (is_revealed (&form));
  g_assert_cmpuint (count_openings (&form), ==, 0);
  g_signal_emit_by_name (find_button (dv_editor_find_row (DV_EDITOR (form.editor), "id_number"),
                                      "Show"),
                         "clicked");
  g_assert_false (is_revealed (&form));
  gui_test_wait (is_revealed, &form);
  g_assert_cmpuint (count_openings (&form), ==, 1);
  form_close (&form);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static void
answer (const char *id)
{
  AdwMessageDialog *dialog;

  gui_test_wait (has_dialog, NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (dialog, id);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
assert_state (Form *form, const char *state)
{
  g_autoptr (DvRecord) stored = dv_store_load (form->store, dv_record_get_id (form->record), NULL);

  g_assert_cmpstr (dv_record_get (stored, "state"), ==, state);
}

static void
test_a_list_is_approved_by_its_command (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  Form form;

  dv_record_set (list, "title", "Quà Tết");
  form = form_open (store, list);
  press (&form, "Approve and lock");
  answer ("cancel");
  assert_state (&form, NULL);
  press (&form, "Approve and lock");
  answer ("accept");
  form.label = "New version…";
  gui_test_wait (has_button, &form);
  assert_state (&form, "approved");
  g_assert_null (find_button (form.editor, "Approve and lock"));
  g_assert_null (find_button (form.editor, "From the register…"));
  form_close (&form);
}

/* The window of a second clerk still offers what the first has done. */
static void
test_the_second_clerk_is_told (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  g_autoptr (DvRecord) other = NULL;
  Form form;

  dv_store_set_actor (store, "Lê Thị Mẫu");
  dv_record_set (list, "title", "Quà Tết");
  form = form_open (store, list);
  press (&form, "Approve and lock");
  gui_test_wait (has_dialog, NULL);
  other = dv_store_load (store, dv_record_get_id (list), NULL);
  dv_record_set (other, "state", "approved");
  g_assert_true (dv_store_save (store, other, NULL, NULL));
  answer ("accept");
  gui_test_wait (has_dialog, NULL);
  g_assert_nonnull (
    strstr (adw_message_dialog_get_body (find_dialog ()), "Lê Thị Mẫu approved it"));
  answer ("close");
  form_close (&form);
}

static DvRecord *
add (DvStore *store, const DvKind *kind, const char *const *values)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static gboolean
has_label (gpointer data)
{
  Form *form = data;

  return gui_test_find_label (form->editor, form->label) != NULL;
}

static void
test_the_sum_of_a_list_is_said (void)
{
  static const char *const names[] = { "Lê Thị Mẫu", "Trần Văn Thử" };
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  Form form;

  dv_record_set (list, "title", "Quà Tết");
  form = form_open (store, list);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (DvRecord) line =
      add (store, &dv_kind_line,
           DV_NAMES ("list", dv_record_get_id (list), "name", names[i], "amount", "250000"));
  }
  form.label = "2 lines · 2 people · 0 households · 500.000 đ (Năm trăm nghìn đồng)";
  gui_test_wait (has_label, &form);
  form_close (&form);
}

/* Leaving the field asks; the answer stands below the name. */
static void
test_who_is_in_the_register_is_said_while_typing (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) known =
    add (store, &dv_kind_person,
         DV_NAMES ("name", "Lê Thị Mẫu", "birth", "1950", "address", "Số 9"));
  g_autoptr (DvRecord) typed = dv_record_new (&dv_kind_person);
  Form form = { store, typed, .label = "In the register already: Lê Thị Mẫu, 1950, Số 9, –" };

  dv_record_set (typed, "name", "le thi mau");
  dv_record_set (typed, "birth", "1950-02-03");
  form.window = gtk_window_new ();
  form.editor = dv_editor_new (store, typed);
  gtk_window_set_child (GTK_WINDOW (form.window), form.editor);
  gtk_window_present (GTK_WINDOW (form.window));
  g_signal_emit_by_name (dv_editor_find_row (DV_EDITOR (form.editor), "birth"), "left");
  gui_test_wait (has_label, &form);
  form_close (&form);
}

static void
type_text (Form *form, const char *field, const char *text)
{
  GtkWidget *row = dv_editor_find_row (DV_EDITOR (form->editor), field);
  GtkWidget *slot = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
  DvInput *input = DV_INPUT (gtk_widget_get_first_child (slot));

  gtk_editable_set_text (GTK_EDITABLE (dv_input_get_control (input)), text);
}

/* The form is empty again, but for what most lines share. */
static gboolean
is_next (gpointer data)
{
  Form *form = data;
  DvRecord *record = dv_editor_get_record (DV_EDITOR (form->editor));

  return dv_record_get_row (record) == 0 && dv_record_get (record, "name") == NULL;
}

static void
test_the_next_record_keeps_what_is_shared (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) list = add (store, &dv_kind_list, DV_NAMES ("title", "Quà Tết"));
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);
  Form form = { store, line };

  dv_record_set (line, "list", dv_record_get_id (list));
  dv_record_set (line, "note", "given");
  dv_record_mark_clean (line);
  form.window = gtk_window_new ();
  form.editor = dv_editor_new (store, line);
  gtk_window_set_child (GTK_WINDOW (form.window), form.editor);
  gtk_window_present (GTK_WINDOW (form.window));
  type_text (&form, "name", "Lê Thị Mẫu");
  type_text (&form, "amount", "400k");
  gtk_widget_activate_action (form.editor, "editor.save-and-add", NULL);
  gui_test_wait (is_next, &form);
  g_assert_cmpstr (dv_record_get (dv_editor_get_record (DV_EDITOR (form.editor)), "amount"), ==,
                   "400000");
  g_assert_cmpstr (dv_record_get (dv_editor_get_record (DV_EDITOR (form.editor)), "note"), ==,
                   "given");
  g_assert_false (dv_editor_is_dirty (DV_EDITOR (form.editor)));
  form_close (&form);
}

static gboolean
has_version (gpointer data)
{
  Form *form = data;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_list);
  g_autoptr (GPtrArray) lists = dv_store_list (form->store, query, NULL);

  return lists->len == 2;
}

static void
test_a_new_version_is_made_with_its_reason (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  Form form;

  dv_record_set (list, "title", "Quà Tết");
  dv_record_set (list, "state", "approved");
  form = form_open (store, list);
  press (&form, "New version…");
  gui_test_wait (has_dialog, NULL);
  gtk_editable_set_text (GTK_EDITABLE (
                           gui_test_find_type (GTK_WIDGET (find_dialog ()), GTK_TYPE_ENTRY)),
                         "thêm một người");
  answer ("accept");
  gui_test_wait (has_version, &form);
  form_close (&form);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/people/opening", test_opening_is_logged_before_it_shows);
  g_test_add_func ("/lists/approve", test_a_list_is_approved_by_its_command);
  g_test_add_func ("/lists/second-clerk", test_the_second_clerk_is_told);
  g_test_add_func ("/lists/new-version", test_a_new_version_is_made_with_its_reason);
  g_test_add_func ("/lists/next-line", test_the_next_record_keeps_what_is_shared);
  g_test_add_func ("/lists/sum", test_the_sum_of_a_list_is_said);
  g_test_add_func ("/people/known", test_who_is_in_the_register_is_said_while_typing);
  return g_test_run ();
}
