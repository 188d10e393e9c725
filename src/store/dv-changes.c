/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-changes.h"

#include "dv-id.h"

/**
 * dv_changes_get_last:
 * @db: a connection
 * @op: (out): the place of the last change in the log of this store, 0 if there is none
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the log could be read
 */
gboolean
dv_changes_get_last (DvDb *db, gint64 *op, GError **error)
{
  return dv_db_get_integer (db, "SELECT coalesce (max (op), 0) FROM sync_op", op, error);
}

/**
 * dv_changes_since:
 * @db: a connection
 * @op: a place in the log, see dv_changes_get_last()
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8 utf8): the ids of the records that were changed since
 *   then; a changed link counts for the record that it starts from
 */
GHashTable *
dv_changes_since (DvDb *db, gint64 op, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  stmt = dv_db_prepare (db,
                        "SELECT DISTINCT r.id FROM sync_op o LEFT JOIN relation x ON x.rid = o.rid"
                        " JOIN record r ON r.rid = coalesce (x.source, o.rid) WHERE o.op > :op",
                        error);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":op", op);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

    if (id != NULL && size == DV_ID_SIZE)
      g_hash_table_add (ids, dv_id_to_text (id));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
