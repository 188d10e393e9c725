/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-requests.h"

#include "dv-history.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-store-error.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* What forms and lists ask of the store. Everything runs on its threads; nothing here waits. */

typedef struct {
  char *id;
  const DvKind *kind;
  DvQuery *query;
  DvRecord *record;
  GPtrArray *found;
  GArray *rows;
  guint count;
  gboolean redo;
  DvUndone undone;
  DvExtraWrite also;
  gpointer also_data;
  GDestroyNotify also_destroy;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  dv_query_free (request->query);
  g_clear_object (&request->record);
  g_clear_pointer (&request->found, g_ptr_array_unref);
  g_clear_pointer (&request->rows, g_array_unref);
  if (request->also_destroy != NULL)
    request->also_destroy (request->also_data);
  g_free (request);
}

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  request->record = dv_db_load_id (db, request->id, error);
  return request->record != NULL;
}

/**
 * dv_request_load:
 * @id: the UUID of a record
 *
 * Reads one record.
 */
void
dv_request_load (DvStore *store,
                 const char *id,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (id);
  dv_store_read_async (store, load_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_load_finish:
 *
 * Returns: (transfer full): the record, or %NULL with an error
 */
DvRecord *
dv_request_load_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return NULL;
  return g_object_ref (request->record);
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  return dv_write_save (write, request->record, error) &&
         (request->also == NULL ||
          request->also (write, request->record, request->also_data, error));
}

/**
 * dv_request_save:
 * @record: a record as the person wants it; a copy of it is saved
 * @extra: (nullable): a part of its form that is written in the same transaction
 *
 * Saves a record.
 */
void
dv_request_save (DvStore *store,
                 DvRecord *record,
                 DvFormExtra *extra,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Request *request = g_new0 (Request, 1);
  gboolean is_new = dv_record_get_id (record) == NULL;
  const char *kind = dv_kind_get_label (dv_record_get_kind (record));
  /* Translators: what can be undone; %s is a kind of record, “Task”. */
  g_autofree char *label = g_strdup_printf (is_new ? _ ("Add: %s") : _ ("Edit: %s"), kind);

  request->record = dv_record_copy (record);
  if (extra != NULL &&
      !dv_form_extra_prepare (extra, &request->also, &request->also_data, &request->also_destroy))
    request->also = NULL;
  dv_store_write_async (store, "edit", label, save_cb, request, request_free, NULL, callback,
                        user_data);
}

/**
 * dv_request_save_finish:
 *
 * Returns: (transfer full): the record as it is stored now, or %NULL with an error
 */
DvRecord *
dv_request_save_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_write_finish (store, result, (gpointer *) &request, NULL, error))
    return NULL;
  return g_object_ref (request->record);
}

static gboolean
delete_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  for (guint i = 0; i < request->rows->len; i++) {
    gint64 row = g_array_index (request->rows, gint64, i);
    g_autoptr (DvRecord) record = dv_db_load (dv_write_get_db (write), row, error);

    if (record == NULL || !dv_write_delete (write, record, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_request_delete:
 * @kind: the kind of the records
 * @rows: (element-type gint64): their numbers
 *
 * Deletes records, all or none.
 */
void
dv_request_delete (DvStore *store,
                   const DvKind *kind,
                   GArray *rows,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = g_new0 (Request, 1);
  g_autofree char *counted = dv_words_count (kind, rows->len);
  /* Translators: what can be undone; %s is a number of records, “3 tasks”. */
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), counted);

  request->rows = g_array_ref (rows);
  dv_store_write_async (store, "edit", label, delete_cb, request, request_free, NULL, callback,
                        user_data);
}

/**
 * dv_request_delete_finish:
 * @n_deleted: (out): how many records were deleted
 *
 * Returns: (transfer full) (nullable): the batch under which they can be brought back
 */
char *
dv_request_delete_finish (DvStore *store, GAsyncResult *result, guint *n_deleted, GError **error)
{
  Request *request;
  char *batch = NULL;

  if (!dv_store_write_finish (store, result, (gpointer *) &request, &batch, error))
    return NULL;
  *n_deleted = request->rows->len;
  return batch;
}

static gboolean
undo_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  if (request->id != NULL)
    return dv_undo_batch (write, request->id, &request->undone, error);
  return dv_undo_last (write, request->redo, &request->undone, &request->id, error);
}

/**
 * dv_request_undo:
 * @batch: (nullable): what to take back, or %NULL for the last thing done
 * @redo: whether to take back the last undoing instead
 *
 * Undoes or redoes.
 */
void
dv_request_undo (DvStore *store,
                 const char *batch,
                 gboolean redo,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (batch);
  request->redo = redo;
  dv_store_write_async (store, redo ? "redo" : "undo", NULL, undo_cb, request, request_free, NULL,
                        callback, user_data);
}

static char *
describe_undone (const Request *request)
{
  const char *label = request->id != NULL && !dv_id_is_valid (request->id) ? request->id : NULL;

  if (request->undone.n_kept > 0)
    /* Translators: %u is a number of records that were changed again after what was undone. */
    return g_strdup_printf (ngettext ("%u record was left as it is: it was changed since",
                                      "%u records were left as they are: they were changed since",
                                      request->undone.n_kept),
                            request->undone.n_kept);
  if (label == NULL)
    return g_strdup (request->redo ? _ ("Done again") : _ ("Undone"));
  /* Translators: %s is what was done, “Delete 3 tasks”. */
  return g_strdup_printf (request->redo ? _ ("Done again: %s") : _ ("Undone: %s"), label);
}

/**
 * dv_request_undo_finish:
 *
 * Returns: (transfer full): in words, what was undone, or %NULL with an error
 */
char *
dv_request_undo_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_write_finish (store, result, (gpointer *) &request, NULL, error))
    return NULL;
  return describe_undone (request);
}

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  request->found = dv_history_read (db, request->record, error);
  return request->found != NULL;
}

/**
 * dv_request_history:
 * @record: a record that was saved
 *
 * Reads who changed the record when.
 */
void
dv_request_history (DvStore *store,
                    DvRecord *record,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->record = dv_record_copy (record);
  dv_store_read_async (store, history_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_history_finish:
 *
 * Returns: (transfer full) (element-type DvHistoryEntry): the changes, or %NULL with an error
 */
GPtrArray *
dv_request_history_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return NULL;
  return g_ptr_array_ref (request->found);
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  return dv_query_count (request->query, db, &request->count, error);
}

/**
 * dv_request_count:
 * @query: what to count
 *
 * Counts records.
 */
void
dv_request_count (DvStore *store,
                  const DvQuery *query,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->query = dv_query_copy (query);
  dv_store_read_async (store, count_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_count_finish:
 * @count: (out): how many there are
 *
 * Returns: whether they could be counted
 */
gboolean
dv_request_count_finish (DvStore *store, GAsyncResult *result, guint *count, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return FALSE;
  *count = request->count;
  return TRUE;
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) rows = dv_query_run (request->query, db, error);

  if (rows == NULL)
    return FALSE;
  request->found = dv_db_load_rows (db, dv_query_get_kind (request->query), (gint64 *) rows->data,
                                    rows->len, error);
  return request->found != NULL;
}

/**
 * dv_request_list:
 * @query: which records; few
 *
 * Reads a short list of records.
 */
void
dv_request_list (DvStore *store,
                 const DvQuery *query,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->query = dv_query_copy (query);
  dv_store_read_async (store, list_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_list_finish:
 *
 * Returns: (transfer full) (element-type DvRecord): the records, or %NULL with an error
 */
GPtrArray *
dv_request_list_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return NULL;
  return g_ptr_array_ref (request->found);
}
