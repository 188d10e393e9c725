/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-siblings.h"

G_BEGIN_DECLS

/**
 * DvMovedChange:
 * @row: a record
 * @current: the scope that it belongs to in this store
 * @scope: the scope in which it was changed
 * @op: (nullable): the change; %NULL if it was erased
 * @stamp: where it comes from
 *
 * A change of a record in a scope to which it does not belong any more, or not yet.
 */
typedef struct {
  gint64 row;
  gint64 current;
  gint64 scope;
  const DvOp *op;
  const DvStamp *stamp;
} DvMovedChange;

gboolean dv_moved_take (DvDb *db, const DvMovedChange *change, gboolean *taken, GError **error);

G_END_DECLS
