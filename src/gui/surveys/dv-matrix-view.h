/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_MATRIX_VIEW (dv_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (DvMatrixView, dv_matrix_view, DV, MATRIX_VIEW, GtkWidget)

GtkWidget *dv_matrix_view_new (DvStore *store, DvRecord *survey);

G_END_DECLS
