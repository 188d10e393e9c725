/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_SEARCH_WINDOW (dv_search_window_get_type ())
G_DECLARE_FINAL_TYPE (DvSearchWindow, dv_search_window, DV, SEARCH_WINDOW, AdwWindow)

GtkWidget *dv_search_window_new (GtkWindow *parent, DvStore *store);

G_END_DECLS
