/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_EXCHANGE_WATCH (dv_exchange_watch_get_type ())
G_DECLARE_FINAL_TYPE (DvExchangeWatch, dv_exchange_watch, DV, EXCHANGE_WATCH, GObject)

DvExchangeWatch *dv_exchange_watch_new (DvStore *store);
void dv_exchange_watch_stick (DvExchangeWatch *self, const char *root);

G_END_DECLS
