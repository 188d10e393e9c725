/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-incoming.h"

#include <glib/gi18n-lib.h>

#include "dv-apply.h"
#include "dv-bytes.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-row.h"
#include "dv-site.h"
#include "dv-store-error.h"
#include "dv-verifier.h"

/* A batch is applied when its place in its stream has come and everything that its writer knew is
 * known here; until then it waits. So packets can come in any order, and any number of times. */

/* More often nobody takes the place of a machine. */
#define MAX_LINEAGE 256

typedef struct {
  DvMember *member;
  guint32 sid;
} Site;

typedef struct {
  gint64 scope;
  guint64 seq;
  guint64 batch;
  guint8 head[DV_HASH_SIZE];
} Stream;

struct _DvIncoming {
  DvWrite *write;
  DvDb *db;
  DvApply *apply;
  DvVerifier *verifier; /* of the signatures of what was taken */
  GHashTable *sites;    /* id -> Site */
  DvId ward;
  DvId own;
  DvId sender;
  gboolean has_sender;
  gint64 arrival;
  gint64 conflicts_before;
  gboolean retries; /* what waited, and was vouched for when it came */
  gboolean applied; /* something, so that what waits is worth a look */
  DvArrived arrived;
};

static void
site_free (gpointer data)
{
  Site *site = data;

  dv_member_free (site->member);
  g_free (site);
}

static guint
hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash);
  return hash;
}

static gboolean
equal_id (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DV_ID_SIZE) == 0;
}

static gboolean
count_conflicts (DvDb *db, gint64 *n, GError **error)
{
  return dv_db_get_integer (db, "SELECT count(*) FROM sync_conflict", n, error);
}

/**
 * dv_incoming_new:
 * @write: a transaction of the purpose `packet`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): what takes in batches, to be ended with dv_incoming_finish()
 */
DvIncoming *
dv_incoming_new (DvWrite *write, GError **error)
{
  g_autoptr (DvIncoming) self = g_new0 (DvIncoming, 1);
  guint32 sid;

  self->write = write;
  self->db = dv_write_get_db (write);
  self->sites = g_hash_table_new_full (hash_id, equal_id, NULL, site_free);
  self->apply = dv_apply_new (write);
  self->verifier = dv_verifier_new ();
  if (!dv_members_get_ward (self->db, &self->ward, error) ||
      !dv_site_get_own (self->db, &sid, &self->own, error) ||
      !count_conflicts (self->db, &self->conflicts_before, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dv_incoming_free:
 * @self: (transfer full) (nullable): what took in batches
 */
void
dv_incoming_free (DvIncoming *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->verifier, dv_verifier_free);
  g_clear_pointer (&self->apply, dv_apply_free);
  g_hash_table_unref (self->sites);
  g_free (self);
}

/**
 * dv_incoming_set_arrival:
 * @self: what takes in batches
 * @arrival: the number of the packet that brings them, see dv_arrivals_add()
 */
void
dv_incoming_set_arrival (DvIncoming *self, gint64 arrival)
{
  self->arrival = arrival;
}

/**
 * dv_incoming_set_sender:
 * @self: what takes in batches
 * @sender: the site whose packet brings them
 *
 * What was taken out of a change since it was signed, the signature cannot vouch for any more; an
 * office can.
 */
void
dv_incoming_set_sender (DvIncoming *self, const DvId *sender)
{
  self->sender = *sender;
  self->has_sender = TRUE;
}

static gboolean
refuse (GError **error, DvStoreError code, const char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, code, message);
  return FALSE;
}

/* Returns: (nullable): the site; %NULL without @error if this store does not know it */
static const Site *
find_site (DvIncoming *self, const DvId *id, GError **error)
{
  Site *site = g_hash_table_lookup (self->sites, id);
  g_autoptr (DvMember) member = NULL;
  guint32 sid;

  if (site != NULL)
    return site;
  member = dv_members_find (self->db, id, &sid, error);
  if (member == NULL)
    return NULL;
  site = g_new0 (Site, 1);
  site->sid = sid;
  site->member = g_steal_pointer (&member);
  g_hash_table_insert (self->sites, &site->member->id, site);
  return site;
}

static gboolean
check_rights (const Site *site, const DvSentBatch *batch, GError **error)
{
  const DvMember *member = site->member;

  if (!dv_member_may_write (member, batch->scope)) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the name of a machine */
                 _ ("The machine “%s” changed what is not its own to change. Nothing of the packet "
                    "was taken; ask who uses that machine."),
                 member->name != NULL ? member->name : "");
    return FALSE;
  }
  if (g_strcmp0 (member->state, "retired") == 0 &&
      batch->number > dv_member_get_until (member, batch->scope)) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the name of a machine */
                 _ ("The machine “%s” was retired before it wrote this. Nothing of the packet was "
                    "taken; if the machine is in use again, enrol it anew."),
                 member->name != NULL ? member->name : "");
    return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_altered (GError **error)
{
  return refuse (
    error, DV_STORE_ERROR_INVALID,
    _ ("The packet was altered on its way. Nothing of it was taken; ask for it again."));
}

static gboolean
is_vouched (DvIncoming *self, const DvSentBatch *batch, GError **error)
{
  const Site *sender;

  if (batch->has_salt || self->retries)
    return TRUE;
  sender = self->has_sender ? find_site (self, &self->sender, error) : NULL;
  if (sender != NULL &&
      (g_strcmp0 (sender->member->role, "office") == 0 || equal_id (&self->sender, &batch->site)))
    return TRUE;
  return (error != NULL && *error != NULL) ? FALSE : refuse_altered (error);
}

static gboolean
check_signature (DvIncoming *self,
                 const Site *site,
                 const DvSentBatch *batch,
                 guint8 *hash,
                 GError **error)
{
  if (!dv_sent_batch_may_be_signed (batch))
    return refuse_altered (error);
  dv_sent_batch_hash (batch, &self->ward, hash);
  dv_verifier_add (self->verifier, hash, batch->signature, site->member->sign_key);
  return TRUE;
}

static gboolean
read_stream (DvIncoming *self, guint32 sid, const char *scope, Stream *stream, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  gconstpointer head;
  gsize size = 0;
  DvStep step;

  *stream = (Stream){ 0 };
  if (!dv_row_need_scope (self->db, scope, &stream->scope, error))
    return FALSE;
  stmt = dv_db_prepare (
    self->db, "SELECT seq, batch, head_hash FROM sync_stream WHERE sid = :sid AND scope = :scope",
    error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", stream->scope);
  step = dv_stmt_step (stmt, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  stream->seq = (guint64) dv_stmt_get_integer (stmt, 0);
  stream->batch = (guint64) dv_stmt_get_integer (stmt, 1);
  head = dv_stmt_get_blob (stmt, 2, &size);
  if (size == DV_HASH_SIZE)
    memcpy (stream->head, head, size);
  return TRUE;
}

static gboolean
read_hash (DvIncoming *self, guint32 sid, gint64 scope, guint64 batch, guint8 *hash, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    self->db,
    "SELECT ops_hash FROM sync_batch WHERE sid = :sid AND scope = :scope AND batch = :batch",
    error);
  gconstpointer data;
  gsize size = 0;
  DvStep step;

  memset (hash, 0, DV_HASH_SIZE);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) batch);
  step = dv_stmt_step (stmt, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  data = dv_stmt_get_blob (stmt, 0, &size);
  if (data != NULL && size == DV_HASH_SIZE)
    memcpy (hash, data, size);
  return TRUE;
}

/* A batch that is known must be the one that is known. */
static gboolean
compare_known (DvIncoming *self,
               const Site *site,
               const Stream *stream,
               const DvSentBatch *batch,
               const guint8 *hash,
               DvTaken *taken,
               GError **error)
{
  gboolean own = equal_id (&batch->site, &self->own);
  guint8 known[DV_HASH_SIZE];

  /* What this store has not sent yet, only a copy of it can have sent. */
  if ((own && !dv_outgoing_sign (self->db, error)) ||
      !read_hash (self, site->sid, stream->scope, batch->number, known, error))
    return FALSE;
  if (memcmp (known, hash, DV_HASH_SIZE) == 0)
    *taken = DV_TAKEN_KNOWN;
  else
    *taken = own ? DV_TAKEN_OWN : DV_TAKEN_FORK;
  if (*taken == DV_TAKEN_KNOWN)
    self->arrived.n_known += batch->ops->len;
  return TRUE;
}

static gboolean
knows (DvIncoming *self, const DvId *id, gint64 scope, guint64 seq, gboolean *known, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "SELECT t.seq >= :seq FROM sync_stream t JOIN sync_site i USING (sid)"
                   " WHERE i.id = :id AND t.scope = :scope",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) seq);
  step = dv_stmt_step (stmt, error);
  *known = step == DV_STEP_ROW && dv_stmt_get_integer (stmt, 0) != 0;
  return step != DV_STEP_ERROR;
}

/* The sites in the dependencies are places in the batch's list, 0 being its writer. */
static gboolean
check_deps (DvIncoming *self,
            const DvSentBatch *batch,
            gint64 scope,
            gboolean *ready,
            GError **error)
{
  DvReader reader;
  gsize size = 0;
  gconstpointer data = batch->deps != NULL ? g_bytes_get_data (batch->deps, &size) : NULL;

  *ready = TRUE;
  dv_reader_init (&reader, data, size);
  while (*ready && reader.position < size) {
    guint place = dv_reader_get_count (&reader, batch->sites->len);
    guint ward = dv_reader_get_count (&reader, 1);
    guint64 seq = dv_reader_get_number (&reader);
    const DvId *id = place == 0 ? &batch->site : &g_array_index (batch->sites, DvId, place - 1);

    if (reader.failed)
      return refuse (error, DV_STORE_ERROR_INVALID,
                     _ (
                       "The packet is damaged inside. Nothing of it was taken; ask for it again."));
    if (!knows (self, id, ward ? DV_SCOPE_NUMBER_WARD : scope, seq, ready, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
bind_waiting (DvStmt *stmt, const DvSentBatch *batch)
{
  dv_stmt_bind_blob (stmt, ":site", batch->site.bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":scope", batch->scope);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) batch->number);
  return TRUE;
}

static gboolean
keep_waiting (DvIncoming *self, const DvSentBatch *batch, GBytes *bytes, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "INSERT OR IGNORE INTO sync_waiting (site, scope, batch, data, arrival)"
                   " VALUES (:site, :scope, :batch, :data, nullif (:arrival, 0))",
                   error);

  if (stmt == NULL)
    return FALSE;
  bind_waiting (stmt, batch);
  dv_stmt_bind_blob (stmt, ":data", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  dv_stmt_bind_integer (stmt, ":arrival", self->arrival);
  return dv_stmt_run (stmt, error);
}

static gboolean
forget_waiting (DvIncoming *self, const DvSentBatch *batch, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "DELETE FROM sync_waiting WHERE site = :site AND scope = :scope"
                   " AND batch = :batch",
                   error);

  return stmt != NULL && bind_waiting (stmt, batch) && dv_stmt_run (stmt, error);
}

static gboolean
write_stream (DvIncoming *self,
              guint32 sid,
              const Stream *stream,
              const guint8 *head,
              GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "INSERT INTO sync_stream (sid, scope, seq, batch, head_hash)"
                   " VALUES (:sid, :scope, :seq, :batch, :head) ON CONFLICT (sid, scope) DO UPDATE"
                   " SET seq = :seq, batch = :batch, head_hash = :head",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", stream->scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) stream->seq);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) stream->batch);
  dv_stmt_bind_blob (stmt, ":head", head, DV_HASH_SIZE);
  return dv_stmt_run (stmt, error);
}

/* The site, and those whose place it took. */
static GArray *
find_lineage (DvIncoming *self, const Site *site, GError **error)
{
  g_autoptr (GArray) sids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) local = NULL;

  while (site != NULL && sids->len < MAX_LINEAGE) {
    const DvMember *member = site->member;

    g_array_append_val (sids, site->sid);
    site = member->has_before ? find_site (self, &member->before, &local) : NULL;
  }
  if (local == NULL)
    return g_steal_pointer (&sids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
note_alive (DvIncoming *self, const Site *site, const DvSentBatch *batch, GError **error)
{
  return g_strcmp0 (site->member->state, "replaced") != 0 ||
         dv_members_note_alive (self->db, &batch->site, batch->hlc, error);
}

static gboolean
apply_batch (DvIncoming *self,
             const Site *site,
             Stream *stream,
             const DvSentBatch *batch,
             const guint8 *hash,
             GError **error)
{
  g_autoptr (GArray) lineage = find_lineage (self, site, error);
  gboolean reads = dv_member_reads (site->member, batch->scope);
  DvApplyPlace place = {
    .sid = site->sid,
    .scope = stream->scope,
    .arrival = self->arrival,
    .office = g_strcmp0 (site->member->role, "office") == 0,
    .seen = reads ? NULL : lineage,
  };

  if (lineage == NULL || !dv_apply_batch (self->apply, batch, &place, hash, &self->arrived, error))
    return FALSE;
  stream->batch = batch->number;
  stream->seq = batch->first + batch->ops->len - 1;
  self->applied = TRUE;
  return write_stream (self, site->sid, stream, hash, error) &&
         note_alive (self, site, batch, error) && forget_waiting (self, batch, error);
}

/* Whether it is the next of its stream, and builds on nothing that is missing. */
static gboolean
is_ready (DvIncoming *self,
          const Stream *stream,
          const DvSentBatch *batch,
          gboolean *ready,
          GError **error)
{
  *ready = batch->number == stream->batch + 1;
  for (guint i = 0; *ready && i < batch->sites->len; i++) {
    const DvId *id = &g_array_index (batch->sites, DvId, i);
    g_autoptr (GError) local = NULL;

    *ready = find_site (self, id, &local) != NULL;
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return !*ready || check_deps (self, batch, stream->scope, ready, error);
}

static gboolean
continues (const Stream *stream, const DvSentBatch *batch)
{
  return memcmp (stream->head, batch->before, DV_HASH_SIZE) == 0 && batch->first == stream->seq + 1;
}

static gboolean
take_signed (DvIncoming *self,
             const Site *site,
             const DvSentBatch *batch,
             GBytes *bytes,
             const guint8 *hash,
             DvTaken *taken,
             GError **error)
{
  gboolean ready = FALSE;
  Stream stream;

  if (!read_stream (self, site->sid, batch->scope, &stream, error))
    return FALSE;
  if (batch->number <= stream.batch)
    return compare_known (self, site, &stream, batch, hash, taken, error);
  *taken = DV_TAKEN_OWN;
  if (equal_id (&batch->site, &self->own))
    return TRUE;
  *taken = DV_TAKEN_FORK;
  if (batch->number == stream.batch + 1 && !continues (&stream, batch))
    return TRUE;
  if (!is_vouched (self, batch, error) || !is_ready (self, &stream, batch, &ready, error))
    return FALSE;
  *taken = ready ? DV_TAKEN_APPLIED : DV_TAKEN_WAITS;
  return ready ? apply_batch (self, site, &stream, batch, hash, error)
               : keep_waiting (self, batch, bytes, error);
}

/**
 * dv_incoming_take:
 * @self: what takes in batches
 * @bytes: a batch, as dv_outgoing_each() gave it at another site
 * @taken: (out): what became of it
 * @error: return location for a #DV_STORE_ERROR: invalid, if it is damaged, if nobody who takes
 * part has signed it, or if its writer had no right to it
 *
 * Takes in one batch. After an error, or %DV_TAKEN_FORK, the transaction must not be kept; nor
 * without dv_incoming_finish(), which knows whether all signatures were good.
 *
 * Returns: whether it could be taken in
 */
gboolean
dv_incoming_take (DvIncoming *self, GBytes *bytes, DvTaken *taken, GError **error)
{
  g_autoptr (DvSentBatch) batch = dv_sent_batch_parse (bytes);
  g_autoptr (GError) local = NULL;
  const Site *site;
  guint8 hash[DV_HASH_SIZE];

  if (batch == NULL)
    return refuse (error, DV_STORE_ERROR_INVALID,
                   _ ("The packet is damaged inside. Nothing of it was taken; ask for it again."));
  site = find_site (self, &batch->site, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (site == NULL)
    return refuse (error, DV_STORE_ERROR_INVALID,
                   _ ("The packet has changes of a machine that no office of this ward has "
                      "enrolled. Nothing of it was taken; ask where it comes from."));
  if (!check_rights (site, batch, error) || !check_signature (self, site, batch, hash, error) ||
      !take_signed (self, site, batch, bytes, hash, taken, error))
    return FALSE;
  /* Nobody is suspected of what he did not sign. */
  if (*taken != DV_TAKEN_OWN && *taken != DV_TAKEN_FORK)
    return TRUE;
  return dv_verifier_wait (self->verifier) || refuse_altered (error);
}

/* Of every stream the batch that is next, if it has come. */
static GPtrArray *
find_next_waiting (DvIncoming *self, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "SELECT w.data FROM sync_waiting w JOIN sync_site i ON i.id = w.site"
                   " JOIN sync_scope c ON c.name = w.scope LEFT JOIN sync_stream t ON t.sid = i.sid"
                   " AND t.scope = c.scope WHERE w.batch = coalesce (t.batch, 0) + 1",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    gconstpointer data = dv_stmt_get_blob (stmt, 0, &size);

    g_ptr_array_add (list, g_bytes_new (data, size));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* What was kept was verified when it came; but a retirement, or a fork, may have come since. Such a
 * batch is dropped: it is asked for again if it counts. */
static gboolean
retry (DvIncoming *self, GBytes *bytes, gboolean *progress, GError **error)
{
  g_autoptr (DvSentBatch) batch = dv_sent_batch_parse (bytes);
  g_autoptr (GError) local = NULL;
  DvTaken taken = DV_TAKEN_WAITS;

  if (batch == NULL)
    return refuse (error, DV_STORE_ERROR_CORRUPT,
                   _ ("A part of a packet that waited is damaged; restore a backup."));
  if (!dv_incoming_take (self, bytes, &taken, &local)) {
    if (!g_error_matches (local, DV_STORE_ERROR, DV_STORE_ERROR_INVALID)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    return forget_waiting (self, batch, error);
  }
  if (taken == DV_TAKEN_FORK && !dv_members_set_alarm (self->db, &batch->site, "fork", error))
    return FALSE;
  if (taken == DV_TAKEN_APPLIED)
    *progress = TRUE;
  return taken == DV_TAKEN_WAITS || forget_waiting (self, batch, error);
}

static gboolean
retry_all (DvIncoming *self, GError **error)
{
  gboolean progress = self->applied;

  while (progress) {
    g_autoptr (GPtrArray) list = find_next_waiting (self, error);

    progress = FALSE;
    if (list == NULL)
      return FALSE;
    for (guint i = 0; i < list->len; i++) {
      if (!retry (self, g_ptr_array_index (list, i), &progress, error))
        return FALSE;
    }
  }
  return TRUE;
}

/**
 * dv_incoming_finish:
 * @self: what took in batches
 * @arrived: (out): what they brought
 * @error: return location for a #DV_STORE_ERROR
 *
 * Applies what waited for what has come, and finds what does not go together now.
 *
 * Returns: whether the transaction may be kept
 */
gboolean
dv_incoming_finish (DvIncoming *self, DvArrived *arrived, GError **error)
{
  gint64 waiting = 0, conflicts = 0;

  /* A certificate may have come for which batches waited. */
  self->applied = TRUE;
  self->retries = TRUE;
  if (!retry_all (self, error) || !dv_apply_finish (self->apply, error) ||
      !(dv_verifier_wait (self->verifier) || refuse_altered (error)) ||
      !dv_db_get_integer (self->db, "SELECT count(*) FROM sync_waiting", &waiting, error) ||
      !count_conflicts (self->db, &conflicts, error))
    return FALSE;
  self->arrived.n_waiting = (guint) waiting;
  self->arrived.n_conflicts = (guint) MAX (0, conflicts - self->conflicts_before);
  *arrived = self->arrived;
  return TRUE;
}
