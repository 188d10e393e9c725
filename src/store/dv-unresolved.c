/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-unresolved.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-row.h"

/* A record may link to one that this store does not hold: a list of the ward to people of all
 * residential groups, of which a laptop has one. The link is kept by its UUID until the other
 * record comes, if it ever does; the column is null meanwhile. */

typedef struct {
  guint field;
  DvId id;
} Link;

struct _DvUnresolved {
  GArray *links; /* of Link */
};

/**
 * dv_unresolved_free:
 * @self: (transfer full) (nullable): links
 */
void
dv_unresolved_free (DvUnresolved *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->links);
  g_free (self);
}

/**
 * dv_unresolved_get_length:
 * @self: links
 *
 * Returns: how many
 */
guint
dv_unresolved_get_length (DvUnresolved *self)
{
  return self->links->len;
}

/**
 * dv_unresolved_any:
 * @db: a connection
 * @any: (out): whether any link of the store is unresolved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the store could be read
 */
gboolean
dv_unresolved_any (DvDb *db, gboolean *any, GError **error)
{
  gint64 found = 0;

  if (!dv_db_get_integer (db, "SELECT EXISTS (SELECT 1 FROM sync_unresolved)", &found, error))
    return FALSE;
  *any = found != 0;
  return TRUE;
}

/**
 * dv_unresolved_fill:
 * @db: a connection
 * @record: a record that was loaded
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives the record the UUIDs of the records that it links to and that this store does not hold.
 *
 * Returns: whether they could be read
 */
gboolean
dv_unresolved_fill (DvDb *db, DvRecord *record, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT field, id FROM sync_unresolved WHERE rid = :row", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (record));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    const DvField *field =
      dv_kind_find_field_by_id (dv_record_get_kind (record), (guint) dv_stmt_get_integer (stmt, 0));
    gsize size;
    g_autofree char *id = dv_id_to_text (dv_stmt_get_blob (stmt, 1, &size));

    if (field != NULL)
      dv_record_set_value (record, field, id);
  }
  return step == DV_STEP_DONE;
}

static gboolean
is_resolved (DvDb *db, const DvField *field, const DvId *id, gboolean *resolved, GError **error)
{
  const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;
  guint kind = 0;
  gint64 row = 0;

  if (!dv_db_find_row (db, id, &row, &kind, error))
    return FALSE;
  *resolved = row != 0 && (target == NULL ? dv_kind_find_by_id (kind) != NULL : target->id == kind);
  return TRUE;
}

/**
 * dv_unresolved_take_out:
 * @db: a connection
 * @record: a record as another site has it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes out of the record the links to records that this store does not hold.
 *
 * Returns: (transfer full): what was taken out
 */
DvUnresolved *
dv_unresolved_take_out (DvDb *db, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (DvUnresolved) self = g_new0 (DvUnresolved, 1);

  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = field->type == DV_TYPE_LINK ? dv_record_get_value (record, field) : NULL;
    Link link = { field->id };
    gboolean resolved = FALSE;

    if (value == NULL)
      continue;
    if (dv_id_parse (value, &link.id)) {
      if (!is_resolved (db, field, &link.id, &resolved, error))
        return NULL;
      if (resolved)
        continue;
      g_array_append_val (self->links, link);
    }
    dv_record_set_value (record, field, NULL);
  }
  return g_steal_pointer (&self);
}

static gboolean
write_link (DvDb *db, gint64 row, const Link *link, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "INSERT OR REPLACE INTO sync_unresolved (rid, field, id) VALUES (:row, :field, :id)",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", link->field);
  dv_stmt_bind_blob (stmt, ":id", link->id.bytes, DV_ID_SIZE);
  return dv_stmt_run (stmt, error);
}

static gboolean
forget (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "DELETE FROM sync_unresolved WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_unresolved_write:
 * @self: what was taken out of a record
 * @db: a connection, inside a transaction
 * @row: the number of the record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Keeps the links for the time when the records come. They take the place of those that were kept
 * of the record before.
 *
 * Returns: whether they are kept
 */
gboolean
dv_unresolved_write (DvUnresolved *self, DvDb *db, gint64 row, GError **error)
{
  if (!forget (db, row, error))
    return FALSE;
  for (guint i = 0; i < self->links->len; i++) {
    if (!write_link (db, row, &g_array_index (self->links, Link, i), error))
      return FALSE;
  }
  return TRUE;
}

static GArray *
find_rows (DvDb *db, const DvId *id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT DISTINCT rid FROM sync_unresolved WHERE id = :id", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
link_again (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, error);
  g_autoptr (DvUnresolved) left = NULL;

  if (record == NULL || !dv_unresolved_fill (db, record, error))
    return FALSE;
  left = dv_unresolved_take_out (db, record, error);
  return left != NULL && dv_row_update (db, record, error) &&
         dv_unresolved_write (left, db, row, error);
}

/**
 * dv_unresolved_resolve:
 * @db: a connection, inside a transaction
 * @id: the UUID of a record that has come
 * @error: return location for a #DV_STORE_ERROR
 *
 * Links to it the records that waited for it.
 *
 * Returns: (transfer full) (element-type gint64): the numbers of these records
 */
GArray *
dv_unresolved_resolve (DvDb *db, const DvId *id, GError **error)
{
  g_autoptr (GArray) rows = find_rows (db, id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (!link_again (db, g_array_index (rows, gint64, i), error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}
