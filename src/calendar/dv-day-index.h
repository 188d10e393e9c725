/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-working-days.h"

G_BEGIN_DECLS

/* A calendar prepared for counting many time limits: the same results, without walking day by day.
 * Days are numbers from dv_date_to_julian(). */
typedef struct _DvDayIndex DvDayIndex;

DvDayIndex *dv_day_index_new (DvCalendar *calendar, int first_year, int last_year);
void dv_day_index_free (DvDayIndex *index);
const DvCalendar *dv_day_index_get_calendar (const DvDayIndex *index);

gboolean dv_day_index_is_working (const DvDayIndex *index, guint32 day);
guint32 dv_day_index_add_working (const DvDayIndex *index, guint32 day, guint32 n);
guint32 dv_day_index_next_working (const DvDayIndex *index, guint32 day);
guint32 dv_day_index_count_working (const DvDayIndex *index, guint32 after, guint32 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDayIndex, dv_day_index_free)

G_END_DECLS
