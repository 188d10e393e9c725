/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-seal.h"

G_BEGIN_DECLS

/**
 * DvSealFacts:
 * @officers: (element-type DvRecord): the key holders in force
 * @sealed: (element-type DvSealed): what is sealed with the petition
 * @openings: (element-type DvOpening): who opened it
 * @is_clear: whether what is stored says, or said before, in the clear who wrote it
 * @names: (element-type utf8 utf8): names of all key holders by id
 *
 * What a form shows of the seal of a petition.
 */
typedef struct {
  char *petition;
  GPtrArray *officers;
  GPtrArray *sealed;
  GPtrArray *openings;
  gboolean is_clear;
  GHashTable *names;
} DvSealFacts;

void dv_seal_facts_read (DvStore *store,
                         const char *petition,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
const DvSealFacts *dv_seal_facts_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
