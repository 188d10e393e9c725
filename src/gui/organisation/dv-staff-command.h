/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_staff_ask (GtkWidget *widget, DvStore *store, DvRecord *unit);
GtkWidget *
dv_staff_show (GtkWidget *parent, DvStore *store, const char *unit, const char *day, int months);

G_END_DECLS
