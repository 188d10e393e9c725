/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-duplicate-requests.h"

#include "dv-distinct.h"
#include "dv-load.h"
#include "dv-merge.h"

#include <glib/gi18n.h>

/* What the window of duplicates asks of the store, on the store's threads. */

typedef struct {
  GArray *pairs;
  GPtrArray *items;
  char *a;
  char *b;
  GStrv take;
  gboolean force;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->pairs, g_array_unref);
  g_clear_pointer (&request->items, g_ptr_array_unref);
  g_free (request->a);
  g_free (request->b);
  g_strfreev (request->take);
  g_free (request);
}

static gboolean
pairs_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  for (guint i = 0; i < request->pairs->len; i++) {
    const DvDuplicate *pair = &g_array_index (request->pairs, DvDuplicate, i);
    g_autoptr (DvRecord) a = dv_db_load (db, pair->a, error);
    g_autoptr (DvRecord) b = a != NULL ? dv_db_load (db, pair->b, error) : NULL;

    if (b == NULL)
      return FALSE;
    if (!dv_record_is_deleted (a) && !dv_record_is_deleted (b))
      g_ptr_array_add (request->items, dv_duplicate_item_new (pair, a, b));
  }
  return TRUE;
}

/**
 * dv_request_pairs:
 * @pairs: (element-type DvDuplicate): pairs of people
 *
 * Reads the people of the pairs.
 */
void
dv_request_pairs (DvStore *store,
                  GArray *pairs,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->pairs = g_array_ref (pairs);
  request->items = g_ptr_array_new_with_free_func (g_object_unref);
  dv_store_read_async (store, pairs_cb, request, request_free, cancellable, callback, user_data);
}

/**
 * dv_request_pairs_finish:
 *
 * Returns: (transfer full) (element-type DvDuplicateItem): the pairs, or %NULL with an error
 */
GPtrArray *
dv_request_pairs_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Request *request;

  if (!dv_store_read_finish (store, result, (gpointer *) &request, error))
    return NULL;
  return g_ptr_array_ref (request->items);
}

static gboolean
merge_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;
  const DvMerge merge = { request->a, request->b, (const char *const *) request->take,
                          request->force };

  return dv_merge_people (write, &merge, error);
}

/**
 * dv_request_merge:
 * @keep: id of the person who stays
 * @other: id of the one who goes
 * @take: (array zero-terminated=1): names of the fields that are taken from @other
 * @force: whether to merge although the citizen numbers differ
 *
 * Merges two people.
 */
void
dv_request_merge (DvStore *store,
                  const char *keep,
                  const char *other,
                  const char *const *take,
                  gboolean force,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->a = g_strdup (keep);
  request->b = g_strdup (other);
  request->take = g_strdupv ((GStrv) take);
  request->force = force;
  dv_store_write_async (store, "merge", NULL, merge_cb, request, request_free, NULL, callback,
                        user_data);
}

static gboolean
distinct_cb (DvWrite *write, gpointer data, GError **error)
{
  Request *request = data;

  return dv_distinct_save (write, request->a, request->b, NULL, error);
}

/**
 * dv_request_distinct:
 * @a: id of a person
 * @b: id of another
 *
 * Remembers that the two are not the same.
 */
void
dv_request_distinct (DvStore *store,
                     const char *a,
                     const char *b,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->a = g_strdup (a);
  request->b = g_strdup (b);
  dv_store_write_async (store, "edit", _ ("Not the same person"), distinct_cb, request,
                        request_free, NULL, callback, user_data);
}

/**
 * dv_request_decision_finish:
 *
 * Returns: (transfer full): the batch under which the merging or the decision can be taken back, or
 *   %NULL with an error
 */
char *
dv_request_decision_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  char *batch = NULL;

  if (!dv_store_write_finish (store, result, NULL, &batch, error))
    return NULL;
  return batch != NULL ? batch : g_strdup ("");
}
