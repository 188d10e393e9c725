/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

gboolean
dv_scrub_fields (DvWrite *write, DvRecord *record, const char *const *fields, GError **error);
gboolean dv_scrub_free_space (DvDb *db, gpointer data, GError **error);
GPtrArray *dv_scrub_find_copies (DvStore *store, const char *folder);

G_END_DECLS
