/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-db.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "dv-fold.h"
#include "dv-collate.h"
#include "dv-store-error.h"

/* How many virtual-machine steps SQLite takes between two looks at the cancellable. */
#define CANCEL_STEPS 2000

/* How many statements are found without hashing their text. */
#define N_RECENT 32

struct _DvDb {
  sqlite3 *handle;
  char *path;
  GHashTable *statements;   /* SQL text -> idle DvStmt */
  DvStmt *recent[N_RECENT]; /* idle ones that were asked for by the address of their text */
  GCancellable *cancellable;
  guint depth; /* transactions inside each other */
};

struct _DvStmt {
  DvDb *db;
  sqlite3_stmt *handle;
  char *sql;
  const char *asked; /* the text that it was last asked for by; only to be compared */
};

static DvStoreError
error_code (int result)
{
  switch (result & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return DV_STORE_ERROR_BUSY;
  case SQLITE_FULL:
    return DV_STORE_ERROR_FULL;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return DV_STORE_ERROR_CORRUPT;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return DV_STORE_ERROR_READ_ONLY;
  case SQLITE_CONSTRAINT:
    return DV_STORE_ERROR_CONSTRAINT;
  default:
    return DV_STORE_ERROR_FAILED;
  }
}

static const char *
error_sentence (DvStoreError code)
{
  switch (code) {
  case DV_STORE_ERROR_BUSY:
    return _ ("Another copy of the program is writing to the store. Close it and try again.");
  case DV_STORE_ERROR_FULL:
    return _ ("The disk is full. Nothing of this change was saved; what was saved before is kept. "
              "Free some room and try again.");
  case DV_STORE_ERROR_CORRUPT:
    return _ ("The file is damaged or is no Dân Vận store. It was not touched; restore a backup.");
  case DV_STORE_ERROR_READ_ONLY:
    return _ ("The store may only be read: its file or folder is write-protected. Allow writing, "
              "or copy the store to a place of your own.");
  case DV_STORE_ERROR_CONSTRAINT:
    return _ ("The store refused the change; nothing of it was saved.");
  case DV_STORE_ERROR_FAILED:
  case DV_STORE_ERROR_NOT_FOUND:
  case DV_STORE_ERROR_INVALID:
  case DV_STORE_ERROR_CONFLICT:
  case DV_STORE_ERROR_TOO_NEW:
  default:
    return _ ("The store could not do this; nothing of the change was saved.");
  }
}

static gboolean
file_size_is_limited (void)
{
  struct rlimit limit;

  return getrlimit (RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

/* SQLite knows only one way in which a disk is full. A quota, or a limit on the size of a file, is
 * a failed write to it; the errno tells which, unless cleaning up has overwritten it. */
static gboolean
is_disk_full (DvDb *db, int result)
{
  int reason = sqlite3_system_errno (db->handle);

  if ((result & 0xff) != SQLITE_IOERR)
    return FALSE;
  return reason == ENOSPC || reason == EDQUOT || reason == EFBIG ||
         (result == SQLITE_IOERR_WRITE && file_size_is_limited ());
}

static void
set_error (DvDb *db, int result, const char *sql, GError **error)
{
  DvStoreError code = is_disk_full (db, result) ? DV_STORE_ERROR_FULL : error_code (result);

  if ((result & 0xff) == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
    return;
  }
  g_debug ("%s (%d): %s", sqlite3_errmsg (db->handle), result, sql);
  if (code == DV_STORE_ERROR_FAILED || code == DV_STORE_ERROR_CONSTRAINT)
    g_set_error (error, DV_STORE_ERROR, code, "%s (%s)", error_sentence (code),
                 sqlite3_errmsg (db->handle));
  else
    g_set_error_literal (error, DV_STORE_ERROR, code, error_sentence (code));
}

static int
progress_cb (void *data)
{
  DvDb *db = data;

  return g_cancellable_is_cancelled (db->cancellable);
}

/* SQL: dv_sort_key(text), the collation key of a text in the Vietnamese alphabet. */
static void
sort_key_func (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const char *text = (const char *) sqlite3_value_text (args[0]);
  char *key = text != NULL ? dv_text_sort_key (text) : NULL;

  if (key == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, key, -1, g_free);
}

static gboolean
configure (DvDb *db, GError **error)
{
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, 5000);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_progress_handler (db->handle, CANCEL_STEPS, progress_cb, db);
  sqlite3_create_function (db->handle, "dv_sort_key", 1,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                           sort_key_func, NULL, NULL);
  /* The store is the only copy of its data: FULL, never less. */
  return dv_db_exec (db, "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;", error);
}

static int
open_flags (DvDbMode mode)
{
  switch (mode) {
  case DV_DB_READ:
    return SQLITE_OPEN_READONLY;
  case DV_DB_CREATE:
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  case DV_DB_WRITE:
  default:
    return SQLITE_OPEN_READWRITE;
  }
}

static void stmt_destroy (gpointer data);

/* SQLite counts the bytes that it takes, behind a lock, for a figure that nobody asks for. */
static void
set_up_library (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&once, 1);
}

/**
 * dv_db_open:
 * @path: the file
 * @mode: what may be done with it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): a connection, to be closed with dv_db_close()
 */
DvDb *
dv_db_open (const char *path, DvDbMode mode, GError **error)
{
  g_autoptr (DvDb) db = g_new0 (DvDb, 1);
  int result;

  set_up_library ();
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, stmt_destroy);
  result = sqlite3_open_v2 (path, &db->handle, open_flags (mode) | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK) {
    set_error (db, result, "open", error);
    return NULL;
  }
  if (!configure (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * dv_db_close:
 * @db: (transfer full): a connection; its statements must have been released
 */
void
dv_db_close (DvDb *db)
{
  if (db == NULL)
    return;
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_pointer (&db->recent[i], stmt_destroy);
  g_hash_table_unref (db->statements);
  g_clear_object (&db->cancellable);
  sqlite3_close (db->handle);
  g_free (db->path);
  g_free (db);
}

/**
 * dv_db_get_path:
 * @db: a connection
 *
 * Returns: the path of its file
 */
const char *
dv_db_get_path (DvDb *db)
{
  return db->path;
}

/**
 * dv_db_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): what stops the statements that run from now on
 */
void
dv_db_set_cancellable (DvDb *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
}

/**
 * dv_db_refuse_if_cancelled:
 * @db: a connection
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * SQLite looks at the cancellable only within long statements; long work of many short ones asks
 * here.
 *
 * Returns: whether to stop
 */
gboolean
dv_db_refuse_if_cancelled (DvDb *db, GError **error)
{
  return g_cancellable_set_error_if_cancelled (db->cancellable, error);
}

/**
 * dv_db_exec:
 * @db: a connection
 * @sql: statements without parameters
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether all of them were carried out
 */
gboolean
dv_db_exec (DvDb *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  set_error (db, result, sql, error);
  return FALSE;
}

static gboolean
begin (DvDb *db, GError **error)
{
  if (!dv_db_exec (db, db->depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT nested", error))
    return FALSE;
  db->depth++;
  return TRUE;
}

static gboolean
end (DvDb *db, gboolean keep, GError **error)
{
  db->depth--;
  if (keep && dv_db_exec (db, db->depth == 0 ? "COMMIT" : "RELEASE nested", error))
    return TRUE;
  /* SQLite may have rolled back by itself, for instance when the disk is full. */
  if (db->depth == 0 && !sqlite3_get_autocommit (db->handle))
    dv_db_exec (db, "ROLLBACK", NULL);
  else if (db->depth > 0)
    dv_db_exec (db, "ROLLBACK TO nested; RELEASE nested", NULL);
  return FALSE;
}

/**
 * dv_db_transaction:
 * @db: a connection
 * @func: what to do
 * @data: what to give it
 * @error: return location for the reason of failure
 *
 * The only way to write. What @func wrote is kept as a whole if it returns %TRUE and the commit
 * succeeds, and is taken back as a whole otherwise. Inside another transaction it becomes a part of
 * that one.
 *
 * Returns: whether it was committed
 */
gboolean
dv_db_transaction (DvDb *db, DvDbFunc func, gpointer data, GError **error)
{
  gboolean keep;

  if (!begin (db, error))
    return FALSE;
  keep = func (db, data, error);
  return end (db, keep, keep ? error : NULL);
}

/**
 * dv_db_get_integer:
 * @db: a connection
 * @sql: a statement without parameters that gives one number
 * @value: (out): the number; 0 if there is no row
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the statement could be run
 */
gboolean
dv_db_get_integer (DvDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  *value = 0;
  if (stmt == NULL)
    return FALSE;
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW)
    *value = dv_stmt_get_integer (stmt, 0);
  return step != DV_STEP_ERROR;
}

/**
 * dv_db_last_insert:
 * @db: a connection
 *
 * Returns: the row number that the last INSERT gave
 */
gint64
dv_db_last_insert (DvDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

static void
stmt_destroy (gpointer data)
{
  DvStmt *stmt = data;

  sqlite3_finalize (stmt->handle);
  g_free (stmt->sql);
  g_free (stmt);
}

/* Most texts are literals, so the address of one nearly always means the same text again. */
static DvStmt **
find_recent (DvDb *db, const char *asked)
{
  return &db->recent[(GPOINTER_TO_SIZE (asked) >> 3) % N_RECENT];
}

static DvStmt *
take_idle (DvDb *db, const char *sql)
{
  DvStmt **recent = find_recent (db, sql);
  gpointer stmt = NULL;

  if (*recent != NULL && (*recent)->asked == sql && strcmp ((*recent)->sql, sql) == 0)
    return g_steal_pointer (recent);
  g_hash_table_steal_extended (db->statements, sql, NULL, &stmt);
  return stmt;
}

/**
 * dv_db_prepare:
 * @db: a connection
 * @sql: one statement, with parameters such as `:name`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Prepared statements are kept, so asking for the same text again is cheap. Text after the
 * statement is a mistake of the programmer.
 *
 * Returns: (transfer full): the statement, to be given back with dv_stmt_release()
 */
DvStmt *
dv_db_prepare (DvDb *db, const char *sql, GError **error)
{
  DvStmt *stmt = take_idle (db, sql);
  const char *tail = NULL;
  int result;

  if (stmt != NULL) {
    stmt->asked = sql;
    return stmt;
  }
  stmt = g_new0 (DvStmt, 1);
  stmt->db = db;
  stmt->asked = sql;
  stmt->sql = g_strdup (sql);
  result =
    sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, &tail);
  if (result != SQLITE_OK) {
    set_error (db, result, sql, error);
    stmt_destroy (stmt);
    return NULL;
  }
  g_assert (*tail == '\0');
  return stmt;
}

/**
 * dv_stmt_release:
 * @stmt: (transfer full) (nullable): a statement
 *
 * Gives the statement back to its connection, without its bindings.
 */
void
dv_stmt_release (DvStmt *stmt)
{
  DvStmt **recent;

  if (stmt == NULL)
    return;
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  recent = find_recent (stmt->db, stmt->asked);
  if (*recent == NULL)
    *recent = stmt;
  else if (g_hash_table_contains (stmt->db->statements, stmt->sql))
    stmt_destroy (stmt);
  else
    g_hash_table_insert (stmt->db->statements, stmt->sql, stmt);
}

static int
parameter (DvStmt *stmt, const char *name)
{
  int index = sqlite3_bind_parameter_index (stmt->handle, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, stmt->sql);
  return index;
}

/**
 * dv_stmt_bind_integer:
 * @stmt: a statement
 * @name: the name of a parameter, with its colon
 * @value: its value
 */
void
dv_stmt_bind_integer (DvStmt *stmt, const char *name, gint64 value)
{
  sqlite3_bind_int64 (stmt->handle, parameter (stmt, name), value);
}

/**
 * dv_stmt_bind_text:
 * @stmt: a statement
 * @name: the name of a parameter, with its colon
 * @value: (nullable): its value; it must live until the statement is released
 */
void
dv_stmt_bind_text (DvStmt *stmt, const char *name, const char *value)
{
  sqlite3_bind_text (stmt->handle, parameter (stmt, name), value, -1, SQLITE_STATIC);
}

/**
 * dv_stmt_bind_blob:
 * @stmt: a statement
 * @name: the name of a parameter, with its colon
 * @data: its bytes; they must live until the statement is released
 * @size: how many
 */
void
dv_stmt_bind_blob (DvStmt *stmt, const char *name, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (stmt->handle, parameter (stmt, name), data != NULL ? data : "", size,
                       SQLITE_STATIC);
}

/**
 * dv_stmt_bind_null:
 * @stmt: a statement
 * @name: the name of a parameter, with its colon
 */
void
dv_stmt_bind_null (DvStmt *stmt, const char *name)
{
  sqlite3_bind_null (stmt->handle, parameter (stmt, name));
}

/**
 * dv_stmt_step:
 * @stmt: a statement
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is a row, no more rows, or an error
 */
DvStep
dv_stmt_step (DvStmt *stmt, GError **error)
{
  int result = sqlite3_step (stmt->handle);

  if (result == SQLITE_ROW)
    return DV_STEP_ROW;
  if (result == SQLITE_DONE)
    return DV_STEP_DONE;
  set_error (stmt->db, result, stmt->sql, error);
  return DV_STEP_ERROR;
}

/**
 * dv_stmt_run:
 * @stmt: a statement that gives no rows
 * @error: return location for a #DV_STORE_ERROR
 *
 * Carries out the statement and makes it ready for other bindings.
 *
 * Returns: whether it succeeded
 */
gboolean
dv_stmt_run (DvStmt *stmt, GError **error)
{
  DvStep step = dv_stmt_step (stmt, error);

  sqlite3_reset (stmt->handle);
  return step != DV_STEP_ERROR;
}

/**
 * dv_stmt_is_null:
 * @stmt: a statement with a row
 * @column: a column, from 0
 *
 * Returns: whether there is no value
 */
gboolean
dv_stmt_is_null (DvStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

/**
 * dv_stmt_get_integer:
 * @stmt: a statement with a row
 * @column: a column, from 0
 *
 * Returns: the number in it
 */
gint64
dv_stmt_get_integer (DvStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/**
 * dv_stmt_get_text:
 * @stmt: a statement with a row
 * @column: a column, from 0
 *
 * Returns: (nullable): the text in it, good until the next step
 */
const char *
dv_stmt_get_text (DvStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

/**
 * dv_stmt_get_blob:
 * @stmt: a statement with a row
 * @column: a column, from 0
 * @size: (out): how many bytes
 *
 * Returns: (nullable): the bytes in it, good until the next step
 */
gconstpointer
dv_stmt_get_blob (DvStmt *stmt, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (stmt->handle, column);

  *size = (gsize) sqlite3_column_bytes (stmt->handle, column);
  return data;
}
