/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-imports.h"

#include "dv-kinds.h"

/* The imports that were done, and what withdrawing one would do. */

static void
past_import_free (gpointer data)
{
  DvPastImport *import = data;

  g_free (import->id);
  g_free (import->actor);
  g_free (import->label);
  g_free (import);
}

static DvPastImport *
read_import (DvStmt *stmt)
{
  DvPastImport *import = g_new0 (DvPastImport, 1);
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

  import->id = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : g_strdup ("");
  import->time = (dv_stmt_get_integer (stmt, 1) >> 16) * 1000;
  import->actor = g_strdup (dv_stmt_get_text (stmt, 2));
  import->label = g_strdup (dv_stmt_get_text (stmt, 3));
  import->withdrawn = dv_stmt_get_integer (stmt, 4) != 0;
  return import;
}

#define COUNT_RECORDS                                                                              \
  "SELECT r.kind, count(DISTINCT o.rid) FROM sync_batch b"                                         \
  " JOIN sync_op o ON o.sid = b.sid AND o.scope = b.scope AND o.seq BETWEEN b.seq_lo AND b.seq_hi" \
  " JOIN record r ON r.rid = o.rid WHERE "

#define COUNT_DONE COUNT_RECORDS "b.id = :batch GROUP BY r.kind ORDER BY 2 DESC"
#define COUNT_WITHDRAWN                                                                          \
  COUNT_RECORDS "b.undoes = :batch AND NOT EXISTS (SELECT 1 FROM sync_batch a WHERE a.undoes = " \
                "b.id) GROUP BY r.kind ORDER BY 2 DESC"

/* Links and what is remembered of the columns are no records that a person would count. */
static gboolean
is_counted (const DvKind *kind)
{
  return kind != NULL && (kind->flags & DV_KIND_HIDDEN) == 0;
}

/* The memberships of people come along with the people. */
static gboolean
is_part (const DvKind *kind)
{
  return (kind->flags & DV_KIND_PART) != 0;
}

static gboolean
count_kind (DvDb *db,
            const char *sql,
            const char *batch,
            const DvKind **kind,
            guint *n,
            GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  const DvKind *wanted = *kind;
  DvStep step;
  DvId id;

  if (stmt == NULL || !dv_id_parse (batch, &id))
    return FALSE;
  dv_stmt_bind_blob (stmt, ":batch", id.bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    const DvKind *found = dv_kind_find_by_id ((guint) dv_stmt_get_integer (stmt, 0));

    if (!is_counted (found) || (wanted != NULL && wanted != found))
      continue;
    if (*kind != NULL && wanted == NULL && (!is_part (*kind) || is_part (found)))
      continue;
    *kind = found;
    *n = (guint) dv_stmt_get_integer (stmt, 1);
  }
  return step == DV_STEP_DONE;
}

static gboolean
count_records (DvDb *db, GPtrArray *imports, GError **error)
{
  for (guint i = 0; i < imports->len; i++) {
    DvPastImport *import = g_ptr_array_index (imports, i);

    if (!count_kind (db, COUNT_DONE, import->id, &import->kind, &import->n_records, error))
      return FALSE;
    if (import->withdrawn &&
        !count_kind (db, COUNT_WITHDRAWN, import->id, &import->kind, &import->n_withdrawn, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_imports_list:
 * @db: a connection
 * @limit: the most to list
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvPastImport): the imports that were done, the newest
 * first
 */
GPtrArray *
dv_imports_list (DvDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func (past_import_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT b.id, max (b.hlc), b.actor, b.label, EXISTS (SELECT 1 FROM sync_batch u"
    " WHERE u.undoes = b.id AND NOT EXISTS (SELECT 1 FROM sync_batch a WHERE a.undoes = u.id))"
    " FROM sync_batch b WHERE b.purpose = 'import' GROUP BY b.id ORDER BY max (b.hlc) DESC"
    " LIMIT :limit",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":limit", limit);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (imports, read_import (stmt));
  if (step != DV_STEP_DONE || !count_records (db, imports, error))
    return NULL;
  return g_steal_pointer (&imports);
}

typedef struct {
  char *batch;
  DvUndone undone;
  gboolean known;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->batch);
  g_free (look);
}

/* Does it, and then leaves the transaction without keeping it. */
static gboolean
look_cb (DvWrite *write, gpointer data, GError **error)
{
  Look *look = data;

  look->known = dv_undo_batch (write, look->batch, &look->undone, error);
  if (look->known)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "looked at only");
  return FALSE;
}

static void
look_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error);
  if (!look->known) {
    g_task_return_error (task, error);
    return;
  }
  g_error_free (error);
  g_task_return_boolean (task, TRUE);
}

/**
 * dv_imports_look_async:
 * @store: a store
 * @batch: the id of an import
 * @cancellable: (nullable): stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Asks what withdrawing an import would put back, and what it would keep because it was changed
 * since. Nothing is written.
 */
void
dv_imports_look_async (DvStore *store,
                       const char *batch,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->batch = g_strdup (batch);
  g_task_set_task_data (task, look, look_free);
  dv_store_write_async (store, "undo", NULL, look_cb, look, NULL, cancellable, look_done_cb, task);
}

/**
 * dv_imports_look_finish:
 * @store: a store
 * @result: the answer
 * @undone: (out): receives how many records would be put back and kept
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether that is known
 */
gboolean
dv_imports_look_finish (DvStore *store, GAsyncResult *result, DvUndone *undone, GError **error)
{
  const Look *look = g_task_get_task_data (G_TASK (result));

  *undone = look->undone;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dv_imports_look:
 * @store: a store
 * @batch: the id of an import
 * @undone: (out): receives how many records would be put back and kept
 * @error: return location for a #DV_STORE_ERROR
 *
 * Like dv_imports_look_async(), and waits.
 *
 * Returns: whether that is known
 */
gboolean
dv_imports_look (DvStore *store, const char *batch, DvUndone *undone, GError **error)
{
  g_autofree char *copy = g_strdup (batch);
  Look look = { .batch = copy };
  GError *failure = NULL;

  dv_store_write_as (store, "undo", NULL, look_cb, &look, NULL, &failure);
  *undone = look.undone;
  if (look.known)
    g_error_free (failure);
  else
    g_propagate_error (error, failure);
  return look.known;
}
