/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/dv-duplicate-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_DUPLICATES_WINDOW (dv_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (DvDuplicatesWindow, dv_duplicates_window, DV, DUPLICATES_WINDOW, AdwWindow)

DvDuplicatesWindow *dv_duplicates_window_new (GtkWindow *parent, DvStore *store);
guint dv_duplicates_window_get_n_pairs (DvDuplicatesWindow *self);
const char *dv_duplicates_window_get_state (DvDuplicatesWindow *self);

G_END_DECLS
