/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvSplitPart:
 * @type: the code of the type of a new petition
 * @title: its content
 * @matter: (nullable): its field
 *
 * What a letter with several contents is split into.
 */
typedef struct {
  char *type;
  char *title;
  char *matter;
} DvSplitPart;

DvSplitPart *dv_split_part_new (const char *type, const char *title, const char *matter);
void dv_split_part_free (DvSplitPart *part);

GPtrArray *dv_petition_split (DvWrite *write,
                              const char *id,
                              const GPtrArray *parts,
                              const char *day,
                              GError **error);
void dv_petition_split_async (DvStore *store,
                              const char *id,
                              GPtrArray *parts,
                              const char *day,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
dv_petition_split_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error);

gboolean dv_petition_join (DvWrite *write,
                           const char *id,
                           const char *case_id,
                           const char *role,
                           GError **error);
void dv_petition_join_async (DvStore *store,
                             const char *id,
                             const char *case_id,
                             const char *role,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean
dv_petition_join_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error);

G_END_DECLS
