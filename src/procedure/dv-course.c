/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-course.h"

#include <string.h>

/* The course of a case: a walk over its steps, each allowed by a row of the catalogue. Steps are in
 * the order of their dates; those of one day in the order in which they may follow each other. */

/* More than the orders of six steps of one day. */
#define MAX_TRIES 5000

static const char *const effect_codes[] = { "moves", "stays", "returns", "settles", "ends" };

/**
 * dv_course_effect_from_code:
 * @code: (nullable): as the catalogue has it
 *
 * Returns: what a step does; it moves the case unless something else is said
 */
DvCourseEffect
dv_course_effect_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (effect_codes); i++) {
    if (g_strcmp0 (code, effect_codes[i]) == 0)
      return (DvCourseEffect) i;
  }
  return DV_COURSE_MOVES;
}

/**
 * dv_transition_free:
 * @transition: (transfer full) (nullable): a row of the catalogue
 */
void
dv_transition_free (DvTransition *transition)
{
  if (transition == NULL)
    return;
  g_free (transition->type);
  g_free (transition->after);
  g_free (transition->step);
  g_free (transition->earlier);
  g_free (transition->basis);
  g_free (transition->valid_from);
  g_free (transition->valid_to);
  g_free (transition);
}

/* A walk under way. */
typedef struct {
  const GPtrArray *rules;
  const char *type;
  const DvCourseStep *steps;
  guint n_steps;
  gboolean *taken;
  const char *before; /* the place before the last step that moved the case */
  DvCourse *course;
} Walk;

static gboolean
is_of_type (const DvTransition *rule, const char *type)
{
  return rule->type == NULL || g_strcmp0 (rule->type, type) == 0;
}

/* Dates may be partial: all of a month or year is meant. */
static gboolean
is_in_force (const DvTransition *rule, const char *date)
{
  if (rule->valid_from != NULL && strcmp (rule->valid_from, date) > 0)
    return FALSE;
  return rule->valid_to == NULL || strncmp (rule->valid_to, date, strlen (rule->valid_to)) >= 0;
}

static const char *
after_of (const DvTransition *rule)
{
  return rule->after != NULL ? rule->after : DV_COURSE_BEGINNING;
}

static const DvCourseStep *
find_taken (const Walk *walk, const char *type)
{
  if (strcmp (type, DV_COURSE_BEGINNING) == 0)
    return NULL;
  for (guint i = 0; i < walk->n_steps; i++) {
    if (walk->taken[i] && strcmp (walk->steps[i].type, type) == 0)
      return &walk->steps[i];
  }
  return NULL;
}

static const DvCourseStep *
find_later (const Walk *walk, const char *type, const char *date)
{
  for (guint i = 0; i < walk->n_steps; i++) {
    if (!walk->taken[i] && strcmp (walk->steps[i].type, type) == 0 &&
        strcmp (walk->steps[i].date, date) > 0)
      return &walk->steps[i];
  }
  return NULL;
}

/* What keeps @rule from allowing @step where the case stands. */
static DvCourseFault
judge (const Walk *walk, const DvTransition *rule, const DvCourseStep *step)
{
  if (strcmp (after_of (rule), walk->course->place) != 0)
    return DV_COURSE_NOT_AFTER;
  if (!is_in_force (rule, step->date))
    return DV_COURSE_NOT_IN_FORCE;
  if (rule->earlier != NULL && find_taken (walk, rule->earlier) == NULL)
    return DV_COURSE_MISSES_EARLIER;
  if (rule->once && find_taken (walk, step->type) != NULL)
    return DV_COURSE_AGAIN;
  return rule->needs_document && !step->has_document ? DV_COURSE_NO_DOCUMENT : DV_COURSE_FINE;
}

/* Returns: the row that allows the step, or the one that comes nearest to it, and what it misses */
static const DvTransition *
find_rule (const Walk *walk, const DvCourseStep *step, DvCourseFault *fault)
{
  const DvTransition *best = NULL;

  *fault = DV_COURSE_NOT_OF_TYPE;
  for (guint i = 0; i < walk->rules->len; i++) {
    const DvTransition *rule = g_ptr_array_index (walk->rules, i);
    DvCourseFault found;

    if (strcmp (rule->step, step->type) != 0 || !is_of_type (rule, walk->type))
      continue;
    found = judge (walk, rule, step);
    if (best == NULL || found == DV_COURSE_FINE || found > *fault) {
      best = rule;
      *fault = found;
    }
    if (found == DV_COURSE_FINE)
      break;
  }
  return best;
}

static const DvTransition *
find_of_other_type (const Walk *walk, const char *step)
{
  for (guint i = 0; i < walk->rules->len; i++) {
    const DvTransition *rule = g_ptr_array_index (walk->rules, i);

    if (strcmp (rule->step, step) == 0)
      return rule;
  }
  return NULL;
}

static gboolean
note_later (const Walk *walk, const DvCourseStep *step, const DvTransition *rule, const char *type)
{
  const DvCourseStep *later = find_later (walk, type, step->date);

  if (later == NULL)
    return FALSE;
  walk->course->fault = DV_COURSE_TOO_EARLY;
  walk->course->rule = rule;
  walk->course->other = later->type;
  walk->course->other_date = later->date;
  return TRUE;
}

/* Whether the step rests on one that is dated after it. */
static gboolean
is_too_early (const Walk *walk, const DvCourseStep *step)
{
  for (guint i = 0; i < walk->rules->len; i++) {
    const DvTransition *rule = g_ptr_array_index (walk->rules, i);

    if (strcmp (rule->step, step->type) != 0 || !is_of_type (rule, walk->type))
      continue;
    if (rule->earlier != NULL && find_taken (walk, rule->earlier) == NULL &&
        note_later (walk, step, rule, rule->earlier))
      return TRUE;
    if (strcmp (after_of (rule), step->type) != 0 && note_later (walk, step, rule, after_of (rule)))
      return TRUE;
  }
  return FALSE;
}

static void
set_fault (Walk *walk, guint at, const DvTransition *rule, DvCourseFault fault)
{
  const DvCourseStep *step = &walk->steps[at];
  DvCourse *course = walk->course;
  const DvCourseStep *before;

  course->at = at;
  if ((fault == DV_COURSE_NOT_AFTER || fault == DV_COURSE_MISSES_EARLIER) &&
      is_too_early (walk, step))
    return;
  course->fault = fault;
  course->rule = fault == DV_COURSE_NOT_OF_TYPE ? find_of_other_type (walk, step->type) : rule;
  if (fault == DV_COURSE_NOT_AFTER && course->ended_on != NULL)
    course->fault = DV_COURSE_AFTER_END;
  if (fault == DV_COURSE_MISSES_EARLIER)
    course->other = rule->earlier;
  if (fault != DV_COURSE_AGAIN)
    return;
  before = find_taken (walk, step->type);
  course->other = step->type;
  course->other_date = before->date;
}

static void
move (Walk *walk, const DvCourseStep *step)
{
  walk->before = walk->course->place;
  walk->course->place = step->type;
  walk->course->place_date = step->date;
}

static void
take (Walk *walk, guint at, DvCourseEffect effect)
{
  const DvCourseStep *step = &walk->steps[at];
  DvCourse *course = walk->course;

  walk->taken[at] = TRUE;
  if (effect == DV_COURSE_STAYS)
    return;
  if (effect == DV_COURSE_RETURNS) {
    course->place = walk->before != NULL ? walk->before : DV_COURSE_BEGINNING;
    course->place_date = step->date;
    return;
  }
  move (walk, step);
  if (effect >= DV_COURSE_SETTLES && course->settled_on == NULL)
    course->settled_on = step->date;
  if (effect == DV_COURSE_ENDS && course->ended_on == NULL)
    course->ended_on = step->date;
}

static const char *
find_day (const Walk *walk)
{
  const char *day = NULL;

  for (guint i = 0; i < walk->n_steps; i++) {
    if (!walk->taken[i] && (day == NULL || strcmp (walk->steps[i].date, day) < 0))
      day = walk->steps[i].date;
  }
  return day;
}

/* The first step of the first day that may follow; else the first step of it at all. */
static guint
choose (const Walk *walk, const DvTransition **rule, DvCourseFault *fault)
{
  const char *day = find_day (walk);
  guint chosen = walk->n_steps;

  for (guint i = 0; i < walk->n_steps; i++) {
    const DvTransition *found;
    DvCourseFault wrong;

    if (walk->taken[i] || strcmp (walk->steps[i].date, day) != 0)
      continue;
    found = find_rule (walk, &walk->steps[i], &wrong);
    if (chosen == walk->n_steps || wrong == DV_COURSE_FINE) {
      chosen = i;
      *rule = found;
      *fault = wrong;
    }
    if (wrong == DV_COURSE_FINE)
      break;
  }
  return chosen;
}

/* An office that has no rows at all is not kept from writing down what was done. */
static void
follow_dates (Walk *walk)
{
  const DvTransition *rule;
  DvCourseFault fault;

  for (guint i = 0; i < walk->n_steps; i++) {
    guint next = choose (walk, &rule, &fault);

    take (walk, next,
          strcmp (walk->steps[next].type, "closed") == 0 ? DV_COURSE_ENDS : DV_COURSE_MOVES);
  }
}

/* Looks for an order of the steps of each day in which all may follow; gives up after so many tries
 * that only a mistake can be the reason. */
static gboolean
find_order (Walk *walk, guint *n_tries)
{
  const char *day = find_day (walk);
  DvCourse course = *walk->course;
  const char *before = walk->before;

  for (guint i = 0; day != NULL && i < walk->n_steps && ++*n_tries < MAX_TRIES; i++) {
    const DvTransition *rule;
    DvCourseFault fault;

    if (walk->taken[i] || strcmp (walk->steps[i].date, day) != 0)
      continue;
    rule = find_rule (walk, &walk->steps[i], &fault);
    if (fault != DV_COURSE_FINE)
      continue;
    take (walk, i, rule->effect);
    if (find_order (walk, n_tries))
      return TRUE;
    walk->taken[i] = FALSE;
    *walk->course = course;
    walk->before = before;
  }
  return day == NULL;
}

/* Goes as far as it comes, to say what is wrong. */
static void
find_fault (Walk *walk)
{
  for (guint i = 0; i < walk->n_steps; i++) {
    const DvTransition *rule = NULL;
    DvCourseFault fault = DV_COURSE_FINE;
    guint next = choose (walk, &rule, &fault);

    if (fault != DV_COURSE_FINE) {
      set_fault (walk, next, rule, fault);
      return;
    }
    take (walk, next, rule->effect);
  }
}

static void
walk_steps (Walk *walk)
{
  guint n_tries = 0;

  *walk->course = (DvCourse){ .place = DV_COURSE_BEGINNING, .at = walk->n_steps };
  if (walk->rules->len == 0)
    follow_dates (walk);
  else if (!find_order (walk, &n_tries))
    find_fault (walk);
}

/**
 * dv_course_walk:
 * @transitions: (element-type DvTransition): what may follow what; none at all allow everything
 * @type: (nullable): the type of the petition
 * @steps: (array length=n_steps): its steps, in the order in which they were written down
 * @n_steps: how many
 * @course: (out caller-allocates): where the case stands, or what is wrong
 *
 * Walks through the steps of a case.
 */
void
dv_course_walk (const GPtrArray *transitions,
                const char *type,
                const DvCourseStep *steps,
                guint n_steps,
                DvCourse *course)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_steps + 1);
  Walk walk = { transitions, type, steps, n_steps, taken, NULL, course };

  walk_steps (&walk);
}

static gboolean
has_step (const GPtrArray *rules, const char *step)
{
  for (guint i = 0; i < rules->len; i++) {
    if (strcmp (((const DvTransition *) g_ptr_array_index (rules, i))->step, step) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_course_list_next:
 * @transitions: (element-type DvTransition): what may follow what
 * @type: (nullable): the type of the petition
 * @steps: (array length=n_steps): its steps
 * @n_steps: how many
 * @date: the ISO date of the day on which the next one is taken
 *
 * Lists what may be done next, each step once; a document is not asked for.
 *
 * Returns: (transfer container) (element-type DvTransition): the rows that allow it
 */
GPtrArray *
dv_course_list_next (const GPtrArray *transitions,
                     const char *type,
                     const DvCourseStep *steps,
                     guint n_steps,
                     const char *date)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_steps + 1);
  GPtrArray *next = g_ptr_array_new ();
  DvCourse course;
  Walk walk = { transitions, type, steps, n_steps, taken, NULL, &course };

  walk_steps (&walk);
  for (guint i = 0; i < transitions->len && course.fault == DV_COURSE_FINE; i++) {
    DvTransition *rule = g_ptr_array_index (transitions, i);
    DvCourseStep step = { rule->step, date, TRUE };

    if (is_of_type (rule, type) && judge (&walk, rule, &step) == DV_COURSE_FINE &&
        strcmp (rule->step, DV_COURSE_BEGINNING) != 0 && !has_step (next, rule->step))
      g_ptr_array_add (next, rule);
  }
  return next;
}

/**
 * dv_course_list_before:
 * @transitions: (element-type DvTransition): what may follow what
 * @type: (nullable): the type of a petition
 * @step: a step
 *
 * Returns: (transfer container) (element-type utf8): the steps that it may follow
 */
GPtrArray *
dv_course_list_before (const GPtrArray *transitions, const char *type, const char *step)
{
  GPtrArray *before = g_ptr_array_new ();

  for (guint i = 0; i < transitions->len; i++) {
    const DvTransition *rule = g_ptr_array_index (transitions, i);

    if (is_of_type (rule, type) && strcmp (rule->step, step) == 0 &&
        !g_ptr_array_find_with_equal_func (before, after_of (rule), g_str_equal, NULL))
      g_ptr_array_add (before, (gpointer) after_of (rule));
  }
  return before;
}
