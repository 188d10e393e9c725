/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-officer-key.h"

G_BEGIN_DECLS

/**
 * DvSealPlace:
 * @store: the id of the store that it lies in
 * @record: the id of the record that it belongs to
 * @part: which part of the record, `identity` or the id of a scan
 * @version: how often the part was sealed anew
 *
 * Where a sealed part belongs. It opens nowhere else.
 */
typedef struct {
  const char *store;
  const char *record;
  const char *part;
  guint32 version;
} DvSealPlace;

GBytes *dv_envelope_seal (const DvSealPlace *place,
                          const char *const *public_keys,
                          DvSecret *payload,
                          GError **error);
DvSecret *
dv_envelope_open (GBytes *envelope, const DvSealPlace *place, DvOfficerKey *key, GError **error);
GBytes *dv_envelope_add (GBytes *envelope,
                         const DvSealPlace *place,
                         DvOfficerKey *key,
                         const char *const *public_keys,
                         GError **error);
gboolean dv_envelope_is_for (GBytes *envelope, const char *public_key);
guint dv_envelope_count_readers (GBytes *envelope);

G_END_DECLS
