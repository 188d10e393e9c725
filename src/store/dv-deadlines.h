/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-deadline-table.h"
#include "dv-record.h"

G_BEGIN_DECLS

DvHoliday *dv_deadlines_read_holiday (DvRecord *record);
DvDeadlineRule *dv_deadlines_read_rule (DvRecord *record);

DvCalendar *dv_deadlines_make_calendar (GPtrArray *records);
DvDeadlineTable *dv_deadlines_make_table (GPtrArray *rules, GPtrArray *holidays);

GPtrArray *dv_deadlines_load (DvDb *db, const DvKind *kind, GError **error);
DvDeadlineTable *dv_deadlines_load_table (DvDb *db, GError **error);

G_END_DECLS
