/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-stages.h"

#include "dv-case.h"
#include "dv-kinds.h"
#include "dv-write.h"

/* Returns: the petition that a changed record is or belongs to; 0 for none, -1 if it failed */
static gint64
find_petition (DvDb *db, const DvChanged *changed, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (changed->kind == &dv_kind_petition)
    return changed->row;
  if (changed->kind != &dv_kind_step)
    return 0;
  stmt = dv_db_prepare (db, "SELECT petition FROM step WHERE rid = :row", error);
  if (stmt == NULL)
    return -1;
  dv_stmt_bind_integer (stmt, ":row", changed->row);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_DONE)
    return 0;
  return step == DV_STEP_ROW ? dv_stmt_get_integer (stmt, 0) : -1;
}

static gboolean
update_stage (DvDb *db, gint64 petition, GPtrArray **transitions, GArray *moved, GError **error)
{
  gboolean is_moved = FALSE;

  if (*transitions == NULL)
    *transitions = dv_transitions_read (db, error);
  if (*transitions == NULL || !dv_case_update_stage (db, petition, *transitions, &is_moved, error))
    return FALSE;
  if (is_moved)
    g_array_append_val (moved, petition);
  return TRUE;
}

/**
 * dv_stages_follow:
 * @db: a connection, in a transaction
 * @changed: (element-type DvChanged): what was changed in it
 * @moved: (element-type gint64): where to add the petitions whose stage changes
 * @error: return location for a #DV_STORE_ERROR
 *
 * Where a case stands follows from its steps. It is reckoned once for each petition.
 *
 * Returns: whether the stages are right now
 */
gboolean
dv_stages_follow (DvDb *db, const GArray *changed, GArray *moved, GError **error)
{
  g_autoptr (GPtrArray) transitions = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < changed->len; i++) {
    gint64 petition = find_petition (db, &g_array_index (changed, DvChanged, i), error);

    if (petition < 0)
      return FALSE;
    if (petition > 0 && g_hash_table_add (seen, g_memdup2 (&petition, sizeof petition)) &&
        !update_stage (db, petition, &transitions, moved, error))
      return FALSE;
  }
  return TRUE;
}
