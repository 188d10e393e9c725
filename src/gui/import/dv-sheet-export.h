/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

#include "dv-query.h"

G_BEGIN_DECLS

void dv_export_start (GtkWidget *page, DvStore *store, const DvQuery *query);
void dv_export_start_file (GtkWidget *page, DvStore *store, const DvQuery *query, GFile *file);

G_END_DECLS
