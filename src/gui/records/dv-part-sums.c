/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-part-sums.h"

#include "dv-kinds.h"
#include "records/dv-words.h"

static const DvPartSum *const sums[] = {
  &dv_part_sum_assignments,
  &dv_part_sum_lines,
};

/**
 * dv_part_sums_find:
 * @part: a kind of part
 * @owner: the kind that they belong to
 *
 * Returns: (nullable): what is said above them
 */
const DvPartSum *
dv_part_sums_find (const DvKind *part, const DvKind *owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (sums[i]->part == part && sums[i]->owner == owner)
      return sums[i];

  return NULL;
}

typedef struct {
  const DvPartSum *sum;
  char *owner;
  char *text;
  GHashTable *marks; /* of gint64 -> text */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->owner);
  g_free (job->text);
  g_hash_table_unref (job->marks);
  g_free (job);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->text = job->sum->read (db, job->owner, error);
  return job->text != NULL &&
         (job->sum->mark == NULL || job->sum->mark (db, job->owner, job->marks, error));
}

/**
 * dv_part_sum_ask:
 * @sum: a sum
 * @store: where the parts stand
 * @owner: the UUID of the record that they belong to
 * @cancellable: (nullable): gives it up
 * @callback: called with the sum
 * @user_data: given to @callback
 *
 * Reads the sum, without waiting for it.
 */
void
dv_part_sum_ask (const DvPartSum *sum,
                 DvStore *store,
                 const char *owner,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->sum = sum;
  job->owner = g_strdup (owner);
  job->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  dv_store_read_async (store, read_cb, job, job_free, cancellable, callback, user_data);
}

/**
 * dv_part_sum_finish:
 * @marks: (out) (transfer full): a text for each row number of a part that is marked
 *
 * Returns: (transfer full) (nullable): the sum in words
 */
char *
dv_part_sum_finish (DvStore *store, GAsyncResult *result, GHashTable **marks, GError **error)
{
  Job *job;

  if (!dv_store_read_finish (store, result, (gpointer *) &job, error))
    return NULL;
  *marks = g_hash_table_ref (job->marks);
  return g_steal_pointer (&job->text);
}

/* Coverage counts the units that have done it, or have said that nothing arose. */
static char *
read_assignments (DvDb *db, const char *owner, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_assignment);
  guint all = 0, done = 0;

  dv_query_where (query, "task", owner);
  if (!dv_query_count (query, db, &all, error))
    return NULL;
  dv_query_where (query, "state", "done");
  return dv_query_count (query, db, &done, error) ? dv_words_coverage (done, all) : NULL;
}

const DvPartSum dv_part_sum_assignments = {
  .part = &dv_kind_assignment,
  .owner = &dv_kind_task,
  .read = read_assignments,
};
