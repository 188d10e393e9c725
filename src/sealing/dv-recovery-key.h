/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

G_BEGIN_DECLS

#define DV_RECOVERY_KEY_SIZE 32

DvSecret *dv_recovery_key_new (void);
DvSecret *dv_recovery_key_to_text (DvSecret *key);
DvSecret *dv_recovery_key_parse (const char *typed, GError **error);

G_END_DECLS
