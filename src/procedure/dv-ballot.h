/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvShareRule:
 * @numerator: 2 of two thirds
 * @denominator: 3 of two thirds; 0 if nothing is asked
 * @more: more than that is needed; otherwise that is enough
 *
 * How large a part of a whole has to be.
 */
typedef struct {
  guint numerator;
  guint denominator;
  gboolean more;
} DvShareRule;

/**
 * DvBallotCount:
 * @households: how many have a vote
 * @present: how many took part
 * @issued: ballots handed out
 * @returned: ballots that came back
 * @valid: those of them that count
 * @agree: those that agree
 *
 * What was counted at a meeting, or in one of its clusters.
 */
typedef struct {
  guint households;
  guint present;
  guint issued;
  guint returned;
  guint valid;
  guint agree;
} DvBallotCount;

/**
 * DvBallotFault:
 * @DV_BALLOT_SOUND: the numbers can be
 * @DV_BALLOT_PRESENT: more took part than there are households
 * @DV_BALLOT_ISSUED: more ballots were handed out than there are households
 * @DV_BALLOT_RETURNED: more ballots came back than were handed out
 * @DV_BALLOT_VALID: more ballots count than came back
 * @DV_BALLOT_AGREE: more agree than can
 */
typedef enum {
  DV_BALLOT_SOUND,
  DV_BALLOT_PRESENT,
  DV_BALLOT_ISSUED,
  DV_BALLOT_RETURNED,
  DV_BALLOT_VALID,
  DV_BALLOT_AGREE,
} DvBallotFault;

/**
 * DvBallotOf:
 * @DV_BALLOT_OF_HOUSEHOLDS: of all households
 * @DV_BALLOT_OF_PRESENT: of those that took part
 * @DV_BALLOT_OF_VALID: of the ballots that count
 *
 * What a share is a share of.
 */
typedef enum {
  DV_BALLOT_OF_HOUSEHOLDS,
  DV_BALLOT_OF_PRESENT,
  DV_BALLOT_OF_VALID,
} DvBallotOf;

gboolean dv_share_rule_is_reached (const DvShareRule *rule, guint part, guint whole);
DvBallotFault dv_ballot_check (const DvBallotCount *count);
DvBallotCount dv_ballot_sum (const DvBallotCount *clusters, gsize n_clusters);
gboolean dv_ballot_is_held (const DvBallotCount *count, const DvShareRule *held);
gboolean dv_ballot_is_passed (const DvBallotCount *count, const DvShareRule *passed, DvBallotOf of);
guint dv_ballot_elect (const guint *votes,
                       gsize n_candidates,
                       guint seats,
                       const DvShareRule *passed,
                       guint whole,
                       gboolean *elected,
                       gboolean *tied);

G_END_DECLS
