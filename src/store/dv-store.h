/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-query.h"
#include "dv-record.h"
#include "dv-undo.h"
#include "dv-write.h"

G_BEGIN_DECLS

#define DV_TYPE_STORE (dv_store_get_type ())
G_DECLARE_FINAL_TYPE (DvStore, dv_store, DV, STORE, GObject)

DvStore *dv_store_create (const char *path, GError **error);
DvStore *dv_store_create_with (const char *path, DvDbFunc found, gpointer data, GError **error);
DvStore *dv_store_open (const char *path, GError **error);
void dv_store_close (DvStore *self);
const char *dv_store_get_path (DvStore *self);
void dv_store_set_actor (DvStore *self, const char *actor);

gboolean dv_store_read (DvStore *self, DvDbFunc func, gpointer data, GError **error);
void dv_store_read_async (DvStore *self,
                          DvDbFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean dv_store_read_finish (DvStore *self, GAsyncResult *result, gpointer *data, GError **error);

gboolean dv_store_write (DvStore *self,
                         const char *label,
                         DvWriteFunc func,
                         gpointer data,
                         char **batch,
                         GError **error);
gboolean dv_store_write_as (DvStore *self,
                            const char *purpose,
                            const char *label,
                            DvWriteFunc func,
                            gpointer data,
                            char **batch,
                            GError **error);
void dv_store_write_async (DvStore *self,
                           const char *purpose,
                           const char *label,
                           DvWriteFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean dv_store_write_finish (DvStore *self,
                                GAsyncResult *result,
                                gpointer *data,
                                char **batch,
                                GError **error);

gboolean dv_store_maintain (DvStore *self, DvDbFunc func, gpointer data, GError **error);
void dv_store_maintain_async (DvStore *self,
                              DvDbFunc func,
                              gpointer data,
                              GDestroyNotify destroy,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

DvRecord *dv_store_load (DvStore *self, const char *id, GError **error);
GPtrArray *dv_store_list (DvStore *self, const DvQuery *query, GError **error);
gboolean dv_store_save (DvStore *self, DvRecord *record, char **batch, GError **error);
gboolean dv_store_delete (DvStore *self, DvRecord *record, char **batch, GError **error);
gboolean
dv_store_undo (DvStore *self, const char *batch, gboolean redo, DvUndone *undone, GError **error);

G_END_DECLS
