/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_CALENDAR_PAGE (dv_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (DvCalendarPage, dv_calendar_page, DV, CALENDAR_PAGE, GtkWidget)

GtkWidget *dv_calendar_page_new (DvStore *store);

G_END_DECLS
