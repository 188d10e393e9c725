/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock-text.h"

#include <glib/gi18n-lib.h>

/* How a day of a time limit is treated. Days in a row that are treated alike, for one reason, are
 * one step. */
typedef enum {
  DAY_FIRST,
  DAY_COUNTED,
  DAY_WORKED_IN_SWAP,
  DAY_SUSPENDED_AND_COUNTED,
  DAY_SUSPENDED,
  DAY_OFF,
  DAY_AFTER_END,
} Treatment;

typedef struct {
  Treatment treatment;
  const char *detail; /* the name of a holiday, or the law that stops the clock */
} Day;

typedef struct {
  const DvDayIndex *days;
  const DvCaseFacts *facts;
  const DvPauses *pauses;
  const DvClock *clock;
  guint32 until;
  guint32 on;
} Walk;

/**
 * dv_clock_step_free:
 * @step: (nullable) (transfer full): a step
 *
 * Frees a step.
 */
void
dv_clock_step_free (DvClockStep *step)
{
  if (step == NULL)
    return;
  g_free (step->why);
  g_free (step);
}

/**
 * dv_clock_get_law:
 * @clock: a clock
 *
 * Returns: the law and article that it goes by
 */
const char *
dv_clock_get_law (const DvClock *clock)
{
  if (clock->rule == NULL)
    return _ ("the office’s own time limit; no law sets one");
  return clock->rule->basis != NULL ? clock->rule->basis : "";
}

static gboolean
counts_working_days (const DvClock *clock)
{
  return clock->rule != NULL &&
         (clock->rule->unit == DV_UNIT_WORKING_DAYS || clock->rule->unit == DV_UNIT_WORKING_HOURS);
}

static gboolean
is_suspended (const DvCaseFacts *facts, guint32 day, guint32 on)
{
  gboolean suspended = FALSE;

  for (guint i = 0; i < facts->n_events && facts->events[i].day <= MIN (day, on); i++) {
    if (facts->events[i].type == DV_EVENT_SUSPENDED)
      suspended = TRUE;
    else if (facts->events[i].type == DV_EVENT_RESUMED)
      suspended = FALSE;
  }
  return suspended;
}

static Day
treat (const Walk *walk, guint32 number)
{
  const DvDate date = dv_date_from_julian (number);
  const DvClock *clock = walk->clock;
  const DvPause *pause = clock->role == DV_ROLE_MAIN ? dv_pauses_find (walk->pauses, number) : NULL;
  const char *why = NULL;
  DvDayKind kind = dv_calendar_classify (dv_day_index_get_calendar (walk->days), &date, &why);

  if (number == clock->start)
    return (Day){ DAY_FIRST, NULL };
  if (pause != NULL)
    return (Day){ DAY_SUSPENDED, pause->rule->basis };
  if (clock->last != 0 && number > clock->last)
    return (Day){ DAY_AFTER_END, kind == DV_DAY_WEEKEND ? NULL : why };
  if (counts_working_days (clock) && kind != DV_DAY_WORKING)
    return (Day){ DAY_OFF, kind == DV_DAY_WEEKEND ? NULL : why };
  if (clock->role == DV_ROLE_MAIN && clock->rule != NULL &&
      is_suspended (walk->facts, number, walk->on))
    return (Day){ DAY_SUSPENDED_AND_COUNTED, NULL };
  if (counts_working_days (clock) && why != NULL)
    return (Day){ DAY_WORKED_IN_SWAP, why };
  return (Day){ DAY_COUNTED, NULL };
}

static char *
say_counted (const Walk *walk, guint32 n)
{
  if (walk->clock->rule == NULL)
    return g_strdup (_ ("until the day that the office set for itself"));
  return counts_working_days (walk->clock)
           ? g_strdup_printf (ngettext ("%u working day counts", "%u working days count", n), n)
           : g_strdup_printf (ngettext ("%u day counts", "%u days count", n), n);
}

static char *
say_why (const Walk *walk, const Day *day, guint32 n)
{
  switch (day->treatment) {
  case DAY_FIRST:
    return g_strdup (_ ("the day of the event does not count (BLDS 91/2015/QH13, art. 147)"));
  case DAY_WORKED_IN_SWAP:
    /* translators: %s is the name of a row of the holiday table, as “Làm bù cho …” */
    return g_strdup_printf (_ ("worked in a swap, so it counts: %s"), day->detail);
  case DAY_SUSPENDED_AND_COUNTED:
    return g_strdup (_ ("suspended, but no rule in force then stops the clock, so it counts"));
  case DAY_SUSPENDED:
    /* translators: %s is a law and article */
    return g_strdup_printf (_ ("suspended, so it does not count (%s)"),
                            day->detail != NULL ? day->detail : "");
  case DAY_OFF:
    return day->detail != NULL ? g_strdup_printf (_ ("does not count: %s"), day->detail)
                               : g_strdup (_ ("does not count: weekly day off"));
  case DAY_AFTER_END:
    return g_strdup (_ ("the last day is a day off, so the limit ends with the next working day "
                        "(BLDS 91/2015/QH13, art. 148.5)"));
  case DAY_COUNTED:
  default:
    return say_counted (walk, n);
  }
}

static gboolean
is_same (const Day *a, const Day *b)
{
  if (a->treatment == DAY_AFTER_END)
    return b->treatment == DAY_AFTER_END;
  return a->treatment == b->treatment && g_strcmp0 (a->detail, b->detail) == 0;
}

static void
add_step (GPtrArray *steps, const Walk *walk, const Day *day, guint32 from, guint32 to)
{
  DvClockStep *step = g_new0 (DvClockStep, 1);

  step->from = from;
  step->to = to;
  step->counted = day->treatment == DAY_COUNTED || day->treatment == DAY_WORKED_IN_SWAP ||
                  day->treatment == DAY_SUSPENDED_AND_COUNTED;
  step->why = say_why (walk, day, to - from + 1);
  g_ptr_array_add (steps, step);
}

/* A clock that stands still is told until the day from which it is looked at. */
static guint32
get_until (const DvClock *clock, guint32 on)
{
  if (clock->due != 0)
    return MAX (clock->due, clock->start);
  return MAX (on, clock->start);
}

/**
 * dv_clock_get_steps:
 * @table: the rules and the working days
 * @facts: the case
 * @clocks: its clocks
 * @clock: one of them
 * @on: the day from which the case is seen
 *
 * Tells which days of a time limit count, and why.
 *
 * Returns: (transfer full) (element-type DvClockStep): the steps
 */
GPtrArray *
dv_clock_get_steps (const DvDeadlineTable *table,
                    const DvCaseFacts *facts,
                    const DvClocks *clocks,
                    const DvClock *clock,
                    guint32 on)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_clock_step_free);
  const Walk walk = {
    dv_deadline_table_get_days (table), facts, &clocks->pauses, clock, get_until (clock, on), on
  };
  guint32 from = clock->start;
  Day day = treat (&walk, from);

  for (guint32 next = from + 1; next <= walk.until; next++) {
    const Day then = treat (&walk, next);

    if (is_same (&day, &then))
      continue;
    add_step (steps, &walk, &day, from, next - 1);
    from = next;
    day = then;
  }
  add_step (steps, &walk, &day, from, walk.until);
  return steps;
}

static char *
say_open (const DvClock *clock, guint32 on)
{
  g_autofree char *due = dv_date_format_julian (clock->due);
  int late = dv_clock_get_days_late (clock, on);

  if (late > 0)
    return g_strdup_printf (ngettext ("Was due on %s: %d day overdue.",
                                      "Was due on %s: %d days overdue.", (gulong) late),
                            due, late);
  if (late == 0)
    return g_strdup_printf (_ ("Due on %s: today."), due);
  return g_strdup_printf (ngettext ("Due on %s: %d day left.", "Due on %s: %d days left.",
                                    (gulong) -late),
                          due, -late);
}

static char *
say_ended (const DvClock *clock)
{
  const char *event = dv_event_get_label (clock->ended_by);
  g_autofree char *day = dv_date_format_julian (clock->ended);
  int late = dv_clock_get_days_late (clock, clock->ended);

  if (clock->rule != NULL && clock->rule->minimum)
    return late < 0 ? g_strdup_printf (ngettext ("“%s” on %s: %d day too early.",
                                                 "“%s” on %s: %d days too early.", (gulong) -late),
                                       event, day, -late)
                    : g_strdup_printf (_ ("“%s” on %s: not too early."), event, day);
  if (late > 0)
    return g_strdup_printf (ngettext ("“%s” on %s: %d day late.", "“%s” on %s: %d days late.",
                                      (gulong) late),
                            event, day, late);
  return g_strdup_printf (_ ("“%s” on %s: in time."), event, day);
}

/**
 * dv_clock_get_summary:
 * @clock: a clock
 * @on: today
 *
 * Returns: (transfer full): how it stands, in a sentence
 */
char *
dv_clock_get_summary (const DvClock *clock, guint32 on)
{
  switch (clock->state) {
  case DV_CLOCK_STOPPED:
    return g_strdup_printf (ngettext ("Suspended: %u day is left once it is resumed.",
                                      "Suspended: %u days are left once it is resumed.",
                                      clock->left),
                            clock->left);
  case DV_CLOCK_ENDED:
    return say_ended (clock);
  case DV_CLOCK_DROPPED:
    return g_strdup (_ ("Not owed any more: the case ended."));
  case DV_CLOCK_RUNNING:
  default:
    return say_open (clock, on);
  }
}
