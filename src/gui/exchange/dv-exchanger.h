/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-exchange.h"

G_BEGIN_DECLS

/**
 * DvExchangerState:
 * @DV_EXCHANGER_IDLE: nothing goes on
 * @DV_EXCHANGER_LOOKING: the packets are looked at
 * @DV_EXCHANGER_PREVIEW: it is known what they would bring; somebody has to say yes
 * @DV_EXCHANGER_WORKING: packets are read and written
 * @DV_EXCHANGER_DONE: it is known what was exchanged
 * @DV_EXCHANGER_FAILED: it is known why nothing was exchanged
 *
 * How far an exchange is.
 */
typedef enum {
  DV_EXCHANGER_IDLE,
  DV_EXCHANGER_LOOKING,
  DV_EXCHANGER_PREVIEW,
  DV_EXCHANGER_WORKING,
  DV_EXCHANGER_DONE,
  DV_EXCHANGER_FAILED,
} DvExchangerState;

#define DV_TYPE_EXCHANGER (dv_exchanger_get_type ())
G_DECLARE_FINAL_TYPE (DvExchanger, dv_exchanger, DV, EXCHANGER, GObject)

DvExchanger *dv_exchanger_get (DvStore *store);
void dv_exchanger_start (DvExchanger *self, const char *folder, gboolean by_itself);
void dv_exchanger_accept (DvExchanger *self);
void dv_exchanger_stop (DvExchanger *self);
DvExchangerState dv_exchanger_get_state (DvExchanger *self);
gboolean dv_exchanger_is_busy (DvExchanger *self);
gboolean dv_exchanger_is_by_itself (DvExchanger *self);
gboolean dv_exchanger_has_news (DvExchanger *self);
const DvExchangeResult *dv_exchanger_get_result (DvExchanger *self);
const GError *dv_exchanger_get_error (DvExchanger *self);
const char *dv_exchanger_get_folder (DvExchanger *self);
void dv_exchanger_get_progress (DvExchanger *self, guint *done, guint *all);

G_END_DECLS
