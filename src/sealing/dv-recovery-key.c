/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-sealing-error.h"

/* 256 bits on paper: 13 groups of four signs and a check sign. The signs are those of Crockford's
 * base 32: no letter that is taken for a digit; where one is typed all the same, the digit is
 * meant. The check is a sum in the field of 32 elements with another weight for every place, so
 * every single wrong sign of a group, every two signs that changed places and two groups that did
 * are found, and it can be said where. */

#define N_GROUPS   13u
#define GROUP_DATA 4u
#define GROUP_SIZE (GROUP_DATA + 1)
#define N_SIGNS    (N_GROUPS * GROUP_SIZE)

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Multiplies by the generator of the field: x⁵ = x² + 1. */
static guint
times_x (guint value)
{
  value <<= 1;
  return value & 0x20 ? value ^ 0x25 : value;
}

static guint
compute_check (guint group, const guint8 *values)
{
  guint check = group;

  for (guint i = 0; i < GROUP_DATA; i++)
    check = times_x (check) ^ values[i];
  return times_x (check);
}

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

/* Five bits of the key; behind its end there are zeros. */
static guint8
get_value (const guint8 *data, guint index)
{
  guint8 value = 0;

  for (guint bit = index * 5; bit < index * 5 + 5; bit++) {
    guint set = bit < DV_RECOVERY_KEY_SIZE * 8 ? data[bit / 8] >> (7 - bit % 8) & 1 : 0;

    value = (guint8) (value << 1 | set);
  }
  return value;
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
  const guint8 *data = (const guint8 *) dv_secret_get_data (key);
  DvSecret *text = dv_secret_new (N_SIGNS + N_GROUPS - 1);
  char *p = dv_secret_get_data (text);
  guint8 values[GROUP_DATA];

  for (guint group = 0; group < N_GROUPS; group++) {
    if (group > 0)
      *p++ = '-';
    for (guint i = 0; i < GROUP_DATA; i++) {
      values[i] = get_value (data, group * GROUP_DATA + i);
      *p++ = signs[values[i]];
    }
    *p++ = signs[compute_check (group, values)];
  }
  sodium_memzero (values, sizeof values);
  return text;
}

static int
read_sign (char c)
{
  const char *found;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  found = c != '\0' ? strchr (signs, c) : NULL;
  return found != NULL ? (int) (found - signs) : -1;
}

static gboolean
read_signs (const char *typed, guint8 *values, GError **error)
{
  guint n = 0;

  for (const char *p = typed; *p != '\0'; p++) {
    int value = read_sign (*p);

    if (g_ascii_isspace (*p) || *p == '-')
      continue;
    if (value < 0 || n == N_SIGNS) {
      g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
                   _ ("Group %u of the recovery key is not as it was printed. Nothing was opened: "
                      "compare it with the paper and correct it."),
                   MIN (n / GROUP_SIZE + 1, N_GROUPS));
      return FALSE;
    }
    values[n++] = (guint8) value;
  }
  if (n == N_SIGNS)
    return TRUE;
  g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
               _ ("The recovery key has %u groups of %u signs; %u signs were typed. Nothing was "
                  "opened: type the rest."),
               N_GROUPS, GROUP_SIZE, n);
  return FALSE;
}

static gboolean
check_groups (const guint8 *values, GError **error)
{
  for (guint group = 0; group < N_GROUPS; group++) {
    const guint8 *start = values + group * GROUP_SIZE;

    if (compute_check (group, start) == start[GROUP_DATA])
      continue;
    g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
                 _ ("Group %u of the recovery key is not as it was printed. Nothing was opened: "
                    "compare it with the paper and correct it."),
                 group + 1);
    return FALSE;
  }
  return TRUE;
}

static DvSecret *
join_values (const guint8 *values)
{
  DvSecret *key = dv_secret_new (DV_RECOVERY_KEY_SIZE);
  guint8 *data = (guint8 *) dv_secret_get_data (key);

  for (guint bit = 0; bit < DV_RECOVERY_KEY_SIZE * 8; bit++) {
    guint sign = bit / 5;
    guint value = values[sign / GROUP_DATA * GROUP_SIZE + sign % GROUP_DATA];

    data[bit / 8] = (guint8) (data[bit / 8] << 1 | (value >> (4 - bit % 5) & 1));
  }
  return key;
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
  g_autoptr (DvSecret) values = dv_secret_new (N_SIGNS);
  guint8 *data = (guint8 *) dv_secret_get_data (values);

  return read_signs (typed, data, error) && check_groups (data, error) ? join_values (data) : NULL;
}
