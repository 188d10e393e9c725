/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_RECORD_CELL (dv_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (DvRecordCell, dv_record_cell, DV, RECORD_CELL, GtkWidget)

GtkListItemFactory *dv_record_cell_factory (const DvKind *kind, const DvField *field);

G_END_DECLS
