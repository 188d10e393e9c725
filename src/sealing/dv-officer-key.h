/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

G_BEGIN_DECLS

/**
 * DvKeyCost:
 * @operations: how many passes over the memory
 * @memory: how many bytes of memory
 *
 * What it costs to try one passphrase (Argon2id). It is stored beside the key, so it can rise.
 */
typedef struct {
  guint64 operations;
  gsize memory;
} DvKeyCost;

extern const DvKeyCost dv_key_cost_default;

#define DV_PASSPHRASE_MIN 10

/* The key pair of somebody who may open sealed parts. */
typedef struct _DvOfficerKey DvOfficerKey;

DvOfficerKey *dv_officer_key_new (void);
void dv_officer_key_free (DvOfficerKey *self);
const char *dv_officer_key_get_public (DvOfficerKey *self);
gboolean dv_public_key_decode (const char *text, guint8 *key);

gboolean dv_passphrase_check (DvSecret *passphrase, GError **error);
char *dv_officer_key_wrap (DvOfficerKey *self,
                           DvSecret *passphrase,
                           const DvKeyCost *cost,
                           GError **error);
char *dv_officer_key_wrap_for_recovery (DvOfficerKey *self, DvSecret *recovery, GError **error);
DvOfficerKey *dv_officer_key_unwrap (const char *wrapped,
                                     const char *public_key,
                                     DvSecret *passphrase,
                                     GError **error);
DvOfficerKey *dv_officer_key_recover (const char *wrapped,
                                      const char *public_key,
                                      DvSecret *recovery,
                                      GError **error);
DvSecret *dv_officer_key_unseal (DvOfficerKey *self, const guint8 *sealed, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOfficerKey, dv_officer_key_free)

G_END_DECLS
