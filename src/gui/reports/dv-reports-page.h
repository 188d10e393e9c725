/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_REPORTS_PAGE (dv_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (DvReportsPage, dv_reports_page, DV, REPORTS_PAGE, GtkWidget)

GtkWidget *dv_reports_page_new (DvStore *store);

G_END_DECLS
