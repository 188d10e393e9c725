/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/dv-exchange-requests.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_EXCHANGE_VIEW (dv_exchange_view_get_type ())
G_DECLARE_FINAL_TYPE (DvExchangeView, dv_exchange_view, DV, EXCHANGE_VIEW, GtkWidget)

GtkWidget *dv_exchange_view_new (DvStore *store);
void dv_exchange_view_set_state (DvExchangeView *self, const DvExchangeState *state);

G_END_DECLS
