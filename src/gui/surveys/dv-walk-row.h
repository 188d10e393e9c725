/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_WALK_ROW (dv_walk_row_get_type ())
G_DECLARE_FINAL_TYPE (DvWalkRow, dv_walk_row, DV, WALK_ROW, GtkListBoxRow)

GtkWidget *dv_walk_row_new (guint item, const char *title);
guint dv_walk_row_get_item (DvWalkRow *self);
const char *dv_walk_row_get_note (DvWalkRow *self);
void dv_walk_row_show (DvWalkRow *self, const DvSurvey *survey, guint place);

G_END_DECLS
