/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-store.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "dv-load.h"
#include "dv-open.h"
#include "dv-store-error.h"
#include "dv-worker.h"

/**
 * DvStore:
 *
 * A file of records. One thread writes to it, in order; another reads, so that a list never waits
 * for a save. Everything that changes is announced by the signal #DvStore::changed.
 */
struct _DvStore {
  GObject parent_instance;

  char *path;
  char *actor;
  DvOpened *opened;
  DvWorker *writer;
  DvWorker *reader;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvStore, dv_store, G_TYPE_OBJECT)

/**
 * dv_store_close:
 * @self: a store
 *
 * Finishes what was begun and closes the file. The store cannot be used afterwards.
 */
void
dv_store_close (DvStore *self)
{
  g_return_if_fail (DV_IS_STORE (self));

  g_clear_pointer (&self->reader, dv_worker_free);
  g_clear_pointer (&self->writer, dv_worker_free);
  g_clear_pointer (&self->opened, dv_opened_free);
}

static void
dv_store_finalize (GObject *object)
{
  DvStore *self = DV_STORE (object);

  dv_store_close (self);
  g_free (self->path);
  g_free (self->actor);

  G_OBJECT_CLASS (dv_store_parent_class)->finalize (object);
}

static void
dv_store_class_init (DvStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dv_store_finalize;

  /**
   * DvStore::changed:
   * @self: the store
   * @changed: (type GArray) (element-type DvChanged): the records that were written
   *
   * Something was committed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
dv_store_init (DvStore *self)
{
}

static DvStore *
store_new (const char *path, GError **error)
{
  g_autoptr (DvStore) self = g_object_new (DV_TYPE_STORE, NULL);

  if (sodium_init () < 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, "libsodium");
    return NULL;
  }
  self->path = g_canonicalize_filename (path, NULL);
  return g_steal_pointer (&self);
}

static DvStore *
start (DvStore *store, DvOpened *opened)
{
  g_autoptr (DvStore) self = store;

  self->opened = opened;
  if (self->opened == NULL)
    return NULL;
  self->writer = dv_worker_new ("store-writer");
  self->reader = dv_worker_new ("store-reader");
  return g_steal_pointer (&self);
}

/**
 * dv_store_create:
 * @path: where; there must be no file yet
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes an empty store with an identity of its own.
 *
 * Returns: (transfer full): the store
 */
DvStore *
dv_store_create (const char *path, GError **error)
{
  return dv_store_create_with (path, NULL, NULL, error);
}

/**
 * dv_store_create_with:
 * @path: where; there must be no file yet
 * @found: (nullable): what makes it a site, in the transaction that makes the store; %NULL for the
 *   first of a ward
 * @data: what to give it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes an empty store.
 *
 * Returns: (transfer full): the store
 */
DvStore *
dv_store_create_with (const char *path, DvDbFunc found, gpointer data, GError **error)
{
  g_autoptr (DvStore) self = store_new (path, error);

  if (self == NULL)
    return NULL;
  return start (g_object_ref (self), dv_opened_create (self->path, found, data, error));
}

/**
 * dv_store_open:
 * @path: the file
 * @error: return location for a #DV_STORE_ERROR
 *
 * Opens a store. If its tables are older than this program, a copy of the file is kept beside it
 * first, then the tables are brought up to date.
 *
 * Returns: (transfer full): the store
 */
DvStore *
dv_store_open (const char *path, GError **error)
{
  g_autoptr (DvStore) self = store_new (path, error);

  return self != NULL ? start (g_object_ref (self), dv_opened_open (self->path, error)) : NULL;
}

/**
 * dv_store_get_path:
 * @self: a store
 *
 * Returns: the path of its file
 */
const char *
dv_store_get_path (DvStore *self)
{
  g_return_val_if_fail (DV_IS_STORE (self), NULL);

  return self->path;
}

/**
 * dv_store_set_actor:
 * @self: a store
 * @actor: (nullable): the name of the person at the keyboard
 *
 * Says who makes the changes from now on.
 */
void
dv_store_set_actor (DvStore *self, const char *actor)
{
  g_return_if_fail (DV_IS_STORE (self));

  g_free (self->actor);
  self->actor = g_strdup (actor);
}

/* A job for one of the two threads. */
typedef struct {
  DvStore *store;
  DvDbFunc read;
  DvWriteFunc write;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  char *actor;
  char *label;
  char *purpose;
  gboolean done;
  char *batch;
  GArray *changed;
  GError *error;
} Request;

static void
request_clear (Request *request)
{
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_clear_object (&request->cancellable);
  g_clear_pointer (&request->changed, g_array_unref);
  g_clear_error (&request->error);
  g_free (request->actor);
  g_free (request->label);
  g_free (request->purpose);
  g_free (request->batch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
request_free (gpointer data)
{
  request_clear (data);
  g_free (data);
}

static gboolean
refuse_if_cancelled (Request *request)
{
  return g_cancellable_set_error_if_cancelled (request->cancellable, &request->error);
}

static void
read_job (gpointer data)
{
  Request *request = data;
  DvDb *db = dv_opened_get_reader (request->store->opened);

  if (refuse_if_cancelled (request))
    return;
  dv_db_set_cancellable (db, request->cancellable);
  request->done = request->read (db, request->data, &request->error);
  dv_db_set_cancellable (db, NULL);
}

static void
write_job (gpointer data)
{
  Request *request = data;
  DvDb *db = dv_opened_get_writer (request->store->opened);
  DvWriteOptions options = { request->actor, request->label, request->purpose };

  if (refuse_if_cancelled (request))
    return;
  dv_db_set_cancellable (db, request->cancellable);
  request->done = dv_write_transaction (db, &options, request->write, request->data,
                                        &request->batch, &request->changed, &request->error);
  dv_db_set_cancellable (db, NULL);
}

/* Outside of a transaction, which some statements cannot be in. */
static void
maintain_job (gpointer data)
{
  Request *request = data;

  if (!refuse_if_cancelled (request))
    request->done =
      request->read (dv_opened_get_writer (request->store->opened), request->data, &request->error);
}

typedef struct {
  DvStore *store;
  GArray *changed;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_object_unref (announcement->store);
  g_array_unref (announcement->changed);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;

  g_signal_emit (announcement->store, signals[SIGNAL_CHANGED], 0, announcement->changed);
  return G_SOURCE_REMOVE;
}

/* Those who listen are widgets: whoever writes on a thread of their own, as an exchange does, lets
 * the thread of the main loop tell them. */
static void
announce (DvStore *self, GArray *changed)
{
  Announcement *announcement;

  if (changed == NULL || changed->len == 0)
    return;
  announcement = g_new0 (Announcement, 1);
  announcement->store = g_object_ref (self);
  announcement->changed = g_array_ref (changed);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, announce_cb, announcement,
                              announcement_free);
}

/* Completes the task in the main context of the caller, after what was written is announced. */
static gboolean
complete_cb (gpointer data)
{
  GTask *task = data;
  Request *request = g_task_get_task_data (task);

  announce (request->store, request->changed);
  if (request->done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&request->error));
  return G_SOURCE_REMOVE;
}

static void
complete (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, complete_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
read_task_job (gpointer data)
{
  read_job (g_task_get_task_data (data));
  complete (data);
}

static void
write_task_job (gpointer data)
{
  write_job (g_task_get_task_data (data));
  complete (data);
}

static void
maintain_task_job (gpointer data)
{
  maintain_job (g_task_get_task_data (data));
  complete (data);
}

static GTask *
task_new (DvStore *self,
          Request *request,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  /* What was committed is reported as such, even if somebody cancelled a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_set_object (&request->cancellable, cancellable);
  g_task_set_task_data (task, request, request_free);
  return task;
}

/* A list may still ask for a page while its store is closed: that is no mistake, but there is no
 * answer. */
static void
push_or_refuse (DvStore *self, DvWorker *worker, DvJobFunc func, GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (worker != NULL) {
    dv_worker_push (worker, func, task);
    return;
  }
  request->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
  complete (task);
}

/**
 * dv_store_read:
 * @self: a store
 * @func: what to read
 * @data: what to give it
 * @error: return location for the reason of failure
 *
 * Reads on the thread that reads, and waits for it. The window uses dv_store_read_async().
 *
 * Returns: what @func returned
 */
gboolean
dv_store_read (DvStore *self, DvDbFunc func, gpointer data, GError **error)
{
  g_auto (Request) request = { .store = self, .read = func, .data = data };

  g_return_val_if_fail (DV_IS_STORE (self) && self->opened != NULL, FALSE);

  dv_worker_run (self->reader, read_job, &request);
  if (!request.done)
    g_propagate_error (error, g_steal_pointer (&request.error));
  return request.done;
}

/**
 * dv_store_read_async:
 * @self: a store
 * @func: what to read; it runs on another thread
 * @data: what to give it
 * @destroy: (nullable): how to free @data
 * @cancellable: (nullable): stops the statements that @func runs
 * @callback: what to call when it is done
 * @user_data: what to give it
 */
void
dv_store_read_async (DvStore *self,
                     DvDbFunc func,
                     gpointer data,
                     GDestroyNotify destroy,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DV_IS_STORE (self));

  *request = (Request){ .store = self, .read = func, .data = data, .destroy = destroy };
  push_or_refuse (self, self->reader, read_task_job,
                  task_new (self, request, cancellable, callback, user_data));
}

/**
 * dv_store_read_finish:
 * @self: a store
 * @result: what the callback was given
 * @data: (out) (optional) (transfer none): what dv_store_read_async() was given; it lives as long
 *   as @result
 * @error: return location for the reason of failure
 *
 * Returns: what the function returned
 */
gboolean
dv_store_read_finish (DvStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  if (data != NULL)
    *data = request->data;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dv_store_write_as:
 * @self: a store
 * @purpose: `edit`, `import`, `setup`, …; see #DvWriteOptions
 * @label: (nullable): what it does, in words for the person who may undo it
 * @func: what to write
 * @data: what to give it
 * @batch: (out) (optional) (transfer full) (nullable): the id under which it can be taken back
 * @error: return location for the reason of failure
 *
 * Writes in one transaction on the thread that writes, and waits for it.
 *
 * Returns: whether it was committed
 */
gboolean
dv_store_write_as (DvStore *self,
                   const char *purpose,
                   const char *label,
                   DvWriteFunc func,
                   gpointer data,
                   char **batch,
                   GError **error)
{
  g_auto (Request) request = { .store = self, .write = func, .data = data };

  g_return_val_if_fail (DV_IS_STORE (self) && self->opened != NULL, FALSE);

  request.actor = g_strdup (self->actor);
  request.label = g_strdup (label);
  request.purpose = g_strdup (purpose);
  dv_worker_run (self->writer, write_job, &request);
  announce (self, request.changed);
  if (!request.done)
    g_propagate_error (error, g_steal_pointer (&request.error));
  else if (batch != NULL)
    *batch = g_steal_pointer (&request.batch);
  return request.done;
}

/**
 * dv_store_write:
 * @self: a store
 * @label: (nullable): what it does, in words for the person who may undo it
 * @func: what to write
 * @data: what to give it
 * @batch: (out) (optional) (transfer full) (nullable): the id under which it can be taken back
 * @error: return location for the reason of failure
 *
 * Like dv_store_write_as(), for what a person does by hand.
 *
 * Returns: whether it was committed
 */
gboolean
dv_store_write (DvStore *self,
                const char *label,
                DvWriteFunc func,
                gpointer data,
                char **batch,
                GError **error)
{
  return dv_store_write_as (self, "edit", label, func, data, batch, error);
}

/**
 * dv_store_write_async:
 * @self: a store
 * @purpose: `edit`, `import`, `setup`, …; see #DvWriteOptions
 * @label: (nullable): what it does, in words for the person who may undo it
 * @func: what to write; it runs on another thread
 * @data: what to give it
 * @destroy: (nullable): how to free @data
 * @cancellable: (nullable): stops it; nothing of it is written then
 * @callback: what to call when it is done
 * @user_data: what to give it
 */
void
dv_store_write_async (DvStore *self,
                      const char *purpose,
                      const char *label,
                      DvWriteFunc func,
                      gpointer data,
                      GDestroyNotify destroy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DV_IS_STORE (self));

  *request = (Request){ .store = self, .write = func, .data = data, .destroy = destroy };
  request->actor = g_strdup (self->actor);
  request->label = g_strdup (label);
  request->purpose = g_strdup (purpose);
  push_or_refuse (self, self->writer, write_task_job,
                  task_new (self, request, cancellable, callback, user_data));
}

/**
 * dv_store_write_finish:
 * @self: a store
 * @result: what the callback was given
 * @data: (out) (optional) (transfer none): what dv_store_write_async() was given; it lives as long
 *   as @result
 * @batch: (out) (optional) (transfer full) (nullable): the id under which it can be taken back
 * @error: return location for the reason of failure
 *
 * Returns: whether it was committed
 */
gboolean
dv_store_write_finish (DvStore *self,
                       GAsyncResult *result,
                       gpointer *data,
                       char **batch,
                       GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  if (data != NULL)
    *data = request->data;
  if (batch != NULL)
    *batch = g_steal_pointer (&request->batch);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dv_store_maintain:
 * @self: a store
 * @func: what to do with the file as a whole
 * @data: what to give it
 * @error: return location for the reason of failure
 *
 * Runs @func on the thread that writes, outside of a transaction, and waits for it. It must not
 * change records.
 *
 * Returns: what @func returned
 */
gboolean
dv_store_maintain (DvStore *self, DvDbFunc func, gpointer data, GError **error)
{
  g_auto (Request) request = { .store = self, .read = func, .data = data };

  g_return_val_if_fail (DV_IS_STORE (self) && self->opened != NULL, FALSE);

  dv_worker_run (self->writer, maintain_job, &request);
  if (!request.done)
    g_propagate_error (error, g_steal_pointer (&request.error));
  return request.done;
}

/**
 * dv_store_maintain_async:
 * @self: a store
 * @func: what to do with the file as a whole; it runs on another thread
 * @data: what to give it
 * @destroy: (nullable): how to free @data
 * @callback: what to call when it is done; dv_store_read_finish() says how it went
 * @user_data: what to give it
 */
void
dv_store_maintain_async (DvStore *self,
                         DvDbFunc func,
                         gpointer data,
                         GDestroyNotify destroy,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DV_IS_STORE (self));

  *request = (Request){ .store = self, .read = func, .data = data, .destroy = destroy };
  push_or_refuse (self, self->writer, maintain_task_job,
                  task_new (self, request, NULL, callback, user_data));
}

typedef struct {
  const char *id;
  DvRecord *record;
} Load;

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  Load *load = data;

  load->record = dv_db_load_id (db, load->id, error);
  return load->record != NULL;
}

/**
 * dv_store_load:
 * @self: a store
 * @id: the UUID of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the record
 */
DvRecord *
dv_store_load (DvStore *self, const char *id, GError **error)
{
  Load load = { id, NULL };

  return dv_store_read (self, load_cb, &load, error) ? load.record : NULL;
}

typedef struct {
  const DvQuery *query;
  GPtrArray *records;
} List;

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  List *list = data;
  g_autoptr (GArray) rows = dv_query_run (list->query, db, error);

  if (rows == NULL)
    return FALSE;
  list->records =
    dv_db_load_rows (db, dv_query_get_kind (list->query), (gint64 *) rows->data, rows->len, error);
  return list->records != NULL;
}

/**
 * dv_store_list:
 * @self: a store
 * @query: what to list
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): the records
 */
GPtrArray *
dv_store_list (DvStore *self, const DvQuery *query, GError **error)
{
  List list = { query, NULL };

  return dv_store_read (self, list_cb, &list, error) ? list.records : NULL;
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static gboolean
delete_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_delete (write, data, error);
}

/**
 * dv_store_save:
 * @self: a store
 * @record: a record; see dv_write_save()
 * @batch: (out) (optional) (transfer full) (nullable): the id under which it can be taken back
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was committed
 */
gboolean
dv_store_save (DvStore *self, DvRecord *record, char **batch, GError **error)
{
  /* translators: %s is a kind of record, such as “Task” */
  g_autofree char *label =
    g_strdup_printf (dv_record_get_id (record) != NULL ? _ ("Edit: %s") : _ ("Add: %s"),
                     dv_kind_get_label (dv_record_get_kind (record)));
  /* What was not committed must not look saved, so that it can be saved again. */
  g_autoptr (DvRecord) copy = dv_record_copy (record);

  if (!dv_store_write (self, label, save_cb, copy, batch, error))
    return FALSE;
  dv_record_set_stored (record, dv_record_get_id (copy), dv_record_get_row (copy),
                        dv_record_get_base (copy));
  dv_record_set_state (record, dv_record_is_deleted (copy), dv_record_is_conflicted (copy));
  dv_record_mark_clean (record);
  return TRUE;
}

/**
 * dv_store_delete:
 * @self: a store
 * @record: a record
 * @batch: (out) (optional) (transfer full) (nullable): the id under which it can be taken back
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was committed
 */
gboolean
dv_store_delete (DvStore *self, DvRecord *record, char **batch, GError **error)
{
  /* translators: %s is a kind of record, such as “Task” */
  g_autofree char *label =
    g_strdup_printf (_ ("Delete: %s"), dv_kind_get_label (dv_record_get_kind (record)));

  return dv_store_write (self, label, delete_cb, record, batch, error);
}

typedef struct {
  const char *batch;
  gboolean redo;
  DvUndone *undone;
} Undo;

static gboolean
undo_cb (DvWrite *write, gpointer data, GError **error)
{
  Undo *undo = data;
  g_autofree char *label = NULL;

  if (undo->batch != NULL)
    return dv_undo_batch (write, undo->batch, undo->undone, error);
  return dv_undo_last (write, undo->redo, undo->undone, &label, error);
}

/**
 * dv_store_undo:
 * @self: a store
 * @batch: (nullable): the id of the transaction to take back, or %NULL for the last one
 * @redo: whether to take back the last undoing instead
 * @undone: (out): what was put back and what was kept
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether something was put back
 */
gboolean
dv_store_undo (DvStore *self, const char *batch, gboolean redo, DvUndone *undone, GError **error)
{
  Undo undo = { batch, redo, undone };

  return dv_store_write_as (self, redo ? "redo" : "undo", NULL, undo_cb, &undo, NULL, error);
}
