/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-deadline-rule.h"

/**
 * dv_deadline_rule_new:
 * @code: what it is called
 * @title: (nullable): what it is about
 * @basis: (nullable): law and article; “chưa kiểm chứng” in it says that nobody compared the rule
 *   with the text of the law
 *
 * Returns: (transfer full): a rule of no days; free with dv_deadline_rule_free()
 */
DvDeadlineRule *
dv_deadline_rule_new (const char *code, const char *title, const char *basis)
{
  DvDeadlineRule *rule = g_new0 (DvDeadlineRule, 1);

  rule->code = g_strdup (code);
  rule->title = g_strdup (title);
  rule->basis = g_strdup (basis);
  rule->totals = TRUE;
  rule->verified = basis == NULL || strstr (basis, "chưa kiểm chứng") == NULL;
  return rule;
}

/**
 * dv_deadline_rule_copy:
 * @rule: a rule
 *
 * Returns: (transfer full): a copy; free with dv_deadline_rule_free()
 */
DvDeadlineRule *
dv_deadline_rule_copy (const DvDeadlineRule *rule)
{
  DvDeadlineRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->code = g_strdup (rule->code);
  copy->title = g_strdup (rule->title);
  copy->basis = g_strdup (rule->basis);
  return copy;
}

/**
 * dv_deadline_rule_free:
 * @rule: (nullable) (transfer full): a rule
 *
 * Frees a rule.
 */
void
dv_deadline_rule_free (DvDeadlineRule *rule)
{
  if (rule == NULL)
    return;
  g_free (rule->code);
  g_free (rule->title);
  g_free (rule->basis);
  g_free (rule);
}

static gboolean
came (const DvCaseFacts *facts, DvChannel channel)
{
  return channel == DV_CHANNEL_ANY || facts->channel == channel ||
         (channel == DV_CHANNEL_FORWARDED && facts->channel == DV_CHANNEL_FRONT);
}

/**
 * dv_deadline_rule_is_for:
 * @rule: a rule
 * @facts: a case
 *
 * Returns: whether the rule is for such petitions
 */
gboolean
dv_deadline_rule_is_for (const DvDeadlineRule *rule, const DvCaseFacts *facts)
{
  return (rule->matters & facts->matter) != 0 &&
         (rule->instance == 0 || rule->instance == MAX (facts->instance, 1)) &&
         came (facts, rule->channel);
}

/**
 * dv_deadline_rule_is_in_force:
 * @rule: a rule
 * @day: a day
 *
 * Returns: whether the rule is in force on it
 */
gboolean
dv_deadline_rule_is_in_force (const DvDeadlineRule *rule, guint32 day)
{
  return rule->valid_from <= day && (rule->valid_to == 0 || day <= rule->valid_to);
}

/**
 * dv_deadline_rule_starts_with:
 * @rule: a rule
 * @event: an event
 *
 * Returns: whether the event starts its clock
 */
gboolean
dv_deadline_rule_starts_with (const DvDeadlineRule *rule, DvEventType event)
{
  return event != DV_EVENT_NONE && (rule->start[0] == event || rule->start[1] == event);
}

/**
 * dv_deadline_rule_ends_with:
 * @rule: a rule
 * @event: an event
 *
 * Returns: whether the event is what its clock waits for
 */
gboolean
dv_deadline_rule_ends_with (const DvDeadlineRule *rule, DvEventType event)
{
  return event != DV_EVENT_NONE && (rule->end[0] == event || rule->end[1] == event);
}

static guint
longer (const DvDeadlineRule *rule, guint so_far, guint days)
{
  if (days == 0)
    return so_far;
  return rule->totals ? MAX (so_far, days) : so_far + days;
}

static guint
get_complex_days (const DvDeadlineRule *rule, DvComplexity complexity, gboolean remote)
{
  if (complexity == DV_COMPLEXITY_NONE)
    return 0;
  if (remote && rule->remote_complex != 0)
    return rule->remote_complex;
  if (complexity == DV_COMPLEXITY_VERY_COMPLEX && rule->very_complex != 0)
    return rule->very_complex;
  return rule->complex;
}

/**
 * dv_deadline_rule_get_length:
 * @rule: a rule
 * @facts: a case
 *
 * Tells how long the limit is before any extension. Complexity counts only with the document that
 * states it, remoteness only where the law has a period of its own for it (LKN 28, 33, 37, 44).
 *
 * Returns: how many of its unit
 */
guint
dv_deadline_rule_get_length (const DvDeadlineRule *rule, const DvCaseFacts *facts)
{
  DvComplexity complexity = dv_case_facts_get_complexity (facts);
  guint days = rule->days;

  if (facts->remote)
    days = longer (rule, days, rule->remote);
  if (facts->several_places)
    days = longer (rule, days, rule->several_places);
  return longer (rule, days, get_complex_days (rule, complexity, facts->remote));
}

/**
 * dv_deadline_rule_get_extensions:
 * @rule: a rule
 * @facts: a case
 *
 * Returns: how often it can be extended: a complex denunciation once, a very complex one twice
 *   (LTC 30)
 */
guint
dv_deadline_rule_get_extensions (const DvDeadlineRule *rule, const DvCaseFacts *facts)
{
  switch (dv_case_facts_get_complexity (facts)) {
  case DV_COMPLEXITY_COMPLEX:
    return rule->extensions;
  case DV_COMPLEXITY_VERY_COMPLEX:
    return MAX (rule->extensions, rule->extensions_very_complex);
  case DV_COMPLEXITY_NONE:
  default:
    return 0;
  }
}
