/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_WRAP_LAYOUT (dv_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DvWrapLayout, dv_wrap_layout, DV, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
