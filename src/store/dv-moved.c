/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-moved.h"

#include "dv-row.h"

/* A record that comes to belong to another scope is ended in the old one (its life says `moved`)
 * and made in the new one under the same id. Each scope is merged on its own, so a store that holds
 * both may see the two changes in either order, and edits that somebody made in the old one without
 * knowing. The versions in the scope that the record belongs to stand in `record`, those in the
 * others in `sync_moved`. */

static gboolean
read_other (DvDb *db, const DvMovedChange *change, DvVersion **version, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT v FROM sync_moved WHERE rid = :row AND scope = :scope", error);
  DvStep step;

  *version = NULL;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", change->row);
  dv_stmt_bind_integer (stmt, ":scope", change->scope);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    gsize size;
    gconstpointer data = dv_stmt_get_blob (stmt, 0, &size);

    *version = dv_version_parse (data, size);
  }
  return step != DV_STEP_ERROR;
}

static gboolean
write_other (DvDb *db, gint64 row, gint64 scope, const DvVersion *version, GError **error)
{
  g_autoptr (GByteArray) bytes = dv_version_to_bytes (version);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "INSERT OR REPLACE INTO sync_moved (rid, scope, v) VALUES (:row, :scope, :v)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_blob (stmt, ":v", bytes->data, bytes->len);
  return dv_stmt_run (stmt, error);
}

/* Who moved it last has the word; which of two that is every store must find alike. */
static gboolean
is_later (DvDb *db,
          const DvMovedChange *change,
          const DvVersion *current,
          gboolean *later,
          GError **error)
{
  DvDot made = dv_version_get_created (current);
  g_autofree char *actor = NULL;
  gint64 hlc = 0;

  if (!dv_siblings_read_stamp (db, change->row, made, &hlc, &actor, error))
    return FALSE;
  *later = change->stamp->hlc > hlc;
  return TRUE;
}

static gboolean
note_conflict (DvDb *db, const DvMovedChange *change, const DvVersion *version, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    dv_version_is_life_disputed (version)
      ? "INSERT OR IGNORE INTO sync_conflict (type, rid, field, opened)"
        " VALUES ('moved', :row, 0, :hlc)"
      : "DELETE FROM sync_conflict WHERE type = 'moved' AND rid = :row AND :hlc IS NOT NULL",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", change->row);
  dv_stmt_bind_integer (stmt, ":hlc", change->stamp->hlc);
  return dv_stmt_run (stmt, error);
}

/* Merges the change into the versions of the other scope; values are only those of the current. */
static gboolean
merge_other (DvDb *db, const DvMovedChange *change, GError **error)
{
  g_autoptr (DvVersion) version = NULL;

  if (!read_other (db, change, &version, error))
    return FALSE;
  if (version == NULL)
    version = dv_version_new (change->stamp->dot);
  else if (change->op != NULL)
    dv_op_apply (change->op, version, change->stamp->dot);
  return write_other (db, change->row, change->scope, version, error) &&
         note_conflict (db, change, version, error);
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
forget_values (DvDb *db, gint64 row, GError **error)
{
  return run_on_row (db, "DELETE FROM sync_sibling WHERE rid = :row", row, error) &&
         run_on_row (db, "DELETE FROM sync_conflict WHERE rid = :row AND type IN ('field', 'life')",
                     row, error);
}

/* The record comes to belong to the scope of the change, where its versions begin anew. */
static gboolean
switch_scope (DvDb *db, const DvMovedChange *change, const DvVersion *current, GError **error)
{
  g_autoptr (DvVersion) version = dv_version_new (change->stamp->dot);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE record SET scope = :scope WHERE rid = :row", error);

  if (stmt == NULL || !write_other (db, change->row, change->current, current, error) ||
      !forget_values (db, change->row, error))
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", change->row);
  dv_stmt_bind_integer (stmt, ":scope", change->scope);
  return dv_stmt_run (stmt, error) && dv_row_write_version (db, change->row, version, error);
}

/**
 * dv_moved_take:
 * @db: a connection, inside a transaction
 * @change: a change of a record in another scope than the one that it belongs to
 * @taken: (out): whether it makes the record belong to its scope, so that it is to be applied now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the versions were written
 */
gboolean
dv_moved_take (DvDb *db, const DvMovedChange *change, gboolean *taken, GError **error)
{
  g_autoptr (DvVersion) current = dv_row_read_version (db, change->row, error);
  g_autoptr (DvVersion) other = NULL;

  *taken = FALSE;
  if (current == NULL || !read_other (db, change, &other, error))
    return FALSE;
  if (change->op != NULL && change->op->creates && other == NULL) {
    *taken = !dv_version_is_alive (current);
    if (!*taken && !is_later (db, change, current, taken, error))
      return FALSE;
  }
  return *taken ? switch_scope (db, change, current, error) : merge_other (db, change, error);
}
