/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_EXCHANGE_PAGE (dv_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (DvExchangePage, dv_exchange_page, DV, EXCHANGE_PAGE, GtkWidget)

GtkWidget *dv_exchange_page_new (DvStore *store);
void dv_exchange_page_show (DvExchangePage *self, const char *view);
void dv_exchange_page_show_conflicts (DvExchangePage *self, const char *record);

G_END_DECLS
