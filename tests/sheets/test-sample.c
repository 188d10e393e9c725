/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-catalogue.h"
#include "dv-check.h"
#include "dv-kinds.h"
#include "dv-people.h"
#include "dv-sample.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static void
write_or_die (Fixture *fixture, DvWriteFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dv_store_write_as (fixture->store, "setup", NULL, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-sample-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  write_or_die (fixture, dv_catalogue_fill, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GPtrArray) problems = dv_store_check (fixture->store, TRUE, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static GPtrArray *
list_where (Fixture *fixture, const DvKind *kind, const char *field, const char *value)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  if (field != NULL)
    dv_query_where (query, field, value);
  records = dv_store_list (fixture->store, query, &error);
  g_assert_no_error (error);
  return records;
}

static guint
count (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (GPtrArray) records = list_where (fixture, kind, NULL, NULL);

  return records->len;
}

static void
the_sample_is_whole (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const DvKind *kind;
    guint n;
  } expected[] = {
    { &dv_kind_unit, 57 },    { &dv_kind_task, 23 },        { &dv_kind_event, 19 },
    { &dv_kind_list, 4 },     { &dv_kind_petition, 5 },     { &dv_kind_supervision, 6 },
    { &dv_kind_survey, 1 },   { &dv_kind_model, 3 },        { &dv_kind_term, 4 },
    { &dv_kind_land, 1 },     { &dv_kind_campaign, 2 },     { &dv_kind_assignment, 17 },
    { &dv_kind_person, 240 }, { &dv_kind_line, 32 },        { &dv_kind_place, 8 },
    { &dv_kind_item, 6 },     { &dv_kind_observation, 48 },
  };

  guint n_sections = count (fixture, &dv_kind_section);

  write_or_die (fixture, dv_sample_fill, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_test_message ("%s", expected[i].kind->name);
    g_assert_cmpuint (count (fixture, expected[i].kind), ==, expected[i].n);
  }
  /* The sections that the records name came with the catalogue. */
  g_assert_cmpuint (count (fixture, &dv_kind_section), ==, n_sections);
}

static void
the_women_have_31_cases_and_all_their_branches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) done = NULL;

  write_or_die (fixture, dv_sample_fill, NULL);
  lists = list_where (fixture, &dv_kind_list, "code", "F02");
  g_assert_cmpuint (lists->len, ==, 1);
  g_assert_cmpint (dv_record_get_integer (g_ptr_array_index (lists, 0), "cases"), ==, 31);
  lines =
    list_where (fixture, &dv_kind_line, "list", dv_record_get_id (g_ptr_array_index (lists, 0)));
  g_assert_cmpuint (lines->len, ==, 31);
  done = list_where (fixture, &dv_kind_assignment, "state", "done");
  g_assert_cmpuint (done->len, ==, 17);
}

static void
no_number_of_the_sample_belongs_to_anybody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;

  write_or_die (fixture, dv_sample_fill, NULL);
  people = list_where (fixture, &dv_kind_person, NULL, NULL);
  for (guint i = 0; i < people->len; i++) {
    const char *number = dv_record_get (g_ptr_array_index (people, i), "id_number");

    g_assert_true (number == NULL || g_str_has_prefix (number, "000"));
  }
}

static gboolean
people_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_sample_people (write, 300, GPOINTER_TO_UINT (data), NULL, NULL, error);
}

static char *
describe_people (Fixture *fixture)
{
  static const char *const names[] = {
    "name", "birth", "sex", "address", "household", "id_number"
  };
  g_autoptr (GPtrArray) people = list_where (fixture, &dv_kind_person, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++) {
    for (guint f = 0; f < G_N_ELEMENTS (names); f++)
      g_string_append_printf (text, "%s|", dv_record_get (g_ptr_array_index (people, i), names[f]));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
the_same_seed_makes_the_same_people_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_or_die (fixture, people_cb, GUINT_TO_POINTER (7));
  first = describe_people (fixture);
  write_or_die (fixture, people_cb, GUINT_TO_POINTER (7));
  second = describe_people (fixture);
  g_assert_cmpstr (first, ==, second);
  write_or_die (fixture, people_cb, GUINT_TO_POINTER (8));
  g_assert_cmpuint (count (fixture, &dv_kind_person), ==, 600);
}

static void
every_site_makes_the_same_catalogues (Fixture *fixture, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (GPtrArray) here = list_where (fixture, &dv_kind_category, NULL, NULL);
  g_autoptr (GPtrArray) there = NULL;

  set_up (&other, NULL);
  there = list_where (&other, &dv_kind_category, NULL, NULL);
  g_assert_cmpuint (here->len, >, 60);
  g_assert_cmpuint (here->len, ==, there->len);
  for (guint i = 0; i < here->len; i++)
    g_assert_cmpstr (dv_record_get_id (g_ptr_array_index (here, i)), ==,
                     dv_record_get_id (g_ptr_array_index (there, i)));
  tear_down (&other, NULL);
}

static gboolean
calendar_cb (DvDb *db, gpointer data, GError **error)
{
  DvCalendar **calendar = data;

  *calendar = dv_catalogue_make_calendar (db, error);
  return *calendar != NULL;
}

static void
the_shipped_holidays_are_those_of_a_new_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvCalendar) shipped = dv_catalogue_make_calendar (NULL, NULL);
  g_autoptr (DvCalendar) stored = NULL;
  DvDate day = { 2019, 1, 1 };

  g_assert_true (dv_store_read (fixture->store, calendar_cb, &stored, NULL));
  for (guint i = 0; i < 3000; i++) {
    g_assert_cmpint (dv_calendar_classify (shipped, &day, NULL), ==,
                     dv_calendar_classify (stored, &day, NULL));
    day = dv_date_add_days (&day, 1);
  }
}

#define ADD(test) g_test_add ("/sample/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (the_sample_is_whole);
  ADD (the_women_have_31_cases_and_all_their_branches);
  ADD (no_number_of_the_sample_belongs_to_anybody);
  ADD (the_same_seed_makes_the_same_people_once);
  ADD (every_site_makes_the_same_catalogues);
  ADD (the_shipped_holidays_are_those_of_a_new_store);

  return g_test_run ();
}
