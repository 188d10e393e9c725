/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-overlaps.h"
#include "dv-store.h"

G_BEGIN_DECLS

void dv_overlap_accept (DvStore *store,
                        DvOverlaps *overlaps,
                        GArray *indexes,
                        const char *reason,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *dv_overlap_accept_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
