/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-check.h"
#include "dv-distinct.h"
#include "dv-duplicates.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-merge.h"
#include "dv-store-error.h"

typedef struct {
  char *folder;
  DvStore *store;
  guint n_missing; /* files of attachments, which are not there */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-merge-XXXXXX", &error);
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
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, fixture->n_missing);
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
add_person (Fixture *fixture, const char *name, const char *field, const char *value)
{
  DvRecord *person = dv_record_new (&dv_kind_person);

  dv_record_set (person, "name", name);
  if (field != NULL)
    dv_record_set (person, field, value);
  save (fixture, person);
  return person;
}

static DvRecord *
load (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;
  DvRecord *loaded = dv_store_load (fixture->store, dv_record_get_id (record), &error);

  g_assert_no_error (error);
  return loaded;
}

static void
assert_value (Fixture *fixture, DvRecord *record, const char *field, const char *value)
{
  g_autoptr (DvRecord) loaded = load (fixture, record);

  g_assert_false (dv_record_is_deleted (loaded));
  g_assert_cmpstr (dv_record_get (loaded, field), ==, value);
}

static char *
merge (Fixture *fixture, DvRecord *keep, DvRecord *other)
{
  const DvMerge two = { dv_record_get_id (keep), dv_record_get_id (other), NULL, FALSE };
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  dv_merge_save (fixture->store, &two, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

static void
undo (Fixture *fixture, const char *batch)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_undo (fixture->store, batch, FALSE, &undone, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, DvRecord *keep, DvRecord *other, gboolean force)
{
  const DvMerge two = { dv_record_get_id (keep), dv_record_get_id (other), NULL, force };
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_merge_save (fixture->store, &two, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
}

static DvRecord *make_record (Fixture *fixture, const DvKind *kind);

/* A value that a field takes. */
static void
fill_field (Fixture *fixture, DvRecord *record, const DvField *field)
{
  g_autoptr (DvRecord) target = NULL;

  switch (field->type) {
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    dv_record_set_value (record, field, "2019-06-13");
    break;
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  case DV_TYPE_DECIMAL:
    dv_record_set_value (record, field, "1");
    break;
  case DV_TYPE_CHOICE:
    dv_record_set_value (record, field, field->choices[0].code);
    break;
  case DV_TYPE_LINK:
    target =
      make_record (fixture, field->target != NULL ? dv_kind_find (field->target) : &dv_kind_unit);
    dv_record_set_value (record, field, dv_record_get_id (target));
    break;
  default:
    dv_record_set_value (record, field, "Chữ");
  }
}

/* A record with what it needs; not saved. */
static DvRecord *
fill_record (Fixture *fixture, const DvKind *kind)
{
  DvRecord *record = dv_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & DV_FIELD_REQUIRED)
      fill_field (fixture, record, &kind->fields[i]);
  }
  return record;
}

static DvRecord *
make_record (Fixture *fixture, const DvKind *kind)
{
  DvRecord *record = fill_record (fixture, kind);

  save (fixture, record);
  return record;
}

static gboolean
may_link_to_person (const DvKind *kind, const DvField *field)
{
  /* Who opened an entry is told of that entry, also after it was merged. */
  if (kind == &dv_kind_relation || kind == &dv_kind_pair || (kind->flags & DV_KIND_TRACE) ||
      !dv_field_is_link (field))
    return FALSE;
  return field->target == NULL || g_str_equal (field->target, "person");
}

/* One record for every field of every kind that leads to the person. */
static GPtrArray *
add_references (Fixture *fixture, DvRecord *person, GPtrArray *fields)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      DvRecord *record;

      if (!may_link_to_person (*kind, &(*kind)->fields[i]))
        continue;
      record = fill_record (fixture, *kind);
      dv_record_set_value (record, &(*kind)->fields[i], dv_record_get_id (person));
      save (fixture, record);
      g_ptr_array_add (records, record);
      g_ptr_array_add (fields, (gpointer) (*kind)->fields[i].name);
    }
  }
  return records;
}

static void
assert_all (Fixture *fixture, GPtrArray *records, GPtrArray *fields, DvRecord *person)
{
  for (guint i = 0; i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);

    g_test_message ("%s.%s", dv_record_get_kind (record)->name,
                    (char *) g_ptr_array_index (fields, i));
    assert_value (fixture, record, g_ptr_array_index (fields, i), dv_record_get_id (person));
  }
}

static void
everything_that_points_to_a_person_moves_and_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Trần Văn Khải", "birth", "1950-03-05");
  g_autoptr (DvRecord) other = add_person (fixture, "TRAN VAN KHAI", "phone", "0900000001");
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = add_references (fixture, other, fields);
  g_autoptr (DvRecord) gone = NULL;
  g_autofree char *batch = NULL;

  g_assert_cmpuint (records->len, >=, 3);
  fixture->n_missing = 1;
  batch = merge (fixture, keep, other);
  assert_all (fixture, records, fields, keep);
  assert_value (fixture, keep, "phone", "0900000001");
  assert_value (fixture, keep, "name", "Trần Văn Khải");
  gone = load (fixture, other);
  g_assert_true (dv_record_is_deleted (gone));

  undo (fixture, batch);
  assert_all (fixture, records, fields, other);
  assert_value (fixture, keep, "phone", NULL);
  assert_value (fixture, other, "phone", "0900000001");
}

static void
links_of_both_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = make_record (fixture, &dv_kind_unit);
  g_autoptr (DvRecord) second = make_record (fixture, &dv_kind_unit);
  g_autofree char *leads = g_strdup_printf ("%s", dv_record_get_id (first));
  g_autoptr (DvRecord) keep = add_person (fixture, "Lê Thị Na", "memberships", leads);
  g_autoptr (DvRecord) other =
    add_person (fixture, "Lê Thị Na", "memberships", dv_record_get_id (second));
  g_autoptr (DvRecord) merged = NULL, restored = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *batch = merge (fixture, keep, other);

  merged = load (fixture, keep);
  links = dv_links_parse (dv_record_get (merged, "memberships"));
  g_assert_cmpuint (links->len, ==, 2);
  undo (fixture, batch);
  assert_value (fixture, keep, "memberships", dv_record_get_id (first));
  assert_value (fixture, other, "memberships", dv_record_get_id (second));
}

static void
what_was_edited_since_stays_when_a_merge_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Lê Văn Sơn", NULL, NULL);
  g_autoptr (DvRecord) other = add_person (fixture, "Le Van Son", "phone", "0900000002");
  g_autofree char *batch = merge (fixture, keep, other);
  g_autoptr (DvRecord) edited = load (fixture, keep);

  dv_record_set (edited, "phone", "0900000003");
  dv_record_set (edited, "address", "Số 1 phố Lâm Du");
  save (fixture, edited);
  undo (fixture, batch);
  assert_value (fixture, keep, "phone", "0900000003");
  assert_value (fixture, keep, "address", "Số 1 phố Lâm Du");
  assert_value (fixture, other, "phone", "0900000002");
}

static void
a_list_that_was_approved_follows_and_stays_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Lê Văn Sơn", "birth", "1950-02-03");
  g_autoptr (DvRecord) other = add_person (fixture, "Le Van Son", NULL, NULL);
  g_autoptr (DvRecord) line = fill_record (fixture, &dv_kind_line);
  g_autoptr (DvRecord) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;

  dv_record_set (line, "person", dv_record_get_id (other));
  save (fixture, line);
  list = dv_store_load (fixture->store, dv_record_get (line, "list"), NULL);
  dv_record_set (list, "state", "reviewed");
  save (fixture, list);
  dv_record_set (list, "state", "approved");
  save (fixture, list);

  batch = merge (fixture, keep, other);
  assert_value (fixture, line, "person", dv_record_get_id (keep));
  assert_value (fixture, line, "birth", NULL);
  undo (fixture, batch);
  assert_value (fixture, line, "person", dv_record_get_id (other));
}

static void
the_head_of_a_household_stays_its_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) household = make_record (fixture, &dv_kind_household);
  g_autoptr (DvRecord) keep =
    add_person (fixture, "Lê Văn Sơn", "household", dv_record_get_id (household));
  g_autoptr (DvRecord) other = dv_record_new (&dv_kind_person);
  g_autofree char *batch = NULL;

  dv_record_set (other, "name", "Le Van Son");
  dv_record_set (other, "household", dv_record_get_id (household));
  dv_record_set (other, "relation", "head");
  save (fixture, other);
  assert_value (fixture, household, "head", dv_record_get_id (other));
  batch = merge (fixture, keep, other);
  assert_value (fixture, household, "head", dv_record_get_id (keep));
  assert_value (fixture, keep, "relation", "head");
  undo (fixture, batch);
  assert_value (fixture, household, "head", dv_record_get_id (other));
  assert_value (fixture, keep, "relation", NULL);
}

static void
values_are_filled_joined_and_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "TRAN THI LUU", "note", "Một");
  g_autoptr (DvRecord) other = add_person (fixture, "Trần Thị Lựu", "note", "Hai");
  const char *const take[] = { "name", NULL };
  const DvMerge two = { dv_record_get_id (keep), dv_record_get_id (other), take, FALSE };

  g_assert_true (dv_merge_save (fixture->store, &two, NULL, NULL));
  assert_value (fixture, keep, "name", "Trần Thị Lựu");
  assert_value (fixture, keep, "note", "Một\nHai");
}

static void
a_citizen_number_takes_the_place_of_an_old_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Trần Văn Minh", "id_number", "000123456");
  g_autoptr (DvRecord) other = add_person (fixture, "Trần Văn Minh", "id_number", "000071123456");
  g_autofree char *batch = merge (fixture, keep, other);

  assert_value (fixture, keep, "id_number", "000071123456");
  if (dv_kind_find_field (&dv_kind_person, "old_id_number") != NULL)
    assert_value (fixture, keep, "old_id_number", "000123456");
}

static void
two_citizen_numbers_are_refused_unless_forced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Lê Văn An", "id_number", "000071123456");
  g_autoptr (DvRecord) other = add_person (fixture, "Lê Văn An", "id_number", "000071123999");
  const DvMerge forced = { dv_record_get_id (keep), dv_record_get_id (other), NULL, TRUE };

  refuse (fixture, keep, other, FALSE);
  assert_value (fixture, other, "id_number", "000071123999");
  g_assert_true (dv_merge_save (fixture->store, &forced, NULL, NULL));
  assert_value (fixture, keep, "id_number", "000071123456");
}

static void
what_is_no_pair_of_people_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) person = add_person (fixture, "Lê Văn An", NULL, NULL);
  g_autoptr (DvRecord) other = add_person (fixture, "Lê Văn An", NULL, NULL);
  g_autoptr (DvRecord) unit = make_record (fixture, &dv_kind_unit);

  refuse (fixture, person, person, TRUE);
  refuse (fixture, person, unit, TRUE);
  g_assert_true (dv_store_delete (fixture->store, other, NULL, NULL));
  refuse (fixture, person, other, TRUE);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (DvMatchRegister) people = dv_match_register_read (db, error);

  *(GArray **) data = people != NULL ? dv_match_register_match (people, 0.5, NULL, error) : NULL;
  return *(GArray **) data != NULL;
}

static guint
count_duplicates (Fixture *fixture)
{
  g_autoptr (GArray) found = NULL;

  g_assert_true (dv_store_read (fixture->store, read_cb, &found, NULL));
  return found->len;
}

static gboolean
distinct_cb (DvWrite *write, gpointer data, GError **error)
{
  DvRecord **two = data;

  return dv_distinct_save (write, dv_record_get_id (two[0]), dv_record_get_id (two[1]),
                           "Cha và con", error);
}

static char *
say_distinct (Fixture *fixture, DvRecord *a, DvRecord *b)
{
  DvRecord *two[] = { a, b };
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  dv_store_write (fixture->store, "Không phải một người", distinct_cb, two, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

static void
people_who_are_not_the_same_are_not_found_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add_person (fixture, "Khuất Duy Điệp", "birth", "1950-03-05");
  g_autoptr (DvRecord) second = add_person (fixture, "Khuất Duy Điệp", "birth", "1950-03-05");
  g_autofree char *batch = NULL, *again = NULL, *twice = NULL;

  g_assert_cmpuint (count_duplicates (fixture), ==, 1);
  batch = say_distinct (fixture, second, first);
  g_assert_cmpuint (count_duplicates (fixture), ==, 0);
  again = say_distinct (fixture, first, second);
  g_assert_null (again);
  undo (fixture, batch);
  g_assert_cmpuint (count_duplicates (fixture), ==, 1);
  twice = say_distinct (fixture, first, second);
  g_assert_cmpuint (count_duplicates (fixture), ==, 0);
}

static void
a_decision_keeps_nobody_from_being_deleted (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (DvRecord) first = add_person (fixture, "Một", NULL, NULL);
    g_autoptr (DvRecord) second = add_person (fixture, "Hai", NULL, NULL);
    g_autofree char *decided = say_distinct (fixture, first, second);
    g_autoptr (GError) error = NULL;

    dv_store_delete (fixture->store, i == 0 ? first : second, NULL, &error);
    g_assert_no_error (error);
  }
}

static void
decisions_go_over_to_the_one_who_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) keep = add_person (fixture, "Khuất Duy Điệp", "birth", "1950-03-05");
  g_autoptr (DvRecord) other = add_person (fixture, "Khuất Duy Điệp", "birth", "1950-03-05");
  g_autoptr (DvRecord) third = add_person (fixture, "Khuất Duy Điệp", "birth", "1950-03-05");
  g_autofree char *decided = say_distinct (fixture, other, third);
  g_autofree char *batch = NULL;

  g_assert_cmpuint (count_duplicates (fixture), ==, 2);
  batch = merge (fixture, keep, other);
  g_assert_cmpuint (count_duplicates (fixture), ==, 0);
  undo (fixture, batch);
  g_assert_cmpuint (count_duplicates (fixture), ==, 2);
}

#define ADD(test) g_test_add ("/merge/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (everything_that_points_to_a_person_moves_and_comes_back);
  ADD (links_of_both_are_kept);
  ADD (what_was_edited_since_stays_when_a_merge_is_undone);
  ADD (a_list_that_was_approved_follows_and_stays_as_it_was);
  ADD (the_head_of_a_household_stays_its_head);
  ADD (values_are_filled_joined_and_taken);
  ADD (a_citizen_number_takes_the_place_of_an_old_card);
  ADD (two_citizen_numbers_are_refused_unless_forced);
  ADD (what_is_no_pair_of_people_is_refused);
  ADD (people_who_are_not_the_same_are_not_found_again);
  ADD (a_decision_keeps_nobody_from_being_deleted);
  ADD (decisions_go_over_to_the_one_who_stays);

  return g_test_run ();
}
