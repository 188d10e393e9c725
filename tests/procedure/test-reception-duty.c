/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-reception-duty.h"

typedef struct {
  const char *name;
  const char *on;
  const char *held; /* days, sorted */
  const char *from;
  const char *to;
  guint counted;
  guint missing;
} Case;

static const Case cases[] = {
  { "before the law", "2014-06-30", "", NULL, NULL, 0, 0 },
  { "a week without a day", "2019-06-13", "", "2019-06-10", "2019-06-16", 0, 1 },
  { "a week with its day", "2019-06-13", "2019-06-12", "2019-06-10", "2019-06-16", 1, 0 },
  { "the day before the week", "2019-06-13", "2019-06-09", "2019-06-10", "2019-06-16", 0, 1 },
  { "Sunday belongs to its week", "2019-06-16", "2019-06-10", "2019-06-10", "2019-06-16", 1, 0 },
  { "the last day of the old rule", "2026-06-30", "2026-06-29", "2026-06-29", "2026-07-05", 1, 0 },
  { "the first day of the new one", "2026-07-01", "2026-07-01", "2026-07-01", "2026-07-31", 1, 1 },
  { "twice on one day is one", "2026-07-20", "2026-07-06,2026-07-06", "2026-07-01", "2026-07-31", 1,
    1 },
  { "two days", "2026-11-23", "2026-11-02,2026-11-30", "2026-11-01", "2026-11-30", 2, 0 },
  { "more than two", "2028-02-10", "2028-02-01,2028-02-02,2028-02-29", "2028-02-01", "2028-02-29",
    3, 0 },
};

static DvDate
read_date (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return date;
}

static guint32
read_julian (const char *iso)
{
  DvDate date = read_date (iso);

  return dv_date_to_julian (&date);
}

static GArray *
read_dates (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (DvDate));

  for (guint i = 0; parts[i] != NULL; i++) {
    DvDate date = read_date (parts[i]);

    g_array_append_val (dates, date);
  }
  return dates;
}

static void
test_duty (gconstpointer data)
{
  const Case *test = data;
  DvReceptionDuty duties[] = {
    { 1, TRUE, read_julian ("2014-07-01"), read_julian ("2026-06-30") },
    { 2, FALSE, read_julian ("2026-07-01"), 0 },
  };
  DvDate on = read_date (test->on);
  g_autoptr (GArray) held = read_dates (test->held);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  DvReceptionPeriod period;
  gboolean found = dv_reception_duty_find (duties, G_N_ELEMENTS (duties), &on, &period);

  g_assert_cmpint (found, ==, test->from != NULL);
  if (!found)
    return;
  from = dv_date_to_iso (&period.from);
  to = dv_date_to_iso (&period.to);
  g_assert_cmpstr (from, ==, test->from);
  g_assert_cmpstr (to, ==, test->to);
  dv_reception_period_count (&period, (const DvDate *) held->data, held->len);
  g_assert_cmpuint (period.held, ==, test->counted);
  g_assert_cmpuint (dv_reception_period_get_missing (&period), ==, test->missing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/reception-duty/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_duty);
  }
  return g_test_run ();
}
