/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_EXPORT_WINDOW (dv_export_window_get_type ())
G_DECLARE_FINAL_TYPE (DvExportWindow, dv_export_window, DV, EXPORT_WINDOW, AdwWindow)

DvExportWindow *dv_export_window_new (GtkWindow *parent, GCancellable *cancellable);
void dv_export_window_set_progress (DvExportWindow *self, guint done, guint total);

G_END_DECLS
