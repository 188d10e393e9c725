/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

GBytes *dv_known_make (DvDb *db, const char *scope, GError **error);
gboolean dv_known_take (DvDb *db, guint32 sender, GBytes *data, GError **error);

G_END_DECLS
