/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sent.h"

#include "dv-bytes.h"
#include "dv-kinds.h"
#include "dv-known.h"
#include "dv-members.h"
#include "dv-op.h"
#include "dv-outgoing.h"
#include "dv-packet-name.h"
#include "dv-packet-file.h"

struct _DvSent {
  char *scope;
  char *name;
  GBytes *base;
  GBytes *upto;
  GBytes *readers;
  GBytes *certificates;
};

static GBytes *
list_readers (GPtrArray *readers)
{
  GByteArray *ids = g_byte_array_new ();

  for (guint i = 0; i < readers->len; i++) {
    const DvMember *member = g_ptr_array_index (readers, i);

    g_byte_array_append (ids, member->id.bytes, DV_ID_SIZE);
  }
  return g_byte_array_free_to_bytes (ids);
}

/**
 * dv_sent_new:
 * @scope: the name of its scope
 * @path: where it lies
 * @base: what a reader has to know before
 * @upto: what this store said in it that it knows
 * @readers: (element-type DvMember): for whom it is sealed
 * @certificates: hash of the certificates that there were
 *
 * Returns: (transfer full): a packet that was written
 */
DvSent *
dv_sent_new (const char *scope,
             const char *path,
             GBytes *base,
             GBytes *upto,
             GPtrArray *readers,
             GBytes *certificates)
{
  DvSent *self = g_new0 (DvSent, 1);

  self->scope = g_strdup (scope);
  self->name = g_path_get_basename (path);
  self->base = g_bytes_ref (base);
  self->upto = g_bytes_ref (upto);
  self->readers = list_readers (readers);
  self->certificates = g_bytes_ref (certificates);
  return self;
}

/**
 * dv_sent_free:
 * @self: (transfer full) (nullable): a packet that was written
 */
void
dv_sent_free (DvSent *self)
{
  if (self == NULL)
    return;
  g_free (self->scope);
  g_free (self->name);
  g_bytes_unref (self->base);
  g_bytes_unref (self->upto);
  g_bytes_unref (self->readers);
  g_bytes_unref (self->certificates);
  g_free (self);
}

static void
bind_bytes (DvStmt *stmt, const char *name, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  dv_stmt_bind_blob (stmt, name, data != NULL ? data : "", size);
}

/**
 * dv_sent_write:
 * @db: a connection, inside a transaction
 * @self: a packet that was written
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is remembered
 */
gboolean
dv_sent_write (DvDb *db, const DvSent *self, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "INSERT OR REPLACE INTO sync_sent (scope, name, base, upto, readers, certificates)"
    " VALUES (:scope, :name, :base, :upto, :readers, :certificates)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":scope", self->scope);
  dv_stmt_bind_text (stmt, ":name", self->name);
  bind_bytes (stmt, ":base", self->base);
  bind_bytes (stmt, ":upto", self->upto);
  bind_bytes (stmt, ":readers", self->readers);
  bind_bytes (stmt, ":certificates", self->certificates);
  return dv_stmt_run (stmt, error);
}

/* How far streams are known: id of a site -> number of a batch. */
static GHashTable *
reach_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
reach_set (GHashTable *reach, const DvId *id, guint64 batch)
{
  g_hash_table_replace (reach, dv_id_to_text (id), g_memdup2 (&batch, sizeof batch));
}

static guint64
reach_get (GHashTable *reach, const char *id)
{
  const guint64 *batch = g_hash_table_lookup (reach, id);

  return batch != NULL ? *batch : 0;
}

static GHashTable *
reach_parse (GBytes *known)
{
  GHashTable *reach = reach_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (known, &size);
  DvReader reader;

  dv_reader_init (&reader, data, size);
  while (!reader.failed && reader.position < size) {
    const DvId *id = (const DvId *) dv_reader_get_raw (&reader, DV_ID_SIZE);
    guint64 batch = dv_reader_get_number (&reader);

    dv_reader_get_raw (&reader, DV_KNOWN_HASH_SIZE);
    if (!reader.failed)
      reach_set (reach, id, batch);
  }
  return reach;
}

static GBytes *
reach_to_bytes (GHashTable *reach)
{
  GByteArray *bytes = g_byte_array_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, reach);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    DvId id;

    if (!dv_id_parse (key, &id))
      continue;
    g_byte_array_append (bytes, id.bytes, DV_ID_SIZE);
    dv_bytes_put_number (bytes, *(guint64 *) value);
    g_byte_array_append (bytes, (const guint8[DV_KNOWN_HASH_SIZE]){ 0 }, DV_KNOWN_HASH_SIZE);
  }
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
reach_covers (GHashTable *reach, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    if (reach_get (reach, key) < *(guint64 *) value)
      return FALSE;
  }
  return TRUE;
}

/* Returns: whether that made it further */
static gboolean
reach_extend (GHashTable *reach, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key, value;
  gboolean further = FALSE;

  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    if (reach_get (reach, key) >= *(guint64 *) value)
      continue;
    g_hash_table_replace (reach, g_strdup (key), g_memdup2 (value, sizeof (guint64)));
    further = TRUE;
  }
  return further;
}

/* What one reader said it knows, or as long as it has said nothing, the site whose place it took.
 * Even of what it wrote itself a copy of its disk may know something else. */
static GHashTable *
read_reader (DvDb *db, const DvMember *member, const char *scope, GError **error)
{
  g_autoptr (GHashTable) reach = reach_new ();
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT i.id, max (a.batch) FROM sync_ack a JOIN sync_site i USING (sid)"
                   " JOIN sync_scope c ON c.scope = a.scope JOIN sync_site p ON p.sid = a.peer"
                   " WHERE c.name = :scope AND p.id = coalesce ((SELECT q.id FROM sync_ack x"
                   " JOIN sync_site q ON q.sid = x.peer WHERE q.id = :reader AND x.scope = a.scope"
                   " LIMIT 1), :before) GROUP BY i.sid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  dv_stmt_bind_blob (stmt, ":reader", member->id.bytes, DV_ID_SIZE);
  dv_stmt_bind_blob (stmt, ":before", member->has_before ? member->before.bytes : member->id.bytes,
                     DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

    reach_set (reach, id, (guint64) dv_stmt_get_integer (stmt, 1));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&reach) : NULL;
}

/* What all of them have. */
static void
keep_common (GHashTable *common, GHashTable *reach)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, common);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    guint64 batch = MIN (*(guint64 *) value, reach_get (reach, key));

    *(guint64 *) value = batch;
  }
}

static GHashTable *
read_common (DvDb *db, GPtrArray *readers, const char *scope, GError **error)
{
  g_autoptr (GHashTable) common = NULL;

  for (guint i = 0; i < readers->len; i++) {
    g_autoptr (GHashTable) reach = read_reader (db, g_ptr_array_index (readers, i), scope, error);

    if (reach == NULL)
      return NULL;
    if (common == NULL)
      common = g_steal_pointer (&reach);
    else
      keep_common (common, reach);
  }
  return g_steal_pointer (&common);
}

static gboolean
is_sealed_to_all (GBytes *sealed, GPtrArray *readers)
{
  gsize size;
  const DvId *ids = g_bytes_get_data (sealed, &size);

  for (guint i = 0; i < readers->len; i++) {
    const DvMember *member = g_ptr_array_index (readers, i);
    gboolean found = FALSE;

    for (gsize n = 0; n < size / DV_ID_SIZE && !found; n++)
      found = memcmp (&ids[n], &member->id, DV_ID_SIZE) == 0;
    if (!found)
      return FALSE;
  }
  return TRUE;
}

/* All of it, as far as its head says: a stick may have been pulled out. */
static gboolean
lies_there (const char *folder, const DvId *own, const char *name)
{
  g_autofree char *site = dv_packet_short_id (own->bytes);
  g_autofree char *path = g_build_filename (folder, site, name, NULL);
  g_autoptr (DvPacketHead) head = NULL;

  head = dv_packet_peek_file (path, NULL);
  return head != NULL;
}

static GBytes *
get_bytes (DvStmt *stmt, int column)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, column, &size);

  return g_bytes_new (data, size);
}

/* Returns: (transfer full) (element-type DvSent): packets of the scope that lie in the folder and
 *   can be read by all who need them */
static GPtrArray *
read_sent (DvDb *db,
           const char *folder,
           const char *scope,
           const DvId *own,
           GPtrArray *readers,
           GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_sent_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "SELECT name, base, upto, readers, certificates FROM sync_sent WHERE scope = :scope",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (DvSent) sent = g_new0 (DvSent, 1);

    sent->name = g_strdup (dv_stmt_get_text (stmt, 0));
    sent->base = get_bytes (stmt, 1);
    sent->upto = get_bytes (stmt, 2);
    sent->readers = get_bytes (stmt, 3);
    sent->certificates = get_bytes (stmt, 4);
    if (is_sealed_to_all (sent->readers, readers) && lies_there (folder, own, sent->name))
      g_ptr_array_add (list, g_steal_pointer (&sent));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* A packet carries on from where its readers are, or from where another one leads them. */
static void
follow_packets (GHashTable *reach, GPtrArray *sent, const char *scope)
{
  gboolean further = TRUE;

  while (further) {
    further = FALSE;
    for (guint i = 0; i < sent->len; i++) {
      const DvSent *packet = g_ptr_array_index (sent, i);
      g_autoptr (GHashTable) base = reach_parse (packet->base);
      g_autoptr (GBytes) known = dv_known_find (packet->upto, scope);
      g_autoptr (GHashTable) upto = known != NULL ? reach_parse (known) : NULL;

      if (upto != NULL && reach_covers (reach, base))
        further |= reach_extend (reach, upto);
    }
  }
}

/**
 * dv_sent_cover_free:
 * @cover: (transfer full) (nullable): what does not have to be written again
 */
void
dv_sent_cover_free (DvSentCover *cover)
{
  if (cover == NULL)
    return;
  g_clear_pointer (&cover->known, g_bytes_unref);
  g_clear_pointer (&cover->upto, g_bytes_unref);
  g_free (cover);
}

/**
 * dv_sent_cover:
 * @db: a connection
 * @folder: (nullable): the folder of the ward
 * @scope: the name of a scope
 * @own: the id of this store's own site
 * @readers: (element-type DvMember): who is to read the packets
 * @certificates: hash of the certificates that there are
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): what every reader has, or finds in the folder
 */
DvSentCover *
dv_sent_cover (DvDb *db,
               const char *folder,
               const char *scope,
               const DvId *own,
               GPtrArray *readers,
               GBytes *certificates,
               GError **error)
{
  g_autoptr (DvSentCover) cover = g_new0 (DvSentCover, 1);
  g_autoptr (GHashTable) reach = read_common (db, readers, scope, error);
  g_autoptr (GPtrArray) sent = NULL;

  if (reach == NULL)
    return NULL;
  if (folder != NULL) {
    sent = read_sent (db, folder, scope, own, readers, error);
    if (sent == NULL)
      return NULL;
    follow_packets (reach, sent, scope);
  }
  for (guint i = 0; sent != NULL && i < sent->len; i++) {
    const DvSent *packet = g_ptr_array_index (sent, i);

    cover->certificates |= g_bytes_equal (packet->certificates, certificates);
    g_clear_pointer (&cover->upto, g_bytes_unref);
    cover->upto = g_bytes_ref (packet->upto);
  }
  cover->known = reach_to_bytes (reach);
  return g_steal_pointer (&cover);
}

/**
 * dv_sent_list_scopes:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8): the names of the scopes, the ward's first, on which
 *   the others build
 */
GPtrArray *
dv_sent_list_scopes (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT name FROM sync_scope ORDER BY scope", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (scopes, g_strdup (dv_stmt_get_text (stmt, 0)));
  return step == DV_STEP_DONE ? g_steal_pointer (&scopes) : NULL;
}

/**
 * dv_sent_find_files:
 * @batch: a batch, as it travels
 *
 * Returns: (transfer full) (element-type utf8): the hashes of the attachments that it names
 */
GPtrArray *
dv_sent_find_files (GBytes *batch)
{
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DvSentBatch) sent = dv_sent_batch_parse (batch);
  guint field = dv_kind_find_field (&dv_kind_attachment, "hash")->id;

  for (guint i = 0; sent != NULL && i < sent->ops->len; i++) {
    const DvSentOp *change = g_ptr_array_index (sent->ops, i);
    gsize size;
    gconstpointer data = change->body != NULL ? g_bytes_get_data (change->body, &size) : NULL;
    g_autoptr (DvOp) op = data != NULL ? dv_op_parse (data, size) : NULL;
    const DvOpField *entry =
      op != NULL && op->kind == dv_kind_attachment.id ? dv_op_find (op, field) : NULL;

    if (entry != NULL && entry->value != NULL)
      g_ptr_array_add (hashes, g_strdup (entry->value));
  }
  return hashes;
}
