/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-apply.h"

#include <glib/gi18n-lib.h>

#include "dv-batch-rows.h"
#include "dv-disputes.h"
#include "dv-erase.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-moved.h"
#include "dv-replay.h"
#include "dv-rights.h"
#include "dv-row.h"
#include "dv-search-later.h"
#include "dv-search.h"
#include "dv-siblings.h"
#include "dv-site.h"
#include "dv-store-error.h"
#include "dv-unresolved.h"

struct _DvApply {
  DvWrite *write;
  DvDb *db;
  gboolean asked; /* whether it was asked if there are unresolved links */
  gboolean unresolved;
  DvDisputes *disputes;
  DvSearchLater *search;
  gint64 latest; /* the highest time of what was applied */
};

/* A batch on its way into the records. */
typedef struct {
  DvApply *self;
  const DvSentBatch *batch;
  const DvApplyPlace *place;
  GArray *sites; /* of guint32: the local numbers of the sites that it names, its own first */
  DvArrived *arrived;
} Batch;

/* One change of it. */
typedef struct {
  Batch *batch;
  const DvSentOp *sent;
  DvOp *op; /* (nullable): erased */
  DvStamp stamp;
  gint64 row;
  guint kind;
  gint64 scope;
} Change;

/**
 * dv_apply_new:
 * @write: a transaction of the purpose `packet`
 *
 * Returns: (transfer full): what writes the changes of other sites
 */
DvApply *
dv_apply_new (DvWrite *write)
{
  DvApply *self = g_new0 (DvApply, 1);

  self->write = write;
  self->db = dv_write_get_db (write);
  self->disputes = dv_disputes_new (self->db);
  self->search = dv_search_later_new (self->db);
  return self;
}

/**
 * dv_apply_free:
 * @self: (transfer full): what wrote the changes of other sites
 */
void
dv_apply_free (DvApply *self)
{
  dv_search_later_free (self->search);
  dv_disputes_free (self->disputes);
  g_free (self);
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (
    error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
    _ ("The packet is damaged inside. Nothing of it was taken; ask for it again."));
  return FALSE;
}

static gboolean
find_record (DvDb *db, Change *change, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT rid, kind, scope FROM record WHERE id = :id", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", change->sent->record.bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    change->row = dv_stmt_get_integer (stmt, 0);
    change->kind = (guint) dv_stmt_get_integer (stmt, 1);
    change->scope = dv_stmt_get_integer (stmt, 2);
  }
  return step != DV_STEP_ERROR;
}

static DvVersion *
first_version (const Change *change)
{
  DvVersion *version = dv_version_new (change->stamp.dot);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (DvDot));

  g_array_append_val (own, change->stamp.dot);
  if (change->op != NULL && change->op->life != DV_LIFE_ALIVE)
    dv_version_set_life (version, own, change->stamp.dot, change->op->life);
  return version;
}

/* A record of which nothing but its id is known, or of a kind of a later version: its changes are
 * kept and passed on. */
static gboolean
make_bare_record (DvDb *db, Change *change, GError **error)
{
  g_autoptr (DvVersion) version = first_version (change);
  g_autoptr (GByteArray) bytes = dv_version_to_bytes (version);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "INSERT INTO record (id, kind, scope, v) VALUES (:id, :kind, :scope, :v)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", change->sent->record.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":kind", change->op != NULL ? change->op->kind : 0);
  dv_stmt_bind_integer (stmt, ":scope", change->batch->place->scope);
  dv_stmt_bind_blob (stmt, ":v", bytes->data, bytes->len);
  if (!dv_stmt_run (stmt, error))
    return FALSE;
  change->row = dv_db_last_insert (db);
  return TRUE;
}

static gboolean
is_unresolved_possible (DvApply *self, gboolean *possible, GError **error)
{
  if (!self->asked && !dv_unresolved_any (self->db, &self->unresolved, error))
    return FALSE;
  self->asked = TRUE;
  *possible = self->unresolved;
  return TRUE;
}

static gboolean
keep_links (DvApply *self, DvUnresolved *links, gint64 row, GError **error)
{
  if (dv_unresolved_get_length (links) == 0 && !self->unresolved)
    return TRUE;
  self->unresolved = TRUE;
  return dv_unresolved_write (links, self->db, row, error);
}

/* Records that link to this one may have come before it. */
static gboolean
resolve_links (DvApply *self, const DvId *id, GError **error)
{
  gboolean possible = FALSE;
  g_autoptr (GArray) rows = NULL;

  if (!is_unresolved_possible (self, &possible, error))
    return FALSE;
  if (!possible)
    return TRUE;
  rows = dv_unresolved_resolve (self->db, id, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (!dv_write_note_row (self->write, g_array_index (rows, gint64, i), error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
insert_values (DvApply *self, DvRecord *record, const DvId *id, GError **error)
{
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvUnresolved) links = dv_unresolved_take_out (self->db, record, error);

  return links != NULL && dv_row_insert (self->db, record, error) &&
         dv_search_later_add (self->search, row, NULL, record, error) &&
         keep_links (self, links, row, error) && resolve_links (self, id, error);
}

static gboolean
make_record (Change *change, const DvKind *kind, GError **error)
{
  DvApply *self = change->batch->self;
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (DvVersion) version = first_version (change);
  g_autofree char *id = dv_id_to_text (&change->sent->record);

  dv_record_set_stored (record, id, 0, NULL);
  dv_row_set_version (record, version);
  dv_op_set_values (change->op, record);
  change->batch->arrived->n_new += !(kind->flags & DV_KIND_HIDDEN);
  if (!dv_row_reserve (self->db, &change->sent->record, record, change->batch->place->scope,
                       &change->row, error) ||
      !insert_values (self, record, &change->sent->record, error))
    return FALSE;
  dv_write_note_change (self->write, change->row, kind);
  return dv_disputes_suspect_made (self->disputes, record, error);
}

static gboolean
write_values (DvApply *self, DvRecord *old, DvRecord *record, GError **error)
{
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvUnresolved) links = dv_unresolved_take_out (self->db, record, error);

  if (links == NULL || !dv_row_update_from (self->db, old, record, error) ||
      !keep_links (self, links, row, error))
    return FALSE;
  return !dv_search_is_touched (old, record) ||
         dv_search_later_add (self->search, row, old, record, error);
}

static gboolean
change_values (Change *change, const DvKind *kind, GError **error)
{
  DvApply *self = change->batch->self;
  g_autoptr (DvRecord) record = dv_db_load (self->db, change->row, error);
  g_autoptr (DvVersion) version = record != NULL ? dv_row_get_version (record, error) : NULL;
  g_autoptr (DvRecord) old = version != NULL ? dv_record_copy (record) : NULL;
  gboolean possible = FALSE;

  if (old == NULL || !is_unresolved_possible (self, &possible, error) ||
      (possible && !dv_unresolved_fill (self->db, record, error)) ||
      !dv_siblings_merge (self->db, record, version, change->op, &change->stamp, error))
    return FALSE;
  if (!dv_version_is_within_limits (version))
    return refuse_damaged (error);
  if (dv_version_is_erased (version))
    dv_erase_values (record);
  if (!write_values (self, old, record, error) ||
      (dv_version_is_erased (version) && !dv_erase_follow (self->write, old, error)))
    return FALSE;
  dv_write_note_change (self->write, change->row, kind);
  return dv_disputes_suspect_changed (self->disputes, old, record, error);
}

/* Of a kind that this version does not know only the versions are kept up to date. */
static gboolean
change_bare_record (Change *change, GError **error)
{
  DvDb *db = change->batch->self->db;
  g_autoptr (DvVersion) version = dv_row_read_version (db, change->row, error);

  if (version == NULL)
    return FALSE;
  if (change->op != NULL)
    dv_op_apply (change->op, version, change->stamp.dot);
  if (!dv_version_is_within_limits (version))
    return refuse_damaged (error);
  return dv_row_write_version (db, change->row, version, error);
}

/* A record of which only an erased change was known turns out to be of a kind. */
static gboolean
give_kind (Change *change, const DvKind *kind, GError **error)
{
  DvApply *self = change->batch->self;
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (DvVersion) version = NULL;
  g_autofree char *id = dv_id_to_text (&change->sent->record);

  if (!change_bare_record (change, error) ||
      !dv_row_write_kind (self->db, change->row, kind, error))
    return FALSE;
  version = dv_row_read_version (self->db, change->row, error);
  if (version == NULL)
    return FALSE;
  record = dv_record_new (kind);
  dv_record_set_stored (record, id, change->row, NULL);
  dv_row_set_version (record, version);
  if (!dv_version_is_erased (version))
    dv_op_set_values (change->op, record);
  dv_write_note_change (self->write, change->row, kind);
  return insert_values (self, record, &change->sent->record, error);
}

static gboolean
change_here (Change *change, const DvKind *kind, GError **error)
{
  if (change->op == NULL || kind == NULL)
    return change_bare_record (change, error);
  if (change->kind == 0)
    return give_kind (change, kind, error);
  return change_values (change, kind, error);
}

/* What came of a record that is erased in the scope that it belongs to goes as well. */
static gboolean
destroy_if_erased (Change *change, DvRecord *old, GError **error)
{
  DvApply *self = change->batch->self;
  g_autoptr (DvVersion) version = dv_row_read_version (self->db, change->row, error);

  if (version == NULL || !dv_version_is_erased (version))
    return version != NULL;
  return old != NULL ? dv_erase_follow (self->write, old, error)
                     : dv_erase_log (self->db, change->row, error);
}

/* A record that belongs, or belonged, to several scopes may come to belong to another one. */
static gboolean
follow_move (Change *change, const DvKind *kind, GError **error)
{
  DvApply *self = change->batch->self;
  g_autoptr (DvRecord) old = NULL;
  gboolean moved = FALSE;

  if (!dv_moved_choose (self->db, change->row, &moved, error) ||
      !dv_moved_note (self->db, change->row, change->stamp.hlc, error))
    return FALSE;
  if (moved && kind != NULL) {
    old = change->kind != 0 ? dv_db_load (self->db, change->row, error) : NULL;
    if ((change->kind != 0 && old == NULL) || !dv_replay_record (self->db, change->row, error))
      return FALSE;
    dv_write_note_change (self->write, change->row, kind);
  }
  return destroy_if_erased (change, old, error);
}

static gboolean
change_record (Change *change, const DvKind *kind, GError **error)
{
  DvDb *db = change->batch->self->db;
  gboolean several = change->scope != change->batch->place->scope;

  if (several)
    return dv_moved_merge (db, change->row, change->batch->place->scope, change->op, &change->stamp,
                           error) &&
           follow_move (change, kind, error);
  if (!dv_moved_has_versions (db, change->row, &several, error) ||
      !change_here (change, kind, error))
    return FALSE;
  return !several || follow_move (change, kind, error);
}

static gboolean
apply_to_record (Change *change, GError **error)
{
  const DvKind *kind = change->op != NULL ? dv_kind_find_by_id (change->op->kind) : NULL;
  DvDb *db = change->batch->self->db;

  if (change->row != 0)
    return change_record (change, kind, error);
  return kind != NULL ? make_record (change, kind, error) : make_bare_record (db, change, error);
}

static gboolean
write_log (Change *change, GError **error)
{
  const DvApplyPlace *place = change->batch->place;
  GBytes *body = change->sent->body;
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (change->batch->self->db,
                   "INSERT INTO sync_op (sid, scope, seq, batch, rid, hash, body)"
                   " VALUES (:sid, :scope, :seq, :batch, :row, :hash, :body)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", place->sid);
  dv_stmt_bind_integer (stmt, ":scope", place->scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) change->stamp.dot.seq);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) change->batch->batch->number);
  dv_stmt_bind_integer (stmt, ":row", change->row);
  if (change->sent->redacted)
    dv_stmt_bind_blob (stmt, ":hash", change->sent->hash, DV_HASH_SIZE);
  if (body != NULL)
    dv_stmt_bind_blob (stmt, ":body", g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return dv_stmt_run (stmt, error);
}

static gboolean
note_unknown (Change *change, GError **error)
{
  return change->op == NULL ||
         dv_replay_note_unknown (change->batch->self->db, &change->sent->record,
                                 dv_kind_find_by_id (change->op->kind), change->op,
                                 change->stamp.dot, error);
}

static gboolean
has_seen (const GArray *seen, const GArray *dots)
{
  for (guint i = 0; i < dots->len; i++) {
    guint n = 0;

    while (n < seen->len && g_array_index (seen, guint32, n) != g_array_index (dots, DvDot, i).site)
      n++;
    if (n == seen->len)
      return FALSE;
  }
  return TRUE;
}

/* Whoever hands letters in at the office does not read what becomes of them, and cannot replace
 * what others wrote. */
static gboolean
check_seen (const Change *change, GError **error)
{
  const GArray *seen = change->batch->place->seen;
  gboolean right = TRUE;

  if (seen == NULL)
    return TRUE;
  right = has_seen (seen, change->op->life_replaced);
  for (guint i = 0; right && i < change->op->fields->len; i++)
    right =
      has_seen (seen, ((const DvOpField *) g_ptr_array_index (change->op->fields, i))->replaced);
  if (!right)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("A machine replaced what it cannot have read. Nothing of the packet "
                            "was taken; ask who uses that machine."));
  return right;
}

/* What is read by the whole ward, as its groups and its holidays, no laptop makes among the people
 * of its group, where it may write; nor what only the office has. */
static gboolean
check_kind (const Change *change, GError **error)
{
  const DvKind *kind = dv_kind_find_by_id (change->op->kind);

  if (change->batch->place->office || kind == NULL ||
      (dv_rights_may_make (kind) &&
       (kind->scope != DV_SCOPE_OFFICE || change->batch->place->scope == DV_SCOPE_NUMBER_OFFICE)))
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("A machine made what only the ward office makes. Nothing of the packet "
                          "was taken; ask who uses that machine."));
  return FALSE;
}

/* The log comes before the record, so that what is erased is erased in the log, too; but the log
 * names the record. */
static gboolean
apply_change (Change *change, GError **error)
{
  GBytes *body = change->sent->body;
  gsize size;
  gconstpointer data = body != NULL ? g_bytes_get_data (body, &size) : NULL;

  if (body != NULL) {
    change->op = dv_op_parse (data, size);
    if (change->op == NULL || !dv_op_number_sites (change->op, change->batch->sites))
      return refuse_damaged (error);
    if (!check_kind (change, error) || !check_seen (change, error))
      return FALSE;
  }
  if (!find_record (change->batch->self->db, change, error))
    return FALSE;
  if (change->op != NULL && change->row != 0 && change->kind != 0 &&
      change->kind != change->op->kind)
    return refuse_damaged (error);
  if (change->row != 0)
    return write_log (change, error) && apply_to_record (change, error) &&
           note_unknown (change, error);
  return apply_to_record (change, error) && write_log (change, error) &&
         note_unknown (change, error);
}

static gboolean
apply_op (Batch *batch, guint place, GError **error)
{
  Change change = {
    .batch = batch,
    .sent = g_ptr_array_index (batch->batch->ops, place),
    .stamp = { { batch->place->sid, batch->batch->first + place },
               batch->batch->hlc,
               batch->batch->actor },
  };
  gboolean applied = apply_change (&change, error);

  dv_op_free (change.op);
  batch->arrived->n_changes++;
  return applied;
}

static DvStmt *
prepare_batch (DvDb *db, GError **error)
{
  return dv_db_prepare (
    db,
    "INSERT INTO sync_batch (sid, scope, batch, id, seq_lo, seq_hi, hlc, schema, actor, label,"
    " purpose, undoes, sites, deps, prev_hash, ops_hash, sig, salt, arrival)"
    " VALUES (:sid, :scope, :batch, :id, :first, :last, :hlc, :schema, :actor, :label, :purpose,"
    " :undoes, :sites, :deps, :before, :hash, :sig, :salt, nullif (:arrival, 0))",
    error);
}

static gboolean
write_batch (Batch *self, const guint8 *hash, GError **error)
{
  const DvSentBatch *batch = self->batch;
  g_autoptr (DvStmt) stmt = prepare_batch (self->self->db, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", self->place->sid);
  dv_stmt_bind_integer (stmt, ":scope", self->place->scope);
  dv_stmt_bind_integer (stmt, ":batch", (gint64) batch->number);
  dv_stmt_bind_blob (stmt, ":id", batch->id.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":first", (gint64) batch->first);
  dv_stmt_bind_integer (stmt, ":last", (gint64) (batch->first + batch->ops->len - 1));
  dv_stmt_bind_integer (stmt, ":hlc", batch->hlc);
  dv_stmt_bind_integer (stmt, ":schema", batch->schema);
  dv_stmt_bind_text (stmt, ":actor", batch->actor);
  dv_stmt_bind_text (stmt, ":label", batch->label);
  dv_stmt_bind_text (stmt, ":purpose", batch->purpose);
  if (batch->has_undoes)
    dv_stmt_bind_blob (stmt, ":undoes", batch->undoes.bytes, DV_ID_SIZE);
  if (batch->sites->len > 0)
    dv_stmt_bind_blob (stmt, ":sites", batch->sites->data, batch->sites->len * DV_ID_SIZE);
  if (batch->deps != NULL && g_bytes_get_size (batch->deps) > 0)
    dv_stmt_bind_blob (stmt, ":deps", g_bytes_get_data (batch->deps, NULL),
                       g_bytes_get_size (batch->deps));
  dv_stmt_bind_blob (stmt, ":before", batch->before, DV_HASH_SIZE);
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  dv_stmt_bind_blob (stmt, ":sig", batch->signature, DV_SIGNATURE_SIZE);
  if (batch->has_salt)
    dv_stmt_bind_blob (stmt, ":salt", batch->salt, DV_SALT_SIZE);
  dv_stmt_bind_integer (stmt, ":arrival", self->place->arrival);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_apply_batch:
 * @self: what writes the changes of other sites
 * @batch: a batch that was verified and whose time has come
 * @place: where it stands
 * @hash: what was signed
 * @arrived: what was brought so far; what this brings is added
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the log, the versions, the records and the search index.
 *
 * Returns: whether they were written
 */
gboolean
dv_apply_batch (DvApply *self,
                const DvSentBatch *batch,
                const DvApplyPlace *place,
                const guint8 *hash,
                DvArrived *arrived,
                GError **error)
{
  g_autoptr (GBytes) ids = g_bytes_new_static (batch->sites->data, batch->sites->len * DV_ID_SIZE);
  g_autoptr (GArray) sites = dv_batch_rows_number_sites (self->db, place->sid, ids, error);
  Batch work = { self, batch, place, sites, arrived };

  if (sites == NULL || !write_batch (&work, hash, error))
    return FALSE;
  self->latest = MAX (self->latest, batch->hlc);
  for (guint i = 0; i < batch->ops->len; i++) {
    if (!apply_op (&work, i, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_apply_finish:
 * @self: what wrote the changes of other sites
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the index of the search, notes what does not go together now, and sets the clock of this
 * store, so that what is typed from now on is later than what came.
 *
 * Returns: whether that is done
 */
gboolean
dv_apply_finish (DvApply *self, GError **error)
{
  return dv_search_later_write (self->search, error) && dv_disputes_note (self->disputes, error) &&
         (self->latest == 0 || dv_site_observe (self->db, self->latest, error));
}
