/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-reform.h"
#include "dv-store-error.h"
#include "dv-unit-figures.h"
#include "dv-unit-history.h"

/* Reforms of units on a real store: two wards with a group 17 each, a body, a term and a task. */

typedef struct {
  char *folder;
  DvStore *store;
  char *wards[2];
  char *groups[2];
  char *front;
  char *term;
  char *task;
  char *post;
  char *holding;
} Fixture;

G_GNUC_NULL_TERMINATED static char *
save (Fixture *fixture, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Phường Một", "Phường Hai" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *person = NULL;

  fixture->folder = g_dir_make_tmp ("dv-reform-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++) {
    fixture->wards[i] = save (fixture, &dv_kind_unit, "name", names[i], "type", "ward",
                              "valid_from", "2003-11-06", NULL);
    fixture->groups[i] = save (fixture, &dv_kind_unit, "name", "Tổ dân phố 17", "short_name",
                               "TDP 17", "type", "group", "parent", fixture->wards[i], NULL);
  }
  fixture->front = save (fixture, &dv_kind_unit, "name", "MTTQ phường Một", "type", "front",
                         "parent", fixture->wards[0], NULL);
  fixture->term = save (fixture, &dv_kind_term, "unit", fixture->wards[0], "name", "2021 – 2026",
                        "start", "2021", "end", "2026", NULL);
  fixture->task = save (fixture, &dv_kind_task, "title", "Việc", "lead", fixture->wards[0], "start",
                        "2025-01-01", "state", "in-progress", NULL);
  person = save (fixture, &dv_kind_person, "name", "Trần Thị Thử", NULL);
  fixture->post =
    save (fixture, &dv_kind_post, "unit", fixture->wards[0], "name", "Chủ tịch", NULL);
  fixture->holding =
    save (fixture, &dv_kind_holding, "person", person, "post", fixture->post, "from", "2021", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  for (guint i = 0; i < 2; i++) {
    g_free (fixture->wards[i]);
    g_free (fixture->groups[i]);
  }
  g_free (fixture->front);
  g_free (fixture->term);
  g_free (fixture->task);
  g_free (fixture->post);
  g_free (fixture->holding);
  g_free (fixture->folder);
}

static DvReform *
merge_both (Fixture *fixture)
{
  DvReform *reform = dv_reform_new ("2025-07-01", NULL);
  g_autoptr (DvRecord) ward = dv_record_new (&dv_kind_unit);

  dv_record_set (ward, "name", "Phường Ba");
  dv_record_set (ward, "code", "BA");
  dv_reform_add_unit (reform, "new", ward, NULL);
  dv_reform_add_line (reform, fixture->wards[0], "merge", "new", FALSE, NULL);
  dv_reform_add_line (reform, fixture->wards[1], "merge", "new", FALSE, NULL);
  return reform;
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) effects = dv_reform_effects_new ();

  return dv_reform_carry_out (write, data, effects, error);
}

static void
carry_out (Fixture *fixture, DvReform *reform)
{
  g_autoptr (GError) error = NULL;

  dv_store_write (fixture->store, "test", write_cb, reform, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, DvReform *reform, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_write (fixture->store, "test", write_cb, reform, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_value (Fixture *fixture, const char *id, const char *name, const char *value)
{
  g_autoptr (DvRecord) record = dv_store_load (fixture->store, id, NULL);

  g_assert_cmpstr (dv_record_get (record, name), ==, value);
}

static guint
count (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GPtrArray) records = dv_store_list (fixture->store, query, NULL);

  return records->len;
}

static void
two_wards_become_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);
  g_autoptr (DvRecord) group = NULL;
  g_autoptr (DvRecord) ward = NULL;

  carry_out (fixture, reform);
  assert_value (fixture, fixture->wards[0], "valid_to", "2025-06-30");
  assert_value (fixture, fixture->term, "end", "2025-06-30");
  assert_value (fixture, fixture->task, "lead", fixture->wards[0]);
  assert_value (fixture, fixture->holding, "to", "2025-06-30");
  assert_value (fixture, fixture->holding, "ended_by", "reorganised");
  assert_value (fixture, fixture->post, "to", "2025-06-30");
  group = dv_store_load (fixture->store, fixture->groups[0], NULL);
  ward = dv_store_load (fixture->store, dv_record_get (group, "parent"), NULL);
  g_assert_cmpstr (dv_record_get (ward, "code"), ==, "BA");
  g_assert_cmpstr (dv_record_get (ward, "type"), ==, "ward");
  g_assert_cmpstr (dv_record_get (ward, "valid_from"), ==, "2025-07-01");
}

/* The first that comes keeps its name; the second is told apart by where it comes from. */
static void
numbers_that_collide_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);

  carry_out (fixture, reform);
  assert_value (fixture, fixture->groups[0], "short_name", "TDP 17");
  assert_value (fixture, fixture->groups[1], "short_name", "TDP 17 (Hai cũ)");
  assert_value (fixture, fixture->groups[1], "name", "Tổ dân phố 17 (Hai cũ)");
}

static void
one_undo_takes_all_of_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  carry_out (fixture, reform);
  dv_store_undo (fixture->store, NULL, FALSE, &undone, &error);
  g_assert_no_error (error);
  assert_value (fixture, fixture->wards[0], "valid_to", NULL);
  assert_value (fixture, fixture->groups[1], "short_name", "TDP 17");
  assert_value (fixture, fixture->groups[1], "parent", fixture->wards[1]);
  assert_value (fixture, fixture->term, "end", "2026");
  g_assert_cmpuint (count (fixture, &dv_kind_unit), ==, 5);
  g_assert_cmpuint (count (fixture, &dv_kind_succession), ==, 0);
}

static void
looking_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);
  g_autoptr (GPtrArray) effects = dv_reform_effects_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_reform_look (fixture->store, reform, effects, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (effects->len, >=, 7);
  g_assert_cmpuint (count (fixture, &dv_kind_unit), ==, 5);
  assert_value (fixture, fixture->wards[0], "valid_to", NULL);
}

static void
what_cannot_be_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);
  g_autoptr (DvReform) early = dv_reform_new ("2003-11-06", NULL);
  g_autoptr (DvReform) nothing = dv_reform_new ("2025-07-01", NULL);
  g_autoptr (DvReform) undated = dv_reform_new ("2025", NULL);
  g_autoptr (DvReform) split = dv_reform_new ("2025-07-01", NULL);
  g_autoptr (DvReform) alone = dv_reform_new ("2025-07-01", NULL);

  dv_reform_add_line (early, fixture->wards[0], "merge", fixture->wards[1], FALSE, NULL);
  refuse (fixture, early, "only after that day");
  refuse (fixture, nothing, "Choose at least one unit");
  refuse (fixture, undated, "a day, a month and a year");
  dv_reform_add_line (split, fixture->wards[0], "split", fixture->wards[1], FALSE, NULL);
  refuse (fixture, split, "at least two units");
  dv_reform_add_line (alone, fixture->wards[0], "end", NULL, FALSE, NULL);
  refuse (fixture, alone, "say what it comes under");
  carry_out (fixture, reform);
  refuse (fixture, reform, "carried out before");
  assert_value (fixture, fixture->wards[0], "valid_to", "2025-06-30");
}

static void
a_unit_ends_once_and_not_in_a_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) there = dv_reform_new ("2020-01-01", NULL);
  g_autoptr (DvReform) again = dv_reform_new ("2025-07-01", NULL);
  g_autoptr (DvReform) back = dv_reform_new ("2025-07-01", NULL);

  dv_reform_add_line (there, fixture->wards[0], "merge", fixture->wards[1], FALSE, NULL);
  carry_out (fixture, there);
  dv_reform_add_line (again, fixture->wards[0], "merge", fixture->front, FALSE, NULL);
  refuse (fixture, again, "what ended cannot be merged");
  dv_reform_add_line (back, fixture->wards[1], "merge", fixture->wards[0], FALSE, NULL);
  refuse (fixture, back, "in a circle");
}

static void
parts_go_where_they_are_assigned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = dv_reform_new ("2025-07-01", NULL);

  dv_reform_add_line (reform, fixture->wards[0], "part", fixture->wards[1], FALSE, NULL);
  dv_reform_assign (reform, fixture->groups[0], fixture->wards[1]);
  carry_out (fixture, reform);
  assert_value (fixture, fixture->groups[0], "parent", fixture->wards[1]);
  assert_value (fixture, fixture->groups[0], "short_name", "TDP 17 (Một cũ)");
  assert_value (fixture, fixture->front, "parent", fixture->wards[0]);
  assert_value (fixture, fixture->wards[0], "valid_to", NULL);
}

static gboolean
figures_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **figures = data;

  *figures = dv_unit_figures_read (db, &dv_kind_task, NULL, NULL, "2026-01-01", error);
  return *figures != NULL;
}

static void
figures_are_as_then_and_as_now (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvReform) reform = merge_both (fixture);
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  const DvUnitFigure *now, *then;

  carry_out (fixture, reform);
  dv_store_read (fixture->store, figures_cb, &figures, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 2);
  now = g_ptr_array_index (figures, 0);
  then = g_ptr_array_index (figures, 1);
  g_assert_cmpstr (now->title, ==, "Phường Ba");
  g_assert_cmpuint (now->now, ==, 1);
  g_assert_cmpuint (now->then, ==, 0);
  g_assert_cmpuint (then->then, ==, 1);
  g_assert_cmpuint (then->now, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/reform/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("two-wards-become-one", two_wards_become_one);
  ADD ("numbers-that-collide-are-told-apart", numbers_that_collide_are_told_apart);
  ADD ("one-undo-takes-all-of-it-back", one_undo_takes_all_of_it_back);
  ADD ("looking-writes-nothing", looking_writes_nothing);
  ADD ("what-cannot-be-is-refused", what_cannot_be_is_refused);
  ADD ("a-unit-ends-once-and-not-in-a-circle", a_unit_ends_once_and_not_in_a_circle);
  ADD ("parts-go-where-they-are-assigned", parts_go_where_they_are_assigned);
  ADD ("figures-are-as-then-and-as-now", figures_are_as_then_and_as_now);

  return g_test_run ();
}
