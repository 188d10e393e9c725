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
 * @with_ward: whether to tell of the ward's, too
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): what this store knows, for the readers of the packet
 */
GBytes *
dv_known_make (DvDb *db, const char *scope, gboolean with_ward, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  dv_bytes_put_number (bytes, with_ward ? 2 : 1);
  if ((with_ward && !put_scope (bytes, db, "W", error)) || !put_scope (bytes, db, scope, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Returns: (transfer full) (nullable): what is said of the next scope; %NULL if it is damaged */
static GBytes *
next_scope (DvReader *reader, char **scope)
{
  gsize name_size, known_size;
  const guint8 *name = dv_reader_get_blob (reader, &name_size);
  const guint8 *known = dv_reader_get_blob (reader, &known_size);

  if (name == NULL || known == NULL)
    return NULL;
  *scope = g_strndup ((const char *) name, name_size);
  return g_bytes_new (known, known_size);
}

/* Returns: whether to go on */
typedef gboolean (*ScopeFunc) (const char *scope, GBytes *known, gpointer data);

/* What is damaged says nothing. */
static void
each_scope (GBytes *bytes, ScopeFunc func, gpointer data)
{
  gsize size;
  gconstpointer start = g_bytes_get_data (bytes, &size);
  gboolean goes_on = TRUE;
  DvReader reader;
  guint n;

  dv_reader_init (&reader, start, size);
  n = dv_reader_get_count (&reader, MAX_SCOPES);
  for (guint i = 0; i < n && goes_on; i++) {
    g_autofree char *scope = NULL;
    g_autoptr (GBytes) known = next_scope (&reader, &scope);

    goes_on = known != NULL && func (scope, known, data);
  }
}

typedef struct {
  const char *scope;
  GBytes *known;
} Find;

static gboolean
find_cb (const char *scope, GBytes *known, gpointer data)
{
  Find *find = data;

  if (strcmp (scope, find->scope) != 0)
    return TRUE;
  find->known = g_bytes_ref (known);
  return FALSE;
}

/**
 * dv_known_find:
 * @data: what dv_known_make() gave
 * @scope: the name of a scope
 *
 * Returns: (transfer full) (nullable): what it says of @scope, in the form of dv_outgoing_known()
 */
GBytes *
dv_known_find (GBytes *data, const char *scope)
{
  Find find = { scope, NULL };

  each_scope (data, find_cb, &find);
  return find.known;
}

static gboolean
is_worth_cb (const char *scope, GBytes *known, gpointer data)
{
  gboolean *worth = data;

  *worth = g_bytes_get_size (known) > 0;
  return !*worth;
}

/**
 * dv_known_is_worth:
 * @data: what dv_known_make() gave
 *
 * Returns: whether it says that anything is known at all
 */
gboolean
dv_known_is_worth (GBytes *data)
{
  gboolean worth = FALSE;

  each_scope (data, is_worth_cb, &worth);
  return worth;
}

typedef struct {
  DvDb *db;
  guint32 sender;
  gboolean taken;
  GError **error;
} Take;

static gboolean
take_cb (const char *scope, GBytes *known, gpointer data)
{
  Take *take = data;

  take->taken = dv_outgoing_take_known (take->db, take->sender, scope, known, take->error);
  return take->taken;
}

/**
 * dv_known_take:
 * @db: a connection, inside a transaction
 * @sender: the local number of the site that says it
 * @data: what dv_known_make() gave there
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down what another site knows.
 *
 * Returns: whether it was written
 */
gboolean
dv_known_take (DvDb *db, guint32 sender, GBytes *data, GError **error)
{
  Take take = { db, sender, TRUE, error };

  each_scope (data, take_cb, &take);
  return take.taken;
}
