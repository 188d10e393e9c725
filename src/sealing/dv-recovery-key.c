/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "dv-sealing-error.h"
#include "dv-sign-groups.h"

/* 256 bits on paper. */
#define N_GROUPS 13u

/**
 * dv_recovery_key_new:
 *
 * Returns: (transfer full): a random key
 */
DvSecret *
dv_recovery_key_new (void)
{
  DvSecret *key = dv_secret_new (DV_RECOVERY_KEY_SIZE);

  randombytes_buf (dv_secret_get_data (key), DV_RECOVERY_KEY_SIZE);
  return key;
}

/**
 * dv_recovery_key_to_text:
 * @key: a recovery key
 *
 * Returns: (transfer full): it as it stands on paper: groups with hyphens between them
 */
DvSecret *
dv_recovery_key_to_text (DvSecret *key)
{
  return dv_sign_groups_write (key, N_GROUPS);
}

/**
 * dv_recovery_key_parse:
 * @typed: what somebody typed from the paper, in upper or lower case
 * @error: return location for a #DV_SEALING_ERROR_RECOVERY
 *
 * Returns: (transfer full) (nullable): the key
 */
DvSecret *
dv_recovery_key_parse (const char *typed, GError **error)
{
  DvSignFault fault;
  DvSecret *key = dv_sign_groups_read (typed, N_GROUPS, DV_RECOVERY_KEY_SIZE, &fault);

  if (key != NULL)
    return key;
  if (fault.group > 0)
    g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
                 _ ("Group %u of the recovery key is not as it was printed. Nothing was opened: "
                    "compare it with the paper and correct it."),
                 fault.group);
  else
    g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
                 _ ("The recovery key has %u groups of %u signs; %u signs were typed. Nothing was "
                    "opened: type the rest."),
                 N_GROUPS, DV_SIGN_GROUP_SIZE, fault.n_signs);
  return NULL;
}
