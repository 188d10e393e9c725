/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-lunar.h"

typedef struct {
  int year;
  const char *name;
  const char *tet;
  unsigned int last_day_before;
  const char *hung_kings;
  unsigned int leap_month;
} YearRow;

/* Domain report 8.2. */
static const YearRow years[] = {
  { 2015, "Ất Mùi", "2015-02-19", 30, "2015-04-28", 0 },
  { 2016, "Bính Thân", "2016-02-08", 29, "2016-04-16", 0 },
  { 2017, "Đinh Dậu", "2017-01-28", 30, "2017-04-06", 6 },
  { 2018, "Mậu Tuất", "2018-02-16", 30, "2018-04-25", 0 },
  { 2019, "Kỷ Hợi", "2019-02-05", 30, "2019-04-14", 0 },
  { 2020, "Canh Tý", "2020-01-25", 30, "2020-04-02", 4 },
  { 2021, "Tân Sửu", "2021-02-12", 30, "2021-04-21", 0 },
  { 2022, "Nhâm Dần", "2022-02-01", 29, "2022-04-10", 0 },
  { 2023, "Quý Mão", "2023-01-22", 30, "2023-04-29", 2 },
  { 2024, "Giáp Thìn", "2024-02-10", 30, "2024-04-18", 0 },
  { 2025, "Ất Tỵ", "2025-01-29", 29, "2025-04-07", 6 },
  { 2026, "Bính Ngọ", "2026-02-17", 29, "2026-04-26", 0 },
  { 2027, "Đinh Mùi", "2027-02-06", 29, "2027-04-16", 0 },
  { 2028, "Mậu Thân", "2028-01-26", 29, "2028-04-04", 5 },
  { 2029, "Kỷ Dậu", "2029-02-13", 29, "2029-04-23", 0 },
  { 2030, "Canh Tuất", "2030-02-02", 29, "2030-04-12", 0 },
  { 2031, "Tân Hợi", "2031-01-23", 29, "2031-04-01", 3 },
  { 2032, "Nhâm Tý", "2032-02-11", 29, "2032-04-19", 0 },
  { 2033, "Quý Sửu", "2033-01-31", 30, "2033-04-09", 11 },
  { 2034, "Giáp Dần", "2034-02-19", 30, "2034-04-28", 0 },
  { 2035, "Ất Mão", "2035-02-08", 30, "2035-04-17", 0 },
};

typedef struct {
  const char *date;
  DvLunarDate lunar;
} DayRow;

/* Domain report 8.3, where Viet Nam and China differ, 8.4, and the two days on which the
 * simplified algorithm in wide use says "day 0" (8.1). */
static const DayRow days[] = {
  { "1968-01-29", { 1, 1, FALSE, 1968 } },   { "1969-02-16", { 1, 1, FALSE, 1969 } },
  { "1985-01-21", { 1, 1, FALSE, 1985 } },   { "2007-02-17", { 1, 1, FALSE, 2007 } },
  { "2030-02-02", { 1, 1, FALSE, 2030 } },   { "2053-02-18", { 1, 1, FALSE, 2053 } },
  { "2018-11-07", { 1, 10, FALSE, 2018 } },  { "2019-03-06", { 1, 2, FALSE, 2019 } },
  { "2020-12-14", { 1, 11, FALSE, 2020 } },  { "2031-04-21", { 1, 3, TRUE, 2031 } },
  { "2019-02-05", { 1, 1, FALSE, 2019 } },   { "2019-04-14", { 10, 3, FALSE, 2019 } },
  { "2019-06-13", { 11, 5, FALSE, 2019 } },  { "2020-05-23", { 1, 4, TRUE, 2020 } },
  { "2026-02-17", { 1, 1, FALSE, 2026 } },   { "2033-12-22", { 1, 11, TRUE, 2033 } },
  { "2054-05-07", { 30, 3, FALSE, 2054 } },  { "2062-04-09", { 30, 2, FALSE, 2062 } },
  { "2019-01-01", { 26, 11, FALSE, 2018 } }, { "2000-01-01", { 25, 11, FALSE, 1999 } },
};

static DvDate
iso (const char *text)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (text, &date));
  return date;
}

static DvLunarDate
to_lunar (const DvDate *date)
{
  DvLunarDate lunar;

  g_assert_true (dv_lunar_from_date (date, &lunar));
  return lunar;
}

static void
assert_lunar (const DvLunarDate *lunar, unsigned day, unsigned month, gboolean leap, int year)
{
  g_assert_cmpuint (lunar->day, ==, day);
  g_assert_cmpuint (lunar->month, ==, month);
  g_assert_cmpint (lunar->leap, ==, leap);
  g_assert_cmpint (lunar->year, ==, year);
}

static unsigned int
find_leap_month (int year)
{
  DvDate date;

  for (unsigned int month = 1; month <= 12; month++) {
    const DvLunarDate lunar = { 1, month, TRUE, year };

    if (dv_lunar_to_date (&lunar, &date))
      return month;
  }
  return 0;
}

static void
test_years (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    const YearRow *row = &years[i];
    const DvDate tet = iso (row->tet);
    const DvDate eve = dv_date_add_days (&tet, -1);
    const DvDate hung_kings = iso (row->hung_kings);
    DvLunarDate lunar = to_lunar (&tet);
    g_autofree char *name = dv_lunar_year_name (row->year);

    assert_lunar (&lunar, 1, 1, FALSE, row->year);
    lunar = to_lunar (&eve);
    assert_lunar (&lunar, row->last_day_before, 12, FALSE, row->year - 1);
    lunar = to_lunar (&hung_kings);
    assert_lunar (&lunar, 10, 3, FALSE, row->year);
    g_assert_cmpstr (name, ==, row->name);
    g_assert_cmpuint (find_leap_month (row->year), ==, row->leap_month);
  }
}

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    const DvLunarDate *expected = &days[i].lunar;
    const DvDate date = iso (days[i].date);
    DvLunarDate lunar = to_lunar (&date);

    g_test_message ("%s: %u/%u %d", days[i].date, lunar.day, lunar.month, lunar.leap);
    assert_lunar (&lunar, expected->day, expected->month, expected->leap, expected->year);
  }
}

static void
test_leap_months (void)
{
  g_assert_cmpuint (find_leap_month (1984), ==, 0);
  g_assert_cmpuint (find_leap_month (1985), ==, 2);
  g_assert_cmpuint (find_leap_month (1987), ==, 7);
}

static void
check_new_month (const DvLunarDate *before, const DvLunarDate *after)
{
  g_assert_true (before->day == 29 || before->day == 30);
  g_assert_cmpuint (after->day, ==, 1);
  if (after->leap) {
    g_assert_false (before->leap);
    g_assert_cmpuint (after->month, ==, before->month);
    g_assert_cmpint (after->year, ==, before->year);
  } else {
    g_assert_cmpuint (after->month, ==, before->month % 12 + 1);
    g_assert_cmpint (after->year, ==, before->year + (before->month == 12));
  }
}

static void
check_next_day (const DvLunarDate *before, const DvLunarDate *after)
{
  if (after->day != 1) {
    assert_lunar (after, before->day + 1, before->month, before->leap, before->year);
    return;
  }
  check_new_month (before, after);
}

/* Every day of three centuries: each follows from the one before, and comes back. */
static void
test_every_day (void)
{
  const DvDate end = { 2199, 12, 31 };
  DvDate date = { 1900, 1, 1 };
  DvLunarDate before = to_lunar (&date);
  int last_leap_year = 0;

  while (dv_date_compare (&date, &end) < 0) {
    DvLunarDate after;
    DvDate back = { 0 };

    date = dv_date_add_days (&date, 1);
    after = to_lunar (&date);
    check_next_day (&before, &after);
    if (after.leap && after.day == 1) {
      g_assert_cmpint (after.year, !=, last_leap_year);
      last_leap_year = after.year;
    }
    g_assert_true (dv_lunar_to_date (&after, &back));
    g_assert_cmpint (dv_date_compare (&back, &date), ==, 0);
    before = after;
  }
}

static void
test_refuse (void)
{
  static const DvLunarDate bad[] = {
    { 0, 1, FALSE, 2019 },  { 31, 1, FALSE, 2019 },  { 1, 0, FALSE, 2019 },
    { 1, 13, FALSE, 2019 }, { 30, 12, FALSE, 2025 }, { 1, 5, TRUE, 2019 },
    { 1, 4, TRUE, 2019 },   { 1, 3, TRUE, 2020 },    { 1, 1, FALSE, 1899 },
    { 1, 1, FALSE, 2200 },  { 30, 12, FALSE, 2199 },
  };
  const DvDate before = { 1899, 12, 31 };
  const DvDate after = { 2200, 1, 1 };
  const DvDate partial = { 2019, 2, 0 };
  DvLunarDate lunar;
  DvDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dv_lunar_to_date (&bad[i], &date));
  g_assert_false (dv_lunar_from_date (&before, &lunar));
  g_assert_false (dv_lunar_from_date (&after, &lunar));
  g_assert_false (dv_lunar_from_date (&partial, &lunar));
}

static void
test_year_names (void)
{
  g_autofree char *first = dv_lunar_year_name (4);
  g_autofree char *negative = dv_lunar_year_name (-56);
  g_autofree char *large = dv_lunar_year_name (G_MAXINT);

  g_assert_cmpstr (first, ==, "Giáp Tý");
  g_assert_cmpstr (negative, ==, "Giáp Tý");
  g_assert_nonnull (large);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/lunar/years", test_years);
  g_test_add_func ("/calendar/lunar/days", test_days);
  g_test_add_func ("/calendar/lunar/leap-months", test_leap_months);
  g_test_add_func ("/calendar/lunar/every-day", test_every_day);
  g_test_add_func ("/calendar/lunar/refuse", test_refuse);
  g_test_add_func ("/calendar/lunar/year-names", test_year_names);
  return g_test_run ();
}
