/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ics-write.h"

#include <libical/ical.h>

#include "dv-rules.h"

#define ZONE       "Asia/Ho_Chi_Minh"
#define PRODUCT    "-//Dan Van//Lich cong tac//VI"
#define UTC_OFFSET (7 * 3600)

/* Viet Nam has had one offset and no summer time since 1975, so the zone is told in the file. */
static icalcomponent *
make_zone (void)
{
  icalcomponent *standard =
    icalcomponent_vanew (ICAL_XSTANDARD_COMPONENT,
                         icalproperty_new_dtstart (icaltime_from_string ("19700101T000000")),
                         icalproperty_new_tzoffsetfrom (UTC_OFFSET),
                         icalproperty_new_tzoffsetto (UTC_OFFSET), icalproperty_new_tzname ("+07"),
                         NULL);

  return icalcomponent_vanew (ICAL_VTIMEZONE_COMPONENT, icalproperty_new_tzid (ZONE), standard,
                              NULL);
}

/* The same line of the calendar has the same number in each file: a telephone that reads two of
 * them changes what it has. */
static char *
make_uid (const DvAgendaEntry *entry)
{
  DvDate day = dv_date_from_julian (entry->day);
  g_autofree char *iso = dv_date_to_iso (&day);

  if (entry->uid != NULL)
    return g_strdup (entry->uid);
  if (entry->id == NULL)
    return g_strdup_printf ("danvan-%u-%s", (guint) entry->type, iso);
  if (entry->field != NULL)
    return g_strdup_printf ("%s-%s", entry->id, entry->field);
  if (entry->kind->flags & DV_KIND_CATALOGUE)
    return g_strdup_printf ("%s-%u", entry->id, (guint) day.year);
  return g_strdup (entry->id);
}

static struct icaltimetype
make_day (guint32 julian)
{
  DvDate day = dv_date_from_julian (julian);
  struct icaltimetype time = icaltime_null_time ();

  time.year = day.year;
  time.month = day.month;
  time.day = day.day;
  time.is_date = 1;
  return time;
}

static void
add_time (icalcomponent *event, icalproperty *property, struct icaltimetype time, gboolean is_date)
{
  time.is_date = is_date;
  icalproperty_set_value (property,
                          is_date ? icalvalue_new_date (time) : icalvalue_new_datetime (time));
  icalproperty_add_parameter (property, is_date ? icalparameter_new_value (ICAL_VALUE_DATE)
                                                : icalparameter_new_tzid (ZONE));
  icalcomponent_add_property (event, property);
}

/* What lasts longer than its first day ends with its last one: DTEND is the first day after it. */
static void
add_times (icalcomponent *event, const DvAgendaEntry *entry)
{
  struct icaltimetype start = make_day (entry->day);
  guint minutes = 0;
  gboolean is_date = !dv_time_parse (entry->time, &minutes);

  start.hour = (int) minutes / 60;
  start.minute = (int) minutes % 60;
  add_time (event, icalproperty_new (ICAL_DTSTART_PROPERTY), start, is_date);
  if (is_date || entry->last > entry->day)
    add_time (event, icalproperty_new (ICAL_DTEND_PROPERTY), make_day (entry->last + 1), is_date);
}

static char *
make_summary (const DvAgendaEntry *entry)
{
  return entry->what != NULL ? g_strdup_printf ("%s (%s)", entry->title, entry->what)
                             : g_strdup (entry->title);
}

static icalcomponent *
make_event (const DvAgendaEntry *entry, gint64 now)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = make_uid (entry);
  g_autofree char *summary = make_summary (entry);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone (
                                       (time_t) now, 0, icaltimezone_get_utc_timezone ())));
  add_times (event, entry);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (entry->place != NULL)
    icalcomponent_add_property (event, icalproperty_new_location (entry->place));
  if (entry->who != NULL)
    icalcomponent_add_property (event, icalproperty_new_contact (entry->who));
  if (entry->type != DV_AGENDA_EVENT)
    icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  return event;
}

/**
 * dv_ics_write:
 * @entries: (element-type DvAgendaEntry): what dv_agenda_read() returned
 * @now: the time of writing, seconds since 1970
 *
 * Writes a calendar file (RFC 5545) for telephones and other calendars. An event has the number of
 * its record, or that of the calendar it came from; it says no more than the calendar does.
 *
 * Returns: (transfer full): its text
 */
char *
dv_ics_write (GPtrArray *entries, gint64 now)
{
  icalcomponent *calendar =
    icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                         icalproperty_new_prodid (PRODUCT), make_zone (), NULL);
  char *written;
  char *text;

  for (guint i = 0; i < entries->len; i++)
    icalcomponent_add_component (calendar, make_event (g_ptr_array_index (entries, i), now));
  written = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (written);
  icalmemory_free_buffer (written);
  icalcomponent_free (calendar);
  return text;
}
