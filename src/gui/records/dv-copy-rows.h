/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_copy_rows (GtkWidget *widget,
                   DvStore *store,
                   const DvKind *kind,
                   GPtrArray *fields,
                   GArray *rows);

G_END_DECLS
