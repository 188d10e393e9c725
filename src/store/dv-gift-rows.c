/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-rows.h"

#include "dv-id.h"

/* A list counts until another version stands in its place. */
#define COUNTED_LISTS                                                                      \
  " s.campaign = :campaign AND s.flags & 1 = 0 AND coalesce (s.state, '') <> 'superseded'" \
  " AND NOT EXISTS (SELECT 1 FROM list n WHERE n.replaces = s.rid AND n.flags & 1 = 0)"

#define PERSON_COLUMNS "rid, name, birth, sex, address, unit, household"

static DvStmt *
prepare (DvDb *db, const char *sql, const char *name, gint64 value, GError **error)
{
  DvStmt *stmt = dv_db_prepare (db, sql, error);

  if (stmt != NULL && name != NULL)
    dv_stmt_bind_integer (stmt, name, value);
  return stmt;
}

/**
 * dv_gift_rows_lists:
 * @db: a connection
 * @campaign: the number of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the lists of the campaign that count: neither deleted nor replaced by a
 *   newer version
 */
DvStmt *
dv_gift_rows_lists (DvDb *db, gint64 campaign, GError **error)
{
  return prepare (db,
                  "SELECT s.rid, s.title FROM list s WHERE" COUNTED_LISTS " ORDER BY s.sort, s.rid",
                  ":campaign", campaign, error);
}

/**
 * dv_gift_rows_lines:
 * @db: a connection
 * @campaign: the number of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the lines of the lists that count
 */
DvStmt *
dv_gift_rows_lines (DvDb *db, gint64 campaign, GError **error)
{
  return prepare (
    db,
    "SELECT l.rid, l.list, l.position, l.person, l.household, l.name, l.birth, l.sex, l.address,"
    " l.unit, coalesce (l.gift_source, s.gift_source), coalesce (l.need, s.need), l.exception,"
    " l.origin, l.category, l.state = 'refused', p.household, l.sort"
    " FROM list s JOIN line l ON l.list = s.rid AND l.flags & 1 = 0"
    " LEFT JOIN person p ON p.rid = l.person WHERE" COUNTED_LISTS " ORDER BY l.rid",
    ":campaign", campaign, error);
}

/**
 * dv_gift_rows_origins:
 * @db: a connection
 * @campaign: the number of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): for each line of the campaign that goes back to another, the first of
 *   its line of descent
 */
DvStmt *
dv_gift_rows_origins (DvDb *db, gint64 campaign, GError **error)
{
  return prepare (db,
                  "WITH RECURSIVE chain (line, origin, depth) AS ("
                  " SELECT l.rid, l.origin, 1 FROM list s JOIN line l ON l.list = s.rid"
                  " AND l.flags & 1 = 0 WHERE l.origin IS NOT NULL AND" COUNTED_LISTS
                  " UNION ALL SELECT c.line, l.origin, c.depth + 1 FROM chain c"
                  " JOIN line l ON l.rid = c.origin"
                  " WHERE l.origin IS NOT NULL AND c.depth < 1000)"
                  " SELECT line, origin FROM chain ORDER BY line, depth",
                  ":campaign", campaign, error);
}

/**
 * dv_gift_rows_people:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): all people of the register
 */
DvStmt *
dv_gift_rows_people (DvDb *db, GError **error)
{
  return prepare (db, "SELECT " PERSON_COLUMNS " FROM person WHERE flags & 1 = 0", NULL, 0, error);
}

/**
 * dv_gift_rows_members:
 * @db: a connection
 * @household: the number of a household
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): its members
 */
DvStmt *
dv_gift_rows_members (DvDb *db, gint64 household, GError **error)
{
  return prepare (db,
                  "SELECT " PERSON_COLUMNS
                  " FROM person WHERE household = :household AND flags & 1 = 0",
                  ":household", household, error);
}

/**
 * dv_gift_rows_rulings:
 * @db: a connection
 * @campaign: the number of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): what was decided about gifts of the campaign that touch
 */
DvStmt *
dv_gift_rows_rulings (DvDb *db, gint64 campaign, GError **error)
{
  return prepare (db,
                  "SELECT type, first, second, verdict, reason FROM ruling"
                  " WHERE campaign = :campaign AND flags & 1 = 0 ORDER BY rid",
                  ":campaign", campaign, error);
}

/**
 * dv_gift_rows_person:
 * @db: a connection
 * @row: the number of a person
 * @stmt: (out) (transfer full): stands on that person, or after the end
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether there is such a person; if not, look at @error
 */
gboolean
dv_gift_rows_person (DvDb *db, gint64 row, DvStmt **stmt, GError **error)
{
  *stmt = prepare (db, "SELECT " PERSON_COLUMNS " FROM person WHERE rid = :row AND flags & 1 = 0",
                   ":row", row, error);
  return *stmt != NULL && dv_stmt_step (*stmt, error) == DV_STEP_ROW;
}

/**
 * dv_gift_rows_campaign_of:
 * @db: a connection
 * @list_id: the UUID of a list
 * @campaign: (out): the number of its campaign, 0 for none
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be read
 */
gboolean
dv_gift_rows_campaign_of (DvDb *db, const char *list_id, gint64 *campaign, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvId id;
  DvStep step;

  *campaign = 0;
  if (!dv_id_parse (list_id, &id))
    return TRUE;
  stmt = dv_db_prepare (db,
                        "SELECT s.campaign FROM record r JOIN list s ON s.rid = r.rid"
                        " WHERE r.id = :id",
                        error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW)
    *campaign = dv_stmt_get_integer (stmt, 0);
  return step != DV_STEP_ERROR;
}

static char *
read_id (DvStmt *stmt, int column)
{
  gsize size;
  gconstpointer blob = dv_stmt_get_blob (stmt, column, &size);
  DvId id;

  if (blob == NULL || size != DV_ID_SIZE)
    return NULL;
  memcpy (id.bytes, blob, DV_ID_SIZE);
  return dv_id_to_text (&id);
}

static char *
list_rows (GHashTable *ids)
{
  GString *rows = g_string_new ("[");
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_string_append_printf (rows, "%s%" G_GINT64_FORMAT, rows->len > 1 ? "," : "", *(gint64 *) row);
  g_string_append_c (rows, ']');
  return g_string_free (rows, FALSE);
}

/**
 * dv_gift_rows_read_ids:
 * @db: a connection
 * @ids: (element-type gint64 utf8): numbers of records, which get their UUIDs
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether they could be read
 */
gboolean
dv_gift_rows_read_ids (DvDb *db, GHashTable *ids, GError **error)
{
  g_autofree char *rows = list_rows (ids);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT rid, id FROM record WHERE rid IN (SELECT value FROM json_each (:rows))",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":rows", rows);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_hash_table_replace (ids, g_memdup2 (&row, sizeof row), read_id (stmt, 1));
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_gift_rows_dup_id:
 * @db: a connection
 * @row: the number of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its UUID; %NULL if there is none, or with an @error
 */
char *
dv_gift_rows_dup_id (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt =
    prepare (db, "SELECT id FROM record WHERE rid = :row", ":row", row, error);

  if (stmt == NULL || dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  return read_id (stmt, 0);
}
