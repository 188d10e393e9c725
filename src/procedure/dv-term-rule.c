/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-term-rule.h"

static const DvTermRule *
find_own (const DvTermRule *rules, gsize n_rules, const char *type, guint32 day)
{
  for (gsize i = 0; i < n_rules; i++) {
    if (g_strcmp0 (rules[i].type, type) == 0 && rules[i].valid_from <= day &&
        (rules[i].valid_to == 0 || day <= rules[i].valid_to))
      return &rules[i];
  }
  return NULL;
}

/**
 * dv_term_rule_find:
 * @rules: (array length=n_rules): rules
 * @n_rules: how many
 * @type: the type of a body
 * @start: when its term begins; a month or a year counts from its first day
 *
 * The term of the people's inspection board follows that of the head of the residential group since
 * 01/07/2023 (Luật 10/2022/QH15, art. 36–40); such a rule leads to the one that it follows.
 *
 * Returns: (nullable): the rule in force when the term begins
 */
const DvTermRule *
dv_term_rule_find (const DvTermRule *rules, gsize n_rules, const char *type, const DvDate *start)
{
  DvDate first = dv_date_first_day (start);
  guint32 day = dv_date_to_julian (&first);
  const DvTermRule *rule = find_own (rules, n_rules, type, day);

  if (rule != NULL && rule->months == 0 && rule->follows != NULL)
    rule = find_own (rules, n_rules, rule->follows, day);
  return rule != NULL && rule->months > 0 ? rule : NULL;
}

/* A term that is known by its year alone ends in a year; 30 months after a year are nobody knows
 * when, so the half is left out. */
static DvDate
add (const DvDate *start, guint months)
{
  DvDate first = dv_date_first_day (start);
  DvDate end = dv_date_add_months (&first, (int) months);

  if (start->month == 0)
    return (DvDate){ end.year, 0, 0 };
  if (start->day == 0)
    return (DvDate){ end.year, end.month, 0 };
  return dv_date_add_days (&end, -1);
}

/**
 * dv_term_rule_get_end:
 * @rule: a rule
 * @start: when a term begins
 *
 * Returns: when it ends, as exactly as the beginning is known
 */
DvDate
dv_term_rule_get_end (const DvTermRule *rule, const DvDate *start)
{
  return add (start, rule->months);
}

/* Both can be a month or a year, so a term is wrong only if no day of them is right. */
static guint32
last_day (const DvDate *date)
{
  DvDate last = dv_date_last_day (date);

  return dv_date_to_julian (&last);
}

static guint32
first_day (const DvDate *date)
{
  DvDate first = dv_date_first_day (date);

  return dv_date_to_julian (&first);
}

/**
 * dv_term_rule_fits:
 * @rule: a rule
 * @start: when a term begins
 * @end: when it is said to end
 *
 * Returns: whether a term may end then
 */
DvTermFit
dv_term_rule_fits (const DvTermRule *rule, const DvDate *start, const DvDate *end)
{
  DvDate earliest = add (start, rule->months > rule->before ? rule->months - rule->before : 0);
  DvDate latest = add (start, rule->months + rule->after);

  /* The last day may be counted or not. */
  if (last_day (end) + 1 < first_day (&earliest))
    return DV_TERM_TOO_SHORT;
  if (first_day (end) > last_day (&latest) + 1)
    return DV_TERM_TOO_LONG;
  return DV_TERM_FITS;
}
