/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_LAND_VIEW (dv_land_view_get_type ())
G_DECLARE_FINAL_TYPE (DvLandView, dv_land_view, DV, LAND_VIEW, GtkWidget)

GtkWidget *dv_land_view_new (DvStore *store, DvRecord *project);

G_END_DECLS
