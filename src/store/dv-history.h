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
 * @shown_before: (nullable): @before as a person reads it
 * @shown_after: (nullable): @after as a person reads it
 */
typedef struct {
  const DvField *field;
  char *before;
  char *after;
  char *shown_before;
  char *shown_after;
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
 * @opened: (element-type DvField): sensitive fields that were opened then
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
  GPtrArray *opened;
} DvHistoryEntry;

/**
 * DvBatch:
 * @id: the id of the transaction
 * @time: microseconds since 1970
 * @actor: (nullable): who
 * @label: (nullable): what, in words
 * @purpose: `edit`, `import`, `undo`, …
 * @n_changes: how many changes of records it made
 * @undone: whether it was taken back
 */
typedef struct {
  char *id;
  gint64 time;
  char *actor;
  char *label;
  char *purpose;
  guint n_changes;
  gboolean undone;
} DvBatch;

GPtrArray *dv_history_list_batches (DvDb *db, guint limit, GError **error);
GPtrArray *dv_history_read (DvDb *db, DvRecord *record, GError **error);
char *dv_history_show_value (DvDb *db, const DvField *field, const char *value);
char *dv_history_value_before (DvDb *db, gint64 row, gint64 op, guint field, GError **error);

G_END_DECLS
