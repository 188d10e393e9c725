/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-work.h"

#include <glib/gi18n.h>

#include "dv-store-error.h"

/* What the table asks of the store. Everything runs on the store's threads: nobody waits. */

typedef struct {
  char *id;
  DvGifts *gifts;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  dv_gifts_free (reading->gifts);
  g_free (reading);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->gifts = dv_gifts_read (db, reading->id, NULL, error);
  return reading->gifts != NULL;
}

/**
 * dv_hand_out_read_async:
 * @id: the UUID of a list or a campaign
 *
 * Reads its gifts.
 */
void
dv_hand_out_read_async (DvStore *store,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (id);
  dv_store_read_async (store, read_cb, reading, reading_free, cancellable, callback, user_data);
}

/**
 * dv_hand_out_read_finish:
 *
 * Returns: (transfer full): the gifts, or %NULL with an error
 */
DvGifts *
dv_hand_out_read_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Reading *reading;

  if (!dv_store_read_finish (store, result, (gpointer *) &reading, error))
    return NULL;
  return g_steal_pointer (&reading->gifts);
}

static void
hand_out_free (gpointer data)
{
  dv_hand_out_free (data);
}

/**
 * dv_hand_out_write_async:
 * @hand_out: (transfer full): what became of a gift
 * @name: who gets it, for the words that say what can be undone
 *
 * Writes it in a transaction of its own.
 */
void
dv_hand_out_write_async (DvStore *store,
                         DvHandOut *hand_out,
                         const char *name,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  /* Translators: what can be undone; %s is a person. */
  g_autofree char *label = g_strdup_printf (_ ("Gift of %s"), name);

  dv_store_write_async (store, "edit", label, dv_hand_out_write, hand_out, hand_out_free, NULL,
                        callback, user_data);
}

/**
 * dv_hand_out_write_finish:
 * @batch: (out) (transfer full) (nullable): under which it can be taken back
 *
 * Returns: whether it was written
 */
gboolean
dv_hand_out_write_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error)
{
  return dv_store_write_finish (store, result, NULL, batch, error);
}

static gboolean
undo_cb (DvWrite *write, gpointer data, GError **error)
{
  DvUndone undone;

  if (!dv_undo_batch (write, data, &undone, error))
    return FALSE;
  if (undone.n_records > 0)
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
                       _ ("Nothing was undone: the line was changed since by somebody else."));
  return FALSE;
}

/**
 * dv_hand_out_undo_async:
 * @batch: what to take back
 *
 * Takes one gift back.
 */
void
dv_hand_out_undo_async (DvStore *store,
                        const char *batch,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  dv_store_write_async (store, "undo", NULL, undo_cb, g_strdup (batch), g_free, NULL, callback,
                        user_data);
}

/**
 * dv_hand_out_undo_finish:
 *
 * Returns: whether it was taken back
 */
gboolean
dv_hand_out_undo_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  return dv_store_write_finish (store, result, NULL, NULL, error);
}
