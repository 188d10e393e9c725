/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-filter.h"

#include "dv-date.h"

/* What a list is narrowed to, and the query that follows from it. No widget is touched here. */

/**
 * dv_filter_set:
 * @slot: a member of a #DvFilter
 * @value: (nullable): its new value
 */
void
dv_filter_set (char **slot, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*slot);
  *slot = copy;
}

/**
 * dv_filter_clear:
 * @filter: a filter
 *
 * Lets everything through again, but for the words being typed.
 */
void
dv_filter_clear (DvFilter *filter)
{
  filter->period = DV_PERIOD_ALL;
  dv_filter_set (&filter->from, NULL);
  dv_filter_set (&filter->to, NULL);
  dv_filter_set (&filter->unit, NULL);
  dv_filter_set (&filter->unit_title, NULL);
  for (guint i = 0; i < DV_FILTER_CHOICES; i++)
    dv_filter_set (&filter->choices[i], NULL);
}

/**
 * dv_filter_is_set:
 * @filter: a filter
 *
 * Returns: whether it keeps something back, the words aside
 */
gboolean
dv_filter_is_set (const DvFilter *filter)
{
  for (guint i = 0; i < DV_FILTER_CHOICES; i++)
    if (filter->choices[i] != NULL)
      return TRUE;

  return filter->period != DV_PERIOD_ALL || filter->unit != NULL;
}

/**
 * dv_filter_get_field:
 * @kind: a kind of record
 * @index: 0 or 1
 *
 * Returns: (nullable): the field whose choices the list can be filtered by
 */
const DvField *
dv_filter_get_field (const DvKind *kind, guint index)
{
  for (guint i = 0; kind->columns[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (kind, kind->columns[i]);

    if (field->type == DV_TYPE_CHOICE && !(field->flags & DV_FIELD_SENSITIVE) && index-- == 0)
      return field;
  }
  return NULL;
}

static void
set_months (guint year, guint first, guint last, char **from, char **to)
{
  DvDate month = { year, last, 0 };
  DvDate end = dv_date_last_day (&month);

  *from = g_strdup_printf ("%04u-%02u-01", year, first);
  *to = dv_date_to_iso (&end);
}

static void
set_quarter (const DvDate *day, char **from, char **to)
{
  guint quarter = (day->month - 1) / 3;

  set_months (day->year, quarter * 3 + 1, quarter * 3 + 3, from, to);
}

/**
 * dv_filter_get_period:
 * @filter: a filter
 * @today: the day today, `2019-06-13`
 * @from: (out) (transfer full) (nullable): the first day of its period
 * @to: (out) (transfer full) (nullable): the last day
 */
void
dv_filter_get_period (const DvFilter *filter, const char *today, char **from, char **to)
{
  DvDate day = { 0 }, before;

  *from = *to = NULL;
  if (!dv_date_from_iso (today, &day))
    return;
  before = dv_date_add_months (&day, -3);
  switch (filter->period) {
  case DV_PERIOD_THIS_YEAR:
    set_months (day.year, 1, 12, from, to);
    break;
  case DV_PERIOD_LAST_YEAR:
    set_months (day.year - 1, 1, 12, from, to);
    break;
  case DV_PERIOD_FIRST_HALF:
    set_months (day.year, 1, 6, from, to);
    break;
  case DV_PERIOD_SECOND_HALF:
    set_months (day.year, 7, 12, from, to);
    break;
  case DV_PERIOD_THIS_QUARTER:
    set_quarter (&day, from, to);
    break;
  case DV_PERIOD_LAST_QUARTER:
    set_quarter (&before, from, to);
    break;
  case DV_PERIOD_FROM_TO:
    *from = g_strdup (filter->from);
    *to = g_strdup (filter->to);
    break;
  case DV_PERIOD_ALL:
  default:
    break;
  }
}

/**
 * dv_filter_to_query:
 * @filter: a filter
 * @kind: the kind of the list
 * @today: the day today
 *
 * Returns: (transfer full): what the list shows
 */
DvQuery *
dv_filter_to_query (const DvFilter *filter, const DvKind *kind, const char *today)
{
  DvQuery *query = dv_query_new (kind);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  dv_filter_get_period (filter, today, &from, &to);
  dv_query_set_period (query, from, to);
  dv_query_set_unit (query, filter->unit);
  dv_query_set_words (query, filter->words);
  for (guint i = 0; i < DV_FILTER_CHOICES; i++) {
    const DvField *field = dv_filter_get_field (kind, i);

    if (field != NULL && filter->choices[i] != NULL)
      dv_query_where (query, field->name, filter->choices[i]);
  }
  return query;
}
