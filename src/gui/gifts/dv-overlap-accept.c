/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-overlap-accept.h"

#include <glib/gi18n.h>

/* Writes down, on the thread of the store, that somebody accepts what touches. */

typedef struct {
  DvOverlaps *overlaps;
  GArray *indexes; /* of guint */
  char *reason;
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *acceptance = data;

  dv_overlaps_unref (acceptance->overlaps);
  g_array_unref (acceptance->indexes);
  g_free (acceptance->reason);
  g_free (acceptance);
}

static gint64
get_pair (const DvOverlapHit *hit)
{
  return (gint64) hit->first << 32 | hit->second;
}

/* Returns: (transfer full) (element-type gint64): the pairs of lines that were chosen */
static GHashTable *
list_pairs (const Acceptance *acceptance)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < acceptance->indexes->len; i++) {
    gint64 pair = get_pair (
      dv_overlaps_get_hit (acceptance->overlaps, g_array_index (acceptance->indexes, guint, i)));

    g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
  }
  return pairs;
}

/* Lines that touch in two ways are accepted in both. */
static gboolean
accept_cb (DvWrite *write, gpointer data, GError **error)
{
  Acceptance *acceptance = data;
  DvOverlaps *overlaps = acceptance->overlaps;
  g_autoptr (GHashTable) pairs = list_pairs (acceptance);

  for (guint i = 0; i < overlaps->hits->len; i++) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (overlaps, i);
    gint64 pair = get_pair (hit);

    if (hit->state == DV_OVERLAP_OPEN && g_hash_table_contains (pairs, &pair) &&
        !dv_overlaps_settle (overlaps, hit, "allowed", acceptance->reason, write, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_overlap_accept:
 * @store: where the campaign is
 * @overlaps: what touches
 * @indexes: (element-type guint): which of it is accepted
 * @reason: why
 * @callback: called when it is written
 * @user_data: given to @callback
 *
 * Accepts overlaps, all in one step that can be undone.
 */
void
dv_overlap_accept (DvStore *store,
                   DvOverlaps *overlaps,
                   GArray *indexes,
                   const char *reason,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Acceptance *acceptance = g_new0 (Acceptance, 1);

  acceptance->overlaps = dv_overlaps_ref (overlaps);
  acceptance->indexes = g_array_ref (indexes);
  acceptance->reason = g_strdup (reason);
  dv_store_write_async (store, NULL, _ ("Accept overlaps"), accept_cb, acceptance, acceptance_free,
                        NULL, callback, user_data);
}

/**
 * dv_overlap_accept_finish:
 * @store: where the campaign is
 * @result: what @callback was given
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the batch by which it can be undone, or %NULL with an error
 */
char *
dv_overlap_accept_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Acceptance *acceptance;
  char *batch = NULL;

  if (!dv_store_write_finish (store, result, (gpointer *) &acceptance, &batch, error))
    return NULL;
  return batch;
}
