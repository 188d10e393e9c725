/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_OFFICERS_WINDOW (dv_officers_window_get_type ())
G_DECLARE_FINAL_TYPE (DvOfficersWindow, dv_officers_window, DV, OFFICERS_WINDOW, AdwWindow)

GtkWidget *dv_officers_window_new (GtkWindow *parent, DvStore *store);

G_END_DECLS
