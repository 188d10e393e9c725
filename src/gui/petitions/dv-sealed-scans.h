/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_sealed_scan_add (DvStore *store,
                         const char *petition,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void dv_sealed_scan_open (GtkWidget *parent, DvStore *store, DvRecord *attachment);

G_END_DECLS
