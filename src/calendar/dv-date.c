/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-date.h"

#include <string.h>
#include <time.h>

#define MAX_YEAR 9999

G_DEFINE_QUARK (dv - date - error - quark, dv_date_error)

static const DvDate no_date = { 0 };

static gboolean
read_digits (const char *text, gsize n, unsigned int *value)
{
  *value = 0;
  for (gsize i = 0; i < n; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    *value = *value * 10 + (unsigned int) g_ascii_digit_value (text[i]);
  }
  return TRUE;
}

/**
 * dv_date_is_valid:
 * @date: a date
 *
 * Returns: %TRUE if @date is a day of the Gregorian calendar, a month or a year, from year 1 to
 *   9999
 */
gboolean
dv_date_is_valid (const DvDate *date)
{
  if (date->year == 0 || date->year > MAX_YEAR || date->month > 12)
    return FALSE;
  if (date->month == 0)
    return date->day == 0;
  return date->day <= g_date_get_days_in_month ((GDateMonth) date->month, date->year);
}

/**
 * dv_date_from_iso:
 * @iso: (nullable): "YYYY", "YYYY-MM" or "YYYY-MM-DD", as dv_date_to_iso() writes it
 * @date: (out): receives the date; no date (all 0) on failure
 *
 * Returns: %FALSE if @iso is anything else, or a day that does not exist
 */
gboolean
dv_date_from_iso (const char *iso, DvDate *date)
{
  gsize length = iso != NULL ? strlen (iso) : 0;
  unsigned int year, month = 0, day = 0;
  DvDate read;

  *date = no_date;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!read_digits (iso, 4, &year))
    return FALSE;
  if (length >= 7 && (iso[4] != '-' || !read_digits (iso + 5, 2, &month) || month == 0))
    return FALSE;
  if (length == 10 && (iso[7] != '-' || !read_digits (iso + 8, 2, &day) || day == 0))
    return FALSE;

  read = (DvDate){ (guint16) year, (guint8) month, (guint8) day };
  if (!dv_date_is_valid (&read))
    return FALSE;
  *date = read;
  return TRUE;
}

/**
 * dv_date_to_iso:
 * @date: a date, which may be partial
 *
 * Writes a date for storing. The texts sort as dv_date_compare() does.
 *
 * Returns: (transfer full): "YYYY-MM-DD", "YYYY-MM", "YYYY", or "" for no date
 */
char *
dv_date_to_iso (const DvDate *date)
{
  if (date->year == 0)
    return g_strdup ("");
  if (date->month == 0)
    return g_strdup_printf ("%04u", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04u-%02u", date->year, date->month);
  return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
}

/**
 * dv_date_format:
 * @date: a date, which may be partial
 *
 * Writes a date as Vietnamese readers expect it, whatever the locale.
 *
 * Returns: (transfer full): "dd/mm/yyyy", "mm/yyyy", "yyyy", or "" for no date
 */
char *
dv_date_format (const DvDate *date)
{
  if (date->year == 0)
    return g_strdup ("");
  if (date->month == 0)
    return g_strdup_printf ("%04u", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%02u/%04u", date->month, date->year);
  return g_strdup_printf ("%02u/%02u/%04u", date->day, date->month, date->year);
}

/**
 * dv_date_format_julian:
 * @day: a day as dv_date_to_julian() counts
 *
 * Returns: (transfer full): as dv_date_format() writes it
 */
char *
dv_date_format_julian (guint32 day)
{
  const DvDate date = dv_date_from_julian (day);

  return dv_date_format (&date);
}

/**
 * dv_date_is_full:
 * @date: a date
 *
 * Returns: %TRUE if @date is a valid date whose day is known
 */
gboolean
dv_date_is_full (const DvDate *date)
{
  return date->day != 0 && dv_date_is_valid (date);
}

/**
 * dv_date_compare:
 * @a: a date
 * @b: another
 *
 * Compares year, month and day. What is not known comes before what is, so that a year stands
 * before its months and a month before its days.
 *
 * Returns: less than, equal to or greater than zero
 */
int
dv_date_compare (const DvDate *a, const DvDate *b)
{
  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;
  return (a->day > b->day) - (a->day < b->day);
}

/**
 * dv_date_to_julian:
 * @date: a date
 *
 * Returns: the days since the end of the year 0, as g_date_get_julian() counts them; 0 if @date is
 *   not a full date
 */
guint32
dv_date_to_julian (const DvDate *date)
{
  GDate day;

  if (!dv_date_is_full (date))
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, date->day, (GDateMonth) date->month, date->year);
  return g_date_get_julian (&day);
}

/**
 * dv_date_from_julian:
 * @julian: a number from dv_date_to_julian()
 *
 * Returns: the date; no date (all 0) if @julian is 0 or past the year 9999
 */
DvDate
dv_date_from_julian (guint32 julian)
{
  const DvDate last = { MAX_YEAR, 12, 31 };
  GDate day;

  if (julian == 0 || julian > dv_date_to_julian (&last))
    return no_date;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  return (DvDate){ g_date_get_year (&day), (guint8) g_date_get_month (&day),
                   g_date_get_day (&day) };
}

/**
 * dv_date_add_days:
 * @date: a full date
 * @days: days to go forwards, or backwards if negative
 *
 * Returns: the date; no date (all 0) if @date is not full or the result is outside years 1 to 9999
 */
DvDate
dv_date_add_days (const DvDate *date, int days)
{
  gint64 julian = dv_date_to_julian (date);

  if (julian == 0 || julian + days <= 0)
    return no_date;
  return dv_date_from_julian ((guint32) (julian + days));
}

/**
 * dv_date_add_months:
 * @date: a date whose month is known
 * @months: months to go forwards, or backwards if negative
 *
 * Goes to the same day of another month, or to the last day of that month if it has no such day
 * (BLDS 91/2015/QH13 art. 148.3). A date without a day stays without one.
 *
 * Returns: the date; no date (all 0) if the month of @date is not known or the result is outside
 *   years 1 to 9999
 */
DvDate
dv_date_add_months (const DvDate *date, int months)
{
  gint64 count = (gint64) date->year * 12 + date->month - 1 + months;
  DvDate moved;

  if (date->month == 0 || !dv_date_is_valid (date) || count < 12 || count / 12 > MAX_YEAR)
    return no_date;
  moved = (DvDate){ (guint16) (count / 12), (guint8) (count % 12 + 1), 0 };
  moved.day = MIN (date->day, g_date_get_days_in_month ((GDateMonth) moved.month, moved.year));
  return moved;
}

/**
 * dv_date_weekday:
 * @date: a date
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 if @date is not a full date
 */
unsigned
dv_date_weekday (const DvDate *date)
{
  guint32 julian = dv_date_to_julian (date);

  return julian == 0 ? 0 : (julian - 1) % 7 + 1;
}

/**
 * dv_date_today:
 * @date: (out): receives the date of today in the time zone of the machine
 *
 * Asks the clock. Functions that depend on today take it as an argument instead.
 */
void
dv_date_today (DvDate *date)
{
  time_t now = time (NULL);
  struct tm local;

  /* Not GDateTime, which looks for the file of the time zone each time: a thousand checks of an
   * import ask for today. */
  localtime_r (&now, &local);
  *date = (DvDate){ (guint16) (local.tm_year + 1900), (guint8) (local.tm_mon + 1),
                    (guint8) local.tm_mday };
}

/**
 * dv_date_first_day:
 * @partial: a date
 *
 * Returns: the first day that @partial can mean; no date (all 0) if it is not valid
 */
DvDate
dv_date_first_day (const DvDate *partial)
{
  if (!dv_date_is_valid (partial))
    return no_date;
  return (DvDate){ partial->year, MAX (partial->month, 1), MAX (partial->day, 1) };
}

/**
 * dv_date_last_day:
 * @partial: a date
 *
 * Returns: the last day that @partial can mean; no date (all 0) if it is not valid
 */
DvDate
dv_date_last_day (const DvDate *partial)
{
  DvDate last = *partial;

  if (!dv_date_is_valid (partial))
    return no_date;
  if (last.month == 0)
    last.month = 12;
  if (last.day == 0)
    last.day = g_date_get_days_in_month ((GDateMonth) last.month, last.year);
  return last;
}

/**
 * dv_date_quarter:
 * @date: a date
 *
 * Returns: the quarter of the year, 1 to 4; 0 if the month of @date is not known
 */
unsigned
dv_date_quarter (const DvDate *date)
{
  return (date->month + 2u) / 3;
}

/**
 * dv_date_quarter_first_day:
 * @year: a year
 * @quarter: 1 to 4
 *
 * Returns: the first day of the quarter; no date (all 0) if there is no such quarter
 */
DvDate
dv_date_quarter_first_day (unsigned int year, unsigned int quarter)
{
  if (year == 0 || year > MAX_YEAR || quarter < 1 || quarter > 4)
    return no_date;
  return (DvDate){ (guint16) year, (guint8) (quarter * 3 - 2), 1 };
}

/**
 * dv_date_quarter_last_day:
 * @year: a year
 * @quarter: 1 to 4
 *
 * Returns: the last day of the quarter; no date (all 0) if there is no such quarter
 */
DvDate
dv_date_quarter_last_day (unsigned int year, unsigned int quarter)
{
  DvDate month = dv_date_quarter_first_day (year, quarter);

  if (month.year == 0)
    return no_date;
  month.month += 2;
  month.day = 0;
  return dv_date_last_day (&month);
}
