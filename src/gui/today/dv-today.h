/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-agenda.h"
#include "dv-date.h"
#include "dv-pulse.h"
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
 * @week: (element-type DvAgendaEntry): events and reception days of this week
 * @n_due: how many tasks are due this week
 * @ahead: (element-type DvAgendaEntry): occasions to prepare, and terms that end soon
 * @silent: (element-type utf8): sites of which nothing was heard for a week, in words
 * @n_sites: how many other sites take part
 * @since: the number of the last change that was known at the last visit; 0 if there was none
 * @pulse: how the work goes
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
  GPtrArray *week;
  guint n_due;
  GPtrArray *ahead;
  GPtrArray *silent;
  guint n_sites;
  gint64 since;
  DvPulse *pulse;
  GPtrArray *batches;
  guint n_conflicts;
} DvToday;

DvToday *dv_today_new (const DvDate *today);
void dv_today_free (DvToday *today);
gboolean dv_today_read (DvDb *db, gpointer today, GError **error);

DvQuery *dv_today_make_query (const DvToday *today, const char *name);

char *dv_today_describe_date (const DvDate *today);
char *dv_today_describe_lunar (const DvDate *today);
char *dv_today_describe_reception (const DvReceptionPeriod *period);

G_END_DECLS
