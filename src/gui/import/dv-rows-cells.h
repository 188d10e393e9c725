/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import/dv-import-item.h"

G_BEGIN_DECLS

/**
 * DvRowsSame:
 * @likely: a row and a person of the register
 * @is_same: whether somebody says that the row is that person
 * @data: what the caller gave
 */
typedef void (*DvRowsSame) (const DvLikely *likely, gboolean is_same, gpointer data);

/**
 * DvRowsAsk:
 * @row: the number of a row
 * @data: what the caller gave
 *
 * Returns: (nullable): the person that somebody said the row is
 */
typedef const DvLikely *(*DvRowsAsk) (guint row, gpointer data);

void dv_rows_cells_add_columns (GtkColumnView *view, DvRowsAsk ask, DvRowsSame same, gpointer data);

G_END_DECLS
