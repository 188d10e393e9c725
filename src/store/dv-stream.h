/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-id.h"
#include "dv-op.h"

G_BEGIN_DECLS

/* The streams that one transaction writes to. */
typedef struct _DvStreams DvStreams;

DvStreams *
dv_streams_new (DvDb *db, guint32 sid, const char *actor, const char *label, const char *purpose);
void dv_streams_free (DvStreams *streams);
void dv_streams_set_undoes (DvStreams *streams, const DvId *batch);
void dv_streams_set_label (DvStreams *streams, const char *label);
gboolean dv_streams_get_next (DvStreams *streams, gint64 scope, guint64 *seq, GError **error);
gboolean dv_streams_add (DvStreams *streams,
                         gint64 scope,
                         gint64 row,
                         const DvOp *op,
                         guint64 *seq,
                         GError **error);
gboolean dv_streams_get_time (DvStreams *streams, gint64 *hlc, GError **error);
gboolean dv_streams_finish (DvStreams *streams, GError **error);
char *dv_streams_get_batch (DvStreams *streams);

G_END_DECLS
