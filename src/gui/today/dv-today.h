/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"
#include "dv-receptions.h"
#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvToday:
 * @today: the day
 * @due: (element-type DvRecord): open tasks that are late or due within a week, the latest first
 * @petitions: (element-type DvRecord): open petitions that are late or due within a week
 * @n_late: how many petitions are late
 * @n_soon: how many are due today or within three days
 * @reception: how the duty to receive citizens stands
 * @events: (element-type DvRecord): events of this week
 * @batches: (element-type DvBatch): what was done last
 * @n_conflicts: how many conflicts wait for a person
 *
 * What the first page shows.
 */
typedef struct {
  DvDate today;
  GPtrArray *due;
  GPtrArray *petitions;
  guint n_late;
  guint n_soon;
  DvReceptionStanding *reception;
  GPtrArray *events;
  GPtrArray *batches;
  guint n_conflicts;
} DvToday;

DvToday *dv_today_new (const DvDate *today);
void dv_today_free (DvToday *today);
gboolean dv_today_read (DvDb *db, gpointer today, GError **error);

char *dv_today_describe_date (const DvDate *today);
char *dv_today_describe_lunar (const DvDate *today);
char *dv_today_describe_reception (const DvReceptionPeriod *period);

G_END_DECLS
