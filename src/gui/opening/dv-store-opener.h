/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvOpening:
 * @DV_OPENING_OPEN: open the store that is there
 * @DV_OPENING_CREATE: make a store with the catalogues
 * @DV_OPENING_SAMPLE: make a store with the sample records, if it is not there yet
 * @DV_OPENING_RESTORE: put a backup in its place
 *
 * The ways to a store.
 */
typedef enum {
  DV_OPENING_OPEN,
  DV_OPENING_CREATE,
  DV_OPENING_SAMPLE,
  DV_OPENING_RESTORE,
} DvOpening;

void dv_store_opener_run (DvOpening opening,
                          const char *path,
                          const char *backup,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
DvStore *dv_store_opener_finish (GAsyncResult *result, GError **error);
char *dv_store_opener_get_own_path (void);
char *dv_store_opener_get_sample_path (void);

void dv_store_opener_back_up (DvStore *store,
                              const char *folder,
                              guint keep,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean dv_store_opener_back_up_finish (GAsyncResult *result, GError **error);

G_END_DECLS
