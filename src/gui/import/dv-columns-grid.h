/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import/dv-columns-state.h"

G_BEGIN_DECLS

/**
 * DvColumnsChosen:
 * @column: the number of a column
 * @use: what it is to be for
 * @data: what the caller gave
 */
typedef void (*DvColumnsChosen) (guint column, const DvUse *use, gpointer data);

/* The drop-downs above the columns of a sheet. */
typedef struct _DvColumnsHeads DvColumnsHeads;

DvColumnsHeads *dv_columns_heads_new (GtkGrid *grid, DvColumnsChosen chosen, gpointer data);
void dv_columns_heads_free (DvColumnsHeads *self);
void dv_columns_heads_show (DvColumnsHeads *self, DvColumnsState *state);
GtkWidget *dv_columns_heads_find_doubtful (DvColumnsHeads *self);

void dv_columns_grid_show (GtkGrid *grid, const DvColumnsState *state);
GtkWidget *dv_columns_drop_down_new (const char *const *labels, guint selected, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvColumnsHeads, dv_columns_heads_free)

G_END_DECLS
