/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

GBytes *dv_known_make (DvDb *db, const char *scope, gboolean with_ward, GError **error);
GBytes *dv_known_find (GBytes *data, const char *scope);
gboolean dv_known_is_worth (GBytes *data);
gboolean dv_known_take (DvDb *db, guint32 sender, GBytes *data, GError **error);

G_END_DECLS
