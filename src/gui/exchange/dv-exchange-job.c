/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-job.h"

/* One exchange with a folder on a thread of its own, so that the window never waits for a stick. */
struct _DvExchangeJob {
  GObject parent_instance;

  DvStore *store;
  char *folder;
  GCancellable *cancellable;

  gint done, all; /* written by the thread */
};

G_DEFINE_FINAL_TYPE (DvExchangeJob, dv_exchange_job, G_TYPE_OBJECT)

static void
dv_exchange_job_finalize (GObject *object)
{
  DvExchangeJob *self = DV_EXCHANGE_JOB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->folder);

  G_OBJECT_CLASS (dv_exchange_job_parent_class)->finalize (object);
}

static void
dv_exchange_job_class_init (DvExchangeJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_exchange_job_finalize;
}

static void
dv_exchange_job_init (DvExchangeJob *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_exchange_job_new:
 * @store: a store
 * @folder: the folder that it exchanges packets with
 *
 * Returns: (transfer full): an exchange that has not begun
 */
DvExchangeJob *
dv_exchange_job_new (DvStore *store, const char *folder)
{
  DvExchangeJob *self = g_object_new (DV_TYPE_EXCHANGE_JOB, NULL);

  self->store = g_object_ref (store);
  self->folder = g_strdup (folder);
  return self;
}

/**
 * dv_exchange_job_get_folder:
 *
 * Returns: the folder that it exchanges packets with
 */
const char *
dv_exchange_job_get_folder (DvExchangeJob *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGE_JOB (self), NULL);
  return self->folder;
}

static void
progress_cb (guint done, guint all, gpointer data)
{
  DvExchangeJob *self = data;

  g_atomic_int_set (&self->done, (gint) done);
  g_atomic_int_set (&self->all, (gint) all);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer preview, GCancellable *cancellable)
{
  DvExchangeJob *self = source;
  GError *error = NULL;
  DvExchangeResult *result =
    preview != NULL
      ? dv_exchange_preview (self->store, self->folder, cancellable, &error)
      : dv_exchange_folder (self->store, self->folder, cancellable, progress_cb, self, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dv_exchange_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * dv_exchange_job_run_async:
 * @preview: whether only to look what the packets would bring
 * @callback: called when it is done
 * @user_data: given to @callback
 *
 * Exchanges packets with the folder.
 */
void
dv_exchange_job_run_async (DvExchangeJob *self,
                           gboolean preview,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);

  /* What was read and committed before somebody cancelled is said. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (preview), NULL);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * dv_exchange_job_run_finish:
 *
 * Returns: (transfer full): what was exchanged, or %NULL with an error
 */
DvExchangeResult *
dv_exchange_job_run_finish (DvExchangeJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dv_exchange_job_cancel:
 *
 * Stops after the packet that is being read; what was read is kept.
 */
void
dv_exchange_job_cancel (DvExchangeJob *self)
{
  g_return_if_fail (DV_IS_EXCHANGE_JOB (self));
  g_cancellable_cancel (self->cancellable);
}

/**
 * dv_exchange_job_get_progress:
 * @done: (out): how many packets were read
 * @all: (out): how many there are to read; 0 while this is not known
 */
void
dv_exchange_job_get_progress (DvExchangeJob *self, guint *done, guint *all)
{
  g_return_if_fail (DV_IS_EXCHANGE_JOB (self));

  *done = (guint) g_atomic_int_get (&self->done);
  *all = (guint) g_atomic_int_get (&self->all);
}
