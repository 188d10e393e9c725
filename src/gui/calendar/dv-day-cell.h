/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-agenda.h"

G_BEGIN_DECLS

#define DV_TYPE_DAY_CELL (dv_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (DvDayCell, dv_day_cell, DV, DAY_CELL, GtkButton)

GtkWidget *dv_day_cell_new (void);
void dv_day_cell_set_day (DvDayCell *self, const DvDate *day, const DvDate *today, gboolean faint);
void dv_day_cell_set_entries (DvDayCell *self, GPtrArray *entries, guint n_shown);
void dv_day_cell_set_selected (DvDayCell *self, gboolean selected);
const DvDate *dv_day_cell_get_day (DvDayCell *self);

G_END_DECLS
