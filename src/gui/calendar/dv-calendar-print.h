/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-date.h"
#include "dv-store.h"

G_BEGIN_DECLS

void
dv_calendar_print_present (GtkWidget *parent, DvStore *store, const DvDate *day, gboolean week);

G_END_DECLS
