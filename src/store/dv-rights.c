/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-rights.h"

#include "dv-kinds.h"
#include "dv-members.h"
#include "dv-row.h"
#include "dv-store-error.h"

/* What this store's own site may write, asked before somebody types. What it may not is refused
 * where it is saved, see dv-stream.c. */

static gboolean
may_write_scope (DvDb *db, const DvMember *own, gint64 scope, gboolean *may, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT name FROM sync_scope WHERE scope = :scope", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":scope", scope);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *may = dv_member_may_write (own, dv_stmt_get_text (stmt, 0));
  return TRUE;
}

/**
 * dv_rights_may_make:
 * @kind: a kind of record
 *
 * Returns: whether a laptop may make such a record: nothing of the ward's, and of the office's
 * alone the letters that are handed in
 */
gboolean
dv_rights_may_make (const DvKind *kind)
{
  return kind->scope != DV_SCOPE_WARD &&
         (kind->scope != DV_SCOPE_OFFICE || kind == &dv_kind_petition);
}

/**
 * dv_rights_may_write:
 * @db: a connection
 * @record: a record, which may be new
 * @may: (out): whether this site may save it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be found out
 */
gboolean
dv_rights_may_write (DvDb *db, DvRecord *record, gboolean *may, GError **error)
{
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);
  gint64 scope;

  if (own == NULL)
    return FALSE;
  *may = dv_member_may_write (own, "W");
  if (*may)
    return TRUE;
  /* A new record comes to the group that is typed into it. */
  if (dv_record_get_row (record) == 0) {
    *may = dv_rights_may_make (dv_record_get_kind (record));
    return TRUE;
  }
  return dv_row_get_scope (db, dv_record_get_row (record), &scope, error) &&
         may_write_scope (db, own, scope, may, error);
}
