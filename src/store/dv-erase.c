/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-erase.h"

#include "dv-batch-rows.h"
#include "dv-op.h"

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
