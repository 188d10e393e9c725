/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_WALK_WINDOW (dv_walk_window_get_type ())
G_DECLARE_FINAL_TYPE (DvWalkWindow, dv_walk_window, DV, WALK_WINDOW, AdwWindow)

GtkWidget *dv_walk_window_new (GtkWidget *parent, DvStore *store, DvRecord *survey);
gboolean dv_walk_window_is_idle (DvWalkWindow *self);
guint dv_walk_window_get_place (DvWalkWindow *self);

G_END_DECLS
