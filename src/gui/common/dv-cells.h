/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of a table of plain texts. */
#define DV_TYPE_CELLS (dv_cells_get_type ())
G_DECLARE_FINAL_TYPE (DvCells, dv_cells, DV, CELLS, GObject)

DvCells *dv_cells_new (guint index, const char *const *texts, const char *icon);
guint dv_cells_get_index (DvCells *self);
const char *dv_cells_get_text (DvCells *self, guint cell);

void
dv_cells_add_column (GtkColumnView *view, const char *title, guint cell, int width, gboolean icon);

G_END_DECLS
