/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SEAL_SECTION (dv_seal_section_get_type ())
G_DECLARE_FINAL_TYPE (DvSealSection, dv_seal_section, DV, SEAL_SECTION, GtkWidget)

G_END_DECLS
