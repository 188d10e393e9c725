/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

gboolean dv_purge_folder (DvStore *store, const char *folder, GError **error);
gboolean dv_purge_store (DvStore *store, GError **error);

G_END_DECLS
