/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-batch-rows.h"

#include <glib/gi18n-lib.h>

#include "dv-op.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* Batches between the log and the form in which they travel. */

static void
copy_hash (DvStmt *stmt, int column, gpointer into, gsize size)
{
  gsize found;
  gconstpointer data = dv_stmt_get_blob (stmt, column, &found);

  if (data != NULL && found == size)
    memcpy (into, data, size);
}

static GBytes *
get_bytes (DvStmt *stmt, int column)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, column, &size);

  return data != NULL ? g_bytes_new (data, size) : NULL;
}

static void
read_sites (DvSentBatch *batch, DvStmt *stmt, int column)
{
  gsize size = 0;
  const DvId *ids = dv_stmt_get_blob (stmt, column, &size);

  g_array_append_vals (batch->sites, ids, (guint) (size / DV_ID_SIZE));
}

static DvSentBatch *
read_head (DvStmt *stmt)
{
  DvSentBatch *batch = dv_sent_batch_new ();

  copy_hash (stmt, 0, batch->site.bytes, DV_ID_SIZE);
  batch->scope = g_strdup (dv_stmt_get_text (stmt, 1));
  copy_hash (stmt, 2, batch->id.bytes, DV_ID_SIZE);
  batch->first = (guint64) dv_stmt_get_integer (stmt, 3);
  batch->hlc = dv_stmt_get_integer (stmt, 4);
  batch->schema = (guint) dv_stmt_get_integer (stmt, 5);
  batch->actor = g_strdup (dv_stmt_get_text (stmt, 6));
  batch->label = g_strdup (dv_stmt_get_text (stmt, 7));
  batch->purpose = g_strdup (dv_stmt_get_text (stmt, 8));
  batch->has_undoes = !dv_stmt_is_null (stmt, 9);
  copy_hash (stmt, 9, batch->undoes.bytes, DV_ID_SIZE);
  read_sites (batch, stmt, 10);
  batch->deps = get_bytes (stmt, 11);
  copy_hash (stmt, 12, batch->before, DV_HASH_SIZE);
  batch->has_salt = !dv_stmt_is_null (stmt, 13);
  copy_hash (stmt, 13, batch->salt, DV_SALT_SIZE);
  copy_hash (stmt, 14, batch->signature, DV_SIGNATURE_SIZE);
  batch->number = (guint64) dv_stmt_get_integer (stmt, 15);
  return batch;
}

static void
bind_batch (DvStmt *stmt, guint32 sid, gint64 scope, gint64 batch)
{
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":batch", batch);
}

static gboolean
read_ops (DvDb *db, DvSentBatch *batch, guint32 sid, gint64 scope, gint64 number, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT r.id, o.body, o.hash FROM sync_batch b JOIN sync_op o ON o.sid = b.sid"
    " AND o.scope = b.scope AND o.seq BETWEEN b.seq_lo AND b.seq_hi"
    " JOIN record r ON r.rid = o.rid WHERE b.sid = :sid AND b.scope = :scope AND b.batch = :batch"
    " ORDER BY o.seq",
    error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  bind_batch (stmt, sid, scope, number);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (GBytes) body = get_bytes (stmt, 1);
    gsize size;
    const DvId *record = dv_stmt_get_blob (stmt, 0, &size);

    dv_sent_batch_add (batch, record, body, dv_stmt_get_blob (stmt, 2, &size));
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_batch_rows_read:
 * @db: a connection
 * @sid: the local number of a site
 * @scope: the local number of a scope
 * @batch: the number of a batch in its stream
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the batch, signed if it was signed before
 */
DvSentBatch *
dv_batch_rows_read (DvDb *db, guint32 sid, gint64 scope, gint64 batch, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT i.id, c.name, b.id, b.seq_lo, b.hlc, b.schema, b.actor, b.label, b.purpose, b.undoes,"
    " b.sites, b.deps, b.prev_hash, b.salt, b.sig, b.batch FROM sync_batch b"
    " JOIN sync_site i USING (sid) JOIN sync_scope c USING (scope)"
    " WHERE b.sid = :sid AND b.scope = :scope AND b.batch = :batch",
    error);
  g_autoptr (DvSentBatch) sent = NULL;
  DvStep step;

  if (stmt == NULL)
    return NULL;
  bind_batch (stmt, sid, scope, batch);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_DONE)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("The log lacks a batch; restore a backup."));
  if (step != DV_STEP_ROW)
    return NULL;
  sent = read_head (stmt);
  return read_ops (db, sent, sid, scope, batch, error) ? g_steal_pointer (&sent) : NULL;
}

/**
 * dv_batch_rows_number_sites:
 * @db: a connection
 * @own: the local number of the site that wrote a batch
 * @ids: the ids of the other sites that it names, one behind the other
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type guint32): their local numbers, @own first
 */
GArray *
dv_batch_rows_number_sites (DvDb *db, guint32 own, GBytes *ids, GError **error)
{
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize size;
  const DvId *list = g_bytes_get_data (ids, &size);

  g_array_append_val (sites, own);
  for (gsize i = 0; i < size / DV_ID_SIZE; i++) {
    guint32 sid;

    if (!dv_site_find (db, &list[i], &sid, error))
      return NULL;
    g_array_append_val (sites, sid);
  }
  return g_steal_pointer (&sites);
}

static gboolean
write_head_hash (DvDb *db, guint32 sid, gint64 scope, const guint8 *hash, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "UPDATE sync_stream SET head_hash = :hash WHERE sid = :sid AND scope = :scope",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_batch_rows_seal:
 * @db: a connection, inside a transaction
 * @sid: the local number of its site
 * @scope: the local number of its scope
 * @batch: a batch that was just signed
 * @hash: what was signed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down how the batch was signed. From now on it never changes.
 *
 * Returns: whether it was written
 */
gboolean
dv_batch_rows_seal (DvDb *db,
                    guint32 sid,
                    gint64 scope,
                    const DvSentBatch *batch,
                    const guint8 *hash,
                    GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "UPDATE sync_batch SET prev_hash = :before, salt = :salt, ops_hash = :hash, sig = :sig"
    " WHERE sid = :sid AND scope = :scope AND batch = :batch",
    error);

  if (stmt == NULL)
    return FALSE;
  bind_batch (stmt, sid, scope, (gint64) batch->number);
  dv_stmt_bind_blob (stmt, ":before", batch->before, DV_HASH_SIZE);
  if (batch->has_salt)
    dv_stmt_bind_blob (stmt, ":salt", batch->salt, DV_SALT_SIZE);
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  dv_stmt_bind_blob (stmt, ":sig", batch->signature, DV_SIGNATURE_SIZE);
  return dv_stmt_run (stmt, error) && write_head_hash (db, sid, scope, hash, error);
}

/* Returns: (transfer full) (element-type gboolean): for each change of the batch whether its record
 *   belongs to another scope now */
static GArray *
find_moved (DvDb *db, guint32 sid, gint64 scope, gint64 batch, GError **error)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT r.scope <> o.scope FROM sync_op o JOIN record r USING (rid) WHERE o.sid = :sid"
    " AND o.scope = :scope AND o.seq BETWEEN (SELECT seq_lo FROM sync_batch WHERE sid = :sid"
    " AND scope = :scope AND batch = :batch) AND (SELECT seq_hi FROM sync_batch WHERE sid = :sid"
    " AND scope = :scope AND batch = :batch) ORDER BY o.seq",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  bind_batch (stmt, sid, scope, batch);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gboolean elsewhere = dv_stmt_get_integer (stmt, 0) != 0;

    g_array_append_val (moved, elsewhere);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&moved) : NULL;
}

static void
write_hashes (DvSentBatch *batch)
{
  for (guint i = 0; i < batch->ops->len; i++) {
    DvSentOp *op = g_ptr_array_index (batch->ops, i);

    if (op->redacted)
      continue;
    dv_sent_op_hash (batch->salt, batch->first + i, &op->record, op->body, op->hash);
    op->redacted = TRUE;
  }
  batch->has_salt = FALSE;
}

static void
strip (DvSentBatch *batch, DvSentOp *op)
{
  gsize size = 0;
  gconstpointer data = op->body != NULL ? g_bytes_get_data (op->body, &size) : NULL;
  g_autoptr (GBytes) left = data != NULL ? dv_op_strip (data, size) : NULL;

  if (left == NULL)
    return;
  if (batch->has_salt)
    write_hashes (batch);
  g_bytes_unref (op->body);
  op->body = g_steal_pointer (&left);
}

/**
 * dv_batch_rows_withhold:
 * @db: a connection
 * @batch: a batch that is about to be sent
 * @sid: the local number of its site
 * @scope: the local number of its scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes out of the batch what it says of records that belong to another scope now: whoever reads
 * this one has no business with them any more. The batch can still be verified.
 *
 * Returns: whether it may be sent
 */
gboolean
dv_batch_rows_withhold (DvDb *db, DvSentBatch *batch, guint32 sid, gint64 scope, GError **error)
{
  g_autoptr (GArray) moved = find_moved (db, sid, scope, (gint64) batch->number, error);

  if (moved == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (moved->len, batch->ops->len); i++) {
    if (g_array_index (moved, gboolean, i))
      strip (batch, g_ptr_array_index (batch->ops, i));
  }
  return TRUE;
}

typedef struct {
  guint32 sid;
  gint64 scope;
  gint64 batch;
  gboolean is_signed;
} Place;

static gboolean
find_place (DvDb *db, gint64 op, Place *place, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT o.sid, o.scope, o.batch, b.salt IS NOT NULL FROM sync_op o"
    " LEFT JOIN sync_batch b ON b.sid = o.sid AND b.scope = o.scope AND b.batch = o.batch"
    " WHERE o.op = :op",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":op", op);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *place = (Place){ (guint32) dv_stmt_get_integer (stmt, 0), dv_stmt_get_integer (stmt, 1),
                    dv_stmt_get_integer (stmt, 2), dv_stmt_get_integer (stmt, 3) != 0 };
  return TRUE;
}

static gboolean
write_op_hash (DvDb *db, const Place *place, guint64 seq, const guint8 *hash, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "UPDATE sync_op SET hash = :hash WHERE sid = :sid AND scope = :scope AND seq = :seq",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", place->sid);
  dv_stmt_bind_integer (stmt, ":scope", place->scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) seq);
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  return dv_stmt_run (stmt, error);
}

static gboolean
drop_salt (DvDb *db, const Place *place, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "UPDATE sync_batch SET salt = NULL WHERE sid = :sid AND scope = :scope AND batch = :batch",
    error);

  if (stmt == NULL)
    return FALSE;
  bind_batch (stmt, place->sid, place->scope, place->batch);
  return dv_stmt_run (stmt, error);
}

/* Before a signed change loses its values, the hashes of its batch are written down and the salt,
 * by which the values could be guessed, goes. */
static gboolean
unsalt (DvDb *db, const Place *place, GError **error)
{
  g_autoptr (DvSentBatch) batch =
    dv_batch_rows_read (db, place->sid, place->scope, place->batch, error);

  if (batch == NULL)
    return FALSE;
  for (guint i = 0; i < batch->ops->len; i++) {
    const DvSentOp *op = g_ptr_array_index (batch->ops, i);
    guint8 hash[DV_HASH_SIZE];

    if (op->redacted)
      continue;
    dv_sent_op_hash (batch->salt, batch->first + i, &op->record, op->body, hash);
    if (!write_op_hash (db, place, batch->first + i, hash, error))
      return FALSE;
  }
  return drop_salt (db, place, error);
}

/**
 * dv_batch_rows_redact:
 * @db: a connection, inside a transaction
 * @op: the place of a change in the log
 * @body: (nullable): what is left of it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes values out of a change that may have been sent already. Its batch can still be verified.
 *
 * Returns: whether they are gone
 */
gboolean
dv_batch_rows_redact (DvDb *db, gint64 op, GBytes *body, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE sync_op SET body = :body WHERE op = :op", error);
  Place place;

  if (stmt == NULL || !find_place (db, op, &place, error) ||
      (place.is_signed && !unsalt (db, &place, error)))
    return FALSE;
  dv_stmt_bind_integer (stmt, ":op", op);
  if (body != NULL)
    dv_stmt_bind_blob (stmt, ":body", g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return dv_stmt_run (stmt, error);
}
