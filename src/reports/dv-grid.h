/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-block.h"

G_BEGIN_DECLS

/**
 * DvGridCell:
 * @first: its first column
 * @span: how many columns it takes
 * @content: (nullable): what stands in it, NULL = nothing
 * @alignment: where it stands, never DV_ALIGN_DEFAULT
 *
 * A cell of a row as it is drawn.
 */
typedef struct {
  unsigned first;
  unsigned span;
  const DvParagraph *content;
  DvAlignment alignment;
} DvGridCell;

GArray *dv_grid_place_row (const DvTable *table, const DvRow *row);
double *dv_grid_widths (const DvTable *table, double width);
const DvGroup *dv_grid_group_of (const DvTable *table, unsigned column);

G_END_DECLS
