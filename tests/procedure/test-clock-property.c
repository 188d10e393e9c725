/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock-text.h"
#include "shipped-rules.h"

/* What holds for all cases, tried on made-up ones. DV_ROUNDS makes it longer. */

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("DV_ROUNDS");

  return rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : 4000;
}

static guint32
any_day (int first_year, int last_year)
{
  const DvDate first = { (guint16) first_year, 1, 1 };
  const DvDate last = { (guint16) last_year, 12, 31 };

  return (guint32) g_test_rand_int_range ((gint32) dv_date_to_julian (&first),
                                          (gint32) dv_date_to_julian (&last) + 1);
}

static void
index_counts_as_the_calendar_does (gconstpointer data)
{
  const DvDayIndex *index = dv_deadline_table_get_days (data);
  const DvCalendar *calendar = dv_day_index_get_calendar (index);

  for (guint i = 0; i < get_rounds (); i++) {
    /* some before and behind the years that are indexed */
    guint32 start = any_day (2005, 2065);
    guint32 n = (guint32) g_test_rand_int_range (0, 400);
    const DvDate date = dv_date_from_julian (start);
    DvDate working, plain;

    g_assert_true (dv_calendar_count_days (calendar, &date, n, TRUE, &working, NULL));
    g_assert_true (dv_calendar_count_days (calendar, &date, n, FALSE, &plain, NULL));
    g_assert_cmpuint (dv_day_index_add_working (index, start, n), ==, dv_date_to_julian (&working));
    g_assert_cmpuint (dv_day_index_next_working (index, start + n), ==, dv_date_to_julian (&plain));
    g_assert_cmpint (dv_day_index_is_working (index, start), ==,
                     dv_calendar_is_working_day (calendar, &date));
    if (n > 0)
      g_assert_cmpuint (dv_day_index_count_working (index, start, dv_date_to_julian (&working)), ==,
                        n);
  }
}

static void
index_ends_where_the_calendar_ends (gconstpointer data)
{
  const DvDayIndex *index = dv_deadline_table_get_days (data);
  const DvDate last = { 9999, 12, 31 };
  guint32 day = dv_date_to_julian (&last);

  g_assert_cmpuint (dv_day_index_add_working (index, day, 1), ==, 0);
  g_assert_cmpuint (dv_day_index_next_working (index, day + 1), ==, 0);
  g_assert_cmpuint (dv_day_index_add_working (index, day, 0), ==, day);
  g_assert_cmpuint (dv_day_index_count_working (index, day, day), ==, 0);
  g_assert_false (dv_day_index_is_working (index, 0));
}

/* Two pauses, which may be empty, touch, and lie before the start. */
static void
make_pauses (DvPauses *pauses, guint32 start)
{
  guint32 day = start - 10 + (guint32) g_test_rand_int_range (0, 30);

  pauses->n_pauses = (guint) g_test_rand_int_range (0, 3);
  for (guint i = 0; i < pauses->n_pauses; i++) {
    pauses->pauses[i].from = day;
    day += (guint32) g_test_rand_int_range (0, 40);
    pauses->pauses[i].to = day;
    day += (guint32) g_test_rand_int_range (1, 20);
  }
}

static guint32
walk (const DvPauses *pauses, const DvDayIndex *index, guint32 day, guint32 n, gboolean working)
{
  while (n > 0) {
    day++;
    if (dv_pauses_find (pauses, day) == NULL && (!working || dv_day_index_is_working (index, day)))
      n--;
  }
  return day;
}

static void
pauses_count_as_walking_does (gconstpointer data)
{
  const DvDayIndex *index = dv_deadline_table_get_days (data);

  for (guint i = 0; i < get_rounds (); i++) {
    guint32 start = any_day (2012, 2058);
    guint32 n = (guint32) g_test_rand_int_range (0, 120);
    gboolean working = g_test_rand_bit () != 0;
    DvPauses pauses;
    guint32 left, end, moved;

    make_pauses (&pauses, start);
    end = dv_pauses_count (&pauses, index, start, n, working, &left);
    g_assert_cmpuint (end, ==, walk (&pauses, index, start, n, working));
    g_assert_cmpuint (left, ==, 0);
    moved = dv_pauses_move_end (&pauses, index, end);
    g_assert_cmpuint (moved, >=, end);
    g_assert_true (dv_day_index_is_working (index, moved));
  }
}

static void
more_days_never_end_earlier (gconstpointer data)
{
  const DvDayIndex *index = dv_deadline_table_get_days (data);

  for (guint i = 0; i < get_rounds (); i++) {
    guint32 start = any_day (2012, 2058);
    guint32 n = (guint32) g_test_rand_int_range (0, 120);
    gboolean working = g_test_rand_bit () != 0;
    DvPauses pauses;
    guint32 left, end, later;

    make_pauses (&pauses, start);
    end = dv_pauses_count (&pauses, index, start, n, working, &left);
    later = dv_pauses_count (&pauses, index, start, n + 1, working, &left);
    g_assert_cmpuint (later, >, end);
    g_assert_cmpuint (dv_pauses_move_end (&pauses, index, later), >=,
                      dv_pauses_move_end (&pauses, index, end));
  }
}

static void
add_event (GArray *events, DvEventType type, guint32 *day, const char *document)
{
  const DvCaseEvent event = { type, *day, 0, document };

  g_array_append_val (events, event);
  *day += (guint32) g_test_rand_int_range (0, 25);
}

/* A case that went as far as chance took it. */
static GArray *
make_events (void)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (DvCaseEvent));
  guint32 day = any_day (2013, 2030);
  guint stages = (guint) g_test_rand_int_range (0, 7);

  add_event (events, DV_EVENT_RECEIVED, &day, NULL);
  if (stages > 0)
    add_event (events, DV_EVENT_ACCEPTED, &day, NULL);
  if (stages > 1 && g_test_rand_bit ())
    add_event (events, DV_EVENT_EXTENDED, &day, g_test_rand_bit () ? "1/QĐ" : NULL);
  if (stages > 2)
    add_event (events, DV_EVENT_SUSPENDED, &day, NULL);
  if (stages > 3)
    add_event (events, DV_EVENT_RESUMED, &day, NULL);
  if (stages > 4)
    add_event (events, g_test_rand_bit () ? DV_EVENT_DECIDED : DV_EVENT_CONCLUDED, &day, NULL);
  if (stages > 5)
    add_event (events, DV_EVENT_SENT, &day, NULL);
  return events;
}

static DvCaseFacts
make_facts (GArray *events)
{
  return (DvCaseFacts){ .matter = (DvMatter) (1 << g_test_rand_int_range (0, 5)),
                        .instance = (guint) g_test_rand_int_range (0, 3),
                        .channel = (DvChannel) g_test_rand_int_range (0, 4),
                        .remote = g_test_rand_bit () != 0,
                        .several_places = g_test_rand_bit () != 0,
                        .complexity = (DvComplexity) g_test_rand_int_range (0, 3),
                        .complexity_document = g_test_rand_bit () ? "2/BC" : NULL,
                        .events = (const DvCaseEvent *) events->data,
                        .n_events = events->len };
}

static void
assert_no_gap (const DvDeadlineTable *table,
               const DvCaseFacts *facts,
               const DvClocks *clocks,
               const DvClock *clock,
               guint32 on)
{
  g_autoptr (GPtrArray) steps = dv_clock_get_steps (table, facts, clocks, clock, on);
  gboolean years = clock->rule->unit == DV_UNIT_YEARS;
  guint32 next = clock->start;
  guint counted = 0;

  for (guint i = 0; i < steps->len; i++) {
    const DvClockStep *step = g_ptr_array_index (steps, i);
    gboolean follows = step->from == next && step->to >= step->from;

    g_assert_true (follows);
    g_assert_cmpstr (step->why, !=, "");
    next = step->to + 1;
    counted += step->counted ? step->to - step->from + 1 : 0;
  }
  g_assert_cmpuint (next - 1, ==, clock->due != 0 ? clock->due : MAX (on, clock->start));
  if (clock->due != 0 && !years && clock->rule->unit != DV_UNIT_WORKING_HOURS)
    g_assert_cmpuint (counted, ==, clock->length);
}

static void
explanations_leave_no_day_out (gconstpointer data)
{
  for (guint i = 0; i < get_rounds () / 4; i++) {
    g_autoptr (GArray) events = make_events ();
    const DvCaseFacts facts = make_facts (events);
    guint32 on = g_array_index (events, DvCaseEvent, events->len - 1).day + 200;
    g_autoptr (GError) error = NULL;
    DvClocks clocks;

    g_assert_true (dv_clocks_reckon (data, &facts, on, &clocks, &error));
    for (guint c = 0; c < clocks.n_clocks; c++) {
      const DvClock *clock = &clocks.clocks[c];
      g_auto (GStrv) notes = dv_clock_get_notes (&facts, clock, on);
      g_autofree char *summary = dv_clock_get_summary (clock, on);

      g_assert_cmpuint (g_strv_length (notes), >, 0);
      g_assert_cmpstr (summary, !=, "");
      assert_no_gap (data, &facts, &clocks, clock, on);
    }
  }
}

static void
no_limit_ends_on_a_day_off (gconstpointer data)
{
  const DvDayIndex *index = dv_deadline_table_get_days (data);

  for (guint i = 0; i < get_rounds (); i++) {
    g_autoptr (GArray) events = make_events ();
    const DvCaseFacts facts = make_facts (events);
    DvClocks clocks;

    g_assert_true (dv_clocks_reckon (data, &facts, G_MAXUINT32, &clocks, NULL));
    for (guint c = 0; c < clocks.n_clocks; c++) {
      const DvClock *clock = &clocks.clocks[c];

      if (clock->due != 0 && !clock->rule->minimum)
        g_assert_true (dv_day_index_is_working (index, clock->due));
      g_assert_true (clock->due == 0 || clock->due >= clock->start);
      g_assert_true ((clock->state == DV_CLOCK_STOPPED) <= (clock->due == 0));
    }
  }
}

#define ADD(test) g_test_add_data_func ("/procedure/clock-property/" #test, table, test)

int
main (int argc, char *argv[])
{
  g_autoptr (DvDeadlineTable) table = NULL;

  g_test_init (&argc, &argv, NULL);
  table = load_shipped_rules ();
  ADD (index_counts_as_the_calendar_does);
  ADD (index_ends_where_the_calendar_ends);
  ADD (pauses_count_as_walking_does);
  ADD (more_days_never_end_earlier);
  ADD (explanations_leave_no_day_out);
  ADD (no_limit_ends_on_a_day_off);
  return g_test_run ();
}
