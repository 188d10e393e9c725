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

static void
put_known (GByteArray *bytes, DvStmt *stmt)
{
  static const guint8 nothing[DV_KNOWN_HASH_SIZE] = { 0 };
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, 0, &size);
  const guint8 *hash;

  g_byte_array_append (bytes, id->bytes, DV_ID_SIZE);
  dv_bytes_put_number (bytes, (guint64) dv_stmt_get_integer (stmt, 1));
  hash = dv_stmt_get_blob (stmt, 2, &size);
  g_byte_array_append (bytes, hash != NULL && size == DV_HASH_SIZE ? hash : nothing,
                       DV_KNOWN_HASH_SIZE);
}

/**
 * dv_outgoing_known:
 * @db: a connection
 * @scope: the name of a scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Says for each stream its site, the number of the last signed batch, and the beginning of its
 * hash: two copies of a store may know different batches under one number.
 *
 * Returns: (transfer full): how far this store knows the streams of the scope, for others
 */
GBytes *
dv_outgoing_known (DvDb *db, const char *scope, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT i.id, b.batch, b.ops_hash FROM sync_scope c JOIN sync_stream t USING (scope)"
    " JOIN sync_site i USING (sid) JOIN sync_batch b ON b.sid = t.sid AND b.scope = t.scope"
    " AND b.batch = (SELECT max (s.batch) FROM sync_batch s WHERE s.sid = t.sid"
    " AND s.scope = t.scope AND s.batch <= t.batch AND s.sig IS NOT NULL)"
    " WHERE c.name = :scope AND NOT EXISTS (SELECT 1 FROM sync_doubt d WHERE d.sid = t.sid"
    " AND d.scope = t.scope) ORDER BY i.id",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    put_known (bytes, stmt);
  if (step != DV_STEP_DONE)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What somebody says of a stream. */
typedef struct {
  DvId id;
  guint64 batch;
  guint8 hash[DV_KNOWN_HASH_SIZE];
} Known;

static gboolean
get_known (DvReader *reader, Known *known)
{
  const guint8 *data = dv_reader_get_raw (reader, DV_ID_SIZE);

  if (data == NULL)
    return FALSE;
  memcpy (known->id.bytes, data, DV_ID_SIZE);
  known->batch = dv_reader_get_number (reader);
  data = dv_reader_get_raw (reader, DV_KNOWN_HASH_SIZE);
  if (data == NULL || reader->failed || known->batch >= G_MAXINT64)
    return FALSE;
  memcpy (known->hash, data, DV_KNOWN_HASH_SIZE);
  return TRUE;
}

typedef enum {
  SAME_BATCH,
  OTHER_BATCH,
  NO_BATCH, /* this store does not have it, or nothing was said of it */
} Comparison;

/* Whether what is said of a stream is what this store has of it. */
static gboolean
compare (DvDb *db, const char *scope, const Known *known, Comparison *same, GError **error)
{
  static const guint8 nothing[DV_KNOWN_HASH_SIZE] = { 0 };
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT b.ops_hash FROM sync_site i JOIN sync_scope c ON c.name = :scope"
                   " JOIN sync_batch b ON b.sid = i.sid AND b.scope = c.scope AND b.batch = :batch"
                   " WHERE i.id = :id",
                   error);
  const guint8 *hash = NULL;
  gsize size = 0;
  DvStep step;

  *same = NO_BATCH;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) known->batch);
  dv_stmt_bind_blob (stmt, ":id", known->id.bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW)
    hash = dv_stmt_get_blob (stmt, 0, &size);
  if (hash != NULL && size == DV_HASH_SIZE &&
      memcmp (known->hash, nothing, DV_KNOWN_HASH_SIZE) != 0)
    *same = memcmp (hash, known->hash, DV_KNOWN_HASH_SIZE) == 0 ? SAME_BATCH : OTHER_BATCH;
  return step != DV_STEP_ERROR;
}

static gboolean
forget_known (DvDb *db, guint32 peer, const DvId *id, const char *scope, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "DELETE FROM sync_ack WHERE peer = :peer AND sid = (SELECT sid FROM sync_site WHERE id = :id)"
    " AND scope = (SELECT scope FROM sync_scope WHERE name = :scope)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":peer", peer);
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":scope", scope);
  return dv_stmt_run (stmt, error);
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

/* Whether this store writes the stream, or did before it took the place of another. */
static gboolean
is_own (DvDb *db, const DvId *id, gboolean *own, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT 1 FROM sync_site WHERE id = :id AND box_secret IS NOT NULL", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  *own = step == DV_STEP_ROW;
  return step != DV_STEP_ERROR;
}

/* Somebody knows otherwise what this store takes for its own: there is another copy of it. Until it
 * sees where they part, it says that it knows nothing of the stream, so that it is sent all of it,
 * and sends nothing of it. */
static gboolean
set_doubt (DvDb *db, const DvId *id, const char *scope, gboolean doubted, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    doubted ? "INSERT OR IGNORE INTO sync_doubt (sid, scope) SELECT i.sid, c.scope"
              " FROM sync_site i JOIN sync_scope c ON c.name = :scope WHERE i.id = :id"
            : "DELETE FROM sync_doubt WHERE sid = (SELECT sid FROM sync_site WHERE id = :id)"
              " AND scope = (SELECT scope FROM sync_scope WHERE name = :scope)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":scope", scope);
  return dv_stmt_run (stmt, error);
}

/* Whether it is known where the stream and that of another copy of this store part. */
static gboolean
is_parted (DvDb *db, const DvId *id, const char *scope, gboolean *parted, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT 1 FROM sync_parted p JOIN sync_site i USING (sid)"
                   " JOIN sync_scope c USING (scope) WHERE i.id = :id AND c.name = :scope",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":scope", scope);
  step = dv_stmt_step (stmt, error);
  *parted = step == DV_STEP_ROW;
  return step != DV_STEP_ERROR;
}

/* A peer that knows another batch under the number knows none of the stream for sure: it is sent
 * all of it, and sees itself where the streams part. One that knows more of this store's own stream
 * than it does may know something else before that, too. */
static gboolean
take_known (DvDb *db, guint32 peer, const char *scope, const Known *known, GError **error)
{
  gboolean own, parted, doubted;
  Comparison same;

  if (!compare (db, scope, known, &same, error) || !is_own (db, &known->id, &own, error) ||
      !is_parted (db, &known->id, scope, &parted, error))
    return FALSE;
  doubted = own && (same == OTHER_BATCH || (same == NO_BATCH && !parted));
  if (own && !set_doubt (db, &known->id, scope, doubted, error))
    return FALSE;
  if (same == OTHER_BATCH || doubted)
    return forget_known (db, peer, &known->id, scope, error);
  return write_known (db, peer, &known->id, scope, known->batch, error);
}

/* Returns: (transfer full) (element-type DvId): the streams that a site said it knows */
static GArray *
read_acknowledged (DvDb *db, guint32 peer, const char *scope, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DvId));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT i.id FROM sync_ack a JOIN sync_site i USING (sid)"
                   " JOIN sync_scope c ON c.scope = a.scope"
                   " WHERE a.peer = :peer AND c.name = :scope",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":peer", peer);
  dv_stmt_bind_text (stmt, ":scope", scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

    if (id != NULL && size == sizeof *id)
      g_array_append_val (ids, *id);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
is_named (GBytes *known, const DvId *id)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (known, &size);
  DvReader reader;
  Known entry;

  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    if (get_known (&reader, &entry) && memcmp (&entry.id, id, sizeof *id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What a copy of a store takes for its own it does not name any more, so that it is sent all of it;
 * but the other copy, under the same name, said that it knows it. */
static gboolean
forget_unnamed (DvDb *db, guint32 peer, const char *scope, GBytes *known, GError **error)
{
  g_autoptr (GArray) ids = read_acknowledged (db, peer, scope, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const DvId *id = &g_array_index (ids, DvId, i);

    if (!is_named (known, id) && !forget_known (db, peer, id, scope, error))
      return FALSE;
  }
  return ids != NULL;
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
  Known entry;

  /* What was not signed cannot be compared; two copies of a store sign the same in the same way. */
  if (!dv_outgoing_sign (db, error) || !forget_unnamed (db, peer, scope, known, error))
    return FALSE;
  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    if (get_known (&reader, &entry) && !take_known (db, peer, scope, &entry, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_outgoing_forget_known:
 * @db: a connection, inside a transaction
 * @peer: the local number of another site
 * @id: the site of a stream
 * @scope: the name of its scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * The other site was seen to know something else under the same numbers: it is sent the stream from
 * its beginning.
 *
 * Returns: whether it was written
 */
gboolean
dv_outgoing_forget_known (DvDb *db, guint32 peer, const DvId *id, const char *scope, GError **error)
{
  return forget_known (db, peer, id, scope, error);
}

/* Returns: (transfer full): id of a site -> the last batch that is known */
static GHashTable *
parse_known (DvDb *db, const char *scope, GBytes *known, GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsize size = 0;
  gconstpointer data = known != NULL ? g_bytes_get_data (known, &size) : NULL;
  DvReader reader;
  Known entry;

  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    Comparison same;

    if (!get_known (&reader, &entry))
      break;
    if (!compare (db, scope, &entry, &same, error))
      return NULL;
    if (same != OTHER_BATCH)
      g_hash_table_replace (table, dv_id_to_text (&entry.id),
                            g_memdup2 (&entry.batch, sizeof entry.batch));
  }
  return g_steal_pointer (&table);
}

static GHashTable *
number_known (DvDb *db, const char *scope, GBytes *known, GError **error)
{
  g_autoptr (GHashTable) by_id = parse_known (db, scope, known, error);
  g_autoptr (GHashTable) by_sid = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT sid, id FROM sync_site", error);
  DvStep step;

  if (stmt == NULL || by_id == NULL)
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

/* A signed batch, and the place of its first change in the log. */
typedef struct {
  Place place;
  gint64 op;
} Signed;

static gint
compare_signed (gconstpointer a, gconstpointer b)
{
  const Signed *left = a, *right = b;

  return left->op < right->op ? -1 : left->op > right->op;
}

/* What is signed of one stream behind what is known of it. */
static gboolean
add_signed (DvDb *db, guint32 sid, gint64 scope, guint64 known, GArray *found, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT b.batch, o.op FROM sync_batch b JOIN sync_op o ON o.sid = b.sid AND o.scope = b.scope"
    " AND o.seq = b.seq_lo WHERE b.sid = :sid AND b.scope = :scope AND b.batch > :known"
    " AND b.sig IS NOT NULL",
    error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":known", (gint64) known);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    Signed batch = { { sid, scope, dv_stmt_get_integer (stmt, 0) }, dv_stmt_get_integer (stmt, 1) };

    g_array_append_val (found, batch);
  }
  return step == DV_STEP_DONE;
}

/* Returns: (transfer full) (element-type Place): the streams of a scope, or of it those that this
 * store wrote itself; their last batches do not matter */
static GArray *
find_streams (DvDb *db, const char *scope, gboolean relays, GError **error)
{
  g_autoptr (GArray) streams = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT t.sid, t.scope, t.batch FROM sync_stream t JOIN sync_scope c USING (scope)"
    " JOIN sync_site i USING (sid)"
    " WHERE c.name = :scope AND (:relays OR i.box_secret IS NOT NULL) AND NOT EXISTS"
    " (SELECT 1 FROM sync_doubt d WHERE d.sid = t.sid AND d.scope = t.scope)",
    error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":relays", relays);
  return read_places (stmt, streams, error) ? g_steal_pointer (&streams) : NULL;
}

/* In the order in which this store came to know them, in which nothing has to wait. */
static GArray *
find_signed (DvDb *db, const char *scope, gboolean relays, GHashTable *has, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Signed));
  g_autoptr (GArray) streams = find_streams (db, scope, relays, error);

  for (guint i = 0; streams != NULL && i < streams->len; i++) {
    const Place *stream = &g_array_index (streams, Place, i);
    const guint64 *last = g_hash_table_lookup (has, GINT_TO_POINTER ((int) stream->sid));

    if (!add_signed (db, stream->sid, stream->scope, last != NULL ? *last : 0, found, error))
      return NULL;
  }
  g_array_sort (found, compare_signed);
  return streams != NULL ? g_steal_pointer (&found) : NULL;
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
  g_autoptr (GHashTable) has = number_known (db, scope, known, error);
  g_autoptr (GArray) found = has != NULL ? find_signed (db, scope, relays, has, error) : NULL;

  if (found == NULL)
    return FALSE;
  for (guint n = 0; n < found->len; n++) {
    if (dv_db_refuse_if_cancelled (db, error) ||
        !send_one (db, &g_array_index (found, Signed, n).place, func, data, error))
      return FALSE;
  }
  return TRUE;
}
