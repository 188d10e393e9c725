/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-worker.h"

struct _DvWorker {
  GThread *thread;
  GAsyncQueue *jobs;
};

typedef struct {
  DvJobFunc func; /* NULL: the thread ends */
  gpointer data;
} Job;

static gpointer
thread_main (gpointer data)
{
  GAsyncQueue *jobs = data;

  for (;;) {
    g_autofree Job *job = g_async_queue_pop (jobs);

    if (job->func == NULL)
      return NULL;
    job->func (job->data);
  }
}

/**
 * dv_worker_new:
 * @name: the name of the thread
 *
 * Returns: (transfer full): a thread that waits for jobs
 */
DvWorker *
dv_worker_new (const char *name)
{
  DvWorker *worker = g_new0 (DvWorker, 1);

  worker->jobs = g_async_queue_new ();
  worker->thread = g_thread_new (name, thread_main, worker->jobs);
  return worker;
}

/**
 * dv_worker_free:
 * @worker: (transfer full) (nullable): a worker
 *
 * Ends the thread after the jobs that it was given.
 */
void
dv_worker_free (DvWorker *worker)
{
  if (worker == NULL)
    return;
  dv_worker_push (worker, NULL, NULL);
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->jobs);
  g_free (worker);
}

/**
 * dv_worker_push:
 * @worker: a worker
 * @func: the job
 * @data: what it works on; it must live until the job is done
 */
void
dv_worker_push (DvWorker *worker, DvJobFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ func, data };
  g_async_queue_push (worker->jobs, job);
}

typedef struct {
  DvJobFunc func;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Wait;

static void
wait_job (gpointer data)
{
  Wait *wait = data;

  wait->func (wait->data);
  g_mutex_lock (&wait->mutex);
  wait->done = TRUE;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

/**
 * dv_worker_run:
 * @worker: a worker
 * @func: the job
 * @data: what it works on
 *
 * Gives the worker a job and waits until it is done.
 */
void
dv_worker_run (DvWorker *worker, DvJobFunc func, gpointer data)
{
  Wait wait = { .func = func, .data = data };

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  dv_worker_push (worker, wait_job, &wait);
  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_cond_clear (&wait.cond);
  g_mutex_clear (&wait.mutex);
}
