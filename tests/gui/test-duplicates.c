/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-test.h"

#include <adwaita.h>

#include "dv-kinds.h"
#include "people/dv-duplicates-window.h"

typedef struct {
  char *folder;
  DvStore *store;
  DvDuplicatesWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-duplicates-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
add_person (Fixture *fixture, const char *name, const char *birth, const char *number)
{
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);

  dv_record_set (person, "name", name);
  dv_record_set (person, "birth", birth);
  dv_record_set (person, "id_number", number);
  dv_record_set (person, "address", "Số 5, ngõ 12 phố Ái Mộ");
  g_assert_true (dv_store_save (fixture->store, person, NULL, NULL));
}

static void
open_window (Fixture *fixture)
{
  fixture->window = dv_duplicates_window_new (NULL, fixture->store);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
shows_status (gpointer window)
{
  return g_strcmp0 (dv_duplicates_window_get_state (window), "status") == 0;
}

static gboolean
shows_pairs (gpointer window)
{
  return g_strcmp0 (dv_duplicates_window_get_state (window), "pairs") == 0 &&
         dv_duplicates_window_get_n_pairs (window) > 0;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static guint
count_people (Fixture *fixture)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GPtrArray) people = dv_store_list (fixture->store, query, NULL);

  return people->len;
}

static void
a_register_without_duplicates_says_so (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "Trần Văn Khải", "1950-03-05", NULL);
  add_person (fixture, "Phạm Thị Lựu", "1961-11-20", NULL);
  open_window (fixture);
  gui_test_wait (shows_status, fixture->window);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (fixture->window), "No duplicates"));
}

static void
a_decision_empties_the_list_and_undo_fills_it (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "Trần Văn Khải", "1950-03-05", NULL);
  add_person (fixture, "TRAN VAN KHAI", "1950", NULL);
  open_window (fixture);
  gui_test_wait (shows_pairs, fixture->window);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (fixture->window), "same address"));

  activate (fixture, "duplicates.merge");
  gui_test_wait (shows_status, fixture->window);
  g_assert_cmpuint (count_people (fixture), ==, 1);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (fixture->window), "All pairs are decided"));
  activate (fixture, "duplicates.undo");
  gui_test_wait (shows_pairs, fixture->window);
  g_assert_cmpuint (count_people (fixture), ==, 2);

  activate (fixture, "duplicates.distinct");
  gui_test_wait (shows_status, fixture->window);
  activate (fixture, "duplicates.search");
  gui_test_wait (shows_status, fixture->window);
  g_assert_cmpuint (count_people (fixture), ==, 2);
}

static void
numbers_of_papers_are_shown_in_part (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "Trần Văn Khải", "1950-03-05", "000050123456");
  add_person (fixture, "Trần Văn Khải", "1950-03-05", NULL);
  open_window (fixture);
  gui_test_wait (shows_pairs, fixture->window);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (fixture->window), "000•••••••56"));
  g_assert_null (gui_test_find_label (GTK_WIDGET (fixture->window), "000050123456"));
}

static gboolean
asks (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2;
}

static void
two_citizen_numbers_are_asked_about (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "Trần Văn Khải", "1950-03-05", "000050123456");
  add_person (fixture, "Trần Văn Khải", "1950-03-05", "000050123465");
  open_window (fixture);
  gui_test_wait (shows_pairs, fixture->window);
  activate (fixture, "duplicates.merge");
  gui_test_wait (asks, NULL);
  g_assert_cmpuint (count_people (fixture), ==, 2);
}

#define ADD(test) g_test_add ("/duplicates/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);

  ADD (a_register_without_duplicates_says_so);
  ADD (a_decision_empties_the_list_and_undo_fills_it);
  ADD (numbers_of_papers_are_shown_in_part);
  ADD (two_citizen_numbers_are_asked_about);

  return g_test_run ();
}
