/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvUrgency:
 * @DV_URGENCY_NONE: no time limit runs, or there is time
 * @DV_URGENCY_SOON: it ends today or within three days
 * @DV_URGENCY_LATE: it is over
 *
 * How soon something is due.
 */
typedef enum {
  DV_URGENCY_NONE,
  DV_URGENCY_SOON,
  DV_URGENCY_LATE,
} DvUrgency;

char *dv_words_count (const DvKind *kind, guint n);
char *dv_words_count_line (const DvKind *kind, guint n, guint n_selected);
char *dv_words_coverage (guint done, guint all);
char *dv_words_today (void);
char *dv_words_days_left (const char *due, const char *today);
char *dv_words_count_late (guint n);
char *dv_words_count_soon (guint n);
char *dv_words_petition (DvRecord *petition);
DvUrgency dv_words_get_urgency (DvRecord *record, const DvField *field, const char *today);
char *dv_words_deadline (DvRecord *record, const DvField *field, const char *today);

G_END_DECLS
