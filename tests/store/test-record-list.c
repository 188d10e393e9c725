/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-kinds.h"
#include "dv-record-list.h"

typedef struct {
  char *folder;
  DvStore *store;
  DvRecordList *list;
} Fixture;

static gboolean
add_people_cb (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++) {
    g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);
    g_autofree char *name = g_strdup_printf ("Nguyễn Văn Số %04u", i);

    dv_record_set (person, "name", name);
    if (!dv_write_save (write, person, error))
      return FALSE;
  }
  return TRUE;
}

static void
wait_for_order (DvRecordList *list)
{
  while (dv_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static DvRecord *
wait_for_record (DvRecordItem *item)
{
  while (dv_record_item_get_record (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dv_record_item_get_record (item);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-list-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (
    dv_store_write (fixture->store, NULL, add_people_cb, GUINT_TO_POINTER (500), NULL, &error));
  fixture->list = dv_record_list_new (fixture->store);
  dv_record_list_set_query (fixture->list, query);
  wait_for_order (fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  /* What was asked for holds the list until it is answered. */
  while (G_OBJECT (fixture->list)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
the_same_place_is_the_same_object (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (DvRecordItem) first = g_list_model_get_item (model, 7);
  g_autoptr (DvRecordItem) second = g_list_model_get_item (model, 7);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 500);
  g_assert_true (first == second);
  g_assert_null (g_list_model_get_item (model, 500));
  g_assert_cmpstr (dv_record_get (wait_for_record (first), "name"), ==, "Nguyễn Văn Số 0007");
  g_assert_cmpuint (dv_record_list_find (fixture->list, dv_record_item_get_row (first)), ==, 7);
}

static void
what_nobody_holds_is_forgotten (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  DvRecordItem *item = g_list_model_get_item (model, 3);

  wait_for_record (item);
  g_assert_finalize_object (item);
}

typedef struct {
  guint n;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Changes *changes = data;

  *changes = (Changes){ changes->n + 1, position, removed, added };
}

static void
a_save_changes_one_place (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (DvRecordItem) item = g_list_model_get_item (model, 20);
  g_autoptr (DvRecord) record = dv_record_copy (wait_for_record (item));
  g_autoptr (DvRecord) added = dv_record_new (&dv_kind_person);
  Changes changes = { 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  dv_record_set (record, "phone", "0240000000");
  g_assert_true (dv_store_save (fixture->store, record, NULL, NULL));
  wait_for_order (fixture->list);
  g_assert_cmpuint (changes.n, ==, 0);
  while (dv_record_get (dv_record_item_get_record (item), "phone") == NULL)
    g_main_context_iteration (NULL, TRUE);

  dv_record_set (added, "name", "Nguyễn Văn Số 0020");
  g_assert_true (dv_store_save (fixture->store, added, NULL, NULL));
  wait_for_order (fixture->list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_cmpuint (changes.position, ==, 21);
  g_signal_handlers_disconnect_by_data (model, &changes);
}

static void
a_newer_query_takes_the_place_of_the_older (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "s", "so", "so 0", "so 00", "so 0042" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);

    dv_query_set_words (query, typed[i]);
    dv_record_list_set_query (fixture->list, query);
  }
  wait_for_order (fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

#define ADD(test) g_test_add ("/record-list/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (the_same_place_is_the_same_object);
  ADD (what_nobody_holds_is_forgotten);
  ADD (a_save_changes_one_place);
  ADD (a_newer_query_takes_the_place_of_the_older);

  return g_test_run ();
}
