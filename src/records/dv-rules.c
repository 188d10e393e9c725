/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-rules.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-problem.h"

/**
 * dv_check_not_future:
 * @record: a record
 * @name: the name of a date
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses a day, month or year that has not begun.
 */
void
dv_check_not_future (DvRecord *record, const char *name, GPtrArray *problems)
{
  const char *value = dv_record_get (record, name);
  DvDate today, date, first;

  if (value == NULL || !dv_date_from_iso (value, &date))
    return;
  dv_date_today (&today);
  first = dv_date_first_day (&date);
  if (dv_date_compare (&first, &today) > 0)
    dv_problems_add (problems, dv_kind_find_field (dv_record_get_kind (record), name),
                     _ ("Lies in the future."));
}

/**
 * dv_check_not_more:
 * @record: a record
 * @part: the name of a number
 * @whole: the name of a number that it is a part of
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses a part that is larger than its whole, where both are known.
 */
void
dv_check_not_more (DvRecord *record, const char *part, const char *whole, GPtrArray *problems)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (dv_record_get (record, part) == NULL || dv_record_get (record, whole) == NULL ||
      dv_record_get_integer (record, part) <= dv_record_get_integer (record, whole))
    return;
  dv_problems_add (problems, dv_kind_find_field (kind, part),
                   /* translators: %s is the label of another number, “Ballots issued” */
                   _ ("Cannot be more than “%s”: count again, one of the two is wrong."),
                   dv_field_get_label (dv_kind_find_field (kind, whole)));
}

/**
 * dv_check_order:
 * @record: a record
 * @from: the name of a date
 * @to: the name of a date that does not lie before it
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses a second date that lies wholly before the first. 2019 does not lie before 05/2019.
 */
void
dv_check_order (DvRecord *record, const char *from, const char *to, GPtrArray *problems)
{
  const DvKind *kind = dv_record_get_kind (record);
  const char *early = dv_record_get (record, from);
  const char *late = dv_record_get (record, to);
  DvDate first, last;

  if (early == NULL || late == NULL || !dv_date_from_iso (early, &first) ||
      !dv_date_from_iso (late, &last))
    return;
  first = dv_date_first_day (&first);
  last = dv_date_last_day (&last);
  if (dv_date_compare (&last, &first) < 0)
    dv_problems_add (problems, dv_kind_find_field (kind, to),
                     /* translators: %s is the label of another date, “From” */
                     _ ("Lies before “%s”."), dv_field_get_label (dv_kind_find_field (kind, from)));
}

/**
 * dv_check_sequence:
 * @record: a record
 * @names: (array zero-terminated=1): names of dates in the order in which they come
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses a date that lies before one that comes earlier; those that are not known are passed over.
 */
void
dv_check_sequence (DvRecord *record, const char *const *names, GPtrArray *problems)
{
  const char *before = NULL;

  for (guint i = 0; names[i] != NULL; i++) {
    if (dv_record_get (record, names[i]) == NULL)
      continue;
    if (before != NULL)
      dv_check_order (record, before, names[i], problems);
    before = names[i];
  }
}

/**
 * dv_time_parse:
 * @text: (nullable): a time of day, `08:00`
 * @minutes: (out) (optional): receives the minutes since midnight
 *
 * Returns: whether it is one
 */
gboolean
dv_time_parse (const char *text, guint *minutes)
{
  guint hour, minute;

  if (text == NULL || strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0]) ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  hour = (guint) (text[0] - '0') * 10 + (guint) (text[1] - '0');
  minute = (guint) (text[3] - '0') * 10 + (guint) (text[4] - '0');
  if (hour > 23 || minute > 59)
    return FALSE;
  if (minutes != NULL)
    *minutes = hour * 60 + minute;
  return TRUE;
}

/**
 * dv_check_time:
 * @record: a record
 * @name: the name of a time of day
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses what dv_time_parse() does not read.
 */
void
dv_check_time (DvRecord *record, const char *name, GPtrArray *problems)
{
  const char *value = dv_record_get (record, name);

  if (value != NULL && !dv_time_parse (value, NULL))
    dv_problems_add (problems, dv_kind_find_field (dv_record_get_kind (record), name),
                     _ ("Type hours and minutes, for example 08:00 or 14:30."));
}

/**
 * dv_check_id_number:
 * @record: a record
 * @name: the name of the field with the number
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * The citizen number has 12 digits (Luật Căn cước 26/2023/QH15, art. 12), the old identity card had
 * 9. Neither has a check digit.
 */
void
dv_check_id_number (DvRecord *record, const char *name, GPtrArray *problems)
{
  const char *value = dv_record_get (record, name);
  size_t length;

  if (value == NULL)
    return;
  length = strlen (value);
  if (strspn (value, "0123456789") != length || (length != 12 && length != 9))
    dv_problems_add (problems, dv_kind_find_field (dv_record_get_kind (record), name),
                     _ ("Has 12 digits, or 9 on an old identity card."));
}

/**
 * dv_base_years_parse:
 * @text: (nullable): years separated by `;`
 *
 * Returns: (transfer full) (nullable) (element-type gint): the years, %NULL if one of them is no
 *   year
 */
GArray *
dv_base_years_parse (const char *text)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ";,", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    guint64 number;
    int year;

    if (*g_strstrip (parts[i]) == '\0')
      continue;
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &number, NULL))
      return NULL;
    year = (int) number;
    g_array_append_val (years, year);
  }
  return g_steal_pointer (&years);
}

/**
 * dv_check_base_years:
 * @record: a record
 * @name: the name of the field with the years
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * Refuses what dv_base_years_parse() does not read.
 */
void
dv_check_base_years (DvRecord *record, const char *name, GPtrArray *problems)
{
  g_autoptr (GArray) years = dv_base_years_parse (dv_record_get (record, name));

  if (years == NULL)
    dv_problems_add (problems, dv_kind_find_field (dv_record_get_kind (record), name),
                     _ ("Type a year, or several years with a semicolon between them."));
}

/**
 * dv_check_differ:
 * @record: a record
 * @name: the name of a field
 * @other: the name of another
 * @problems: (element-type DvProblem): where to add what is wrong
 * @message: what to say when both have the same value
 */
void
dv_check_differ (DvRecord *record,
                 const char *name,
                 const char *other,
                 GPtrArray *problems,
                 const char *message)
{
  const char *value = dv_record_get (record, name);

  if (value != NULL && g_strcmp0 (value, dv_record_get (record, other)) == 0)
    dv_problems_add (problems, dv_kind_find_field (dv_record_get_kind (record), other), "%s",
                     message);
}
