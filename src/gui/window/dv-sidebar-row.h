/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/dv-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SIDEBAR_ROW (dv_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DvSidebarRow, dv_sidebar_row, DV, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *dv_sidebar_row_new (const DvPageInfo *info);
const DvPageInfo *dv_sidebar_row_get_info (DvSidebarRow *self);
guint dv_sidebar_row_get_count (DvSidebarRow *self);
void dv_sidebar_row_set_count (DvSidebarRow *self, guint count);

G_END_DECLS
