/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-calendar-words.h"

#include <glib/gi18n.h>

#include "dv-lunar.h"

/**
 * dv_calendar_name_weekday:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its name
 */
const char *
dv_calendar_name_weekday (guint weekday)
{
  static const char *const names[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                       N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                       N_ ("Sunday") };

  return _ (names[weekday - 1]);
}

/**
 * dv_calendar_name_month:
 * @day: a day
 *
 * Returns: (transfer full): its month
 */
char *
dv_calendar_name_month (const DvDate *day)
{
  /* translators: a month and a year, “6/2019” */
  return g_strdup_printf (_ ("Month %u/%u"), day->month, day->year);
}

/**
 * dv_calendar_name_week:
 * @day: a day
 *
 * Returns: (transfer full): the first and the last day of its week
 */
char *
dv_calendar_name_week (const DvDate *day)
{
  DvDate monday = dv_date_add_days (day, 1 - (int) dv_date_weekday (day));
  DvDate sunday = dv_date_add_days (&monday, 6);
  g_autofree char *first = dv_date_format (&monday);
  g_autofree char *last = dv_date_format (&sunday);

  /* translators: the first and the last day of a week */
  return g_strdup_printf (_ ("Week %s – %s"), first, last);
}

/**
 * dv_calendar_name_lunar:
 * @day: a day
 * @is_marked: (out): whether it is the first or the fifteenth of a lunar month
 *
 * Returns: (transfer full): what stands below the day, as calendars on walls have it: the day of
 *   the lunar month, on the first day and at the beginning of a month with the month
 */
char *
dv_calendar_name_lunar (const DvDate *day, gboolean *is_marked)
{
  DvLunarDate lunar;

  *is_marked = FALSE;
  if (!dv_lunar_from_date (day, &lunar))
    return g_strdup ("");
  *is_marked = lunar.day == 1 || lunar.day == 15;
  if (lunar.day != 1 && day->day != 1)
    return g_strdup_printf ("%u", lunar.day);
  if (lunar.leap)
    /* translators: a day and month of the lunar calendar, in a leap month */
    return g_strdup_printf (_ ("%u/%u leap"), lunar.day, lunar.month);
  return g_strdup_printf ("%u/%u", lunar.day, lunar.month);
}

/**
 * dv_calendar_describe_day:
 * @day: a day
 * @n_entries: how much falls on it
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
dv_calendar_describe_day (const DvDate *day, guint n_entries)
{
  g_autofree char *date = dv_date_format (day);
  g_autofree char *lunar_text = NULL;
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
  DvLunarDate lunar;

  if (dv_lunar_from_date (day, &lunar))
    /* translators: day and month of the lunar calendar */
    lunar_text = g_strdup_printf (_ ("day %u of lunar month %u"), lunar.day, lunar.month);
  else
    return g_strdup_printf ("%s %s, %s", dv_calendar_name_weekday (dv_date_weekday (day)), date,
                            count);
  return g_strdup_printf ("%s %s, %s, %s", dv_calendar_name_weekday (dv_date_weekday (day)), date,
                          lunar_text, count);
}

/**
 * dv_calendar_describe_entry:
 * @entry: a line of the calendar
 *
 * Returns: (transfer full): what it is, where and with whom
 */
char *
dv_calendar_describe_entry (const DvAgendaEntry *entry)
{
  GString *text = g_string_new (entry->what);

  if (entry->late)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("late"));
  if (entry->place != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", entry->place);
  if (entry->who != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", entry->who);
  if (entry->last > entry->day) {
    g_autofree char *last = dv_date_format_julian (entry->last);

    g_string_append_printf (text, "%s", text->len > 0 ? " · " : "");
    /* translators: the last day of an event */
    g_string_append_printf (text, _ ("until %s"), last);
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_calendar_get_icon:
 * @entry: a line of the calendar
 *
 * Returns: the icon of what it is
 */
const char *
dv_calendar_get_icon (const DvAgendaEntry *entry)
{
  static const char *const icons[] = {
    [DV_AGENDA_HOLIDAY] = "starred-symbolic",
    [DV_AGENDA_ANNIVERSARY] = "starred-symbolic",
    [DV_AGENDA_LONGEVITY] = "dv-gift-symbolic",
    [DV_AGENDA_EVENT] = "x-office-calendar-symbolic",
    [DV_AGENDA_RECEPTION] = "system-users-symbolic",
    [DV_AGENDA_DUTY] = "emblem-ok-symbolic",
    [DV_AGENDA_DEADLINE] = "alarm-symbolic",
    [DV_AGENDA_MILESTONE] = "starred-symbolic",
    [DV_AGENDA_TERM] = "preferences-system-sharing-symbolic",
  };

  return entry->late ? "dialog-warning-symbolic" : icons[entry->type];
}
