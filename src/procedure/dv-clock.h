/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-deadline-table.h"
#include "dv-pauses.h"

G_BEGIN_DECLS

#define DV_CLOCKS_MAX 24

/**
 * DvClockState:
 * @DV_CLOCK_RUNNING: what it waits for has not happened
 * @DV_CLOCK_STOPPED: the case is suspended
 * @DV_CLOCK_ENDED: what it waits for has happened, or another end of the case
 * @DV_CLOCK_DROPPED: the case ended, so that what it waits for is not owed any more
 *
 * How a clock stands.
 */
typedef enum {
  DV_CLOCK_RUNNING,
  DV_CLOCK_STOPPED,
  DV_CLOCK_ENDED,
  DV_CLOCK_DROPPED,
} DvClockState;

/**
 * DvClock:
 * @rule: the rule; %NULL for the limit that the office set for itself
 * @role: what it is to the case: that of the rule, or main if the case names the rule
 * @state: how it stands
 * @event: the number of the event that started it
 * @start: the day of it
 * @length: how many of the rule's unit it has, with its extensions
 * @n_extensions: how many extensions count
 * @last: the last day that is counted, before the end is moved
 * @due: the day at whose end it ends; 0 if the case is suspended
 * @left: when the case is suspended, how many days are left
 * @ended_by: the event that ended it
 * @ended: the day of it
 *
 * A time limit of a case.
 */
typedef struct {
  const DvDeadlineRule *rule;
  DvClockRole role;
  DvClockState state;
  guint event;
  guint32 start;
  guint length;
  guint n_extensions;
  guint32 last;
  guint32 due;
  guint32 left;
  DvEventType ended_by;
  guint32 ended;
} DvClock;

/**
 * DvClocks:
 * @clocks: (array length=n_clocks): the clocks in the order in which they started
 * @n_clocks: how many
 * @current: the clock that the office has to watch now; %NULL if nothing runs
 * @last: the last main clock that ended, or %NULL
 * @pauses: when the case was suspended
 *
 * All clocks of a case on a day.
 */
typedef struct {
  DvClock clocks[DV_CLOCKS_MAX];
  guint n_clocks;
  const DvClock *current;
  const DvClock *last;
  DvPauses pauses;
} DvClocks;

gboolean dv_clocks_reckon (const DvDeadlineTable *table,
                           const DvCaseFacts *facts,
                           guint32 on,
                           DvClocks *clocks,
                           GError **error);
gboolean dv_clock_extension_counts (const DvClock *clock,
                                    const DvCaseFacts *facts,
                                    const DvCaseEvent *event,
                                    guint n_before,
                                    guint32 due);
int dv_clock_get_days_late (const DvClock *clock, guint32 on);

G_END_DECLS
