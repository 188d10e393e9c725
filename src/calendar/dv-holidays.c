/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-holidays.h"

#include "dv-lunar.h"

/* The names and bases below are data: rows in the language of the office, not texts of the
 * program. Hence they are not translated. */

#define LAW_2012        "BLLĐ 10/2012/QH13 (chưa kiểm chứng)"
#define LAW_2019        "BLLĐ 45/2019/QH14 Điều 112"
#define CULTURE_BASIS   "Nghị quyết 28/2026/QH16"
#define SUBSTITUTE_2019 "BLLĐ 45/2019/QH14 Điều 111 khoản 3"
#define PROPOSAL        "tạm tính theo luật, chờ thông báo của Chính phủ"

#define LAW_2019_FROM 2021
#define CULTURE_FROM  2026
#define FIRST_YEAR    2013
#define LAST_YEAR     2199
#define TET_DAYS      5
#define MONDAY        1
#define TUESDAY       2
#define THURSDAY      4
#define SUNDAY        7

static void
add_row (GPtrArray *rows, const DvDate *date, DvDayKind kind, const char *name, const char *law)
{
  g_autofree char *basis = g_strdup_printf ("%s; %s", law, PROPOSAL);

  g_ptr_array_add (rows, dv_holiday_new (date, kind, name, basis));
}

static const char *
law_of (int year)
{
  return year >= LAW_2019_FROM ? LAW_2019 : LAW_2012;
}

static void
add_holiday (GPtrArray *rows, const DvDate *date, const char *name)
{
  add_row (rows, date, DV_DAY_HOLIDAY, name, law_of (date->year));
}

static void
add_fixed (GPtrArray *rows, int year, guint8 month, guint8 day, const char *name)
{
  const DvDate date = { (guint16) year, month, day };

  add_holiday (rows, &date, name);
}

/* The government chooses between one day of the old year and two. In the years 2018 to 2026 it took
 * the week from Monday to Friday if the first day of Tết is a Tuesday, and two days otherwise. */
static int
days_before_tet (const DvDate *first)
{
  return dv_date_weekday (first) == TUESDAY ? 1 : 2;
}

static void
add_tet (GPtrArray *rows, int year)
{
  const DvLunarDate lunar = { 1, 1, FALSE, year };
  DvDate first;
  int before;

  if (!dv_lunar_to_date (&lunar, &first))
    return;
  before = days_before_tet (&first);
  for (int i = -before; i < TET_DAYS - before; i++) {
    DvDate date = dv_date_add_days (&first, i);

    add_holiday (rows, &date, "Tết Âm lịch");
  }
}

static void
add_hung_kings (GPtrArray *rows, int year)
{
  const DvLunarDate lunar = { 10, 3, FALSE, year };
  DvDate date;

  if (dv_lunar_to_date (&lunar, &date))
    add_holiday (rows, &date, "Giỗ Tổ Hùng Vương");
}

/* The second day is the one before or the one after 2 September: the one that joins a weekend, as
 * the government chose in the years 2021 to 2026. */
static void
add_national_day (GPtrArray *rows, int year)
{
  const DvDate second = { (guint16) year, 9, 2 };
  unsigned int weekday = dv_date_weekday (&second);
  gboolean after = weekday == SUNDAY || weekday == MONDAY || weekday == THURSDAY;

  if (year >= LAW_2019_FROM && !after)
    add_fixed (rows, year, 9, 1, "Quốc khánh");
  add_fixed (rows, year, 9, 2, "Quốc khánh");
  if (year >= LAW_2019_FROM && after)
    add_fixed (rows, year, 9, 3, "Quốc khánh");
}

static void
add_culture_day (GPtrArray *rows, int year)
{
  const DvDate date = { (guint16) year, 11, 24 };

  if (year >= CULTURE_FROM)
    add_row (rows, &date, DV_DAY_HOLIDAY, "Ngày Văn hóa Việt Nam", CULTURE_BASIS);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DvHoliday *const *row_a = a;
  const DvHoliday *const *row_b = b;

  return dv_date_compare (&(*row_a)->date, &(*row_b)->date);
}

static gboolean
is_taken (GPtrArray *rows, const DvDate *date)
{
  for (guint i = 0; i < rows->len; i++) {
    const DvHoliday *row = g_ptr_array_index (rows, i);

    if (dv_date_compare (&row->date, date) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_weekend (const DvDate *date)
{
  return dv_date_weekday (date) > 5;
}

static void
add_substitute (GPtrArray *rows, const DvHoliday *holiday)
{
  g_autofree char *name = g_strdup_printf ("Nghỉ bù %s", holiday->name);
  DvDate date = holiday->date;

  while (is_weekend (&date) || is_taken (rows, &date))
    date = dv_date_add_days (&date, 1);
  add_row (rows, &date, DV_DAY_SUBSTITUTE_OFF, name,
           date.year >= LAW_2019_FROM ? SUBSTITUTE_2019 : LAW_2012);
}

/* For each holiday on a weekly day off, the next working day that is still free. */
static void
add_substitutes (GPtrArray *rows)
{
  guint n_holidays = rows->len;

  for (guint i = 0; i < n_holidays; i++) {
    const DvHoliday *holiday = g_ptr_array_index (rows, i);

    if (is_weekend (&holiday->date))
      add_substitute (rows, holiday);
  }
}

/**
 * dv_holidays_propose:
 * @year: a solar year
 *
 * Derives the days off that the Labour Code gives in a year (BLLĐ 45/2019/QH14 art. 112, from 2021;
 * before that the code of 2012, with one day for Quốc khánh), 24 November from 2026 (Nghị quyết
 * 28/2026/QH16), and the days off in place of holidays on a weekend (art. 111.3).
 *
 * The Prime Minister decides each year which days Tết and Quốc khánh take (art. 112.3), and about
 * swaps: these rows are a proposal that the office corrects when the announcement comes. Each row
 * says so in its basis.
 *
 * Returns: (transfer container) (element-type DvHoliday): rows by date, which the array owns; none
 *   for a year before 2013 or after 2199
 */
GPtrArray *
dv_holidays_propose (int year)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_holiday_free);

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return rows;
  add_fixed (rows, year, 1, 1, "Tết Dương lịch");
  add_tet (rows, year);
  add_hung_kings (rows, year);
  add_fixed (rows, year, 4, 30, "Ngày Chiến thắng");
  add_fixed (rows, year, 5, 1, "Quốc tế Lao động");
  add_national_day (rows, year);
  add_culture_day (rows, year);
  g_ptr_array_sort (rows, compare_rows);
  add_substitutes (rows);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}
