/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gift-facts.h"
#include "dv-overlap.h"

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvOverlaps:
 * @facts: the lists of the campaign
 * @hits: (element-type DvOverlapHit): which lines touch, sorted by type, then by name
 * @texts: where the reasons are kept
 *
 * What is known of the gifts of a campaign that touch.
 */
typedef struct {
  DvGiftFacts *facts;
  GArray *hits;
  GStringChunk *texts;
} DvOverlaps;

/**
 * DvOverlapPair:
 * @first: the place of a list
 * @second: the place of a list that does not stand before it
 * @n_all: how many pairs of lines of theirs touch
 * @n_open: at how many of them somebody has to look
 *
 * A field of the matrix of all lists.
 */
typedef struct {
  guint first;
  guint second;
  guint n_all;
  guint n_open;
} DvOverlapPair;

DvOverlaps *dv_overlaps_read (DvDb *db, const char *campaign_id, GError **error);
DvOverlaps *dv_overlaps_read_typed (DvDb *db, DvRecord *line, GError **error);
DvOverlaps *dv_overlaps_ref (DvOverlaps *overlaps);
void dv_overlaps_unref (DvOverlaps *overlaps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOverlaps, dv_overlaps_unref)

const DvOverlapHit *dv_overlaps_get_hit (const DvOverlaps *overlaps, guint index);
const DvCampaignLine *
dv_overlaps_get_line (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end);
const DvCampaignList *
dv_overlaps_get_list (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end);
gboolean dv_overlaps_is_one_person (const DvOverlaps *overlaps, const DvOverlapHit *hit);
GArray *dv_overlaps_count_pairs (const DvOverlaps *overlaps);
gboolean dv_overlaps_settle (DvOverlaps *overlaps,
                             const DvOverlapHit *hit,
                             const char *verdict,
                             const char *reason,
                             DvWrite *write,
                             GError **error);

G_END_DECLS
