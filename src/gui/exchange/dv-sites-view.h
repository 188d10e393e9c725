/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/dv-exchange-requests.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SITES_VIEW (dv_sites_view_get_type ())
G_DECLARE_FINAL_TYPE (DvSitesView, dv_sites_view, DV, SITES_VIEW, GtkWidget)

GtkWidget *dv_sites_view_new (DvStore *store);
void dv_sites_view_set_state (DvSitesView *self, const DvExchangeState *state);

G_END_DECLS
