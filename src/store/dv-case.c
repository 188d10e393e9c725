/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-case.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* How the letters of one case are linked; the other roles leave each its own course. */
#define IS_JOINING                                                \
  " AND r.field = :field AND r.flags & 1 = 0 AND p.flags & 1 = 0" \
  " AND r.role IN ('repeat', 'supplement', 'same-case') ORDER BY r.rid LIMIT 1"

static void
step_free (gpointer data)
{
  DvCaseStep *step = data;

  g_free (step->type);
  g_free (step->date);
  g_free (step->document);
  g_free (step);
}

/**
 * dv_case_free:
 * @self: (transfer full) (nullable): a case
 */
void
dv_case_free (DvCase *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self->start);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static DvTransition *
read_transition (DvStmt *stmt)
{
  DvTransition *rule = g_new0 (DvTransition, 1);

  rule->type = g_strdup (dv_stmt_get_text (stmt, 0));
  rule->after = g_strdup (dv_stmt_get_text (stmt, 1));
  rule->step = g_strdup (dv_stmt_get_text (stmt, 2));
  rule->effect = dv_course_effect_from_code (dv_stmt_get_text (stmt, 3));
  rule->needs_document = g_strcmp0 (dv_stmt_get_text (stmt, 4), "1") == 0;
  rule->earlier = g_strdup (dv_stmt_get_text (stmt, 5));
  rule->once = g_strcmp0 (dv_stmt_get_text (stmt, 6), "1") == 0;
  rule->basis = g_strdup (dv_stmt_get_text (stmt, 7));
  rule->valid_from = g_strdup (dv_stmt_get_text (stmt, 8));
  rule->valid_to = g_strdup (dv_stmt_get_text (stmt, 9));
  return rule;
}

/**
 * dv_transitions_read:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads what may follow what; rows of one type of petition come before those of all, so that the
 * law named is that of the type.
 *
 * Returns: (transfer full) (element-type DvTransition): the rows of the catalogue
 */
GPtrArray *
dv_transitions_read (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_transition_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT type, \"after\", step, effect, document, earlier, once, basis, valid_from,"
    " valid_to FROM transition WHERE flags & 1 = 0 ORDER BY type IS NULL, rid",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (rules, read_transition (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&rules) : NULL;
}

static gboolean
read_petition (DvDb *db, DvCase *self, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT type, start FROM petition WHERE rid = :row", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", self->row);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_DONE)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("A step belongs to a petition that is not there. Nothing was "
                            "changed."));
  if (step != DV_STEP_ROW)
    return FALSE;
  self->type = g_strdup (dv_stmt_get_text (stmt, 0));
  self->start = g_strdup (dv_stmt_get_text (stmt, 1));
  return TRUE;
}

static DvCaseStep *
step_new (gint64 row, const char *type, const char *date, const char *document)
{
  DvCaseStep *step = g_new0 (DvCaseStep, 1);

  step->row = row;
  step->type = g_strdup (type);
  step->date = g_strdup (date);
  step->document = g_strdup (document);
  return step;
}

static gboolean
read_steps (DvDb *db, DvCase *self, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT rid, type, date, document FROM step WHERE petition = :row"
                   " AND flags & 1 = 0 AND type IS NOT NULL AND date IS NOT NULL ORDER BY rid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", self->row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (self->steps,
                     step_new (dv_stmt_get_integer (stmt, 0), dv_stmt_get_text (stmt, 1),
                               dv_stmt_get_text (stmt, 2), dv_stmt_get_text (stmt, 3)));
  return step == DV_STEP_DONE;
}

/**
 * dv_case_read:
 * @db: a connection
 * @row: the number of the record of a petition
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the petition and its steps
 */
DvCase *
dv_case_read (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvCase) self = g_new0 (DvCase, 1);

  self->row = row;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  return read_petition (db, self, error) && read_steps (db, self, error) ? g_steal_pointer (&self)
                                                                         : NULL;
}

/**
 * dv_case_find_joined:
 * @db: a connection
 * @row: the number of the record of a petition
 * @of_letter: whether to look for the case that it is joined to; else for a letter joined to it
 * @found: (out) (nullable) (transfer full): the number and title of the other; %NULL for none
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be looked for
 */
gboolean
dv_case_find_joined (DvDb *db, gint64 row, gboolean of_letter, char **found, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    of_letter ? "SELECT p.number, p.title FROM relation r JOIN petition p ON p.rid = r.target"
                " WHERE r.source = :row" IS_JOINING
              : "SELECT p.number, p.title FROM relation r JOIN petition p ON p.rid = r.source"
                " WHERE r.target = :row" IS_JOINING,
    error);
  const char *number;
  DvStep step;

  *found = NULL;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", dv_kind_find_field (&dv_kind_petition, "related")->id);
  step = dv_stmt_step (stmt, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  number = dv_stmt_get_text (stmt, 0);
  *found = g_strdup_printf ("%s%s“%s”", number != NULL ? number : "", number != NULL ? " " : "",
                            dv_stmt_get_text (stmt, 1));
  return TRUE;
}

/**
 * dv_case_step_precedes:
 * @type: the code of a step
 *
 * Returns: whether it lies before the letter: the decision complained of was known to the writer,
 *   from which the time to complain is counted (Luật Khiếu nại 02/2011/QH13, art. 9)
 */
gboolean
dv_case_step_precedes (const char *type)
{
  return g_strcmp0 (type, "decision-known") == 0;
}

/**
 * dv_case_put_step:
 * @self: a case
 * @row: the number of the record of one of its steps; 0 for a new one
 * @step: (nullable): that step as it is to be, %NULL if it is to go
 *
 * Shows the case as it will be after a change.
 */
void
dv_case_put_step (DvCase *self, gint64 row, DvRecord *step)
{
  guint place = self->steps->len;

  for (guint i = 0; i < self->steps->len; i++) {
    if (row != 0 && ((DvCaseStep *) g_ptr_array_index (self->steps, i))->row == row)
      place = i;
  }
  if (place < self->steps->len)
    g_ptr_array_remove_index (self->steps, place);
  if (step == NULL || dv_record_get (step, "type") == NULL || dv_record_get (step, "date") == NULL)
    return;
  g_ptr_array_insert (self->steps, (int) place,
                      step_new (row, dv_record_get (step, "type"), dv_record_get (step, "date"),
                                dv_record_get (step, "document")));
}

static DvCourseStep *
make_steps (const DvCase *self)
{
  DvCourseStep *steps = g_new0 (DvCourseStep, self->steps->len + 1);

  for (guint i = 0; i < self->steps->len; i++) {
    const DvCaseStep *step = g_ptr_array_index (self->steps, i);

    steps[i] = (DvCourseStep){ step->type, step->date, step->document != NULL };
  }
  return steps;
}

/**
 * dv_case_walk:
 * @self: a case
 * @transitions: (element-type DvTransition): what may follow what
 * @course: (out caller-allocates): where the case stands; it borrows from @self and @transitions
 */
void
dv_case_walk (const DvCase *self, const GPtrArray *transitions, DvCourse *course)
{
  g_autofree DvCourseStep *steps = make_steps (self);

  dv_course_walk (transitions, self->type, steps, self->steps->len, course);
}

/**
 * dv_case_list_next:
 * @self: a case
 * @transitions: (element-type DvTransition): what may follow what
 * @date: the ISO date of the day on which the next step is taken
 *
 * Returns: (transfer container) (element-type DvTransition): the rules that allow a next step, one
 *   for each step
 */
GPtrArray *
dv_case_list_next (const DvCase *self, const GPtrArray *transitions, const char *date)
{
  g_autofree DvCourseStep *steps = make_steps (self);

  return dv_course_list_next (transitions, self->type, steps, self->steps->len, date);
}

/**
 * dv_case_get_state:
 * @self: a case
 * @course: where it stands
 *
 * Returns: the code of the state of a petition with these steps
 */
const char *
dv_case_get_state (const DvCase *self, const DvCourse *course)
{
  if (course->settled_on != NULL)
    return "done";
  if (g_str_equal (course->place, "suspended"))
    return "postponed";
  if (g_str_equal (course->place, DV_COURSE_BEGINNING) || g_str_equal (course->place, "classified"))
    return "not-started";
  return "in-progress";
}

static gboolean
read_stage (DvDb *db, gint64 row, char **stage, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT stage FROM petition WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *stage = g_strdup (dv_stmt_get_text (stmt, 0));
  return TRUE;
}

static gboolean
write_stage (DvDb *db, gint64 row, const char *stage, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE petition SET stage = :stage WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":stage", stage);
  dv_stmt_bind_integer (stmt, ":row", row);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_case_update_stage:
 * @db: a connection, inside a transaction
 * @row: the number of the record of a petition
 * @transitions: (element-type DvTransition): what may follow what
 * @changed: (out): whether the stage is another one now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the stage of a petition, which follows from its steps. One without steps has none.
 *
 * Returns: whether it is up to date
 */
gboolean
dv_case_update_stage (DvDb *db,
                      gint64 row,
                      const GPtrArray *transitions,
                      gboolean *changed,
                      GError **error)
{
  g_autoptr (DvCase) self = dv_case_read (db, row, error);
  g_autofree char *before = NULL;
  const char *stage;
  DvCourse course;

  if (self == NULL || !read_stage (db, row, &before, error))
    return FALSE;
  dv_case_walk (self, transitions, &course);
  stage = self->steps->len > 0 ? course.place : NULL;
  *changed = g_strcmp0 (before, stage) != 0;
  return !*changed || write_stage (db, row, stage, error);
}
