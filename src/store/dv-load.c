/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-load.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-store-error.h"
#include "dv-through.h"
#include "dv-tables.h"

/* The columns of the statement that loads a record: these, then for every field with a column its
 * value, followed for a link by the title of the record linked to. */
enum {
  COLUMN_ID,
  COLUMN_V,
  COLUMN_FLAGS,
  N_OWN_COLUMNS,
};

/* Returns: (transfer full): the SQL for what a link to @target shows, its table called @table */
static char *
link_title_sql (const DvKind *target, const char *table)
{
  if (target->short_title == NULL)
    return g_strdup_printf ("%s.\"%s\"", table, target->title);
  return g_strdup_printf ("coalesce (%s.\"%s\", %s.\"%s\")", table, target->short_title, table,
                          target->title);
}

/* What the law marks as sensitive, such as a category of illness, is not called by its name beside
 * that of a person, unless the field itself is hidden until it is opened. */
static char *
shown_title_sql (const DvField *field, const DvKind *target)
{
  g_autofree char *title = link_title_sql (target, "l");

  if ((field->flags & DV_FIELD_SENSITIVE) || dv_kind_find_field (target, "sensitive") == NULL)
    return g_steal_pointer (&title);
  return g_strdup_printf ("iif (l.\"sensitive\" = 1, '" DV_HIDDEN_TITLE "', %s)", title);
}

static void
append_field (GString *sql, const DvField *field)
{
  g_autofree char *title = NULL;
  const DvKind *target;

  if (field->type != DV_TYPE_LINK) {
    g_string_append_printf (sql, ", t.\"%s\"", field->name);
    return;
  }
  g_string_append_printf (sql, ", (SELECT id FROM record WHERE rid = t.\"%s\")", field->name);
  target = field->target != NULL ? dv_kind_find (field->target) : NULL;
  if (target == NULL) {
    g_string_append_printf (sql, ", t.\"%s\"", field->name);
    return;
  }
  title = shown_title_sql (field, target);
  g_string_append_printf (sql, ", (SELECT %s FROM \"%s\" l WHERE l.rid = t.\"%s\")", title,
                          target->name, field->name);
}

static char *
make_load_sql (gconstpointer of)
{
  const DvKind *kind = of;
  GString *sql = g_string_new ("SELECT r.id, r.v, t.flags");

  for (guint i = 0; i < kind->n_fields; i++) {
    if (dv_field_has_column (&kind->fields[i]))
      append_field (sql, &kind->fields[i]);
  }
  g_string_append_printf (sql, " FROM \"%s\" t JOIN record r ON r.rid = t.rid WHERE t.rid = :row",
                          kind->name);
  return g_string_free (sql, FALSE);
}

typedef char *(*MakeSql) (gconstpointer of);

/* A statement that has the same place in memory each time is found without reading it. */
static const char *
get_sql (GHashTable **made, gconstpointer of, MakeSql make)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  char *sql;

  if (*made == NULL)
    *made = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (*made, of);
  if (sql == NULL) {
    sql = make (of);
    g_hash_table_insert (*made, (gpointer) of, sql);
  }
  return sql;
}

static char *
get_id_text (DvStmt *stmt, int column)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, column, &size);

  return id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : NULL;
}

/* A link to a record of any kind: its title must be looked up by its kind. */
static void
set_any_title (DvDb *db, DvRecord *record, const DvField *field, DvStmt *stmt, int column)
{
  g_autofree char *title = NULL;

  if (dv_stmt_is_null (stmt, column))
    return;
  title = dv_db_load_title (db, dv_stmt_get_integer (stmt, column), NULL);
  dv_record_set_link_title (record, field, title);
}

static int
read_link (DvDb *db, DvRecord *record, const DvField *field, DvStmt *stmt, int column)
{
  g_autofree char *id = get_id_text (stmt, column);

  dv_record_set_value (record, field, id);
  if (field->target != NULL)
    dv_record_set_link_title (record, field, dv_stmt_get_text (stmt, column + 1));
  else
    set_any_title (db, record, field, stmt, column + 1);
  return column + 2;
}

static void
read_columns (DvDb *db, DvRecord *record, DvStmt *stmt)
{
  const DvKind *kind = dv_record_get_kind (record);
  int column = N_OWN_COLUMNS;

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (!dv_field_has_column (field))
      continue;
    if (field->type == DV_TYPE_LINK)
      column = read_link (db, record, field, stmt, column);
    else
      dv_record_set_value (record, field, dv_stmt_get_text (stmt, column++));
  }
}

static char *
make_links_sql (gconstpointer of)
{
  const DvField *field = of;
  const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;
  g_autofree char *links = dv_through_sql (field);

  if (target == NULL)
    return g_strdup_printf ("SELECT r.id, x.role, NULL FROM %s x JOIN record r ON r.rid = x.target"
                            " WHERE x.source = :row",
                            links);
  return g_strdup_printf ("SELECT r.id, x.role, t.\"%s\" FROM %s x"
                          " JOIN record r ON r.rid = x.target"
                          " LEFT JOIN \"%s\" t ON t.rid = x.target"
                          " WHERE x.source = :row ORDER BY x.rid",
                          target->title, links, target->name);
}

static void
append_link_title (GString *titles, const DvField *field, const char *title, const char *role)
{
  const DvChoice *choice = dv_field_find_choice (field, role);

  if (titles->len > 0)
    g_string_append (titles, "; ");
  g_string_append (titles, title != NULL ? title : "");
  if (choice != NULL)
    g_string_append_printf (titles, " (%s)", dv_choice_get_label (choice));
}

static gboolean
read_links (DvDb *db, DvRecord *record, const DvField *field, gint64 row, GError **error)
{
  static GHashTable *made = NULL;
  const char *sql = get_sql (&made, field, make_links_sql);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) links = dv_links_new ();
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *value = NULL;
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autofree char *id = get_id_text (stmt, 0);

    dv_links_add (links, id, dv_stmt_get_text (stmt, 1));
    append_link_title (titles, field, dv_stmt_get_text (stmt, 2), dv_stmt_get_text (stmt, 1));
  }
  value = dv_links_to_value (links);
  dv_record_set_value (record, field, value);
  dv_record_set_link_title (record, field, titles->len > 0 ? titles->str : NULL);
  return step != DV_STEP_ERROR;
}

static gboolean
read_all_links (DvDb *db, DvRecord *record, gint64 row, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type == DV_TYPE_LINKS &&
        !read_links (db, record, &kind->fields[i], row, error))
      return FALSE;
  }
  return TRUE;
}

static DvRecord *
read_record (DvDb *db, const DvKind *kind, gint64 row, DvStmt *stmt, GError **error)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autofree char *id = get_id_text (stmt, COLUMN_ID);
  g_autoptr (GBytes) base = NULL;
  gint64 flags = dv_stmt_get_integer (stmt, COLUMN_FLAGS);
  gconstpointer v;
  gsize size;

  v = dv_stmt_get_blob (stmt, COLUMN_V, &size);
  base = g_bytes_new (v, size);
  dv_record_set_stored (record, id, row, base);
  dv_record_set_state (record, flags & DV_ROW_DELETED, flags & DV_ROW_CONFLICTED);
  read_columns (db, record, stmt);
  if (!read_all_links (db, record, row, error))
    return NULL;
  dv_record_mark_clean (record);
  return g_steal_pointer (&record);
}

static DvRecord *
load_row (DvDb *db, const DvKind *kind, gint64 row, GError **error)
{
  static GHashTable *made = NULL;
  const char *sql = get_sql (&made, kind, make_load_sql);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW)
    return read_record (db, kind, row, stmt, error);
  if (step == DV_STEP_DONE)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record."));
  return NULL;
}

static const DvKind *
kind_of_row (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT kind FROM record WHERE rid = :row", error);
  const DvKind *kind = NULL;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  switch (dv_stmt_step (stmt, error)) {
  case DV_STEP_ROW:
    kind = dv_kind_find_by_id ((guint) dv_stmt_get_integer (stmt, 0));
    break;
  case DV_STEP_DONE:
    break;
  case DV_STEP_ERROR:
  default:
    return NULL;
  }
  if (kind == NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record."));
  return kind;
}

/**
 * dv_db_load:
 * @db: a connection
 * @row: the number of a record in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Loads a record with the titles of the records that it links to. Deleted records are loaded too.
 *
 * Returns: (transfer full): the record
 */
DvRecord *
dv_db_load (DvDb *db, gint64 row, GError **error)
{
  const DvKind *kind = kind_of_row (db, row, error);

  return kind != NULL ? load_row (db, kind, row, error) : NULL;
}

/**
 * dv_db_load_id:
 * @db: a connection
 * @id: (nullable): the UUID of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the record
 */
DvRecord *
dv_db_load_id (DvDb *db, const char *id, GError **error)
{
  DvId parsed;
  gint64 row = 0;

  if (dv_id_parse (id, &parsed) && !dv_db_find_row (db, &parsed, &row, NULL, error))
    return NULL;
  if (row == 0) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is the number of a record */
                 _ ("There is no record %s."), id != NULL ? id : "");
    return NULL;
  }
  return dv_db_load (db, row, error);
}

/**
 * dv_db_load_rows:
 * @db: a connection
 * @kind: their kind
 * @rows: (array length=n_rows): numbers of records
 * @n_rows: how many
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): the records in the order of @rows
 */
GPtrArray *
dv_db_load_rows (DvDb *db, const DvKind *kind, const gint64 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_rows, g_object_unref);

  for (guint i = 0; i < n_rows; i++) {
    DvRecord *record = load_row (db, kind, rows[i], error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}

/**
 * dv_db_find_row:
 * @db: a connection
 * @id: the id of a record
 * @row: (out): its number in this store; 0 if it has none
 * @kind: (out) (optional): the number of its kind
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_db_find_row (DvDb *db, const DvId *id, gint64 *row, guint *kind, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT rid, kind FROM record WHERE id = :id", error);
  DvStep step;

  *row = 0;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    *row = dv_stmt_get_integer (stmt, 0);
    if (kind != NULL)
      *kind = (guint) dv_stmt_get_integer (stmt, 1);
  }
  return step != DV_STEP_ERROR;
}

/**
 * dv_db_find_id:
 * @db: a connection
 * @row: the number of a record in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
dv_db_find_id (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT id FROM record WHERE rid = :row", error);
  const DvId *id;
  DvStep step;
  gsize size;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  step = dv_stmt_step (stmt, error);
  id = step == DV_STEP_ROW ? dv_stmt_get_blob (stmt, 0, &size) : NULL;
  if (id != NULL && size == DV_ID_SIZE)
    return dv_id_to_text (id);
  if (step != DV_STEP_ERROR)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record."));
  return NULL;
}

/**
 * dv_db_load_title:
 * @db: a connection
 * @row: the number of a record in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what names the record to a person
 */
char *
dv_db_load_title (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, error);

  return record != NULL ? g_strdup (dv_record_get_title (record)) : NULL;
}
