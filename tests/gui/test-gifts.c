/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include "common/dv-cells.h"
#include "dv-document-text.h"
#include "dv-kinds.h"
#include "dv-language.h"
#include "gifts/dv-overlap-paper.h"
#include "gifts/dv-overlap-window.h"
#include "gifts/dv-share-window.h"
#include "records/dv-editor.h"
#include "records/dv-record-commands.h"

/* A campaign of two lists, on which one woman stands twice, and her husband once. */
typedef struct {
  DvStore *store;
  char *campaign;
  char *lists[2];
} Fixture;

static char *
save (DvStore *store, const DvKind *kind, const char *first, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, first);
  for (const char *name = first; name != NULL; name = va_arg (args, const char *))
    dv_record_set (record, name, va_arg (args, const char *));
  va_end (args);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

static void
add_people (Fixture *fixture)
{
  g_autofree char *household =
    save (fixture->store, &dv_kind_household, "name", "Trần Văn Nam", NULL);
  g_autofree char *unit = save (fixture->store, &dv_kind_unit, "code", "T5", "name", "Tổ 5", NULL);
  g_autofree char *wife = save (fixture->store, &dv_kind_person, "name", "Nguyễn Thị Hòa", "birth",
                                "1950-03-02", "household", household, "unit", unit, NULL);
  g_autofree char *husband = save (fixture->store, &dv_kind_person, "name", "Trần Văn Nam", "birth",
                                   "1948", "household", household, "unit", unit, NULL);
}

static void
add_lines (Fixture *fixture)
{
  g_autofree char *a = save (fixture->store, &dv_kind_line, "list", fixture->lists[0], "position",
                             "1", "name", "NGUYEN THI HOA", "birth", "1950", NULL);
  g_autofree char *b = save (fixture->store, &dv_kind_line, "list", fixture->lists[1], "position",
                             "4", "name", "Nguyễn Thị Hòa", "birth", "1950", NULL);
  g_autofree char *c = save (fixture->store, &dv_kind_line, "list", fixture->lists[1], "position",
                             "5", "name", "Trần Văn Nam", "birth", "1948", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer with_lines)
{
  fixture->store = make_store (0);
  fixture->campaign = save (fixture->store, &dv_kind_campaign, "name", "Tết Bính Ngọ", NULL);
  add_people (fixture);
  if (with_lines == NULL)
    return;
  fixture->lists[0] =
    save (fixture->store, &dv_kind_list, "title", "Hội LHPN", "campaign", fixture->campaign, NULL);
  fixture->lists[1] =
    save (fixture->store, &dv_kind_list, "title", "Hội CCB", "campaign", fixture->campaign, NULL);
  add_lines (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer with_lines)
{
  g_clear_object (&fixture->store);
  g_free (fixture->campaign);
  g_free (fixture->lists[0]);
  g_free (fixture->lists[1]);
}

static guint
count_rows (GtkWidget *window)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gui_test_find_type (window, GTK_TYPE_COLUMN_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static const char *
get_cell (GtkWidget *window, guint row, guint cell)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gui_test_find_type (window, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (DvCells) cells =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), row);

  return dv_cells_get_text (cells, cell);
}

/* --- while a line is typed --- */

typedef struct {
  GtkWidget *root;
  const char *text;
  gboolean shown;
} Notice;

static gboolean
is_noticed (gpointer user_data)
{
  Notice *notice = user_data;
  GtkWidget *label = gui_test_find_label (notice->root, notice->text);

  return (label != NULL && gtk_widget_is_visible (gtk_widget_get_parent (label))) == notice->shown;
}

static void
a_line_says_whom_it_touches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *editor;
  Notice notice = { window, NULL, TRUE };

  dv_record_set (line, "list", fixture->lists[0]);
  editor = dv_editor_new (fixture->store, line);
  gtk_window_set_child (GTK_WINDOW (window), editor);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2; i++) {
    GtkWidget *row = dv_editor_find_row (DV_EDITOR (editor), i == 0 ? "name" : "birth");

    gtk_editable_set_text (GTK_EDITABLE (gui_test_find_type (row, GTK_TYPE_TEXT)),
                           i == 0 ? "tran van nam" : "1948");
    g_signal_emit_by_name (row, "edited");
    g_signal_emit_by_name (row, "left");
  }
  notice.text = "is already on another list: line 5, list Hội CCB\n"
                "same household as NGUYEN THI HOA, line 1, list Hội LHPN\n"
                "same household as Nguyễn Thị Hòa, line 4, list Hội CCB";
  gui_test_wait (is_noticed, &notice);

  /* Another year of birth is somebody else. */
  gtk_editable_set_text (GTK_EDITABLE (
                           gui_test_find_type (dv_editor_find_row (DV_EDITOR (editor), "birth"),
                                               GTK_TYPE_TEXT)),
                         "1990");
  g_signal_emit_by_name (dv_editor_find_row (DV_EDITOR (editor), "birth"), "edited");
  g_signal_emit_by_name (dv_editor_find_row (DV_EDITOR (editor), "birth"), "left");
  notice.shown = FALSE;
  gui_test_wait (is_noticed, &notice);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- the overlaps --- */

static gboolean
has_compared (gpointer user_data)
{
  return !dv_overlap_window_is_reading (user_data);
}

static GtkWidget *
open_overlaps (Fixture *fixture)
{
  GtkWidget *window = dv_overlap_window_new (NULL, fixture->store, fixture->campaign);

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (has_compared, window);
  return window;
}

static void
overlaps_are_told_of (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_overlaps (fixture);

  g_assert_cmpuint (count_rows (window), ==, 3);
  g_assert_cmpstr (get_cell (window, 0, 0), ==, "On two lists");
  g_assert_cmpstr (get_cell (window, 0, 1), ==, "Nguyễn Thị Hòa");
  g_assert_cmpstr (get_cell (window, 0, 4), ==, "to be settled");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Overlaps: Tết Bính Ngọ");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
a_number_of_the_matrix_shows_its_overlaps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_overlaps (fixture);

  /* Hội CCB stands before Hội LHPN; within it the couple stands. */
  gtk_widget_activate_action (window, "overlap.show-pair", "(uu)", 0, 0);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpstr (get_cell (window, 0, 0), ==, "Same household");
  gtk_widget_activate_action (window, "overlap.show-pair", "(uu)", 0, 1);
  g_assert_cmpuint (count_rows (window), ==, 2);
  gtk_widget_activate_action (window, "overlap.show-all", NULL);
  g_assert_cmpuint (count_rows (window), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_dialog (gpointer user_data)
{
  GtkWidget **dialog = user_data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      *dialog = window;
  }
  return *dialog != NULL;
}

static gboolean
is_accepted (gpointer user_data)
{
  return !dv_overlap_window_is_reading (user_data) &&
         g_str_equal (get_cell (user_data, 0, 4), "accepted");
}

static gboolean
is_open_again (gpointer user_data)
{
  return !dv_overlap_window_is_reading (user_data) &&
         g_str_equal (get_cell (user_data, 0, 4), "to be settled");
}

static void
an_overlap_is_accepted_with_a_reason_and_undone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_overlaps (fixture);
  GtkColumnView *view = GTK_COLUMN_VIEW (gui_test_find_type (window, GTK_TYPE_COLUMN_VIEW));
  GtkWidget *dialog = NULL;
  g_autoptr (GError) error = NULL;

  gtk_selection_model_select_item (gtk_column_view_get_model (view), 0, TRUE);
  gtk_widget_activate_action (window, "overlap.accept", NULL);
  gui_test_wait (has_dialog, &dialog);
  gtk_editable_set_text (GTK_EDITABLE (gui_test_find_type (dialog, GTK_TYPE_ENTRY)),
                         "hai quà khác nhau");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gui_test_wait (is_accepted, window);
  g_assert_cmpstr (get_cell (window, 0, 5), ==, "hai quà khác nhau");
  g_assert_cmpstr (get_cell (window, 1, 4), ==, "to be settled");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gui_test_find_type (window, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  g_assert_cmpuint (count_rows (window), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gui_test_find_type (window, GTK_TYPE_CHECK_BUTTON)),
                               FALSE);

  gtk_widget_activate_action (window, "overlap.undo", NULL);
  gui_test_wait (is_open_again, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
no_lists_have_no_overlaps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_overlaps (fixture);

  g_assert_nonnull (gui_test_find_label (window, "No overlaps"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (gui_test_find_type (window, GTK_TYPE_STACK))),
                   ==, "empty");
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct {
  const char *campaign;
  DvOverlaps *overlaps;
} Reading;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->overlaps = dv_overlaps_read (db, reading->campaign, error);
  return reading->overlaps != NULL;
}

static void
the_paper_tells_what_was_chosen (Fixture *fixture, gconstpointer data)
{
  Reading reading = { fixture->campaign, NULL };
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DvDocument) paper = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint second = 1;

  dv_store_read (fixture->store, read_cb, &reading, &error);
  g_assert_no_error (error);
  g_array_append_val (indexes, second);
  paper = dv_overlap_paper_new (reading.overlaps, indexes);
  text = dv_document_to_text (paper);
  g_assert_nonnull (strstr (text, "Tết Bính Ngọ"));
  g_assert_nonnull (strstr (text, "Same household"));
  g_assert_nonnull (strstr (text, "line 5, list Hội CCB"));
  g_assert_null (strstr (text, "On two lists"));
  dv_overlaps_unref (reading.overlaps);
}

/* --- sharing out --- */

static gboolean
has_proposed (gpointer user_data)
{
  return !dv_share_window_is_reading (user_data);
}

static gboolean
nothing_is_left (gpointer user_data)
{
  return !dv_share_window_is_reading (user_data) &&
         g_str_equal (get_cell (user_data, 0, 3), "Already has the gifts that one person can get.");
}

static void
gifts_are_shared_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = save (fixture->store, &dv_kind_source, "campaign", fixture->campaign,
                                  "name", "Hội CTĐ", "stock", "5", NULL);
  GtkWidget *window = dv_share_window_new (NULL, fixture->store, fixture->campaign);
  GtkDropDown *filter;

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (has_proposed, window);
  filter = GTK_DROP_DOWN (gui_test_find_type (window, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (count_rows (window), ==, 2);
  g_assert_cmpstr (get_cell (window, 0, 0), ==, "Trần Văn Nam");
  g_assert_cmpstr (get_cell (window, 0, 3), ==, "Hội CTĐ");
  gtk_drop_down_set_selected (filter, 2);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpstr (get_cell (window, 0, 3), ==, "The household already has a gift.");
  gtk_drop_down_set_selected (filter, 0);
  gtk_widget_activate_action (window, "share.write", NULL);
  gui_test_wait (nothing_is_left, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
without_sources_there_is_nothing_to_share (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = dv_share_window_new (NULL, fixture->store, fixture->campaign);

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (has_proposed, window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (gui_test_find_type (window, GTK_TYPE_STACK))),
                   ==, "empty");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
the_form_of_a_campaign_offers_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) campaign = dv_store_load (fixture->store, fixture->campaign, &error);
  GtkWidget *bar = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  dv_record_commands_fill (bar, fixture->store, campaign);
  g_assert_nonnull (gui_test_find_label (bar, "Compare the lists"));
  g_assert_nonnull (gui_test_find_label (bar, "Propose who receives"));
  g_object_unref (bar);
}

#define ADD(name, lists, func) g_test_add ("/gifts/" name, Fixture, lists, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  dv_language_set ("en");
  ADD ("a-line-says-whom-it-touches", "", a_line_says_whom_it_touches);
  ADD ("overlaps-are-told-of", "", overlaps_are_told_of);
  ADD ("a-number-of-the-matrix-shows-its-overlaps", "", a_number_of_the_matrix_shows_its_overlaps);
  ADD ("an-overlap-is-accepted-with-a-reason-and-undone", "",
       an_overlap_is_accepted_with_a_reason_and_undone);
  ADD ("the-paper-tells-what-was-chosen", "", the_paper_tells_what_was_chosen);
  ADD ("no-lists-have-no-overlaps", NULL, no_lists_have_no_overlaps);
  ADD ("gifts-are-shared-out", NULL, gifts_are_shared_out);
  ADD ("without-sources-there-is-nothing-to-share", NULL,
       without_sources_there_is_nothing_to_share);
  ADD ("the-form-of-a-campaign-offers-both", NULL, the_form_of_a_campaign_offers_both);
  return g_test_run ();
}
