/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-case-facts.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"

G_DEFINE_QUARK (dv - case -error, dv_case_error)

static const struct {
  const char *code;
  DvMatter matter;
} matters[] = {
  { "khieu-nai", DV_MATTER_COMPLAINT },
  { "to-cao", DV_MATTER_DENUNCIATION },
  { "kien-nghi", DV_MATTER_PROPOSAL },
  { "phan-anh", DV_MATTER_REPORT },
  { "kien-nghi-cu-tri", DV_MATTER_VOTERS },
  /* Until it is split, a letter with several contents is answered as any other (LTCD 25.3, 28). */
  { "hon-hop", DV_MATTER_PROPOSAL },
  { "phan-anh-kien-nghi", DV_MATTER_PROPOSAL },
};

/* The codes of steps are those of dv_choices_step, which the store keeps. */
static const struct {
  const char *code;
  const char *label;
} events[DV_N_EVENTS] = {
  [DV_EVENT_DECISION_KNOWN] = { "decision-known", N_ ("decision known to the person") },
  [DV_EVENT_RECEIVED] = { "received", N_ ("letter received") },
  [DV_EVENT_CLASSIFIED] = { "classified", N_ ("classified") },
  [DV_EVENT_ACCEPTED] = { "accepted", N_ ("accepted for settlement") },
  [DV_EVENT_REFUSED] = { "refused", N_ ("not accepted") },
  [DV_EVENT_TRANSFERRED] = { "transferred", N_ ("transferred") },
  [DV_EVENT_GUIDED] = { "guided", N_ ("guided") },
  [DV_EVENT_ARCHIVED] = { "archived", N_ ("archived without action") },
  [DV_EVENT_ASSIGNED] = { "assigned", N_ ("assigned") },
  [DV_EVENT_EVIDENCE_REQUESTED] = { "evidence-requested", N_ ("evidence asked for") },
  [DV_EVENT_EVIDENCE_SUPPLIED] = { "evidence-supplied", N_ ("evidence supplied") },
  [DV_EVENT_VERIFIED] = { "verified", N_ ("verified") },
  [DV_EVENT_DIALOGUE_CALLED] = { "dialogue-called", N_ ("dialogue called") },
  [DV_EVENT_DIALOGUE] = { "dialogue", N_ ("dialogue held") },
  [DV_EVENT_EXTENDED] = { "extended", N_ ("time limit extended") },
  [DV_EVENT_SUSPENDED] = { "suspended", N_ ("suspended") },
  [DV_EVENT_RESUMED] = { "resumed", N_ ("resumed") },
  [DV_EVENT_WITHDRAWN] = { "withdrawn", N_ ("letter withdrawn") },
  [DV_EVENT_TERMINATED] = { "terminated", N_ ("terminated") },
  [DV_EVENT_CONCLUDED] = { "concluded", N_ ("concluded") },
  [DV_EVENT_DECIDED] = { "decided", N_ ("decided") },
  [DV_EVENT_ANSWERED] = { "answered", N_ ("answered") },
  [DV_EVENT_RESULT_RECEIVED] = { "result-received", N_ ("result came from another body") },
  [DV_EVENT_NOTIFIED] = { "notified", N_ ("parties notified") },
  [DV_EVENT_SENT] = { "sent", N_ ("result sent") },
  [DV_EVENT_INFORMED] = { "informed", N_ ("forwarding body informed") },
  [DV_EVENT_PUBLISHED] = { "published", N_ ("published") },
  [DV_EVENT_HANDLED] = { "handled", N_ ("conclusion acted on") },
  [DV_EVENT_FOLLOWED] = { "followed", N_ ("execution followed") },
  [DV_EVENT_SECOND_COMPLAINT] = { "second-complaint", N_ ("second complaint made") },
  [DV_EVENT_IN_EFFECT] = { "in-effect", N_ ("in legal effect") },
  [DV_EVENT_RECEPTION_REFUSED] = { "reception-refused", N_ ("reception refused") },
  [DV_EVENT_OVERDUE_REPORTED] = { "overdue-reported", N_ ("overdue case reported") },
  [DV_EVENT_REPORT_REQUESTED] = { "report-requested", N_ ("report asked for") },
  [DV_EVENT_REPORTED] = { "reported", N_ ("report given") },
  [DV_EVENT_CLOSED] = { "closed", N_ ("closed and filed") },
  [DV_EVENT_DESTROYED] = { "destroyed", N_ ("letter destroyed") },
};

/**
 * dv_matter_from_code:
 * @code: (nullable): a type of petition
 *
 * Returns: what it is before the law
 */
DvMatter
dv_matter_from_code (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (matters); i++) {
    if (strcmp (matters[i].code, code) == 0)
      return matters[i].matter;
  }
  return DV_MATTER_NONE;
}

/**
 * dv_event_from_code:
 * @code: (nullable): a type of step
 *
 * Returns: the event; %DV_EVENT_NONE if there is none of this code
 */
DvEventType
dv_event_from_code (const char *code)
{
  for (guint i = DV_EVENT_NONE + 1; code != NULL && i < DV_N_EVENTS; i++) {
    if (strcmp (events[i].code, code) == 0)
      return (DvEventType) i;
  }
  return DV_EVENT_NONE;
}

/**
 * dv_event_get_code:
 * @type: an event
 *
 * Returns: (nullable): its code, that of the type of step
 */
const char *
dv_event_get_code (DvEventType type)
{
  return events[type].code;
}

/**
 * dv_event_get_label:
 * @type: an event
 *
 * Returns: what a person reads
 */
const char *
dv_event_get_label (DvEventType type)
{
  return events[type].label != NULL ? _ (events[type].label) : "";
}

/**
 * dv_channel_from_code:
 * @code: (nullable): the channel of a petition, or that of a rule
 *
 * Returns: how it came, as far as a time limit depends on it
 */
DvChannel
dv_channel_from_code (const char *code)
{
  static const char *const forwarded[] = { "forwarded", "deputies", "press", NULL };

  if (code == NULL)
    return DV_CHANNEL_ANY;
  if (g_strv_contains (forwarded, code))
    return DV_CHANNEL_FORWARDED;
  if (strcmp (code, "front") == 0)
    return DV_CHANNEL_FRONT;
  return strcmp (code, "ihanoi") == 0 ? DV_CHANNEL_IHANOI : DV_CHANNEL_ANY;
}

/**
 * dv_complexity_from_code:
 * @code: (nullable): none, complex or very-complex; nothing is none
 * @complexity: (out): receives it
 *
 * Returns: whether there is such a code
 */
gboolean
dv_complexity_from_code (const char *code, DvComplexity *complexity)
{
  *complexity = DV_COMPLEXITY_NONE;
  if (g_strcmp0 (code, "complex") == 0)
    *complexity = DV_COMPLEXITY_COMPLEX;
  else if (g_strcmp0 (code, "very-complex") == 0)
    *complexity = DV_COMPLEXITY_VERY_COMPLEX;
  else
    return code == NULL || *code == '\0' || strcmp (code, "none") == 0;
  return TRUE;
}

/**
 * dv_case_facts_get_complexity:
 * @facts: a case
 *
 * How complex a case is before the law: only what a document states and what lies in the file
 * counts (NĐ 155/2026/NĐ-CP, art. 3a; NĐ 31/2019/NĐ-CP, art. 3).
 *
 * Returns: the complexity that counts
 */
DvComplexity
dv_case_facts_get_complexity (const DvCaseFacts *facts)
{
  const char *document = facts->complexity_document;

  return document != NULL && *document != '\0' ? facts->complexity : DV_COMPLEXITY_NONE;
}

static gboolean
is_after (const DvCaseEvent *a, const DvCaseEvent *b)
{
  return a->day > b->day || (a->day == b->day && a->type > b->type);
}

/**
 * dv_case_facts_sort:
 * @events: (array length=n_events): what happened, in any order
 * @n_events: how much
 *
 * Puts events in the order in which they happened; those of one day in the usual order of the
 * course.
 */
void
dv_case_facts_sort (DvCaseEvent *list, guint n_events)
{
  for (guint i = 1; i < n_events; i++) {
    const DvCaseEvent event = list[i];
    guint place = i;

    for (; place > 0 && is_after (&list[place - 1], &event); place--)
      list[place] = list[place - 1];
    list[place] = event;
  }
}

static gboolean
refuse_order (const DvCaseEvent *event, const DvCaseEvent *other, gboolean before, GError **error)
{
  g_autofree char *day = dv_date_format_julian (event->day);
  g_autofree char *other_day = dv_date_format_julian (other->day);

  g_set_error (error, DV_CASE_ERROR, DV_CASE_ERROR_ORDER,
               before
                 /* translators: a step and its day, then the step that must come before it */
                 ? _ ("“%s” on %s is before “%s” on %s. Correct the date of one of them.")
                 /* translators: a step and its day, then the step that ended the case */
                 : _ ("“%s” on %s comes after “%s” on %s, which closed the case. Correct the "
                      "steps, or enter what came later as a new petition."),
               dv_event_get_label (event->type), day, dv_event_get_label (other->type), other_day);
  return FALSE;
}

static gboolean
refuse_missing (const DvCaseEvent *event, DvEventType missing, GError **error)
{
  g_autofree char *day = dv_date_format_julian (event->day);

  g_set_error (error, DV_CASE_ERROR, DV_CASE_ERROR_ORDER,
               /* translators: a step, its day, and the step that must come before it */
               _ ("“%s” on %s has no “%s” before it. Enter that step first."),
               dv_event_get_label (event->type), day, dv_event_get_label (missing));
  return FALSE;
}

static const DvCaseEvent *
find (const DvCaseFacts *facts, DvEventType type)
{
  for (guint i = 0; i < facts->n_events; i++) {
    if (facts->events[i].type == type)
      return &facts->events[i];
  }
  return NULL;
}

/* Steps of settling, which only an accepted complaint or denunciation has. */
static gboolean
needs_acceptance (DvEventType type)
{
  return type == DV_EVENT_EXTENDED || type == DV_EVENT_SUSPENDED || type == DV_EVENT_CONCLUDED ||
         type == DV_EVENT_DECIDED || type == DV_EVENT_DIALOGUE;
}

static gboolean
closes_for_good (DvEventType type)
{
  return type == DV_EVENT_REFUSED || type == DV_EVENT_TRANSFERRED || type == DV_EVENT_ARCHIVED ||
         type == DV_EVENT_TERMINATED;
}

/* What can only be done with the result of a complaint or denunciation. */
static gboolean
needs_result (DvEventType type)
{
  return type == DV_EVENT_PUBLISHED || type == DV_EVENT_HANDLED;
}

static gboolean
is_result (DvEventType type)
{
  return type == DV_EVENT_CONCLUDED || type == DV_EVENT_DECIDED;
}

static gboolean
check_results (const DvCaseFacts *facts, GError **error)
{
  gboolean has_result = FALSE;

  for (guint i = 0; i < facts->n_events; i++) {
    const DvCaseEvent *event = &facts->events[i];

    has_result |= is_result (event->type);
    if (needs_result (event->type) && !has_result)
      return refuse_missing (event,
                             facts->matter == DV_MATTER_DENUNCIATION ? DV_EVENT_CONCLUDED
                                                                     : DV_EVENT_DECIDED,
                             error);
  }
  return TRUE;
}

static gboolean
check_predecessors (const DvCaseFacts *facts, const DvCaseEvent *received, GError **error)
{
  const DvMatter formal = DV_MATTER_COMPLAINT | DV_MATTER_DENUNCIATION;
  const DvCaseEvent *accepted = find (facts, DV_EVENT_ACCEPTED);
  const DvCaseEvent *end = NULL;

  for (guint i = 0; i < facts->n_events; i++) {
    const DvCaseEvent *event = &facts->events[i];
    gboolean settles = needs_acceptance (event->type);

    if (received != NULL && event->day < received->day && event->type != DV_EVENT_DECISION_KNOWN)
      return refuse_order (event, received, TRUE, error);
    if (settles && (facts->matter & formal) && accepted == NULL)
      return refuse_missing (event, DV_EVENT_ACCEPTED, error);
    if (settles && (facts->matter & formal) && event < accepted)
      return refuse_order (event, accepted, TRUE, error);
    if (end != NULL && (settles || event->type == DV_EVENT_ACCEPTED))
      return refuse_order (event, end, FALSE, error);
    if (closes_for_good (event->type))
      end = event;
  }
  return TRUE;
}

static gboolean
check_suspensions (const DvCaseFacts *facts, GError **error)
{
  const DvCaseEvent *open = NULL;

  for (guint i = 0; i < facts->n_events; i++) {
    const DvCaseEvent *event = &facts->events[i];

    if (event->type == DV_EVENT_SUSPENDED && open != NULL)
      return refuse_missing (event, DV_EVENT_RESUMED, error);
    if (event->type == DV_EVENT_RESUMED && open == NULL)
      return refuse_missing (event, DV_EVENT_SUSPENDED, error);
    if (event->type == DV_EVENT_SUSPENDED)
      open = event;
    else if (event->type == DV_EVENT_RESUMED)
      open = NULL;
  }
  return TRUE;
}

/**
 * dv_case_facts_check:
 * @facts: a case
 * @error: return location for a #DV_CASE_ERROR
 *
 * Looks whether the events can be in this order: nothing before the receipt, settling of a
 * complaint or denunciation after its acceptance (LKN 27–28, LTC 29–30) and not after it was
 * refused, transferred, archived or terminated, making public after the result (LKN 41, LTC 40),
 * resuming after suspending.
 *
 * Returns: whether they can
 */
gboolean
dv_case_facts_check (const DvCaseFacts *facts, GError **error)
{
  for (guint i = 0; i < facts->n_events; i++) {
    if (facts->events[i].day != 0)
      continue;
    g_set_error (error, DV_CASE_ERROR, DV_CASE_ERROR_DATE,
                 _ ("“%s” has no full date, so no time limit can be reckoned. Enter its day."),
                 dv_event_get_label (facts->events[i].type));
    return FALSE;
  }
  return check_predecessors (facts, find (facts, DV_EVENT_RECEIVED), error) &&
         (!(facts->matter & (DV_MATTER_COMPLAINT | DV_MATTER_DENUNCIATION)) ||
          check_results (facts, error)) &&
         check_suspensions (facts, error);
}
