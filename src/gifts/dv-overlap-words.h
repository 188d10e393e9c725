/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-overlaps.h"

G_BEGIN_DECLS

const char *dv_overlap_type_get_label (DvOverlapType type);
const char *dv_overlap_state_get_label (DvOverlapState state);
GStrv dv_overlaps_dup_people (const DvOverlaps *overlaps, const DvOverlapHit *hit);
GStrv dv_overlaps_dup_lists (const DvOverlaps *overlaps, const DvOverlapHit *hit);
char *dv_overlaps_describe_place (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end);
char *dv_overlaps_describe_other (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end);
gboolean dv_overlaps_write (const DvOverlaps *overlaps, const char *path, GError **error);

G_END_DECLS
