/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-share.h"

G_BEGIN_DECLS

/**
 * DvShareOutcome:
 * @DV_SHARE_RECEIVES: gets a gift
 * @DV_SHARE_DIED: has died
 * @DV_SHARE_LEFT: has moved away
 * @DV_SHARE_NO_CONDITION: no source is for them
 * @DV_SHARE_HAS_GIFT: has as many gifts as a person gets
 * @DV_SHARE_HOUSEHOLD: the household has as many as a household gets
 * @DV_SHARE_USED_UP: those who come first get all gifts that could be had
 *
 * What becomes of somebody.
 */
typedef enum {
  DV_SHARE_RECEIVES,
  DV_SHARE_DIED,
  DV_SHARE_LEFT,
  DV_SHARE_NO_CONDITION,
  DV_SHARE_HAS_GIFT,
  DV_SHARE_HOUSEHOLD,
  DV_SHARE_USED_UP,
} DvShareOutcome;

DvShareOutcome *dv_share_explain (const DvShareProblem *problem, const GArray *grants);
char *dv_share_outcome_describe (DvShareOutcome outcome, const char *sources);

G_END_DECLS
