/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-working-days.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define SATURDAY 6
#define SUNDAY   7

struct _DvCalendar {
  DvHoliday *holidays; /* by date, the stronger first */
  gsize n_holidays;
};

/* If two rows speak of one day, a day off by law stands before one by arrangement, and both before
 * a day worked in a swap: whoever waits for the office gets the later day. */
static int
strength (DvDayKind kind)
{
  switch (kind) {
  case DV_DAY_HOLIDAY:
    return 0;
  case DV_DAY_SUBSTITUTE_OFF:
    return 1;
  case DV_DAY_SWAPPED_OFF:
    return 2;
  case DV_DAY_WEEKEND:
    return 3;
  case DV_DAY_WORKING:
  default:
    return 4;
  }
}

static int
compare_rows (const void *a, const void *b)
{
  const DvHoliday *row_a = a;
  const DvHoliday *row_b = b;
  int by_date = dv_date_compare (&row_a->date, &row_b->date);

  if (by_date != 0)
    return by_date;
  if (row_a->kind != row_b->kind)
    return strength (row_a->kind) - strength (row_b->kind);
  return g_strcmp0 (row_a->name, row_b->name);
}

static DvHoliday
copy_row (const DvHoliday *row)
{
  return (DvHoliday){ row->date, row->kind, g_strdup (row->name), g_strdup (row->basis) };
}

/**
 * dv_holiday_new:
 * @date: the day
 * @kind: what it is
 * @name: (nullable): its name
 * @basis: (nullable): the law or announcement that says so
 *
 * Returns: (transfer full): a row; free with dv_holiday_free()
 */
DvHoliday *
dv_holiday_new (const DvDate *date, DvDayKind kind, const char *name, const char *basis)
{
  DvHoliday *holiday = g_new (DvHoliday, 1);

  *holiday = (DvHoliday){ *date, kind, g_strdup (name), g_strdup (basis) };
  return holiday;
}

/**
 * dv_holiday_copy:
 * @holiday: a row
 *
 * Returns: (transfer full): a copy; free with dv_holiday_free()
 */
DvHoliday *
dv_holiday_copy (const DvHoliday *holiday)
{
  return dv_holiday_new (&holiday->date, holiday->kind, holiday->name, holiday->basis);
}

/**
 * dv_holiday_free:
 * @holiday: (nullable) (transfer full): a row
 *
 * Frees a row and its texts.
 */
void
dv_holiday_free (DvHoliday *holiday)
{
  if (holiday == NULL)
    return;
  g_free (holiday->name);
  g_free (holiday->basis);
  g_free (holiday);
}

/**
 * dv_calendar_new:
 * @holidays: (array length=n_holidays) (nullable): rows in any order; they are copied. A row
 * without a full date never matches
 * @n_holidays: number of rows
 *
 * Makes a calendar of working days: Monday to Friday, but for what the rows say. The calendar
 * never changes, so that several threads can use one.
 *
 * Returns: (transfer full): a calendar; free with dv_calendar_free()
 */
DvCalendar *
dv_calendar_new (const DvHoliday *holidays, gsize n_holidays)
{
  DvCalendar *calendar = g_new0 (DvCalendar, 1);

  g_return_val_if_fail (holidays != NULL || n_holidays == 0, calendar);

  calendar->holidays = g_new0 (DvHoliday, n_holidays);
  calendar->n_holidays = n_holidays;
  for (gsize i = 0; i < n_holidays; i++)
    calendar->holidays[i] = copy_row (&holidays[i]);
  if (n_holidays > 0)
    qsort (calendar->holidays, n_holidays, sizeof (DvHoliday), compare_rows);
  return calendar;
}

/**
 * dv_calendar_free:
 * @calendar: (nullable) (transfer full): a calendar
 *
 * Frees a calendar. What dv_calendar_classify() gave as reason goes with it.
 */
void
dv_calendar_free (DvCalendar *calendar)
{
  if (calendar == NULL)
    return;
  for (gsize i = 0; i < calendar->n_holidays; i++) {
    g_free (calendar->holidays[i].name);
    g_free (calendar->holidays[i].basis);
  }
  g_free (calendar->holidays);
  g_free (calendar);
}

/* The first, and so the strongest, row of a day. */
static const DvHoliday *
find_row (const DvCalendar *calendar, const DvDate *date)
{
  gsize low = 0;
  gsize high = calendar->n_holidays;

  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if (dv_date_compare (&calendar->holidays[middle].date, date) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == calendar->n_holidays || dv_date_compare (&calendar->holidays[low].date, date) != 0)
    return NULL;
  return &calendar->holidays[low];
}

static DvDayKind
classify_by_weekday (const DvDate *date, const char **why)
{
  unsigned int weekday = dv_date_weekday (date);

  if (weekday != SATURDAY && weekday != SUNDAY)
    return DV_DAY_WORKING;
  *why = weekday == SATURDAY ? _ ("Saturday") : _ ("Sunday");
  return DV_DAY_WEEKEND;
}

/**
 * dv_calendar_classify:
 * @calendar: a calendar
 * @date: a full date
 * @why: (out) (optional) (nullable): receives the name of the holiday or weekday, %NULL for an
 *   ordinary working day; valid as long as @calendar
 *
 * Tells whether the office works on a day. Saturday and Sunday are the weekly days off (QĐ
 * 188/1999/QĐ-TTg); the rows of the calendar come first.
 *
 * Returns: the kind of day; only on a %DV_DAY_WORKING is there work
 */
DvDayKind
dv_calendar_classify (const DvCalendar *calendar, const DvDate *date, const char **why)
{
  const DvHoliday *row;
  const char *reason = NULL;
  DvDayKind kind;

  g_return_val_if_fail (calendar != NULL, DV_DAY_WORKING);
  g_return_val_if_fail (date != NULL, DV_DAY_WORKING);

  row = find_row (calendar, date);
  if (row != NULL) {
    kind = row->kind;
    reason = row->name;
  } else {
    kind = classify_by_weekday (date, &reason);
  }
  if (why != NULL)
    *why = reason;
  return kind;
}

/**
 * dv_calendar_is_working_day:
 * @calendar: a calendar
 * @date: a full date
 *
 * Returns: %TRUE if the office works on @date
 */
gboolean
dv_calendar_is_working_day (const DvCalendar *calendar, const DvDate *date)
{
  return dv_calendar_classify (calendar, date, NULL) == DV_DAY_WORKING;
}

static void
clear_skipped (gpointer data)
{
  DvSkippedDay *day = data;

  g_free (day->why);
}

static GArray *
new_skipped (void)
{
  GArray *skipped = g_array_new (FALSE, TRUE, sizeof (DvSkippedDay));

  g_array_set_clear_func (skipped, clear_skipped);
  return skipped;
}

/* TRUE if the office works that day; otherwise the day is noted. */
static gboolean
works_or_note (const DvCalendar *calendar, const DvDate *date, GArray *skipped)
{
  const char *why = NULL;
  DvSkippedDay day;

  if (dv_calendar_classify (calendar, date, &why) == DV_DAY_WORKING)
    return TRUE;
  day = (DvSkippedDay){ *date, g_strdup (why) };
  g_array_append_val (skipped, day);
  return FALSE;
}

static DvDate
next_working_day (const DvCalendar *calendar, DvDate date, GArray *skipped)
{
  while (date.year != 0 && !works_or_note (calendar, &date, skipped))
    date = dv_date_add_days (&date, 1);
  return date;
}

static DvDate
count_working_days (const DvCalendar *calendar, DvDate date, unsigned int n, GArray *skipped)
{
  while (n > 0 && date.year != 0) {
    date = dv_date_add_days (&date, 1);
    date = next_working_day (calendar, date, skipped);
    n--;
  }
  return date;
}

/**
 * dv_calendar_count_days:
 * @calendar: a calendar
 * @start: the day of the event, a full date
 * @n: length of the time limit in days
 * @working_days: whether only working days count ("ngày làm việc")
 * @last_day: (out): receives the day at whose end the limit ends; no date (all 0) on failure
 * @skipped: (out) (optional) (transfer full) (element-type DvSkippedDay): receives the days passed
 *   over, with the reason of each; free with g_array_unref()
 *
 * Counts a time limit by the Civil Code, BLDS 91/2015/QH13: the first day does not count (art.
 * 147), and a limit in calendar days whose last day is a weekly day off or a holiday ends with the
 * next working day (art. 148.5). Of working days each weekday off and holiday is passed over; a
 * Saturday worked in a swap counts.
 *
 * Returns: %FALSE if @start is not a full date or the limit ends after the year 9999
 */
gboolean
dv_calendar_count_days (const DvCalendar *calendar,
                        const DvDate *start,
                        unsigned int n,
                        gboolean working_days,
                        DvDate *last_day,
                        GArray **skipped)
{
  g_autoptr (GArray) passed = new_skipped ();
  DvDate end = { 0 };

  g_return_val_if_fail (calendar != NULL, FALSE);
  g_return_val_if_fail (start != NULL, FALSE);
  g_return_val_if_fail (last_day != NULL, FALSE);

  if (dv_date_is_full (start) && working_days)
    end = count_working_days (calendar, *start, n, passed);
  else if (dv_date_is_full (start) && n <= G_MAXINT)
    end = next_working_day (calendar, dv_date_add_days (start, (int) n), passed);

  *last_day = end;
  if (skipped != NULL)
    *skipped = g_steal_pointer (&passed);
  return end.year != 0;
}
