/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-op.h"

G_BEGIN_DECLS

/**
 * DvFieldChange:
 * @field: the field
 * @before: (nullable): its value before, in canonical form; for several links, the link removed
 * @after: (nullable): its value after; for several links, the link added
 */
typedef struct {
  const DvField *field;
  char *before;
  char *after;
} DvFieldChange;

/**
 * DvHistoryEntry:
 * @batch: the id of the transaction
 * @time: microseconds since 1970
 * @actor: (nullable): who
 * @site: (nullable): the name of the site
 * @label: (nullable): what, in words
 * @creates: whether it made the record
 * @life: whether the record is there after it
 * @changes: (element-type DvFieldChange): what it changed
 */
typedef struct {
  char *batch;
  gint64 time;
  char *actor;
  char *site;
  char *label;
  gboolean creates;
  DvLife life;
  GPtrArray *changes;
} DvHistoryEntry;

GPtrArray *dv_history_read (DvDb *db, DvRecord *record, GError **error);
char *dv_history_value_before (DvDb *db, gint64 row, gint64 op, guint field, GError **error);

G_END_DECLS
