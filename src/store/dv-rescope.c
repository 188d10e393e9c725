/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-rescope.h"

#include "dv-kinds.h"
#include "dv-site.h"

/* Programs before the exchange of packets put people without a residential group, and all work,
 * into the scope of the ward, which every laptop reads. Before the first laptop is enrolled,
 * everything is put where it belongs; what it said in the old scope is not sent
 * (dv_batch_rows_withhold()). */

#define KEY "scopes"

static gboolean
is_ruled_by_unit (const DvKind *kind)
{
  return kind->scope == DV_SCOPE_UNIT || kind->scope == DV_SCOPE_PERSON;
}

static gboolean
add_rows (DvDb *db, const DvKind *kind, GArray *rows, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT rid FROM record WHERE kind = :kind ORDER BY rid", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":kind", kind->id);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_rescope_note:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Notes that everything in the store is where it belongs.
 *
 * Returns: whether it is noted
 */
gboolean
dv_rescope_note (DvDb *db, GError **error)
{
  return dv_meta_set (db, KEY, "1", error);
}

/**
 * dv_rescope_all:
 * @write: a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Puts every record into the scope that the rule of its kind says, unless that was done before.
 *
 * Returns: whether they are there
 */
gboolean
dv_rescope_all (DvWrite *write, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autofree char *noted = dv_meta_get (db, KEY, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (noted != NULL)
    return TRUE;
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    if (is_ruled_by_unit (*kind) && !add_rows (db, *kind, rows, error))
      return FALSE;
  }
  for (guint i = 0; i < rows->len; i++) {
    if (!dv_write_rescope (write, g_array_index (rows, gint64, i), error))
      return FALSE;
  }
  return dv_rescope_note (db, error);
}
