/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share.h"

#include <string.h>

/* A flow of gifts from households through their people to the sources. Each gift is one unit that
 * goes household → person → source; the limits of the campaign are the widths of the edges. A
 * household gets one more gift by an augmenting path, which may lead gifts that were given before
 * to other sources or to other members, but never takes a household's number of gifts away. So
 * when the households are asked in the declared order, and again for a second gift only when all
 * were asked for the first, no other way of sharing serves more of them, or those who come first
 * better (the numbers that households can have at once form a polymatroid, on which the greedy way
 * is the best one). */

typedef enum {
  NODE_HOUSEHOLD,
  NODE_PERSON,
  NODE_SOURCE,
} NodeType;

/* How a search came to a node. */
typedef struct {
  gboolean seen;
  guint from; /* the node before, of any type */
} Visit;

#define NOWHERE G_MAXUINT

typedef struct {
  const DvShareProblem *problem;
  GArray **members; /* of each household: places of people */
  GArray **takers;  /* of each source: places of people who have gifts from it */
  guint *flow;      /* [person][source] */
  guint *n_person;  /* gifts of each person, those from before as well */
  guint *n_house;
  guint *n_source; /* gifts that each source gave now */
  gboolean *fixed; /* [person][source]: decided for good */
  gboolean *dead;  /* sources from which no gift can be had any more */
  Visit *visits;   /* of all nodes */
  GArray *queue;
} Share;

/* Households come first among the nodes, then people, then sources. */
static guint
get_node (const Share *self, NodeType type, guint place)
{
  if (type == NODE_HOUSEHOLD)
    return place;
  if (type == NODE_PERSON)
    return self->problem->n_households + place;
  return self->problem->n_households + self->problem->n_people + place;
}

static NodeType
read_node (const Share *self, guint node, guint *place)
{
  guint n_houses = self->problem->n_households, n_people = self->problem->n_people;

  if (node < n_houses) {
    *place = node;
    return NODE_HOUSEHOLD;
  }
  if (node < n_houses + n_people) {
    *place = node - n_houses;
    return NODE_PERSON;
  }
  *place = node - n_houses - n_people;
  return NODE_SOURCE;
}

static guint
edge (const Share *self, guint person, guint source)
{
  return person * self->problem->n_sources + source;
}

static guint
count_given (const DvSharePerson *person, guint source)
{
  return person->given != NULL ? person->given[source] : 0;
}

static gboolean
can_give (const Share *self, guint person, guint source)
{
  const DvSharePerson *who = &self->problem->people[person];
  guint index = edge (self, person, source);

  return who->fits[source] && !self->fixed[index] &&
         self->flow[index] + count_given (who, source) < self->problem->rule->per_source;
}

static gboolean
can_take_back (const Share *self, guint person, guint source)
{
  guint index = edge (self, person, source);

  return self->flow[index] > 0 && !self->fixed[index];
}

static gboolean
has_stock (const Share *self, guint source)
{
  return self->n_source[source] < self->problem->sources[source].stock;
}

static void
change_flow (Share *self, guint person, guint source, int by)
{
  guint *flow = &self->flow[edge (self, person, source)];
  GArray *takers = self->takers[source];
  guint before = *flow;

  *flow += (guint) by;
  self->n_person[person] += (guint) by;
  self->n_house[self->problem->people[person].household] += (guint) by;
  self->n_source[source] += (guint) by;
  if (before == 0)
    g_array_append_val (takers, person);
  for (guint i = 0; *flow == 0 && i < takers->len; i++) {
    if (g_array_index (takers, guint, i) == person)
      g_array_remove_index_fast (takers, i);
  }
}

/* --- the search for a path --- */

static void
visit (Share *self, guint node, guint from)
{
  if (self->visits[node].seen)
    return;
  self->visits[node] = (Visit){ TRUE, from };
  g_array_append_val (self->queue, node);
}

static void
start_search (Share *self, guint node)
{
  for (guint i = 0; i < self->queue->len; i++)
    self->visits[g_array_index (self->queue, guint, i)].seen = FALSE;
  g_array_set_size (self->queue, 0);
  visit (self, node, NOWHERE);
}

/* A household may give its gift to any member who has not reached the limit. */
static void
leave_household (Share *self, guint node, guint house)
{
  const GArray *members = self->members[house];

  for (guint i = 0; i < members->len; i++) {
    guint person = g_array_index (members, guint, i);

    if (self->n_person[person] < self->problem->rule->per_person)
      visit (self, get_node (self, NODE_PERSON, person), node);
  }
}

/* Somebody may take a gift from any source; or leave theirs to another member, when the search
 * came to them through a source. */
static void
leave_person (Share *self, guint node, guint person, gboolean from_source)
{
  for (guint i = 0; i < self->problem->n_sources; i++) {
    if (!self->dead[i] && can_give (self, person, i))
      visit (self, get_node (self, NODE_SOURCE, i), node);
  }
  if (from_source)
    visit (self, get_node (self, NODE_HOUSEHOLD, self->problem->people[person].household), node);
}

/* A source without stock can give a gift only when it takes one back. */
static void
leave_source (Share *self, guint node, guint source)
{
  const GArray *takers = self->takers[source];

  for (guint i = 0; i < takers->len; i++) {
    guint person = g_array_index (takers, guint, i);

    if (can_take_back (self, person, source))
      visit (self, get_node (self, NODE_PERSON, person), node);
  }
}

static void
leave (Share *self, guint node)
{
  guint place, from_place;
  NodeType type = read_node (self, node, &place);
  guint from = self->visits[node].from;

  if (type == NODE_HOUSEHOLD)
    leave_household (self, node, place);
  else if (type == NODE_SOURCE)
    leave_source (self, node, place);
  else
    leave_person (self, node, place,
                  from != NOWHERE && read_node (self, from, &from_place) == NODE_SOURCE);
}

/* Gifts are moved along the path, from its end to its beginning. */
static void
apply_path (Share *self, guint end)
{
  for (guint node = end; self->visits[node].from != NOWHERE; node = self->visits[node].from) {
    guint to, from;
    NodeType to_type = read_node (self, node, &to);
    NodeType from_type = read_node (self, self->visits[node].from, &from);

    if (from_type == NODE_PERSON && to_type == NODE_SOURCE)
      change_flow (self, from, to, 1);
    else if (from_type == NODE_SOURCE && to_type == NODE_PERSON)
      change_flow (self, to, from, -1);
  }
}

/* What a failed search has reached can never be had again: no later path comes into it. */
static void
bury_reached (Share *self)
{
  for (guint i = 0; i < self->queue->len; i++) {
    guint place;

    if (read_node (self, g_array_index (self->queue, guint, i), &place) == NODE_SOURCE)
      self->dead[place] = TRUE;
  }
}

static gboolean
give_one (Share *self, guint house)
{
  start_search (self, get_node (self, NODE_HOUSEHOLD, house));
  for (guint i = 0; i < self->queue->len; i++) {
    guint node = g_array_index (self->queue, guint, i);
    guint place;

    if (read_node (self, node, &place) == NODE_SOURCE && has_stock (self, place)) {
      apply_path (self, node);
      return TRUE;
    }
    leave (self, node);
  }
  bury_reached (self);
  return FALSE;
}

/* --- which gift for whom --- */

/* Looks for a way to give @person one gift more of @source with nobody's number of gifts changed:
 * a path from the source back to the person, or to another member of the household. */
static gboolean
reaches (Share *self, guint source, guint person)
{
  guint goal = self->n_person[person] < self->problem->rule->per_person
                 ? get_node (self, NODE_HOUSEHOLD, self->problem->people[person].household)
                 : get_node (self, NODE_PERSON, person);
  guint person_node = get_node (self, NODE_PERSON, person);

  start_search (self, get_node (self, NODE_SOURCE, source));
  for (guint i = 0; i < self->queue->len; i++) {
    guint node = g_array_index (self->queue, guint, i), place;
    NodeType type = read_node (self, node, &place);

    if (node == goal || node == person_node) {
      apply_path (self, node);
      return TRUE;
    }
    if (type == NODE_SOURCE && has_stock (self, place)) {
      /* Whatever another source takes back, this one can give. */
      for (guint other = 0; other < self->problem->n_sources; other++)
        visit (self, get_node (self, NODE_SOURCE, other), node);
    }
    leave (self, node);
  }
  return FALSE;
}

/* The path runs over the same edge that is to be widened, so this is closed for the search. */
static gboolean
widen (Share *self, guint person, guint source)
{
  guint index = edge (self, person, source);
  gboolean widened;

  self->fixed[index] = TRUE;
  widened = reaches (self, source, person);
  if (widened)
    change_flow (self, person, source, 1);
  self->fixed[index] = FALSE;
  return widened;
}

/* Whether a gift of the household is not decided yet. */
static gboolean
has_open_gift (const Share *self, guint person)
{
  const GArray *members = self->members[self->problem->people[person].household];

  for (guint i = 0; i < members->len; i++) {
    for (guint source = 0; source < self->problem->n_sources; source++) {
      if (can_take_back (self, g_array_index (members, guint, i), source))
        return TRUE;
    }
  }
  return FALSE;
}

/* How many gifts each household gets is settled. Of all ways to hand them out, the first in the
 * declared order: as many as can be to the first person from the first source, and so on. */
static void
choose_gifts (Share *self)
{
  for (guint source = 0; source < self->problem->n_sources; source++)
    self->dead[source] = FALSE;
  for (guint person = 0; person < self->problem->n_people; person++) {
    for (guint source = 0; source < self->problem->n_sources && has_open_gift (self, person);
         source++) {
      while (can_give (self, person, source) && widen (self, person, source))
        continue;
      self->fixed[edge (self, person, source)] = TRUE;
    }
  }
}

/* --- the whole --- */

static GArray **
arrays_new (guint n)
{
  GArray **arrays = g_new (GArray *, n);

  for (guint i = 0; i < n; i++)
    arrays[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  return arrays;
}

static void
arrays_free (GArray **arrays, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_unref (arrays[i]);
  g_free (arrays);
}

static void
share_init (Share *self, const DvShareProblem *problem)
{
  gsize n_edges = (gsize) problem->n_people * problem->n_sources;

  self->problem = problem;
  self->members = arrays_new (problem->n_households);
  self->takers = arrays_new (problem->n_sources);
  self->flow = g_new0 (guint, n_edges);
  self->fixed = g_new0 (gboolean, n_edges);
  self->n_person = g_new0 (guint, problem->n_people);
  self->n_house = g_new0 (guint, problem->n_households);
  self->n_source = g_new0 (guint, problem->n_sources);
  self->dead = g_new0 (gboolean, problem->n_sources);
  self->visits = g_new0 (Visit, problem->n_households + problem->n_people + problem->n_sources);
  self->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < problem->n_people; i++) {
    const DvSharePerson *person = &problem->people[i];

    g_array_append_val (self->members[person->household], i);
    self->n_person[i] = person->n_given;
    self->n_house[person->household] += person->n_given;
  }
}

static void
share_clear (Share *self)
{
  arrays_free (self->members, self->problem->n_households);
  arrays_free (self->takers, self->problem->n_sources);
  g_free (self->flow);
  g_free (self->fixed);
  g_free (self->n_person);
  g_free (self->n_house);
  g_free (self->n_source);
  g_free (self->dead);
  g_free (self->visits);
  g_array_unref (self->queue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Share, share_clear)

static gboolean
fits_any (const Share *self, guint person)
{
  for (guint i = 0; i < self->problem->n_sources; i++) {
    if (self->problem->people[person].fits[i])
      return TRUE;
  }
  return FALSE;
}

/* Asks each household that has so many gifts for one more, in the order of the first of its members
 * for whom there is a gift at all. */
static void
share_round (Share *self, guint n_gifts)
{
  g_autofree gboolean *asked = g_new0 (gboolean, self->problem->n_households);

  for (guint i = 0; i < self->problem->n_people; i++) {
    guint house = self->problem->people[i].household;

    if (asked[house] || self->n_house[house] != n_gifts || !fits_any (self, i))
      continue;
    asked[house] = TRUE;
    give_one (self, house);
  }
}

static GArray *
list_grants (const Share *self)
{
  GArray *grants = g_array_new (FALSE, FALSE, sizeof (DvShareGrant));

  for (guint person = 0; person < self->problem->n_people; person++) {
    for (guint source = 0; source < self->problem->n_sources; source++) {
      DvShareGrant grant = { person, source };

      for (guint i = 0; i < self->flow[edge (self, person, source)]; i++)
        g_array_append_val (grants, grant);
    }
  }
  return grants;
}

/**
 * dv_share_solve:
 * @problem: what is to be shared out
 *
 * Proposes who receives what. In this order: as many households as can be get a first gift; those
 * are the first in the declared order who can all get one; then, whatever is left, the same with a
 * second gift and so on, up to the limits of the campaign; and of all ways to do so, the one that
 * gives the first people gifts of the first sources.
 *
 * Returns: (transfer full) (element-type DvShareGrant): the gifts, by person and source
 */
GArray *
dv_share_solve (const DvShareProblem *problem)
{
  g_auto (Share) self = { 0 };

  share_init (&self, problem);
  for (guint n = 0; n < problem->rule->per_household; n++)
    share_round (&self, n);
  choose_gifts (&self);
  return list_grants (&self);
}
