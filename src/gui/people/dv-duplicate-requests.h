/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include "people/dv-duplicate-item.h"

G_BEGIN_DECLS

void dv_request_pairs (DvStore *store,
                       GArray *pairs,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
GPtrArray *dv_request_pairs_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_merge (DvStore *store,
                       const char *keep,
                       const char *other,
                       const char *const *take,
                       gboolean force,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
void dv_request_distinct (DvStore *store,
                          const char *a,
                          const char *b,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
char *dv_request_decision_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
