/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-outgoing.h"

#include <sodium.h>

#include "dv-batch-rows.h"
#include "dv-bytes.h"
#include "dv-members.h"
#include "dv-site.h"

typedef struct {
  guint32 sid;
  gint64 scope;
  gint64 batch;
} Place;

static gboolean
read_places (DvStmt *stmt, GArray *places, GError **error)
{
  DvStep step;

  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    Place place = { (guint32) dv_stmt_get_integer (stmt, 0), dv_stmt_get_integer (stmt, 1),
                    dv_stmt_get_integer (stmt, 2) };

    g_array_append_val (places, place);
  }
  return step == DV_STEP_DONE;
}

/* Two copies of a store must give the same batch the same salt, or it would look like two. */
static void
make_salt (DvSentBatch *batch, const DvMemberKeys *keys)
{
  guint8 key[crypto_sign_SEEDBYTES];
  crypto_generichash_state state;

  crypto_sign_ed25519_sk_to_seed (key, keys->sign_secret);
  crypto_generichash_init (&state, key, sizeof key, DV_SALT_SIZE);
  crypto_generichash_update (&state, batch->id.bytes, DV_ID_SIZE);
  crypto_generichash_update (&state, (const guint8 *) batch->scope, strlen (batch->scope));
  crypto_generichash_final (&state, batch->salt, DV_SALT_SIZE);
  batch->has_salt = TRUE;
  sodium_memzero (key, sizeof key);
}

static gboolean
read_head_hash (DvDb *db, const Place *place, guint8 *hash, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT head_hash FROM sync_stream WHERE sid = :sid AND scope = :scope",
                   error);
  gconstpointer data;
  gsize size = 0;

  memset (hash, 0, DV_HASH_SIZE);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", place->sid);
  dv_stmt_bind_integer (stmt, ":scope", place->scope);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  data = dv_stmt_get_blob (stmt, 0, &size);
  if (data != NULL && size == DV_HASH_SIZE)
    memcpy (hash, data, size);
  return TRUE;
}

static gboolean
sign_one (DvDb *db, const Place *place, const DvId *ward, const DvMemberKeys *keys, GError **error)
{
  g_autoptr (DvSentBatch) batch =
    dv_batch_rows_read (db, place->sid, place->scope, place->batch, error);
  guint8 hash[DV_HASH_SIZE];

  if (batch == NULL || !read_head_hash (db, place, batch->before, error))
    return FALSE;
  make_salt (batch, keys);
  dv_sent_batch_sign (batch, ward, keys->sign_secret, hash);
  return dv_batch_rows_seal (db, place->sid, place->scope, batch, hash, error);
}

static GArray *
find_unsigned (DvDb *db, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT sid, scope, batch FROM sync_batch WHERE sig IS NULL"
                   " AND sid = (SELECT value FROM meta WHERE key = 'site') ORDER BY scope, batch",
                   error);

  return stmt != NULL && read_places (stmt, places, error) ? g_steal_pointer (&places) : NULL;
}

static gboolean
sign_all (DvDb *db, GArray *places, const DvId *ward, const DvMemberKeys *keys, GError **error)
{
  for (guint i = 0; i < places->len; i++) {
    if (!sign_one (db, &g_array_index (places, Place, i), ward, keys, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_outgoing_sign:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Signs what this store's own site wrote and nobody has seen yet.
 *
 * Returns: whether everything is signed
 */
gboolean
dv_outgoing_sign (DvDb *db, GError **error)
{
  g_autoptr (GArray) places = find_unsigned (db, error);
  g_autoptr (DvMember) own = NULL;
  DvMemberKeys keys;
  gboolean done;
  DvId ward;

  if (places == NULL)
    return FALSE;
  if (places->len == 0)
    return TRUE;
  own = dv_members_get_own (db, &keys, error);
  done = own != NULL && dv_members_get_ward (db, &ward, error) &&
         sign_all (db, places, &ward, &keys, error);
  sodium_memzero (&keys, sizeof keys);
  return done;
}

/**
 * dv_outgoing_known:
 * @db: a connection
 * @scope: the name of a scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): how far this store knows the streams of the scope, for others
 */
GBytes *
dv_outgoing_known (DvDb *db, const char *scope, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT i.id, t.batch FROM sync_stream t JOIN sync_site i USING (sid)"
                   " JOIN sync_scope c USING (scope) WHERE c.name = :scope ORDER BY i.id",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

    g_byte_array_append (bytes, id->bytes, DV_ID_SIZE);
    dv_bytes_put_number (bytes, (guint64) dv_stmt_get_integer (stmt, 1));
  }
  if (step != DV_STEP_DONE)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
write_known (DvDb *db,
             guint32 peer,
             const DvId *id,
             const char *scope,
             guint64 batch,
             GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "INSERT INTO sync_ack (peer, sid, scope, batch) SELECT :peer, i.sid, c.scope, :batch"
    " FROM sync_site i JOIN sync_scope c ON c.name = :scope WHERE i.id = :id"
    " ON CONFLICT (peer, sid, scope) DO UPDATE SET batch = max (batch, excluded.batch)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":peer", peer);
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) batch);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_outgoing_take_known:
 * @db: a connection, inside a transaction
 * @peer: the local number of another site
 * @scope: the name of a scope
 * @known: what dv_outgoing_known() gave there
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down how far another site knows the streams of a scope.
 *
 * Returns: whether it was written; damaged bytes say nothing
 */
gboolean
dv_outgoing_take_known (DvDb *db, guint32 peer, const char *scope, GBytes *known, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (known, &size);
  DvReader reader;

  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    const DvId *id = (const DvId *) dv_reader_get_raw (&reader, DV_ID_SIZE);
    guint64 batch = dv_reader_get_number (&reader);

    if (!reader.failed && batch < G_MAXINT64 && !write_known (db, peer, id, scope, batch, error))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): id of a site -> the last batch that is known */
static GHashTable *
parse_known (GBytes *known)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsize size = 0;
  gconstpointer data = known != NULL ? g_bytes_get_data (known, &size) : NULL;
  DvReader reader;

  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    const DvId *id = (const DvId *) dv_reader_get_raw (&reader, DV_ID_SIZE);
    guint64 batch = dv_reader_get_number (&reader);

    if (!reader.failed)
      g_hash_table_replace (table, dv_id_to_text (id), g_memdup2 (&batch, sizeof batch));
  }
  return table;
}

static GHashTable *
number_known (DvDb *db, GBytes *known, GError **error)
{
  g_autoptr (GHashTable) by_id = parse_known (known);
  g_autoptr (GHashTable) by_sid = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT sid, id FROM sync_site", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    g_autofree char *id = dv_id_to_text (dv_stmt_get_blob (stmt, 1, &size));
    const guint64 *batch = g_hash_table_lookup (by_id, id);

    if (batch != NULL)
      g_hash_table_insert (by_sid, GINT_TO_POINTER ((int) dv_stmt_get_integer (stmt, 0)),
                           g_memdup2 (batch, sizeof *batch));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&by_sid) : NULL;
}

/* In the order in which this store came to know them, in which nothing has to wait. */
static GArray *
find_signed (DvDb *db, const char *scope, gboolean relays, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT b.sid, b.scope, b.batch FROM sync_scope c JOIN sync_batch b ON b.scope = c.scope"
    " JOIN sync_op o ON o.sid = b.sid AND o.scope = b.scope AND o.seq = b.seq_lo"
    " WHERE c.name = :scope AND b.sig IS NOT NULL AND (:relays OR b.sid IN (SELECT sid FROM"
    " sync_site WHERE box_secret IS NOT NULL)) ORDER BY o.op",
    error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":relays", relays);
  return read_places (stmt, places, error) ? g_steal_pointer (&places) : NULL;
}

static gboolean
send_one (DvDb *db, const Place *place, DvOutgoingFunc func, gpointer data, GError **error)
{
  g_autoptr (DvSentBatch) batch =
    dv_batch_rows_read (db, place->sid, place->scope, place->batch, error);
  g_autoptr (GBytes) bytes = NULL;

  if (batch == NULL || !dv_batch_rows_withhold (db, batch, place->sid, place->scope, error))
    return FALSE;
  bytes = dv_sent_batch_to_bytes (batch);
  return func (bytes, data, error);
}

/**
 * dv_outgoing_each:
 * @db: a connection
 * @scope: the name of a scope
 * @relays: whether to send what other sites wrote, too
 * @known: (nullable): what the reader is known to have, as dv_outgoing_known() says it
 * @func: called for each batch that the reader may not have
 * @data: what to give it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Goes through the signed batches of a scope, the oldest first.
 *
 * Returns: whether all were sent
 */
gboolean
dv_outgoing_each (DvDb *db,
                  const char *scope,
                  gboolean relays,
                  GBytes *known,
                  DvOutgoingFunc func,
                  gpointer data,
                  GError **error)
{
  g_autoptr (GArray) places = find_signed (db, scope, relays, error);
  g_autoptr (GHashTable) has = places != NULL ? number_known (db, known, error) : NULL;

  if (has == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index (places, Place, i);
    const guint64 *last = g_hash_table_lookup (has, GINT_TO_POINTER ((int) place->sid));

    if (last != NULL && (guint64) place->batch <= *last)
      continue;
    if (dv_db_refuse_if_cancelled (db, error) || !send_one (db, place, func, data, error))
      return FALSE;
  }
  return TRUE;
}
