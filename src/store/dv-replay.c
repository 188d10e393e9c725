/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-replay.h"

#include <glib/gi18n-lib.h>

#include "dv-batch-rows.h"
#include "dv-erase.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-row.h"
#include "dv-search.h"
#include "dv-siblings.h"
#include "dv-store-error.h"
#include "dv-unresolved.h"

/* A newer program at another site may write fields and kinds that this one does not know. What it
 * says of them stays in the log, is passed on as it came, and is noted in `sync_unknown`. When the
 * program is brought up to date, the records concerned are made again from the log, as they would
 * be if it had known from the beginning. */

/* The field under which a record of an unknown kind is noted. */
#define WHOLE_RECORD 0

static gboolean
note (DvDb *db, const DvId *id, guint field, DvDot dot, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "INSERT OR IGNORE INTO sync_unknown (id, field, sid, seq) VALUES (:id, :field, :sid, :seq)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":field", field);
  dv_stmt_bind_integer (stmt, ":sid", dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_replay_note_unknown:
 * @db: a connection, inside a transaction
 * @id: the UUID of a record
 * @kind: (nullable): its kind; %NULL if this program does not know it
 * @op: a change of it
 * @dot: the name of the change
 * @error: return location for a #DV_STORE_ERROR
 *
 * Notes what of the change this program does not understand.
 *
 * Returns: whether it was noted
 */
gboolean
dv_replay_note_unknown (DvDb *db,
                        const DvId *id,
                        const DvKind *kind,
                        const DvOp *op,
                        DvDot dot,
                        GError **error)
{
  if (kind == NULL)
    return note (db, id, WHOLE_RECORD, dot, error);
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);

    if (dv_kind_find_field_by_id (kind, entry->field) == NULL &&
        !note (db, id, entry->field, dot, error))
      return FALSE;
  }
  return TRUE;
}

/* A change of the record that is made again. */
typedef struct {
  GBytes *body;
  GBytes *sites;
  DvStamp stamp;
  char *actor;
} Change;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->body, g_bytes_unref);
  g_clear_pointer (&change->sites, g_bytes_unref);
  g_free (change->actor);
}

static GBytes *
get_bytes (DvStmt *stmt, int column)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, column, &size);

  return g_bytes_new (data, data != NULL ? size : 0);
}

/* The changes in the scope to which the record belongs, in the order in which they came. */
static GArray *
read_changes (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT o.sid, o.seq, o.body, b.sites, b.hlc, b.actor FROM record r JOIN sync_op o USING (rid)"
    " JOIN sync_batch b ON b.sid = o.sid AND b.scope = o.scope AND b.batch = o.batch"
    " WHERE r.rid = :row AND o.scope = r.scope AND o.body IS NOT NULL ORDER BY o.op",
    error);
  DvStep step;

  g_array_set_clear_func (changes, change_clear);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    Change change = { get_bytes (stmt, 2), get_bytes (stmt, 3) };

    change.stamp.dot =
      (DvDot){ (guint32) dv_stmt_get_integer (stmt, 0), (guint64) dv_stmt_get_integer (stmt, 1) };
    change.stamp.hlc = dv_stmt_get_integer (stmt, 4);
    change.actor = g_strdup (dv_stmt_get_text (stmt, 5));
    change.stamp.actor = change.actor;
    g_array_append_val (changes, change);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

static DvOp *
read_op (DvDb *db, const Change *change, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (change->body, &size);
  g_autoptr (DvOp) op = dv_op_parse (data, size);
  g_autoptr (GArray) sites =
    dv_batch_rows_number_sites (db, change->stamp.dot.site, change->sites, error);

  if (sites == NULL)
    return NULL;
  if (op != NULL && dv_op_number_sites (op, sites))
    return g_steal_pointer (&op);
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT,
                       _ ("The log of a record is damaged; restore a backup."));
  return NULL;
}

static gboolean
replay_change (DvDb *db,
               DvRecord *record,
               DvVersion **version,
               const Change *change,
               GError **error)
{
  g_autoptr (DvOp) op = read_op (db, change, error);

  if (op == NULL)
    return FALSE;
  if (*version != NULL)
    return dv_siblings_merge (db, record, *version, op, &change->stamp, error);
  *version = dv_version_new (change->stamp.dot);
  dv_row_set_version (record, *version);
  dv_op_set_values (op, record);
  return TRUE;
}

static DvVersion *
replay_changes (DvDb *db, DvRecord *record, GArray *changes, GError **error)
{
  g_autoptr (DvVersion) version = NULL;

  for (guint i = 0; i < changes->len; i++) {
    if (!replay_change (db, record, &version, &g_array_index (changes, Change, i), error))
      return NULL;
  }
  if (version == NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT,
                         _ ("The log of a record is damaged; restore a backup."));
  return g_steal_pointer (&version);
}

static gboolean
run_on_row (DvDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  return dv_stmt_run (stmt, error);
}

static gboolean
forget_state (DvDb *db, gint64 row, GError **error)
{
  return run_on_row (db, "DELETE FROM sync_sibling WHERE rid = :row", row, error) &&
         run_on_row (db, "DELETE FROM sync_conflict WHERE rid = :row AND type IN ('field', 'life')",
                     row, error) &&
         run_on_row (db,
                     "DELETE FROM sync_unknown WHERE id = (SELECT id FROM record"
                     " WHERE rid = :row)",
                     row, error);
}

static gboolean
read_kind (DvDb *db, gint64 row, const DvKind **kind, char **id, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT kind, id FROM record WHERE rid = :row", error);
  gsize size;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *kind = dv_kind_find_by_id ((guint) dv_stmt_get_integer (stmt, 0));
  *id = dv_id_to_text (dv_stmt_get_blob (stmt, 1, &size));
  return TRUE;
}

/* Puts the record in the place of what the store has of it, if it has anything. */
static gboolean
write_record (DvDb *db, DvRecord *old, DvRecord *record, GError **error)
{
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvUnresolved) links = dv_unresolved_take_out (db, record, error);

  if (links == NULL ||
      !(old != NULL ? dv_row_update (db, record, error) : dv_row_insert (db, record, error)))
    return FALSE;
  return dv_unresolved_write (links, db, row, error) &&
         (old == NULL || dv_search_remove (db, row, old, error)) &&
         dv_search_add (db, row, record, error);
}

static gboolean
load_old (DvDb *db, gint64 row, const DvKind *kind, DvRecord **old, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\" WHERE rid = :row)", kind->name);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  *old = NULL;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  if (dv_stmt_get_integer (stmt, 0) == 0)
    return TRUE;
  *old = dv_db_load (db, row, error);
  return *old != NULL;
}

/**
 * dv_replay_record:
 * @db: a connection, inside a transaction
 * @row: the number of a record, of a kind that this program knows
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the record again from the log.
 *
 * Returns: whether it was written
 */
gboolean
dv_replay_record (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) changes = read_changes (db, row, error);
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (DvRecord) old = NULL;
  g_autoptr (DvVersion) version = NULL;
  g_autofree char *id = NULL;
  const DvKind *kind = NULL;

  if (changes == NULL || !read_kind (db, row, &kind, &id, error) ||
      !load_old (db, row, kind, &old, error) || !forget_state (db, row, error))
    return FALSE;
  record = dv_record_new (kind);
  dv_record_set_stored (record, id, row, NULL);
  version = replay_changes (db, record, changes, error);
  if (version != NULL && dv_version_is_erased (version))
    dv_erase_values (record);
  return version != NULL && dv_row_write_version (db, row, version, error) &&
         write_record (db, old, record, error);
}

/* Records of which something was noted that this program understands now. */
static GArray *
find_rows (DvDb *db, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT r.rid, r.kind, u.field FROM sync_unknown u JOIN record r ON r.id = u.id"
                   " GROUP BY r.rid, u.field ORDER BY r.rid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);
    const DvKind *kind = dv_kind_find_by_id ((guint) dv_stmt_get_integer (stmt, 1));
    guint field = (guint) dv_stmt_get_integer (stmt, 2);

    if (kind == NULL || (field != WHOLE_RECORD && dv_kind_find_field_by_id (kind, field) == NULL))
      continue;
    if (rows->len == 0 || g_array_index (rows, gint64, rows->len - 1) != row)
      g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
update_cb (DvDb *db, gpointer data, GError **error)
{
  GArray *rows = data;

  for (guint i = 0; i < rows->len; i++) {
    if (!dv_replay_record (db, g_array_index (rows, gint64, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_replay_update:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes again the records of which a newer program said what an older one did not understand, and
 * this one does.
 *
 * Returns: whether they are up to date
 */
gboolean
dv_replay_update (DvDb *db, GError **error)
{
  g_autoptr (GArray) rows = find_rows (db, error);

  return rows != NULL && (rows->len == 0 || dv_db_transaction (db, update_cb, rows, error));
}
