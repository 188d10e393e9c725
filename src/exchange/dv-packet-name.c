/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-name.h"

#include <sodium.h>
#include <string.h>

#define SCOPE_WARD   "w"
#define SCOPE_OFFICE "o"
#define N_PARTS      4

static char *
to_short (const guint8 *bytes)
{
  char *text = g_malloc (DV_PACKET_SHORT + 1);

  return sodium_bin2hex (text, DV_PACKET_SHORT + 1, bytes, DV_PACKET_SHORT / 2);
}

/**
 * dv_packet_short_id:
 * @id: the id of a site or of a ward
 *
 * Returns: (transfer full): the name of its folder
 */
char *
dv_packet_short_id (const guint8 *id)
{
  return to_short (id);
}

/* The first digits of a UUID are the time, which groups made on one day share. */
static char *
shorten_scope (const char *scope)
{
  guint8 hash[crypto_generichash_BYTES];

  if (strcmp (scope, "W") == 0)
    return g_strdup (SCOPE_WARD);
  if (strcmp (scope, "O") == 0)
    return g_strdup (SCOPE_OFFICE);
  crypto_generichash (hash, sizeof hash, (const guint8 *) scope, strlen (scope), NULL, 0);
  return to_short (hash);
}

/**
 * dv_packet_name_make:
 * @head: the outside of a packet
 * @hash: the beginning of a hash of all its bytes
 *
 * Returns: (transfer full): the name of its file
 */
char *
dv_packet_name_make (const DvPacketHead *head, const guint8 *hash)
{
  g_autofree char *site = to_short (head->sender);
  g_autofree char *scope = shorten_scope (head->scope);
  g_autofree char *end = to_short (hash);

  return g_strdup_printf ("%s-%s-%08" G_GUINT64_FORMAT "-%s" DV_PACKET_SUFFIX, site, scope,
                          head->number, end);
}

/**
 * dv_packet_is_short_id:
 * @text: the name of a folder
 *
 * FAT may have made capitals of it.
 *
 * Returns: whether it is that of a site or of a ward
 */
gboolean
dv_packet_is_short_id (const char *text)
{
  return strlen (text) == DV_PACKET_SHORT &&
         strspn (text, "0123456789abcdefABCDEF") == DV_PACKET_SHORT;
}

static gboolean
is_scope (const char *text)
{
  return g_ascii_strcasecmp (text, SCOPE_WARD) == 0 ||
         g_ascii_strcasecmp (text, SCOPE_OFFICE) == 0 || dv_packet_is_short_id (text);
}

static gboolean
parse_number (const char *text, guint64 *number)
{
  return text[0] != '\0' && strspn (text, "0123456789") == strlen (text) &&
         g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, number, NULL);
}

static void
keep_lower (char to[DV_PACKET_SHORT + 1], const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  g_strlcpy (to, lower, DV_PACKET_SHORT + 1);
}

/**
 * dv_packet_name_parse:
 * @text: the name of a file
 * @name: (out): what it says
 *
 * Returns: whether it is the name of a packet: copies that other programs made of one are not
 */
gboolean
dv_packet_name_parse (const char *text, DvPacketName *name)
{
  gsize size = strlen (text), suffix = strlen (DV_PACKET_SUFFIX);
  g_autofree char *stem = NULL;
  g_auto (GStrv) parts = NULL;

  if (size <= suffix || g_ascii_strcasecmp (text + size - suffix, DV_PACKET_SUFFIX) != 0)
    return FALSE;
  stem = g_strndup (text, size - suffix);
  parts = g_strsplit (stem, "-", N_PARTS + 1);
  if (g_strv_length (parts) != N_PARTS || !dv_packet_is_short_id (parts[0]) ||
      !is_scope (parts[1]) || !parse_number (parts[2], &name->number) ||
      !dv_packet_is_short_id (parts[3]))
    return FALSE;
  keep_lower (name->site, parts[0]);
  keep_lower (name->scope, parts[1]);
  return TRUE;
}

/* What everybody needs comes first: who takes part is said in the ward's. */
static int
rank (const DvPacketName *name)
{
  return strcmp (name->scope, SCOPE_WARD) == 0     ? 0
         : strcmp (name->scope, SCOPE_OFFICE) == 0 ? 1
                                                   : 2;
}

/**
 * dv_packet_name_compare:
 * @a: what a name says
 * @b: what another says
 *
 * Returns: in which order they are read: the ward's before the office's before those of groups; in
 *   the order of their numbers
 */
int
dv_packet_name_compare (const DvPacketName *a, const DvPacketName *b)
{
  int order = rank (a) - rank (b);

  if (order == 0)
    order = strcmp (a->scope, b->scope);
  if (order == 0)
    order = strcmp (a->site, b->site);
  if (order == 0)
    order = a->number < b->number ? -1 : a->number > b->number;
  return order;
}
