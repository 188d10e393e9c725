/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-test.h"
#include "make-sites.h"

#include <adwaita.h>

#include "dv-conflicts.h"
#include "dv-erase.h"
#include "dv-erasings.h"
#include "dv-kinds.h"
#include "exchange/dv-conflict-banner.h"
#include "exchange/dv-conflicts-paper.h"
#include "exchange/dv-conflicts-view.h"
#include "exchange/dv-exchange-page.h"
#include "records/dv-editor.h"
#include "reports/dv-paper-window.h"

typedef struct {
  char *folder;
  MakeSites sites;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.danvan", NULL);
  store = dv_store_create (path, &error);
  g_assert_no_error (error);
  make_sites_init (&fixture->sites, store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  make_sites_clear (&fixture->sites);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, GtkWidget *child)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
has_one (gpointer view)
{
  return dv_conflicts_view_get_n_conflicts (view) == 1;
}

static gboolean
has_none (gpointer view)
{
  return dv_conflicts_view_get_n_conflicts (view) == 0;
}

static void
assert_address (Fixture *fixture, const char *id, const char *address)
{
  g_autoptr (DvRecord) record = dv_store_load (fixture->sites.office, id, NULL);

  g_assert_cmpstr (dv_record_get (record, "address"), ==, address);
}

static void
a_store_without_conflicts_says_so (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);

  show (fixture, view);
  gui_test_wait (has_none, view);
  g_assert_nonnull (gui_test_find_label (fixture->window, "No conflicts"));
}

static void
a_value_is_kept_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);
  g_autoptr (GError) error = NULL;
  guint n_laptop = 0;
  DvUndone undone;

  show (fixture, view);
  gui_test_wait (has_one, view);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Số 12 ngõ 5"));
  assert_address (fixture, id, "Số 21 ngõ 5");

  /* The second is the older one, of the laptop. */
  g_assert_true (
    gtk_widget_activate_action (gui_test_find_type (view, g_type_from_name ("DvConflictPane")),
                                "conflict.keep", "u", 1));
  gui_test_wait (has_none, view);
  assert_address (fixture, id, "Số 12 ngõ 15 Ngọc Lâm");

  /* Undoing brings the conflict back, at the other site too. */
  g_assert_true (dv_store_undo (fixture->sites.office, NULL, FALSE, &undone, &error));
  g_assert_no_error (error);
  assert_address (fixture, id, "Số 21 ngõ 5");
  gui_test_wait (has_one, view);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Số 12 ngõ 15 Ngọc Lâm"));
  make_sites_exchange (&fixture->sites);
  g_assert_true (dv_conflicts_count (fixture->sites.laptop, &n_laptop, NULL));
  g_assert_cmpuint (n_laptop, ==, 1);

  g_assert_true (dv_store_undo (fixture->sites.office, NULL, TRUE, &undone, &error));
  g_assert_no_error (error);
  gui_test_wait (has_none, view);
  assert_address (fixture, id, "Số 12 ngõ 15 Ngọc Lâm");
}

static void
a_deletion_is_chosen_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
    make_sites_add (&fixture->sites, &dv_kind_person,
                    DV_NAMES ("name", "Bùi Văn Cam", "unit", fixture->sites.group));
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (DvRecord) back = NULL;
  DvUndone undone;

  make_sites_exchange (&fixture->sites);
  make_sites_delete_laptop (&fixture->sites, id);
  g_usleep (2000); /* later, by clocks that count milliseconds */
  make_sites_set_office (&fixture->sites, id, "address", "Số 3");
  make_sites_exchange (&fixture->sites);
  show (fixture, view);
  gui_test_wait (has_one, view);
  g_assert_nonnull (gui_test_find_label (fixture->window, "The record is deleted"));
  gtk_widget_activate_action (gui_test_find_type (view, g_type_from_name ("DvConflictPane")),
                              "conflict.keep", "u", 1);
  gui_test_wait (has_none, view);
  record = dv_store_load (fixture->sites.office, id, NULL);
  g_assert_true (dv_record_is_deleted (record));

  g_assert_true (dv_store_undo (fixture->sites.office, NULL, FALSE, &undone, NULL));
  gui_test_wait (has_one, view);
  back = dv_store_load (fixture->sites.office, id, NULL);
  g_assert_false (dv_record_is_deleted (back));
  assert_address (fixture, id, "Số 3");
}

static void
another_value_is_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);
  GtkWidget *pane, *entry;

  show (fixture, view);
  gui_test_wait (has_one, view);
  pane = gui_test_find_type (view, g_type_from_name ("DvConflictPane"));
  gtk_widget_activate_action (pane, "conflict.type", NULL);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Type the value first."));

  entry = gui_test_find_type (pane, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Số 15 ngõ 21");
  gtk_widget_activate_action (pane, "conflict.type", NULL);
  gui_test_wait (has_none, view);
  assert_address (fixture, id, "Số 15 ngõ 21");
}

static void
both_values_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);
  g_autoptr (DvRecord) record = NULL;

  show (fixture, view);
  gui_test_wait (has_one, view);
  gtk_widget_activate_action (gui_test_find_type (view, g_type_from_name ("DvConflictPane")),
                              "conflict.keep-both", "u", 0);
  gui_test_wait (has_none, view);
  assert_address (fixture, id, "Số 21 ngõ 5");
  record = dv_store_load (fixture->sites.office, id, NULL);
  g_assert_nonnull (strstr (dv_record_get (record, "note"), "Số 12 ngõ 15 Ngọc Lâm"));
}

static void
what_is_typed_stays_while_packets_come (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  GtkWidget *view = dv_conflicts_view_new (fixture->sites.office);
  g_autofree char *other = NULL;
  GtkWidget *entry;

  show (fixture, view);
  gui_test_wait (has_one, view);
  entry = gui_test_find_type (gui_test_find_type (view, g_type_from_name ("DvConflictPane")),
                              GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Số 15");
  other = make_sites_add (&fixture->sites, &dv_kind_person, DV_NAMES ("name", "Mai Văn Đào"));
  for (gint64 end = g_get_monotonic_time () + 600000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  entry = gui_test_find_type (gui_test_find_type (view, g_type_from_name ("DvConflictPane")),
                              GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Số 15");
}

static gboolean
banner_says (gpointer window)
{
  GtkWidget *label = gui_test_find_label (window, "1 field has two values");

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
the_form_says_how_many_fields_have_two_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  g_autoptr (DvRecord) record = dv_store_load (fixture->sites.office, id, NULL);

  g_assert_true (dv_record_is_conflicted (record));
  show (fixture, dv_editor_new (fixture->sites.office, record));
  gui_test_wait (banner_says, fixture->window);
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **conflicts = data;

  *conflicts = dv_conflicts_list (db, NULL, 0, error);
  return *conflicts != NULL;
}

static void
the_printed_list_names_both_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add_conflict (&fixture->sites);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DvDocument) document = NULL;
  const GPtrArray *blocks;
  g_autoptr (GString) text = g_string_new (NULL);

  dv_store_read (fixture->sites.office, list_cb, &conflicts, NULL);
  document = dv_conflicts_paper_new (conflicts, conflicts->len);
  blocks = dv_document_get_blocks (document);
  for (guint i = 0; i < blocks->len; i++) {
    const DvTable *table = g_ptr_array_index (blocks, i);

    if (((DvBlock *) table)->kind != DV_BLOCK_TABLE)
      continue;
    g_assert_cmpuint (table->rows->len, ==, 1);
    for (guint j = 0; j < 6; j++) {
      const DvRow *row = g_ptr_array_index (table->rows, 0);
      g_autofree char *cell = dv_paragraph_dup_text (g_array_index (row->cells, DvCell, j).content);

      g_string_append_printf (text, "%s|", cell);
    }
  }
  g_assert_nonnull (strstr (text->str, "Trần Văn Ổi"));
  g_assert_nonnull (strstr (text->str, "☐ Số 21 ngõ 5"));
  g_assert_nonnull (strstr (text->str, "☐ Số 12 ngõ 15 Ngọc Lâm"));
  g_assert_nonnull (strstr (text->str, "Nhà văn hóa 7"));
}

static gboolean
names_laptop (gpointer page)
{
  return gui_test_find_label (page, "Nhà văn hóa 7") != NULL;
}

static void
the_page_lists_the_computers_that_take_part (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = dv_exchange_page_new (fixture->sites.office);

  show (fixture, page);
  dv_exchange_page_show (DV_EXCHANGE_PAGE (page), "sites");
  gui_test_wait (names_laptop, page);
  g_assert_nonnull (gui_test_find_label (page, "this computer"));
  g_assert_nonnull (gui_test_find_label (page, "never"));
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

static gboolean
is_asked (gpointer nothing)
{
  return find_dialog () != NULL;
}

static void
answer_erasing (const char *word)
{
  AdwMessageDialog *dialog;

  gui_test_wait (is_asked, NULL);
  dialog = find_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "91/2025/QH15"));
  gtk_editable_set_text (GTK_EDITABLE (gui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)),
                         word);
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWindow *
find_paper (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (DV_IS_PAPER_WINDOW (window))
      return GTK_WINDOW (window);
  }
  return NULL;
}

static gboolean
has_paper (gpointer nothing)
{
  return find_paper () != NULL && dv_paper_window_is_ready (DV_PAPER_WINDOW (find_paper ()));
}

static gboolean
erasings_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **erasings = data;

  *erasings = dv_erasings_list (db, NULL, error);
  return *erasings != NULL;
}

/* Asked twice: a wrong word erases nothing. */
static void
a_person_is_erased_once_the_word_is_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = make_sites_add (&fixture->sites, &dv_kind_person,
                                        DV_NAMES ("name", "Trần Thị Mẫu", "unit",
                                                  fixture->sites.group, "address", "Số 5 ngõ 1"));
  g_autoptr (DvRecord) record = dv_store_load (fixture->sites.office, id, NULL);
  g_autoptr (GPtrArray) erasings = NULL;
  g_autoptr (DvRecord) left = NULL;
  const DvErasing *erasing;
  GtkWidget *editor = dv_editor_new (fixture->sites.office, record);

  make_sites_exchange (&fixture->sites);
  show (fixture, editor);
  g_assert_true (gtk_widget_activate_action (editor, "editor.erase", NULL));
  answer_erasing ("no");
  gui_test_wait (is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Nothing was erased");
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  assert_address (fixture, id, "Số 5 ngõ 1");

  g_assert_true (gtk_widget_activate_action (editor, "editor.erase", NULL));
  answer_erasing (" Erase ");
  gui_test_wait (has_paper, NULL);
  gtk_window_destroy (find_paper ());
  left = dv_store_load (fixture->sites.office, id, NULL);
  g_assert_true (left == NULL || dv_record_get (left, "name") == NULL);

  /* The laptop has not heard of it yet. */
  g_assert_true (dv_store_read (fixture->sites.office, erasings_cb, &erasings, NULL));
  g_assert_cmpuint (erasings->len, ==, 1);
  erasing = g_ptr_array_index (erasings, 0);
  g_assert_cmpstr (erasing->id, ==, id);
  g_assert_cmpuint (erasing->receipts->len, ==, 2);
  g_assert_true (((DvEraseReceipt *) g_ptr_array_index (erasing->receipts, 0))->done);
  g_assert_false (((DvEraseReceipt *) g_ptr_array_index (erasing->receipts, 1))->done);
}

static gboolean
add_person_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static void
who_is_typed_at_a_laptop_is_of_its_group (Fixture *fixture, gconstpointer data)
{
  const DvWriteOptions options = { NULL, NULL, "edit" };
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;

  dv_record_set (record, "name", "Trần Thị Mẫu");
  dv_write_transaction (fixture->sites.laptop, &options, add_person_cb, record, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dv_record_get (record, "unit"), ==, fixture->sites.group);
}

#define ADD(test) g_test_add ("/exchange/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);

  ADD (a_store_without_conflicts_says_so);
  ADD (a_value_is_kept_and_undone);
  ADD (a_deletion_is_chosen_and_undone);
  ADD (another_value_is_typed);
  ADD (both_values_are_kept);
  ADD (what_is_typed_stays_while_packets_come);
  ADD (the_form_says_how_many_fields_have_two_values);
  ADD (the_printed_list_names_both_values);
  ADD (a_person_is_erased_once_the_word_is_typed);
  ADD (who_is_typed_at_a_laptop_is_of_its_group);
  ADD (the_page_lists_the_computers_that_take_part);

  return g_test_run ();
}
