/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_TODAY_PAGE (dv_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DvTodayPage, dv_today_page, DV, TODAY_PAGE, GtkWidget)

GtkWidget *dv_today_page_new (DvStore *store);

G_END_DECLS
