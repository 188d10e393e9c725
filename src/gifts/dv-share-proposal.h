/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gift-facts.h"
#include "dv-share-condition.h"
#include "dv-share-reason.h"

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvShareSourceFact:
 * @row: its number
 * @id: its UUID
 * @name: its name
 * @stock: how many gifts it still has to give
 * @condition: for whom they are
 *
 * A source of the campaign.
 */
typedef struct {
  gint64 row;
  char *id;
  char *name;
  guint stock;
  DvShareCondition condition;
} DvShareSourceFact;

/**
 * DvShareCandidate:
 * @person: the number of the person in the register, 0 for none
 * @line: the number of the line that asks for a gift, 0 for none
 * @household: the number of the household, 0 for none
 * @name: the name
 * @unit: (nullable): the name of the residential group
 * @head: (nullable): the head of the household
 * @need: what decides
 * @outcome: what becomes of them
 * @why: (nullable): the sentence, for whoever is left out
 * @n_given: how many gifts they have already
 * @given: (nullable): the same for each source
 * @fits: for each source, whether it is for them
 * @who: the number by which lines mean them, 0 for none
 *
 * Somebody who may receive.
 */
typedef struct {
  gint64 person;
  gint64 line;
  gint64 household;
  const char *name;
  const char *unit;
  const char *head;
  DvShareNeed need;
  DvShareOutcome outcome;
  char *why;
  guint n_given;
  guint *given;
  gboolean *fits;
  guint who;
} DvShareCandidate;

/**
 * DvShareProposal:
 * @facts: the lists of the campaign
 * @sources: (element-type DvShareSourceFact): its sources, in order
 * @candidates: (element-type DvShareCandidate): who may receive, in the declared order
 * @grants: (element-type DvShareGrant): who receives what
 * @kept: (element-type DvBulk): the records that the texts belong to
 *
 * A proposal how to share out the gifts of a campaign.
 */
typedef struct {
  DvGiftFacts *facts;
  GPtrArray *sources;
  GPtrArray *candidates;
  GArray *grants;
  GPtrArray *kept;
} DvShareProposal;

DvShareProposal *dv_share_proposal_read (DvDb *db, const char *campaign_id, GError **error);
void dv_share_proposal_free (DvShareProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvShareProposal, dv_share_proposal_free)

const DvShareCandidate *dv_share_proposal_get (const DvShareProposal *proposal, guint index);
char *dv_share_proposal_dup_sources (const DvShareProposal *proposal, guint candidate);
gboolean dv_share_proposal_write (const DvShareProposal *proposal,
                                  DvWrite *write,
                                  GPtrArray *list_ids,
                                  GError **error);

G_END_DECLS
