/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-site.h"

#include <sodium.h>

#include "dv-store-error.h"

/**
 * dv_meta_get:
 * @db: a connection
 * @key: what is remembered
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its value; %NULL without @error if there is none
 */
char *
dv_meta_get (DvDb *db, const char *key, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT value FROM meta WHERE key = :key", error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":key", key);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  return g_strdup (dv_stmt_get_text (stmt, 0));
}

/**
 * dv_meta_set:
 * @db: a connection, inside a transaction
 * @key: what to remember
 * @value: (nullable): its value
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is remembered
 */
gboolean
dv_meta_set (DvDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":key", key);
  dv_stmt_bind_text (stmt, ":value", value);
  return dv_stmt_run (stmt, error);
}

typedef struct {
  guint8 sign_key[crypto_sign_PUBLICKEYBYTES];
  guint8 sign_secret[crypto_sign_SECRETKEYBYTES];
  guint8 box_key[crypto_box_PUBLICKEYBYTES];
  guint8 box_secret[crypto_box_SECRETKEYBYTES];
  DvId id;
} SiteKeys;

static void
make_keys (SiteKeys *keys)
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_sign_keypair (keys->sign_key, keys->sign_secret);
  crypto_box_keypair (keys->box_key, keys->box_secret);
  crypto_generichash (hash, sizeof hash, keys->sign_key, sizeof keys->sign_key, NULL, 0);
  memcpy (keys->id.bytes, hash, DV_ID_SIZE);
}

static gboolean
insert_site (DvDb *db, const SiteKeys *keys, const char *role, guint32 before, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "INSERT INTO sync_site (id, sign_key, box_key, sign_secret, box_secret, role, state,"
    " incarnation_of, made)"
    " VALUES (:id, :sign_key, :box_key, :sign_secret, :box_secret, :role, 'active',"
    " nullif (:before, 0), :made)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", keys->id.bytes, DV_ID_SIZE);
  dv_stmt_bind_blob (stmt, ":sign_key", keys->sign_key, sizeof keys->sign_key);
  dv_stmt_bind_blob (stmt, ":box_key", keys->box_key, sizeof keys->box_key);
  dv_stmt_bind_blob (stmt, ":sign_secret", keys->sign_secret, sizeof keys->sign_secret);
  dv_stmt_bind_blob (stmt, ":box_secret", keys->box_secret, sizeof keys->box_secret);
  dv_stmt_bind_text (stmt, ":role", role);
  dv_stmt_bind_integer (stmt, ":before", before);
  dv_stmt_bind_integer (stmt, ":made", g_get_real_time ());
  return dv_stmt_run (stmt, error);
}

static gboolean
add_own_site (DvDb *db, const char *role, guint32 before, GError **error)
{
  g_autofree char *number = NULL;
  SiteKeys keys;
  gboolean added;

  make_keys (&keys);
  added = insert_site (db, &keys, role, before, error);
  sodium_memzero (&keys, sizeof keys);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, dv_db_last_insert (db));
  return added && dv_meta_set (db, "site", number, error);
}

/**
 * dv_site_create:
 * @db: a connection to a store that was just made, inside a transaction
 * @role: `office` or `leaf`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives the store an identity of its own: a key pair to sign with and one to be written to.
 *
 * Returns: whether it has one
 */
gboolean
dv_site_create (DvDb *db, const char *role, GError **error)
{
  return add_own_site (db, role, 0, error);
}

/**
 * dv_site_renew:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a store that came out of a backup a site of its own: the site that it was may have gone on
 * writing since, and the same number must never name two changes. It keeps its name and rights.
 *
 * Returns: whether it has a new identity
 */
gboolean
dv_site_renew (DvDb *db, GError **error)
{
  guint32 before;

  return dv_site_get_own (db, &before, NULL, error) &&
         dv_db_exec (db,
                     "UPDATE sync_site SET state = 'replaced', sign_secret = NULL,"
                     " box_secret = NULL WHERE sid = (SELECT value FROM meta WHERE key = 'site')",
                     error) &&
         add_own_site (db, "office", before, error) &&
         dv_db_exec (db,
                     "UPDATE sync_site SET (name, role, scopes) ="
                     " (SELECT b.name, b.role, b.scopes FROM sync_site b"
                     " WHERE b.sid = sync_site.incarnation_of)"
                     " WHERE sid = (SELECT value FROM meta WHERE key = 'site')",
                     error);
}

/**
 * dv_site_get_id:
 * @db: a connection
 * @sid: the local number of a site
 * @id: (out): its id
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether there is such a site
 */
gboolean
dv_site_get_id (DvDb *db, guint32 sid, DvId *id, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT id FROM sync_site WHERE sid = :sid", error);
  gconstpointer bytes = NULL;
  gsize size = 0;
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ERROR)
    return FALSE;
  if (step == DV_STEP_ROW)
    bytes = dv_stmt_get_blob (stmt, 0, &size);
  if (size != DV_ID_SIZE) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT, "no site %u", sid);
    return FALSE;
  }
  memcpy (id->bytes, bytes, DV_ID_SIZE);
  return TRUE;
}

/**
 * dv_site_get_own:
 * @db: a connection
 * @sid: (out): the local number of this store's own site
 * @id: (out) (optional): its id
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is known
 */
gboolean
dv_site_get_own (DvDb *db, guint32 *sid, DvId *id, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "SELECT sid, id FROM sync_site WHERE sid = (SELECT value FROM meta WHERE key = 'site')",
    error);
  gconstpointer bytes;
  gsize size;
  DvStep step;

  if (stmt == NULL || (step = dv_stmt_step (stmt, error)) == DV_STEP_ERROR)
    return FALSE;
  bytes = step == DV_STEP_ROW ? dv_stmt_get_blob (stmt, 1, &size) : NULL;
  if (bytes == NULL || size != DV_ID_SIZE) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT, "no site");
    return FALSE;
  }
  *sid = (guint32) dv_stmt_get_integer (stmt, 0);
  if (id != NULL)
    memcpy (id->bytes, bytes, DV_ID_SIZE);
  return TRUE;
}

static void
site_free (gpointer data)
{
  DvSite *site = data;

  g_free (site->id);
  g_free (site->name);
  g_free (site->role);
  g_free (site->state);
  g_free (site);
}

static DvSite *
read_site (DvStmt *stmt)
{
  DvSite *site = g_new0 (DvSite, 1);
  gsize size;

  site->id = dv_id_to_text (dv_stmt_get_blob (stmt, 0, &size));
  site->name = g_strdup (dv_stmt_get_text (stmt, 1));
  site->role = g_strdup (dv_stmt_get_text (stmt, 2));
  site->state = g_strdup (dv_stmt_get_text (stmt, 3));
  site->own = dv_stmt_get_integer (stmt, 4) != 0;
  return site;
}

/**
 * dv_site_list:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvSite): the sites that this store knows, the oldest first
 */
GPtrArray *
dv_site_list (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (site_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT id, name, role, state,"
                   " sid = (SELECT value FROM meta WHERE key = 'site') FROM sync_site ORDER BY sid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (sites, read_site (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&sites) : NULL;
}

/**
 * dv_site_tick:
 * @db: a connection, inside a transaction
 * @hlc: (out): the next time: milliseconds since 1970 in the upper 48 bits, a counter below
 * @error: return location for a #DV_STORE_ERROR
 *
 * The hybrid logical clock of this store. It never goes back, even if the computer's clock does; it
 * is only for showing and ordering and decides nothing.
 *
 * Returns: whether the time is remembered
 */
gboolean
dv_site_tick (DvDb *db, gint64 *hlc, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *last = dv_meta_get (db, "hlc", &local);
  g_autofree char *next = NULL;
  gint64 now = (g_get_real_time () / 1000) << 16;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *hlc = MAX (now, last != NULL ? g_ascii_strtoll (last, NULL, 10) + 1 : 0);
  next = g_strdup_printf ("%" G_GINT64_FORMAT, *hlc);
  return dv_meta_set (db, "hlc", next, error);
}
