/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gifts/dv-hand-out-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_HAND_OUT_TABLE (dv_hand_out_table_get_type ())
G_DECLARE_FINAL_TYPE (DvHandOutTable, dv_hand_out_table, DV, HAND_OUT_TABLE, GtkWidget)

GtkWidget *dv_hand_out_table_new (void);
void dv_hand_out_table_set_desk (DvHandOutTable *self, const DvDesk *desk);
void dv_hand_out_table_show (DvHandOutTable *self, const DvDeskView *view);
void dv_hand_out_table_update (DvHandOutTable *self, guint index);

G_END_DECLS
