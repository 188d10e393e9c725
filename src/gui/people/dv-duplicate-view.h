/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/dv-duplicate-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_DUPLICATE_VIEW (dv_duplicate_view_get_type ())
G_DECLARE_FINAL_TYPE (DvDuplicateView, dv_duplicate_view, DV, DUPLICATE_VIEW, GtkWidget)

void dv_duplicate_view_set_item (DvDuplicateView *self, DvDuplicateItem *item);
DvDuplicateItem *dv_duplicate_view_get_item (DvDuplicateView *self);
guint dv_duplicate_view_get_kept (DvDuplicateView *self);
GStrv dv_duplicate_view_get_taken (DvDuplicateView *self);

G_END_DECLS
