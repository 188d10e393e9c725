/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sign-groups.h"

#include <sodium.h>
#include <string.h>

/* Random bits as a person reads them out and types them: groups of four signs and a check sign, 20
 * bits each. The signs are those of Crockford's base 32: no letter that is taken for a digit; where
 * one is typed all the same, the digit is meant. The check is a sum in the field of 32 elements
 * with another weight for every place, so every single wrong sign of a group, every two signs that
 * changed places and two groups that did are found, and it can be said where. */

#define GROUP_DATA DV_SIGN_GROUP_DATA
#define GROUP_SIZE DV_SIGN_GROUP_SIZE

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

/* Five bits of the key; behind its end there are zeros. */
static guint8
get_value (DvSecret *key, guint index)
{
  const guint8 *data = (const guint8 *) dv_secret_get_data (key);
  gsize size = dv_secret_get_size (key);
  guint8 value = 0;

  for (guint bit = index * 5; bit < index * 5 + 5; bit++) {
    guint set = bit < size * 8 ? data[bit / 8] >> (7 - bit % 8) & 1 : 0;

    value = (guint8) (value << 1 | set);
  }
  return value;
}

/**
 * dv_sign_groups_write:
 * @key: random bytes
 * @n_groups: how many groups they need, 20 bits each
 *
 * Returns: (transfer full): them as groups with hyphens between them
 */
DvSecret *
dv_sign_groups_write (DvSecret *key, guint n_groups)
{
  DvSecret *text = dv_secret_new (n_groups * (GROUP_SIZE + 1) - 1);
  char *p = dv_secret_get_data (text);
  guint8 values[GROUP_DATA];

  for (guint group = 0; group < n_groups; group++) {
    if (group > 0)
      *p++ = '-';
    for (guint i = 0; i < GROUP_DATA; i++) {
      values[i] = get_value (key, group * GROUP_DATA + i);
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
read_signs (const char *typed, guint n_groups, guint8 *values, DvSignFault *fault)
{
  guint n = 0;

  for (const char *p = typed; *p != '\0'; p++) {
    int value = read_sign (*p);

    if (g_ascii_isspace (*p) || *p == '-')
      continue;
    if (value < 0 || n == n_groups * GROUP_SIZE) {
      fault->group = MIN (n / GROUP_SIZE + 1, n_groups);
      return FALSE;
    }
    values[n++] = (guint8) value;
  }
  fault->n_signs = n;
  return n == n_groups * GROUP_SIZE;
}

static gboolean
check_groups (const guint8 *values, guint n_groups, DvSignFault *fault)
{
  for (guint group = 0; group < n_groups; group++) {
    const guint8 *start = values + group * GROUP_SIZE;

    if (compute_check (group, start) == start[GROUP_DATA])
      continue;
    fault->group = group + 1;
    return FALSE;
  }
  return TRUE;
}

static DvSecret *
join_values (const guint8 *values, gsize size)
{
  DvSecret *key = dv_secret_new (size);
  guint8 *data = (guint8 *) dv_secret_get_data (key);

  for (guint bit = 0; bit < size * 8; bit++) {
    guint sign = bit / 5;
    guint value = values[sign / GROUP_DATA * GROUP_SIZE + sign % GROUP_DATA];

    data[bit / 8] = (guint8) (data[bit / 8] << 1 | (value >> (4 - bit % 5) & 1));
  }
  return key;
}

/**
 * dv_sign_groups_read:
 * @typed: what somebody typed, in upper or lower case, with or without hyphens and spaces
 * @n_groups: how many groups there are
 * @key_size: how many bytes they stand for
 * @fault: (out): what is wrong, if something is
 *
 * Returns: (transfer full) (nullable): the bytes
 */
DvSecret *
dv_sign_groups_read (const char *typed, guint n_groups, gsize key_size, DvSignFault *fault)
{
  g_autoptr (DvSecret) values = dv_secret_new (n_groups * GROUP_SIZE);
  guint8 *data = (guint8 *) dv_secret_get_data (values);

  *fault = (DvSignFault){ 0 };
  return read_signs (typed, n_groups, data, fault) && check_groups (data, n_groups, fault)
           ? join_values (data, key_size)
           : NULL;
}
