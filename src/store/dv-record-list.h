/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_RECORD_ITEM (dv_record_item_get_type ())
G_DECLARE_FINAL_TYPE (DvRecordItem, dv_record_item, DV, RECORD_ITEM, GObject)

gint64 dv_record_item_get_row (DvRecordItem *self);
DvRecord *dv_record_item_get_record (DvRecordItem *self);

#define DV_TYPE_RECORD_LIST (dv_record_list_get_type ())
G_DECLARE_FINAL_TYPE (DvRecordList, dv_record_list, DV, RECORD_LIST, GObject)

DvRecordList *dv_record_list_new (DvStore *store);
void dv_record_list_set_query (DvRecordList *self, const DvQuery *query);
const DvQuery *dv_record_list_get_query (DvRecordList *self);
gboolean dv_record_list_is_loading (DvRecordList *self);
guint dv_record_list_find (DvRecordList *self, gint64 row);

G_END_DECLS
