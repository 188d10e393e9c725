/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_undo_toast_offer (GtkWidget *widget, const char *text, const char *batch);

G_END_DECLS
