/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-erase.h"

#include "dv-batch-rows.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-members.h"
#include "dv-op.h"
#include "dv-row.h"
#include "dv-scrub.h"
#include "dv-site.h"

/* Destroying the values of a record on request (Luật 91/2025/QH15, art. 14). The record stays, with
 * its versions and without any value, so that other sites learn of it and nothing comes back with
 * an old stick. */

/**
 * dv_erase_values:
 * @record: a record whose values are to be destroyed
 *
 * Takes out all its values; they are not written yet.
 */
void
dv_erase_values (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    dv_record_set_value (record, &kind->fields[i], NULL);
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

/* A change that holds values, and what is to be left of it. */
typedef struct {
  gint64 place;
  GBytes *left;
} Stripped;

static void
stripped_clear (gpointer data)
{
  g_clear_pointer (&((Stripped *) data)->left, g_bytes_unref);
}

static GArray *
find_ops (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (Stripped));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT op, body FROM sync_op WHERE rid = :row AND body IS NOT NULL", error);
  DvStep step;

  g_array_set_clear_func (ops, stripped_clear);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    gconstpointer body = dv_stmt_get_blob (stmt, 1, &size);
    Stripped op = { dv_stmt_get_integer (stmt, 0), dv_op_strip (body, size) };

    if (op.left != NULL)
      g_array_append_val (ops, op);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&ops) : NULL;
}

/**
 * dv_erase_log:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes all values of the record out of the log, and those that stood beside the shown ones.
 *
 * Returns: whether they are gone
 */
gboolean
dv_erase_log (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) ops = find_ops (db, row, error);

  if (ops == NULL)
    return FALSE;
  for (guint i = 0; i < ops->len; i++) {
    const Stripped *op = &g_array_index (ops, Stripped, i);

    if (!dv_batch_rows_redact (db, op->place, op->left, error))
      return FALSE;
  }
  return run_on_row (db, "DELETE FROM sync_sibling WHERE rid = :row", row, error) &&
         run_on_row (db,
                     "DELETE FROM sync_unknown WHERE id = (SELECT id FROM record"
                     " WHERE rid = :row)",
                     row, error) &&
         run_on_row (db, "DELETE FROM sync_unresolved WHERE rid = :row", row, error) &&
         run_on_row (db, "DELETE FROM sync_conflict WHERE rid = :row AND type = 'field'", row,
                     error);
}

/**
 * dv_erase_follow:
 * @write: a transaction
 * @old: a record as it was before it was erased, here or elsewhere
 * @error: return location for a #DV_STORE_ERROR
 *
 * Destroys what is kept of the record beside its row: the log, the file of an attachment, and, with
 * the next exchange, the packets that this store wrote before. dv_scrub_free_space() must follow
 * once this is committed.
 *
 * Returns: whether it was written
 */
gboolean
dv_erase_follow (DvWrite *write, DvRecord *old, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  const char *hash =
    dv_record_get_kind (old) == &dv_kind_attachment ? dv_record_get (old, "hash") : NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());

  return dv_erase_log (db, dv_record_get_row (old), error) &&
         dv_scrub_file (write, hash != NULL ? hash : "", error) &&
         dv_meta_set (db, DV_META_PURGE, now, error);
}

static gboolean
add_parts (DvDb *db, const DvKind *part, gint64 row, GArray *rows, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT rid FROM \"%s\" WHERE \"%s\" = :row", part->name, part->owner);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 found = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, found);
  }
  return step == DV_STEP_DONE;
}

/* All that ever belonged to the record, deleted or not. That somebody opened it stays known. */
static GArray *
find_parts (DvDb *db, DvRecord *record, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const DvKind *const *part = dv_kinds (); *part != NULL; part++) {
    const DvField *owner =
      (*part)->owner != NULL ? dv_kind_find_field (*part, (*part)->owner) : NULL;

    if (owner == NULL || ((*part)->flags & DV_KIND_TRACE) ||
        (owner->target != NULL && dv_kind_find (owner->target) != dv_record_get_kind (record)))
      continue;
    if (!add_parts (db, *part, dv_record_get_row (record), rows, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

static gboolean
erase_one (DvWrite *write, DvRecord *record, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  g_autoptr (DvOp) op = dv_op_new (dv_record_get_kind (record)->id, DV_LIFE_ERASED);

  if (version == NULL)
    return FALSE;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return dv_version_is_erased (version) || dv_write_op (write, record, op, error);
}

/**
 * dv_erase_record:
 * @write: a transaction of the purpose `erase`
 * @record: a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Destroys the values of a record and of all that belongs to it, here and at every site that holds
 * it, for good: the right to have data deleted (Luật 91/2025/QH15, art. 14). What other records say
 * by themselves, as the lines of lists by which money was paid out, stays. dv_scrub_free_space()
 * must follow.
 *
 * Returns: whether they are destroyed here
 */
gboolean
dv_erase_record (DvWrite *write, DvRecord *record, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (GArray) parts = find_parts (db, record, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    g_autoptr (DvRecord) part = dv_db_load (db, g_array_index (parts, gint64, i), error);

    if (part == NULL || !dv_erase_record (write, part, error))
      return FALSE;
  }
  return parts != NULL && erase_one (write, record, error);
}

/**
 * dv_erase_count_parts:
 * @db: a connection
 * @record: a record
 * @n: (inout): how many were counted so far
 * @error: return location for a #DV_STORE_ERROR
 *
 * Counts what dv_erase_record() would destroy together with the record.
 *
 * Returns: whether they could be counted
 */
gboolean
dv_erase_count_parts (DvDb *db, DvRecord *record, guint *n, GError **error)
{
  g_autoptr (GArray) parts = find_parts (db, record, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    g_autoptr (DvRecord) part = dv_db_load (db, g_array_index (parts, gint64, i), error);

    if (part == NULL || !dv_erase_count_parts (db, part, n, error))
      return FALSE;
    *n += 1;
  }
  return parts != NULL;
}

static void
receipt_free (gpointer data)
{
  DvEraseReceipt *receipt = data;

  g_free (receipt->site);
  g_free (receipt);
}

/**
 * dv_erase_list_receipts:
 * @db: a connection
 * @id: the UUID of a record that was erased
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvEraseReceipt): the sites that hold the record's scope,
 * and whether they have said that they know of the erasing
 */
GPtrArray *
dv_erase_list_receipts (DvDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (receipt_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT s.id, s.name, s.role, c.name, s.sid = (SELECT value FROM meta WHERE key = 'site')"
    " OR EXISTS (SELECT 1 FROM sync_ack a WHERE a.peer = s.sid AND a.sid = o.sid"
    "  AND a.scope = o.scope AND a.batch >= o.batch)"
    " FROM record r JOIN sync_op o ON o.op = (SELECT max (op) FROM sync_op WHERE rid = r.rid)"
    " JOIN sync_scope c ON c.scope = o.scope JOIN sync_site s ON s.state = 'active'"
    " WHERE r.id = :id ORDER BY s.sid",
    error);
  DvStep step;
  DvId parsed;

  if (stmt == NULL)
    return NULL;
  if (dv_id_parse (id, &parsed))
    dv_stmt_bind_blob (stmt, ":id", parsed.bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    g_autoptr (DvMember) member =
      dv_members_find (db, dv_stmt_get_blob (stmt, 0, &size), NULL, error);
    DvEraseReceipt *receipt;

    if (member == NULL)
      return NULL;
    if (!dv_member_may_read (member, dv_stmt_get_text (stmt, 3)))
      continue;
    receipt = g_new0 (DvEraseReceipt, 1);
    receipt->site = g_strdup (dv_stmt_get_text (stmt, 1));
    receipt->done = dv_stmt_get_integer (stmt, 4) != 0;
    g_ptr_array_add (receipts, receipt);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&receipts) : NULL;
}
