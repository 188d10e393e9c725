/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-op.h"

G_BEGIN_DECLS

GPtrArray *
dv_settled_read_values (DvDb *db, gint64 op, guint field, const GArray *replaced, GError **error);
gboolean dv_settled_read_life (DvDb *db,
                               gint64 op,
                               const GArray *replaced,
                               gboolean *disputed,
                               GError **error);

G_END_DECLS
