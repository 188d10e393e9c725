/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-day-index.h"
#include "dv-deadline-rule.h"

G_BEGIN_DECLS

/* The rules and the calendar that clocks go by. It never changes, so several threads can use one.
 */
typedef struct _DvDeadlineTable DvDeadlineTable;

DvDeadlineTable *dv_deadline_table_new (GPtrArray *rules, DvCalendar *calendar);
void dv_deadline_table_free (DvDeadlineTable *table);

const DvDayIndex *dv_deadline_table_get_days (const DvDeadlineTable *table);
const DvDeadlineRule *dv_deadline_table_find (const DvDeadlineTable *table, const char *code);
const DvDeadlineRule *const *
dv_deadline_table_get_starting (const DvDeadlineTable *table, DvEventType event, guint *n_rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDeadlineTable, dv_deadline_table_free)

G_END_DECLS
