/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-overlaps.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_overlap_matrix_fill (GtkGrid *grid, const DvOverlaps *overlaps);

G_END_DECLS
