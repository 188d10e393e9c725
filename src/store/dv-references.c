/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-references.h"

#include "dv-kinds.h"

static gboolean
may_refer (const DvKind *from, const DvField *field, const DvKind *to, gboolean parts)
{
  gboolean owns = (field->flags & DV_FIELD_SHARED) ||
                  (from->owner != NULL && strcmp (from->owner, field->name) == 0);

  return field->type == DV_TYPE_LINK && owns == parts &&
         (field->target == NULL || strcmp (field->target, to->name) == 0);
}

static gboolean
add_references (DvDb *db,
                const DvKind *from,
                const DvField *field,
                gint64 row,
                guint limit,
                GArray *rows,
                GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT rid FROM \"%s\" WHERE \"%s\" = :row AND flags & 1 = 0 LIMIT :limit",
                     from->name, field->name);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":limit", limit > 0 ? (gint64) limit : -1);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 found = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, found);
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_references_list:
 * @db: a connection
 * @row: the number of a record
 * @kind: its kind
 * @parts: whether to look for the records that belong to it, or for all others that link to it
 * @limit: the most to find in one field of one kind, or 0 for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the records, not deleted, that link to a record.
 *
 * Returns: (transfer full) (element-type gint64): their numbers
 */
GArray *
dv_references_list (DvDb *db,
                    gint64 row,
                    const DvKind *kind,
                    gboolean parts,
                    guint limit,
                    GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const DvKind *const *from = dv_kinds (); *from != NULL; from++) {
    for (guint i = 0; !((*from)->flags & DV_KIND_TRACE) && i < (*from)->n_fields; i++) {
      const DvField *field = &(*from)->fields[i];

      if (may_refer (*from, field, kind, parts) &&
          !add_references (db, *from, field, row, limit, rows, error))
        return NULL;
    }
  }
  return g_steal_pointer (&rows);
}
