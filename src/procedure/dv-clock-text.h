/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-clock.h"

G_BEGIN_DECLS

/**
 * DvClockStep:
 * @from: the first day
 * @to: the last one
 * @counted: whether these days count
 * @why: why, with the article
 *
 * Days of a time limit that are treated alike. The steps of a clock follow each other without a
 * gap, from its start to its end.
 */
typedef struct {
  guint32 from;
  guint32 to;
  gboolean counted;
  char *why;
} DvClockStep;

GPtrArray *dv_clock_get_steps (const DvDeadlineTable *table,
                               const DvCaseFacts *facts,
                               const DvClocks *clocks,
                               const DvClock *clock,
                               guint32 on);
GStrv dv_clock_get_notes (const DvCaseFacts *facts, const DvClock *clock, guint32 on);
char *dv_clock_get_summary (const DvClock *clock, guint32 on);
const char *dv_clock_get_law (const DvClock *clock);

void dv_clock_step_free (DvClockStep *step);

G_END_DECLS
