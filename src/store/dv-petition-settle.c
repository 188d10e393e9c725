/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-rows.h"

#include "dv-case.h"
#include "dv-clock.h"
#include "dv-date.h"
#include "dv-deadlines.h"
#include "dv-due-cases.h"

/* When letters were settled, and when they should have been: the first step that settles or ends a
 * case, and the clock that this step stopped. */

static void
walk_row (DvPetitionRow *row, const GPtrArray *transitions)
{
  g_autofree DvCourseStep *steps = g_new0 (DvCourseStep, row->steps->len + 1);
  DvCourse course;

  for (guint i = 0; i < row->steps->len; i++) {
    const DvPetitionStep *step = g_ptr_array_index (row->steps, i);

    steps[i] = (DvCourseStep){ step->type, step->date, step->document != NULL };
  }
  dv_course_walk (transitions, row->type, steps, row->steps->len, &course);
  row->settled_on = g_strdup (course.settled_on);
}

/* Of a letter whose steps nobody wrote down only the day is known on which it was done. */
static void
take_end (DvPetitionRow *row)
{
  DvDate day;

  if (g_strcmp0 (row->state, "done") != 0 || row->end == NULL ||
      !dv_date_from_iso (row->end, &day) || !dv_date_is_full (&day))
    return;
  row->settled_on = g_strdup (row->end);
  row->settled_due = g_strdup (row->due);
}

static gboolean
find_settled (DvDb *db, GPtrArray *rows, GHashTable *by_row, GError **error)
{
  g_autoptr (GPtrArray) transitions = dv_transitions_read (db, error);

  if (transitions == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    DvPetitionRow *row = g_ptr_array_index (rows, i);

    if (row->steps->len == 0) {
      take_end (row);
      continue;
    }
    walk_row (row, transitions);
    if (row->settled_on != NULL)
      g_hash_table_insert (by_row, &row->row, row);
  }
  return TRUE;
}

static void
take_due (DvPetitionRow *row, const DvClocks *clocks)
{
  DvDate day;
  guint32 settled, due = 0;

  if (!dv_date_from_iso (row->settled_on, &day))
    return;
  settled = dv_date_to_julian (&day);
  for (guint i = 0; i < clocks->n_clocks; i++) {
    const DvClock *clock = &clocks->clocks[i];

    if (clock->role == DV_ROLE_MAIN && clock->state == DV_CLOCK_ENDED && clock->ended == settled &&
        clock->due > due)
      due = clock->due;
  }
  if (due == 0)
    return;
  day = dv_date_from_julian (due);
  row->settled_due = dv_date_to_iso (&day);
}

static gboolean
find_dues (DvDb *db, GHashTable *by_row, GError **error)
{
  g_autoptr (DvDeadlineTable) table = dv_deadlines_load_table (db, error);
  g_autoptr (DvDueCases) cases = table != NULL ? dv_due_cases_new (db, 0, error) : NULL;
  DvStep step;

  if (cases == NULL)
    return FALSE;
  while ((step = dv_due_cases_step (cases, error)) == DV_STEP_ROW) {
    const DvDueCase *due_case = dv_due_cases_get (cases);
    DvPetitionRow *row = g_hash_table_lookup (by_row, &due_case->row);
    DvClocks clocks;

    if (row != NULL && dv_clocks_reckon (table, &due_case->facts, G_MAXUINT32, &clocks, NULL))
      take_due (row, &clocks);
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_petition_rows_settle:
 * @db: a connection
 * @rows: (element-type DvPetitionRow): letters
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds out when each was settled, and by when it had to be.
 *
 * Returns: whether the steps and the rules could be read
 */
gboolean
dv_petition_rows_settle (DvDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  return find_settled (db, rows, by_row, error) &&
         (g_hash_table_size (by_row) == 0 || find_dues (db, by_row, error));
}
