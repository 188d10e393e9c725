/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SPLIT (dv_split_get_type ())
G_DECLARE_FINAL_TYPE (DvSplit, dv_split, DV, SPLIT, GtkWidget)

void dv_split_set_list (DvSplit *self, GtkWidget *list);
void dv_split_set_record (DvSplit *self, GtkWidget *record);
gboolean dv_split_is_folded (DvSplit *self);

G_END_DECLS
