/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-id.h"
#include "dv-op.h"

G_BEGIN_DECLS

/* A transaction being written: the only door through which records change. */
typedef struct _DvWrite DvWrite;

/**
 * DvWriteFunc:
 * @write: the transaction
 * @data: what the caller gave
 * @error: return location for the reason of failure
 *
 * Returns: whether to keep what was written
 */
typedef gboolean (*DvWriteFunc) (DvWrite *write, gpointer data, GError **error);

/**
 * DvChanged:
 * @row: the number of a record that was written
 * @kind: its kind
 */
typedef struct {
  gint64 row;
  const DvKind *kind;
} DvChanged;

/**
 * DvWriteOptions:
 * @actor: (nullable): who
 * @label: (nullable): what, in words for the person who may undo it
 * @purpose: (nullable): `edit` if not said; `import`, `undo`, `redo`, `setup`, `packet` or `merge`
 */
typedef struct {
  const char *actor;
  const char *label;
  const char *purpose;
} DvWriteOptions;

gboolean dv_write_transaction (DvDb *db,
                               const DvWriteOptions *options,
                               DvWriteFunc func,
                               gpointer data,
                               char **batch,
                               GArray **changed,
                               GError **error);

DvDb *dv_write_get_db (DvWrite *self);
const char *dv_write_get_actor (DvWrite *self);
const char *dv_write_get_purpose (DvWrite *self);
void dv_write_note_change (DvWrite *self, gint64 row, const DvKind *kind);
gboolean dv_write_note_row (DvWrite *self, gint64 row, GError **error);
void dv_write_set_undoes (DvWrite *self, const DvId *batch);
void dv_write_set_label (DvWrite *self, const char *label);
gboolean dv_write_check (DvWrite *self, DvRecord *before, DvRecord *after, GError **error);
gboolean dv_write_save (DvWrite *self, DvRecord *record, GError **error);
gboolean dv_write_delete (DvWrite *self, DvRecord *record, GError **error);
gboolean dv_write_restore (DvWrite *self, DvRecord *record, GError **error);
gboolean dv_write_op (DvWrite *self, DvRecord *stored, DvOp *op, GError **error);
gboolean dv_write_settle_moved (DvWrite *self, DvRecord *record, GError **error);
gboolean dv_write_rescope (DvWrite *self, gint64 row, GError **error);
gboolean dv_write_compute_id (DvRecord *record, DvId *id);

G_END_DECLS
