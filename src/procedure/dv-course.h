/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The step that a letter begins with: it was received on the day that the petition itself names. */
#define DV_COURSE_BEGINNING "received"

/**
 * DvCourseEffect:
 * @DV_COURSE_MOVES: the case stands at the step
 * @DV_COURSE_STAYS: it stays where it was: an extension, a notice
 * @DV_COURSE_RETURNS: it goes on where it stood before the last step that moved it
 * @DV_COURSE_SETTLES: it stands at the step, and is settled
 * @DV_COURSE_ENDS: it stands at the step, and has ended
 *
 * What a step does to a case.
 */
typedef enum {
  DV_COURSE_MOVES,
  DV_COURSE_STAYS,
  DV_COURSE_RETURNS,
  DV_COURSE_SETTLES,
  DV_COURSE_ENDS,
} DvCourseEffect;

/**
 * DvTransition:
 * @type: (nullable): the type of petition; %NULL for all
 * @after: the step where the case must stand
 * @step: the step that may follow
 * @effect: what it does
 * @needs_document: whether it needs a document
 * @earlier: (nullable): a step that must have been taken at any time before
 * @once: whether a case takes the step no more than one time
 * @basis: (nullable): the law that says so
 * @valid_from: (nullable): since when, an ISO date that may be partial
 * @valid_to: (nullable): until when
 *
 * One row of the catalogue of what may follow what.
 */
typedef struct {
  char *type;
  char *after;
  char *step;
  DvCourseEffect effect;
  gboolean needs_document;
  char *earlier;
  gboolean once;
  char *basis;
  char *valid_from;
  char *valid_to;
} DvTransition;

/**
 * DvCourseStep:
 * @type: what was done
 * @date: the ISO date of it
 * @has_document: whether there is a document of it
 *
 * A step of a case.
 */
typedef struct {
  const char *type;
  const char *date;
  gboolean has_document;
} DvCourseStep;

/**
 * DvCourseFault:
 * @DV_COURSE_FINE: every step may be where it is
 * @DV_COURSE_NOT_OF_TYPE: petitions of this type have no such step
 * @DV_COURSE_TOO_EARLY: the step is dated before one that it rests on
 * @DV_COURSE_NOT_AFTER: it does not follow where the case stands
 * @DV_COURSE_AFTER_END: the case had ended
 * @DV_COURSE_NOT_IN_FORCE: the rule that allows it was not in force on the day
 * @DV_COURSE_MISSES_EARLIER: a step that must come at any time before is missing
 * @DV_COURSE_AGAIN: it was taken before, and is taken only one time
 * @DV_COURSE_NO_DOCUMENT: it needs a document
 *
 * Why a step may not be where it is.
 */
typedef enum {
  DV_COURSE_FINE,
  DV_COURSE_NOT_OF_TYPE,
  DV_COURSE_TOO_EARLY,
  DV_COURSE_NOT_AFTER,
  DV_COURSE_AFTER_END,
  DV_COURSE_NOT_IN_FORCE,
  DV_COURSE_MISSES_EARLIER,
  DV_COURSE_AGAIN,
  DV_COURSE_NO_DOCUMENT,
} DvCourseFault;

/**
 * DvCourse:
 * @place: the step where the case stands
 * @place_date: (nullable): since when; %NULL at the beginning
 * @settled_on: (nullable): when it was settled: the first step that settles or ends it
 * @ended_on: (nullable): when it ended
 * @fault: what is wrong
 * @at: the number of the step that is wrong
 * @rule: (nullable): the row that says so
 * @other: (nullable): the step that @rule wants before it
 * @other_date: (nullable): when that was taken, if it was
 *
 * Where a case stands. With a fault, where it stood before the step that is wrong. It borrows from
 * the steps and rows that it was made of.
 */
typedef struct {
  const char *place;
  const char *place_date;
  const char *settled_on;
  const char *ended_on;
  DvCourseFault fault;
  guint at;
  const DvTransition *rule;
  const char *other;
  const char *other_date;
} DvCourse;

DvCourseEffect dv_course_effect_from_code (const char *code);
void dv_transition_free (DvTransition *transition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvTransition, dv_transition_free)

void dv_course_walk (const GPtrArray *transitions,
                     const char *type,
                     const DvCourseStep *steps,
                     guint n_steps,
                     DvCourse *course);
GPtrArray *dv_course_list_next (const GPtrArray *transitions,
                                const char *type,
                                const DvCourseStep *steps,
                                guint n_steps,
                                const char *date);
GPtrArray *dv_course_list_before (const GPtrArray *transitions, const char *type, const char *step);

G_END_DECLS
