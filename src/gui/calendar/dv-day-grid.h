/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-date.h"

G_BEGIN_DECLS

#define DV_TYPE_DAY_GRID (dv_day_grid_get_type ())
G_DECLARE_FINAL_TYPE (DvDayGrid, dv_day_grid, DV, DAY_GRID, GtkWidget)

void dv_day_grid_set_week (DvDayGrid *self, gboolean week);
gboolean dv_day_grid_get_week (DvDayGrid *self);
void dv_day_grid_select (DvDayGrid *self, const DvDate *day);
const DvDate *dv_day_grid_get_day (DvDayGrid *self);
void dv_day_grid_get_span (DvDayGrid *self, DvDate *from, DvDate *to);
void dv_day_grid_turn (DvDayGrid *self, int pages);
void dv_day_grid_set_entries (DvDayGrid *self, GPtrArray *entries);

G_END_DECLS
