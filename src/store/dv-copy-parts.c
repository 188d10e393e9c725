/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-copy-parts.h"

#include <glib/gi18n-lib.h>

#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* A new version of a record begins as a copy of the one before, with its parts. */

/**
 * dv_record_copy_values:
 * @from: a record
 * @without: the names of the fields that say what became of it; ends with %NULL
 *
 * Returns: (transfer full): a new record of the same kind with its other values
 */
DvRecord *
dv_record_copy_values (DvRecord *from, const char *const *without)
{
  const DvKind *kind = dv_record_get_kind (from);
  DvRecord *copy = dv_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!g_strv_contains (without, kind->fields[i].name))
      dv_record_set_value (copy, &kind->fields[i], dv_record_get_value (from, &kind->fields[i]));
  }
  return copy;
}

static gboolean
copy_part (DvWrite *write, DvRecord *part, DvRecord *to, const char *origin, GError **error)
{
  const char *owner = dv_record_get_kind (part)->owner;
  const char *without[] = { owner, origin, NULL };
  g_autoptr (DvRecord) copy = dv_record_copy_values (part, without);

  dv_record_set (copy, owner, dv_record_get_id (to));
  if (origin != NULL)
    dv_record_set (copy, origin, dv_record_get_id (part));
  return dv_write_save (write, copy, error);
}

/**
 * dv_write_copy_parts:
 * @write: a transaction
 * @part: a kind of part
 * @from: the record whose parts are copied
 * @to: the record that gets them; it is saved already
 * @origin: (nullable): the field of a part that links to the one it was copied from
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether all were copied, in their order
 */
gboolean
dv_write_copy_parts (DvWrite *write,
                     const DvKind *part,
                     DvRecord *from,
                     DvRecord *to,
                     const char *origin,
                     GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvQuery) query = dv_query_new (part);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, part->owner, dv_record_get_id (from));
  for (guint i = 0; i < part->n_fields; i++) {
    if (part->fields[i].flags & DV_FIELD_NUMBERED)
      dv_query_set_order (query, part->fields[i].name, FALSE);
  }
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL || !copy_part (write, record, to, origin, error))
      return FALSE;
  }
  return rows != NULL;
}

/**
 * dv_copies_refuse_replaced:
 * @db: a connection, at the end of an undoing
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether no list or inventory counts beside the version that replaced it
 */
gboolean
dv_copies_refuse_replaced (DvDb *db, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT o.title FROM list n JOIN list o ON o.rid = n.replaces"
                   " WHERE n.flags & 1 = 0 AND o.flags & 1 = 0 AND o.state IS NOT 'superseded'"
                   " UNION ALL"
                   " SELECT o.title FROM inventory n JOIN inventory o ON o.rid = n.replaces"
                   " WHERE n.flags & 1 = 0 AND o.flags & 1 = 0 AND o.state IS NOT 'superseded'"
                   " LIMIT 1",
                   error);
  DvStep step = stmt != NULL ? dv_stmt_step (stmt, error) : DV_STEP_ERROR;

  if (step == DV_STEP_ROW)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the title of a list or an inventory */
                 _ ("“%s” has a newer version that was changed since, and only one of the two can "
                    "count. Nothing was undone: delete the newer version first."),
                 dv_stmt_get_text (stmt, 0));
  return step == DV_STEP_DONE;
}
