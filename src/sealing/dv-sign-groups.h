/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

G_BEGIN_DECLS

#define DV_SIGN_GROUP_DATA 4u
#define DV_SIGN_GROUP_SIZE (DV_SIGN_GROUP_DATA + 1)

/**
 * DvSignFault:
 * @group: the group that is wrong, from 1; 0 if signs are missing
 * @n_signs: how many signs were typed
 *
 * Why what was typed is no key.
 */
typedef struct {
  guint group;
  guint n_signs;
} DvSignFault;

DvSecret *dv_sign_groups_write (DvSecret *key, guint n_groups);
DvSecret *
dv_sign_groups_read (const char *typed, guint n_groups, gsize key_size, DvSignFault *fault);

G_END_DECLS
