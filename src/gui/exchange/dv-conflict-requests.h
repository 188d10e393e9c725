/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-conflicts.h"
#include "dv-store.h"

G_BEGIN_DECLS

void dv_request_conflicts (DvStore *store,
                           const char *record,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *
dv_request_conflicts_finish (DvStore *store, GAsyncResult *result, guint *n_all, GError **error);

void dv_request_settle (DvStore *store,
                        const DvConflict *conflict,
                        const char *value,
                        gboolean keep_both,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
void dv_request_settle_all (DvStore *store,
                            GPtrArray *conflicts,
                            DvSettleRule rule,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
char *
dv_request_settle_finish (DvStore *store, GAsyncResult *result, guint *n_settled, GError **error);

void dv_request_count_conflicts (DvStore *store,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
dv_request_count_conflicts_finish (DvStore *store, GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
