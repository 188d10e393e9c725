/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-supervision-clock.h"

#include <string.h>

/**
 * dv_supervision_event_from_code:
 * @code: (nullable): the code of an event in a rule
 * @event: (out): the event
 *
 * Returns: whether there is such an event
 */
gboolean
dv_supervision_event_from_code (const char *code, DvSupervisionEvent *event)
{
  static const char *const codes[DV_SUPERVISION_N_EVENTS] = {
    "start", "end", "plan", "report", "draft", "result", "sent", "answer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (code, codes[i]) != 0)
      continue;
    *event = (DvSupervisionEvent) i;
    return TRUE;
  }
  return FALSE;
}

/* The law of the day from which is reckoned. */
static gboolean
applies (const DvSupervisionRule *rule, const DvSupervisionFacts *facts)
{
  guint32 from = facts->days[rule->from];

  return from != 0 && rule->valid_from <= from && (rule->valid_to == 0 || from <= rule->valid_to) &&
         rule->criticism == facts->criticism &&
         (rule->body == NULL || g_strcmp0 (rule->body, facts->body) == 0);
}

static guint32
take_working (const DvDayIndex *days, guint32 day, guint n)
{
  while (n > 0)
    n -= dv_day_index_is_working (days, --day) ? 1 : 0;
  return day;
}

/* A last day that is none of work moves to the next one (BLDS 91/2015, art. 148.5); days before
 * something do not move, or they would be fewer. */
static guint32
find_due (const DvDayIndex *days, guint32 from, guint n, gboolean working, gboolean before)
{
  if (before)
    return working ? take_working (days, from, n) : from - n;
  return working ? dv_day_index_add_working (days, from, n)
                 : dv_day_index_next_working (days, from + n);
}

static guint
get_length (const DvSupervisionRule *rule, const DvSupervisionFacts *facts)
{
  return rule->until == DV_SUPERVISION_ANSWER && facts->answer_days > 0 ? facts->answer_days
                                                                        : rule->days;
}

static gboolean
waits_for (const GArray *clocks, DvSupervisionEvent until)
{
  for (guint i = 0; i < clocks->len; i++) {
    if (g_array_index (clocks, DvSupervisionClock, i).until == until)
      return TRUE;
  }
  return FALSE;
}

/* A term that the decision names runs for bodies of which no law says how long they wait, too. */
static void
add_own_term (const DvDayIndex *days, const DvSupervisionFacts *facts, GArray *clocks)
{
  DvSupervisionClock clock = { .until = DV_SUPERVISION_ANSWER,
                               .done = facts->days[DV_SUPERVISION_ANSWER] };
  guint32 sent = facts->days[DV_SUPERVISION_SENT];

  if (facts->answer_days == 0 || sent == 0 || waits_for (clocks, DV_SUPERVISION_ANSWER))
    return;
  clock.due = find_due (days, sent, facts->answer_days, FALSE, FALSE);
  g_array_append_val (clocks, clock);
}

static int
compare_clocks (gconstpointer a, gconstpointer b)
{
  const DvSupervisionClock *x = a, *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (x->until > y->until) - (x->until < y->until);
}

/**
 * dv_supervision_reckon:
 * @rules: (array length=n_rules): the rules, of any time
 * @n_rules: how many
 * @days: working days
 * @facts: what is known of a supervision, or of one of its recommendations
 *
 * The plan is sent 05 working days before a supervision of the people’s inspection board (NĐ
 * 59/2023/NĐ-CP, art. 13–14) and 15 days before one of the Front, whose subject reports 07 days
 * before and which announces the result within 15 days (NQLT 403/2017); recommendations are
 * answered within 15 days (Luật 10/2022/QH15, art. 36–40); a draft comes 15 days before it is
 * criticised (Luật MTTQ 75/2015/QH13, art. 32–36). All of that is in the rules.
 *
 * Returns: (transfer full) (element-type DvSupervisionClock): the time limits, by their last days
 */
GArray *
dv_supervision_reckon (const DvSupervisionRule *rules,
                       guint n_rules,
                       const DvDayIndex *days,
                       const DvSupervisionFacts *facts)
{
  GArray *clocks = g_array_new (FALSE, TRUE, sizeof (DvSupervisionClock));

  for (guint i = 0; i < n_rules; i++) {
    const DvSupervisionRule *rule = &rules[i];
    DvSupervisionClock clock = { rule, rule->until, 0, facts->days[rule->until] };

    if (!applies (rule, facts))
      continue;
    clock.due = find_due (days, facts->days[rule->from], get_length (rule, facts),
                          rule->working_days, rule->before);
    g_array_append_val (clocks, clock);
  }
  add_own_term (days, facts, clocks);
  g_array_sort (clocks, compare_clocks);
  return clocks;
}

/**
 * dv_supervision_clock_get_days_late:
 * @clock: a time limit
 * @on: the day of today
 *
 * Returns: how many days too late it was done, or is so far; 0 if it is in time
 */
guint
dv_supervision_clock_get_days_late (const DvSupervisionClock *clock, guint32 on)
{
  guint32 day = clock->done != 0 ? clock->done : on;

  return day > clock->due ? day - clock->due : 0;
}
