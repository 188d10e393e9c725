/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

void dv_import_start (GtkWidget *page, DvStore *store, const DvKind *kind);
void dv_import_start_file (GtkWidget *page, DvStore *store, const DvKind *kind, GFile *file);

G_END_DECLS
