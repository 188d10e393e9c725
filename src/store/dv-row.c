/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-row.h"

#include <glib/gi18n-lib.h>

#include "dv-collate.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-members.h"
#include "dv-site.h"
#include "dv-store-error.h"
#include "dv-tables.h"

static void
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT,
                       _ ("The versions of a record are damaged; restore a backup."));
}

/**
 * dv_row_get_version:
 * @record: a record that was loaded
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): which changes its values come from
 */
DvVersion *
dv_row_get_version (DvRecord *record, GError **error)
{
  GBytes *base = dv_record_get_base (record);
  DvVersion *version = NULL;
  gconstpointer data;
  gsize size;

  if (base != NULL) {
    data = g_bytes_get_data (base, &size);
    version = dv_version_parse (data, size);
  }
  if (version == NULL)
    refuse_damaged (error);
  return version;
}

/**
 * dv_row_set_version:
 * @record: a record
 * @version: which changes its values come from now
 *
 * Also sets whether it is deleted or in conflict, which follows from @version.
 */
void
dv_row_set_version (DvRecord *record, const DvVersion *version)
{
  g_autoptr (GBytes) base = g_byte_array_free_to_bytes (dv_version_to_bytes (version));

  dv_record_set_stored (record, dv_record_get_id (record), dv_record_get_row (record), base);
  dv_record_set_state (record, dv_version_is_deleted (version), dv_version_is_conflicted (version));
}

/**
 * dv_row_get_scope:
 * @db: a connection
 * @row: the number of a record
 * @scope: (out): the number of its scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether there is such a record
 */
gboolean
dv_row_get_scope (DvDb *db, gint64 row, gint64 *scope, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT scope FROM record WHERE rid = :row", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW)
    *scope = dv_stmt_get_integer (stmt, 0);
  else if (step == DV_STEP_DONE)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record."));
  return step == DV_STEP_ROW;
}

static gboolean
is_residential_group (DvDb *db, const char *unit, gboolean *group, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT u.type FROM record r JOIN unit u ON u.rid = r.rid WHERE r.id = :id",
                   error);
  DvStep step;
  DvId id;

  if (stmt == NULL || !dv_id_parse (unit, &id))
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  *group = step == DV_STEP_ROW && g_strcmp0 (dv_stmt_get_text (stmt, 0), "group") == 0;
  if (step == DV_STEP_DONE)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is the number of a record */
                 _ ("There is no record %s."), unit);
  return step == DV_STEP_ROW;
}

static gboolean
find_named_scope (DvDb *db, const char *name, gint64 *scope, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT scope FROM sync_scope WHERE name = :name", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":name", name);
  step = dv_stmt_step (stmt, error);
  *scope = step == DV_STEP_ROW ? dv_stmt_get_integer (stmt, 0) : 0;
  return step != DV_STEP_ERROR;
}

static gboolean
add_named_scope (DvDb *db, const char *name, gint64 *scope, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "INSERT INTO sync_scope (name) VALUES (:name)", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":name", name);
  if (!dv_stmt_run (stmt, error))
    return FALSE;
  *scope = dv_db_last_insert (db);
  return TRUE;
}

/**
 * dv_row_need_scope:
 * @db: a connection, inside a transaction
 * @name: the name of a scope: `W`, `O` or the UUID of a residential group
 * @scope: (out): its number in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it has a number now
 */
gboolean
dv_row_need_scope (DvDb *db, const char *name, gint64 *scope, GError **error)
{
  return find_named_scope (db, name, scope, error) &&
         (*scope != 0 || add_named_scope (db, name, scope, error));
}

/* What no residential group is named for belongs, typed at the laptop of one, to that one; typed at
 * the office, to the ward if it is work, and to the office alone if it is about a person. */
static gboolean
scope_without_group (DvDb *db, gboolean personal, gint64 *scope, GError **error)
{
  g_autoptr (DvMember) own = NULL;
  gint64 is_leaf = 0;

  *scope = personal ? DV_SCOPE_NUMBER_OFFICE : DV_SCOPE_NUMBER_WARD;
  /* Asked for every record of an import, so the certificate is not read where it says nothing. */
  if (!dv_db_get_integer (db,
                          "SELECT role = 'leaf' FROM sync_site"
                          " WHERE sid = (SELECT value FROM meta WHERE key = 'site')",
                          &is_leaf, error))
    return FALSE;
  if (!is_leaf)
    return TRUE;
  own = dv_members_get_own (db, NULL, error);
  if (own == NULL || own->scopes == NULL || own->scopes[0] == NULL)
    return own != NULL;
  return dv_row_need_scope (db, own->scopes[0], scope, error);
}

/* A residential group has a scope of its own, named by its UUID. */
static gboolean
scope_of_unit (DvDb *db, const char *unit, gboolean personal, gint64 *scope, GError **error)
{
  gboolean group = FALSE;

  if (unit != NULL && !is_residential_group (db, unit, &group, error))
    return FALSE;
  return group ? dv_row_need_scope (db, unit, scope, error)
               : scope_without_group (db, personal, scope, error);
}

static gboolean
scope_of_owner (DvDb *db, const char *owner, gint64 *scope, GError **error)
{
  DvId id;
  gint64 row = 0;

  if (!dv_id_parse (owner, &id) || !dv_db_find_row (db, &id, &row, NULL, error))
    return FALSE;
  return dv_row_get_scope (db, row, scope, error);
}

/**
 * dv_row_find_scope:
 * @db: a connection, inside a transaction
 * @record: a record that is to be made
 * @scope: (out): the number of the scope that it belongs to, by the rule of its kind
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was found
 */
gboolean
dv_row_find_scope (DvDb *db, DvRecord *record, gint64 *scope, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  const char *value;

  switch (kind->scope) {
  case DV_SCOPE_OWNER:
    value = dv_record_get (record, kind->owner);
    *scope = DV_SCOPE_NUMBER_WARD;
    return value == NULL || scope_of_owner (db, value, scope, error);
  case DV_SCOPE_UNIT:
  case DV_SCOPE_PERSON:
    value = kind->unit != NULL ? dv_record_get (record, kind->unit) : NULL;
    return scope_of_unit (db, value, kind->scope == DV_SCOPE_PERSON, scope, error);
  case DV_SCOPE_OFFICE:
    *scope = DV_SCOPE_NUMBER_OFFICE;
    return TRUE;
  case DV_SCOPE_WARD:
  default:
    *scope = DV_SCOPE_NUMBER_WARD;
    return TRUE;
  }
}

/**
 * dv_row_reserve:
 * @db: a connection, inside a transaction
 * @id: the id of a record that is to be made
 * @record: the record, with the version that it will have
 * @scope: the number of its scope
 * @row: (out): its number in this store, which @record has then, too
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it has a number now
 */
gboolean
dv_row_reserve (DvDb *db,
                const DvId *id,
                DvRecord *record,
                gint64 scope,
                gint64 *row,
                GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "INSERT INTO record (id, kind, scope, v) VALUES (:id, :kind, :scope, :v)",
                   error);
  GBytes *base = dv_record_get_base (record);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":kind", dv_record_get_kind (record)->id);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_blob (stmt, ":v", g_bytes_get_data (base, NULL), g_bytes_get_size (base));
  if (!dv_stmt_run (stmt, error))
    return FALSE;
  *row = dv_db_last_insert (db);
  dv_record_set_stored (record, dv_record_get_id (record), *row, base);
  return TRUE;
}

static gboolean
write_version (DvDb *db, gint64 row, gconstpointer data, gsize size, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "UPDATE record SET v = :v WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":v", data, size);
  dv_stmt_bind_integer (stmt, ":row", row);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_row_read_version:
 * @db: a connection
 * @row: the number of a record, of whatever kind
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): which changes its values come from
 */
DvVersion *
dv_row_read_version (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT v FROM record WHERE rid = :row", error);
  DvVersion *version = NULL;
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    gsize size;
    gconstpointer data = dv_stmt_get_blob (stmt, 0, &size);

    version = dv_version_parse (data, size);
  }
  if (version == NULL && step != DV_STEP_ERROR)
    refuse_damaged (error);
  return version;
}

/**
 * dv_row_write_version:
 * @db: a connection, inside a transaction
 * @row: the number of a record, of whatever kind
 * @version: which changes its values come from now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
dv_row_write_version (DvDb *db, gint64 row, const DvVersion *version, GError **error)
{
  g_autoptr (GByteArray) bytes = dv_version_to_bytes (version);

  return write_version (db, row, bytes->data, bytes->len, error);
}

/**
 * dv_row_write_kind:
 * @db: a connection, inside a transaction
 * @row: the number of a record of which the kind was not known
 * @kind: its kind
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
dv_row_write_kind (DvDb *db, gint64 row, const DvKind *kind, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE record SET kind = :kind WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":kind", kind->id);
  dv_stmt_bind_integer (stmt, ":row", row);
  return dv_stmt_run (stmt, error);
}

static char *
sort_key (DvRecord *record)
{
  const DvField *title = dv_kind_get_title_field (dv_record_get_kind (record));
  const char *value = dv_record_get_title (record);

  if (value == NULL)
    return NULL;
  return title->flags & DV_FIELD_PERSON_NAME ? dv_text_name_sort_key (value)
                                             : dv_text_sort_key (value);
}

static gboolean
bind_link (DvDb *db,
           DvStmt *stmt,
           const DvField *field,
           const char *name,
           const char *value,
           GError **error)
{
  DvId id;
  gint64 row = 0;
  guint kind = 0;
  const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;

  if (!dv_id_parse (value, &id) || !dv_db_find_row (db, &id, &row, &kind, error))
    return FALSE;
  if (row == 0 || (target != NULL && target->id != kind)) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the label of a field */
                 _ ("%s: there is no such record."), dv_field_get_label (field));
    return FALSE;
  }
  dv_stmt_bind_integer (stmt, name, row);
  return TRUE;
}

static gboolean
bind_value (DvDb *db, DvStmt *stmt, const DvField *field, const char *value, GError **error)
{
  char name[64] = ":";

  /* What is not bound is null. */
  if (value == NULL)
    return TRUE;
  g_strlcpy (name + 1, field->name, sizeof name - 1);
  if (field->type == DV_TYPE_LINK)
    return bind_link (db, stmt, field, name, value, error);
  else if (dv_field_is_number (field))
    dv_stmt_bind_integer (stmt, name, g_ascii_strtoll (value, NULL, 10));
  else
    dv_stmt_bind_text (stmt, name, value);
  return TRUE;
}

static void
bind_row (DvStmt *stmt, DvRecord *record)
{
  dv_stmt_bind_integer (stmt, ":rid", dv_record_get_row (record));
  dv_stmt_bind_integer (stmt, ":flags",
                        (dv_record_is_deleted (record) ? DV_ROW_DELETED : 0) |
                          (dv_record_is_conflicted (record) ? DV_ROW_CONFLICTED : 0));
}

static gboolean
write_row (DvDb *db, DvRecord *record, const char *sql, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autofree char *sort = sort_key (record);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  bind_row (stmt, record);
  dv_stmt_bind_text (stmt, ":sort", sort);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (dv_field_has_column (field) &&
        !bind_value (db, stmt, field, dv_record_get_value (record, field), error))
      return FALSE;
  }
  return dv_stmt_run (stmt, error);
}

static void
append_columns (GString *sql, const DvKind *kind, const char *format)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    g_auto (GStrv) parts = NULL;
    g_autofree char *column = NULL;

    if (!dv_field_has_column (&kind->fields[i]))
      continue;
    parts = g_strsplit (format, "%", -1);
    column = g_strjoinv (kind->fields[i].name, parts);
    g_string_append (sql, column);
  }
}

typedef char *(*MakeSql) (const DvKind *kind);

static char *
make_insert (const DvKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (rid, flags, sort", kind->name);
  append_columns (sql, kind, ", \"%\"");
  g_string_append (sql, ") VALUES (:rid, :flags, :sort");
  append_columns (sql, kind, ", :%");
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static char *
make_update (const DvKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET flags = :flags, sort = :sort", kind->name);
  append_columns (sql, kind, ", \"%\" = :%");
  g_string_append (sql, " WHERE rid = :rid");
  return g_string_free (sql, FALSE);
}

/* Making the statement of a kind costs a quarter of what running it does, so it is made once. */
static const char *
get_sql (GHashTable **made, const DvKind *kind, MakeSql make)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  char *sql;

  if (*made == NULL)
    *made = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (*made, kind);
  if (sql == NULL) {
    sql = make (kind);
    g_hash_table_insert (*made, (gpointer) kind, sql);
  }
  return sql;
}

/**
 * dv_row_insert:
 * @db: a connection, inside a transaction
 * @record: a record whose row was reserved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether its values are in the store
 */
gboolean
dv_row_insert (DvDb *db, DvRecord *record, GError **error)
{
  static GHashTable *made = NULL;
  const char *sql = get_sql (&made, dv_record_get_kind (record), make_insert);

  return write_row (db, record, sql, error);
}

/**
 * dv_row_update:
 * @db: a connection, inside a transaction
 * @record: a record of the store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether its values and its version are in the store
 */
gboolean
dv_row_update (DvDb *db, DvRecord *record, GError **error)
{
  static GHashTable *made = NULL;
  const char *sql = get_sql (&made, dv_record_get_kind (record), make_update);
  GBytes *base = dv_record_get_base (record);

  return write_row (db, record, sql, error) &&
         write_version (db, dv_record_get_row (record), g_bytes_get_data (base, NULL),
                        g_bytes_get_size (base), error);
}

static gboolean
is_changed (const DvField *field, DvRecord *old, DvRecord *record)
{
  return dv_field_has_column (field) &&
         g_strcmp0 (dv_record_get_value (old, field), dv_record_get_value (record, field)) != 0;
}

static gboolean
is_renamed (DvRecord *old, DvRecord *record)
{
  return g_strcmp0 (dv_record_get_title (old), dv_record_get_title (record)) != 0;
}

static char *
make_change (DvRecord *old, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET flags = :flags", kind->name);
  if (is_renamed (old, record))
    g_string_append (sql, ", sort = :sort");
  for (guint i = 0; i < kind->n_fields; i++) {
    if (is_changed (&kind->fields[i], old, record))
      g_string_append_printf (sql, ", \"%s\" = :%s", kind->fields[i].name, kind->fields[i].name);
  }
  g_string_append (sql, " WHERE rid = :rid");
  return g_string_free (sql, FALSE);
}

/* What is bound must live until the statement has run. */
static gboolean
bind_change (DvDb *db,
             DvStmt *stmt,
             DvRecord *old,
             DvRecord *record,
             const char *sort,
             GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  bind_row (stmt, record);
  if (sort != NULL)
    dv_stmt_bind_text (stmt, ":sort", sort);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (is_changed (field, old, record) &&
        !bind_value (db, stmt, field, dv_record_get_value (record, field), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_row_update_from:
 * @db: a connection, inside a transaction
 * @old: the record as it was loaded from the store
 * @record: what it is to be
 * @error: return location for a #DV_STORE_ERROR
 *
 * Like dv_row_update(), but writes only what is different: SQLite makes the entry of each index
 * anew whose column is named, be it changed or not.
 *
 * Returns: whether its values and its version are in the store
 */
gboolean
dv_row_update_from (DvDb *db, DvRecord *old, DvRecord *record, GError **error)
{
  g_autofree char *sql = make_change (old, record);
  g_autofree char *sort = is_renamed (old, record) ? sort_key (record) : NULL;
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  GBytes *base = dv_record_get_base (record);

  return stmt != NULL && bind_change (db, stmt, old, record, sort, error) &&
         dv_stmt_run (stmt, error) &&
         write_version (db, dv_record_get_row (record), g_bytes_get_data (base, NULL),
                        g_bytes_get_size (base), error);
}
