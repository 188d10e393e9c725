/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-duplicates.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-scan.h"

struct _DvRegister {
  DvMatcher *matcher;
  GArray *rows; /* of gint64, ascending: the number of every person in the store; then of
                 * newcomers, -1, -2 … */
  guint n_stored;
  GHashTable *distinct; /* of gint64: pairs of people who are not the same */
};

/* The order of the columns that are read. */
enum {
  ROW,
  NAME,
  BIRTH,
  SEX,
  ID_NUMBER,
  OLD_ID_NUMBER,
  ADDRESS,
  PHONE,
  UNIT,
  HOUSEHOLD
};

static void
add_person (DvStmt *stmt, gpointer data)
{
  DvMatchRegister *self = data;
  gint64 row = dv_stmt_get_integer (stmt, ROW);
  DvMatchPerson person = {
    .name = dv_stmt_get_text (stmt, NAME),
    .birth = dv_stmt_get_text (stmt, BIRTH),
    .sex = dv_stmt_get_text (stmt, SEX),
    .id_number = dv_stmt_get_text (stmt, ID_NUMBER),
    .old_id_number = dv_stmt_get_text (stmt, OLD_ID_NUMBER),
    .address = dv_stmt_get_text (stmt, ADDRESS),
    .phone = dv_stmt_get_text (stmt, PHONE),
    .unit = dv_stmt_is_null (stmt, UNIT) ? 0 : dv_stmt_get_integer (stmt, UNIT),
    .household = dv_stmt_is_null (stmt, HOUSEHOLD) ? 0 : dv_stmt_get_integer (stmt, HOUSEHOLD),
  };

  dv_matcher_add (self->matcher, &person);
  g_array_append_val (self->rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
name_pair (guint a, guint b)
{
  return (gint64) MIN (a, b) << 32 | MAX (a, b);
}

static void
add_distinct (DvStmt *stmt, gpointer data)
{
  DvMatchRegister *self = data;
  gint64 a = dv_stmt_get_integer (stmt, 1), b = dv_stmt_get_integer (stmt, 2), name;
  guint first, second;

  if (!g_array_binary_search (self->rows, &a, compare_rows, &first) ||
      !g_array_binary_search (self->rows, &b, compare_rows, &second))
    return;
  name = name_pair (first, second);
  g_hash_table_add (self->distinct, g_memdup2 (&name, sizeof name));
}

/**
 * dv_match_register_read:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads all people, and who of them was said not to be the same.
 *
 * Returns: (transfer full) (nullable): the people
 */
DvMatchRegister *
dv_match_register_read (DvDb *db, GError **error)
{
  static const char *const fields[] = { "name",    "birth", "sex",  "id_number", "old_id_number",
                                        "address", "phone", "unit", "household", NULL };
  static const char *const ends[] = { "a", "b", NULL };
  g_autoptr (DvMatchRegister) self = g_new0 (DvMatchRegister, 1);

  self->matcher = dv_matcher_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->distinct = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!dv_scan (db, &dv_kind_person, fields, add_person, self, error) ||
      !dv_scan (db, &dv_kind_pair, ends, add_distinct, self, error))
    return NULL;
  self->n_stored = self->rows->len;
  return g_steal_pointer (&self);
}

static gboolean
find_link (DvDb *db, const char *link, gint64 *row, GError **error)
{
  DvId id;

  *row = 0;
  return link == NULL || !dv_id_parse (link, &id) || dv_db_find_row (db, &id, row, NULL, error);
}

/**
 * dv_match_register_add:
 * @self: people
 * @db: a connection
 * @person: somebody who is not in the store, for example in a row of a sheet
 * @error: return location for a #DV_STORE_ERROR
 *
 * Adds a newcomer. Once there are any, only they are compared: with those of the store and with
 * each other.
 *
 * Returns: the number that stands for them in a #DvDuplicate, below 0; 0 if the store could not be
 *   asked
 */
gint64
dv_match_register_add (DvMatchRegister *self, DvDb *db, DvRecord *person, GError **error)
{
  DvMatchPerson newcomer = {
    .name = dv_record_get (person, "name"),
    .birth = dv_record_get (person, "birth"),
    .sex = dv_record_get (person, "sex"),
    .id_number = dv_record_get (person, "id_number"),
    .old_id_number = dv_record_get (person, "old_id_number"),
    .address = dv_record_get (person, "address"),
    .phone = dv_record_get (person, "phone"),
  };
  gint64 number = (gint64) self->n_stored - self->rows->len - 1;

  if (!find_link (db, dv_record_get (person, "unit"), &newcomer.unit, error) ||
      !find_link (db, dv_record_get (person, "household"), &newcomer.household, error))
    return 0;
  dv_matcher_add (self->matcher, &newcomer);
  dv_matcher_set_newcomers (self->matcher, self->n_stored);
  g_array_append_val (self->rows, number);
  return number;
}

/**
 * dv_match_register_free:
 * @self: (transfer full) (nullable): people
 */
void
dv_match_register_free (DvMatchRegister *self)
{
  if (self == NULL)
    return;
  dv_matcher_free (self->matcher);
  g_array_unref (self->rows);
  g_hash_table_unref (self->distinct);
  g_free (self);
}

/**
 * dv_match_register_get_size:
 * @self: people
 *
 * Returns: how many there are
 */
guint
dv_match_register_get_size (const DvMatchRegister *self)
{
  return self->rows->len;
}

/**
 * dv_match_register_set_progress:
 * @self: people
 * @progress: (nullable): what to tell how far the comparison is; on another thread
 * @data: what to give it
 */
void
dv_match_register_set_progress (DvMatchRegister *self, DvMatchProgress progress, gpointer data)
{
  dv_matcher_set_progress (self->matcher, progress, data);
}

/**
 * dv_match_register_match:
 * @self: people
 * @threshold: the score from which on a pair is likely one person
 * @cancellable: (nullable): stops it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Compares the people. It needs no connection, so lists can be read meanwhile. Pairs that somebody
 * said are not the same are left out.
 *
 * Returns: (transfer full) (nullable) (element-type DvDuplicate): the likeliest first
 */
GArray *
dv_match_register_match (DvMatchRegister *self,
                         double threshold,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GArray) pairs = dv_matcher_run (self->matcher, threshold, cancellable, error);
  g_autoptr (GArray) found = NULL;

  if (pairs == NULL)
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (DvDuplicate));
  for (guint i = 0; i < pairs->len; i++) {
    const DvMatchPair *pair = &g_array_index (pairs, DvMatchPair, i);
    gint64 name = name_pair (pair->a, pair->b);
    DvDuplicate duplicate = { g_array_index (self->rows, gint64, pair->a),
                              g_array_index (self->rows, gint64, pair->b), pair->score,
                              pair->reasons };

    if (!g_hash_table_contains (self->distinct, &name))
      g_array_append_val (found, duplicate);
  }
  return g_steal_pointer (&found);
}

/* A search under way: the store's thread reads, then a thread of its own compares. */
typedef struct {
  double threshold;
  DvMatchProgress progress;
  gpointer data;
  GDestroyNotify destroy;
  DvMatchRegister *people;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  dv_match_register_free (find->people);
  if (find->destroy != NULL)
    find->destroy (find->data);
  g_free (find);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Find *find = g_task_get_task_data (data);

  find->people = dv_match_register_read (db, error);
  return find->people != NULL;
}

static void
compare_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Find *find = data;
  GError *error = NULL;
  GArray *found = dv_match_register_match (find->people, find->threshold, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Find *find = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, &error)) {
    g_task_return_error (task, error);
    return;
  }
  dv_match_register_set_progress (find->people, find->progress, find->data);
  g_task_run_in_thread (task, compare_cb);
}

/**
 * dv_duplicates_find_async:
 * @store: a store
 * @threshold: the score from which on a pair is likely one person
 * @progress: (nullable): what to tell how far it is; it is called on other threads
 * @data: what to give it
 * @destroy: (nullable): how to free @data, once nothing tells progress any more
 * @cancellable: (nullable): stops it
 * @callback: what to call when it is done
 * @user_data: what to give it
 *
 * Looks for people who stand in the register twice, without keeping lists from being read.
 */
void
dv_duplicates_find_async (DvStore *store,
                          double threshold,
                          DvMatchProgress progress,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Find *find = g_new0 (Find, 1);

  g_return_if_fail (DV_IS_STORE (store));

  *find = (Find){ threshold, progress, data, destroy, NULL };
  g_task_set_source_tag (task, dv_duplicates_find_async);
  g_task_set_task_data (task, find, find_free);
  dv_store_read_async (store, read_cb, task, NULL, cancellable, read_done_cb, task);
}

/**
 * dv_duplicates_find_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type DvDuplicate): the likeliest first
 */
GArray *
dv_duplicates_find_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
