/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-term-rule.h"

/* The rules of data/catalogues/term_rule.csv that change with time; days are filled in below. */
static DvTermRule rules[] = {
  { "council", 60, 0, 0, NULL, NULL, 0, 0 },
  { "people-inspection", 24, 0, 0, NULL, NULL, 0, 0 },
  { "people-inspection", 0, 0, 0, "group", NULL, 0, 0 },
  { "group", 30, 0, 0, NULL, NULL, 0, 0 },
  { "group", 60, 6, 6, NULL, NULL, 0, 0 },
};

static guint32
julian (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static DvDate
date_of (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return date;
}

static void
the_rule_of_the_day_proposes_the_end (void)
{
  const struct {
    const char *type, *start, *end;
  } cases[] = {
    { "council", "2016", "2021" },
    { "council", "2021-06-15", "2026-06-14" },
    { "people-inspection", "2019", "2021" },
    { "people-inspection", "2023-06-30", "2025-06-29" },
    { "people-inspection", "2023-07-01", "2025-12-31" },
    { "people-inspection", "2026-06-01", "2031-05-31" },
    { "group", "2019-03", "2021-09" },
    { "group", "2026-05-25", "2028-11-24" },
    { "group", "2026-05-26", "2031-05-25" },
    { "group", "2020-08-31", "2023-02-27" },
    { "club", "2019", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DvDate start = date_of (cases[i].start);
    const DvTermRule *rule = dv_term_rule_find (rules, G_N_ELEMENTS (rules), cases[i].type, &start);
    g_autofree char *end = NULL;

    g_assert_cmpint (rule != NULL, ==, cases[i].end != NULL);
    if (rule == NULL)
      continue;
    start = dv_term_rule_get_end (rule, &start);
    end = dv_date_to_iso (&start);
    g_assert_cmpstr (end, ==, cases[i].end);
  }
}

static void
a_term_that_ends_at_another_time_is_noticed (void)
{
  const struct {
    const char *type, *start, *end;
    DvTermFit fit;
  } cases[] = {
    { "council", "2016", "2021", DV_TERM_FITS },
    { "council", "2019", "2026", DV_TERM_TOO_LONG },
    { "council", "2019", "2023", DV_TERM_FITS },
    { "council", "2019", "2022", DV_TERM_TOO_SHORT },
    { "council", "2021-06-15", "2026-06-14", DV_TERM_FITS },
    { "council", "2021-06-15", "2026-06-15", DV_TERM_FITS },
    { "council", "2021-06-15", "2026-06-17", DV_TERM_TOO_LONG },
    { "council", "2021-06-15", "2026", DV_TERM_FITS },
    { "people-inspection", "2019", "2021", DV_TERM_FITS },
    { "group", "2026-06-01", "2030-12-01", DV_TERM_FITS },
    { "group", "2026-06-01", "2030-11-01", DV_TERM_TOO_SHORT },
    { "group", "2026-06-01", "2031-11-30", DV_TERM_FITS },
    { "group", "2026-06-01", "2031-12-31", DV_TERM_TOO_LONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DvDate start = date_of (cases[i].start);
    DvDate end = date_of (cases[i].end);
    const DvTermRule *rule = dv_term_rule_find (rules, G_N_ELEMENTS (rules), cases[i].type, &start);

    g_test_message ("%s %s–%s", cases[i].type, cases[i].start, cases[i].end);
    g_assert_cmpint (dv_term_rule_fits (rule, &start, &end), ==, cases[i].fit);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rules[1].valid_to = julian ("2023-06-30");
  rules[2].valid_from = julian ("2023-07-01");
  rules[3].valid_to = julian ("2026-05-25");
  rules[4].valid_from = julian ("2026-05-26");

  g_test_add_func ("/term-rule/the-rule-of-the-day-proposes-the-end",
                   the_rule_of_the_day_proposes_the_end);
  g_test_add_func ("/term-rule/a-term-that-ends-at-another-time-is-noticed",
                   a_term_that_ends_at_another_time_is_noticed);

  return g_test_run ();
}
