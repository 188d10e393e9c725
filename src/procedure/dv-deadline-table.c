/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-deadline-table.h"

/* Petitions of the ward that still have a clock. Other days are counted too, only slower. */
#define FIRST_YEAR 2010
#define LAST_YEAR  2060

struct _DvDeadlineTable {
  GPtrArray *rules;
  DvDayIndex *days;
  GPtrArray *starting[DV_N_EVENTS]; /* the rules that each event starts, the newest first */
};

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const DvDeadlineRule *rule_a = *(const DvDeadlineRule *const *) a;
  const DvDeadlineRule *rule_b = *(const DvDeadlineRule *const *) b;

  if (rule_a->valid_from != rule_b->valid_from)
    return rule_a->valid_from > rule_b->valid_from ? -1 : 1;
  return g_strcmp0 (rule_a->code, rule_b->code);
}

static void
add_start (DvDeadlineTable *table, DvDeadlineRule *rule, DvEventType event)
{
  if (event == DV_EVENT_NONE)
    return;
  if (table->starting[event] == NULL)
    table->starting[event] = g_ptr_array_new ();
  g_ptr_array_add (table->starting[event], rule);
}

/**
 * dv_deadline_table_new:
 * @rules: (element-type DvDeadlineRule) (transfer full): rules in any order; the array frees them
 * @calendar: (transfer full): the working days
 *
 * Returns: (transfer full): a table; free with dv_deadline_table_free()
 */
DvDeadlineTable *
dv_deadline_table_new (GPtrArray *rules, DvCalendar *calendar)
{
  DvDeadlineTable *table = g_new0 (DvDeadlineTable, 1);

  table->rules = rules;
  table->days = dv_day_index_new (calendar, FIRST_YEAR, LAST_YEAR);
  g_ptr_array_sort (rules, compare_rules);
  for (guint i = 0; i < rules->len; i++) {
    DvDeadlineRule *rule = g_ptr_array_index (rules, i);

    add_start (table, rule, rule->start[0]);
    if (rule->start[1] != rule->start[0])
      add_start (table, rule, rule->start[1]);
  }
  return table;
}

/**
 * dv_deadline_table_free:
 * @table: (nullable) (transfer full): a table
 *
 * Frees a table with its rules and its calendar.
 */
void
dv_deadline_table_free (DvDeadlineTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < DV_N_EVENTS; i++)
    g_clear_pointer (&table->starting[i], g_ptr_array_unref);
  g_ptr_array_unref (table->rules);
  dv_day_index_free (table->days);
  g_free (table);
}

/**
 * dv_deadline_table_get_days:
 * @table: a table
 *
 * Returns: (transfer none): the working days
 */
const DvDayIndex *
dv_deadline_table_get_days (const DvDeadlineTable *table)
{
  return table->days;
}

/**
 * dv_deadline_table_find:
 * @table: a table
 * @code: a code
 *
 * Returns: (nullable) (transfer none): the rule of the code
 */
const DvDeadlineRule *
dv_deadline_table_find (const DvDeadlineTable *table, const char *code)
{
  for (guint i = 0; i < table->rules->len; i++) {
    const DvDeadlineRule *rule = g_ptr_array_index (table->rules, i);

    if (g_strcmp0 (rule->code, code) == 0)
      return rule;
  }
  return NULL;
}

/**
 * dv_deadline_table_get_starting:
 * @table: a table
 * @event: an event
 * @n_rules: (out): receives how many there are
 *
 * Returns: (array length=n_rules) (transfer none): the rules whose clocks the event starts, the
 *   newest first
 */
const DvDeadlineRule *const *
dv_deadline_table_get_starting (const DvDeadlineTable *table, DvEventType event, guint *n_rules)
{
  const GPtrArray *rules = table->starting[event];

  *n_rules = rules != NULL ? rules->len : 0;
  return rules != NULL ? (const DvDeadlineRule *const *) rules->pdata : NULL;
}
