/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-posting.h"

#include <string.h>

/* --- which rules --- */

static gboolean
is_in_force (const DvPostingRule *rule, guint32 day)
{
  return rule->valid_from <= day && (rule->valid_to == 0 || day <= rule->valid_to);
}

static gboolean
concerns (const DvPostingRule *rule, const DvPostingFacts *facts)
{
  guint content = facts->content > 0 ? 1u << facts->content : 0;

  return (rule->contents == 0 || (rule->contents & content) != 0) &&
         (rule->form == NULL || g_strcmp0 (rule->form, facts->form) == 0) &&
         (rule->place == NULL || g_strcmp0 (rule->place, facts->place) == 0);
}

/* The law of the day of the decision; what was decided on an unknown day, by that of the posting.
 */
static guint32
get_law_day (const DvPostingFacts *facts, guint32 on)
{
  if (facts->decided != 0)
    return facts->decided;
  return facts->posted != 0 ? facts->posted : on;
}

static guint32
add_days (const DvDayIndex *days, const DvPostingRule *rule, guint32 from)
{
  if (rule->working_days)
    return dv_day_index_add_working (days, from, rule->within);
  return dv_day_index_next_working (days, from + rule->within);
}

/* Of several rules the one that asks for more: the earliest day, the longest time. */
static void
choose_rules (const DvPostingRule *rules,
              guint n_rules,
              const DvDayIndex *days,
              const DvPostingFacts *facts,
              guint32 on,
              DvPostingStanding *standing)
{
  guint32 law = get_law_day (facts, on);

  for (guint i = 0; i < n_rules; i++) {
    const DvPostingRule *rule = &rules[i], *stay = standing->stay_rule;

    if (rule->quarterly || !is_in_force (rule, law) || !concerns (rule, facts))
      continue;
    if (rule->within > 0 && facts->decided != 0) {
      guint32 due = add_days (days, rule, facts->decided);

      if (standing->due == 0 || due < standing->due) {
        standing->due = due;
        standing->due_rule = rule;
      }
    }
    if (rule->permanent ||
        (rule->at_least > 0 &&
         (stay == NULL || (!stay->permanent && rule->at_least > stay->at_least))))
      standing->stay_rule = rule;
  }
}

/* --- what was seen --- */

/* Returns: the first day from @after on that it was seen again, 0 if never */
static guint32
find_back (const DvPostingFacts *facts, guint32 after)
{
  for (guint i = 0; i < facts->n_sightings; i++) {
    if (facts->sightings[i].day > after && facts->sightings[i].type == DV_SIGHTING_POSTED)
      return facts->sightings[i].day;
  }
  return 0;
}

static gboolean
is_over (const DvPostingStanding *standing, guint32 day)
{
  const DvPostingRule *rule = standing->stay_rule;

  return rule != NULL && !rule->permanent && day >= standing->first + rule->at_least;
}

/* “Liên tục”: when it was gone before its days were over, they are counted anew from the day on
 * which it was back. After them it may be gone. */
static void
find_gaps (const DvPostingFacts *facts, DvPostingStanding *standing)
{
  standing->first = facts->posted;
  for (guint i = 0; i < facts->n_sightings && standing->first != 0; i++) {
    const DvSighting *seen = &facts->sightings[i];

    if (seen->type != DV_SIGHTING_GONE || seen->day < standing->first ||
        (facts->removed != 0 && seen->day >= facts->removed) || is_over (standing, seen->day))
      continue;
    standing->gap = seen->day;
    standing->first = find_back (facts, seen->day);
  }
}

/* The last day on which it was certainly there. */
static guint32
find_last_proof (const DvPostingFacts *facts)
{
  guint32 last = facts->posted;

  for (guint i = 0; i < facts->n_sightings; i++) {
    if (facts->sightings[i].type == DV_SIGHTING_POSTED)
      last = MAX (last, facts->sightings[i].day);
  }
  return MAX (last, facts->removed);
}

/* --- spans --- */

static void
add_span (GArray *spans, guint32 from, guint32 to, DvPostingSpanType type)
{
  DvPostingSpan *last =
    spans->len > 0 ? &g_array_index (spans, DvPostingSpan, spans->len - 1) : NULL;
  const DvPostingSpan span = { from, to, type };

  if (to <= from)
    return;
  if (last != NULL && last->type == type && last->to == from)
    last->to = to;
  else
    g_array_append_val (spans, span);
}

static void
find_spans (const DvPostingFacts *facts, guint32 on, GArray *spans)
{
  guint32 from = facts->posted;
  gboolean there = TRUE;

  for (guint i = 0; i < facts->n_sightings && from != 0; i++) {
    const DvSighting *seen = &facts->sightings[i];
    gboolean now = seen->type == DV_SIGHTING_POSTED;

    if (seen->type == DV_SIGHTING_PARTLY || seen->day < from || seen->day > on ||
        (facts->removed != 0 && seen->day > facts->removed))
      continue;
    add_span (spans, from, seen->day,
              there && now ? DV_POSTING_SPAN_PROVEN : DV_POSTING_SPAN_BROKEN);
    from = seen->day;
    there = now;
  }
  if (facts->removed != 0)
    add_span (spans, from, facts->removed, there ? DV_POSTING_SPAN_PROVEN : DV_POSTING_SPAN_BROKEN);
  else if (from != 0)
    add_span (spans, from, on, there ? DV_POSTING_SPAN_OPEN : DV_POSTING_SPAN_BROKEN);
}

/* --- how it stands --- */

static DvPostingState
find_state (const DvPostingFacts *facts, guint32 on, const DvPostingStanding *standing)
{
  const DvPostingRule *rule = standing->stay_rule;

  if (facts->posted == 0)
    return standing->due != 0 && on > standing->due ? DV_POSTING_OVERDUE : DV_POSTING_WAITING;
  if (rule == NULL)
    return DV_POSTING_FREE;
  if (facts->removed != 0 &&
      (rule->permanent || standing->first == 0 || facts->removed < standing->earliest_removal))
    return DV_POSTING_REMOVED_EARLY;
  if (standing->first == 0)
    return DV_POSTING_BROKEN;
  if (rule->permanent)
    return DV_POSTING_PERMANENT;
  if (find_last_proof (facts) >= standing->earliest_removal)
    return DV_POSTING_PROVEN;
  return on < standing->earliest_removal ? DV_POSTING_HANGING : DV_POSTING_UNPROVEN;
}

static guint
count_late (const DvPostingFacts *facts, guint32 on, guint32 due)
{
  guint32 day = facts->posted != 0 ? facts->posted : on;

  return due != 0 && day > due ? day - due : 0;
}

/**
 * dv_posting_reckon:
 * @rules: (array length=n_rules): the rules, of any time
 * @n_rules: how many
 * @days: working days
 * @facts: what is known of a posting
 * @on: the day of today
 * @standing: (out caller-allocates): what follows; clear with dv_posting_standing_clear()
 *
 * The rules are those of the day of the decision. Luật 10/2022/QH15: public within 05 working days
 * (art. 12.3); at least 30 days without a break, or permanently (art. 13.2); on the loudspeaker for
 * 03 days (art. 13.3). When it was gone in between, its days are counted anew from the day on which
 * it was seen again, for otherwise they would not be “liên tục”.
 */
void
dv_posting_reckon (const DvPostingRule *rules,
                   guint n_rules,
                   const DvDayIndex *days,
                   const DvPostingFacts *facts,
                   guint32 on,
                   DvPostingStanding *standing)
{
  *standing = (DvPostingStanding){ .spans = g_array_new (FALSE, FALSE, sizeof (DvPostingSpan)) };
  choose_rules (rules, n_rules, days, facts, on, standing);
  find_gaps (facts, standing);
  if (standing->first != 0 && standing->stay_rule != NULL && !standing->stay_rule->permanent)
    standing->earliest_removal = standing->first + standing->stay_rule->at_least;
  standing->days_late = count_late (facts, on, standing->due);
  find_spans (facts, on, standing->spans);
  standing->state = find_state (facts, on, standing);
}

/**
 * dv_posting_standing_clear:
 * @standing: what dv_posting_reckon() gave
 *
 * Frees what is in it.
 */
void
dv_posting_standing_clear (DvPostingStanding *standing)
{
  g_clear_pointer (&standing->spans, g_array_unref);
}

/**
 * dv_posting_is_amiss:
 * @standing: how a posting stands
 *
 * Returns: whether something has to be done: it is overdue, gone, or was taken down too early
 */
gboolean
dv_posting_is_amiss (const DvPostingStanding *standing)
{
  return standing->state == DV_POSTING_OVERDUE || standing->state == DV_POSTING_BROKEN ||
         standing->state == DV_POSTING_REMOVED_EARLY;
}
