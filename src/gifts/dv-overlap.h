/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-campaign-line.h"

G_BEGIN_DECLS

/**
 * DvOverlapType:
 * @DV_OVERLAP_RECORD: the same record twice in one list
 * @DV_OVERLAP_PERSON: the same person on two lists
 * @DV_OVERLAP_HOUSEHOLD: two members of one household
 * @DV_OVERLAP_NEED: the same need of a person or household twice; said beside the person or the
 *   household, because it has a limit of its own
 *
 * How two lines touch.
 */
typedef enum {
  DV_OVERLAP_RECORD,
  DV_OVERLAP_PERSON,
  DV_OVERLAP_HOUSEHOLD,
  DV_OVERLAP_NEED,
} DvOverlapType;

/**
 * DvOverlapState:
 * @DV_OVERLAP_OPEN: somebody has to look at it
 * @DV_OVERLAP_WITHIN_RULE: the campaign gives so many
 * @DV_OVERLAP_EXCEPTION: a line says why it is an exception
 * @DV_OVERLAP_ACCEPTED: somebody accepted it
 * @DV_OVERLAP_MENDED: somebody has seen to it in another way
 *
 * What is to be thought of two lines that touch.
 */
typedef enum {
  DV_OVERLAP_OPEN,
  DV_OVERLAP_WITHIN_RULE,
  DV_OVERLAP_EXCEPTION,
  DV_OVERLAP_ACCEPTED,
  DV_OVERLAP_MENDED,
} DvOverlapState;

/**
 * DvOverlapHit:
 * @type: how the lines touch
 * @state: what is to be thought of it
 * @first: the place of a line among the lines
 * @second: the place of a later line
 * @reason: (nullable): why it is an exception or was settled
 *
 * Two lines that touch.
 */
typedef struct {
  DvOverlapType type;
  DvOverlapState state;
  guint first;
  guint second;
  const char *reason;
} DvOverlapHit;

GArray *dv_overlap_find (const GArray *lines, const DvGiftRule *rule);
gboolean dv_overlap_is_allowed (const DvOverlapHit *hit);
gboolean dv_overlap_is_settled (const DvOverlapHit *hit);

G_END_DECLS
