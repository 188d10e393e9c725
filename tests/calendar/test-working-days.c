/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-working-days.h"

typedef struct {
  const char *start;
  unsigned int n;
  gboolean working_days;
  const char *end;
} Count;

/* The calendar of 2026, domain report 2.8. */
static DvHoliday rows_2026[] = {
  { { 2026, 9, 2 }, DV_DAY_HOLIDAY, (char *) "Quốc khánh", NULL },
  { { 2026, 1, 1 }, DV_DAY_HOLIDAY, (char *) "Tết Dương lịch", NULL },
  { { 2026, 1, 2 }, DV_DAY_SWAPPED_OFF, (char *) "Hoán đổi", NULL },
  { { 2026, 1, 10 }, DV_DAY_WORKING, (char *) "Làm bù", NULL },
  { { 2026, 4, 26 }, DV_DAY_HOLIDAY, (char *) "Giỗ Tổ Hùng Vương", NULL },
  { { 2026, 4, 27 }, DV_DAY_SUBSTITUTE_OFF, (char *) "Nghỉ bù", NULL },
  { { 2026, 4, 30 }, DV_DAY_HOLIDAY, (char *) "Ngày Chiến thắng", NULL },
  { { 2026, 5, 1 }, DV_DAY_HOLIDAY, (char *) "Quốc tế Lao động", NULL },
  { { 2026, 9, 1 }, DV_DAY_HOLIDAY, (char *) "Quốc khánh", NULL },
};

static const Count counts[] = {
  { "2026-06-25", 10, FALSE, "2026-07-06" }, { "2026-07-01", 7, TRUE, "2026-07-10" },
  { "2026-08-03", 30, FALSE, "2026-09-03" }, { "2026-04-10", 7, TRUE, "2026-04-21" },
  { "2026-01-02", 10, TRUE, "2026-01-15" },  { "2026-01-09", 1, TRUE, "2026-01-10" },
  { "2026-01-09", 1, FALSE, "2026-01-10" },  { "2026-04-24", 1, FALSE, "2026-04-28" },
  { "2026-04-24", 1, TRUE, "2026-04-28" },   { "2026-04-29", 1, TRUE, "2026-05-04" },
  { "2026-07-01", 0, FALSE, "2026-07-01" },  { "2026-07-01", 0, TRUE, "2026-07-01" },
};

static DvDate
iso (const char *text)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (text, &date));
  return date;
}

static void
assert_date (const DvDate *date, const char *expected)
{
  g_autofree char *actual = dv_date_to_iso (date);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_count (void)
{
  g_autoptr (DvCalendar) calendar = dv_calendar_new (rows_2026, G_N_ELEMENTS (rows_2026));

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    const DvDate start = iso (counts[i].start);
    DvDate end;

    g_test_message ("%s + %u", counts[i].start, counts[i].n);
    g_assert_true (
      dv_calendar_count_days (calendar, &start, counts[i].n, counts[i].working_days, &end, NULL));
    assert_date (&end, counts[i].end);
  }
}

/* The same Saturday, if the ward does not work it. */
static void
test_without_swap (void)
{
  static const DvHoliday rows[] = { { { 2026, 1, 1 }, DV_DAY_HOLIDAY, (char *) "Tết", NULL } };
  g_autoptr (DvCalendar) calendar = dv_calendar_new (rows, G_N_ELEMENTS (rows));
  const DvDate start = { 2026, 1, 2 };
  DvDate end;

  g_assert_true (dv_calendar_count_days (calendar, &start, 10, TRUE, &end, NULL));
  assert_date (&end, "2026-01-16");
}

static void
assert_skipped (GArray *skipped, guint i, const char *date, const char *why)
{
  const DvSkippedDay *day = &g_array_index (skipped, DvSkippedDay, i);

  assert_date (&day->date, date);
  g_assert_cmpstr (day->why, ==, why);
}

static void
test_skipped (void)
{
  g_autoptr (DvCalendar) calendar = dv_calendar_new (rows_2026, G_N_ELEMENTS (rows_2026));
  g_autoptr (GArray) in_working = NULL;
  g_autoptr (GArray) in_calendar = NULL;
  const DvDate start = { 2026, 4, 24 };
  DvDate end;

  g_assert_true (dv_calendar_count_days (calendar, &start, 1, TRUE, &end, &in_working));
  g_assert_true (dv_calendar_count_days (calendar, &start, 6, FALSE, &end, &in_calendar));
  g_clear_pointer (&calendar, dv_calendar_free);
  assert_date (&end, "2026-05-04");
  g_assert_cmpuint (in_working->len, ==, 3);
  assert_skipped (in_working, 0, "2026-04-25", "Saturday");
  assert_skipped (in_working, 1, "2026-04-26", "Giỗ Tổ Hùng Vương");
  assert_skipped (in_working, 2, "2026-04-27", "Nghỉ bù");
  g_assert_cmpuint (in_calendar->len, ==, 4);
  assert_skipped (in_calendar, 0, "2026-04-30", "Ngày Chiến thắng");
  assert_skipped (in_calendar, 3, "2026-05-03", "Sunday");
}

static void
test_classify (void)
{
  g_autoptr (DvCalendar) calendar = dv_calendar_new (rows_2026, G_N_ELEMENTS (rows_2026));
  static const struct {
    DvDate date;
    DvDayKind kind;
    const char *why;
  } cases[] = {
    { { 2026, 1, 1 }, DV_DAY_HOLIDAY, "Tết Dương lịch" },
    { { 2026, 1, 2 }, DV_DAY_SWAPPED_OFF, "Hoán đổi" },
    { { 2026, 1, 3 }, DV_DAY_WEEKEND, "Saturday" },
    { { 2026, 1, 4 }, DV_DAY_WEEKEND, "Sunday" },
    { { 2026, 1, 5 }, DV_DAY_WORKING, NULL },
    { { 2026, 1, 10 }, DV_DAY_WORKING, "Làm bù" },
    { { 2026, 4, 27 }, DV_DAY_SUBSTITUTE_OFF, "Nghỉ bù" },
    { { 2026, 12, 31 }, DV_DAY_WORKING, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *why = "unset";

    g_assert_cmpint (dv_calendar_classify (calendar, &cases[i].date, &why), ==, cases[i].kind);
    g_assert_cmpstr (why, ==, cases[i].why);
  }
}

static void
test_two_rows_a_day (void)
{
  static const DvHoliday rows[] = {
    { { 2026, 1, 10 }, DV_DAY_WORKING, (char *) "Làm bù", NULL },
    { { 2026, 1, 10 }, DV_DAY_HOLIDAY, (char *) "Lễ", NULL },
  };
  g_autoptr (DvCalendar) calendar = dv_calendar_new (rows, G_N_ELEMENTS (rows));

  g_assert_cmpint (dv_calendar_classify (calendar, &rows[0].date, NULL), ==, DV_DAY_HOLIDAY);
}

static void
test_refuse (void)
{
  g_autoptr (DvCalendar) calendar = dv_calendar_new (NULL, 0);
  const DvDate partial = { 2026, 1, 0 };
  const DvDate last = { 9999, 12, 31 };
  DvDate end = { 2026, 1, 1 };

  g_assert_false (dv_calendar_count_days (calendar, &partial, 1, TRUE, &end, NULL));
  g_assert_cmpuint (end.year, ==, 0);
  g_assert_false (dv_calendar_count_days (calendar, &last, 1, TRUE, &end, NULL));
  g_assert_false (dv_calendar_count_days (calendar, &last, 1, FALSE, &end, NULL));
  g_assert_false (dv_calendar_count_days (calendar, &last, G_MAXUINT, FALSE, &end, NULL));
  g_assert_false (dv_calendar_count_days (calendar, &last, G_MAXUINT, TRUE, &end, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/working-days/count", test_count);
  g_test_add_func ("/calendar/working-days/without-swap", test_without_swap);
  g_test_add_func ("/calendar/working-days/skipped", test_skipped);
  g_test_add_func ("/calendar/working-days/classify", test_classify);
  g_test_add_func ("/calendar/working-days/two-rows-a-day", test_two_rows_a_day);
  g_test_add_func ("/calendar/working-days/refuse", test_refuse);
  return g_test_run ();
}
