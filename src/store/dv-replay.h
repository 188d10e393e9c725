/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-id.h"
#include "dv-op.h"
#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_replay_note_unknown (DvDb *db,
                                 const DvId *id,
                                 const DvKind *kind,
                                 const DvOp *op,
                                 DvDot dot,
                                 GError **error);
gboolean dv_replay_record (DvDb *db, gint64 row, GError **error);
gboolean dv_replay_update (DvDb *db, GError **error);

G_END_DECLS
