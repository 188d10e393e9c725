/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-seal-requests.h"

#include "dv-load.h"
#include "dv-officer.h"
#include "dv-openings.h"

static void
facts_free (gpointer data)
{
  DvSealFacts *facts = data;

  g_free (facts->petition);
  g_clear_pointer (&facts->officers, g_ptr_array_unref);
  g_clear_pointer (&facts->sealed, g_ptr_array_unref);
  g_clear_pointer (&facts->openings, g_ptr_array_unref);
  g_clear_pointer (&facts->names, g_hash_table_unref);
  g_free (facts);
}

static gboolean
read_names (DvDb *db, DvSealFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) all = dv_officers_list (db, FALSE, error);

  facts->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; all != NULL && i < all->len; i++)
    g_hash_table_insert (facts->names, g_strdup (dv_record_get_id (g_ptr_array_index (all, i))),
                         g_strdup (dv_record_get (g_ptr_array_index (all, i), "name")));
  return all != NULL;
}

static gboolean
read_clear (DvDb *db, DvSealFacts *facts, GError **error)
{
  g_autoptr (DvRecord) petition = dv_db_load_id (db, facts->petition, error);

  return petition != NULL && dv_seal_find_clear (db, petition, &facts->is_clear, error);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  DvSealFacts *facts = data;

  facts->officers = dv_officers_list (db, TRUE, error);
  if (facts->officers == NULL || !read_names (db, facts, error))
    return FALSE;
  if (facts->petition == NULL)
    return TRUE;
  facts->sealed = dv_seal_list (db, facts->petition, error);
  facts->openings = facts->sealed != NULL ? dv_openings_read (db, facts->petition, error) : NULL;
  return facts->openings != NULL && read_clear (db, facts, error);
}

/**
 * dv_seal_facts_read:
 * @store: a store
 * @petition: (nullable): the id of a petition, %NULL if it is new
 * @cancellable: stops it
 * @callback: called when it is read
 * @user_data: given to @callback
 */
void
dv_seal_facts_read (DvStore *store,
                    const char *petition,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  DvSealFacts *facts = g_new0 (DvSealFacts, 1);

  facts->petition = g_strdup (petition);
  dv_store_read_async (store, read_cb, facts, facts_free, cancellable, callback, user_data);
}

/**
 * dv_seal_facts_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer none) (nullable): what there is; it lives as long as @result
 */
const DvSealFacts *
dv_seal_facts_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  DvSealFacts *facts = NULL;

  return dv_store_read_finish (store, result, (gpointer *) &facts, error) ? facts : NULL;
}
