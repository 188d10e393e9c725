/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libical/ical.h>
#include <locale.h>

#include "dv-agenda.h"
#include "dv-ics-error.h"
#include "dv-ics-import.h"
#include "dv-ics-read.h"
#include "dv-ics-write.h"
#include "dv-kinds.h"

/* Calendar files as telephones and other calendars write them, and what becomes of broken ones. */

#define BEGIN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mau//Lich//VI\r\n"
#define END   "END:VCALENDAR\r\n"
#define EVENT(lines) \
  "BEGIN:VEVENT\r\nUID:a@mau\r\nDTSTAMP:20190601T000000Z\r\nSUMMARY:Họp\r\n" lines "END:VEVENT\r\n"

typedef struct {
  const char *name;
  const char *text;
  const char *events; /* “uid start-end time”, one a line, or words of the error */
  gboolean broken;
} Case;

static const Case cases[] = {
  { "no events", BEGIN END, "", FALSE },
  { "a whole day", BEGIN EVENT ("DTSTART;VALUE=DATE:20190613\r\n") END,
    "a@mau 2019-06-13-2019-06-13", FALSE },
  { "whole days end before DTEND",
    BEGIN EVENT ("DTSTART;VALUE=DATE:20190613\r\nDTEND;VALUE=DATE:20190616\r\n") END,
    "a@mau 2019-06-13-2019-06-15", FALSE },
  { "a time of no zone is ours",
    BEGIN EVENT ("DTSTART:20190613T080000\r\nDTEND:20190613T100000\r\n") END,
    "a@mau 2019-06-13-2019-06-13 08:00", FALSE },
  { "UTC is seven hours behind", BEGIN EVENT ("DTSTART:20190613T180000Z\r\n") END,
    "a@mau 2019-06-14-2019-06-14 01:00", FALSE },
  { "another zone", BEGIN EVENT ("DTSTART;TZID=Asia/Tokyo:20190613T080000\r\n") END,
    "a@mau 2019-06-13-2019-06-13 06:00", FALSE },
  { "until midnight is until the day before",
    BEGIN EVENT ("DTSTART:20190613T200000\r\nDTEND:20190614T000000\r\n") END,
    "a@mau 2019-06-13-2019-06-13 20:00", FALSE },
  { "each week", BEGIN EVENT ("DTSTART:20190603T080000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n") END,
    "a@mau#20190603 2019-06-03-2019-06-03 08:00\na@mau#20190610 2019-06-10-2019-06-10 08:00\n"
    "a@mau#20190617 2019-06-17-2019-06-17 08:00",
    FALSE },
  { "a day that was taken out",
    BEGIN EVENT ("DTSTART:20190603T080000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
                 "EXDATE:20190603T080000\r\n") END,
    "a@mau#20190610 2019-06-10-2019-06-10 08:00", FALSE },
  { "a time that was moved",
    BEGIN EVENT ("DTSTART:20190603T080000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n")
      EVENT ("RECURRENCE-ID:20190610T080000\r\nDTSTART:20190611T090000\r\n") END,
    "a@mau#20190603 2019-06-03-2019-06-03 08:00\na@mau#20190610 2019-06-11-2019-06-11 09:00",
    FALSE },
  { "a cancelled event", BEGIN EVENT ("DTSTART:20190613T080000\r\nSTATUS:CANCELLED\r\n") END, "",
    FALSE },
  { "what is no calendar", "Họ và tên;Ngày\n", "Line 1", TRUE },
  { "nothing at all", "", "Line 1", TRUE },
  { "a line without a value", BEGIN "BEGIN:VEVENT\r\nUID:a\r\nrác rưởi\r\n", "Line 6", TRUE },
  { "a file that broke off", BEGIN "BEGIN:VEVENT\r\nUID:a\r\n", "END:VEVENT", TRUE },
  { "an end of nothing", BEGIN "END:VEVENT\r\n", "Line 4", TRUE },
  { "no day", BEGIN EVENT ("") END, "line 4", TRUE },
  { "a day that is none", BEGIN EVENT ("DTSTART:hôm qua\r\n") END, "line 4", TRUE },
  { "no number", BEGIN "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20190613\r\nEND:VEVENT\r\n" END,
    "line 4", TRUE },
};

static char *
describe (GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++) {
    const DvIcsEvent *event = g_ptr_array_index (events, i);
    g_autofree char *start = dv_date_to_iso (&event->start);
    g_autofree char *end = dv_date_to_iso (&event->end);

    g_string_append_printf (text, "%s%s %s-%s%s%s", i > 0 ? "\n" : "", event->uid, start, end,
                            event->time != NULL ? " " : "", event->time != NULL ? event->time : "");
  }
  return g_string_free (text, FALSE);
}

static void
test_read (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = dv_ics_read (test->text, strlen (test->text), &error);
  g_autofree char *text = NULL;

  if (test->broken) {
    g_assert_error (error, DV_ICS_ERROR, DV_ICS_ERROR_BROKEN);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, test->events));
    g_assert_nonnull (strstr (error->message, "Nothing was changed."));
    return;
  }
  g_assert_no_error (error);
  text = describe (events);
  g_assert_cmpstr (text, ==, test->events);
}

static void
test_endless (void)
{
  const char *text = BEGIN EVENT ("DTSTART:20190603T080000\r\nRRULE:FREQ=DAILY\r\n") END;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = dv_ics_read (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 120);
  g_assert_nonnull (((DvIcsEvent *) g_ptr_array_index (events, 0))->remark);
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (5 * 1024 * 1024, 'X');
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_ics_read (text, strlen (text), &error));
  g_assert_error (error, DV_ICS_ERROR, DV_ICS_ERROR_TOO_LARGE);
}

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-ics-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  dv_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

typedef struct {
  const char *text;
  DvIcsImport *import;
} Look;

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Look *look = data;

  look->import = dv_ics_import_new (db, look->text, strlen (look->text), error);
  return look->import != NULL;
}

static DvIcsImport *
look (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  Look looking = { text, NULL };

  dv_store_read (fixture->store, look_cb, &looking, &error);
  g_assert_no_error (error);
  return looking.import;
}

static void
import_text (Fixture *fixture, const char *text, guint n_new, guint n_changed, guint n_same)
{
  g_autoptr (DvIcsImport) import = look (fixture, text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (import->counts[DV_ICS_NEW], ==, n_new);
  g_assert_cmpuint (import->counts[DV_ICS_CHANGED], ==, n_changed);
  g_assert_cmpuint (import->counts[DV_ICS_SAME], ==, n_same);
  dv_store_write_as (fixture->store, "import", NULL, dv_ics_import_write, import, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_events (Fixture *fixture)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_event);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dv_store_list (fixture->store, query, &error);

  g_assert_no_error (error);
  return records->len;
}

static void
the_same_number_is_the_same_event (Fixture *fixture, gconstpointer data)
{
  const char *first = BEGIN EVENT ("DTSTART:20190613T080000\r\n") END;
  const char *moved = BEGIN EVENT ("DTSTART:20190614T080000\r\nLOCATION:Hội trường\r\n") END;

  import_text (fixture, first, 1, 0, 0);
  import_text (fixture, first, 0, 0, 1);
  import_text (fixture, moved, 0, 1, 0);
  import_text (fixture, moved, 0, 0, 1);
  g_assert_cmpuint (count_events (fixture), ==, 1);
}

typedef struct {
  GPtrArray *entries;
} Read;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  const DvAgendaSpan span = { { 2019, 1, 1 }, { 2019, 12, 31 }, { 2019, 6, 13 }, NULL, 0 };
  Read *read = data;

  read->entries = dv_agenda_read (db, &span, error);
  return read->entries != NULL;
}

static char *
export_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  Read read = { NULL };

  dv_store_read (fixture->store, read_cb, &read, &error);
  g_assert_no_error (error);
  entries = read.entries;
  return dv_ics_write (entries, 1560384000);
}

static void
save (Fixture *fixture, const DvKind *kind, const char *const *values)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
what_was_exported_comes_back_the_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (DvIcsImport) import = NULL;

  save (fixture, &dv_kind_event,
        DV_NAMES ("title", "Họp; giao ban, tuần \\ 24", "start", "2019-06-13", "time", "08:00",
                  "place", "Phòng họp"));
  save (fixture, &dv_kind_event,
        DV_NAMES ("title", "Hội thi", "start", "2019-06-13", "end", "2019-06-15"));
  save (fixture, &dv_kind_event,
        DV_NAMES ("title", "Trại hè", "start", "2019-06-13", "end", "2019-06-15", "time", "07:30"));
  save (fixture, &dv_kind_task, DV_NAMES ("title", "Báo cáo", "due", "2019-06-20"));
  text = export_all (fixture);
  import = look (fixture, text);
  g_assert_cmpuint (import->counts[DV_ICS_SAME], ==, 3);
  g_assert_cmpuint (import->counts[DV_ICS_NEW], ==, 0);
  g_assert_cmpuint (import->counts[DV_ICS_CHANGED], ==, 0);
}

/* As any other program reads it, and by the letter of RFC 5545. */
static void
another_program_can_read_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  icalcomponent *calendar;

  save (fixture, &dv_kind_event,
        DV_NAMES ("title",
                  "Hội nghị tổng kết phong trào thi đua “Dân vận khéo” của các tổ dân phố, có biểu "
                  "dương tập thể và cá nhân",
                  "start", "2019-06-13", "time", "08:00"));
  text = export_all (fixture);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_null (strchr (lines[i], '\n'));
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  icalcomponent_free (calendar);
}

static void
a_broken_file_changes_nothing (Fixture *fixture, gconstpointer data)
{
  Look looking = { BEGIN EVENT ("DTSTART:20190613T080000\r\n") "BEGIN:VEVENT\r\nrác\r\n", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_read (fixture->store, look_cb, &looking, &error));
  g_assert_error (error, DV_ICS_ERROR, DV_ICS_ERROR_BROKEN);
  g_assert_cmpuint (count_events (fixture), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/ics/read/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_read);
  }
  g_test_add_func ("/ics/read/without an end", test_endless);
  g_test_add_func ("/ics/read/too large", test_too_large);
  TEST ("/ics/import/same", the_same_number_is_the_same_event);
  TEST ("/ics/import/round trip", what_was_exported_comes_back_the_same);
  TEST ("/ics/import/broken", a_broken_file_changes_nothing);
  TEST ("/ics/write/another program", another_program_can_read_it);
  return g_test_run ();
}
