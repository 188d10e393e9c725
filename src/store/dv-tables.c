/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-tables.h"

/* The tables of the kinds, made from their descriptions. A field that is added to a description
 * becomes a column here; nothing is ever dropped. */

static const char *
column_type (const DvField *field)
{
  if (dv_field_is_number (field) || field->type == DV_TYPE_LINK)
    return "INTEGER";
  return "TEXT";
}

static void
append_column (GString *sql, const DvField *field)
{
  g_string_append_printf (sql, "\"%s\" %s", field->name, column_type (field));
  if (field->type == DV_TYPE_LINK)
    g_string_append_printf (sql, " REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED",
                            field->target != NULL ? field->target : "record");
}

static gboolean
create_table (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql,
                   "CREATE TABLE \"%s\" (rid INTEGER PRIMARY KEY REFERENCES record,"
                   " flags INTEGER NOT NULL, sort TEXT",
                   kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!dv_field_has_column (&kind->fields[i]))
      continue;
    g_string_append (sql, ", ");
    append_column (sql, &kind->fields[i]);
  }
  g_string_append (sql, ") STRICT");
  return dv_db_exec (db, sql->str, error);
}

static gboolean
add_column (DvDb *db, const DvKind *kind, const DvField *field, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "ALTER TABLE \"%s\" ADD COLUMN ", kind->name);
  append_column (sql, field);
  return dv_db_exec (db, sql->str, error);
}

static void
append_index (GString *sql, const DvKind *kind, const DvField *field, const char *then)
{
  g_string_append_printf (sql,
                          "CREATE INDEX IF NOT EXISTS \"%s_by_%s\" ON \"%s\" (\"%s\", %srid)"
                          " WHERE flags & 1 = 0;",
                          kind->name, field->name, kind->name, field->name, then);
}

/* What was deleted of a record's parts is asked for by its history alone. */
static void
append_deleted_index (GString *sql, const DvKind *kind)
{
  if (kind->owner != NULL)
    g_string_append_printf (sql,
                            "CREATE INDEX IF NOT EXISTS \"%s_deleted_by_%s\" ON \"%s\" (\"%s\")"
                            " WHERE flags & 1 = 1;",
                            kind->name, kind->owner, kind->name, kind->owner);
}

/* Lists show the records that are not deleted, so the indexes hold just those. A list that is
 * sorted by a field goes on by title, so its index does, too. */
static gboolean
create_indexes (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql,
                   "CREATE INDEX IF NOT EXISTS \"%s_by_sort\" ON \"%s\" (sort, rid)"
                   " WHERE flags & 1 = 0;",
                   kind->name, kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (field->type == DV_TYPE_LINK || (field->flags & DV_FIELD_KEY))
      append_index (sql, kind, field, "");
    else if (field->flags & DV_FIELD_INDEXED)
      append_index (sql, kind, field, "sort, ");
  }
  append_deleted_index (sql, kind);
  return dv_db_exec (db, sql->str, error);
}

/* Returns: the names of the columns that the store has for @kind; empty if it has no such table */
static GHashTable *
read_columns (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  stmt = dv_db_prepare (db, "SELECT name FROM pragma_table_info (:table)", error);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":table", kind->name);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_hash_table_add (columns, g_strdup (dv_stmt_get_text (stmt, 0)));
  return step == DV_STEP_DONE ? g_steal_pointer (&columns) : NULL;
}

/* The columns that are not fields: the row, its flags and its sort key. */
#define OWN_COLUMNS 3

static void
compare_columns (const DvKind *kind, GHashTable *columns, gboolean *differ, gboolean *too_new)
{
  guint known = OWN_COLUMNS;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!dv_field_has_column (&kind->fields[i]))
      continue;
    if (g_hash_table_contains (columns, kind->fields[i].name))
      known++;
    else
      *differ = TRUE;
  }
  if (g_hash_table_size (columns) > known)
    *too_new = TRUE;
}

/* A table that is neither the store's own nor of a kind that this program knows. */
static gboolean
find_unknown_table (DvDb *db, gboolean *found, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('meta', 'record')"
    " AND name NOT GLOB 'sync_*' AND name NOT GLOB 'search*' AND name NOT GLOB 'sqlite_*'",
    error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    *found |= dv_kind_find (dv_stmt_get_text (stmt, 0)) == NULL;
  return step == DV_STEP_DONE;
}

/**
 * dv_tables_differ:
 * @db: a connection
 * @differ: (out): whether the store lacks a table or column that the descriptions have
 * @too_new: (out): whether it has a table or column that they do not have
 * @error: return location for a #DV_STORE_ERROR
 *
 * Compares the tables of the store with the descriptions of the kinds.
 *
 * Returns: whether they could be compared
 */
gboolean
dv_tables_differ (DvDb *db, gboolean *differ, gboolean *too_new, GError **error)
{
  *differ = FALSE;
  *too_new = FALSE;
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_autoptr (GHashTable) columns = read_columns (db, *kind, error);

    if (columns == NULL)
      return FALSE;
    if (g_hash_table_size (columns) == 0)
      *differ = TRUE;
    else
      compare_columns (*kind, columns, differ, too_new);
  }
  return find_unknown_table (db, too_new, error);
}

static gboolean
update_table (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (GHashTable) columns = read_columns (db, kind, error);

  if (columns == NULL)
    return FALSE;
  if (g_hash_table_size (columns) == 0)
    return create_table (db, kind, error) && create_indexes (db, kind, error);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (dv_field_has_column (field) && !g_hash_table_contains (columns, field->name) &&
        !add_column (db, kind, field, error))
      return FALSE;
  }
  return create_indexes (db, kind, error);
}

/**
 * dv_tables_update:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the tables, columns and indexes that the descriptions have and the store lacks.
 *
 * Returns: whether the store has all of them now
 */
gboolean
dv_tables_update (DvDb *db, GError **error)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    if (!update_table (db, *kind, error))
      return FALSE;
  }
  return TRUE;
}
