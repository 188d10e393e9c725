/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-clock.h"

G_BEGIN_DECLS

/* A case while its clocks are reckoned. */
typedef struct {
  const DvDeadlineTable *table;
  const DvCaseFacts *facts;
  const DvDeadlineRule *named; /* instead of the rule in force, or NULL */
  guint n_events;              /* those that have happened */
  DvClocks *clocks;
} DvClockCase;

gboolean dv_clock_case_is_exit (const DvClockCase *self, guint event);
void dv_clock_case_find_end (const DvClockCase *self, DvClock *clock);
gboolean dv_clock_can_be_sent (DvEventType type);

G_END_DECLS
