/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-scan.h"

static GString *
scan_sql (const DvKind *kind, const char *const *fields)
{
  GString *sql = g_string_new ("SELECT rid");

  for (guint i = 0; fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (kind, fields[i]);

    if (field != NULL && dv_field_has_column (field))
      g_string_append_printf (sql, ", \"%s\"", field->name);
    else
      g_string_append (sql, ", NULL");
  }
  g_string_append_printf (sql, " FROM \"%s\" WHERE flags & 1 = 0 ORDER BY rid", kind->name);
  return sql;
}

/**
 * dv_scan:
 * @db: a connection
 * @kind: a kind of record
 * @fields: (array zero-terminated=1): names of fields; one that the kind does not have is empty
 * @func: what to call for every record that is not deleted
 * @data: what to give it
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Goes through all records of a kind with one statement, in the order of their numbers, and keeps
 * none of them. A link is the number of the record linked to.
 *
 * Returns: whether all were read
 */
gboolean
dv_scan (DvDb *db,
         const DvKind *kind,
         const char *const *fields,
         DvScanFunc func,
         gpointer data,
         GError **error)
{
  g_autoptr (GString) sql = scan_sql (kind, fields);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql->str, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    func (stmt, data);
  return step == DV_STEP_DONE;
}
