/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-duplicates.h"
#include "dv-record.h"

G_BEGIN_DECLS

#define DV_TYPE_DUPLICATE_ITEM (dv_duplicate_item_get_type ())
G_DECLARE_FINAL_TYPE (DvDuplicateItem, dv_duplicate_item, DV, DUPLICATE_ITEM, GObject)

DvDuplicateItem *dv_duplicate_item_new (const DvDuplicate *pair, DvRecord *a, DvRecord *b);
DvRecord *dv_duplicate_item_get_record (DvDuplicateItem *self, guint side);
guint32 dv_duplicate_item_get_reasons (DvDuplicateItem *self);
gboolean dv_duplicate_item_has (DvDuplicateItem *self, const char *id);
char *dv_duplicate_item_describe_score (DvDuplicateItem *self);

gboolean dv_duplicate_differs (DvRecord *a, DvRecord *b, const DvField *field);
gboolean dv_duplicate_has_choice (DvRecord *a, DvRecord *b, const DvField *field);
guint dv_duplicate_choose_side (DvRecord *a, DvRecord *b, const DvField *field, guint kept);
guint dv_duplicate_choose_kept (DvRecord *a, DvRecord *b);
char *dv_duplicate_show (DvRecord *record, const DvField *field);

G_END_DECLS
