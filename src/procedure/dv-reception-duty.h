/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"

G_BEGIN_DECLS

/**
 * DvReceptionDuty:
 * @days: on how many days at least
 * @per_week: of each week; otherwise of each month
 * @valid_from: the first day of the rule; 0 for always
 * @valid_to: the last one; 0 for still
 *
 * On how many days the chairman receives citizens in person.
 */
typedef struct {
  guint days;
  gboolean per_week;
  guint32 valid_from;
  guint32 valid_to;
} DvReceptionDuty;

/**
 * DvReceptionPeriod:
 * @duty: the rule in force
 * @from: the first day of the week or month
 * @to: the last one
 * @held: on how many days of it the chairman received citizens
 *
 * How far a duty is met.
 */
typedef struct {
  const DvReceptionDuty *duty;
  DvDate from;
  DvDate to;
  guint held;
} DvReceptionPeriod;

gboolean dv_reception_duty_find (const DvReceptionDuty *duties,
                                 gsize n_duties,
                                 const DvDate *on,
                                 DvReceptionPeriod *period);
void dv_reception_period_count (DvReceptionPeriod *period, const DvDate *days, gsize n_days);
guint dv_reception_period_get_missing (const DvReceptionPeriod *period);

G_END_DECLS
