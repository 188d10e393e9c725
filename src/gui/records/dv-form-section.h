/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_FORM_SECTION (dv_form_section_get_type ())
G_DECLARE_FINAL_TYPE (DvFormSection, dv_form_section, DV, FORM_SECTION, GtkWidget)

G_END_DECLS
