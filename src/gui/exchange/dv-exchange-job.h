/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-exchange.h"

G_BEGIN_DECLS

#define DV_TYPE_EXCHANGE_JOB (dv_exchange_job_get_type ())
G_DECLARE_FINAL_TYPE (DvExchangeJob, dv_exchange_job, DV, EXCHANGE_JOB, GObject)

DvExchangeJob *dv_exchange_job_new (DvStore *store, const char *folder);
const char *dv_exchange_job_get_folder (DvExchangeJob *self);
void dv_exchange_job_run_async (DvExchangeJob *self,
                                gboolean preview,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DvExchangeResult *
dv_exchange_job_run_finish (DvExchangeJob *self, GAsyncResult *result, GError **error);
void dv_exchange_job_cancel (DvExchangeJob *self);
void dv_exchange_job_get_progress (DvExchangeJob *self, guint *done, guint *all);

G_END_DECLS
