/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-supervision-clock.h"

typedef struct {
  const char *name;
  const char *body;
  gboolean criticism;
  const char *days; /* “start=2024-03-20 plan=2024-03-01” */
  guint answer_days;
  const char *on;
  const char *clocks; /* “plan 2024-03-13 late 2”: until, due, days late or “done” */
} Case;

static const Case cases[] = {
  { "five working days before", "people-inspection", FALSE, "start=2024-03-20", 0, "2024-03-13",
    "plan 2024-03-13 0" },
  { "five working days before, over a Tết", "people-inspection", FALSE, "start=2024-02-16", 0,
    "2024-02-05", "plan 2024-02-02 3" },
  { "a plan that was sent in time", "people-inspection", FALSE, "start=2024-03-20 plan=2024-03-13",
    0, "2024-04-01", "plan 2024-03-13 done" },
  { "a plan that was sent too late", "people-inspection", FALSE, "start=2024-03-20 plan=2024-03-14",
    0, "2024-04-01", "plan 2024-03-13 done 1" },
  { "before the decree nobody had to send one", "people-inspection", FALSE, "start=2023-06-30", 0,
    "2023-07-10", "" },
  { "the Front sends its plan and gets a report", "front", FALSE, "start=2024-03-20", 0,
    "2024-03-10", "plan 2024-03-05 5;report 2024-03-13 0" },
  { "the result within 15 days", "front", FALSE,
    "start=2024-03-20 plan=2024-03-01 report=2024-03-10 end=2024-03-22", 0, "2024-04-10",
    "plan 2024-03-05 done;report 2024-03-13 done;result 2024-04-08 2" },
  { "15 days for an answer", "people-inspection", FALSE, "sent=2024-03-04", 0, "2024-03-19",
    "answer 2024-03-19 0" },
  { "15 days that end on a Sunday", "people-inspection", FALSE, "sent=2024-03-09", 0, "2024-03-26",
    "answer 2024-03-25 1" },
  { "answered late", "people-inspection", FALSE, "sent=2024-03-04 answer=2024-03-20", 0,
    "2024-05-01", "answer 2024-03-19 done 1" },
  { "a term of the decision instead", "people-inspection", FALSE, "sent=2024-03-04", 30,
    "2024-03-20", "answer 2024-04-03 0" },
  { "a council names its own term", "council", FALSE, "sent=2024-03-04", 10, "2024-03-20",
    "answer 2024-03-14 6" },
  { "and without one there is none", "council", FALSE, "sent=2024-03-04 start=2024-02-28", 0,
    "2024-03-20", "" },
  { "a draft 15 days before its criticism", "front", TRUE, "start=2024-03-20", 0, "2024-03-06",
    "draft 2024-03-05 1" },
  { "no clock without a day", "front", FALSE, "plan=2024-03-01", 0, "2024-03-20", "" },
};

static guint32
read_day (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static void
read_days (const char *text, guint32 *days)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
    DvSupervisionEvent event;

    g_assert_true (dv_supervision_event_from_code (pair[0], &event));
    days[event] = read_day (pair[1]);
  }
}

static char *
describe (const GArray *clocks, guint32 on)
{
  static const char *const names[] = { "start", "end",    "plan", "report",
                                       "draft", "result", "sent", "answer" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clocks->len; i++) {
    const DvSupervisionClock *clock = &g_array_index (clocks, DvSupervisionClock, i);
    DvDate date = dv_date_from_julian (clock->due);
    g_autofree char *due = dv_date_to_iso (&date);
    guint late = dv_supervision_clock_get_days_late (clock, on);

    g_string_append_printf (text, "%s%s %s", i > 0 ? ";" : "", names[clock->until], due);
    if (clock->done != 0)
      g_string_append (text, " done");
    if (clock->done == 0 || late > 0)
      g_string_append_printf (text, " %u", late);
  }
  return g_string_free (text, FALSE);
}

static DvDayIndex *
make_days (void)
{
  DvHoliday holidays[7];

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    holidays[i] =
      (DvHoliday){ { 2024, 2, (guint8) (8 + i) }, DV_DAY_HOLIDAY, (char *) "Tết", NULL };
  return dv_day_index_new (dv_calendar_new (holidays, G_N_ELEMENTS (holidays)), 2018, 2026);
}

static void
test_clock (gconstpointer data)
{
  const Case *test = data;
  const DvSupervisionRule rules[] = {
    { "T1", "", NULL, "people-inspection", FALSE, DV_SUPERVISION_PLAN, 5, TRUE, TRUE,
      DV_SUPERVISION_START, read_day ("2023-07-01"), 0 },
    { "T2", "", NULL, "people-inspection", FALSE, DV_SUPERVISION_ANSWER, 15, FALSE, FALSE,
      DV_SUPERVISION_SENT, read_day ("2023-07-01"), 0 },
    { "M1", "", NULL, "front", FALSE, DV_SUPERVISION_PLAN, 15, FALSE, TRUE, DV_SUPERVISION_START,
      read_day ("2017-06-15"), 0 },
    { "M2", "", NULL, "front", FALSE, DV_SUPERVISION_REPORT, 7, FALSE, TRUE, DV_SUPERVISION_START,
      read_day ("2017-06-15"), 0 },
    { "M3", "", NULL, "front", FALSE, DV_SUPERVISION_RESULT, 15, FALSE, FALSE, DV_SUPERVISION_END,
      read_day ("2017-06-15"), 0 },
    { "P1", "", NULL, "front", TRUE, DV_SUPERVISION_DRAFT, 15, FALSE, TRUE, DV_SUPERVISION_START,
      read_day ("2016-01-01"), 0 },
  };
  g_autoptr (DvDayIndex) days = make_days ();
  DvSupervisionFacts facts = { .body = test->body,
                               .criticism = test->criticism,
                               .answer_days = test->answer_days };
  g_autoptr (GArray) clocks = NULL;
  g_autofree char *text = NULL;

  read_days (test->days, facts.days);
  clocks = dv_supervision_reckon (rules, G_N_ELEMENTS (rules), days, &facts);
  text = describe (clocks, read_day (test->on));
  g_assert_cmpstr (text, ==, test->clocks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/procedure/supervision-clock/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_clock);
  }
  return g_test_run ();
}
