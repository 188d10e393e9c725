/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-pauses.h"

#include <glib/gi18n-lib.h>

static gboolean
add (DvPauses *pauses, const DvPause *pause, GError **error)
{
  guint place = pauses->n_pauses;

  if (pauses->n_pauses == DV_PAUSES_MAX) {
    g_set_error (error, DV_CASE_ERROR, DV_CASE_ERROR_ORDER,
                 _ (
                   "The case was suspended more than %d times; its time limit cannot be reckoned."),
                 DV_PAUSES_MAX);
    return FALSE;
  }
  for (; place > 0 && pauses->pauses[place - 1].from > pause->from; place--)
    pauses->pauses[place] = pauses->pauses[place - 1];
  pauses->pauses[place] = *pause;
  pauses->n_pauses++;
  return TRUE;
}

/* What the rules in force make of a suspension: a complaint may be suspended since 01/07/2026 only
 * (LKN 11a), so of one that began before only the later days do not count. */
static gboolean
add_suspension (const DvDeadlineTable *table,
                const DvCaseFacts *facts,
                guint32 from,
                guint32 to,
                DvPauses *pauses,
                GError **error)
{
  guint n_rules;
  const DvDeadlineRule *const *rules =
    dv_deadline_table_get_starting (table, DV_EVENT_SUSPENDED, &n_rules);

  for (guint i = 0; i < n_rules; i++) {
    const DvDeadlineRule *rule = rules[i];
    DvPause pause = { MAX (from, rule->valid_from), to, rule };

    if (!rule->stops || !dv_deadline_rule_is_for (rule, facts))
      continue;
    if (rule->valid_to != 0)
      pause.to = MIN (to, rule->valid_to);
    if (pause.from <= pause.to && !add (pauses, &pause, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_pauses_read:
 * @table: rules
 * @facts: a case whose events are in order
 * @on: the day from which the case is seen; what comes after it is not known yet
 * @pauses: (out caller-allocates): receives the pauses
 * @error: return location for a #DV_CASE_ERROR
 *
 * Finds the days of a case that do not count because it was suspended (LKN 11a, LTC 34).
 *
 * Returns: whether there are not too many
 */
gboolean
dv_pauses_read (const DvDeadlineTable *table,
                const DvCaseFacts *facts,
                guint32 on,
                DvPauses *pauses,
                GError **error)
{
  guint32 since = 0;

  pauses->n_pauses = 0;
  for (guint i = 0; i < facts->n_events && facts->events[i].day <= on; i++) {
    const DvCaseEvent *event = &facts->events[i];

    if (event->type == DV_EVENT_SUSPENDED) {
      since = event->day;
    } else if (event->type == DV_EVENT_RESUMED && since != 0) {
      if (!add_suspension (table, facts, since, event->day - 1, pauses, error))
        return FALSE;
      since = 0;
    }
  }
  return since == 0 || add_suspension (table, facts, since, DV_PAUSE_NO_END, pauses, error);
}

/**
 * dv_pauses_find:
 * @pauses: pauses
 * @day: a day
 *
 * Returns: (nullable) (transfer none): the pause that the day is in
 */
const DvPause *
dv_pauses_find (const DvPauses *pauses, guint32 day)
{
  for (guint i = 0; i < pauses->n_pauses; i++) {
    if (day >= pauses->pauses[i].from && day <= pauses->pauses[i].to)
      return &pauses->pauses[i];
  }
  return NULL;
}

/**
 * dv_pauses_count:
 * @pauses: pauses
 * @days: the working days
 * @start: the day of the event, which does not count (BLDS 147)
 * @n: how many days
 * @working_days: whether only working days count
 * @left: (out): receives how many days are left when the case is suspended before the last of them
 *
 * Counts days that are not in a pause.
 *
 * Returns: the last of them; 0 if the case is suspended before it and was not resumed
 */
guint32
dv_pauses_count (const DvPauses *pauses,
                 const DvDayIndex *days,
                 guint32 start,
                 guint32 n,
                 gboolean working_days,
                 guint32 *left)
{
  guint32 day = start;

  *left = 0;
  for (guint i = 0; i < pauses->n_pauses; i++) {
    const DvPause *pause = &pauses->pauses[i];
    guint32 free_until = MAX (pause->from, day + 1) - 1;
    guint32 n_free;

    if (pause->to <= day)
      continue;
    n_free = working_days ? dv_day_index_count_working (days, day, free_until) : free_until - day;
    if (n <= n_free)
      break;
    n -= n_free;
    if (pause->to == DV_PAUSE_NO_END) {
      *left = n;
      return 0;
    }
    day = pause->to;
  }
  return working_days ? dv_day_index_add_working (days, day, n) : day + n;
}

/**
 * dv_pauses_move_end:
 * @pauses: pauses
 * @days: the working days
 * @end: the last day of a time limit
 *
 * Moves the end of a time limit to the end of the next working day (BLDS 148.5).
 *
 * Returns: the day; 0 if the case is suspended then and was not resumed
 */
guint32
dv_pauses_move_end (const DvPauses *pauses, const DvDayIndex *days, guint32 end)
{
  for (;;) {
    guint32 day = dv_day_index_next_working (days, end);
    const DvPause *pause = dv_pauses_find (pauses, day);

    if (pause == NULL || day == 0)
      return day;
    if (pause->to == DV_PAUSE_NO_END)
      return 0;
    end = pause->to + 1;
  }
}
