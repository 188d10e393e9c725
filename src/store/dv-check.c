/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-check.h"

#include <glib/gi18n-lib.h>

#include "dv-attachment.h"
#include "dv-dues.h"
#include "dv-kinds.h"
#include "dv-op.h"
#include "dv-version.h"

/* Adds one problem for every row that @sql gives: @message and the first column. */
static gboolean
add_rows (DvDb *db, const char *sql, const char *message, GPtrArray *problems, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (problems, g_strdup_printf ("%s: %s", message, dv_stmt_get_text (stmt, 0)));
  return step == DV_STEP_DONE;
}

/**
 * dv_check_file:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks whether SQLite finds the file sound and every link leads somewhere.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong; empty if nothing is
 */
GPtrArray *
dv_check_file (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!add_rows (db,
                 "SELECT integrity_check FROM pragma_integrity_check"
                 " WHERE integrity_check <> 'ok' LIMIT 20",
                 _ ("The file is damaged"), problems, error) ||
      !add_rows (db, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check",
                 _ ("Links of a table lead nowhere"), problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}

static gboolean
check_rows (DvDb *db, GPtrArray *problems, GError **error)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_autofree char *sql = g_strdup_printf (
      "SELECT r.rid FROM record r LEFT JOIN \"%s\" t ON t.rid = r.rid"
      " WHERE r.kind = %u AND t.rid IS NULL UNION ALL"
      " SELECT t.rid FROM \"%s\" t LEFT JOIN record r ON r.rid = t.rid AND r.kind = %u"
      " WHERE r.rid IS NULL LIMIT 5",
      (*kind)->name, (*kind)->id, (*kind)->name, (*kind)->id);

    if (!add_rows (db, sql, _ ("A record is not whole"), problems, error))
      return FALSE;
  }
  return TRUE;
}

/* Every stream must be there from its first change to its last. */
static gboolean
check_log (DvDb *db, GPtrArray *problems, GError **error)
{
  return add_rows (db,
                   "SELECT s.sid || '/' || s.scope FROM sync_stream s WHERE s.seq <>"
                   " (SELECT count(*) FROM sync_op o WHERE o.sid = s.sid AND o.scope = s.scope)"
                   " + (SELECT coalesce (sum (g.seq_hi - g.seq_lo + 1), 0) FROM sync_segment g"
                   " WHERE g.sid = s.sid AND g.scope = s.scope)",
                   _ ("The change log has gaps"), problems, error);
}

static gboolean
version_is_damaged (DvStmt *stmt)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, 1, &size);
  g_autoptr (DvVersion) version = data != NULL ? dv_version_parse (data, size) : NULL;

  return version == NULL;
}

static gboolean
check_versions (DvDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT rid, v FROM record", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (version_is_damaged (stmt))
      g_ptr_array_add (problems, g_strdup_printf (_ ("The versions of record %s are damaged."),
                                                  dv_stmt_get_text (stmt, 0)));
  }
  return step == DV_STEP_DONE;
}

static gboolean
op_is_damaged (DvStmt *stmt)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, 1, &size);
  g_autoptr (DvOp) op = data != NULL ? dv_op_parse (data, size) : NULL;

  return data != NULL && op == NULL;
}

static gboolean
check_ops (DvDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT op, body FROM sync_op", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (op_is_damaged (stmt))
      g_ptr_array_add (problems, g_strdup_printf (_ ("Change %s in the log is damaged."),
                                                  dv_stmt_get_text (stmt, 0)));
  }
  return step == DV_STEP_DONE;
}

typedef struct {
  gboolean full;
  GPtrArray *problems;
} Check;

static gboolean
check_cb (DvDb *db, gpointer data, GError **error)
{
  Check *check = data;

  check->problems = dv_check_file (db, error);
  if (check->problems == NULL || !check_rows (db, check->problems, error) ||
      !check_log (db, check->problems, error))
    return FALSE;
  if (!check->full)
    return TRUE;
  return check_versions (db, check->problems, error) && check_ops (db, check->problems, error) &&
         dv_attachments_check (db, check->problems, error);
}

/**
 * dv_store_check:
 * @self: a store
 * @full: whether to read every record, change and attachment, too
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks whether the store is sound.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong; empty if nothing is
 */
GPtrArray *
dv_store_check (DvStore *self, gboolean full, GError **error)
{
  Check check = { full, NULL };

  if (!dv_store_read (self, check_cb, &check, error)) {
    g_clear_pointer (&check.problems, g_ptr_array_unref);
    return NULL;
  }
  return check.problems;
}

static gboolean
rebuild_dues (DvWrite *write, gpointer data, GError **error)
{
  return dv_dues_rebuild (dv_write_get_db (write), data, error);
}

/**
 * dv_store_check_dues:
 * @self: a store
 * @n_moved: (out): receives how many petitions had another day than follows from their steps
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reckons anew when each petition is due.
 *
 * Returns: whether the days are right now
 */
gboolean
dv_store_check_dues (DvStore *self, guint *n_moved, GError **error)
{
  *n_moved = 0;
  return dv_store_write_as (self, "setup", NULL, rebuild_dues, n_moved, NULL, error);
}
