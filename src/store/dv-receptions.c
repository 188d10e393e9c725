/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-receptions.h"

#include <stdlib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* The reception days of the chairman, held against the duty in force. */

static GPtrArray *
load (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, dv_query_get_kind (query), (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

static guint32
read_day (DvRecord *record, const char *name)
{
  const char *iso = dv_record_get (record, name);
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_to_julian (&date) : 0;
}

static DvReceptionDuty
read_duty (DvRecord *record)
{
  return (DvReceptionDuty){
    .days = (guint) strtoul (dv_record_get (record, "days"), NULL, 10),
    .per_week = g_strcmp0 (dv_record_get (record, "period"), "week") == 0,
    .valid_from = read_day (record, "valid_from"),
    .valid_to = read_day (record, "valid_to"),
  };
}

static gboolean
find_duty (DvDb *db, const DvDate *on, DvReceptionStanding *standing, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_duty);
  g_autoptr (GPtrArray) records = load (db, query, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);

    standing->duty = read_duty (record);
    if (!dv_reception_duty_find (&standing->duty, 1, on, &standing->period))
      continue;
    standing->basis = g_strdup (dv_record_get (record, "basis"));
    return TRUE;
  }
  standing->period.duty = NULL;
  return records != NULL;
}

static gboolean
count_days (DvDb *db, DvReceptionStanding *standing, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_reception);
  g_autofree char *from = dv_date_to_iso (&standing->period.from);
  g_autofree char *to = dv_date_to_iso (&standing->period.to);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DvDate));
  g_autoptr (GPtrArray) records = NULL;

  dv_query_between (query, "date", from, to);
  dv_query_where (query, "by_chairman", "1");
  dv_query_set_order (query, "date", FALSE);
  records = load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvDate date;

    if (dv_date_from_iso (dv_record_get (g_ptr_array_index (records, i), "date"), &date))
      g_array_append_val (days, date);
  }
  dv_reception_period_count (&standing->period, (const DvDate *) days->data, days->len);
  return records != NULL;
}

/**
 * dv_receptions_read:
 * @db: a connection
 * @on: a day
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): how the duty stands in the week or month of @on; its period
 *   has no duty if no rule is in force; %NULL on error
 */
DvReceptionStanding *
dv_receptions_read (DvDb *db, const DvDate *on, GError **error)
{
  g_autoptr (DvReceptionStanding) standing = g_new0 (DvReceptionStanding, 1);

  if (!find_duty (db, on, standing, error))
    return NULL;
  if (standing->period.duty != NULL && !count_days (db, standing, error))
    return NULL;
  return g_steal_pointer (&standing);
}

/**
 * dv_reception_standing_free:
 * @standing: (transfer full) (nullable): how a duty stands
 */
void
dv_reception_standing_free (DvReceptionStanding *standing)
{
  if (standing == NULL)
    return;
  g_free (standing->basis);
  g_free (standing);
}
