/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_EDITOR_WINDOW (dv_editor_window_get_type ())
G_DECLARE_FINAL_TYPE (DvEditorWindow, dv_editor_window, DV, EDITOR_WINDOW, AdwWindow)

GtkWidget *dv_editor_window_new (GtkWidget *parent, DvStore *store, DvRecord *record);
DvEditor *dv_editor_window_get_editor (DvEditorWindow *self);

G_END_DECLS
