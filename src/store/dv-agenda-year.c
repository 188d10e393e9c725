/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-agenda-private.h"
#include "dv-holidays.h"
#include "dv-kinds.h"
#include "dv-longevity.h"
#include "dv-occasion-rule.h"
#include "dv-receptions.h"
#include "dv-rules.h"

/* What the catalogues say of days: holidays, occasions of the year, and duties. */

static gboolean
is_in (const DvAgendaSpan *span, const DvDate *day)
{
  return dv_date_compare (&span->from, day) <= 0 && dv_date_compare (day, &span->to) <= 0;
}

/* Until the government has said which days are off, those that the law names stand in for them. */
static void
propose (GPtrArray *entries, const DvAgendaSpan *span, int year)
{
  g_autoptr (GPtrArray) proposed = dv_holidays_propose (year);

  for (guint i = 0; proposed != NULL && i < proposed->len; i++) {
    const DvHoliday *holiday = g_ptr_array_index (proposed, i);

    if (is_in (span, &holiday->date))
      dv_agenda_add (entries, DV_AGENDA_HOLIDAY, NULL, &holiday->date)->title =
        g_strdup (holiday->name);
  }
}

static gboolean
knows_year (DvDb *db, int year, gboolean *known, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_holiday);
  g_autofree char *from = g_strdup_printf ("%04d-01-01", year);
  g_autofree char *to = g_strdup_printf ("%04d-12-31", year);
  guint count = 0;

  dv_query_between (query, "date", from, to);
  if (!dv_query_count (query, db, &count, error))
    return FALSE;
  *known = count > 0;
  return TRUE;
}

/**
 * dv_agenda_add_holidays: (skip)
 *
 * The days off of the catalogue; for a year that it does not know, those of the law.
 */
gboolean
dv_agenda_add_holidays (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_holiday);
  g_autoptr (GPtrArray) records = NULL;

  for (int year = span->from.year; year <= span->to.year; year++) {
    gboolean known = FALSE;

    if (!knows_year (db, year, &known, error))
      return FALSE;
    if (!known)
      propose (entries, span, year);
  }
  dv_agenda_limit (query, span, "date");
  dv_query_set_unit (query, NULL);
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvDate day;

    gboolean is_off = g_strcmp0 (dv_record_get (record, "type"), "working") != 0;

    if (dv_agenda_read_day (record, "date", &day))
      dv_agenda_add (entries, is_off ? DV_AGENDA_HOLIDAY : DV_AGENDA_DUTY, record, &day)->title =
        g_strdup (dv_record_get_title (record));
  }
  return records != NULL;
}

static guint32
read_julian (DvRecord *record, const char *name)
{
  DvDate date;

  return dv_agenda_read_day (record, name, &date) ? dv_date_to_julian (&date) : 0;
}

static DvOccasionRule
read_rule (DvRecord *record)
{
  return (DvOccasionRule){
    .day = (guint) dv_record_get_integer (record, "day"),
    .month = (guint) dv_record_get_integer (record, "month"),
    .lunar = g_strcmp0 (dv_record_get (record, "lunar"), "1") == 0,
    .valid_from = read_julian (record, "valid_from"),
    .valid_to = read_julian (record, "valid_to"),
  };
}

static DvAgendaType
get_type (DvRecord *record)
{
  const char *type = dv_record_get (record, "type");

  if (g_strcmp0 (type, "holiday") == 0)
    return DV_AGENDA_HOLIDAY;
  if (g_strcmp0 (type, "longevity") == 0)
    return DV_AGENDA_LONGEVITY;
  return g_strcmp0 (type, "duty") == 0 ? DV_AGENDA_DUTY : DV_AGENDA_ANNIVERSARY;
}

/* “… (89 years)” */
static char *
name_occasion (DvRecord *record, const DvDate *day)
{
  g_autoptr (GArray) years = dv_base_years_parse (dv_record_get (record, "base_year"));
  int since = years != NULL && years->len > 0 ? day->year - g_array_index (years, int, 0) : 0;

  if (since <= 0)
    return g_strdup (dv_record_get_title (record));
  return g_strdup_printf (ngettext ("%s (%d year)", "%s (%d years)", (guint) since),
                          dv_record_get_title (record), since);
}

static gboolean
has_holiday (GPtrArray *entries, const DvDate *date)
{
  guint32 day = dv_date_to_julian (date);

  for (guint i = 0; i < entries->len; i++) {
    const DvAgendaEntry *entry = g_ptr_array_index (entries, i);

    if (entry->type == DV_AGENDA_HOLIDAY && entry->day == day)
      return TRUE;
  }
  return FALSE;
}

static gboolean
count_old (DvDb *db, DvRecord *record, const DvDate *day, DvAgendaEntry *entry, GError **error)
{
  const char *ages = dv_record_get (record, "ages");
  guint count = 0;

  if (ages == NULL || entry->type != DV_AGENDA_LONGEVITY)
    return TRUE;
  if (!dv_longevity_count (db, ages, day->year, &count, error))
    return FALSE;
  entry->what = g_strdup_printf (ngettext ("%u person", "%u people", count), count);
  return TRUE;
}

static gboolean
add_occasion (DvDb *db,
              const DvAgendaSpan *span,
              DvRecord *record,
              GPtrArray *entries,
              GError **error)
{
  DvOccasionRule rule = read_rule (record);
  g_autoptr (GArray) days = dv_occasion_rule_list (&rule, &span->from, &span->to);
  DvAgendaType type = get_type (record);

  for (guint i = 0; i < days->len; i++) {
    const DvDate *day = &g_array_index (days, DvDate, i);
    DvAgendaEntry *entry;

    /* The public holiday says it already. */
    if (type == DV_AGENDA_HOLIDAY && has_holiday (entries, day))
      continue;
    entry = dv_agenda_add (entries, type, record, day);
    entry->title = name_occasion (record, day);
    entry->ahead = (guint) dv_record_get_integer (record, "ahead");
    if (!count_old (db, record, day, entry, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_agenda_add_occasions: (skip)
 *
 * Anniversaries, customs, longevity wishes and duties of the year; they come after the holidays,
 * which they do not repeat.
 */
gboolean
dv_agenda_add_occasions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_occasion);
  g_autoptr (GPtrArray) records = dv_agenda_load (db, query, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    if (!add_occasion (db, span, g_ptr_array_index (records, i), entries, error))
      return FALSE;
  }
  return records != NULL;
}

/**
 * dv_agenda_add_duties: (skip)
 *
 * On how many days the chairman has still to receive citizens, at the end of the week or month that
 * is running: Luật Tiếp công dân 42/2013/QH13, art. 15.
 */
gboolean
dv_agenda_add_duties (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvReceptionStanding) standing = NULL;
  guint missing;

  if (span->unit != NULL)
    return TRUE;
  standing = dv_receptions_read (db, &span->today, error);
  if (standing == NULL)
    return FALSE;
  if (standing->period.duty == NULL || !is_in (span, &standing->period.to))
    return TRUE;
  missing = dv_reception_period_get_missing (&standing->period);
  if (missing > 0)
    dv_agenda_add (entries, DV_AGENDA_DUTY, NULL, &standing->period.to)->title =
      g_strdup_printf (ngettext ("The chairman has still to receive citizens on %u day",
                                 "The chairman has still to receive citizens on %u days", missing),
                       missing);
  return TRUE;
}
