/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SIDEBAR (dv_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DvSidebar, dv_sidebar, DV, SIDEBAR, GtkWidget)

GtkWidget *dv_sidebar_new (void);
const char *dv_sidebar_get_page (DvSidebar *self);
void dv_sidebar_set_page (DvSidebar *self, const char *id);
void dv_sidebar_set_count (DvSidebar *self, const char *id, guint count);

G_END_DECLS
