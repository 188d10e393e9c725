/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_SHARE_WINDOW (dv_share_window_get_type ())
G_DECLARE_FINAL_TYPE (DvShareWindow, dv_share_window, DV, SHARE_WINDOW, AdwWindow)

GtkWidget *dv_share_window_new (GtkWidget *parent, DvStore *store, const char *campaign_id);
gboolean dv_share_window_is_reading (DvShareWindow *self);

G_END_DECLS
