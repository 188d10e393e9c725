/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

void
dv_longevity_window_present (GtkWidget *parent, DvStore *store, const char *occasion, int year);

G_END_DECLS
