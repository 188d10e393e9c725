/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_REORGANISE_WINDOW (dv_reorganise_window_get_type ())
G_DECLARE_FINAL_TYPE (DvReorganiseWindow, dv_reorganise_window, DV, REORGANISE_WINDOW, AdwWindow)

GtkWidget *dv_reorganise_window_new (GtkWidget *opener, DvStore *store, DvRecord *unit);
void dv_reorganise_window_answer (DvReorganiseWindow *self, const char *field, const char *value);
const char *dv_reorganise_window_get_page (DvReorganiseWindow *self);
gboolean dv_reorganise_window_is_working (DvReorganiseWindow *self);

G_END_DECLS
