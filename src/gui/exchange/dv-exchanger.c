/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchanger.h"

#include "exchange/dv-exchange-job.h"
#include "exchange/dv-exchange-words.h"

/* The exchange of a store with folders, one at a time: first a look at the packets, then, when
 * somebody said yes, the exchange itself. What begins by itself asks nobody. */
struct _DvExchanger {
  GObject parent_instance;

  DvStore *store; /* owns the exchanger */
  DvExchangeJob *job;
  DvExchangeResult *result;
  GError *error;
  DvExchangerState state;
  gboolean by_itself;
};

G_DEFINE_FINAL_TYPE (DvExchanger, dv_exchanger, G_TYPE_OBJECT)

static guint changed_signal;

static void
dv_exchanger_finalize (GObject *object)
{
  DvExchanger *self = DV_EXCHANGER (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->result, dv_exchange_result_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (dv_exchanger_parent_class)->finalize (object);
}

static void
dv_exchanger_class_init (DvExchangerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_exchanger_finalize;
  /**
   * DvExchanger::changed:
   * @self: the exchanger
   *
   * The exchange is at another point.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dv_exchanger_init (DvExchanger *self)
{
}

/**
 * dv_exchanger_get:
 * @store: a store
 *
 * Returns: (transfer none): what exchanges its packets
 */
DvExchanger *
dv_exchanger_get (DvStore *store)
{
  DvExchanger *self = g_object_get_data (G_OBJECT (store), "dv-exchanger");

  if (self != NULL)
    return self;
  self = g_object_new (DV_TYPE_EXCHANGER, NULL);
  self->store = store;
  g_object_set_data_full (G_OBJECT (store), "dv-exchanger", self, g_object_unref);
  return self;
}

static void
set_state (DvExchanger *self, DvExchangerState state)
{
  self->state = state;
  g_signal_emit (self, changed_signal, 0);
}

static void run (DvExchanger *self, gboolean preview);

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchanger) self = DV_EXCHANGER (user_data);
  gboolean preview = self->state == DV_EXCHANGER_LOOKING;

  g_clear_pointer (&self->result, dv_exchange_result_free);
  g_clear_error (&self->error);
  self->result = dv_exchange_job_run_finish (DV_EXCHANGE_JOB (source), result, &self->error);
  if (self->result == NULL) {
    gboolean stopped = g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

    set_state (self, stopped ? DV_EXCHANGER_IDLE : DV_EXCHANGER_FAILED);
    return;
  }
  if (!preview)
    set_state (self, DV_EXCHANGER_DONE);
  else if (dv_exchanger_has_news (self) || self->result->problem != NULL)
    set_state (self, DV_EXCHANGER_PREVIEW);
  else
    run (self, FALSE);
}

static void
run (DvExchanger *self, gboolean preview)
{
  g_autofree char *folder = g_strdup (dv_exchange_job_get_folder (self->job));

  g_clear_object (&self->job);
  self->job = dv_exchange_job_new (self->store, folder);
  set_state (self, preview ? DV_EXCHANGER_LOOKING : DV_EXCHANGER_WORKING);
  dv_exchange_job_run_async (self->job, preview, ran_cb, g_object_ref (self));
}

/**
 * dv_exchanger_start:
 * @folder: a folder
 * @by_itself: whether nobody asked for it, so that nobody is asked
 *
 * Begins an exchange with a folder, unless one goes on.
 */
void
dv_exchanger_start (DvExchanger *self, const char *folder, gboolean by_itself)
{
  g_return_if_fail (DV_IS_EXCHANGER (self));

  if (dv_exchanger_is_busy (self))
    return;
  self->by_itself = by_itself;
  g_clear_object (&self->job);
  self->job = dv_exchange_job_new (self->store, folder);
  run (self, !by_itself);
}

/**
 * dv_exchanger_accept:
 *
 * Exchanges what was looked at.
 */
void
dv_exchanger_accept (DvExchanger *self)
{
  g_return_if_fail (DV_IS_EXCHANGER (self));

  if (self->state == DV_EXCHANGER_PREVIEW)
    run (self, FALSE);
}

/**
 * dv_exchanger_stop:
 *
 * Stops what goes on, or forgets what came of it.
 */
void
dv_exchanger_stop (DvExchanger *self)
{
  g_return_if_fail (DV_IS_EXCHANGER (self));

  if (dv_exchanger_is_busy (self))
    dv_exchange_job_cancel (self->job);
  else
    set_state (self, DV_EXCHANGER_IDLE);
}

/**
 * dv_exchanger_get_state:
 *
 * Returns: how far the exchange is
 */
DvExchangerState
dv_exchanger_get_state (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), DV_EXCHANGER_IDLE);
  return self->state;
}

/**
 * dv_exchanger_is_busy:
 *
 * Returns: whether an exchange goes on
 */
gboolean
dv_exchanger_is_busy (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), FALSE);
  return self->state == DV_EXCHANGER_LOOKING || self->state == DV_EXCHANGER_WORKING;
}

/**
 * dv_exchanger_is_by_itself:
 *
 * Returns: whether nobody asked for the exchange
 */
gboolean
dv_exchanger_is_by_itself (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), FALSE);
  return self->by_itself;
}

/**
 * dv_exchanger_get_result:
 *
 * Returns: (nullable): what would be exchanged, or what was
 */
const DvExchangeResult *
dv_exchanger_get_result (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), NULL);
  return self->result;
}

/**
 * dv_exchanger_has_news:
 *
 * Returns: whether a packet brings something, or could not be read
 */
gboolean
dv_exchanger_has_news (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), FALSE);

  for (guint i = 0; self->result != NULL && i < self->result->packets->len; i++) {
    if (dv_exchange_is_worth_saying (g_ptr_array_index (self->result->packets, i)))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_exchanger_get_error:
 *
 * Returns: (nullable): why nothing was exchanged
 */
const GError *
dv_exchanger_get_error (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), NULL);
  return self->error;
}

/**
 * dv_exchanger_get_folder:
 *
 * Returns: (nullable): the folder of the last exchange
 */
const char *
dv_exchanger_get_folder (DvExchanger *self)
{
  g_return_val_if_fail (DV_IS_EXCHANGER (self), NULL);
  return self->job != NULL ? dv_exchange_job_get_folder (self->job) : NULL;
}

/**
 * dv_exchanger_get_progress:
 * @done: (out): how many packets were read
 * @all: (out): how many there are to read; 0 while this is not known
 */
void
dv_exchanger_get_progress (DvExchanger *self, guint *done, guint *all)
{
  g_return_if_fail (DV_IS_EXCHANGER (self));

  *done = *all = 0;
  if (self->job != NULL)
    dv_exchange_job_get_progress (self->job, done, all);
}
