/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

GArray *dv_references_list (DvDb *db,
                            gint64 row,
                            const DvKind *kind,
                            gboolean parts,
                            guint limit,
                            GError **error);

G_END_DECLS
