/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-share-proposal.h"

G_BEGIN_DECLS

/**
 * DvShareOther:
 * @household: the number of a household, 0 for none
 * @n_given: how many gifts somebody of it has
 *
 * Somebody who has a gift and asks for none.
 */
typedef struct {
  gint64 household;
  guint n_given;
} DvShareOther;

void dv_share_propose (DvShareProposal *proposal, const GArray *others);

G_END_DECLS
