/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-match-reason.h"
#include "dv-match-weights.h"

G_BEGIN_DECLS

double dv_match_score (const DvMatchWeights *weights,
                       const DvMatchFeatures *a,
                       const DvMatchFeatures *b,
                       double threshold,
                       guint32 *reasons);

G_END_DECLS
