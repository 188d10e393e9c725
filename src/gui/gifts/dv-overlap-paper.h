/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-overlaps.h"

G_BEGIN_DECLS

DvDocument *dv_overlap_paper_new (const DvOverlaps *overlaps, const GArray *indexes);

G_END_DECLS
