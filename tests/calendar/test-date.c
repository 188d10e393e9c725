/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-date.h"

typedef struct {
  const char *text;
  const char *iso;
} Typed;

typedef struct {
  const char *text;
  DvDateError code;
} Refused;

static const DvDate today = { 2026, 11, 22 };

static const Typed typed[] = {
  { "5/2", "2026-02-05" },
  { " 05/02/2019 ", "2019-02-05" },
  { "5-2-2019", "2019-02-05" },
  { "5.2.2019", "2019-02-05" },
  { "5 2 2019", "2019-02-05" },
  { "5 / 2 / 2019", "2019-02-05" },
  { "2019-02-05", "2019-02-05" },
  { "2019/2/5", "2019-02-05" },
  { "02/2019", "2019-02" },
  { "2/2019", "2019-02" },
  { "2019-02", "2019-02" },
  { "2019", "2019" },
  { "năm 2019", "2019" },
  { "tháng 2/2019", "2019-02" },
  { "tháng 2 năm 2019", "2019-02" },
  { "ngày 5 tháng 2 năm 2019", "2019-02-05" },
  { "Ngày 05/02/2019", "2019-02-05" },
  { "hôm nay", "2026-11-22" },
  { "HÔM  NAY", "2026-11-22" },
  { "ho\u0302m nay", "2026-11-22" },
  { "hom qua", "2026-11-21" },
  { "hôm qua", "2026-11-21" },
  { "ngày mai", "2026-11-23" },
  { "today", "2026-11-22" },
  { "29/2/2020", "2020-02-29" },
  { "29/2/2000", "2000-02-29" },
};

static const Refused refused[] = {
  { "", DV_DATE_ERROR_EMPTY },
  { " \t", DV_DATE_ERROR_EMPTY },
  { "31/02/2019", DV_DATE_ERROR_NO_SUCH_DAY },
  { "29/2/2019", DV_DATE_ERROR_NO_SUCH_DAY },
  { "29/2/1900", DV_DATE_ERROR_NO_SUCH_DAY },
  { "31/4", DV_DATE_ERROR_NO_SUCH_DAY },
  { "0/5/2019", DV_DATE_ERROR_NO_SUCH_DAY },
  { "5/13/2019", DV_DATE_ERROR_NO_SUCH_DAY },
  { "0/2019", DV_DATE_ERROR_NO_SUCH_DAY },
  { "05.02.19", DV_DATE_ERROR_SHORT_YEAR },
  { "5/2/019", DV_DATE_ERROR_SHORT_YEAR },
  { "5/2/0219", DV_DATE_ERROR_RANGE },
  { "5/2/2919", DV_DATE_ERROR_RANGE },
  { "0000", DV_DATE_ERROR_RANGE },
  { "5", DV_DATE_ERROR_SYNTAX },
  { "5/", DV_DATE_ERROR_SYNTAX },
  { "/5/2", DV_DATE_ERROR_SYNTAX },
  { "5//2/2019", DV_DATE_ERROR_SYNTAX },
  { "5/2/2019x", DV_DATE_ERROR_SYNTAX },
  { "5/2/2019/1", DV_DATE_ERROR_SYNTAX },
  { "5/2/20190", DV_DATE_ERROR_SYNTAX },
  { "123/2/2019", DV_DATE_ERROR_SYNTAX },
  { "-5/2/2019", DV_DATE_ERROR_SYNTAX },
  { "99999999999999999999", DV_DATE_ERROR_SYNTAX },
  { "ngày", DV_DATE_ERROR_SYNTAX },
  { "tết", DV_DATE_ERROR_SYNTAX },
  { "5/\xFF", DV_DATE_ERROR_SYNTAX },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    DvDate date;

    g_test_message ("%s", typed[i].text);
    g_assert_true (dv_date_parse (typed[i].text, &today, &date, &error));
    g_assert_no_error (error);
    iso = dv_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, typed[i].iso);
  }
}

static void
test_refuse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    DvDate date = today;

    g_assert_false (dv_date_parse (refused[i].text, &today, &date, &error));
    g_assert_error (error, DV_DATE_ERROR, (int) refused[i].code);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpuint (date.year, ==, 0);
    g_assert_false (dv_date_parse (refused[i].text, NULL, &date, NULL));
  }
}

static void
test_without_today (void)
{
  g_autoptr (GError) error = NULL;
  DvDate date;

  g_assert_true (dv_date_parse ("5/2/2019", NULL, &date, NULL));
  g_assert_false (dv_date_parse ("5/2", NULL, &date, NULL));
  g_assert_false (dv_date_parse ("hôm nay", NULL, &date, NULL));
  g_assert_false (dv_date_parse ("31/02/2019", NULL, &date, &error));
  g_assert_cmpstr (error->message, ==,
                   "There is no day 31 in month 2/2019: that month has 28 days.");
}

static void
test_iso (void)
{
  static const char *const good[] = { "2019", "2019-02", "2019-02-28", "0001-01-01", "9999-12-31" };
  static const char *const bad[] = {
    "",        "201",        "20190",      "2019-",      "2019-2",
    "2019-00", "2019-13",    "2019-02-00", "2019-02-29", "2019-02-028",
    "0000",    "2019/02/01", "+019-02-01", "2019-02-1x", "2019-0\xFF",
  };
  DvDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autofree char *iso = NULL;

    g_assert_true (dv_date_from_iso (good[i], &date));
    iso = dv_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, good[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (dv_date_from_iso (bad[i], &date));
    g_assert_cmpuint (date.year, ==, 0);
  }
  g_assert_false (dv_date_from_iso (NULL, &date));
}

static void
test_format (void)
{
  static const Typed cases[] = {
    { "05/02/2019", "2019-02-05" },
    { "02/2019", "2019-02" },
    { "2019", "2019" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = NULL;
    DvDate date;

    dv_date_from_iso (cases[i].iso, &date);
    text = dv_date_format (&date);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static DvDate
iso (const char *text)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (text, &date));
  return date;
}

static void
assert_date (DvDate date, const char *expected)
{
  g_autofree char *actual = dv_date_to_iso (&date);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_arithmetic (void)
{
  const DvDate full = iso ("2020-01-31");
  const DvDate month = iso ("2020-01");
  const DvDate first = iso ("0001-01-01");
  const DvDate last = iso ("9999-12-31");

  assert_date (dv_date_add_days (&full, 30), "2020-03-01");
  assert_date (dv_date_add_days (&full, -31), "2019-12-31");
  assert_date (dv_date_add_days (&month, 1), "");
  assert_date (dv_date_add_days (&first, -1), "");
  assert_date (dv_date_add_days (&last, 1), "");
  assert_date (dv_date_add_days (&first, G_MAXINT), "");
  assert_date (dv_date_add_days (&first, G_MININT), "");
  assert_date (dv_date_add_months (&full, 1), "2020-02-29");
  assert_date (dv_date_add_months (&full, 13), "2021-02-28");
  assert_date (dv_date_add_months (&full, -1), "2019-12-31");
  assert_date (dv_date_add_months (&month, 12), "2021-01");
  assert_date (dv_date_add_months (&first, -1), "");
  assert_date (dv_date_add_months (&last, G_MAXINT), "");
}

static void
test_partial (void)
{
  const DvDate year = iso ("2020");
  const DvDate month = iso ("2020-02");
  const DvDate day = iso ("2020-02-10");
  const DvDate none = { 0 };

  assert_date (dv_date_first_day (&year), "2020-01-01");
  assert_date (dv_date_last_day (&year), "2020-12-31");
  assert_date (dv_date_first_day (&month), "2020-02-01");
  assert_date (dv_date_last_day (&month), "2020-02-29");
  assert_date (dv_date_last_day (&day), "2020-02-10");
  assert_date (dv_date_last_day (&none), "");
  g_assert_cmpint (dv_date_compare (&year, &month), <, 0);
  g_assert_cmpint (dv_date_compare (&day, &month), >, 0);
  g_assert_cmpint (dv_date_compare (&day, &day), ==, 0);
  g_assert_false (dv_date_is_full (&month));
  g_assert_true (dv_date_is_full (&day));
}

static void
test_quarters (void)
{
  const DvDate year = iso ("2020");

  assert_date (dv_date_quarter_first_day (2020, 1), "2020-01-01");
  assert_date (dv_date_quarter_last_day (2020, 1), "2020-03-31");
  assert_date (dv_date_quarter_last_day (2020, 4), "2020-12-31");
  assert_date (dv_date_quarter_last_day (2020, 5), "");
  g_assert_cmpuint (dv_date_quarter (&today), ==, 4);
  g_assert_cmpuint (dv_date_quarter (&year), ==, 0);
}

static void
test_weekday (void)
{
  const DvDate sunday = iso ("2026-11-22");
  const DvDate tet = iso ("2019-02-05");
  DvDate now;

  g_assert_cmpuint (dv_date_weekday (&sunday), ==, 7);
  g_assert_cmpuint (dv_date_weekday (&tet), ==, 2);
  dv_date_today (&now);
  g_assert_true (dv_date_is_full (&now));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/date/parse", test_parse);
  g_test_add_func ("/calendar/date/refuse", test_refuse);
  g_test_add_func ("/calendar/date/without-today", test_without_today);
  g_test_add_func ("/calendar/date/iso", test_iso);
  g_test_add_func ("/calendar/date/format", test_format);
  g_test_add_func ("/calendar/date/arithmetic", test_arithmetic);
  g_test_add_func ("/calendar/date/partial", test_partial);
  g_test_add_func ("/calendar/date/quarters", test_quarters);
  g_test_add_func ("/calendar/date/weekday", test_weekday);
  return g_test_run ();
}
