/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* Bits of the column `flags` of every kind's table. */
#define DV_ROW_DELETED    (1 << 0)
#define DV_ROW_CONFLICTED (1 << 1)

gboolean dv_tables_differ (DvDb *db, gboolean *differ, gboolean *too_new, GError **error);
gboolean dv_tables_update (DvDb *db, GError **error);

G_END_DECLS
