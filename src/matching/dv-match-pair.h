/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-match-reason.h"
#include "dv-match-weights.h"

G_BEGIN_DECLS

/* Two people while they are compared. */
typedef struct {
  const DvMatchWeights *weights;
  const DvMatchFeatures *a;
  const DvMatchFeatures *b;
  gboolean same_place;
  guint32 reasons;
} DvMatchCompared;

float dv_match_weigh_name (DvMatchCompared *pair);

G_END_DECLS
