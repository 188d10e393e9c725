/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/* The purpose of transactions that erase; undo passes over them. */
#define DV_PURPOSE_ERASE "erase"

/* Since when packets that this store wrote may hold what was erased. */
#define DV_META_PURGE "purge"

/* Up to which erasing the store was written anew. */
#define DV_META_PURGED "purged"

/**
 * DvEraseReceipt:
 * @site: (nullable): the name of a machine
 * @done: whether it has said that it knows of the erasing, and so has done it
 *
 * How far an erasing has come.
 */
typedef struct {
  char *site;
  gboolean done;
} DvEraseReceipt;

void dv_erase_values (DvRecord *record);
gboolean dv_erase_log (DvDb *db, gint64 row, GError **error);
gboolean dv_erase_follow (DvWrite *write, DvRecord *old, GError **error);
gboolean dv_erase_record (DvWrite *write, DvRecord *record, GError **error);
gboolean dv_erase_count_parts (DvDb *db, DvRecord *record, guint *n, GError **error);
GPtrArray *dv_erase_list_receipts (DvDb *db, const char *id, GError **error);

G_END_DECLS
