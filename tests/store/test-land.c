/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-inventory-version.h"
#include "dv-kinds.h"
#include "dv-land-progress.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"
#include "dv-store.h"

/* How far the plots of a project have come, and inventories that were signed. */

typedef struct {
  char *folder;
  DvStore *store;
  char *project;
  char *groups[2];
} Fixture;

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

/* Returns: (transfer full): the UUID of what was saved, %NULL if @error says why it was not */
static char *
try_add (Fixture *fixture, GError **error, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  if (!dv_store_write (fixture->store, NULL, save_cb, record, NULL, error))
    return NULL;
  return g_strdup (dv_record_get_id (record));
}

#define add(fixture, ...) try_add (fixture, NULL, __VA_ARGS__, NULL)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-land-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->groups[0] = add (fixture, &dv_kind_unit, "name", "Tổ dân phố 17", "type", "group");
  fixture->groups[1] = add (fixture, &dv_kind_unit, "name", "Tổ dân phố 2", "type", "group");
  fixture->project = add (fixture, &dv_kind_project, "title", "Mở rộng đường");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->project);
  g_free (fixture->groups[0]);
  g_free (fixture->groups[1]);
}

static char *
add_plot (Fixture *fixture, const char *holder, guint group, const char *recovered)
{
  return add (fixture, &dv_kind_plot, "project", fixture->project, "holder", holder, "group",
              fixture->groups[group], "recovered", recovered);
}

typedef struct {
  const char *project;
  GPtrArray *plots;
} Read;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Read *read = data;

  read->plots = dv_land_read (db, read->project, error);
  return read->plots != NULL;
}

static GPtrArray *
read_plots (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Read read = { fixture->project, NULL };

  dv_store_read (fixture->store, read_cb, &read, &error);
  g_assert_no_error (error);
  return read.plots;
}

/* The place of a step among the twelve. */
enum {
  NOTICE = 2,
  INVENTORY = 3,
  APPROVAL = 6,
  PAYMENT = 8,
  HAND_OVER = 10
};

static void
fill (Fixture *fixture)
{
  g_autofree char *first = add_plot (fixture, "Nguyễn Thị Ân", 0, "1250");
  g_autofree char *second = add_plot (fixture, "nguyễn thị ân", 0, "775");
  g_autofree char *third = add_plot (fixture, "Nguyễn Thị Ân", 1, "10000");
  g_autofree char *fourth = add_plot (fixture, "Trần Văn Bình", 1, NULL);

  g_free (
    add (fixture, &dv_kind_plot_step, "plot", first, "step", "inventory", "date", "2019-03-01"));
  g_free (
    add (fixture, &dv_kind_plot_step, "plot", first, "step", "payment", "date", "2019-04-01"));
  g_free (
    add (fixture, &dv_kind_plot_step, "plot", third, "step", "inventory", "date", "2019-03-02"));
  g_free (add (fixture, &dv_kind_visit, "plot", first, "number", "1", "date", "2019-02-01",
               "opinion", "disagrees", "reason", "Chưa rõ phương án", "signed", "0",
               "unsigned_reason", "Muốn hỏi con"));
  g_free (add (fixture, &dv_kind_visit, "plot", first, "number", "2", "date", "2019-02-10",
               "opinion", "agrees", "signed", "1"));
  g_free (add (fixture, &dv_kind_visit, "plot", first, "number", "3", "date", "2019-02-20",
               "opinion", "absent"));
  g_free (add (fixture, &dv_kind_visit, "plot", fourth, "number", "1", "date", "2019-02-20",
               "opinion", "absent"));
  g_assert_nonnull (second);
}

static void
test_steps_are_counted_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plots = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  const DvLandTotal *total, *all;

  fill (fixture);
  plots = read_plots (fixture);
  totals = dv_land_total (plots);
  g_assert_cmpuint (totals->len, ==, 3);
  total = g_ptr_array_index (totals, 0);
  g_assert_cmpstr (total->group, ==, "Tổ dân phố 2");
  total = g_ptr_array_index (totals, 1);
  g_assert_cmpstr (total->group, ==, "Tổ dân phố 17");
  g_assert_cmpuint (total->plots, ==, 2);
  g_assert_cmpuint (total->households, ==, 1);
  g_assert_cmpint (total->area, ==, 2025);
  g_assert_cmpuint (total->done[INVENTORY], ==, 1);
  g_assert_cmpint (total->done_area[INVENTORY], ==, 1250);
  g_assert_cmpuint (total->done[PAYMENT], ==, 1);
  g_assert_cmpuint (total->done[APPROVAL], ==, 0);
  g_assert_cmpuint (total->done[HAND_OVER], ==, 0);
  all = g_ptr_array_index (totals, 2);
  g_assert_null (all->group);
  g_assert_cmpuint (all->plots, ==, 4);
  g_assert_cmpuint (all->households, ==, 2);
  g_assert_cmpint (all->area, ==, 12025);
  g_assert_cmpuint (all->done[INVENTORY], ==, 2);
  g_assert_cmpuint (all->done[NOTICE], ==, 0);
}

static void
test_answers_are_the_last_that_was_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plots = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GPtrArray) agreed = NULL;
  const DvLandTotal *all;

  fill (fixture);
  plots = read_plots (fixture);
  totals = dv_land_total (plots);
  all = g_ptr_array_index (totals, totals->len - 1);
  g_assert_cmpuint (all->answers[DV_LAND_AGREES], ==, 1);
  g_assert_cmpuint (all->answers[DV_LAND_DISAGREES], ==, 0);
  g_assert_cmpuint (all->answers[DV_LAND_ABSENT], ==, 1);
  g_assert_cmpuint (all->answers[DV_LAND_NOT_VISITED], ==, 2);
  agreed = dv_land_find (plots, "Tổ dân phố 17", -1, DV_LAND_AGREES);
  g_assert_cmpuint (agreed->len, ==, 1);
  g_clear_pointer (&agreed, g_ptr_array_unref);
  agreed = dv_land_find (plots, NULL, INVENTORY, -1);
  g_assert_cmpuint (agreed->len, ==, 2);
}

/* --- inventories --- */

static char *
add_inventory (Fixture *fixture)
{
  g_autofree char *plot = add_plot (fixture, "Lê Thị Cúc", 0, "5000");
  char *id = add (fixture, &dv_kind_inventory, "plot", plot, "title", "Kiểm đếm nhà", "code", "KD1",
                  "date", "2019-05-02");

  g_free (add (fixture, &dv_kind_inventory_line, "inventory", id, "position", "1", "item",
               "Nhà cấp 4", "measure", "m²", "declared", "4550", "counted", "4475"));
  return id;
}

typedef struct {
  const char *id;
  const char *reason;
  char *version;
} Change;

static gboolean
version_cb (DvWrite *write, gpointer data, GError **error)
{
  Change *change = data;

  change->version = dv_inventory_make_version (write, change->id, change->reason, error);
  return change->version != NULL;
}

typedef struct {
  const char *id;
  DvRecord *record;
} Load;

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  Load *load = data;

  load->record = dv_db_load_id (db, load->id, error);
  return load->record != NULL;
}

static gboolean
sign (Fixture *fixture, const char *id, const char *day, GError **error)
{
  Load load = { id, NULL };
  g_autoptr (DvRecord) inventory = NULL;

  g_assert_true (dv_store_read (fixture->store, load_cb, &load, NULL));
  inventory = load.record;
  dv_record_set (inventory, "state", "signed");
  dv_record_set (inventory, "signed_on", day);
  return dv_store_write (fixture->store, NULL, save_cb, inventory, NULL, error);
}

typedef struct {
  const DvKind *kind;
  const char *owner;
  GPtrArray *records;
} Parts;

static gboolean
parts_cb (DvDb *db, gpointer data, GError **error)
{
  Parts *parts = data;
  g_autoptr (DvQuery) query = dv_query_new (parts->kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, parts->kind->owner, parts->owner);
  rows = dv_query_run (query, db, error);
  parts->records = dv_db_load_rows (db, parts->kind, (const gint64 *) rows->data, rows->len, error);
  return parts->records != NULL;
}

static GPtrArray *
read_lines (Fixture *fixture, const char *inventory)
{
  g_autoptr (GError) error = NULL;
  Parts parts = { &dv_kind_inventory_line, inventory, NULL };

  dv_store_read (fixture->store, parts_cb, &parts, &error);
  g_assert_no_error (error);
  return parts.records;
}

static void
test_the_difference_is_reckoned (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_inventory (fixture);
  g_autoptr (GPtrArray) lines = read_lines (fixture, id);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (dv_record_get (g_ptr_array_index (lines, 0), "difference"), ==, "-75");
}

static void
test_what_was_signed_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_inventory (fixture);
  g_autoptr (GPtrArray) lines = read_lines (fixture, id);
  g_autofree char *refused = NULL;
  g_autoptr (GError) error = NULL;
  DvRecord *line = g_ptr_array_index (lines, 0);

  g_assert_true (sign (fixture, id, "2019-05-20", NULL));
  dv_record_set (line, "counted", "4600");
  g_assert_false (dv_store_write (fixture->store, NULL, save_cb, line, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_clear_error (&error);
  refused =
    try_add (fixture, &error, &dv_kind_inventory_line, "inventory", id, "item", "Giếng", NULL);
  g_assert_null (refused);
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
}

static void
test_a_later_change_is_a_new_version (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_inventory (fixture);
  Change change = { id, "Đo lại mái tôn", NULL };
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_write (fixture->store, NULL, version_cb, &change, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sign (fixture, id, "2019-05-20", NULL));
  dv_store_write (fixture->store, NULL, version_cb, &change, NULL, &error);
  g_assert_no_error (error);
  new = read_lines (fixture, change.version);
  g_assert_cmpuint (new->len, ==, 1);
  dv_record_set (g_ptr_array_index (new, 0), "counted", "4600");
  dv_store_write (fixture->store, NULL, save_cb, g_ptr_array_index (new, 0), NULL, &error);
  g_assert_no_error (error);
  old = read_lines (fixture, id);
  g_assert_cmpstr (dv_record_get (g_ptr_array_index (old, 0), "counted"), ==, "4475");
  g_free (change.version);
}

static void
test_nothing_is_not_signed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plot = add_plot (fixture, "Lê Thị Cúc", 0, "5000");
  g_autofree char *id = add (fixture, &dv_kind_inventory, "plot", plot, "title", "Kiểm đếm nhà");
  g_autoptr (GError) error = NULL;

  g_assert_false (sign (fixture, id, "2019-05-20", &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
}

static void
test_nothing_is_signed_without_a_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_inventory (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (sign (fixture, id, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add_test ("/land/steps-apart", test_steps_are_counted_apart);
  add_test ("/land/answers", test_answers_are_the_last_that_was_given);
  add_test ("/land/difference", test_the_difference_is_reckoned);
  add_test ("/land/signed-stays", test_what_was_signed_stays);
  add_test ("/land/new-version", test_a_later_change_is_a_new_version);
  add_test ("/land/nothing-to-sign", test_nothing_is_not_signed);
  add_test ("/land/no-day", test_nothing_is_signed_without_a_day);
#undef add_test
  return g_test_run ();
}
