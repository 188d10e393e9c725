/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gifts.h"
#include "dv-hand-out.h"
#include "dv-store.h"

G_BEGIN_DECLS

void dv_hand_out_read_async (DvStore *store,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DvGifts *dv_hand_out_read_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_hand_out_write_async (DvStore *store,
                              DvHandOut *hand_out,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
dv_hand_out_write_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error);

void dv_hand_out_undo_async (DvStore *store,
                             const char *batch,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dv_hand_out_undo_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
