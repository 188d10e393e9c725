/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-ballot.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvElectionLine:
 * @id: the UUID of a candidate or matter
 * @name: who or what
 * @agree: votes for
 * @disagree: votes against
 * @won: elected, or passed
 * @tied: as many votes as another at the last seat
 *
 * A candidate or a matter, counted.
 */
typedef struct {
  char *id;
  char *name;
  guint agree;
  guint disagree;
  gboolean won;
  gboolean tied;
} DvElectionLine;

/**
 * DvElectionResult:
 * @election: the election or vote
 * @count: what was counted, of all clusters together
 * @fault: what cannot be, %DV_BALLOT_SOUND if nothing
 * @rule: (nullable): the threshold in force on that day
 * @held: whether enough took part
 * @candidates: (element-type DvElectionLine): the candidates
 * @matters: (element-type DvElectionLine): the matters
 * @clusters: (element-type DvRecord): its clusters
 *
 * How an election or vote came out.
 */
typedef struct {
  DvRecord *election;
  DvBallotCount count;
  DvBallotFault fault;
  DvRecord *rule;
  gboolean held;
  GPtrArray *candidates;
  GPtrArray *matters;
  GPtrArray *clusters;
} DvElectionResult;

void dv_election_result_free (DvElectionResult *result);
DvElectionResult *dv_election_look (DvDb *db, const char *id, GError **error);
gboolean dv_election_make_steps (DvWrite *write, const char *id, guint *n_steps, GError **error);
gboolean dv_election_fill_posts (DvWrite *write, const char *id, guint *n_holdings, GError **error);
const char *dv_ballot_fault_to_words (DvBallotFault fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvElectionResult, dv_election_result_free)

G_END_DECLS
