/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-pulse.h"

G_BEGIN_DECLS

void dv_month_chart_fill (GtkBox *box, const DvPulse *pulse, GCallback clicked, gpointer user_data);
const DvDate *dv_month_chart_get_month (GtkWidget *bar);

G_END_DECLS
