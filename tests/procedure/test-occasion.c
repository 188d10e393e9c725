/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-occasion-rule.h"

/* On which days of a span an occasion comes. */

typedef struct {
  const char *name;
  DvOccasionRule rule;
  const char *from;
  const char *to;
  const char *days; /* in order */
} Case;

static const Case cases[] = {
  { "once a year", { .day = 3, .month = 2 }, "2019-01-01", "2020-12-31", "2019-02-03,2020-02-03" },
  { "the first and the last day count",
    { .day = 3, .month = 2 },
    "2019-02-03",
    "2020-02-03",
    "2019-02-03,2020-02-03" },
  { "not in the span", { .day = 3, .month = 2 }, "2019-02-04", "2020-02-02", "" },
  { "the last day of a month", { .month = 1 }, "2019-01-01", "2019-12-31", "2019-01-31" },
  { "the last day of February",
    { .month = 2 },
    "2019-01-01",
    "2020-12-31",
    "2019-02-28,2020-02-29" },
  { "29 February is not there each year",
    { .day = 29, .month = 2 },
    "2019-01-01",
    "2021-12-31",
    "2020-02-29" },
  { "the first day of Tết",
    { .day = 1, .month = 1, .lunar = TRUE },
    "2019-01-01",
    "2020-12-31",
    "2019-02-05,2020-01-25" },
  { "Tết of the year before the span begins",
    { .day = 23, .month = 12, .lunar = TRUE },
    "2019-01-01",
    "2019-12-31",
    "2019-01-28" },
  { "the Hùng kings",
    { .day = 10, .month = 3, .lunar = TRUE },
    "2019-01-01",
    "2019-12-31",
    "2019-04-14" },
  { "the last day of a lunar month of 29 days",
    { .day = 30, .month = 1, .lunar = TRUE },
    "2020-01-01",
    "2020-12-31",
    "2020-02-22" },
  { "a leap month brings nothing twice",
    { .day = 15, .month = 4, .lunar = TRUE },
    "2020-01-01",
    "2020-12-31",
    "2020-05-07" },
  { "outside the lunar calendar",
    { .day = 1, .month = 1, .lunar = TRUE },
    "2250-01-01",
    "2250-12-31",
    "" },
};

static DvDate
read_date (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return date;
}

static void
test_days (gconstpointer data)
{
  const Case *test = data;
  DvDate from = read_date (test->from);
  DvDate to = read_date (test->to);
  g_autoptr (GArray) days = dv_occasion_rule_list (&test->rule, &from, &to);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++) {
    g_autofree char *iso = dv_date_to_iso (&g_array_index (days, DvDate, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", iso);
  }
  g_assert_cmpstr (text->str, ==, test->days);
}

static void
test_validity (void)
{
  DvDate from = read_date ("2019-01-01");
  DvDate to = read_date ("2021-12-31");
  DvDate first = read_date ("2020-02-03");
  DvDate last = read_date ("2021-02-02");
  DvOccasionRule rule = { .day = 3,
                          .month = 2,
                          .valid_from = dv_date_to_julian (&first),
                          .valid_to = dv_date_to_julian (&last) };
  g_autoptr (GArray) days = dv_occasion_rule_list (&rule, &from, &to);

  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (dv_date_compare (&g_array_index (days, DvDate, 0), &first), ==, 0);
}

static void
test_ages (void)
{
  g_autoptr (GArray) years = dv_occasion_rule_years_of_birth ("70; 75;100", 2019);

  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 1949);
  g_assert_cmpint (g_array_index (years, int, 1), ==, 1944);
  g_assert_cmpint (g_array_index (years, int, 2), ==, 1919);
  years = (g_array_unref (years), dv_occasion_rule_years_of_birth ("bảy mươi;0;80x;90", 2019));
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 1929);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/occasion/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_days);
  }
  g_test_add_func ("/occasion/a rule that is not in force brings nothing", test_validity);
  g_test_add_func ("/occasion/ages are years of birth", test_ages);
  return g_test_run ();
}
