/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-known.h"

#include "dv-bytes.h"
#include "dv-outgoing.h"

/* What a site knows, as it tells others: how many scopes, and for each its name and how far it
 * knows the streams in it (dv_outgoing_known()). A packet of a scope tells of that scope and of the
 * ward's, which everybody reads. */

#define MAX_SCOPES 16

static gboolean
put_scope (GByteArray *bytes, DvDb *db, const char *scope, GError **error)
{
  g_autoptr (GBytes) known = dv_outgoing_known (db, scope, error);
  gconstpointer data;
  gsize size;

  if (known == NULL)
    return FALSE;
  data = g_bytes_get_data (known, &size);
  dv_bytes_put_blob (bytes, scope, strlen (scope));
  dv_bytes_put_blob (bytes, data, size);
  return TRUE;
}

/**
 * dv_known_make:
 * @db: a connection
 * @scope: the name of the scope of a packet
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): what this store knows, for the readers of the packet
 */
GBytes *
dv_known_make (DvDb *db, const char *scope, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_ward = strcmp (scope, "W") == 0;

  dv_bytes_put_number (bytes, is_ward ? 1 : 2);
  if (!put_scope (bytes, db, "W", error) || (!is_ward && !put_scope (bytes, db, scope, error)))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
take_scope (DvDb *db, guint32 sender, DvReader *reader, GError **error)
{
  gsize name_size, known_size;
  const guint8 *name = dv_reader_get_blob (reader, &name_size);
  const guint8 *known = dv_reader_get_blob (reader, &known_size);
  g_autofree char *scope = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (name == NULL || known == NULL)
    return TRUE;
  scope = g_strndup ((const char *) name, name_size);
  bytes = g_bytes_new (known, known_size);
  return dv_outgoing_take_known (db, sender, scope, bytes, error);
}

/**
 * dv_known_take:
 * @db: a connection, inside a transaction
 * @sender: the local number of the site that says it
 * @data: what dv_known_make() gave there
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down what another site knows. What is damaged says nothing.
 *
 * Returns: whether it was written
 */
gboolean
dv_known_take (DvDb *db, guint32 sender, GBytes *data, GError **error)
{
  gsize size;
  gconstpointer start = g_bytes_get_data (data, &size);
  DvReader reader;
  guint n;

  dv_reader_init (&reader, start, size);
  n = dv_reader_get_count (&reader, MAX_SCOPES);
  for (guint i = 0; i < n && !reader.failed; i++) {
    if (!take_scope (db, sender, &reader, error))
      return FALSE;
  }
  return TRUE;
}
