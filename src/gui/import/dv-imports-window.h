/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_IMPORTS_WINDOW (dv_imports_window_get_type ())
G_DECLARE_FINAL_TYPE (DvImportsWindow, dv_imports_window, DV, IMPORTS_WINDOW, AdwWindow)

DvImportsWindow *dv_imports_window_new (GtkWindow *parent, DvStore *store);

G_END_DECLS
