/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "dv-backup.h"
#include "dv-check.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-search.h"
#include "dv-store-error.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  char *path;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
  dv_store_set_actor (fixture->store, "Cán bộ thử");
}

static void
assert_sound (DvStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dv_store_check (store, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  if (fixture->store != NULL)
    assert_sound (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static DvRecord *
add_unit (Fixture *fixture, const char *code, const char *name)
{
  DvRecord *unit = dv_record_new (&dv_kind_unit);
  g_autoptr (GError) error = NULL;

  dv_record_set (unit, "code", code);
  dv_record_set (unit, "name", name);
  dv_store_save (fixture->store, unit, NULL, &error);
  g_assert_no_error (error);
  return unit;
}

static void
saved_values_are_there_after_reopening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add_unit (fixture, "MTTQ", "Ủy ban MTTQ");
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *units = g_strdup_printf ("%s=direct", dv_record_get_id (unit));

  dv_record_set (task, "title", "Xây dựng kế hoạch");
  dv_record_set (task, "lead", dv_record_get_id (unit));
  dv_record_set (task, "units", units);
  dv_record_set (task, "start", "2019-01-01");
  dv_record_set (task, "quantity", "31");
  g_assert_true (dv_store_save (fixture->store, task, NULL, &error));
  g_assert_no_error (error);
  reopen (fixture);
  loaded = dv_store_load (fixture->store, dv_record_get_id (task), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dv_record_get (loaded, "title"), ==, "Xây dựng kế hoạch");
  g_assert_cmpstr (dv_record_get (loaded, "lead"), ==, dv_record_get_id (unit));
  g_assert_cmpstr (dv_record_get (loaded, "units"), ==, units);
  g_assert_cmpstr (dv_record_get (loaded, "start"), ==, "2019-01-01");
  g_assert_cmpint (dv_record_get_integer (loaded, "quantity"), ==, 31);
  g_assert_cmpstr (dv_record_get_link_title (loaded, dv_kind_find_field (&dv_kind_task, "lead")),
                   ==, "Ủy ban MTTQ");
  g_assert_false (dv_record_is_changed (loaded, NULL));
}

static void
a_record_that_breaks_a_rule_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autoptr (GError) error = NULL;

  dv_record_set (task, "start", "2019-06-30");
  dv_record_set (task, "end", "2019-01-01");
  g_assert_false (dv_store_save (fixture->store, task, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Task"));
  g_assert_nonnull (strstr (error->message, "before the beginning"));
  g_assert_null (dv_record_get_id (task));
}

static void
a_stale_form_does_not_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add_unit (fixture, "A", "Tên đầu");
  g_autoptr (DvRecord) first = dv_store_load (fixture->store, dv_record_get_id (unit), NULL);
  g_autoptr (DvRecord) second = dv_store_load (fixture->store, dv_record_get_id (unit), NULL);
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  dv_record_set (first, "name", "Tên hai");
  g_assert_true (dv_store_save (fixture->store, first, NULL, NULL));
  dv_record_set (second, "name", "Tên ba");
  g_assert_false (dv_store_save (fixture->store, second, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* Another field of the same record is no conflict. */
  dv_record_set (second, "name", "Tên đầu");
  dv_record_set (second, "note", "Ghi chú");
  g_assert_true (dv_store_save (fixture->store, second, NULL, &error));
  g_assert_no_error (error);
  loaded = dv_store_load (fixture->store, dv_record_get_id (unit), NULL);
  g_assert_cmpstr (dv_record_get (loaded, "name"), ==, "Tên hai");
  g_assert_cmpstr (dv_record_get (loaded, "note"), ==, "Ghi chú");
  g_assert_false (dv_record_is_conflicted (loaded));
}

static void
undo_and_redo_walk_the_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add_unit (fixture, "A", "Một");
  g_autoptr (GError) error = NULL;
  DvUndone undone;
  static const char *const names[] = { "Hai", "Ba" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    dv_record_set (unit, "name", names[i]);
    g_assert_true (dv_store_save (fixture->store, unit, NULL, NULL));
  }
  static const struct {
    gboolean redo;
    const char *name; /* NULL: deleted */
  } steps[] = { { FALSE, "Hai" }, { FALSE, "Một" }, { TRUE, "Hai" }, { FALSE, "Một" },
                { FALSE, NULL },  { TRUE, "Một" },  { TRUE, "Hai" }, { TRUE, "Ba" } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (DvRecord) loaded = NULL;

    g_assert_true (dv_store_undo (fixture->store, NULL, steps[i].redo, &undone, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (undone.n_records, ==, 1);
    loaded = dv_store_load (fixture->store, dv_record_get_id (unit), NULL);
    g_assert_cmpint (dv_record_is_deleted (loaded), ==, steps[i].name == NULL);
    if (steps[i].name != NULL)
      g_assert_cmpstr (dv_record_get (loaded, "name"), ==, steps[i].name);
  }
  g_assert_false (dv_store_undo (fixture->store, NULL, TRUE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND);
}

static gboolean
save_record_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static gboolean
add_many_cb (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < 10; i++) {
    g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);
    g_autofree char *name = g_strdup_printf ("Nguyễn Văn %c", 'A' + (int) i);

    dv_record_set (person, "name", name);
    if (!dv_write_save (write, person, error))
      return FALSE;
  }
  return TRUE;
}

static GPtrArray *
list_all (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dv_store_list (fixture->store, query, &error);

  g_assert_no_error (error);
  return records;
}

static void
a_batch_is_withdrawn_but_for_what_was_edited_since (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  g_assert_true (
    dv_store_write_as (fixture->store, "import", "Nhập", add_many_cb, NULL, &batch, &error));
  people = list_all (fixture, &dv_kind_person);
  g_assert_cmpuint (people->len, ==, 10);
  dv_record_set (g_ptr_array_index (people, 3), "phone", "0240000000");
  g_assert_true (dv_store_save (fixture->store, g_ptr_array_index (people, 3), NULL, &error));
  g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_records, ==, 9);
  g_assert_cmpuint (undone.n_kept, ==, 1);
  left = list_all (fixture, &dv_kind_person);
  g_assert_cmpuint (left->len, ==, 1);
}

static gboolean
fail_cb (DvWrite *write, gpointer data, GError **error)
{
  add_many_cb (write, NULL, NULL);
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, "nửa chừng");
  return FALSE;
}

static void
a_failed_write_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_write (fixture->store, NULL, fail_cb, NULL, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED);
  people = list_all (fixture, &dv_kind_person);
  g_assert_cmpuint (people->len, ==, 0);
}

static gboolean
save_and_fail_cb (DvWrite *write, gpointer data, GError **error)
{
  g_assert_true (dv_write_save (write, data, error));
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_FULL, "đĩa đầy");
  return FALSE;
}

static void
what_failed_can_be_saved_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  dv_record_set (unit, "name", "Hội CCB");
  g_assert_false (dv_store_write (fixture->store, NULL, save_and_fail_cb, unit, NULL, &error));
  g_clear_error (&error);
  g_assert_true (dv_store_save (fixture->store, unit, NULL, &error));
  g_assert_no_error (error);
  loaded = dv_store_load (fixture->store, dv_record_get_id (unit), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dv_record_get (loaded, "name"), ==, "Hội CCB");
}

static void
a_catalogue_row_is_named_by_its_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) row = dv_record_new (&dv_kind_section);
  DvId id, again;

  dv_record_set (row, "name", "Hội CCB");
  g_assert_false (dv_write_compute_id (row, &id));
  dv_record_set (row, "code", "CCB");
  g_assert_true (dv_write_compute_id (row, &id));
  dv_record_set (row, "name", "Hội Cựu chiến binh");
  g_assert_true (dv_write_compute_id (row, &again));
  g_assert_cmpmem (&id, sizeof id, &again, sizeof again);
}

static void
undo_passes_over_what_others_need (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add_unit (fixture, "A", "Một");
  g_autoptr (DvRecord) second = add_unit (fixture, "B", "Hai");
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autoptr (DvRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_record_set (task, "title", "Việc của đơn vị hai");
  dv_record_set (task, "lead", dv_record_get_id (second));
  g_assert_true (
    dv_store_write_as (fixture->store, "setup", NULL, save_record_cb, task, NULL, NULL));
  g_assert_true (dv_store_undo (fixture->store, NULL, FALSE, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_records, ==, 1);
  g_assert_cmpuint (undone.n_kept, ==, 1);
  loaded = dv_store_load (fixture->store, dv_record_get_id (first), NULL);
  g_assert_true (dv_record_is_deleted (loaded));
  g_assert_false (dv_store_undo (fixture->store, NULL, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND);
}

typedef struct {
  const char *text;
  guint n_found;
} SearchCase;

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  SearchCase *search = data;
  g_autoptr (GArray) rows = dv_search (db, search->text, NULL, 50, error);

  if (rows == NULL)
    return FALSE;
  search->n_found = rows->len;
  return TRUE;
}

static guint
count_found (Fixture *fixture, const char *text)
{
  SearchCase search = { text, 0 };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, search_cb, &search, &error);
  g_assert_no_error (error);
  return search.n_found;
}

static void
search_heeds_the_marks_that_were_typed (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Nguyễn Văn Cừ", "Cao Thị Nguyên", "Đặng Đức Dũng",
                                       "Hoà Thị Thuỷ", "Hòa Văn Thủy" };
  static const SearchCase cases[] = {
    { "nguyen van cu", 1 }, { "nguyen", 2 }, { "nguyễn", 1 },   { "nguyên", 2 },   { "ng", 2 },
    { "dang duc", 1 },      { "đặng", 1 },   { "dung", 1 },     { "hoa", 2 },      { "hoà", 2 },
    { "thủy", 2 },          { "thúy", 0 },   { "\"* OR -", 0 }, { "NGUYỄN V", 1 }, { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);

    dv_record_set (person, "name", names[i]);
    dv_record_set (person, "id_number", "000099000001");
    g_assert_true (dv_store_save (fixture->store, person, NULL, NULL));
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_cmpuint (count_found (fixture, cases[i].text), ==, cases[i].n_found);
  }
  /* What the law keeps secret is not in the index. */
  g_assert_cmpuint (count_found (fixture, "000099000001"), ==, 0);
}

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  gpointer *args = data;

  args[1] = dv_history_read (db, args[0], error);
  return args[1] != NULL;
}

static void
history_names_who_and_what (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add_unit (fixture, "A", "Một");
  g_autoptr (GPtrArray) entries = NULL;
  gpointer args[2] = { unit, NULL };
  DvHistoryEntry *last;
  DvFieldChange *change;

  dv_record_set (unit, "name", "Hai");
  g_assert_true (dv_store_save (fixture->store, unit, NULL, NULL));
  g_assert_true (dv_store_read (fixture->store, history_cb, args, NULL));
  entries = args[1];
  g_assert_cmpuint (entries->len, ==, 2);
  last = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (last->actor, ==, "Cán bộ thử");
  g_assert_cmpuint (last->changes->len, ==, 1);
  change = g_ptr_array_index (last->changes, 0);
  g_assert_cmpstr (change->field->name, ==, "name");
  g_assert_cmpstr (change->before, ==, "Một");
  g_assert_cmpstr (change->after, ==, "Hai");
}

static void
the_same_fact_typed_twice_is_one_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) holidays = NULL;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (DvRecord) holiday = dv_record_new (&dv_kind_holiday);

    dv_record_set (holiday, "date", "2019-02-05");
    dv_record_set (holiday, "type", "holiday");
    dv_record_set (holiday, "name", i == 0 ? "Tết" : "Tết Nguyên đán");
    g_assert_true (dv_store_save (fixture->store, holiday, NULL, NULL));
  }
  holidays = list_all (fixture, &dv_kind_holiday);
  g_assert_cmpuint (holidays->len, ==, 1);
  g_assert_cmpstr (dv_record_get (g_ptr_array_index (holidays, 0), "name"), ==, "Tết Nguyên đán");
}

static void
links_come_and_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add_unit (fixture, "A", "Một");
  g_autoptr (DvRecord) second = add_unit (fixture, "B", "Hai");
  g_autoptr (DvRecord) event = dv_record_new (&dv_kind_event);
  const char *const sets[] = { dv_record_get_id (first), dv_record_get_id (second), NULL,
                               dv_record_get_id (first) };

  dv_record_set (event, "title", "Hội nghị");
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++) {
    g_autoptr (DvRecord) loaded = NULL;

    dv_record_set (event, "units", sets[i]);
    g_assert_true (dv_store_save (fixture->store, event, NULL, NULL));
    loaded = dv_store_load (fixture->store, dv_record_get_id (event), NULL);
    g_assert_cmpstr (dv_record_get (loaded, "units"), ==, sets[i]);
  }
}

static void
a_backup_restores_as_another_site (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.danvan", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (DvRecord) before = add_unit (fixture, "A", "Trước");
  g_autoptr (DvRecord) after = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_backup (fixture->store, backup, &error));
  g_assert_no_error (error);
  after = add_unit (fixture, "B", "Sau");
  g_assert_false (dv_store_restore (backup, fixture->path, &kept, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&fixture->store);
  g_assert_true (dv_store_restore (backup, fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  reopen (fixture);
  units = list_all (fixture, &dv_kind_unit);
  g_assert_cmpuint (units->len, ==, 1);
  dv_record_set (g_ptr_array_index (units, 0), "name", "Sửa sau khi khôi phục");
  g_assert_true (dv_store_save (fixture->store, g_ptr_array_index (units, 0), NULL, &error));
}

static void
a_second_copy_is_kept_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_store_open (fixture->path, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_BUSY);
}

static void
every_kind_can_be_saved_and_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = add_unit (fixture, "A", "Một");

  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_autoptr (GPtrArray) records = list_all (fixture, *kind);

    for (const char *const *column = (*kind)->columns; *column != NULL; column++)
      g_assert_nonnull (dv_kind_find_field (*kind, *column));
    g_assert_nonnull (dv_kind_get_title_field (*kind));
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      g_autoptr (DvQuery) query = dv_query_new (*kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sorted = NULL;

      dv_query_set_order (query, (*kind)->fields[i].name, i % 2);
      dv_query_where (query, (*kind)->fields[i].name, NULL);
      dv_query_set_period (query, "2019-01-01", "2019-06-30");
      dv_query_set_unit (query, dv_record_get_id (unit));
      dv_query_set_words (query, "một");
      sorted = dv_store_list (fixture->store, query, &error);
      g_assert_no_error (error);
    }
  }
}

#define ADD(test) g_test_add ("/store/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (saved_values_are_there_after_reopening);
  ADD (a_record_that_breaks_a_rule_is_refused);
  ADD (a_stale_form_does_not_overwrite);
  ADD (undo_and_redo_walk_the_log);
  ADD (a_batch_is_withdrawn_but_for_what_was_edited_since);
  ADD (undo_passes_over_what_others_need);
  ADD (a_failed_write_leaves_nothing);
  ADD (what_failed_can_be_saved_again);
  ADD (a_catalogue_row_is_named_by_its_code);
  ADD (search_heeds_the_marks_that_were_typed);
  ADD (history_names_who_and_what);
  ADD (the_same_fact_typed_twice_is_one_record);
  ADD (links_come_and_go);
  ADD (a_backup_restores_as_another_site);
  ADD (a_second_copy_is_kept_away);
  ADD (every_kind_can_be_saved_and_listed);

  return g_test_run ();
}
