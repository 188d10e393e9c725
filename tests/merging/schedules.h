/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bits.h"

G_BEGIN_DECLS

/* What happened in the schedules that were run, so that one sees that something did. */
typedef struct {
  guint schedules;
  guint ops; /* changes that people made */
  guint deliveries;
  guint refused;   /* saves of forms that had grown old */
  guint stale;     /* the same, written all the same */
  guint conflicts; /* at the end */
  guint settled;
  guint restores;
  guint forgeries; /* that were refused */
} ScheduleStats;

char *schedule_run (guint64 seed, const Bits *skipped, ScheduleStats *stats, char **story);
char *schedule_shrink (guint64 seed, guint *n_steps, char **story);

/* Called when a schedule has ended well, with all that it left behind; returns what is wrong. */
typedef struct _Run Run;
typedef void (*ScheduleVisit) (Run *run, gpointer data);

char *schedule_visit (guint64 seed, ScheduleVisit visit, gpointer data, ScheduleStats *stats);
void schedules_free (void);

G_END_DECLS
