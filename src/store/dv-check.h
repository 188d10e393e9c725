/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

GPtrArray *dv_check_file (DvDb *db, GError **error);
GPtrArray *dv_store_check (DvStore *self, gboolean full, GError **error);
gboolean dv_store_check_dues (DvStore *self, guint *n_moved, GError **error);

G_END_DECLS
