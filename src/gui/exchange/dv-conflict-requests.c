/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflict-requests.h"

#include "exchange/dv-conflict-words.h"

#include <glib/gi18n.h>

/* What the list of conflicts asks of the store, on the store's threads. */

typedef struct {
  char *id; /* of a record, or of a conflict */
  char *value;
  GStrv ids;
  GPtrArray *conflicts;
  DvSettleRule rule;
  guint limit;
  guint n;
  gboolean keep_both;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_free (request->value);
  g_strfreev (request->ids);
  g_clear_pointer (&request->conflicts, g_ptr_array_unref);
  g_free (request);
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  request->conflicts = dv_conflicts_list (db, request->id, request->limit, error);
  return request->conflicts != NULL && dv_conflicts_count (db, &request->n, error);
}

/**
 * dv_request_conflicts:
 * @record: (nullable): the UUID of a record, %NULL for all
 * @limit: how many at most
 *
 * Reads what a person has to settle.
 */
void
dv_request_conflicts (DvStore *store,
                      const char *record,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (record);
  request->limit = limit;
  dv_store_read_async (store, list_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_conflicts_finish:
 * @n_all: (out) (optional): how many conflicts there are in the store
 *
 * Returns: (transfer full) (element-type DvConflict): the conflicts, or %NULL with an error
 */
GPtrArray *
dv_request_conflicts_finish (DvStore *store, GAsyncResult *result, guint *n_all, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return NULL;
  if (n_all != NULL)
    *n_all = request->n;
  return g_ptr_array_ref (request->conflicts);
}

static gboolean
settle_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  request->n = 1;
  if (request->keep_both)
    return dv_conflicts_keep_both (write, request->id, request->value, error);
  return dv_conflicts_settle (write, request->id, request->value, error);
}

/**
 * dv_request_settle:
 * @conflict: what is settled
 * @value: (nullable): the value that it has from now on, in canonical form
 * @keep_both: whether the other values go into the note of the record
 *
 * Settles a conflict.
 */
void
dv_request_settle (DvStore *store,
                   const DvConflict *conflict,
                   const char *value,
                   gboolean keep_both,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = g_new0 (Request, 1);
  g_autofree char *what = dv_conflict_describe (conflict);
  g_autofree char *record = dv_conflict_describe_record (conflict);
  /* Translators: what can be undone: a record, and the field that two people had changed. */
  g_autofree char *label = g_strdup_printf (_ ("Settle: %s, %s"), record, what);

  request->id = g_strdup (conflict->id);
  request->value = g_strdup (value);
  request->keep_both = keep_both;
  dv_store_write_async (store, "edit", label, settle_cb, request, request_free, NULL, callback,
                        user_data);
}

static gboolean
settle_all_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  return dv_conflicts_settle_all (write, (const char *const *) request->ids, request->rule,
                                  &request->n, error);
}

/**
 * dv_request_settle_all:
 * @conflicts: (element-type DvConflict): which
 * @rule: which value each of them keeps
 *
 * Settles several conflicts at once, as one thing that can be undone.
 */
void
dv_request_settle_all (DvStore *store,
                       GPtrArray *conflicts,
                       DvSettleRule rule,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Request *request = g_new0 (Request, 1);
  g_autofree char *label =
    g_strdup_printf (ngettext ("Settle %u conflict", "Settle %u conflicts", conflicts->len),
                     conflicts->len);

  request->ids = g_new0 (char *, conflicts->len + 1);
  for (guint i = 0; i < conflicts->len; i++)
    request->ids[i] = g_strdup (((DvConflict *) g_ptr_array_index (conflicts, i))->id);
  request->rule = rule;
  dv_store_write_async (store, "edit", label, settle_all_cb, request, request_free, NULL, callback,
                        user_data);
}

/**
 * dv_request_settle_finish:
 * @n_settled: (out): how many conflicts were settled
 *
 * Returns: (transfer full): the batch under which it can be taken back, empty if nothing was
 *   written; %NULL with an error
 */
char *
dv_request_settle_finish (DvStore *store, GAsyncResult *result, guint *n_settled, GError **error)
{
  Request *request;
  char *batch = NULL;

  if (!dv_store_write_finish (store, result, (gpointer *) &request, &batch, error))
    return NULL;
  *n_settled = request->n;
  return batch != NULL ? batch : g_strdup ("");
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_conflicts_count (db, data, error);
}

/**
 * dv_request_count_conflicts:
 *
 * Counts what a person has to settle.
 */
void
dv_request_count_conflicts (DvStore *store,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  dv_store_read_async (store, count_cb, g_new0 (guint, 1), g_free, cancellable, callback,
                       user_data);
}

/**
 * dv_request_count_conflicts_finish:
 * @n: (out): how many there are
 *
 * Returns: whether they could be counted
 */
gboolean
dv_request_count_conflicts_finish (DvStore *store, GAsyncResult *result, guint *n, GError **error)
{
  guint *count;

  if (!dv_store_read_finish (store, result, (gpointer *) &count, error))
    return FALSE;
  *n = *count;
  return TRUE;
}
