/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-date.h"

G_BEGIN_DECLS

typedef enum {
  DV_DAY_WORKING,
  DV_DAY_WEEKEND,
  DV_DAY_HOLIDAY,
  DV_DAY_SUBSTITUTE_OFF,
  DV_DAY_SWAPPED_OFF,
} DvDayKind;

/* A row of the holiday table. DV_DAY_WORKING is a weekly day off worked in a swap (làm bù). */
typedef struct {
  DvDate date;
  DvDayKind kind;
  char *name;
  char *basis;
} DvHoliday;

/* A day that does not count, or on which a time limit cannot end. */
typedef struct {
  DvDate date;
  char *why;
} DvSkippedDay;

typedef struct _DvCalendar DvCalendar;

DvHoliday *dv_holiday_new (const DvDate *date, DvDayKind kind, const char *name, const char *basis);
DvHoliday *dv_holiday_copy (const DvHoliday *holiday);
void dv_holiday_free (DvHoliday *holiday);

DvCalendar *dv_calendar_new (const DvHoliday *holidays, gsize n_holidays);
void dv_calendar_free (DvCalendar *calendar);

DvDayKind dv_calendar_classify (const DvCalendar *calendar, const DvDate *date, const char **why);
gboolean dv_calendar_is_working_day (const DvCalendar *calendar, const DvDate *date);
gboolean dv_calendar_count_days (const DvCalendar *calendar,
                                 const DvDate *start,
                                 unsigned int n,
                                 gboolean working_days,
                                 DvDate *last_day,
                                 GArray **skipped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvCalendar, dv_calendar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvHoliday, dv_holiday_free)

G_END_DECLS
