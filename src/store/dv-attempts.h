/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_attempts_may_try (DvDb *db, const char *officer, GError **refusal, GError **error);
gboolean dv_attempts_count (DvDb *db, const char *officer, GError **error);
gboolean dv_attempts_forget (DvDb *db, const char *officer, GError **error);
gboolean dv_attempts_get (DvDb *db, const char *officer, guint *n, GError **error);

G_END_DECLS
