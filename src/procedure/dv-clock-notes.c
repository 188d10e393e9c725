/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-clock-text.h"

/* Why a time limit is as long as it is. */

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
  g_autofree char *day = dv_date_format_julian (clock->start);

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
  g_autofree char *day = dv_date_format_julian (event->day);
  g_autofree char *length = say_length (clock->rule, clock->rule->extension);
  g_autofree char *until = dv_date_format_julian (event->until);

  if (counts && event->until != 0)
    /* translators: a day, the day until which, the number of a document */
    add_note (notes, g_strdup_printf (_ ("Extended on %s until %s at the latest (%s)."), day, until,
                                      event->document));
  else if (counts)
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
