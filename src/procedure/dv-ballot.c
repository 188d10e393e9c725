/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ballot.h"

/* Votes of households: at a meeting, in clusters, by written ballots (Luật Thực hiện dân chủ ở cơ
 * sở 10/2022/QH15, art. 15–21). The shares themselves are rows of the catalogue. */

/**
 * dv_share_rule_is_reached:
 * @rule: how much is needed
 * @part: a part
 * @whole: what it is a part of
 *
 * Returns: whether the part is large enough; never of nothing
 */
gboolean
dv_share_rule_is_reached (const DvShareRule *rule, guint part, guint whole)
{
  guint64 have = (guint64) part * rule->denominator;
  guint64 need = (guint64) whole * rule->numerator;

  if (rule->denominator == 0)
    return TRUE;
  if (whole == 0)
    return FALSE;
  return rule->more ? have > need : have >= need;
}

/**
 * dv_ballot_check:
 * @count: what was counted; 0 where nothing was
 *
 * Valid ballots are no more than those returned, these no more than those issued, and these no more
 * than there are households.
 *
 * Returns: the first number that cannot be
 */
DvBallotFault
dv_ballot_check (const DvBallotCount *count)
{
  guint there = count->present > 0 ? count->present : count->households;
  guint most = count->issued > 0 ? count->valid : there;

  if (count->households > 0 && count->present > count->households)
    return DV_BALLOT_PRESENT;
  if (count->households > 0 && count->issued > count->households)
    return DV_BALLOT_ISSUED;
  if (count->returned > count->issued)
    return DV_BALLOT_RETURNED;
  if (count->valid > count->returned)
    return DV_BALLOT_VALID;
  return count->agree > most ? DV_BALLOT_AGREE : DV_BALLOT_SOUND;
}

/**
 * dv_ballot_sum:
 * @clusters: (array length=n_clusters): what each cluster counted
 * @n_clusters: how many
 *
 * Clusters of a large group meet one by one and count as one meeting (art. 18).
 *
 * Returns: all of them together
 */
DvBallotCount
dv_ballot_sum (const DvBallotCount *clusters, gsize n_clusters)
{
  DvBallotCount sum = { 0 };

  for (gsize i = 0; i < n_clusters; i++) {
    sum.households += clusters[i].households;
    sum.present += clusters[i].present;
    sum.issued += clusters[i].issued;
    sum.returned += clusters[i].returned;
    sum.valid += clusters[i].valid;
    sum.agree += clusters[i].agree;
  }
  return sum;
}

/**
 * dv_ballot_is_held:
 * @count: what was counted
 * @held: how many households have to take part
 *
 * Of written ballots, those that came back took part.
 *
 * Returns: whether the meeting, or the vote, is valid
 */
gboolean
dv_ballot_is_held (const DvBallotCount *count, const DvShareRule *held)
{
  return dv_share_rule_is_reached (held, MAX (count->present, count->returned), count->households);
}

static guint
get_whole (const DvBallotCount *count, DvBallotOf of)
{
  switch (of) {
  case DV_BALLOT_OF_PRESENT:
    return MAX (count->present, count->returned);
  case DV_BALLOT_OF_VALID:
    return count->valid;
  default:
    return count->households;
  }
}

/**
 * dv_ballot_is_passed:
 * @count: what was counted
 * @passed: how many have to agree
 * @of: of whom
 *
 * Returns: whether enough agree
 */
gboolean
dv_ballot_is_passed (const DvBallotCount *count, const DvShareRule *passed, DvBallotOf of)
{
  return dv_share_rule_is_reached (passed, count->agree, get_whole (count, of));
}

/* How many candidates have more votes. */
static gsize
count_before (const guint *votes, gsize n_candidates, gsize i)
{
  gsize before = 0;

  for (gsize j = 0; j < n_candidates; j++)
    before += votes[j] > votes[i];
  return before;
}

/* How many have as many, the candidate among them. */
static gsize
count_equal (const guint *votes, gsize n_candidates, gsize i)
{
  gsize equal = 0;

  for (gsize j = 0; j < n_candidates; j++)
    equal += votes[j] == votes[i];
  return equal;
}

/**
 * dv_ballot_elect:
 * @votes: (array length=n_candidates): the votes for each candidate
 * @n_candidates: how many candidates
 * @seats: how many are to be elected
 * @passed: how many votes a candidate needs
 * @whole: of how many
 * @elected: (out caller-allocates) (array length=n_candidates): who is elected
 * @tied: (out): whether several with as many votes stand at the last seat
 *
 * Elects those with most votes who have enough. Candidates with equal votes at the last seat are
 * not elected: they are voted on again.
 *
 * Returns: how many are elected
 */
guint
dv_ballot_elect (const guint *votes,
                 gsize n_candidates,
                 guint seats,
                 const DvShareRule *passed,
                 guint whole,
                 gboolean *elected,
                 gboolean *tied)
{
  guint n_elected = 0;

  *tied = FALSE;
  for (gsize i = 0; i < n_candidates; i++) {
    gsize before = count_before (votes, n_candidates, i);
    gboolean enough = dv_share_rule_is_reached (passed, votes[i], whole);
    gboolean fits = before + count_equal (votes, n_candidates, i) <= seats;

    elected[i] = enough && fits;
    n_elected += (guint) elected[i];
    if (enough && !fits && before < seats)
      *tied = TRUE;
  }
  return n_elected;
}
