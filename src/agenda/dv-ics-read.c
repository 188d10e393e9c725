/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ics-read.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "dv-ics-error.h"
#include "dv-ics-lines.h"

#define MAX_SIZE    (4 * 1024 * 1024)
#define MAX_REPEATS 120
#define UTC_OFFSET  (7 * 3600)

typedef struct {
  GPtrArray *events;
  GHashTable *moved; /* numbers of the times of an event that the file tells by themselves */
  guint line;
} Reading;

/**
 * dv_ics_event_free:
 * @event: (transfer full) (nullable): an event
 */
void
dv_ics_event_free (DvIcsEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->uid);
  g_free (event->title);
  g_free (event->place);
  g_free (event->note);
  g_free (event->time);
  g_free (event->remark);
  g_free (event);
}

static gboolean
fail (guint line, const char *what, GError **error)
{
  g_set_error (error, DV_ICS_ERROR, DV_ICS_ERROR_BROKEN,
               /* translators: an event of a calendar file, its line and what is wrong with it */
               _ ("The event on line %u of the calendar file: %s Nothing was changed."), line,
               what);
  return FALSE;
}

/* The time as clocks show it here; one without a zone is such a time already. */
static struct icaltimetype
to_local (struct icaltimetype time)
{
  if (time.is_date || (time.zone == NULL && !icaltime_is_utc (time)))
    return time;
  return icaltime_from_timet_with_zone (icaltime_as_timet_with_zone (time, time.zone) + UTC_OFFSET,
                                        0, icaltimezone_get_utc_timezone ());
}

static DvDate
to_date (struct icaltimetype time)
{
  return (DvDate){ (guint16) time.year, (guint8) time.month, (guint8) time.day };
}

static char *
dup_text (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return copy != NULL && *g_strstrip (copy) != '\0' ? g_steal_pointer (&copy) : NULL;
}

/* In one line, as a title is. */
static char *
dup_line (const char *text)
{
  char *line = dup_text (text);

  return line != NULL ? g_strdelimit (line, "\r\n\t", ' ') : NULL;
}

static gboolean
read_start (icalcomponent *component, struct icaltimetype *start)
{
  icalproperty *property = icalcomponent_get_first_property (component, ICAL_DTSTART_PROPERTY);

  if (property == NULL)
    return FALSE;
  *start = icalproperty_get_datetime_with_component (property, component);
  return !icaltime_is_null_time (*start) && icaltime_is_valid_time (*start);
}

/* How many days it goes on beyond the first. An end at midnight, and that of whole days, is the
 * first moment after it. */
static int
count_days (icalcomponent *component, struct icaltimetype start)
{
  struct icaltimetype first = to_local (start);
  struct icaltimetype last = to_local (icalcomponent_get_dtend (component));
  int days;

  if (icaltime_is_null_time (last))
    return 0;
  if (last.is_date || (last.hour == 0 && last.minute == 0 && last.second == 0))
    icaltime_adjust (&last, -1, 0, 0, 0);
  first.is_date = last.is_date = 1;
  days = (int) ((icaltime_as_timet (last) - icaltime_as_timet (first)) / 86400);
  return CLAMP (days, 0, 3660);
}

static DvIcsEvent *
make_event (const Reading *reading, icalcomponent *component, struct icaltimetype start, int days)
{
  struct icaltimetype local = to_local (start);
  DvIcsEvent *event = g_new0 (DvIcsEvent, 1);

  event->line = reading->line;
  event->uid = g_strdup (icalcomponent_get_uid (component));
  event->title = dup_line (icalcomponent_get_summary (component));
  event->place = dup_line (icalcomponent_get_location (component));
  event->note = dup_text (icalcomponent_get_description (component));
  event->start = to_date (local);
  event->end = dv_date_add_days (&event->start, days);
  if (!local.is_date)
    event->time = g_strdup_printf ("%02d:%02d", local.hour, local.minute);
  return event;
}

/* Each time of an event that comes again is an event here, known by the day on which it comes. */
static char *
make_repeat_uid (icalcomponent *component, struct icaltimetype start)
{
  struct icaltimetype local = to_local (start);

  return g_strdup_printf ("%s#%04d%02d%02d", icalcomponent_get_uid (component), local.year,
                          local.month, local.day);
}

static gboolean
is_excepted (icalcomponent *component, struct icaltimetype time)
{
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY)) {
    struct icaltimetype date = icalproperty_get_datetime_with_component (property, component);

    if (icaltime_compare (date, time) == 0 ||
        (date.is_date && icaltime_compare_date_only (date, time) == 0))
      return TRUE;
  }
  return FALSE;
}

static void
add_repeat (Reading *reading, icalcomponent *component, struct icaltimetype start, int days)
{
  g_autofree char *uid = make_repeat_uid (component, start);
  DvIcsEvent *event;

  if (is_excepted (component, start) || g_hash_table_contains (reading->moved, uid))
    return;
  event = make_event (reading, component, start, days);
  g_free (event->uid);
  event->uid = g_steal_pointer (&uid);
  g_ptr_array_add (reading->events, event);
}

static void
add_repeats (Reading *reading,
             icalcomponent *component,
             struct icalrecurrencetype rule,
             struct icaltimetype start)
{
  icalrecur_iterator *times = icalrecur_iterator_new (rule, start);
  int days = count_days (component, start);
  struct icaltimetype next = icaltime_null_time ();
  guint first = reading->events->len;
  guint n = 0;

  for (; times != NULL && n < MAX_REPEATS; n++) {
    next = icalrecur_iterator_next (times);
    if (icaltime_is_null_time (next))
      break;
    add_repeat (reading, component, next, days);
  }
  if (times != NULL)
    icalrecur_iterator_free (times);
  if (n == MAX_REPEATS && reading->events->len > first) {
    DvIcsEvent *event = g_ptr_array_index (reading->events, first);

    event->remark =
      g_strdup_printf (_ ("It comes again and again; the first %d times are taken."), MAX_REPEATS);
  }
}

static gboolean
is_cancelled (icalcomponent *component)
{
  return icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;
}

static gboolean
read_event (Reading *reading, icalcomponent *component, GError **error)
{
  icalproperty *rule = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
  struct icaltimetype start;

  if (icalcomponent_get_uid (component) == NULL)
    return fail (reading->line, _ ("It has no UID."), error);
  if (!read_start (component, &start) || start.year < 1900 || start.year > 2199)
    return fail (reading->line, _ ("It has no day on which it begins (DTSTART)."), error);
  if (icalcomponent_count_errors (component) > 0)
    return fail (reading->line, _ ("A value in it cannot be read."), error);
  if (is_cancelled (component))
    return TRUE;
  if (rule != NULL) {
    add_repeats (reading, component, icalproperty_get_rrule (rule), start);
    return TRUE;
  }
  g_ptr_array_add (reading->events,
                   make_event (reading, component, start, count_days (component, start)));
  if (icalcomponent_get_first_property (component, ICAL_RECURRENCEID_PROPERTY) != NULL) {
    DvIcsEvent *event = g_ptr_array_index (reading->events, reading->events->len - 1);

    g_free (event->uid);
    event->uid = make_repeat_uid (component, icalcomponent_get_recurrenceid (component));
  }
  return TRUE;
}

/* One time of an event that was moved or dropped stands in the file beside the rule. */
static void
note_moved (Reading *reading, icalcomponent *calendar)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT)) {
    if (icalcomponent_get_uid (event) != NULL &&
        icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL)
      g_hash_table_add (reading->moved,
                        make_repeat_uid (event, icalcomponent_get_recurrenceid (event)));
  }
}

static gboolean
read_calendar (Reading *reading, icalcomponent *calendar, const GArray *lines, GError **error)
{
  guint n = 0;

  note_moved (reading, calendar);
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT)) {
    reading->line = n < lines->len ? g_array_index (lines, guint, n) : 0;
    n++;
    if (!read_event (reading, event, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_text (const char *text, gsize size, GError **error)
{
  if (size > MAX_SIZE) {
    g_set_error (error, DV_ICS_ERROR, DV_ICS_ERROR_TOO_LARGE,
                 _ ("The calendar file is larger than 4 MB; export a shorter time. Nothing was "
                    "changed."));
    return FALSE;
  }
  if (g_utf8_validate (text, (gssize) size, NULL))
    return TRUE;
  g_set_error (error, DV_ICS_ERROR, DV_ICS_ERROR_BROKEN,
               _ ("The calendar file is not in UTF-8. Nothing was changed."));
  return FALSE;
}

/**
 * dv_ics_read:
 * @text: the text of a calendar file
 * @size: its bytes
 * @error: return location for a #DV_ICS_ERROR
 *
 * Reads the events of a calendar file (RFC 5545). Times are those of Viet Nam. What comes again is
 * read as often as 120 times.
 *
 * Returns: (transfer full) (nullable) (element-type DvIcsEvent): the events, those that were
 *   cancelled left out; %NULL if the file is broken
 */
GPtrArray *
dv_ics_read (const char *text, gsize size, GError **error)
{
  g_autoptr (GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_ics_event_free);
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) lines = NULL;
  Reading reading = { events, moved, 0 };
  icalcomponent *calendar;
  gboolean ok;

  if (!check_text (text, size, error))
    return NULL;
  lines = dv_ics_lines_check (text, error);
  if (lines == NULL)
    return NULL;
  calendar = icalparser_parse_string (text);
  ok = calendar != NULL && read_calendar (&reading, calendar, lines, error);
  if (calendar == NULL)
    fail (1, _ ("It cannot be read."), error);
  else
    icalcomponent_free (calendar);
  return ok ? g_steal_pointer (&events) : NULL;
}
