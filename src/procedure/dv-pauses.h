/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-deadline-table.h"

G_BEGIN_DECLS

#define DV_PAUSES_MAX   16
#define DV_PAUSE_NO_END G_MAXUINT32

/**
 * DvPause:
 * @from: the day of the suspension, the first that does not count
 * @to: the day before the resumption; %DV_PAUSE_NO_END if it goes on
 * @rule: the rule that stops the clock
 *
 * Days of a suspension that do not count.
 */
typedef struct {
  guint32 from;
  guint32 to;
  const DvDeadlineRule *rule;
} DvPause;

/* The pauses of a case, by their first day. */
typedef struct {
  DvPause pauses[DV_PAUSES_MAX];
  guint n_pauses;
} DvPauses;

gboolean dv_pauses_read (const DvDeadlineTable *table,
                         const DvCaseFacts *facts,
                         guint32 on,
                         DvPauses *pauses,
                         GError **error);
const DvPause *dv_pauses_find (const DvPauses *pauses, guint32 day);
guint32 dv_pauses_count (const DvPauses *pauses,
                         const DvDayIndex *days,
                         guint32 start,
                         guint32 n,
                         gboolean working_days,
                         guint32 *left);
guint32 dv_pauses_move_end (const DvPauses *pauses, const DvDayIndex *days, guint32 end);

G_END_DECLS
