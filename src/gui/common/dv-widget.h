/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_widget_remove_children (GtkWidget *widget);
gboolean dv_widget_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
