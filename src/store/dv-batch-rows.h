/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-sent-batch.h"

G_BEGIN_DECLS

DvSentBatch *dv_batch_rows_read (DvDb *db, guint32 sid, gint64 scope, gint64 batch, GError **error);
GArray *dv_batch_rows_number_sites (DvDb *db, guint32 own, GBytes *ids, GError **error);
gboolean dv_batch_rows_seal (DvDb *db,
                             guint32 sid,
                             gint64 scope,
                             const DvSentBatch *batch,
                             const guint8 *hash,
                             GError **error);
gboolean
dv_batch_rows_withhold (DvDb *db, DvSentBatch *batch, guint32 sid, gint64 scope, GError **error);
gboolean dv_batch_rows_redact (DvDb *db, gint64 op, GBytes *body, GError **error);

G_END_DECLS
