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
format_day (guint32 day)
{
  const DvDate date = dv_date_from_julian (day);

  return dv_date_format (&date);
}

static void
add_note (GStrvBuilder *notes, char *note)
{
  g_strv_builder_add (notes, note);
  g_free (note);
}

static void
note_rule (GStrvBuilder *notes, const DvCaseFacts *facts, const DvClock *clock)
{
  const DvDeadlineRule *rule = clock->rule;
  const char *event = dv_event_get_label (facts->events[clock->event].type);
  g_autofree char *day = format_day (clock->start);

  if (g_strcmp0 (facts->rule, rule->code) == 0)
    /* translators: the code of a rule, what it is about, a step, its day */
    add_note (notes, g_strdup_printf (_ ("Rule %s (%s), which the case names, from “%s” on %s."),
                                      rule->code, rule->title, event, day));
  else
    /* translators: the code of a rule, what it is about, a step, its day */
    add_note (notes, g_strdup_printf (_ ("Rule %s (%s), in force on the day of “%s”, %s."),
                                      rule->code, rule->title, event, day));
  if (!rule->verified)
    add_note (notes, g_strdup (_ ("Nobody has compared this rule with the text of the law yet.")));
}

static const char *
format_unit (DvDeadlineUnit unit, guint n)
{
  switch (unit) {
  case DV_UNIT_WORKING_DAYS:
    return ngettext ("%u working day", "%u working days", n);
  case DV_UNIT_WORKING_HOURS:
    return ngettext ("%u working hour", "%u working hours", n);
  case DV_UNIT_YEARS:
    return ngettext ("%u year", "%u years", n);
  case DV_UNIT_DAYS:
  default:
    return ngettext ("%u day", "%u days", n);
  }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
say_length (const DvDeadlineRule *rule, guint n)
{
  return g_strdup_printf (format_unit (rule->unit, n), n);
}
#pragma GCC diagnostic pop

static void
note_length (GStrvBuilder *notes, const DvClock *clock)
{
  g_autofree char *length = say_length (clock->rule, clock->length);

  if (clock->rule->minimum)
    add_note (notes, g_strdup_printf (_ ("At least %s must lie between."), length));
  else
    add_note (notes, g_strdup_printf (_ ("The limit is %s in all."), length));
  if (clock->rule->unit == DV_UNIT_WORKING_HOURS)
    add_note (notes, g_strdup (_ ("Steps have no hour: eight working hours are one working day, "
                                  "and less is the same day.")));
}

static gboolean
depends_on_complexity (const DvDeadlineRule *rule)
{
  return rule->complex != 0 || rule->very_complex != 0 || rule->remote_complex != 0 ||
         rule->extensions != 0 || rule->extensions_very_complex != 0;
}

static void
note_complexity (GStrvBuilder *notes, const DvCaseFacts *facts, const DvDeadlineRule *rule)
{
  if (facts->complexity == DV_COMPLEXITY_NONE)
    return;
  if (!depends_on_complexity (rule))
    add_note (notes, g_strdup (_ ("The rule has no longer limit for complex cases.")));
  else if (dv_case_facts_get_complexity (facts) == DV_COMPLEXITY_NONE)
    add_note (notes, g_strdup (_ ("That the case is complex does not count: no document states "
                                  "it (NĐ 155/2026/NĐ-CP, art. 3a; NĐ 31/2019/NĐ-CP, art. 3).")));
  else
    /* translators: the number of a document */
    add_note (notes, g_strdup_printf (_ ("The case is complex, as %s states."),
                                      facts->complexity_document));
}

static void
note_place (GStrvBuilder *notes, const DvCaseFacts *facts, const DvDeadlineRule *rule)
{
  if (facts->remote && rule->remote == 0 && rule->remote_complex == 0)
    add_note (notes, g_strdup (_ ("The rule has no longer limit for remote areas.")));
  else if (facts->remote)
    add_note (notes, g_strdup (_ ("The longer limit for remote areas counts.")));
  if (facts->several_places && rule->several_places != 0)
    add_note (notes, g_strdup (_ ("It is checked at several places, so the longer limit counts.")));
}

static const char *
why_not_extended (const DvClock *clock, const DvCaseFacts *facts, const DvCaseEvent *event)
{
  if (clock->rule->extension == 0)
    return _ ("the rule knows no extension");
  if (event->document == NULL || *event->document == '\0')
    return _ ("it has no document");
  if (dv_deadline_rule_get_extensions (clock->rule, facts) == 0)
    return _ ("only a case that a document calls complex can be extended");
  if (clock->due != 0 && event->day > clock->due)
    return _ ("the limit was over");
  return _ ("it was extended as often as the law allows");
}

static void
note_extension (GStrvBuilder *notes,
                const DvClock *clock,
                const DvCaseFacts *facts,
                const DvCaseEvent *event,
                gboolean counts)
{
  g_autofree char *day = format_day (event->day);
  g_autofree char *length = say_length (clock->rule, clock->rule->extension);

  if (counts)
    /* translators: a day, a number of days, the number of a document */
    add_note (notes,
              g_strdup_printf (_ ("Extended on %s by %s (%s)."), day, length, event->document));
  else
    /* translators: a day, and why an extension does not count */
    add_note (notes, g_strdup_printf (_ ("The extension on %s does not count: %s."), day,
                                      why_not_extended (clock, facts, event)));
}

/* Extensions are taken in the order of their days, so those that count are found as the clock found
 * them. */
static void
note_extensions (GStrvBuilder *notes, const DvCaseFacts *facts, const DvClock *clock, guint32 on)
{
  guint n_counted = 0;

  for (guint i = clock->event + 1; clock->role == DV_ROLE_MAIN && i < facts->n_events; i++) {
    const DvCaseEvent *event = &facts->events[i];
    gboolean counts;

    if (event->type != DV_EVENT_EXTENDED || event->day > on)
      continue;
    counts = n_counted < clock->n_extensions &&
             dv_clock_extension_counts (clock, facts, event, n_counted, clock->due);
    n_counted += counts;
    note_extension (notes, clock, facts, event, counts);
  }
}

/**
 * dv_clock_get_notes:
 * @facts: a case
 * @clock: one of its clocks
 * @on: the day from which the case is seen
 *
 * Tells why the limit is as long as it is.
 *
 * Returns: (transfer full): sentences
 */
GStrv
dv_clock_get_notes (const DvCaseFacts *facts, const DvClock *clock, guint32 on)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (clock->rule == NULL) {
    add_note (notes, g_strdup (_ ("No law sets a limit for this; the office set one for itself.")));
    return g_strv_builder_end (notes);
  }
  note_rule (notes, facts, clock);
  note_complexity (notes, facts, clock->rule);
  note_place (notes, facts, clock->rule);
  note_extensions (notes, facts, clock, on);
  note_length (notes, clock);
  return g_strv_builder_end (notes);
}

static char *
say_open (const DvClock *clock, guint32 on)
{
  g_autofree char *due = format_day (clock->due);
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
  g_autofree char *day = format_day (clock->ended);
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
