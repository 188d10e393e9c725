/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-overlap.h"

/* Of a group that is larger, a home for the aged say, each line is held against the first alone:
 * every line is still told of, but not with each of the others. */
#define MAX_PAIRED 32

typedef struct {
  const GArray *lines;
  const DvGiftRule *rule;
  GArray *hits;
} Finder;

/* Lines of one group stand one after the other. */
typedef struct {
  guint64 group;
  guint line;
} Member;

static const DvCampaignLine *
get_line (const Finder *self, const Member *member)
{
  return &g_array_index (self->lines, DvCampaignLine, member->line);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static void
add_hit (Finder *self, DvOverlapType type, const Member *a, const Member *b, gboolean within_rule)
{
  const DvCampaignLine *first = get_line (self, a), *second = get_line (self, b);
  DvOverlapHit hit = { .type = type, .first = a->line, .second = b->line };

  hit.reason = first->exception != NULL ? first->exception : second->exception;
  if (within_rule) {
    hit.state = DV_OVERLAP_WITHIN_RULE;
    hit.reason = NULL;
  } else if (hit.reason != NULL) {
    hit.state = DV_OVERLAP_EXCEPTION;
  }
  g_array_append_val (self->hits, hit);
}

static guint
count_source (const Finder *self, const Member *members, guint n, gint64 source)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += get_line (self, &members[i])->source == source;
  return count;
}

static guint
count_need (const Finder *self, const Member *members, guint n, const char *need)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += g_strcmp0 (get_line (self, &members[i])->need, need) == 0;
  return count;
}

static void
compare_needs (Finder *self, const Member *members, guint n, const Member *a, const Member *b)
{
  const char *need = get_line (self, a)->need;

  if (need != NULL && g_strcmp0 (need, get_line (self, b)->need) == 0)
    add_hit (self, DV_OVERLAP_NEED, a, b,
             count_need (self, members, n, need) <= self->rule->per_need);
}

/* @members are the lines of one person. */
static void
compare_person (Finder *self, const Member *members, guint n, const Member *a, const Member *b)
{
  const DvCampaignLine *first = get_line (self, a), *second = get_line (self, b);
  gboolean within = n <= self->rule->per_person;

  if (first->list == second->list) {
    add_hit (self, DV_OVERLAP_RECORD, a, b, FALSE);
    return;
  }
  if (first->source != 0 && first->source == second->source)
    within &= count_source (self, members, n, first->source) <= self->rule->per_source;
  add_hit (self, DV_OVERLAP_PERSON, a, b, within);
  /* Where both stand in one household, they are asked about the need together with it. */
  if (first->household == 0 || first->household != second->household)
    compare_needs (self, members, n, a, b);
}

/* @members are the lines of one household. */
static void
compare_household (Finder *self, const Member *members, guint n, const Member *a, const Member *b)
{
  const DvCampaignLine *first = get_line (self, a), *second = get_line (self, b);

  if (first->who != second->who)
    add_hit (self, DV_OVERLAP_HOUSEHOLD, a, b, n <= self->rule->per_household);
  if (first->who != second->who || first->list != second->list)
    compare_needs (self, members, n, a, b);
}

typedef void (
  *PairFunc) (Finder *self, const Member *members, guint n, const Member *a, const Member *b);

static void
compare_pairs (Finder *self, const Member *members, guint n, PairFunc compare)
{
  guint n_held = n <= MAX_PAIRED ? n : 1;

  for (guint i = 0; i < n_held; i++) {
    for (guint k = i + 1; k < n; k++)
      compare (self, members, n, &members[i], &members[k]);
  }
}

static void
compare_groups (Finder *self, GArray *members, PairFunc compare)
{
  const Member *all;

  g_array_sort (members, compare_members);
  all = (const Member *) (gpointer) members->data;
  for (guint start = 0, end; start < members->len; start = end) {
    for (end = start + 1; end < members->len && all[end].group == all[start].group; end++)
      continue;
    if (end - start > 1)
      compare_pairs (self, &all[start], end - start, compare);
  }
}

static void
find_people (Finder *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < self->lines->len; i++) {
    Member member = { g_array_index (self->lines, DvCampaignLine, i).who, i };

    g_array_append_val (members, member);
  }
  compare_groups (self, members, compare_person);
}

static void
find_households (Finder *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < self->lines->len; i++) {
    Member member = { (guint64) g_array_index (self->lines, DvCampaignLine, i).household, i };

    if (member.group != 0)
      g_array_append_val (members, member);
  }
  compare_groups (self, members, compare_household);
}

/**
 * dv_overlap_find:
 * @lines: (element-type DvCampaignLine): the lines of a campaign, after dv_identify()
 * @rule: how many gifts the campaign gives
 *
 * Finds the lines that touch. Each type answers to its own number: two gifts of one person to
 * @rule's `per_person` (and to `per_source` where both come from one source), two members of a
 * household to `per_household`, the same need of a household, or of a person without one, to
 * `per_need`. The same record twice in a list is never within the rule. A line with an exception
 * is excused from all of them.
 *
 * Returns: (transfer full) (element-type DvOverlapHit): one hit for each pair of lines and type
 */
GArray *
dv_overlap_find (const GArray *lines, const DvGiftRule *rule)
{
  Finder self = { lines, rule, g_array_new (FALSE, FALSE, sizeof (DvOverlapHit)) };

  find_people (&self);
  find_households (&self);
  return self.hits;
}

/**
 * dv_overlap_is_allowed:
 * @hit: a hit
 *
 * Returns: whether both gifts may be given
 */
gboolean
dv_overlap_is_allowed (const DvOverlapHit *hit)
{
  return hit->state == DV_OVERLAP_WITHIN_RULE || hit->state == DV_OVERLAP_EXCEPTION ||
         hit->state == DV_OVERLAP_ACCEPTED;
}

/**
 * dv_overlap_is_settled:
 * @hit: a hit
 *
 * Returns: whether somebody has decided about it
 */
gboolean
dv_overlap_is_settled (const DvOverlapHit *hit)
{
  return hit->state == DV_OVERLAP_ACCEPTED || hit->state == DV_OVERLAP_MENDED;
}
