/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-session-private.h"

/* People who are likely in the register already: found beside all the rest, as it takes longer. */
void
dv_session_likely_free (gpointer data)
{
  DvLikely *likely = data;

  g_free (likely->id);
  g_free (likely->title);
  g_free (likely);
}

static gboolean
name_likely_cb (DvDb *db, gpointer data, GError **error)
{
  GTask *task = data;
  GPtrArray *likely = dv_likely_search_finish (g_task_get_task_data (task), db, error);

  if (likely == NULL)
    return FALSE;
  g_object_set_data_full (G_OBJECT (task), "dv-likely", likely, (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
likely_named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvImportSession *self = g_task_get_source_object (task);
  GPtrArray *likely;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, NULL) ||
      g_task_get_cancellable (task) != self->search || g_cancellable_is_cancelled (self->search) ||
      self->state != DV_SESSION_READY)
    return;
  likely = g_object_get_data (G_OBJECT (task), "dv-likely");
  self->likely = g_ptr_array_ref (likely);
  dv_session_set_state (self, DV_SESSION_READY);
}

static void
likely_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvImportSession *self = DV_IMPORT_SESSION (source);
  GTask *task = G_TASK (result);

  if (g_task_propagate_boolean (task, NULL))
    dv_store_read_async (self->store, name_likely_cb, g_object_ref (task), g_object_unref,
                         g_task_get_cancellable (task), likely_named_cb, g_object_ref (task));
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dv_likely_search_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dv_session_forget_likely (DvImportSession *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
}

void
dv_session_start_search (DvImportSession *self, DvLikelySearch *search)
{
  g_autoptr (GTask) task = NULL;

  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, likely_found_cb, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) dv_likely_search_free);
  g_task_run_in_thread (task, search_thread);
}
