/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_CONFLICTS_VIEW (dv_conflicts_view_get_type ())
G_DECLARE_FINAL_TYPE (DvConflictsView, dv_conflicts_view, DV, CONFLICTS_VIEW, GtkWidget)

GtkWidget *dv_conflicts_view_new (DvStore *store);
void dv_conflicts_view_select_record (DvConflictsView *self, const char *record);
void dv_conflicts_view_print (DvConflictsView *self);
guint dv_conflicts_view_get_n_conflicts (DvConflictsView *self);

G_END_DECLS
