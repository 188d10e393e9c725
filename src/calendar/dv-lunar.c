/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-lunar.h"

#include <math.h>

#include "dv-astronomy.h"

/* Days are counted as dv_date_to_julian() does. Day n begins in Viet Nam (UTC+7) at the Julian
 * date n + DAY_ZERO − 7/24. */
#define DAY_ZERO  1721424.5
#define TIME_ZONE (7.0 / 24.0)

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

#define SYNODIC_MONTH   29.530588861
#define FIRST_NEW_MOON  2451550.09766 /* lunation 0 */
#define WINTER_SOLSTICE 270.0

/* The months from one month 11 to before the next, by the number of the new moon that begins
 * them. All that a year's months are called follows from this. */
typedef struct {
  int first;  /* month 11 of the solar year `year` */
  int length; /* 12 or 13 months */
  int leap;   /* position of the leap month, 0 if there is none */
  int year;
} Sui;

static gint64
month_start (int lunation)
{
  return (gint64) floor (dv_astronomy_new_moon (lunation) + TIME_ZONE - DAY_ZERO);
}

static double
sun_at_start_of_day (gint64 day)
{
  return dv_astronomy_sun_longitude ((double) day + DAY_ZERO - TIME_ZONE);
}

/* The month that a day falls in. The guess can be one off, near either end of a month. */
static int
find_month (gint64 day)
{
  double guess = ((double) day + DAY_ZERO - FIRST_NEW_MOON) / SYNODIC_MONTH;
  int lunation = (int) floor (guess);

  while (month_start (lunation) > day)
    lunation--;
  while (month_start (lunation + 1) <= day)
    lunation++;
  return lunation;
}

/* Month 11 has the winter solstice in it. The month of 31 December has it, or begins after it. */
static int
find_month_11 (int year)
{
  const DvDate new_years_eve = { (guint16) year, 12, 31 };
  int lunation = find_month (dv_date_to_julian (&new_years_eve));

  return sun_at_start_of_day (month_start (lunation)) >= WINTER_SOLSTICE ? lunation - 1 : lunation;
}

/* Which of the twelve parts of the ecliptic the Sun is in when a month begins. */
static int
sector (int lunation)
{
  return (int) floor (sun_at_start_of_day (month_start (lunation)) / 30.0);
}

static int
find_leap_position (int first)
{
  int before = sector (first + 1);

  for (int i = 1; i < 13; i++) {
    int after = sector (first + i + 1);

    if (after == before)
      return i;
    before = after;
  }
  return 0;
}

static Sui
make_sui (int year)
{
  Sui sui = { .first = find_month_11 (year), .year = year };

  sui.length = find_month_11 (year + 1) - sui.first;
  if (sui.length == 13)
    sui.leap = find_leap_position (sui.first);
  return sui;
}

static Sui
find_sui (int year, int lunation)
{
  return make_sui (lunation < find_month_11 (year) ? year - 1 : year);
}

static void
name_month (const Sui *sui, int position, DvLunarDate *lunar)
{
  gboolean past_leap = sui->leap != 0 && position >= sui->leap;
  int regular = past_leap ? position - 1 : position;

  lunar->month = (unsigned) ((regular + 10) % 12 + 1);
  lunar->leap = sui->leap != 0 && position == sui->leap;
  lunar->year = regular < 2 ? sui->year : sui->year + 1;
}

/**
 * dv_lunar_from_date:
 * @date: a full date
 * @lunar: (out): receives the lunar date
 *
 * Converts by the rules of the Vietnamese calendar (domain report 8.1), from the astronomy and not
 * from a table: a month begins on the day of the new moon, the winter solstice is in month 11, and
 * of 13 months between two months 11 the first without a principal term of the Sun is the leap
 * month. A day begins at midnight of UTC+7 for all years, also for those before 1968 in which
 * the calendars then in print followed another clock. Two things there hang on seconds: month 6 of
 * 1967 begins 2 seconds before a midnight, which is less than the error, and the leap month of 1938
 * is the 8th by 26 seconds.
 *
 * Returns: %FALSE if @date is not a full date from 1900 to 2199; @lunar is then left alone
 */
gboolean
dv_lunar_from_date (const DvDate *date, DvLunarDate *lunar)
{
  gint64 day = dv_date_to_julian (date);
  int lunation;
  Sui sui;

  if (day == 0 || date->year < FIRST_YEAR || date->year > LAST_YEAR)
    return FALSE;
  lunation = find_month (day);
  sui = find_sui (date->year, lunation);
  name_month (&sui, lunation - sui.first, lunar);
  lunar->day = (unsigned) (day - month_start (lunation) + 1);
  return TRUE;
}

/* Where a month stands in its sui, or -1 if the year has no such leap month. */
static int
find_position (const Sui *sui, const DvLunarDate *lunar)
{
  int regular = ((int) lunar->month + 1) % 12;

  if (lunar->leap)
    return sui->leap == regular + 1 ? sui->leap : -1;
  return sui->leap != 0 && regular >= sui->leap ? regular + 1 : regular;
}

/**
 * dv_lunar_to_date:
 * @lunar: a lunar date
 * @date: (out): receives the solar date
 *
 * The inverse of dv_lunar_from_date().
 *
 * Returns: %FALSE if there is no such day (the 30th of a month of 29 days, a leap month in a year
 *   without it) or it is outside the years 1900 to 2199; @date is then left alone
 */
gboolean
dv_lunar_to_date (const DvLunarDate *lunar, DvDate *date)
{
  int position, lunation;
  gint64 start;
  DvDate found;
  Sui sui;

  if (lunar->month < 1 || lunar->month > 12 || lunar->day < 1 || lunar->day > 30 ||
      lunar->year < FIRST_YEAR - 1 || lunar->year > LAST_YEAR)
    return FALSE;
  sui = make_sui (lunar->month >= 11 ? lunar->year : lunar->year - 1);
  position = find_position (&sui, lunar);
  if (position < 0)
    return FALSE;

  lunation = sui.first + position;
  start = month_start (lunation);
  if (start + lunar->day > month_start (lunation + 1))
    return FALSE;
  found = dv_date_from_julian ((guint32) (start + lunar->day - 1));
  if (found.year < FIRST_YEAR || found.year > LAST_YEAR)
    return FALSE;
  *date = found;
  return TRUE;
}

static int
remainder_of (int number, int divisor)
{
  return (number % divisor + divisor) % divisor;
}

/**
 * dv_lunar_year_name:
 * @lunar_year: a lunar year, as in #DvLunarDate; it begins at Tết, not on 1 January
 *
 * Returns: (transfer full): the can-chi name of the year: "Kỷ Hợi" for 2019
 */
char *
dv_lunar_year_name (int lunar_year)
{
  static const char *const can[] = {
    "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý",
  };
  static const char *const chi[] = {
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
  };

  return g_strdup_printf ("%s %s", can[remainder_of (lunar_year % 10 + 6, 10)],
                          chi[remainder_of (lunar_year % 12 + 8, 12)]);
}
