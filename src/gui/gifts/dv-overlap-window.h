/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_OVERLAP_WINDOW (dv_overlap_window_get_type ())
G_DECLARE_FINAL_TYPE (DvOverlapWindow, dv_overlap_window, DV, OVERLAP_WINDOW, AdwWindow)

GtkWidget *dv_overlap_window_new (GtkWidget *parent, DvStore *store, const char *campaign_id);
gboolean dv_overlap_window_is_reading (DvOverlapWindow *self);

G_END_DECLS
