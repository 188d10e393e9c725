/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock.h"

#include <glib/gi18n-lib.h>

#define HOURS_A_DAY 8

/* A case while its clocks are reckoned. */
typedef struct {
  const DvDeadlineTable *table;
  const DvCaseFacts *facts;
  const DvDeadlineRule *named; /* instead of the rule in force, or NULL */
  guint n_events;              /* those that have happened */
  DvClocks *clocks;
} Case;

/* After a withdrawal a denunciation may go on all the same (LTC 33.3), as may the part of a
 * complaint that was not withdrawn (LKN 10). */
static gboolean
goes_on_after (const Case *self, guint event)
{
  for (guint i = event + 1; i < self->n_events; i++) {
    switch (self->facts->events[i].type) {
    case DV_EVENT_ACCEPTED:
    case DV_EVENT_VERIFIED:
    case DV_EVENT_DIALOGUE:
    case DV_EVENT_EXTENDED:
    case DV_EVENT_SUSPENDED:
    case DV_EVENT_RESUMED:
    case DV_EVENT_CONCLUDED:
    case DV_EVENT_DECIDED:
      return TRUE;
    default:
      break;
    }
  }
  return FALSE;
}

/* Whether an event takes the case off the way to a decision. */
static gboolean
is_exit (const Case *self, guint event)
{
  switch (self->facts->events[event].type) {
  case DV_EVENT_REFUSED:
  case DV_EVENT_TRANSFERRED:
  case DV_EVENT_GUIDED:
  case DV_EVENT_ARCHIVED:
  case DV_EVENT_TERMINATED:
  case DV_EVENT_CLOSED:
    return TRUE;
  case DV_EVENT_WITHDRAWN:
    return !goes_on_after (self, event);
  default:
    return FALSE;
  }
}

/* Something that is sent or notified is the last thing before it that there was to send. */
static gboolean
can_be_sent (DvEventType type)
{
  switch (type) {
  case DV_EVENT_RECEIVED:
  case DV_EVENT_ACCEPTED:
  case DV_EVENT_REFUSED:
  case DV_EVENT_TRANSFERRED:
  case DV_EVENT_GUIDED:
  case DV_EVENT_ARCHIVED:
  case DV_EVENT_EXTENDED:
  case DV_EVENT_SUSPENDED:
  case DV_EVENT_RESUMED:
  case DV_EVENT_TERMINATED:
  case DV_EVENT_CONCLUDED:
  case DV_EVENT_DECIDED:
  case DV_EVENT_ANSWERED:
  case DV_EVENT_RESULT_RECEIVED:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_sending (DvEventType type)
{
  return type == DV_EVENT_SENT || type == DV_EVENT_NOTIFIED;
}

static gboolean
sends (const Case *self, guint event, guint started)
{
  for (guint i = event; i-- > 0;) {
    if (can_be_sent (self->facts->events[i].type))
      return i == started;
  }
  return FALSE;
}

/* A proposal or report needs no acceptance: whatever is done with it answers it (LTCD 28.1). */
static gboolean
answers_informally (const Case *self, const DvClock *clock, guint event)
{
  const DvMatter informal = DV_MATTER_PROPOSAL | DV_MATTER_REPORT | DV_MATTER_VOTERS;

  if (!(self->facts->matter & informal) ||
      self->facts->events[clock->event].type != DV_EVENT_RECEIVED)
    return FALSE;
  switch (self->facts->events[event].type) {
  case DV_EVENT_CONCLUDED:
  case DV_EVENT_DECIDED:
  case DV_EVENT_ANSWERED:
  case DV_EVENT_PUBLISHED:
    return TRUE;
  case DV_EVENT_SENT:
    return sends (self, event, clock->event);
  default:
    return FALSE;
  }
}

static gboolean
is_awaited (const Case *self, const DvClock *clock, guint event)
{
  DvEventType type = self->facts->events[event].type;

  if (dv_deadline_rule_ends_with (clock->rule, type))
    return !is_sending (type) || sends (self, event, clock->event);
  return clock->role == DV_ROLE_MAIN && answers_informally (self, clock, event);
}

/* Whether what belongs to settling the case was overtaken by its result. */
static gboolean
is_overtaken (DvEventType started, DvEventType type)
{
  if (type == DV_EVENT_RESUMED)
    return started == DV_EVENT_SUSPENDED;
  if (type != DV_EVENT_CONCLUDED && type != DV_EVENT_DECIDED)
    return FALSE;
  return started == DV_EVENT_ACCEPTED || started == DV_EVENT_EVIDENCE_REQUESTED ||
         started == DV_EVENT_OVERDUE_REPORTED || started == DV_EVENT_REPORT_REQUESTED;
}

/* Whether what is owed beside is not owed any more. Who passed the letter on is to be told whatever
 * became of it (LTC 26.2, LKN 66.2). */
static gboolean
is_dropped (const Case *self, const DvClock *clock, guint event)
{
  DvEventType type = self->facts->events[event].type;

  if (dv_deadline_rule_ends_with (clock->rule, DV_EVENT_INFORMED))
    return type == DV_EVENT_CLOSED;
  return is_exit (self, event) || (clock->role != DV_ROLE_MAIN &&
                                   is_overtaken (self->facts->events[clock->event].type, type));
}

static void
find_end (const Case *self, DvClock *clock)
{
  for (guint i = clock->event + 1; i < self->n_events; i++) {
    gboolean awaited = is_awaited (self, clock, i);

    if (!awaited && !is_dropped (self, clock, i))
      continue;
    clock->state = awaited || clock->role == DV_ROLE_MAIN ? DV_CLOCK_ENDED : DV_CLOCK_DROPPED;
    clock->ended_by = self->facts->events[i].type;
    clock->ended = self->facts->events[i].day;
    return;
  }
}

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
get_pauses (const Case *self, const DvClock *clock)
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
set_due (const Case *self, DvClock *clock)
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

/* An extension may be for less than the law allows: then it is for as long as it says. */
static void
end_as_document_says (const Case *self, DvClock *clock, guint32 until)
{
  const DvDayIndex *days = dv_deadline_table_get_days (self->table);

  if (clock->due == 0 || until >= clock->last)
    return;
  clock->last = until;
  clock->due = dv_pauses_move_end (get_pauses (self, clock), days, until);
}

static void
extend (const Case *self, DvClock *clock)
{
  for (guint i = clock->event + 1; i < self->n_events; i++) {
    const DvCaseEvent *event = &self->facts->events[i];
    guint32 due = clock->due;

    if (event->type != DV_EVENT_EXTENDED ||
        !dv_clock_extension_counts (clock, self->facts, event, clock->n_extensions, due))
      continue;
    clock->n_extensions++;
    clock->length += clock->rule->extension;
    set_due (self, clock);
    if (event->until > due && due != 0)
      end_as_document_says (self, clock, event->until);
  }
}

static void
start_clock (const Case *self, const DvDeadlineRule *rule, guint event, DvClockRole role)
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
  find_end (self, clock);
  if (clock->state == DV_CLOCK_RUNNING && self->facts->closed)
    clock->state = DV_CLOCK_DROPPED;
  else if (clock->state == DV_CLOCK_RUNNING && clock->due == 0)
    clock->state = DV_CLOCK_STOPPED;
}

/* Of what is sent only a result starts anything: whoever receives it can complain again. */
static gboolean
can_start (const Case *self, guint event)
{
  if (self->facts->events[event].type != DV_EVENT_SENT)
    return TRUE;
  for (guint i = event; i-- > 0;) {
    DvEventType type = self->facts->events[i].type;

    if (can_be_sent (type))
      return type == DV_EVENT_DECIDED || type == DV_EVENT_CONCLUDED;
  }
  return FALSE;
}

/* A clock starts once, however often the step is entered; a suspension may come again. */
static gboolean
has_started (const Case *self, DvEventType type, guint event)
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
start_clocks (const Case *self, guint event)
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
is_notice (const Case *self, const DvClock *clock)
{
  return self->facts->events[clock->event].type == DV_EVENT_SUSPENDED;
}

static const DvClock *
find_beside (const Case *self, gboolean notices_only)
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
choose (const Case *self)
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
is_settled (const Case *self)
{
  for (guint i = 0; i < self->n_events; i++) {
    switch (self->facts->events[i].type) {
    case DV_EVENT_CONCLUDED:
    case DV_EVENT_DECIDED:
    case DV_EVENT_ANSWERED:
      return TRUE;
    default:
      if (is_exit (self, i))
        return TRUE;
    }
  }
  return FALSE;
}

/* Where the law sets no limit, the office may set one for itself. */
static void
add_target (const Case *self)
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
find_named (Case *self, GError **error)
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
  Case self = { table, facts, NULL, 0, clocks };

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
