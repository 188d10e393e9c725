/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include "records/dv-form-extra.h"

G_BEGIN_DECLS

void dv_request_load (DvStore *store,
                      const char *id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
DvRecord *dv_request_load_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_save (DvStore *store,
                      DvRecord *record,
                      DvFormExtra *extra,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
DvRecord *dv_request_save_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_delete (DvStore *store,
                        const DvKind *kind,
                        GArray *rows,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *
dv_request_delete_finish (DvStore *store, GAsyncResult *result, guint *n_deleted, GError **error);

void dv_request_undo (DvStore *store,
                      const char *batch,
                      gboolean redo,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
char *dv_request_undo_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_history (DvStore *store,
                         DvRecord *record,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
GPtrArray *dv_request_history_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_count (DvStore *store,
                       const DvQuery *query,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean
dv_request_count_finish (DvStore *store, GAsyncResult *result, guint *count, GError **error);

void dv_request_list (DvStore *store,
                      const DvQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
GPtrArray *dv_request_list_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
