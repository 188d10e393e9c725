/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-check.h"
#include "dv-date.h"
#include "dv-dues.h"
#include "dv-kinds.h"
#include "dv-site.h"
#include "dv-store.h"

/* The day on which a petition is due follows from its steps, the time limits and the holidays. */

typedef struct {
  char *folder;
  char *path;
  DvStore *store;
} Fixture;

static DvRecord *
new_rule (const char *code, const char *start, const char *end, const char *days)
{
  DvRecord *rule = dv_record_new (&dv_kind_deadline);

  dv_record_set (rule, "code", code);
  dv_record_set (rule, "title", code);
  dv_record_set (rule, "matter", "khieu-nai");
  dv_record_set (rule, "role", "main");
  dv_record_set (rule, "start", start);
  dv_record_set (rule, "end", end);
  dv_record_set (rule, "unit", "days");
  dv_record_set (rule, "days", days);
  return rule;
}

static void
save (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = new_rule ("A", "received", "accepted", "10");
  g_autoptr (DvRecord) second = new_rule ("B", "accepted", "decided", "30");
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-dues-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
  save (fixture, first);
  save (fixture, second);
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
  g_free (fixture->path);
}

static DvRecord *
add_petition (Fixture *fixture, const char *start)
{
  DvRecord *petition = dv_record_new (&dv_kind_petition);

  dv_record_set (petition, "title", "Đơn thử");
  dv_record_set (petition, "type", "khieu-nai");
  dv_record_set (petition, "start", start);
  save (fixture, petition);
  return petition;
}

static DvRecord *
add_step (Fixture *fixture, DvRecord *petition, const char *type, const char *date)
{
  DvRecord *step = dv_record_new (&dv_kind_step);

  dv_record_set (step, "petition", dv_record_get_id (petition));
  dv_record_set (step, "type", type);
  dv_record_set (step, "date", date);
  save (fixture, step);
  return step;
}

static DvRecord *
add_holiday (Fixture *fixture, const char *date)
{
  DvRecord *holiday = dv_record_new (&dv_kind_holiday);

  dv_record_set (holiday, "date", date);
  dv_record_set (holiday, "type", "holiday");
  dv_record_set (holiday, "name", "Ngày hội");
  save (fixture, holiday);
  return holiday;
}

static void
assert_due (Fixture *fixture, DvRecord *petition, const char *due, const char *rule)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);

  g_assert_cmpstr (dv_record_get (stored, "due"), ==, due);
  g_assert_cmpstr (dv_record_get (stored, "due_rule"), ==, rule);
}

static void
a_petition_is_due_from_the_day_it_came (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) stored = NULL;

  assert_due (fixture, petition, "2026-03-12", "A");
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  dv_record_set (stored, "start", "2026-03-03");
  save (fixture, stored);
  assert_due (fixture, petition, "2026-03-13", "A");
  dv_record_set (stored, "state", "done");
  save (fixture, stored);
  assert_due (fixture, petition, NULL, NULL);
}

static void
steps_move_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) accepted = add_step (fixture, petition, "accepted", "2026-03-09");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (accepted), NULL);

  assert_due (fixture, petition, "2026-04-08", "B");
  dv_record_set (stored, "date", "2026-03-10");
  save (fixture, stored);
  assert_due (fixture, petition, "2026-04-09", "B");
  g_assert_true (dv_store_delete (fixture->store, stored, NULL, NULL));
  assert_due (fixture, petition, "2026-03-12", "A");
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

/* Nobody here can move a step, but a packet of another program may. */
static void
a_step_that_goes_to_another_petition_moves_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) second = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) step = add_step (fixture, first, "accepted", "2026-03-09");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (step), NULL);

  dv_record_set (stored, "petition", dv_record_get_id (second));
  g_assert_true (dv_store_write_as (fixture->store, "packet", NULL, save_cb, stored, NULL, NULL));
  assert_due (fixture, first, "2026-03-12", "A");
  assert_due (fixture, second, "2026-04-08", "B");
}

static void
a_letter_that_is_joined_has_no_day_of_its_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) repeated = add_petition (fixture, "2026-03-04");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (repeated), NULL);
  g_autofree char *link = g_strconcat (dv_record_get_id (petition), "=repeat", NULL);
  g_autofree char *batch = NULL;
  guint n_moved = 0;
  DvUndone undone;

  assert_due (fixture, repeated, "2026-03-16", "A");
  dv_record_set (stored, "related", link);
  g_assert_true (dv_store_save (fixture->store, stored, &batch, NULL));
  assert_due (fixture, repeated, NULL, NULL);
  assert_due (fixture, petition, "2026-03-12", "A");
  g_assert_true (dv_store_check_dues (fixture->store, &n_moved, NULL));
  g_assert_cmpuint (n_moved, ==, 0);
  g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &undone, NULL));
  assert_due (fixture, repeated, "2026-03-16", "A");
}

static void
a_row_that_sums_up_a_period_owes_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) row = dv_record_new (&dv_kind_petition);
  g_autoptr (DvRecord) letter = dv_record_new (&dv_kind_petition);

  dv_record_set (row, "title", "Giải quyết đơn thư của Nhân dân");
  dv_record_set (row, "type", "khieu-nai");
  dv_record_set (row, "start", "2026-03-02");
  dv_record_set (row, "end", "2026-06-30");
  save (fixture, row);
  assert_due (fixture, row, NULL, NULL);
  dv_record_set (letter, "title", "Giải quyết đơn thư của Nhân dân");
  dv_record_set (letter, "type", "khieu-nai");
  dv_record_set (letter, "start", "2026-03-02");
  save (fixture, letter);
  assert_due (fixture, letter, "2026-03-12", "A");
}

static void
holidays_and_rules_move_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) holiday = add_holiday (fixture, "2026-03-12");
  g_autoptr (DvRecord) rule = new_rule ("A", "received", "accepted", "5");

  assert_due (fixture, petition, "2026-03-13", "A");
  g_assert_true (dv_store_delete (fixture->store, holiday, NULL, NULL));
  assert_due (fixture, petition, "2026-03-12", "A");
  save (fixture, rule);
  assert_due (fixture, petition, "2026-03-09", "A");
}

static void
steps_that_cannot_be_leave_no_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);

  dv_record_set (stored, "rule", "KHÔNG CÓ");
  save (fixture, stored);
  assert_due (fixture, petition, NULL, NULL);
}

static gboolean
count_ops (DvDb *db, gpointer data, GError **error)
{
  return dv_db_get_integer (db, "SELECT count(*) FROM sync_op", data, error);
}

static void
days_are_not_logged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) holiday = NULL;
  gint64 before = 0, after = 0;

  g_assert_true (dv_store_read (fixture->store, count_ops, &before, NULL));
  holiday = add_holiday (fixture, "2026-03-12");
  g_assert_true (dv_store_read (fixture->store, count_ops, &after, NULL));
  assert_due (fixture, petition, "2026-03-13", "A");
  g_assert_cmpint (after, ==, before + 1);
}

static gboolean
spoil (DvWrite *write, gpointer data, GError **error)
{
  DvDb *db = dv_write_get_db (write);

  return dv_db_exec (db, "UPDATE petition SET due = '2001-01-01', due_rule = 'X'", error) &&
         (data == NULL || dv_meta_set (db, "dues", "0", error));
}

static void
another_program_makes_them_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_write (fixture->store, "spoil", spoil, fixture, NULL, &error));
  g_assert_no_error (error);
  assert_due (fixture, petition, "2001-01-01", "X");
  g_clear_object (&fixture->store);
  fixture->store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
  assert_due (fixture, petition, "2026-03-12", "A");
}

static void
they_can_be_made_anew_at_any_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  guint n_moved = 0;

  g_assert_true (dv_store_write (fixture->store, "spoil", spoil, NULL, NULL, NULL));
  g_assert_true (dv_store_check_dues (fixture->store, &n_moved, NULL));
  g_assert_cmpuint (n_moved, ==, 1);
  assert_due (fixture, petition, "2026-03-12", "A");
  g_assert_true (dv_store_check_dues (fixture->store, &n_moved, NULL));
  g_assert_cmpuint (n_moved, ==, 0);
}

typedef struct {
  const DvKind *kind;
  DvRecord *record;
  GArray *removed;
  GArray *moves;
} Preview;

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  Preview *preview = data;

  preview->moves = dv_dues_preview (db, preview->kind, preview->record, preview->removed, error);
  return preview->moves != NULL;
}

static GArray *
preview (Fixture *fixture, DvRecord *record, gboolean deleted)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row = dv_record_get_row (record);
  Preview asked = { dv_record_get_kind (record), deleted ? NULL : record, rows, NULL };

  if (deleted)
    g_array_append_val (rows, row);
  g_assert_true (dv_store_read (fixture->store, preview_cb, &asked, NULL));
  return asked.moves;
}

static guint32
day (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static void
a_change_can_be_seen_before_it_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "2026-03-02");
  g_autoptr (DvRecord) other = add_petition (fixture, "2026-03-04");
  g_autoptr (DvRecord) holiday = dv_record_new (&dv_kind_holiday);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GArray) with_rule = NULL;
  g_autoptr (GArray) without = NULL;
  g_autoptr (DvRecord) rule = new_rule ("A", "received", "accepted", "11");

  dv_record_set (holiday, "date", "2026-03-12");
  dv_record_set (holiday, "type", "holiday");
  dv_record_set (holiday, "name", "Ngày hội");
  moves = preview (fixture, holiday, FALSE);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpuint (g_array_index (moves, DvDueMove, 0).before, ==, day ("2026-03-12"));
  g_assert_cmpuint (g_array_index (moves, DvDueMove, 0).after, ==, day ("2026-03-13"));
  assert_due (fixture, petition, "2026-03-12", "A");

  save (fixture, holiday);
  stored = dv_store_load (fixture->store, dv_record_get_id (holiday), NULL);
  without = preview (fixture, stored, TRUE);
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpuint (g_array_index (without, DvDueMove, 0).after, ==, day ("2026-03-12"));

  /* 12/03 and 14/03 become 13/03 and 15/03: a Sunday, so that the second stays on Monday */
  with_rule = preview (fixture, rule, FALSE);
  g_assert_cmpuint (with_rule->len, ==, 0);
  assert_due (fixture, other, "2026-03-16", "A");
}

#define ADD(test) g_test_add ("/store/dues/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (a_petition_is_due_from_the_day_it_came);
  ADD (steps_move_it);
  ADD (a_row_that_sums_up_a_period_owes_no_answer);
  ADD (a_step_that_goes_to_another_petition_moves_both);
  ADD (a_letter_that_is_joined_has_no_day_of_its_own);
  ADD (holidays_and_rules_move_it);
  ADD (steps_that_cannot_be_leave_no_day);
  ADD (days_are_not_logged);
  ADD (another_program_makes_them_anew);
  ADD (they_can_be_made_anew_at_any_time);
  ADD (a_change_can_be_seen_before_it_is_saved);
  return g_test_run ();
}
