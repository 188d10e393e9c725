/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-through.h"

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"

/* A link that goes through a kind (the category of a person through its `classification`) is a
 * record with a form, dates and a decision of its own. The field of the owner shows those in force:
 * what ended stays among the parts of the owner and is no link any more. */

/**
 * dv_through_get_kind:
 * @field: a field
 *
 * Returns: (nullable): the kind that its links are records of; %NULL if they are plain relations
 */
const DvKind *
dv_through_get_kind (const DvField *field)
{
  return field->through != NULL ? dv_kind_find (field->through) : NULL;
}

/**
 * dv_through_get_target:
 * @field: a field whose links go through a kind
 *
 * Returns: the field of that kind that says what is linked to
 */
const DvField *
dv_through_get_target (const DvField *field)
{
  const DvKind *kind = dv_through_get_kind (field);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type == DV_TYPE_LINK &&
        g_strcmp0 (kind->fields[i].target, field->target) == 0)
      return &kind->fields[i];
  }
  g_return_val_if_reached (NULL);
}

/**
 * dv_through_find_field:
 * @owner: a kind of record
 * @through: the kind of one of its parts
 *
 * Returns: (nullable): the field of @owner whose links are records of @through
 */
const DvField *
dv_through_find_field (const DvKind *owner, const DvKind *through)
{
  for (guint i = 0; i < owner->n_fields; i++) {
    if (g_strcmp0 (owner->fields[i].through, through->name) == 0)
      return &owner->fields[i];
  }
  return NULL;
}

static char *
in_force_sql (const DvKind *kind)
{
  if (kind->end == NULL)
    return g_strdup ("");
  return g_strdup_printf (" AND (\"%s\" IS NULL OR \"%s\" || '~' >= date ('now', 'localtime'))"
                          " AND (\"%s\" IS NULL OR \"%s\" <= date ('now', 'localtime'))",
                          kind->end, kind->end, kind->start, kind->start);
}

/**
 * dv_through_sql:
 * @field: a field with several links
 *
 * Returns: (transfer full): a query for its links, with the columns rid, source, target and role
 */
char *
dv_through_sql (const DvField *field)
{
  const DvKind *kind = dv_through_get_kind (field);
  g_autofree char *in_force = NULL;

  if (kind == NULL)
    return g_strdup_printf ("(SELECT rid, source, target, role FROM relation"
                            " WHERE field = %u AND flags & 1 = 0)",
                            field->id);
  in_force = in_force_sql (kind);
  return g_strdup_printf ("(SELECT rid, \"%s\" AS source, \"%s\" AS target, NULL AS role"
                          " FROM \"%s\" WHERE flags & 1 = 0%s)",
                          kind->owner, dv_through_get_target (field)->name, kind->name, in_force);
}

static DvRecord *
link_new (DvRecord *source, const DvField *field, const char *target)
{
  const DvKind *kind = dv_through_get_kind (field);
  DvRecord *link = dv_record_new (kind);

  dv_record_set (link, kind->owner, dv_record_get_id (source));
  dv_record_set_value (link, dv_through_get_target (field), target);
  return link;
}

/* Whether there is such a link that ended: the new one is another, from today on. */
static gboolean
find_ended (DvDb *db, DvRecord *link, gboolean *ended, GError **error)
{
  const DvKind *kind = dv_record_get_kind (link);
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId id;

  *ended = FALSE;
  if (kind->end == NULL || !dv_write_compute_id (link, &id))
    return TRUE;
  if (!dv_db_find_row (db, &id, &row, NULL, error))
    return FALSE;
  stored = row != 0 ? dv_db_load (db, row, error) : NULL;
  if (row != 0 && stored == NULL)
    return FALSE;
  *ended =
    stored != NULL && !dv_record_is_deleted (stored) && dv_record_get (stored, kind->end) != NULL;
  return TRUE;
}

static char *
today_text (void)
{
  DvDate today;

  dv_date_today (&today);
  return dv_date_to_iso (&today);
}

/**
 * dv_through_add:
 * @write: a transaction
 * @source: the record that the link starts from
 * @field: its field
 * @target: the UUID of the record to link to
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the link was written
 */
gboolean
dv_through_add (DvWrite *write,
                DvRecord *source,
                const DvField *field,
                const char *target,
                GError **error)
{
  g_autoptr (DvRecord) link = link_new (source, field, target);
  gboolean ended = FALSE;

  if (!find_ended (dv_write_get_db (write), link, &ended, error))
    return FALSE;
  if (ended) {
    g_autofree char *today = today_text ();

    dv_record_set (link, dv_record_get_kind (link)->start, today);
  }
  return dv_write_save (write, link, error);
}

/* Returns: (transfer full): the records that link @source to @target and are in force */
static GArray *
find_links (DvDb *db, DvRecord *source, const DvField *field, const char *target, GError **error)
{
  g_autofree char *links = dv_through_sql (field);
  g_autofree char *sql = g_strdup_printf ("SELECT x.rid FROM %s x WHERE x.source = :source AND"
                                          " x.target = (SELECT rid FROM record WHERE id = :target)",
                                          links);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;
  DvId id;

  if (stmt == NULL || !dv_id_parse (target, &id))
    return NULL;
  dv_stmt_bind_integer (stmt, ":source", dv_record_get_row (source));
  dv_stmt_bind_blob (stmt, ":target", id.bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * dv_through_remove:
 * @write: a transaction
 * @source: the record that the link starts from
 * @field: its field
 * @target: the UUID of the record linked to
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the link is gone
 */
gboolean
dv_through_remove (DvWrite *write,
                   DvRecord *source,
                   const DvField *field,
                   const char *target,
                   GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (GArray) rows = find_links (db, source, field, target, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) link = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (link == NULL || !dv_write_delete (write, link, error))
      return FALSE;
  }
  return rows != NULL;
}

/* Relations of a store of the first version whose field goes through a kind now. */
static GArray *
find_relations (DvDb *db, const DvKind *kind, const DvField *field, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT x.rid FROM relation x JOIN record r ON r.rid = x.source"
                   " WHERE x.field = :field AND r.kind = :kind AND x.flags & 1 = 0",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":field", field->id);
  dv_stmt_bind_integer (stmt, ":kind", kind->id);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
upgrade_relation (DvWrite *write, const DvField *field, gint64 row, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) relation = dv_db_load (db, row, error);
  g_autoptr (DvRecord) source =
    relation != NULL ? dv_db_load_id (db, dv_record_get (relation, "source"), error) : NULL;

  return source != NULL &&
         dv_through_add (write, source, field, dv_record_get (relation, "target"), error) &&
         dv_write_delete (write, relation, error);
}

static gboolean
upgrade_field (DvWrite *write, const DvKind *kind, const DvField *field, GError **error)
{
  g_autoptr (GArray) rows = find_relations (dv_write_get_db (write), kind, field, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (!upgrade_relation (write, field, g_array_index (rows, gint64, i), error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
upgrade_cb (DvWrite *write, gpointer data, GError **error)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      const DvField *field = &(*kind)->fields[i];

      if (field->through != NULL && !upgrade_field (write, *kind, field, error))
        return FALSE;
    }
  }
  return TRUE;
}

/**
 * dv_through_upgrade:
 * @db: a connection to a store that the first version wrote
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes records of the links that were plain relations before. Their ids follow from their ends, so
 * two sites that do it make the same records.
 *
 * Returns: whether it was done
 */
gboolean
dv_through_upgrade (DvDb *db, GError **error)
{
  DvWriteOptions options = { NULL, NULL, "setup" };

  return dv_write_transaction (db, &options, upgrade_cb, NULL, NULL, NULL, error);
}
