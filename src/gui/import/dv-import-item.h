/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-import-likely.h"

G_BEGIN_DECLS

/**
 * DvItemState:
 * @DV_ITEM_NEW: the row makes a record
 * @DV_ITEM_CHANGED: the row changes one
 * @DV_ITEM_SAME: the record is as the row says
 * @DV_ITEM_REFUSED: the row cannot be read
 * @DV_ITEM_LEFT_OUT: the row is no record
 *
 * What becomes of a row; the first are as in #DvImportState.
 */
typedef enum {
  DV_ITEM_NEW = DV_IMPORT_NEW,
  DV_ITEM_CHANGED = DV_IMPORT_CHANGED,
  DV_ITEM_SAME = DV_IMPORT_SAME,
  DV_ITEM_REFUSED = DV_IMPORT_REFUSED,
  DV_ITEM_LEFT_OUT,
} DvItemState;

#define DV_N_ITEM_STATES (DV_ITEM_LEFT_OUT + 1)

#define DV_TYPE_IMPORT_ITEM (dv_import_item_get_type ())
G_DECLARE_FINAL_TYPE (DvImportItem, dv_import_item, DV, IMPORT_ITEM, GObject)

guint dv_import_item_get_row (DvImportItem *self);
DvItemState dv_import_item_get_state (DvImportItem *self);
const char *dv_import_item_get_title (DvImportItem *self);
char *dv_import_item_describe (DvImportItem *self);
const DvLikely *dv_import_item_get_likely (DvImportItem *self);
void dv_import_item_set_likely (DvImportItem *self, const DvLikely *likely);

const char *dv_item_state_get_label (DvItemState state);
const char *dv_item_state_get_icon (DvItemState state);
GListModel *dv_import_items_new (const DvImportResult *result, guint *counts);

G_END_DECLS
