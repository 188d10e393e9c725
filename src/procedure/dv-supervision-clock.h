/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-day-index.h"

G_BEGIN_DECLS

/**
 * DvSupervisionEvent:
 * @DV_SUPERVISION_START: the supervision, or the meeting of the criticism, begins
 * @DV_SUPERVISION_END: it ends
 * @DV_SUPERVISION_PLAN: the decision and plan are sent to the supervised body
 * @DV_SUPERVISION_REPORT: the report of the supervised body comes
 * @DV_SUPERVISION_DRAFT: the draft to be criticised comes
 * @DV_SUPERVISION_RESULT: the result is announced
 * @DV_SUPERVISION_SENT: a recommendation is sent
 * @DV_SUPERVISION_ANSWER: it is answered
 * @DV_SUPERVISION_N_EVENTS: how many there are
 *
 * What happens in a supervision.
 */
typedef enum {
  DV_SUPERVISION_START,
  DV_SUPERVISION_END,
  DV_SUPERVISION_PLAN,
  DV_SUPERVISION_REPORT,
  DV_SUPERVISION_DRAFT,
  DV_SUPERVISION_RESULT,
  DV_SUPERVISION_SENT,
  DV_SUPERVISION_ANSWER,
  DV_SUPERVISION_N_EVENTS,
} DvSupervisionEvent;

/**
 * DvSupervisionRule:
 * @code: names the rule
 * @title: what has to be done
 * @basis: (nullable): law and article
 * @body: (nullable): the code of the body that supervises; %NULL for any
 * @criticism: whether it is about the criticism of drafts, not about supervision
 * @until: what has to be done
 * @days: how many days
 * @working_days: whether these are working days
 * @before: whether it has to be done so many days before @from, not after it
 * @from: from what the days are reckoned
 * @valid_from: the first day of the rule; 0 for always
 * @valid_to: the last one; 0 for still
 *
 * A time limit of supervision.
 */
typedef struct {
  const char *code;
  const char *title;
  const char *basis;
  const char *body;
  gboolean criticism;
  DvSupervisionEvent until;
  guint days;
  gboolean working_days;
  gboolean before;
  DvSupervisionEvent from;
  guint32 valid_from;
  guint32 valid_to;
} DvSupervisionRule;

/**
 * DvSupervisionFacts:
 * @body: (nullable): the code of the body that supervises
 * @criticism: whether a draft is criticised
 * @days: on which day each event was; 0 for not yet, or not known
 * @answer_days: the term for an answer that the decision names; 0 for that of the law
 *
 * What the clocks of a supervision, or of one of its recommendations, depend on. Days are numbers
 * from dv_date_to_julian().
 */
typedef struct {
  const char *body;
  gboolean criticism;
  guint32 days[DV_SUPERVISION_N_EVENTS];
  guint answer_days;
} DvSupervisionFacts;

/**
 * DvSupervisionClock:
 * @rule: (nullable): the rule; %NULL for the term that the decision names
 * @until: what it waits for
 * @due: the last day on which it is done in time
 * @done: the day on which it was done; 0 for not yet
 *
 * A time limit of a supervision.
 */
typedef struct {
  const DvSupervisionRule *rule;
  DvSupervisionEvent until;
  guint32 due;
  guint32 done;
} DvSupervisionClock;

gboolean dv_supervision_event_from_code (const char *code, DvSupervisionEvent *event);
GArray *dv_supervision_reckon (const DvSupervisionRule *rules,
                               guint n_rules,
                               const DvDayIndex *days,
                               const DvSupervisionFacts *facts);
guint dv_supervision_clock_get_days_late (const DvSupervisionClock *clock, guint32 on);

G_END_DECLS
