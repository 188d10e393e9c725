/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_JOIN_WINDOW (dv_join_window_get_type ())
G_DECLARE_FINAL_TYPE (DvJoinWindow, dv_join_window, DV, JOIN_WINDOW, AdwWindow)

GtkWidget *dv_join_window_new (GtkWindow *parent, const char *store_path);
void dv_join_window_set_invitation (DvJoinWindow *self, const char *path);

G_END_DECLS
