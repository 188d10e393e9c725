/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_PARTS_SECTION (dv_parts_section_get_type ())
G_DECLARE_FINAL_TYPE (DvPartsSection, dv_parts_section, DV, PARTS_SECTION, GtkWidget)

const DvField *dv_parts_section_find_link (const DvKind *part, const DvKind *owner);
GtkWidget *dv_parts_section_new (DvStore *store, const DvKind *part, DvRecord *owner);

G_END_DECLS
