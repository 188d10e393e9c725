/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-stream.h"

#include <glib/gi18n-lib.h>

#include "dv-members.h"
#include "dv-row.h"
#include "dv-schema.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* What this transaction adds to the stream of this site in one scope. */
typedef struct {
  gint64 scope;
  gint64 batch;
  guint64 first;
  guint64 last;
  GArray *sites; /* of guint32: the sites that its changes name, this one first */
} Stream;

static void
stream_clear (gpointer data)
{
  Stream *stream = data;

  g_clear_pointer (&stream->sites, g_array_unref);
}

struct _DvStreams {
  DvDb *db;
  guint32 sid;
  char *actor;
  char *label;
  char *purpose;
  DvId batch;
  DvId undoes;
  gboolean has_undoes;
  gint64 hlc;      /* 0: the clock was not asked yet */
  GArray *streams; /* of Stream */
};

/**
 * dv_streams_new:
 * @db: a connection
 * @sid: the local number of this store's own site
 * @actor: (nullable): who writes
 * @label: (nullable): what, in words
 * @purpose: (nullable): `edit` if not said
 *
 * Returns: (transfer full): the log of a transaction that is about to begin
 */
DvStreams *
dv_streams_new (DvDb *db, guint32 sid, const char *actor, const char *label, const char *purpose)
{
  DvStreams *self = g_new0 (DvStreams, 1);

  self->db = db;
  self->sid = sid;
  self->actor = g_strdup (actor);
  self->label = g_strdup (label);
  self->purpose = g_strdup (purpose != NULL ? purpose : "edit");
  self->batch = dv_id_new ();
  self->streams = g_array_new (FALSE, FALSE, sizeof (Stream));
  g_array_set_clear_func (self->streams, stream_clear);
  return self;
}

/**
 * dv_streams_free:
 * @self: (transfer full): the log of a transaction
 */
void
dv_streams_free (DvStreams *self)
{
  g_free (self->actor);
  g_free (self->label);
  g_free (self->purpose);
  g_array_unref (self->streams);
  g_free (self);
}

/**
 * dv_streams_set_undoes:
 * @self: the log of a transaction
 * @batch: the id of the transaction that this one takes back
 */
void
dv_streams_set_undoes (DvStreams *self, const DvId *batch)
{
  self->undoes = *batch;
  self->has_undoes = TRUE;
}

/**
 * dv_streams_set_label:
 * @self: the log of a transaction
 * @label: what it does, in words
 */
void
dv_streams_set_label (DvStreams *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

static gboolean
read_stream (DvStreams *self, gint64 scope, Stream *stream, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "SELECT seq, batch FROM sync_stream WHERE sid = :sid AND scope = :scope", error);
  DvStep step;

  *stream = (Stream){ scope, 1, 1, 0, NULL };
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", self->sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    stream->last = (guint64) dv_stmt_get_integer (stmt, 0);
    stream->first = stream->last + 1;
    stream->batch = dv_stmt_get_integer (stmt, 1) + 1;
  }
  return step != DV_STEP_ERROR;
}

static char *
read_scope_name (DvStreams *self, gint64 scope, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db, "SELECT name FROM sync_scope WHERE scope = :scope", error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":scope", scope);
  return dv_stmt_step (stmt, error) == DV_STEP_ROW ? g_strdup (dv_stmt_get_text (stmt, 0)) : NULL;
}

/* What other sites would refuse is refused where it is typed. */
static gboolean
check_rights (DvStreams *self, gint64 scope, GError **error)
{
  g_autoptr (DvMember) own = dv_members_get_own (self->db, NULL, error);
  g_autofree char *name = own != NULL ? read_scope_name (self, scope, error) : NULL;

  if (name == NULL)
    return FALSE;
  if (dv_member_may_write (own, name))
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       scope == DV_SCOPE_NUMBER_WARD
                         ? _ ("This belongs to the whole ward and is changed at the ward office. "
                              "Nothing was saved; tell the office what should be changed.")
                         : _ ("This belongs to a residential group that this machine does not "
                              "write for. Nothing was saved; choose your own group."));
  return FALSE;
}

static Stream *
need_stream (DvStreams *self, gint64 scope, GError **error)
{
  Stream stream;

  for (guint i = 0; i < self->streams->len; i++) {
    if (g_array_index (self->streams, Stream, i).scope == scope)
      return &g_array_index (self->streams, Stream, i);
  }
  if (!check_rights (self, scope, error) || !read_stream (self, scope, &stream, error))
    return NULL;
  stream.sites = g_array_new (FALSE, FALSE, sizeof (guint32));
  dv_sites_find (stream.sites, self->sid);
  g_array_append_val (self->streams, stream);
  return &g_array_index (self->streams, Stream, self->streams->len - 1);
}

/**
 * dv_streams_get_next:
 * @self: the log of a transaction
 * @scope: the number of a scope
 * @seq: (out): the number that the next change in its stream will have
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the stream could be read
 */
gboolean
dv_streams_get_next (DvStreams *self, gint64 scope, guint64 *seq, GError **error)
{
  const Stream *stream = need_stream (self, scope, error);

  if (stream != NULL)
    *seq = stream->last + 1;
  return stream != NULL;
}

/**
 * dv_streams_add:
 * @self: the log of a transaction
 * @scope: the number of the scope of a record
 * @row: the number of the record
 * @op: a change of it
 * @seq: (out): the number of the change in its stream
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the change into the log.
 *
 * Returns: whether it was written
 */
gboolean
dv_streams_add (DvStreams *self,
                gint64 scope,
                gint64 row,
                const DvOp *op,
                guint64 *seq,
                GError **error)
{
  Stream *stream = need_stream (self, scope, error);
  g_autoptr (GByteArray) body = NULL;
  g_autoptr (DvStmt) stmt = NULL;

  if (stream == NULL)
    return FALSE;
  body = dv_op_to_bytes (op, stream->sites);
  stmt = dv_db_prepare (self->db,
                        "INSERT INTO sync_op (sid, scope, seq, batch, rid, body)"
                        " VALUES (:sid, :scope, :seq, :batch, :row, :body)",
                        error);
  if (stmt == NULL)
    return FALSE;
  *seq = ++stream->last;
  dv_stmt_bind_integer (stmt, ":sid", self->sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) *seq);
  dv_stmt_bind_integer (stmt, ":batch", stream->batch);
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_blob (stmt, ":body", body->data, body->len);
  return dv_stmt_run (stmt, error);
}

/* What this site knew when it wrote: how far every stream of the batch's scope and of the ward's,
 * to which alone a record may link. Whoever knows less must wait with the batch. Written as pairs
 * and a number: the place of the site, whether it is the ward's stream and not that of the batch's
 * own scope, the last change known. Its own stream in the batch's scope follows from the numbers of
 * the batch. */
static GByteArray *
read_deps (DvStreams *self, const Stream *stream, GError **error)
{
  g_autoptr (GByteArray) deps = g_byte_array_new ();
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    self->db,
    "SELECT sid, scope <> :scope, seq FROM sync_stream WHERE scope IN (:scope, :ward)"
    " AND (sid <> :sid OR scope <> :scope) ORDER BY sid, scope",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":scope", stream->scope);
  dv_stmt_bind_integer (stmt, ":ward", DV_SCOPE_NUMBER_WARD);
  dv_stmt_bind_integer (stmt, ":sid", self->sid);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    guint32 sid = (guint32) dv_stmt_get_integer (stmt, 0);

    dv_bytes_put_number (deps, dv_sites_find (stream->sites, sid));
    dv_bytes_put_number (deps, (guint64) dv_stmt_get_integer (stmt, 1));
    dv_bytes_put_number (deps, (guint64) dv_stmt_get_integer (stmt, 2));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&deps) : NULL;
}

/* The ids of the sites that the batch names, without its own. */
static GByteArray *
read_site_ids (DvStreams *self, const Stream *stream, GError **error)
{
  g_autoptr (GByteArray) ids = g_byte_array_new ();

  for (guint i = 1; i < stream->sites->len; i++) {
    DvId id;

    if (!dv_site_get_id (self->db, g_array_index (stream->sites, guint32, i), &id, error))
      return NULL;
    g_byte_array_append (ids, id.bytes, sizeof id.bytes);
  }
  return g_steal_pointer (&ids);
}

static gboolean
write_batch (DvStreams *self, const Stream *stream, gint64 hlc, GError **error)
{
  g_autoptr (GByteArray) deps = read_deps (self, stream, error);
  g_autoptr (GByteArray) sites = deps != NULL ? read_site_ids (self, stream, error) : NULL;
  g_autoptr (DvStmt) stmt = NULL;

  if (sites == NULL)
    return FALSE;
  stmt = dv_db_prepare (
    self->db,
    "INSERT INTO sync_batch (sid, scope, batch, id, seq_lo, seq_hi, hlc, schema, actor, label,"
    " purpose, undoes, sites, deps) VALUES (:sid, :scope, :batch, :id, :first, :last, :hlc,"
    " :schema, :actor, :label, :purpose, :undoes, :sites, :deps)",
    error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", self->sid);
  dv_stmt_bind_integer (stmt, ":scope", stream->scope);
  dv_stmt_bind_integer (stmt, ":batch", stream->batch);
  dv_stmt_bind_blob (stmt, ":id", self->batch.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":first", (gint64) stream->first);
  dv_stmt_bind_integer (stmt, ":last", (gint64) stream->last);
  dv_stmt_bind_integer (stmt, ":hlc", hlc);
  dv_stmt_bind_integer (stmt, ":schema", DV_SCHEMA_VERSION);
  dv_stmt_bind_text (stmt, ":actor", self->actor);
  dv_stmt_bind_text (stmt, ":label", self->label);
  dv_stmt_bind_text (stmt, ":purpose", self->purpose);
  if (sites->len > 0)
    dv_stmt_bind_blob (stmt, ":sites", sites->data, sites->len);
  if (deps->len > 0)
    dv_stmt_bind_blob (stmt, ":deps", deps->data, deps->len);
  if (self->has_undoes)
    dv_stmt_bind_blob (stmt, ":undoes", self->undoes.bytes, DV_ID_SIZE);
  return dv_stmt_run (stmt, error);
}

static gboolean
write_stream (DvStreams *self, const Stream *stream, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    self->db,
    "INSERT INTO sync_stream (sid, scope, seq, batch) VALUES (:sid, :scope, :seq, :batch)"
    " ON CONFLICT (sid, scope) DO UPDATE SET seq = :seq, batch = :batch",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", self->sid);
  dv_stmt_bind_integer (stmt, ":scope", stream->scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) stream->last);
  dv_stmt_bind_integer (stmt, ":batch", stream->batch);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_streams_get_time:
 * @self: the log of a transaction
 * @hlc: (out): the time of the transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the clock could be read
 */
gboolean
dv_streams_get_time (DvStreams *self, gint64 *hlc, GError **error)
{
  if (self->hlc == 0 && !dv_site_tick (self->db, &self->hlc, error))
    return FALSE;
  *hlc = self->hlc;
  return TRUE;
}

/**
 * dv_streams_finish:
 * @self: the log of a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes who did all this, when and why: the last thing before the commit.
 *
 * Returns: whether it was written
 */
gboolean
dv_streams_finish (DvStreams *self, GError **error)
{
  gint64 hlc;

  if (self->streams->len == 0)
    return TRUE;
  if (!dv_streams_get_time (self, &hlc, error))
    return FALSE;
  for (guint i = 0; i < self->streams->len; i++) {
    if (!write_stream (self, &g_array_index (self->streams, Stream, i), error))
      return FALSE;
  }
  for (guint i = 0; i < self->streams->len; i++) {
    if (!write_batch (self, &g_array_index (self->streams, Stream, i), hlc, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_streams_get_batch:
 * @self: the log of a transaction
 *
 * Returns: (transfer full) (nullable): the id under which it can be taken back, %NULL if nothing
 *   was written
 */
char *
dv_streams_get_batch (DvStreams *self)
{
  return self->streams->len > 0 ? dv_id_to_text (&self->batch) : NULL;
}
