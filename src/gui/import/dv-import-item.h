/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-import.h"

G_BEGIN_DECLS

#define DV_TYPE_IMPORT_ITEM (dv_import_item_get_type ())
G_DECLARE_FINAL_TYPE (DvImportItem, dv_import_item, DV, IMPORT_ITEM, GObject)

DvImportItem *dv_import_item_new (const DvImportRow *row, const char *fault);
guint dv_import_item_get_row (DvImportItem *self);
DvImportState dv_import_item_get_state (DvImportItem *self);
const char *dv_import_item_get_title (DvImportItem *self);
char *dv_import_item_describe (DvImportItem *self);

const char *dv_import_state_get_label (DvImportState state);
const char *dv_import_state_get_icon (DvImportState state);
GListModel *dv_import_items_new (const DvImportResult *result);
char *dv_import_result_describe (const DvImportResult *result);

G_END_DECLS
