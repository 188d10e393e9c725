/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-erasings.h"

#include "dv-erase.h"
#include "dv-id.h"

/* What was erased on request, here or elsewhere, for the paper that says how far it has come. */

/**
 * dv_erasing_free:
 * @erasing: (transfer full) (nullable): an erasing
 */
void
dv_erasing_free (DvErasing *erasing)
{
  if (erasing == NULL)
    return;
  g_free (erasing->id);
  g_clear_pointer (&erasing->receipts, g_ptr_array_unref);
  g_free (erasing);
}

static DvErasing *
read_row (DvStmt *stmt)
{
  gsize size;
  gconstpointer bytes = dv_stmt_get_blob (stmt, 0, &size);
  const DvKind *kind = dv_kind_find_by_id (dv_stmt_get_integer (stmt, 1));
  DvErasing *erasing;
  DvId id;

  /* What belonged to a record went with it. */
  if (kind == NULL || kind->owner != NULL || size != DV_ID_SIZE)
    return NULL;
  memcpy (id.bytes, bytes, DV_ID_SIZE);
  erasing = g_new0 (DvErasing, 1);
  erasing->id = dv_id_to_text (&id);
  erasing->kind = kind;
  /* A time of the log is milliseconds << 16 | counter. */
  erasing->time = (dv_stmt_get_integer (stmt, 2) >> 16) * G_TIME_SPAN_MILLISECOND;
  return erasing;
}

static gboolean
add_receipts (DvDb *db, GPtrArray *erasings, GError **error)
{
  for (guint i = 0; i < erasings->len; i++) {
    DvErasing *erasing = g_ptr_array_index (erasings, i);

    erasing->receipts = dv_erase_list_receipts (db, erasing->id, error);
    if (erasing->receipts == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_erasings_list:
 * @db: a connection
 * @id: (nullable): the UUID of a record, %NULL for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvErasing): what was erased on request, the latest first
 */
GPtrArray *
dv_erasings_list (DvDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) erasings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_erasing_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT r.id, r.kind, max (b.hlc) FROM sync_batch b JOIN sync_op o"
                   " ON o.sid = b.sid AND o.scope = b.scope AND o.seq BETWEEN b.seq_lo AND b.seq_hi"
                   " JOIN record r ON r.rid = o.rid WHERE b.purpose = '" DV_PURPOSE_ERASE "'"
                   " GROUP BY r.rid ORDER BY max (b.hlc) DESC",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (DvErasing) erasing = read_row (stmt);

    if (erasing != NULL && (id == NULL || g_str_equal (erasing->id, id)))
      g_ptr_array_add (erasings, g_steal_pointer (&erasing));
  }
  if (step != DV_STEP_DONE || !add_receipts (db, erasings, error))
    return NULL;
  return g_steal_pointer (&erasings);
}
