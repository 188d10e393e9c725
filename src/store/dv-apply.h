/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-incoming.h"
#include "dv-sent-batch.h"
#include "dv-write.h"

G_BEGIN_DECLS

/* Changes of other sites being written to the records of this store. */
typedef struct _DvApply DvApply;

/**
 * DvApplyPlace:
 * @sid: the local number of the site that wrote a batch
 * @scope: the local number of its scope
 * @arrival: the packet that brought it; 0 for none
 * @office: whether an office wrote it
 * @seen: (nullable) (element-type guint32): the local numbers of the only sites whose changes the
 *   writer can have seen; %NULL if it reads the scope
 *
 * Where a batch stands in this store.
 */
typedef struct {
  guint32 sid;
  gint64 scope;
  gint64 arrival;
  gboolean office;
  const GArray *seen;
} DvApplyPlace;

DvApply *dv_apply_new (DvWrite *write);
void dv_apply_free (DvApply *self);
gboolean dv_apply_batch (DvApply *self,
                         const DvSentBatch *batch,
                         const DvApplyPlace *place,
                         const guint8 *hash,
                         DvArrived *arrived,
                         GError **error);
gboolean dv_apply_finish (DvApply *self, GError **error);

G_END_DECLS
