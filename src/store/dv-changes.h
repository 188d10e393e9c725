/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_changes_get_last (DvDb *db, gint64 *op, GError **error);
GHashTable *dv_changes_since (DvDb *db, gint64 op, GError **error);

G_END_DECLS
