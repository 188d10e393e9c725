/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-reception-duty.h"

G_BEGIN_DECLS

/**
 * DvReceptionStanding:
 * @period: the week or month, and how far the duty is met
 * @duty: the rule of it
 * @basis: (nullable): the law that says so
 *
 * Whether the chairman received citizens on as many days as the law wants.
 */
typedef struct {
  DvReceptionPeriod period;
  DvReceptionDuty duty;
  char *basis;
} DvReceptionStanding;

DvReceptionStanding *dv_receptions_read (DvDb *db, const DvDate *on, GError **error);
void dv_reception_standing_free (DvReceptionStanding *standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvReceptionStanding, dv_reception_standing_free)

G_END_DECLS
