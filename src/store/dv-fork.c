/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-fork.h"

#include "dv-batch-rows.h"
#include "dv-bytes.h"
#include "dv-members.h"
#include "dv-moved.h"
#include "dv-op.h"
#include "dv-row.h"
#include "dv-site.h"

/* A store that was copied by other means than a backup of the program, with its disk or its folder,
 * goes on as the site that it was, and so does the other copy. Whichever of the two first sees what
 * the other one wrote under its own name becomes a site of its own, and what it wrote since the
 * copy, which nobody can have taken under the old name, is its own under the new one.
 *
 * Where the two parted is seen in each scope by itself: a change must not be known under two names,
 * or what replaced it under the one would leave it standing under the other. */

/* What moves from one stream to another in one scope. */
typedef struct _Move Move;

struct _Move {
  DvDb *db;
  guint32 from;
  guint32 to;
  gint64 scope;
  gint64 first_batch; /* that moves */
  guint64 first_seq;
  gint64 batches; /* that the new stream has already */
  guint64 seqs;
  const Move *ward; /* (nullable): what moves in the scope of the ward */
};

static DvStmt *
prepare (const Move *move, const char *sql, GError **error)
{
  DvStmt *stmt = dv_db_prepare (move->db, sql, error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":from", move->from);
  dv_stmt_bind_integer (stmt, ":scope", move->scope);
  return stmt;
}

static gboolean
is_moved (const Move *move, DvDot dot)
{
  return dot.site == move->from && dot.seq >= move->first_seq;
}

static DvDot
move_dot (const Move *move, DvDot dot)
{
  if (is_moved (move, dot))
    return (DvDot){ move->to, dot.seq - move->first_seq + 1 + move->seqs };
  return dot;
}

static void
move_dots (const Move *move, GArray *dots)
{
  for (guint i = 0; i < dots->len; i++) {
    DvDot *dot = &g_array_index (dots, DvDot, i);

    *dot = move_dot (move, *dot);
  }
}

/* Reads the sites that a batch names, its writer first, by their local numbers. */
static GArray *
read_sites (const Move *move, gint64 batch, GError **error)
{
  g_autoptr (DvStmt) stmt =
    prepare (move,
             "SELECT sites FROM sync_batch WHERE sid = :from AND scope = :scope AND batch = :batch",
             error);
  g_autoptr (GBytes) ids = NULL;
  gconstpointer data = NULL;
  gsize size = 0;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":batch", batch);
  if (dv_stmt_step (stmt, error) == DV_STEP_ROW)
    data = dv_stmt_get_blob (stmt, 0, &size);
  ids = g_bytes_new (data, data != NULL ? size : 0);
  return dv_batch_rows_number_sites (move->db, move->from, ids, error);
}

static void
move_op (const Move *move, DvOp *op)
{
  move_dots (move, op->life_replaced);
  for (guint i = 0; i < op->fields->len; i++)
    move_dots (move, ((DvOpField *) g_ptr_array_index (op->fields, i))->replaced);
}

static gboolean
write_op (const Move *move,
          gint64 place,
          guint64 seq,
          gint64 batch,
          GByteArray *body,
          GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    move->db,
    "UPDATE sync_op SET sid = :to, seq = :seq, batch = :batch, body = :body, hash = NULL"
    " WHERE op = :op",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":to", move->to);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) (seq - move->first_seq + 1 + move->seqs));
  dv_stmt_bind_integer (stmt, ":batch", batch - move->first_batch + 1 + move->batches);
  if (body != NULL)
    dv_stmt_bind_blob (stmt, ":body", body->data, body->len);
  dv_stmt_bind_integer (stmt, ":op", place);
  return dv_stmt_run (stmt, error);
}

/* The versions of a record name the moved changes: those in the scope of the changes, for every
 * scope counts its own. */
static gboolean
move_version (const Move *move, gint64 row, GError **error)
{
  g_autoptr (DvVersion) version = NULL;
  gint64 scope;

  if (!dv_row_get_scope (move->db, row, &scope, error))
    return FALSE;
  version = scope == move->scope ? dv_row_read_version (move->db, row, error)
                                 : dv_moved_read (move->db, row, move->scope, error);
  if (version == NULL)
    return FALSE;
  dv_version_rename (version, move->from, move->first_seq, move->to, move->seqs + 1);
  return scope == move->scope ? dv_row_write_version (move->db, row, version, error)
                              : dv_moved_write (move->db, row, move->scope, version, error);
}

typedef struct {
  gint64 place;
  guint64 seq;
  gint64 row;
  GBytes *body;
} Row;

static void
row_clear (gpointer data)
{
  g_clear_pointer (&((Row *) data)->body, g_bytes_unref);
}

static GArray *
read_rows (const Move *move, gint64 batch, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (DvStmt) stmt =
    prepare (move,
             "SELECT op, seq, rid, body FROM sync_op WHERE sid = :from AND scope = :scope"
             " AND batch = :batch ORDER BY seq",
             error);
  DvStep step;

  g_array_set_clear_func (rows, row_clear);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":batch", batch);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    Row row = { dv_stmt_get_integer (stmt, 0), (guint64) dv_stmt_get_integer (stmt, 1),
                dv_stmt_get_integer (stmt, 2), NULL };
    gsize size;
    gconstpointer body = dv_stmt_get_blob (stmt, 3, &size);

    row.body = body != NULL ? g_bytes_new (body, size) : NULL;
    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
move_row (const Move *move,
          const Row *row,
          gint64 batch,
          const GArray *before,
          GArray *sites,
          GError **error)
{
  gsize size = 0;
  gconstpointer data = row->body != NULL ? g_bytes_get_data (row->body, &size) : NULL;
  g_autoptr (DvOp) op = data != NULL ? dv_op_parse (data, size) : NULL;
  g_autoptr (GByteArray) body = NULL;

  if (op != NULL && dv_op_number_sites (op, before)) {
    move_op (move, op);
    body = dv_op_to_bytes (op, sites);
  }
  return write_op (move, row->place, row->seq, batch, body, error) &&
         move_version (move, row->row, error);
}

static GByteArray *
list_ids (const Move *move, const GArray *sites, GError **error)
{
  g_autoptr (GByteArray) ids = g_byte_array_new ();

  for (guint i = 1; i < sites->len; i++) {
    DvId id;

    if (!dv_site_get_id (move->db, g_array_index (sites, guint32, i), &id, error))
      return NULL;
    g_byte_array_append (ids, id.bytes, DV_ID_SIZE);
  }
  return g_steal_pointer (&ids);
}

/* Reads what the batch of the old stream built on, and says the same of the new one, which also
 * builds on what the copies have in common. */
static GByteArray *
make_deps (const Move *move, GBytes *old, const GArray *before, GArray *sites)
{
  GByteArray *deps = g_byte_array_new ();
  gsize size = 0;
  gconstpointer data = old != NULL ? g_bytes_get_data (old, &size) : NULL;
  DvReader reader;

  if (move->first_seq > 1) {
    dv_bytes_put_number (deps, dv_sites_find (sites, move->from));
    dv_bytes_put_number (deps, 0);
    dv_bytes_put_number (deps, move->first_seq - 1);
  }
  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    guint place = dv_reader_get_count (&reader, before->len - 1);
    guint ward = dv_reader_get_count (&reader, 1);
    DvDot dot = { g_array_index (before, guint32, place), dv_reader_get_number (&reader) };

    if (ward && move->ward != NULL)
      dot = move_dot (move->ward, dot);
    if (reader.failed || dot.site == move->to)
      continue;
    dv_bytes_put_number (deps, dv_sites_find (sites, dot.site));
    dv_bytes_put_number (deps, ward);
    dv_bytes_put_number (deps, dot.seq);
  }
  return deps;
}

static gboolean
read_deps (const Move *move, gint64 batch, GBytes **deps, GError **error)
{
  g_autoptr (DvStmt) stmt =
    prepare (move,
             "SELECT deps FROM sync_batch WHERE sid = :from AND scope = :scope AND batch = :batch",
             error);
  gconstpointer data;
  gsize size = 0;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":batch", batch);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  data = dv_stmt_get_blob (stmt, 0, &size);
  *deps = data != NULL ? g_bytes_new (data, size) : NULL;
  return TRUE;
}

static gboolean
write_batch (const Move *move, gint64 batch, const GArray *before, GArray *sites, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GByteArray) deps = NULL;
  g_autoptr (GByteArray) ids = NULL;
  g_autoptr (DvStmt) stmt = NULL;

  if (!read_deps (move, batch, &old, error))
    return FALSE;
  deps = make_deps (move, old, before, sites);
  ids = list_ids (move, sites, error);
  if (ids == NULL)
    return FALSE;
  stmt = prepare (move,
                  "UPDATE sync_batch SET sid = :to, batch = :next, seq_lo = seq_lo + :shift,"
                  " seq_hi = seq_hi + :shift, sites = :sites, deps = :deps, prev_hash = NULL,"
                  " ops_hash = NULL, sig = NULL, salt = NULL"
                  " WHERE sid = :from AND scope = :scope AND batch = :batch",
                  error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":to", move->to);
  dv_stmt_bind_integer (stmt, ":batch", batch);
  dv_stmt_bind_integer (stmt, ":next", batch - move->first_batch + 1 + move->batches);
  dv_stmt_bind_integer (stmt, ":shift", (gint64) (move->seqs + 1) - (gint64) move->first_seq);
  dv_stmt_bind_blob (stmt, ":sites", ids->data, ids->len);
  dv_stmt_bind_blob (stmt, ":deps", deps->data, deps->len);
  return dv_stmt_run (stmt, error);
}

static gboolean
move_batch (const Move *move, gint64 batch, GError **error)
{
  g_autoptr (GArray) before = read_sites (move, batch, error);
  g_autoptr (GArray) rows = before != NULL ? read_rows (move, batch, error) : NULL;
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (rows == NULL)
    return FALSE;
  dv_sites_find (sites, move->to);
  for (guint i = 0; i < rows->len; i++) {
    if (!move_row (move, &g_array_index (rows, Row, i), batch, before, sites, error))
      return FALSE;
  }
  return write_batch (move, batch, before, sites, error);
}

static gboolean
write_stream (const Move *move,
              guint32 sid,
              gint64 batch,
              guint64 seq,
              const char *head,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO sync_stream (sid, scope, seq, batch, head_hash) VALUES (:sid, :scope, :seq,"
    " :batch, (%s)) ON CONFLICT (sid, scope) DO UPDATE SET seq = :seq, batch = :batch%s",
    head, head[0] == 'S' ? ", head_hash = excluded.head_hash" : "");
  g_autoptr (DvStmt) stmt = dv_db_prepare (move->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", move->scope);
  dv_stmt_bind_integer (stmt, ":batch", batch);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) seq);
  return dv_stmt_run (stmt, error);
}

/* The values beside the shown ones name their changes, too. */
static gboolean
move_siblings (const Move *move, GError **error)
{
  g_autoptr (DvStmt) stmt = prepare (
    move,
    "UPDATE sync_sibling SET sid = :to, seq = seq + :shift WHERE sid = :from AND seq >= :first"
    " AND rid IN (SELECT rid FROM record WHERE scope = :scope)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":to", move->to);
  dv_stmt_bind_integer (stmt, ":shift", (gint64) (move->seqs + 1) - (gint64) move->first_seq);
  dv_stmt_bind_integer (stmt, ":first", (gint64) move->first_seq);
  return dv_stmt_run (stmt, error);
}

static gboolean
read_stream (const Move *move, guint32 sid, gint64 *batch, guint64 *seq, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (move->db,
                   "SELECT batch, seq FROM sync_stream WHERE sid = :sid AND scope = :scope", error);
  DvStep step;

  *batch = 0;
  *seq = 0;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", move->scope);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    *batch = dv_stmt_get_integer (stmt, 0);
    *seq = (guint64) dv_stmt_get_integer (stmt, 1);
  }
  return step != DV_STEP_ERROR;
}

static gboolean
note_parted (const Move *move, GError **error)
{
  g_autoptr (DvStmt) stmt =
    prepare (move,
             "INSERT OR REPLACE INTO sync_parted (sid, scope, seq, to_sid, to_seq)"
             " VALUES (:from, :scope, :seq, :to, :next)",
             error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":seq", (gint64) move->first_seq);
  dv_stmt_bind_integer (stmt, ":to", move->to);
  dv_stmt_bind_integer (stmt, ":next", (gint64) move->seqs + 1);
  return dv_stmt_run (stmt, error);
}

/* Batches of other scopes that move later than the ward's name its changes as they were. */
static gboolean
read_ward (Move *ward, const Move *base, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  *ward = *base;
  ward->scope = DV_SCOPE_NUMBER_WARD;
  ward->first_seq = G_MAXUINT64;
  stmt = prepare (ward,
                  "SELECT seq, to_sid, to_seq FROM sync_parted WHERE sid = :from"
                  " AND scope = :scope",
                  error);
  if (stmt == NULL)
    return FALSE;
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    ward->first_seq = (guint64) dv_stmt_get_integer (stmt, 0);
    ward->to = (guint32) dv_stmt_get_integer (stmt, 1);
    ward->seqs = (guint64) dv_stmt_get_integer (stmt, 2) - 1;
  }
  return step != DV_STEP_ERROR;
}

/* A stream of which nothing is left is as if it had never been: nobody could wait for its end. */
static gboolean
forget_empty (const Move *move, GError **error)
{
  g_autoptr (DvStmt) stmt =
    prepare (move, "DELETE FROM sync_stream WHERE sid = :from AND scope = :scope AND batch = 0",
             error);

  return stmt != NULL && dv_stmt_run (stmt, error);
}

static gboolean
run (const Move *move, GError **error)
{
  gint64 last, moved;
  guint64 seq;

  if (!read_stream (move, move->from, &last, &seq, error))
    return FALSE;
  moved = last - move->first_batch + 1;
  if (moved <= 0)
    return TRUE;
  for (gint64 batch = move->first_batch; batch <= last; batch++) {
    if (!move_batch (move, batch, error))
      return FALSE;
  }
  return move_siblings (move, error) && note_parted (move, error) &&
         write_stream (move, move->to, move->batches + moved,
                       move->seqs + seq - move->first_seq + 1, "NULL", error) &&
         write_stream (move, move->from, move->first_batch - 1, move->first_seq - 1,
                       "SELECT ops_hash FROM sync_batch WHERE sid = :sid AND scope = :scope"
                       " AND batch = :batch",
                       error) &&
         forget_empty (move, error);
}

/* From which batch on a stream moves: the one that is odd. In another scope it is the first that
 * nobody else is known to have, for it may build on what moves in the ward's; unless somebody is
 * known to have something else there, so that it will be seen where they part. */
static gboolean
find_first (Move *move, const DvSentBatch *odd, const char *scope, GError **error)
{
  g_autoptr (DvStmt) stmt = prepare (
    move,
    "SELECT b.batch, b.seq_lo FROM sync_batch b WHERE b.sid = :from AND b.scope = :scope"
    " AND (:odd > 0 OR NOT EXISTS (SELECT 1 FROM sync_doubt d WHERE d.sid = :from"
    " AND d.scope = :scope))"
    " AND b.batch >= iif (:odd > 0, :odd, 1 + (SELECT coalesce (max (a.batch), 0) FROM sync_ack a"
    " WHERE a.sid = :from AND a.scope = :scope)) ORDER BY b.batch LIMIT 1",
    error);
  DvStep step;

  move->first_batch = G_MAXINT64;
  move->first_seq = G_MAXUINT64;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":odd", strcmp (scope, odd->scope) == 0 ? (gint64) odd->number : 0);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    move->first_batch = dv_stmt_get_integer (stmt, 0);
    move->first_seq = (guint64) dv_stmt_get_integer (stmt, 1);
  }
  return step != DV_STEP_ERROR;
}

static gboolean
plan_move (GArray *moves, const Move *base, const DvSentBatch *odd, DvStmt *stmt, GError **error)
{
  Move move = *base;

  move.scope = dv_stmt_get_integer (stmt, 0);
  if (!find_first (&move, odd, dv_stmt_get_text (stmt, 1), error) ||
      !read_stream (&move, move.to, &move.batches, &move.seqs, error))
    return FALSE;
  g_array_append_val (moves, move);
  return TRUE;
}

/* The ward's first, for batches of other scopes name its changes. */
static GArray *
plan (const Move *base, const DvSentBatch *odd, GError **error)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (base->db,
                   "SELECT c.scope, c.name FROM sync_stream t JOIN sync_scope c USING (scope)"
                   " WHERE t.sid = :from ORDER BY c.scope",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":from", base->from);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (!plan_move (moves, base, odd, stmt, error))
      return NULL;
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&moves) : NULL;
}

/* Where they part is known now. */
static gboolean
forget_doubt (const Move *base, const char *scope, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (base->db,
                   "DELETE FROM sync_doubt WHERE sid = :from"
                   " AND scope = (SELECT scope FROM sync_scope WHERE name = :name)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":from", base->from);
  dv_stmt_bind_text (stmt, ":name", scope);
  return dv_stmt_run (stmt, error);
}

static gboolean
move_streams (const Move *base, GArray *moves, GError **error)
{
  for (guint i = 0; i < moves->len; i++) {
    Move *move = &g_array_index (moves, Move, i);
    Move ward;

    if (move->first_batch == G_MAXINT64)
      continue;
    if (!read_ward (&ward, base, error))
      return FALSE;
    move->ward = &ward;
    if (!run (move, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_fork_off:
 * @db: a connection, inside a transaction
 * @odd: a batch that this store's own site, or one whose place it took, signed elsewhere and that
 *   this store does not have, or has otherwise
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a store that has a twin a site of its own, with what it wrote since they parted.
 *
 * Returns: whether it is one
 */
gboolean
dv_fork_off (DvDb *db, const DvSentBatch *odd, GError **error)
{
  Move base = { .db = db };
  g_autoptr (GArray) moves = NULL;
  DvId own;

  if (!dv_site_get_own (db, &base.to, &own, error))
    return FALSE;
  if (memcmp (&own, &odd->site, sizeof own) == 0 &&
      (!dv_members_renew (db, error) || !dv_site_get_own (db, &base.to, &own, error)))
    return FALSE;
  if (!dv_site_find (db, &odd->site, &base.from, error))
    return FALSE;
  moves = plan (&base, odd, error);
  return moves != NULL && move_streams (&base, moves, error) &&
         forget_doubt (&base, odd->scope, error);
}
