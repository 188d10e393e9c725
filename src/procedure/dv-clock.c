/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock.h"

#include <glib/gi18n-lib.h>

#include "dv-clock-private.h"

#define HOURS_A_DAY 8

/**
 * dv_clock_extension_counts:
 * @clock: a clock
 * @facts: its case
 * @event: an extension
 * @n_before: how many extensions count already
 * @due: when the clock is due without it; 0 if the case is suspended
 *
 * An extension counts with its document, as often as the rule allows for a case of this complexity
 * (LTC 30; NĐ 31/2019/NĐ-CP, art. 3), and as long as the limit is not over.
 *
 * Returns: whether it counts
 */
gboolean
dv_clock_extension_counts (const DvClock *clock,
                           const DvCaseFacts *facts,
                           const DvCaseEvent *event,
                           guint n_before,
                           guint32 due)
{
  return event->document != NULL && *event->document != '\0' &&
         n_before < dv_deadline_rule_get_extensions (clock->rule, facts) &&
         (due == 0 || event->day <= due);
}

/* What is counted outside the main clock is not stopped by a suspension. */
static const DvPauses no_pauses;

static const DvPauses *
get_pauses (const DvClockCase *self, const DvClock *clock)
{
  return clock->role == DV_ROLE_MAIN ? &self->clocks->pauses : &no_pauses;
}

static guint32
add_years (guint32 day, guint years)
{
  const DvDate date = dv_date_from_julian (day);
  const DvDate end = dv_date_add_months (&date, (int) (years * 12));

  return dv_date_to_julian (&end);
}

static void
set_due (const DvClockCase *self, DvClock *clock)
{
  const DvDayIndex *days = dv_deadline_table_get_days (self->table);
  const DvPauses *pauses = get_pauses (self, clock);
  const DvDeadlineRule *rule = clock->rule;
  gboolean working = rule->unit == DV_UNIT_WORKING_DAYS || rule->unit == DV_UNIT_WORKING_HOURS;
  guint n = rule->unit == DV_UNIT_WORKING_HOURS ? clock->length / HOURS_A_DAY : clock->length;

  clock->left = 0;
  clock->last = rule->unit == DV_UNIT_YEARS
                  ? add_years (clock->start, n)
                  : dv_pauses_count (pauses, days, clock->start, n, working, &clock->left);
  clock->due = clock->last;
  if (clock->last != 0 && !rule->minimum)
    clock->due = dv_pauses_move_end (pauses, days, clock->last);
}

/* An extension may be for less than the law allows: then it is for as long as it says. One whose
 * document names a day that is not later than the limit as it was extends nothing. */
static void
end_as_document_says (const DvClockCase *self, DvClock *clock, guint32 until, guint32 last)
{
  const DvDayIndex *days = dv_deadline_table_get_days (self->table);

  if (clock->due == 0 || last == 0 || until == 0 || until >= clock->last)
    return;
  clock->last = MAX (until, last);
  clock->due = dv_pauses_move_end (get_pauses (self, clock), days, clock->last);
}

static void
extend (const DvClockCase *self, DvClock *clock)
{
  for (guint i = clock->event + 1; i < self->n_events; i++) {
    const DvCaseEvent *event = &self->facts->events[i];
    guint32 last = clock->last;

    if (event->type != DV_EVENT_EXTENDED ||
        !dv_clock_extension_counts (clock, self->facts, event, clock->n_extensions, clock->due))
      continue;
    clock->n_extensions++;
    clock->length += clock->rule->extension;
    set_due (self, clock);
    end_as_document_says (self, clock, event->until, last);
  }
}

static void
start_clock (const DvClockCase *self, const DvDeadlineRule *rule, guint event, DvClockRole role)
{
  DvClocks *clocks = self->clocks;
  DvClock *clock = &clocks->clocks[clocks->n_clocks];

  if (clocks->n_clocks == DV_CLOCKS_MAX)
    return;
  clocks->n_clocks++;
  *clock = (DvClock){ .rule = rule, .role = role, .event = event };
  clock->start = self->facts->events[event].day;
  clock->length = dv_deadline_rule_get_length (rule, self->facts);
  set_due (self, clock);
  if (rule->extension != 0)
    extend (self, clock);
  dv_clock_case_find_end (self, clock);
  if (clock->state == DV_CLOCK_RUNNING && self->facts->closed)
    clock->state = DV_CLOCK_DROPPED;
  else if (clock->state == DV_CLOCK_RUNNING && clock->due == 0)
    clock->state = DV_CLOCK_STOPPED;
}

/* Of what is sent only a result starts anything: whoever receives it can complain again. */
static gboolean
can_start (const DvClockCase *self, guint event)
{
  if (self->facts->events[event].type != DV_EVENT_SENT)
    return TRUE;
  for (guint i = event; i-- > 0;) {
    DvEventType type = self->facts->events[i].type;

    if (dv_clock_can_be_sent (type))
      return type == DV_EVENT_DECIDED || type == DV_EVENT_CONCLUDED;
  }
  return FALSE;
}

/* A clock starts once, however often the step is entered; a suspension may come again. */
static gboolean
has_started (const DvClockCase *self, DvEventType type, guint event)
{
  if (type == DV_EVENT_SUSPENDED)
    return FALSE;
  for (guint i = 0; i < event; i++) {
    if (self->facts->events[i].type == type && can_start (self, i))
      return TRUE;
  }
  return FALSE;
}

static void
start_clocks (const DvClockCase *self, guint event)
{
  const DvCaseEvent *started = &self->facts->events[event];
  gboolean has_main =
    self->named != NULL && dv_deadline_rule_starts_with (self->named, started->type);
  guint n_rules;
  const DvDeadlineRule *const *rules =
    dv_deadline_table_get_starting (self->table, started->type, &n_rules);

  if ((n_rules == 0 && !has_main) || !can_start (self, event) ||
      has_started (self, started->type, event))
    return;
  if (has_main)
    start_clock (self, self->named, event, DV_ROLE_MAIN);
  for (guint i = 0; i < n_rules; i++) {
    const DvDeadlineRule *rule = rules[i];

    if (rule == self->named || rule->role == DV_ROLE_NAMED ||
        (rule->role == DV_ROLE_MAIN && has_main) || !dv_deadline_rule_is_for (rule, self->facts) ||
        !dv_deadline_rule_is_in_force (rule, started->day))
      continue;
    has_main |= rule->role == DV_ROLE_MAIN;
    start_clock (self, rule, event, rule->role);
  }
}

static gboolean
is_open (const DvClock *clock)
{
  return clock->state == DV_CLOCK_RUNNING || clock->state == DV_CLOCK_STOPPED;
}

static gboolean
is_sooner (const DvClock *clock, const DvClock *than)
{
  return than == NULL || (clock->due != 0 && (than->due == 0 || clock->due < than->due));
}

/* The notice of a suspension is what has to be done while the case itself stands still. */
static gboolean
is_notice (const DvClockCase *self, const DvClock *clock)
{
  return self->facts->events[clock->event].type == DV_EVENT_SUSPENDED;
}

static const DvClock *
find_beside (const DvClockCase *self, gboolean notices_only)
{
  const DvClock *found = NULL;

  for (guint i = 0; i < self->clocks->n_clocks; i++) {
    const DvClock *clock = &self->clocks->clocks[i];

    if (clock->role == DV_ROLE_BESIDE && is_open (clock) && is_sooner (clock, found) &&
        (!notices_only || is_notice (self, clock)))
      found = clock;
  }
  return found;
}

/* What has to be done next is the main thing; where there is none any more, what is left beside. */
static void
choose (const DvClockCase *self)
{
  DvClocks *clocks = self->clocks;
  const DvClock *beside;

  for (guint i = 0; i < clocks->n_clocks; i++) {
    const DvClock *clock = &clocks->clocks[i];

    if (clock->role == DV_ROLE_MAIN && clock->state == DV_CLOCK_ENDED)
      clocks->last = clock;
    else if (clock->role == DV_ROLE_MAIN && is_open (clock))
      clocks->current = clock;
  }
  if (clocks->current != NULL && clocks->current->state != DV_CLOCK_STOPPED)
    return;
  beside = find_beside (self, clocks->current != NULL);
  if (beside != NULL)
    clocks->current = beside;
}

static gboolean
is_settled (const DvClockCase *self)
{
  for (guint i = 0; i < self->n_events; i++) {
    switch (self->facts->events[i].type) {
    case DV_EVENT_CONCLUDED:
    case DV_EVENT_DECIDED:
    case DV_EVENT_ANSWERED:
      return TRUE;
    default:
      if (dv_clock_case_is_exit (self, i))
        return TRUE;
    }
  }
  return FALSE;
}

/* Where the law sets no limit, the office may set one for itself. */
static void
add_target (const DvClockCase *self)
{
  DvClocks *clocks = self->clocks;
  DvClock *clock = &clocks->clocks[clocks->n_clocks];

  if (self->facts->target == 0 || self->facts->closed || clocks->current != NULL ||
      self->n_events == 0 || clocks->n_clocks == DV_CLOCKS_MAX || is_settled (self))
    return;
  *clock = (DvClock){ .role = DV_ROLE_MAIN, .start = self->facts->events[0].day };
  clock->last = clock->due = self->facts->target;
  clocks->n_clocks++;
  clocks->current = clock;
}

static gboolean
find_named (DvClockCase *self, GError **error)
{
  const char *code = self->facts->rule;

  if (code == NULL || *code == '\0')
    return TRUE;
  self->named = dv_deadline_table_find (self->table, code);
  if (self->named == NULL)
    g_set_error (error, DV_CASE_ERROR, DV_CASE_ERROR_RULE,
                 _ ("There is no rule “%s” among the time limits. Choose one of the catalogue, or "
                    "leave the rule empty for the one in force."),
                 code);
  return self->named != NULL;
}

/**
 * dv_clocks_reckon:
 * @table: the rules and the working days
 * @facts: a case, its events sorted
 * @on: the day from which the case is seen; what comes after it has not happened
 * @clocks: (out caller-allocates): receives the clocks
 * @error: return location for a #DV_CASE_ERROR
 *
 * Reckons the time limits of a case. Each event starts the clocks of the rules that are in force on
 * its day; so a complaint that was received before 01/07/2026 has 10 days, a later one 7 working
 * days until its acceptance (LKN 27). Days are counted by BLDS 91/2015/QH13, art. 147 and 148.
 *
 * Returns: %FALSE if the events cannot be in this order, or the case names a rule that is not there
 */
gboolean
dv_clocks_reckon (const DvDeadlineTable *table,
                  const DvCaseFacts *facts,
                  guint32 on,
                  DvClocks *clocks,
                  GError **error)
{
  DvClockCase self = { table, facts, NULL, 0, clocks };

  clocks->n_clocks = 0;
  clocks->current = clocks->last = NULL;
  clocks->pauses.n_pauses = 0;
  if (!find_named (&self, error) || !dv_case_facts_check (facts, error) ||
      !dv_pauses_read (table, facts, on, &clocks->pauses, error))
    return FALSE;
  while (self.n_events < facts->n_events && facts->events[self.n_events].day <= on)
    self.n_events++;
  for (guint i = 0; i < self.n_events; i++)
    start_clocks (&self, i);
  choose (&self);
  add_target (&self);
  return TRUE;
}

/**
 * dv_clock_get_days_late:
 * @clock: a clock
 * @on: today
 *
 * Returns: how many days after the limit it ended, or is open; negative before it, 0 if it stands
 *   still
 */
int
dv_clock_get_days_late (const DvClock *clock, guint32 on)
{
  guint32 day = clock->ended != 0 ? clock->ended : on;

  return clock->due != 0 ? (int) day - (int) clock->due : 0;
}
