/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-check.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-search.h"
#include "dv-store-error.h"
#include "dv-store.h"

/* What happens to records that several people, imports and undoings change one after the other. */

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-changes-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dv_store_check (fixture->store, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
save (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static DvRecord *
add (Fixture *fixture, const DvKind *kind, const char *field, const char *value)
{
  DvRecord *record = dv_record_new (kind);

  dv_record_set (record, field, value);
  save (fixture, record);
  return record;
}

static DvRecord *
load (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;
  DvRecord *loaded = dv_store_load (fixture->store, dv_record_get_id (record), &error);

  g_assert_no_error (error);
  return loaded;
}

static DvUndone
undo (Fixture *fixture, const char *batch)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_undo (fixture->store, batch, FALSE, &undone, &error);
  g_assert_no_error (error);
  return undone;
}

static void
a_form_that_stays_open_does_not_overwrite_what_it_never_showed (Fixture *fixture,
                                                                gconstpointer data)
{
  g_autoptr (DvRecord) form = add (fixture, &dv_kind_unit, "name", "Một");
  g_autoptr (DvRecord) other = load (fixture, form);
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  dv_record_set (other, "name", "Hai");
  save (fixture, other);
  dv_record_set (form, "note", "Ghi chú");
  save (fixture, form);
  dv_record_set (form, "name", "Ba");
  g_assert_false (dv_store_save (fixture->store, form, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT);
  loaded = load (fixture, form);
  g_assert_cmpstr (dv_record_get (loaded, "name"), ==, "Hai");
  g_assert_cmpstr (dv_record_get (loaded, "note"), ==, "Ghi chú");
  g_assert_false (dv_record_is_conflicted (loaded));
}

static void
the_role_of_a_link_can_be_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add (fixture, &dv_kind_unit, "name", "Hội CCB");
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autofree char *with = g_strdup_printf ("%s=direct", dv_record_get_id (unit));
  const char *const values[] = { with, dv_record_get_id (unit), NULL, with,
                                 NULL, dv_record_get_id (unit) };

  dv_record_set (task, "title", "Kế hoạch");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr (DvRecord) loaded = NULL;

    dv_record_set (task, "units", values[i]);
    save (fixture, task);
    loaded = load (fixture, task);
    g_assert_cmpstr (dv_record_get (loaded, "units"), ==, values[i]);
  }
}

static void
set_assignment (DvRecord *record, DvRecord *task, DvRecord *unit)
{
  dv_record_set (record, "task", dv_record_get_id (task));
  dv_record_set (record, "unit", dv_record_get_id (unit));
}

static void
a_fact_that_became_another_is_not_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) task = add (fixture, &dv_kind_task, "title", "Kế hoạch");
  g_autoptr (DvRecord) first = add (fixture, &dv_kind_unit, "name", "Một");
  g_autoptr (DvRecord) second = add (fixture, &dv_kind_unit, "name", "Hai");
  g_autoptr (DvRecord) moved = dv_record_new (&dv_kind_assignment);
  g_autoptr (DvRecord) loaded = NULL;

  set_assignment (moved, task, first);
  save (fixture, moved);
  set_assignment (moved, task, second);
  save (fixture, moved);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (DvRecord) again = dv_record_new (&dv_kind_assignment);
    g_autoptr (DvQuery) query = dv_query_new (&dv_kind_assignment);
    g_autoptr (GPtrArray) all = NULL;

    set_assignment (again, task, first);
    save (fixture, again);
    all = dv_store_list (fixture->store, query, NULL);
    g_assert_cmpuint (all->len, ==, 2);
  }
  loaded = load (fixture, moved);
  g_assert_cmpstr (dv_record_get (loaded, "unit"), ==, dv_record_get_id (second));
}

typedef struct {
  DvRecord *unit;
  DvRecord *task;
} Pair;

static gboolean
add_pair_cb (DvWrite *write, gpointer data, GError **error)
{
  Pair *pair = data;

  if (!dv_write_save (write, pair->unit, error))
    return FALSE;
  dv_record_set (pair->task, "lead", dv_record_get_id (pair->unit));
  dv_record_set (pair->task, "units", dv_record_get_id (pair->unit));
  return dv_write_save (write, pair->task, error);
}

static char *
import_pair (Fixture *fixture, Pair *pair)
{
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  pair->unit = dv_record_new (&dv_kind_unit);
  pair->task = dv_record_new (&dv_kind_task);
  dv_record_set (pair->unit, "name", "Hội CCB");
  dv_record_set (pair->task, "title", "Kế hoạch");
  dv_store_write_as (fixture->store, "import", NULL, add_pair_cb, pair, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

static void
pair_clear (Pair *pair)
{
  g_object_unref (pair->unit);
  g_object_unref (pair->task);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
a_withdrawn_import_counts_what_a_person_counts (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *batch = import_pair (fixture, &pair);
  DvUndone undone = undo (fixture, batch);

  g_assert_cmpuint (undone.n_records, ==, 2);
  g_assert_cmpuint (undone.n_kept, ==, 0);
}

static void
what_is_kept_keeps_what_it_links_to (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *batch = import_pair (fixture, &pair);
  g_autoptr (DvRecord) edited = load (fixture, pair.task);
  g_autoptr (DvRecord) task = NULL;
  g_autoptr (DvRecord) unit = NULL;
  DvUndone undone;

  dv_record_set (edited, "note", "Sửa sau");
  save (fixture, edited);
  undone = undo (fixture, batch);
  g_assert_cmpuint (undone.n_records, ==, 0);
  g_assert_cmpuint (undone.n_kept, ==, 2);
  task = load (fixture, pair.task);
  unit = load (fixture, pair.unit);
  g_assert_false (dv_record_is_deleted (task));
  g_assert_false (dv_record_is_deleted (unit));
  g_assert_cmpstr (dv_record_get (task, "units"), ==, dv_record_get_id (unit));
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static void
a_record_that_was_deleted_since_stays_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add (fixture, &dv_kind_unit, "name", "Một");
  g_autoptr (DvRecord) changed = load (fixture, unit);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  DvUndone undone;

  dv_record_set (changed, "name", "Hai");
  g_assert_true (
    dv_store_write_as (fixture->store, "import", NULL, save_cb, changed, &batch, &error));
  stored = load (fixture, unit);
  g_assert_true (dv_store_delete (fixture->store, stored, NULL, &error));
  undone = undo (fixture, batch);
  g_assert_cmpuint (undone.n_records, ==, 0);
  g_assert_cmpuint (undone.n_kept, ==, 1);
  loaded = load (fixture, unit);
  g_assert_true (dv_record_is_deleted (loaded));
}

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  gpointer *args = data;

  args[1] = dv_search (db, args[0], NULL, GPOINTER_TO_UINT (args[2]), error);
  return args[1] != NULL;
}

static void
assert_found (Fixture *fixture,
              const char *text,
              guint limit,
              const gint64 *rows,
              const guint *order,
              guint n)
{
  gpointer args[3] = { (gpointer) text, NULL, GUINT_TO_POINTER (limit) };
  g_autoptr (GArray) found = NULL;

  g_assert_true (dv_store_read (fixture->store, search_cb, args, NULL));
  found = args[1];
  g_test_message ("%s", text);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), ==, rows[order[i]]);
}

static void
what_has_the_words_in_its_title_is_found_first (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *address;
  } people[] = { { "Nguyễn Văn An", NULL },
                 { "Nguyên Văn An", "phố Nguyễn Văn Cừ" },
                 { "Trần Thị Bình", "An, phố Nguyễn Văn Cừ" } };
  static const struct {
    const char *text;
    guint order[3];
    guint n;
  } cases[] = { { "nguyen van an", { 1, 0, 2 }, 3 },
                { "nguyễn văn an", { 0, 2, 1 }, 3 },
                { "an", { 1, 0, 2 }, 3 },
                { "pho nguyen", { 2, 1 }, 2 } };
  gint64 rows[G_N_ELEMENTS (people)];

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);

    dv_record_set (person, "name", people[i].name);
    dv_record_set (person, "address", people[i].address);
    save (fixture, person);
    rows[i] = dv_record_get_row (person);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_found (fixture, cases[i].text, 50, rows, cases[i].order, cases[i].n);
  }
  /* Among more than can be shown, too, the title goes before what is newer. */
  assert_found (fixture, "nguyen van an", 2, rows, (const guint[]){ 1, 0 }, 2);
  assert_found (fixture, "nguyen van an", 1, rows, (const guint[]){ 1 }, 1);
}

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  gpointer *args = data;

  args[1] = dv_history_read (db, args[0], error);
  return args[1] != NULL;
}

static void
the_history_names_what_was_linked (Fixture *fixture, gconstpointer data)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *batch = import_pair (fixture, &pair);
  gpointer args[2] = { pair.task, NULL };
  g_autoptr (GPtrArray) entries = NULL;
  DvHistoryEntry *entry;
  guint n_named = 0;

  g_assert_true (dv_store_read (fixture->store, history_cb, args, NULL));
  entries = args[1];
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  for (guint i = 0; i < entry->changes->len; i++) {
    const DvFieldChange *change = g_ptr_array_index (entry->changes, i);

    g_assert_false (dv_id_is_valid (change->shown_after));
    n_named += g_str_equal (change->shown_after, "Hội CCB");
  }
  g_assert_cmpuint (n_named, ==, 2);
}

static void
a_range_takes_in_a_date_of_which_only_the_year_is_known (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *from;
    const char *to;
    guint n;
  } cases[] = { { "1950-03-01", "1950-06-30", 1 },
                { NULL, "1949-12-31", 0 },
                { "1951-01-01", NULL, 0 },
                { "1950", "1950", 1 },
                { "1940", "1949", 0 },
                { "1949-12-31", "1950-01-01", 1 } };
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);

  dv_record_set (person, "name", "Nguyễn Văn An");
  dv_record_set (person, "birth", "1950");
  save (fixture, person);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
    g_autoptr (GPtrArray) found = NULL;

    dv_query_between (query, "birth", cases[i].from, cases[i].to);
    found = dv_store_list (fixture->store, query, NULL);
    g_assert_cmpuint (found->len, ==, cases[i].n);
  }
}

#define TEST(name) g_test_add ("/store/changes/" #name, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  TEST (a_form_that_stays_open_does_not_overwrite_what_it_never_showed);
  TEST (the_role_of_a_link_can_be_taken_away);
  TEST (a_fact_that_became_another_is_not_overwritten);
  TEST (a_withdrawn_import_counts_what_a_person_counts);
  TEST (what_is_kept_keeps_what_it_links_to);
  TEST (a_record_that_was_deleted_since_stays_deleted);
  TEST (what_has_the_words_in_its_title_is_found_first);
  TEST (the_history_names_what_was_linked);
  TEST (a_range_takes_in_a_date_of_which_only_the_year_is_known);
  return g_test_run ();
}
