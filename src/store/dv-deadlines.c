/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-deadlines.h"

#include <stdlib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* The catalogues that clocks go by: holidays and time limits, as plain values. */

static DvDayKind
read_day_kind (const char *type)
{
  if (g_strcmp0 (type, "substitute") == 0)
    return DV_DAY_SUBSTITUTE_OFF;
  if (g_strcmp0 (type, "swapped-off") == 0)
    return DV_DAY_SWAPPED_OFF;
  if (g_strcmp0 (type, "working") == 0)
    return DV_DAY_WORKING;
  return DV_DAY_HOLIDAY;
}

/**
 * dv_deadlines_read_holiday:
 * @record: a holiday
 *
 * Returns: (transfer full) (nullable): the row of the calendar; %NULL if it has no date
 */
DvHoliday *
dv_deadlines_read_holiday (DvRecord *record)
{
  const char *iso = dv_record_get (record, "date");
  DvDate date;

  if (iso == NULL || !dv_date_from_iso (iso, &date))
    return NULL;
  return dv_holiday_new (&date, read_day_kind (dv_record_get (record, "type")),
                         dv_record_get (record, "name"), dv_record_get (record, "basis"));
}

static guint
read_number (DvRecord *record, const char *name)
{
  const char *text = dv_record_get (record, name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : 0;
}

static gboolean
read_yes (DvRecord *record, const char *name)
{
  return read_number (record, name) != 0;
}

static DvEventType
read_event (DvRecord *record, const char *name)
{
  return dv_event_from_code (dv_record_get (record, name));
}

/* Returns: the first or the last day of a day, month or year; 0 for none */
static guint32
read_day (DvRecord *record, const char *name, gboolean last)
{
  const char *iso = dv_record_get (record, name);
  DvDate date;

  if (iso == NULL || !dv_date_from_iso (iso, &date))
    return 0;
  date = last ? dv_date_last_day (&date) : dv_date_first_day (&date);
  return dv_date_to_julian (&date);
}

static DvMatter
read_matters (const char *code)
{
  if (g_strcmp0 (code, "kien-nghi-phan-anh") == 0)
    return DV_MATTER_PROPOSAL | DV_MATTER_REPORT;
  if (g_strcmp0 (code, "any") == 0)
    return DV_MATTER_COMPLAINT | DV_MATTER_DENUNCIATION | DV_MATTER_PROPOSAL | DV_MATTER_REPORT |
           DV_MATTER_VOTERS;
  return dv_matter_from_code (code);
}

static DvClockRole
read_role (const char *code)
{
  if (g_strcmp0 (code, "beside") == 0)
    return DV_ROLE_BESIDE;
  if (g_strcmp0 (code, "information") == 0)
    return DV_ROLE_INFORMATION;
  return g_strcmp0 (code, "named") == 0 ? DV_ROLE_NAMED : DV_ROLE_MAIN;
}

static DvDeadlineUnit
read_unit (const char *code)
{
  if (g_strcmp0 (code, "working-days") == 0)
    return DV_UNIT_WORKING_DAYS;
  if (g_strcmp0 (code, "working-hours") == 0)
    return DV_UNIT_WORKING_HOURS;
  return g_strcmp0 (code, "years") == 0 ? DV_UNIT_YEARS : DV_UNIT_DAYS;
}

static void
read_lengths (DvRecord *record, DvDeadlineRule *rule)
{
  rule->unit = read_unit (dv_record_get (record, "unit"));
  rule->days = read_number (record, "days");
  rule->complex = read_number (record, "complex");
  rule->very_complex = read_number (record, "very_complex");
  rule->several_places = read_number (record, "several_places");
  rule->remote = read_number (record, "remote");
  rule->remote_complex = read_number (record, "remote_complex");
  rule->totals = !read_yes (record, "added");
  rule->extension = read_number (record, "extension");
  rule->extensions = read_number (record, "extensions");
  rule->extensions_very_complex = read_number (record, "extensions_very_complex");
}

/**
 * dv_deadlines_read_rule:
 * @record: a deadline
 *
 * Returns: (transfer full): the rule
 */
DvDeadlineRule *
dv_deadlines_read_rule (DvRecord *record)
{
  DvDeadlineRule *rule =
    dv_deadline_rule_new (dv_record_get (record, "code"), dv_record_get (record, "title"),
                          dv_record_get (record, "basis"));

  rule->matters = read_matters (dv_record_get (record, "matter"));
  rule->instance = read_number (record, "instance");
  rule->channel = dv_channel_from_code (dv_record_get (record, "channel"));
  rule->role = read_role (dv_record_get (record, "role"));
  rule->start[0] = read_event (record, "start");
  rule->start[1] = read_event (record, "start_also");
  rule->end[0] = read_event (record, "end");
  rule->end[1] = read_event (record, "end_also");
  read_lengths (record, rule);
  rule->minimum = read_yes (record, "minimum");
  rule->stops = read_yes (record, "stops");
  rule->valid_from = read_day (record, "valid_from", FALSE);
  rule->valid_to = read_day (record, "valid_to", TRUE);
  return rule;
}

/**
 * dv_deadlines_make_calendar:
 * @records: (element-type DvRecord): holidays
 *
 * Returns: (transfer full): the working days
 */
DvCalendar *
dv_deadlines_make_calendar (GPtrArray *records)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_holiday_free);
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (DvHoliday));

  for (guint i = 0; i < records->len; i++) {
    DvHoliday *day = dv_deadlines_read_holiday (g_ptr_array_index (records, i));

    if (day == NULL)
      continue;
    g_ptr_array_add (kept, day);
    g_array_append_val (days, *day);
  }
  return dv_calendar_new ((const DvHoliday *) days->data, days->len);
}

/**
 * dv_deadlines_make_table:
 * @rules: (element-type DvRecord): deadlines
 * @holidays: (element-type DvRecord): holidays
 *
 * Returns: (transfer full): what clocks go by
 */
DvDeadlineTable *
dv_deadlines_make_table (GPtrArray *rules, GPtrArray *holidays)
{
  GPtrArray *read = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_deadline_rule_free);

  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (read, dv_deadlines_read_rule (g_ptr_array_index (rules, i)));
  return dv_deadline_table_new (read, dv_deadlines_make_calendar (holidays));
}

/**
 * dv_deadlines_load:
 * @db: a connection
 * @kind: a small kind
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvRecord): all records of the kind
 */
GPtrArray *
dv_deadlines_load (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, kind, (const gint64 *) rows->data, rows->len, error)
                      : NULL;
}

/**
 * dv_deadlines_load_table:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what the clocks of the store go by
 */
DvDeadlineTable *
dv_deadlines_load_table (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules = dv_deadlines_load (db, &dv_kind_deadline, error);
  g_autoptr (GPtrArray) holidays =
    rules != NULL ? dv_deadlines_load (db, &dv_kind_holiday, error) : NULL;

  return holidays != NULL ? dv_deadlines_make_table (rules, holidays) : NULL;
}
