/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_longevity_count (DvDb *db, const char *ages, int year, guint *count, GError **error);
GPtrArray *dv_longevity_list (DvDb *db, const char *ages, int year, GError **error);

G_END_DECLS
