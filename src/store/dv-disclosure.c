/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-disclosure.h"

#include "dv-kinds.h"
#include "dv-load.h"

/* Access to sensitive data is limited and logged (NĐ 356/2025/NĐ-CP, art. 4.2). A disclosure says
 * that a field of a record was opened; who did it and when stands in the log. */

/**
 * dv_disclosure_write:
 * @write: a transaction of the purpose %DV_PURPOSE_ACCESS
 * @record: a record that is stored
 * @field: one of its fields
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down that somebody opened the field.
 *
 * Returns: whether it was written
 */
gboolean
dv_disclosure_write (DvWrite *write, DvRecord *record, const DvField *field, GError **error)
{
  g_autoptr (DvRecord) disclosure = dv_record_new (&dv_kind_disclosure);
  g_autofree char *number = g_strdup_printf ("%u", field->id);

  dv_record_set (disclosure, "record", dv_record_get_id (record));
  dv_record_set (disclosure, "field", number);
  return dv_write_save (write, disclosure, error);
}

static gboolean
is_sensitive (DvRecord *record, const DvField *field)
{
  return (field->flags & DV_FIELD_SENSITIVE) && dv_record_get_value (record, field) != NULL;
}

/**
 * dv_disclosure_is_needed:
 * @record: a record
 *
 * Returns: whether it holds something sensitive
 */
gboolean
dv_disclosure_is_needed (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (is_sensitive (record, &kind->fields[i]))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_disclosure_write_all:
 * @write: a transaction of the purpose %DV_PURPOSE_ACCESS
 * @record: a record that is stored
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down that somebody opened everything that is sensitive in the record.
 *
 * Returns: whether it was written
 */
gboolean
dv_disclosure_write_all (DvWrite *write, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (is_sensitive (record, &kind->fields[i]) &&
        !dv_disclosure_write (write, record, &kind->fields[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_disclosure_write_query:
 * @write: a transaction of the purpose %DV_PURPOSE_ACCESS
 * @query: which records
 * @error: return location for a #DV_STORE_ERROR
 *
 * Does what dv_disclosure_write_all() does for every record of a list that leaves the program.
 *
 * Returns: whether it was written
 */
gboolean
dv_disclosure_write_query (DvWrite *write, const DvQuery *query, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL || !dv_disclosure_write_all (write, record, error))
      return FALSE;
  }
  return rows != NULL;
}
