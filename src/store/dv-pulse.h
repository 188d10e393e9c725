/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"
#include "dv-db.h"

G_BEGIN_DECLS

#define DV_PULSE_MONTHS 12

/**
 * DvPulse:
 * @months: the months that are counted, the last one is that of today
 * @petitions: how many petitions came in each of them
 * @assigned: to how many units the tasks in hand were handed down
 * @reported: how many of them have done it
 * @since: the number of the last change that was known at the last visit; 0 if there was none
 * @latest: the number of the last change
 * @added: (element-type utf8): UUIDs of the records made since
 * @changed: (element-type utf8): UUIDs of those changed since
 *
 * How the work goes, in numbers.
 */
typedef struct {
  DvDate months[DV_PULSE_MONTHS];
  guint petitions[DV_PULSE_MONTHS];
  guint assigned;
  guint reported;
  gint64 since;
  gint64 latest;
  GPtrArray *added;
  GPtrArray *changed;
} DvPulse;

DvPulse *dv_pulse_read (DvDb *db, const DvDate *today, gint64 since, GError **error);
void dv_pulse_free (DvPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPulse, dv_pulse_free)

G_END_DECLS
