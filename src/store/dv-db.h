/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A connection to an SQLite file, used by one thread at a time. */
typedef struct _DvDb DvDb;

/* A prepared statement, lent by its connection until it is released. */
typedef struct _DvStmt DvStmt;

/**
 * DvDbMode:
 * @DV_DB_READ: only read
 * @DV_DB_WRITE: read and write
 * @DV_DB_CREATE: read and write, and make the file if it is missing
 */
typedef enum {
  DV_DB_READ,
  DV_DB_WRITE,
  DV_DB_CREATE,
} DvDbMode;

/**
 * DvStep:
 * @DV_STEP_ERROR: the statement failed
 * @DV_STEP_DONE: there are no more rows
 * @DV_STEP_ROW: there is a row to read
 */
typedef enum {
  DV_STEP_ERROR = -1,
  DV_STEP_DONE = 0,
  DV_STEP_ROW = 1,
} DvStep;

/**
 * DvDbFunc:
 * @db: the connection, inside a transaction
 * @data: what the caller gave
 * @error: return location for the reason of failure
 *
 * Returns: whether to keep what was written
 */
typedef gboolean (*DvDbFunc) (DvDb *db, gpointer data, GError **error);

DvDb *dv_db_open (const char *path, DvDbMode mode, GError **error);
void dv_db_close (DvDb *db);
const char *dv_db_get_path (DvDb *db);
void dv_db_set_cancellable (DvDb *db, GCancellable *cancellable);
gboolean dv_db_refuse_if_cancelled (DvDb *db, GError **error);

gboolean dv_db_exec (DvDb *db, const char *sql, GError **error);
gboolean dv_db_transaction (DvDb *db, DvDbFunc func, gpointer data, GError **error);
gboolean dv_db_get_integer (DvDb *db, const char *sql, gint64 *value, GError **error);
gint64 dv_db_last_insert (DvDb *db);

DvStmt *dv_db_prepare (DvDb *db, const char *sql, GError **error);
void dv_stmt_release (DvStmt *stmt);
void dv_stmt_bind_integer (DvStmt *stmt, const char *name, gint64 value);
void dv_stmt_bind_text (DvStmt *stmt, const char *name, const char *value);
void dv_stmt_bind_blob (DvStmt *stmt, const char *name, gconstpointer data, gsize size);
void dv_stmt_bind_null (DvStmt *stmt, const char *name);
DvStep dv_stmt_step (DvStmt *stmt, GError **error);
gboolean dv_stmt_run (DvStmt *stmt, GError **error);
gboolean dv_stmt_is_null (DvStmt *stmt, int column);
gint64 dv_stmt_get_integer (DvStmt *stmt, int column);
const char *dv_stmt_get_text (DvStmt *stmt, int column);
gconstpointer dv_stmt_get_blob (DvStmt *stmt, int column, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDb, dv_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvStmt, dv_stmt_release)

G_END_DECLS
