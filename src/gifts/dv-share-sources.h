/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-share-proposal.h"

#include "dv-bulk.h"

G_BEGIN_DECLS

GPtrArray *dv_share_sources_new (void);
void dv_share_sources_read (DvShareProposal *proposal, const DvBulk *sources);

G_END_DECLS
