/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-course-words.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-store-error.h"

/* Why a step may not be where it is, in words that name the step, its date and the article. */

/**
 * dv_step_get_label:
 * @type: the code of a step
 *
 * Returns: what a person reads
 */
const char *
dv_step_get_label (const char *type)
{
  const DvField *field = dv_kind_find_field (&dv_kind_step, "type");
  const DvChoice *choice = dv_field_find_choice (field, type);

  return choice != NULL ? dv_choice_get_label (choice) : type;
}

static const char *
get_type_label (const char *type)
{
  const DvField *field = dv_kind_find_field (&dv_kind_petition, "type");
  const DvChoice *choice = type != NULL ? dv_field_find_choice (field, type) : NULL;

  return choice != NULL ? dv_choice_get_label (choice) : _ ("not classified");
}

/**
 * dv_step_format_day:
 * @iso: (nullable): the date of a step
 *
 * Returns: (transfer full): as a person reads it; a dash for none
 */
char *
dv_step_format_day (const char *iso)
{
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_format (&date) : g_strdup ("–");
}

/* Returns: (transfer full): “accepted” on 05/05/2026 */
static char *
name_step (const char *type, const char *date)
{
  g_autofree char *day = dv_step_format_day (date);

  /* translators: a step of a case, and its date */
  return g_strdup_printf (_ ("“%s” on %s"), dv_step_get_label (type), day);
}

static const char *
get_basis (const DvTransition *rule)
{
  return rule != NULL && rule->basis != NULL ? rule->basis : _ ("the catalogue of steps");
}

static char *
list_before (const DvCase *self, const GPtrArray *transitions, const char *step)
{
  g_autoptr (GPtrArray) before = dv_course_list_before (transitions, self->type, step);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < before->len; i++)
    g_string_append_printf (text, "%s“%s”", i > 0 ? ", " : "",
                            dv_step_get_label (g_ptr_array_index (before, i)));
  return g_string_free (text, FALSE);
}

static char *
explain_not_after (const DvCase *self,
                   const GPtrArray *transitions,
                   const DvCourse *course,
                   const DvCaseStep *step,
                   const char *named)
{
  g_autofree char *before = list_before (self, transitions, step->type);
  g_autofree char *stands =
    name_step (course->place, course->place_date != NULL ? course->place_date : self->start);

  if (course->fault == DV_COURSE_AFTER_END)
    /* translators: a step with its date, the last step with its date, a law */
    return g_strdup_printf (_ ("%s comes after the case had ended: %s (%s). Nothing was changed."),
                            named, stands, get_basis (course->rule));
  /* translators: a step with its date, the step where the case stands, names of steps, a law */
  return g_strdup_printf (_ ("%s cannot follow %s: it comes after %s (%s). Nothing was changed: "
                             "write down first what was done before it."),
                          named, stands, before, get_basis (course->rule));
}

static char *
explain_not_in_force (const DvCourse *course, const char *named)
{
  g_autofree char *from = dv_step_format_day (course->rule->valid_from);
  g_autofree char *to = dv_step_format_day (course->rule->valid_to);

  /* translators: a step with its date, two dates or a dash, a law */
  return g_strdup_printf (_ ("%s: the rule for it is in force from %s to %s (%s). Nothing was "
                             "changed: look at the date."),
                          named, from, to, get_basis (course->rule));
}

static char *
explain_order (const DvCourse *course, const char *named)
{
  g_autofree char *other =
    course->other_date != NULL ? name_step (course->other, course->other_date) : NULL;

  if (course->fault == DV_COURSE_TOO_EARLY)
    /* translators: two steps with their dates, a law */
    return g_strdup_printf (_ ("%s comes before %s, on which it rests (%s). Nothing was changed: "
                               "mend one of the two dates."),
                            named, other, get_basis (course->rule));
  if (course->fault == DV_COURSE_AGAIN)
    /* translators: two steps with their dates, a law */
    return g_strdup_printf (_ ("%s: the case has %s already, and takes this step only one time "
                               "(%s). Nothing was changed."),
                            named, other, get_basis (course->rule));
  /* translators: a step with its date, another step, a law */
  return g_strdup_printf (_ ("%s needs “%s” before it (%s). Nothing was changed: write that step "
                             "down first."),
                          named, dv_step_get_label (course->other), get_basis (course->rule));
}

/**
 * dv_course_explain:
 * @self: a case
 * @transitions: (element-type DvTransition): what may follow what
 * @course: a walk over it that found a fault
 *
 * Returns: (transfer full): a sentence that names the step, its date, the article and what to do
 */
char *
dv_course_explain (const DvCase *self, const GPtrArray *transitions, const DvCourse *course)
{
  const DvCaseStep *step = g_ptr_array_index (self->steps, course->at);
  g_autofree char *named = name_step (step->type, step->date);

  switch (course->fault) {
  case DV_COURSE_NOT_OF_TYPE:
    /* translators: a step with its date, a type of petition, a law */
    return g_strdup_printf (_ ("%s: petitions of the type “%s” have no such step (%s). Nothing was "
                               "changed: choose another step, or mend the type of the petition."),
                            named, get_type_label (self->type), get_basis (course->rule));
  case DV_COURSE_NOT_AFTER:
  case DV_COURSE_AFTER_END:
    return explain_not_after (self, transitions, course, step, named);
  case DV_COURSE_NOT_IN_FORCE:
    return explain_not_in_force (course, named);
  case DV_COURSE_NO_DOCUMENT:
    /* translators: a step with its date, a law */
    return g_strdup_printf (_ ("%s needs a document (%s). Nothing was changed: type its number and "
                               "symbol."),
                            named, get_basis (course->rule));
  case DV_COURSE_TOO_EARLY:
  case DV_COURSE_AGAIN:
  case DV_COURSE_MISSES_EARLIER:
    return explain_order (course, named);
  case DV_COURSE_FINE:
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * dv_case_check_undone:
 * @db: a connection, at the end of an undoing
 * @row: the number of the record of a petition
 * @transitions: (element-type DvTransition): what may follow what
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the steps that are left may stand where they are
 */
gboolean
dv_case_check_undone (DvDb *db, gint64 row, const GPtrArray *transitions, GError **error)
{
  g_autoptr (DvCase) self = dv_case_read (db, row, error);
  const DvCaseStep *step;
  g_autofree char *named = NULL;
  DvCourse course;

  if (self == NULL)
    return FALSE;
  dv_case_walk (self, transitions, &course);
  if (course.fault == DV_COURSE_FINE)
    return TRUE;
  step = g_ptr_array_index (self->steps, course.at);
  named = name_step (step->type, step->date);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a step with its date, a law */
               _ ("%s rests on what would be taken back (%s). Nothing was undone: delete that step "
                  "first."),
               named, get_basis (course.rule));
  return FALSE;
}
