/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
dv_records_window_present (GtkWidget *parent, DvStore *store, const char *title, GPtrArray *ids);

G_END_DECLS
