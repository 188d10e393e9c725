/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-prefill.h"

#include "dv-id.h"
#include "dv-load.h"

/* What a record is given that nobody has to type. */

/**
 * dv_prefill_links:
 * @db: a connection
 * @record: a record that is to be saved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes over what links that were set just now bring along, see DvField.copies.
 *
 * Returns: whether the linked records could be read
 */
gboolean
dv_prefill_links (DvDb *db, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    g_autoptr (DvRecord) linked = NULL;

    if (field->copies == NULL || !dv_record_is_changed (record, field) ||
        dv_record_get_value (record, field) == NULL)
      continue;
    linked = dv_db_load_id (db, dv_record_get_value (record, field), error);
    if (linked == NULL)
      return FALSE;
    dv_record_copy_from (record, field, linked);
  }
  return TRUE;
}

static gboolean
find_last_number (DvDb *db, DvRecord *record, const DvField *field, gint64 *last, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autofree char *sql =
    g_strdup_printf ("SELECT coalesce (max (\"%s\"), 0) FROM \"%s\" WHERE \"%s\" ="
                     " (SELECT rid FROM record WHERE id = :owner) AND flags & 1 = 0",
                     field->name, kind->name, kind->owner);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvId owner;

  if (stmt == NULL || !dv_id_parse (dv_record_get (record, kind->owner), &owner))
    return FALSE;
  dv_stmt_bind_blob (stmt, ":owner", owner.bytes, DV_ID_SIZE);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *last = dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

/**
 * dv_prefill_number:
 * @db: a connection
 * @record: a record that is to be saved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives a new part of a record the next number, see %DV_FIELD_NUMBERED.
 *
 * Returns: whether the others could be asked
 */
gboolean
dv_prefill_number (DvDb *db, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields && dv_record_get_row (record) == 0; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *number = NULL;
    gint64 last = 0;

    if (!(field->flags & DV_FIELD_NUMBERED) || dv_record_get_value (record, field) != NULL ||
        dv_record_get (record, kind->owner) == NULL)
      continue;
    if (!find_last_number (db, record, field, &last, error))
      return FALSE;
    number = g_strdup_printf ("%" G_GINT64_FORMAT, last + 1);
    dv_record_set_value (record, field, number);
  }
  return TRUE;
}
