/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock-private.h"

/* What ends a clock: what it waits for, or the end of the case. */

/* After a withdrawal a denunciation may go on all the same (LTC 33.3), as may the part of a
 * complaint that was not withdrawn (LKN 10). */
static gboolean
goes_on_after (const DvClockCase *self, guint event)
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

/**
 * dv_clock_case_is_exit:
 * @self: a case
 * @event: the number of an event
 *
 * Returns: whether it takes the case off the way to a decision
 */
gboolean
dv_clock_case_is_exit (const DvClockCase *self, guint event)
{
  switch (self->facts->events[event].type) {
  case DV_EVENT_REFUSED:
  case DV_EVENT_TRANSFERRED:
  case DV_EVENT_GUIDED:
  case DV_EVENT_ARCHIVED:
  case DV_EVENT_TERMINATED:
  case DV_EVENT_RECEPTION_REFUSED:
  case DV_EVENT_CLOSED:
    return TRUE;
  case DV_EVENT_WITHDRAWN:
    return !goes_on_after (self, event);
  default:
    return FALSE;
  }
}

/**
 * dv_clock_can_be_sent:
 * @type: an event
 *
 * What is sent or notified is the last thing before it that there was to send.
 *
 * Returns: whether the event makes something to be sent
 */
gboolean
dv_clock_can_be_sent (DvEventType type)
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
  case DV_EVENT_RECEPTION_REFUSED:
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
sends (const DvClockCase *self, guint event, guint started)
{
  for (guint i = event; i-- > 0;) {
    if (dv_clock_can_be_sent (self->facts->events[i].type))
      return i == started;
  }
  return FALSE;
}

/* A proposal or report needs no acceptance: whatever is done with it answers it (LTCD 28.1). */
static gboolean
answers_informally (const DvClockCase *self, const DvClock *clock, guint event)
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
is_awaited (const DvClockCase *self, const DvClock *clock, guint event)
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
is_dropped (const DvClockCase *self, const DvClock *clock, guint event)
{
  DvEventType type = self->facts->events[event].type;

  if (dv_deadline_rule_ends_with (clock->rule, DV_EVENT_INFORMED))
    return type == DV_EVENT_CLOSED;
  return dv_clock_case_is_exit (self, event) ||
         (clock->role != DV_ROLE_MAIN &&
          is_overtaken (self->facts->events[clock->event].type, type));
}

/**
 * dv_clock_case_find_end:
 * @self: a case
 * @clock: one of its clocks, which runs
 *
 * Ends the clock with the event that it waits for, or with the end of the case.
 */
void
dv_clock_case_find_end (const DvClockCase *self, DvClock *clock)
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
