/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-distinct.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/**
 * dv_distinct_new:
 * @a: the id of a person
 * @b: the id of another
 * @reason: (nullable): why, in words
 *
 * Returns: (transfer full): the decision that the two are not the same; it is the same record
 *   whichever of them is named first
 */
DvRecord *
dv_distinct_new (const char *a, const char *b, const char *reason)
{
  DvRecord *record = dv_record_new (&dv_kind_pair);
  gboolean in_order = strcmp (a, b) < 0;

  dv_record_set (record, "a", in_order ? a : b);
  dv_record_set (record, "b", in_order ? b : a);
  dv_record_set (record, "verdict", "distinct");
  dv_record_set (record, "reason", reason);
  return record;
}

static gboolean
refuse_unless_person (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, error);

  if (record == NULL)
    return FALSE;
  if (dv_record_get_kind (record) == &dv_kind_person && !dv_record_is_deleted (record))
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: %s is the title of a record */
               _ ("“%s” is not a person in the register. Nothing was saved; name two people."),
               dv_record_get_title (record));
  return FALSE;
}

/* Undoing the decision deletes the record; deciding once more brings it back. */
static gboolean
save_or_restore (DvWrite *write, DvRecord *record, GError **error)
{
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId id;

  dv_write_compute_id (record, &id);
  if (!dv_db_find_row (dv_write_get_db (write), &id, &row, NULL, error))
    return FALSE;
  if (row == 0)
    return dv_write_save (write, record, error);
  stored = dv_db_load (dv_write_get_db (write), row, error);
  if (stored == NULL || !dv_record_is_deleted (stored))
    return stored != NULL;
  return dv_write_restore (write, stored, error);
}

/**
 * dv_distinct_save:
 * @write: a transaction
 * @a: the id of a person
 * @b: the id of another
 * @reason: (nullable): why, in words
 * @error: return location for a #DV_STORE_ERROR
 *
 * Remembers that two people who look alike are not the same.
 *
 * Returns: whether it was written
 */
gboolean
dv_distinct_save (DvWrite *write, const char *a, const char *b, const char *reason, GError **error)
{
  g_autoptr (DvRecord) record = NULL;

  if (strcmp (a, b) == 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("Both are the same entry. Nothing was saved; name two people."));
    return FALSE;
  }
  if (!refuse_unless_person (dv_write_get_db (write), a, error) ||
      !refuse_unless_person (dv_write_get_db (write), b, error))
    return FALSE;
  record = dv_distinct_new (a, b, reason);
  return save_or_restore (write, record, error);
}
