/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-supervision-clock.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvSupervisionDue:
 * @supervision: the supervision
 * @recommendation: (nullable): the recommendation that is to be answered
 * @title: what has to be done
 * @basis: (nullable): law and article
 * @clock: by when; its rule is not kept
 * @late: how many days late it was done, or is so far
 *
 * A time limit of a supervision.
 */
typedef struct {
  DvRecord *supervision;
  DvRecord *recommendation;
  char *title;
  char *basis;
  DvSupervisionClock clock;
  guint late;
} DvSupervisionDue;

GPtrArray *dv_supervision_clocks (DvDb *db, const char *id, guint32 on, GError **error);
GPtrArray *dv_supervision_due (DvDb *db, guint32 on, GError **error);
char *dv_supervision_due_describe (const DvSupervisionDue *due, guint32 on);

G_END_DECLS
