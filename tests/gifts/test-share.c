/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-share.h"

#define MAX_PEOPLE  5
#define MAX_SOURCES 3
#define MAX_EDGES   (MAX_PEOPLE * MAX_SOURCES)

/* A problem with room for its own values. */
typedef struct {
  DvGiftRule rule;
  DvShareSource sources[MAX_SOURCES];
  DvSharePerson people[MAX_PEOPLE];
  gboolean fits[MAX_EDGES];
  guint given[MAX_EDGES];
  DvShareProblem problem;
} Case;

static void
case_init (Case *self, guint n_people, guint n_sources, guint n_households)
{
  memset (self, 0, sizeof *self);
  self->rule = (DvGiftRule){ 1, 1, 1, 1 };
  self->problem =
    (DvShareProblem){ self->sources, n_sources, self->people, n_people, n_households, &self->rule };
  for (guint i = 0; i < n_people; i++) {
    self->people[i].fits = &self->fits[i * n_sources];
    self->people[i].given = &self->given[i * n_sources];
  }
}

/* --- brute force --- */

/* What makes one way of sharing better than another, the most important first. */
typedef struct {
  guint values[4 + 3 * MAX_PEOPLE + MAX_EDGES];
  guint n;
} Worth;

typedef struct {
  const DvShareProblem *problem;
  guint flow[MAX_EDGES];
  guint best_flow[MAX_EDGES];
  Worth best;
  gboolean any;
} Search;

static gboolean
fits_any (const DvShareProblem *problem, guint person)
{
  for (guint i = 0; i < problem->n_sources; i++) {
    if (problem->people[person].fits[i])
      return TRUE;
  }
  return FALSE;
}

static guint
count_house (const DvShareProblem *problem, const guint *flow, guint house)
{
  guint count = 0;

  for (guint p = 0; p < problem->n_people; p++) {
    if (problem->people[p].household != house)
      continue;
    count += problem->people[p].n_given;
    for (guint s = 0; s < problem->n_sources; s++)
      count += flow[p * problem->n_sources + s];
  }
  return count;
}

/* How many households have so many gifts, and which, in the declared order. */
static void
add_round (Worth *worth, const DvShareProblem *problem, const guint *flow, guint round)
{
  gboolean asked[MAX_PEOPLE] = { FALSE };
  guint place = worth->n++;

  worth->values[place] = 0;
  for (guint p = 0; p < problem->n_people; p++) {
    guint house = problem->people[p].household;
    gboolean has;

    if (asked[house] || !fits_any (problem, p))
      continue;
    asked[house] = TRUE;
    has = count_house (problem, flow, house) >= round;
    worth->values[place] += has;
    worth->values[worth->n++] = has;
  }
}

static Worth
get_worth (const DvShareProblem *problem, const guint *flow)
{
  Worth worth = { .n = 0 };

  for (guint round = 1; round <= problem->rule->per_household; round++)
    add_round (&worth, problem, flow, round);
  for (guint i = 0; i < problem->n_people * problem->n_sources; i++)
    worth.values[worth.n++] = flow[i];
  return worth;
}

static int
compare_worth (const Worth *a, const Worth *b)
{
  g_assert_cmpuint (a->n, ==, b->n);
  for (guint i = 0; i < a->n; i++) {
    if (a->values[i] != b->values[i])
      return a->values[i] > b->values[i] ? 1 : -1;
  }
  return 0;
}

static gboolean
is_feasible (const DvShareProblem *problem, const guint *flow)
{
  for (guint s = 0; s < problem->n_sources; s++) {
    guint used = 0;

    for (guint p = 0; p < problem->n_people; p++)
      used += flow[p * problem->n_sources + s];
    if (used > problem->sources[s].stock)
      return FALSE;
  }
  for (guint p = 0; p < problem->n_people; p++) {
    guint house = problem->people[p].household, count = 0, before = 0;

    for (guint s = 0; s < problem->n_sources; s++)
      count += flow[p * problem->n_sources + s];
    for (guint other = 0; other < problem->n_people; other++)
      before += problem->people[other].household == house ? problem->people[other].n_given : 0;
    if (count > 0 && (count + problem->people[p].n_given > problem->rule->per_person ||
                      count_house (problem, flow, house) > problem->rule->per_household))
      return FALSE;
    g_assert_cmpuint (count_house (problem, flow, house), >=, before);
  }
  return TRUE;
}

static void
try_all (Search *search, guint edge)
{
  const DvShareProblem *problem = search->problem;
  const DvSharePerson *person;
  guint most = 0;

  if (edge == problem->n_people * problem->n_sources) {
    Worth worth = get_worth (problem, search->flow);

    if (is_feasible (problem, search->flow) &&
        (!search->any || compare_worth (&worth, &search->best) > 0)) {
      search->any = TRUE;
      search->best = worth;
      memcpy (search->best_flow, search->flow, sizeof search->flow);
    }
    return;
  }
  person = &problem->people[edge / problem->n_sources];
  if (person->fits[edge % problem->n_sources] &&
      problem->rule->per_source > person->given[edge % problem->n_sources])
    most = problem->rule->per_source - person->given[edge % problem->n_sources];
  for (search->flow[edge] = 0; search->flow[edge] <= most; search->flow[edge]++)
    try_all (search, edge + 1);
  search->flow[edge] = 0;
}

static void
make_random (Case *self, GRand *random)
{
  guint n_people = (guint) g_rand_int_range (random, 1, MAX_PEOPLE + 1);
  guint n_sources = (guint) g_rand_int_range (random, 1, MAX_SOURCES + 1);
  guint n_houses = (guint) g_rand_int_range (random, 1, (int) n_people + 1);

  case_init (self, n_people, n_sources, n_houses);
  self->rule.per_person = (guint) g_rand_int_range (random, 1, 3);
  self->rule.per_source = (guint) g_rand_int_range (random, 1, 3);
  self->rule.per_household = (guint) g_rand_int_range (random, 1, 4);
  for (guint s = 0; s < n_sources; s++)
    self->sources[s].stock = (guint) g_rand_int_range (random, 0, 4);
  for (guint p = 0; p < n_people; p++) {
    self->people[p].household = (guint) g_rand_int_range (random, 0, (int) n_houses);
    for (guint s = 0; s < n_sources; s++) {
      self->fits[p * n_sources + s] = g_rand_int_range (random, 0, 3) > 0;
      self->given[p * n_sources + s] = g_rand_int_range (random, 0, 8) == 0;
      self->people[p].n_given += self->given[p * n_sources + s];
    }
  }
}

static void
read_flow (const DvShareProblem *problem, guint *flow)
{
  g_autoptr (GArray) grants = dv_share_solve (problem);

  for (guint i = 0; i < grants->len; i++) {
    const DvShareGrant *grant = &g_array_index (grants, DvShareGrant, i);

    flow[grant->person * problem->n_sources + grant->source]++;
  }
}

static void
what_is_proposed_is_the_best_of_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260122);
  guint n_second = 0;

  for (guint i = 0; i < 4000; i++) {
    Case one;
    Search search = { .problem = &one.problem };
    guint flow[MAX_EDGES] = { 0 };
    Worth worth;

    make_random (&one, random);
    try_all (&search, 0);
    read_flow (&one.problem, flow);
    g_assert_true (is_feasible (&one.problem, flow));
    worth = get_worth (&one.problem, flow);
    if (compare_worth (&worth, &search.best) != 0)
      g_error ("case %u is not the best", i);
    for (guint house = 0; house < one.problem.n_households; house++)
      n_second += count_house (&one.problem, flow, house) > 1;
  }
  /* The cases are not so poor that nobody ever gets a second gift. */
  g_assert_cmpuint (n_second, >, 500);
}

/* A second gift is given only when no household without one could have had it. */
static void
nobody_gets_a_second_gift_before_all_have_one (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++) {
    Case one;
    guint flow[MAX_EDGES] = { 0 };

    make_random (&one, random);
    read_flow (&one.problem, flow);
    for (guint p = 0; p < one.problem.n_people; p++) {
      guint house = one.people[p].household;

      if (count_house (&one.problem, flow, house) > 0)
        continue;
      for (guint s = 0; s < one.problem.n_sources; s++) {
        guint used = 0;

        if (!one.people[p].fits[s])
          continue;
        for (guint other = 0; other < one.problem.n_people; other++) {
          guint got = flow[other * one.problem.n_sources + s];

          used += got;
          if (got > 0)
            g_assert_cmpuint (count_house (&one.problem, flow, one.people[other].household), ==, 1);
        }
        g_assert_cmpuint (used, ==, one.sources[s].stock);
      }
    }
  }
}

static void
an_earlier_household_makes_room (void)
{
  /* The first fits both sources, the second only the first of them. */
  Case one;
  guint flow[MAX_EDGES] = { 0 };

  case_init (&one, 2, 2, 2);
  one.sources[0].stock = one.sources[1].stock = 1;
  one.people[1].household = 1;
  one.fits[0] = one.fits[1] = one.fits[2] = TRUE;
  read_flow (&one.problem, flow);
  g_assert_cmpuint (flow[0], ==, 0);
  g_assert_cmpuint (flow[1], ==, 1);
  g_assert_cmpuint (flow[2], ==, 1);
}

static void
the_first_in_order_get_the_last_gift (void)
{
  Case one;
  guint flow[MAX_EDGES] = { 0 };

  case_init (&one, 3, 1, 3);
  one.sources[0].stock = 2;
  for (guint i = 0; i < 3; i++) {
    one.people[i].household = i;
    one.fits[i] = TRUE;
  }
  read_flow (&one.problem, flow);
  g_assert_cmpuint (flow[0], ==, 1);
  g_assert_cmpuint (flow[1], ==, 1);
  g_assert_cmpuint (flow[2], ==, 0);
}

static void
one_gift_for_a_household_goes_to_its_first_member (void)
{
  Case one;
  guint flow[MAX_EDGES] = { 0 };

  case_init (&one, 3, 1, 1);
  one.sources[0].stock = DV_SHARE_UNLIMITED;
  one.fits[1] = one.fits[2] = TRUE;
  read_flow (&one.problem, flow);
  g_assert_cmpuint (flow[0], ==, 0);
  g_assert_cmpuint (flow[1], ==, 1);
  g_assert_cmpuint (flow[2], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/what-is-proposed-is-the-best-of-all",
                   what_is_proposed_is_the_best_of_all);
  g_test_add_func ("/share/nobody-gets-a-second-gift-before-all-have-one",
                   nobody_gets_a_second_gift_before_all_have_one);
  g_test_add_func ("/share/an-earlier-household-makes-room", an_earlier_household_makes_room);
  g_test_add_func ("/share/the-first-in-order-get-the-last-gift",
                   the_first_in_order_get_the_last_gift);
  g_test_add_func ("/share/one-gift-for-a-household-goes-to-its-first-member",
                   one_gift_for_a_household_goes_to_its_first_member);
  return g_test_run ();
}
