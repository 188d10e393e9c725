/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include "dv-kinds.h"
#include "organisation/dv-reform-answers.h"
#include "organisation/dv-reorganise-window.h"

/* The guided step that reorganises units, driven by its actions. */

static char *
save_unit (DvStore *store, const char *name, const char *parent)
{
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_unit);
  g_autoptr (GError) error = NULL;

  dv_record_set (record, "name", name);
  dv_record_set (record, "parent", parent);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

typedef struct {
  GtkWidget *window;
  const char *page;
} Wait;

static gboolean
is_shown (gpointer user_data)
{
  Wait *wait = user_data;
  DvReorganiseWindow *window = DV_REORGANISE_WINDOW (wait->window);

  return !dv_reorganise_window_is_working (window) &&
         g_str_equal (dv_reorganise_window_get_page (window), wait->page);
}

static void
go (GtkWidget *window, const char *page)
{
  Wait wait = { window, page };

  gtk_widget_activate_action (window, "step.next", NULL);
  gui_test_wait (is_shown, &wait);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(GtkWidget **) user_data == NULL;
}

static void
a_unit_is_renamed_step_by_step (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autofree char *id = save_unit (store, "Tổ 5", NULL);
  g_autoptr (DvRecord) unit = dv_store_load (store, id, NULL);
  GtkWidget *window = dv_reorganise_window_new (NULL, store, unit);
  g_autoptr (DvRecord) ended = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  dv_reorganise_window_answer (DV_REORGANISE_WINDOW (window), "way", "rename");
  dv_reorganise_window_answer (DV_REORGANISE_WINDOW (window), "date", "2024-01-01");
  go (window, "units");
  go (window, "new");
  dv_reorganise_window_answer (DV_REORGANISE_WINDOW (window), "name1", "Tổ 5A");
  go (window, "preview");
  g_assert_nonnull (gui_test_find_label (window, "Tổ 5A is made"));
  g_assert_nonnull (gui_test_find_label (window, "Tổ 5 ends"));
  gtk_widget_activate_action (window, "step.next", NULL);
  gui_test_wait (is_gone, &window);
  ended = dv_store_load (store, id, NULL);
  g_assert_cmpstr (dv_record_get (ended, "valid_to"), ==, "2023-12-31");
}

static gboolean
is_problem_shown (gpointer user_data)
{
  return gui_test_find_label (user_data, "Type the first day on which it is so.") != NULL;
}

static void
what_is_missing_is_said_on_its_page (void)
{
  g_autoptr (DvStore) store = make_store (0);
  GtkWidget *window = dv_reorganise_window_new (NULL, store, NULL);

  gtk_window_present (GTK_WINDOW (window));
  dv_reorganise_window_answer (DV_REORGANISE_WINDOW (window), "way", "merge");
  gtk_widget_activate_action (window, "step.next", NULL);
  gui_test_wait (is_problem_shown, window);
  g_assert_cmpstr (dv_reorganise_window_get_page (DV_REORGANISE_WINDOW (window)), ==, "what");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
a_split_asks_where_each_part_goes (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autofree char *id = save_unit (store, "Phường Một", NULL);
  g_autofree char *below = save_unit (store, "Tổ 1", id);
  g_autoptr (DvRecord) unit = dv_store_load (store, id, NULL);
  GtkWidget *window = dv_reorganise_window_new (NULL, store, unit);
  DvReorganiseWindow *step = DV_REORGANISE_WINDOW (window);
  g_autoptr (DvRecord) moved = NULL;
  g_autoptr (DvRecord) above = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  dv_reorganise_window_answer (step, "way", "split");
  dv_reorganise_window_answer (step, "date", "2024-01-01");
  go (window, "units");
  go (window, "new");
  dv_reorganise_window_answer (step, "name1", "Phường Hai");
  dv_reorganise_window_answer (step, "name2", "Phường Ba");
  go (window, "parts");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gui_test_find_type (window, ADW_TYPE_COMBO_ROW)), 1);
  go (window, "preview");
  gtk_widget_activate_action (window, "step.back", NULL);
  g_assert_cmpstr (dv_reorganise_window_get_page (step), ==, "parts");
  go (window, "preview");
  gtk_widget_activate_action (window, "step.next", NULL);
  gui_test_wait (is_gone, &window);
  moved = dv_store_load (store, below, NULL);
  above = dv_store_load (store, dv_record_get (moved, "parent"), NULL);
  g_assert_cmpstr (dv_record_get_title (above), ==, "Phường Ba");
}

int
main (int argc, char **argv)
{
  gui_test_init (&argc, &argv);

  g_test_add_func ("/organisation/a-unit-is-renamed-step-by-step", a_unit_is_renamed_step_by_step);
  g_test_add_func ("/organisation/what-is-missing-is-said-on-its-page",
                   what_is_missing_is_said_on_its_page);
  g_test_add_func ("/organisation/a-split-asks-where-each-part-goes",
                   a_split_asks_where_each_part_goes);

  return g_test_run ();
}
