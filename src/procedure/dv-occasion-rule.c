/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-occasion-rule.h"

#include "dv-lunar.h"

#define OLDEST 130

static gboolean
find_solar (const DvOccasionRule *rule, int year, DvDate *date)
{
  const DvDate month = { (guint16) year, (guint8) rule->month, 0 };

  *date = (DvDate){ (guint16) year, (guint8) rule->month, (guint8) rule->day };
  if (rule->day == 0)
    *date = dv_date_last_day (&month);
  return dv_date_is_valid (date);
}

/* Months of the moon have 29 or 30 days: what falls on the 30th comes on the 29th of a short one.
 */
static gboolean
find_lunar (const DvOccasionRule *rule, int year, DvDate *date)
{
  DvLunarDate lunar = { rule->day != 0 ? rule->day : 30, rule->month, FALSE, year };

  if (dv_lunar_to_date (&lunar, date))
    return TRUE;
  if (lunar.day != 30)
    return FALSE;
  lunar.day = 29;
  return dv_lunar_to_date (&lunar, date);
}

static gboolean
is_in_force (const DvOccasionRule *rule, const DvDate *date)
{
  guint32 day = dv_date_to_julian (date);

  return rule->valid_from <= day && (rule->valid_to == 0 || day <= rule->valid_to);
}

/**
 * dv_occasion_rule_list:
 * @rule: a rule
 * @from: the first day of a span
 * @to: the last one
 *
 * Returns: (transfer full) (element-type DvDate): the days of the span on which it comes, in order
 */
GArray *
dv_occasion_rule_list (const DvOccasionRule *rule, const DvDate *from, const DvDate *to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DvDate));

  /* The end of a lunar year lies in the next solar one. */
  for (int year = from->year - (rule->lunar ? 1 : 0); year <= to->year; year++) {
    DvDate date;
    gboolean found = rule->lunar ? find_lunar (rule, year, &date) : find_solar (rule, year, &date);

    if (found && is_in_force (rule, &date) && dv_date_compare (from, &date) <= 0 &&
        dv_date_compare (&date, to) <= 0)
      g_array_append_val (days, date);
  }
  return days;
}

/**
 * dv_occasion_rule_years_of_birth:
 * @ages: ages separated by `;`
 * @year: a year
 *
 * Luật Người cao tuổi 39/2009/QH12, art. 21: wishes are given in the year of the age. What is no
 * age is passed over.
 *
 * Returns: (transfer full) (element-type gint): the years of birth of those who reach one of the
 *   ages in @year
 */
GArray *
dv_occasion_rule_years_of_birth (const char *ages, int year)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) parts = g_strsplit_set (ages, ";,", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    guint64 age;
    int birth;

    if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, OLDEST, &age, NULL))
      continue;
    birth = year - (int) age;
    g_array_append_val (years, birth);
  }
  return years;
}
