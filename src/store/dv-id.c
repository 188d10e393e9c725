/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-id.h"

#include <sodium.h>
#include <string.h>

/**
 * dv_id_parse:
 * @text: (nullable): a UUID
 * @id: (out): the same, as it is stored
 *
 * Returns: whether @text is a UUID
 */
gboolean
dv_id_parse (const char *text, DvId *id)
{
  guint n = 0;

  if (text == NULL || !g_uuid_string_is_valid (text))
    return FALSE;
  for (const char *p = text; *p != '\0' && n < DV_ID_SIZE; p++) {
    if (*p == '-')
      continue;
    id->bytes[n++] = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
    p++;
  }
  return n == DV_ID_SIZE;
}

/**
 * dv_id_to_text:
 * @id: an id
 *
 * Returns: (transfer full): it as a UUID in lower case
 */
char *
dv_id_to_text (const DvId *id)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (37);
  guint n = 0;

  for (guint i = 0; i < DV_ID_SIZE; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      text[n++] = '-';
    text[n++] = digits[id->bytes[i] >> 4];
    text[n++] = digits[id->bytes[i] & 0xf];
  }
  text[n] = '\0';
  return text;
}

static void
set_version (DvId *id, guint8 version)
{
  id->bytes[6] = (guint8) ((id->bytes[6] & 0x0f) | version << 4);
  id->bytes[8] = (guint8) ((id->bytes[8] & 0x3f) | 0x80);
}

/**
 * dv_id_new:
 *
 * Returns: a new UUID of version 7 (RFC 9562): it begins with the time, so that ids made one after
 *   the other lie beside each other in an index
 */
DvId
dv_id_new (void)
{
  guint64 milliseconds = (guint64) (g_get_real_time () / 1000);
  DvId id;

  randombytes_buf (id.bytes, sizeof id.bytes);
  for (guint i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (milliseconds >> (40 - 8 * i));
  set_version (&id, 7);
  return id;
}

/**
 * dv_id_compute:
 * @kind: the number of a kind
 * @parts: (array zero-terminated=1): what makes the fact what it is
 *
 * Computes the id of a logical fact, so that two people who enter the same fact at two sites make
 * one record.
 *
 * Returns: a UUID of version 8, a BLAKE2b hash of @kind and @parts
 */
DvId
dv_id_compute (guint kind, const char *const *parts)
{
  crypto_generichash_state state;
  DvId id;

  crypto_generichash_init (&state, NULL, 0, sizeof id.bytes);
  crypto_generichash_update (&state, (const guint8 *) &(guint32){ GUINT32_TO_LE (kind) }, 4);
  for (guint i = 0; parts[i] != NULL; i++)
    crypto_generichash_update (&state, (const guint8 *) parts[i], strlen (parts[i]) + 1);
  crypto_generichash_final (&state, id.bytes, sizeof id.bytes);
  set_version (&id, 8);
  return id;
}
