/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-agenda.h"
#include "dv-kinds.h"
#include "dv-longevity.h"
#include "dv-store.h"

/* What a calendar says of a span of days, and what it must not say. */

typedef struct {
  char *folder;
  char *path;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-agenda-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;

  dv_store_close (fixture->store);
  g_object_unref (fixture->store);
  command = g_strdup_printf ("rm -r '%s'", fixture->folder);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Names and values follow each other. */
static char *
add (Fixture *fixture, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

#define ADD(kind, ...) g_free (add (fixture, &kind, __VA_ARGS__, NULL))

typedef struct {
  DvAgendaSpan span;
  GPtrArray *entries;
} Read;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Read *read = data;

  read->entries = dv_agenda_read (db, &read->span, error);
  return read->entries != NULL;
}

static DvDate
day (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return date;
}

static GPtrArray *
read_span (Fixture *fixture, const char *from, const char *to, guint types)
{
  g_autoptr (GError) error = NULL;
  Read read = { .span = { day (from), day (to), day ("2019-06-13"), NULL, types } };

  dv_store_read (fixture->store, read_cb, &read, &error);
  g_assert_no_error (error);
  return read.entries;
}

/* “2019-06-13 08:00 title (what) at place by who late” */
static char *
describe (const DvAgendaEntry *entry)
{
  DvDate date = dv_date_from_julian (entry->day);
  g_autofree char *iso = dv_date_to_iso (&date);
  GString *text = g_string_new (iso);

  if (entry->time != NULL)
    g_string_append_printf (text, " %s", entry->time);
  g_string_append_printf (text, " %s", entry->title);
  if (entry->what != NULL)
    g_string_append_printf (text, " (%s)", entry->what);
  if (entry->place != NULL)
    g_string_append_printf (text, " at %s", entry->place);
  if (entry->who != NULL)
    g_string_append_printf (text, " by %s", entry->who);
  if (entry->late)
    g_string_append (text, " late");
  return g_string_free (text, FALSE);
}

static void
assert_entries (Fixture *fixture, const char *from, const char *to, guint types, const char *lines)
{
  g_autoptr (GPtrArray) entries = read_span (fixture, from, to, types);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *line = describe (g_ptr_array_index (entries, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  g_assert_cmpstr (text->str, ==, lines);
}

static void
a_day_tells_its_events_by_time (Fixture *fixture, gconstpointer data)
{
  ADD (dv_kind_event, "title", "Họp", "start", "2019-06-13", "time", "14:00", "place", "Phòng họp",
       "host", "Chủ tịch");
  ADD (dv_kind_event, "title", "Giao ban", "start", "2019-06-13", "time", "08:00");
  ADD (dv_kind_event, "title", "Treo cờ", "start", "2019-06-13");
  ADD (dv_kind_event, "title", "Cả tháng", "start", "2019-06");
  assert_entries (fixture, "2019-06-13", "2019-06-13", 0,
                  "2019-06-13 Treo cờ\n2019-06-13 08:00 Giao ban\n"
                  "2019-06-13 14:00 Họp at Phòng họp by Chủ tịch");
}

static void
what_goes_on_for_days_stands_on_each (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  ADD (dv_kind_event, "title", "Hội thi", "start", "2019-06-09", "end", "2019-06-11");
  ADD (dv_kind_event, "title", "Nửa năm", "start", "2019-06-09", "end", "2019-12-31");
  entries = read_span (fixture, "2019-06-10", "2019-06-30", 1u << DV_AGENDA_EVENT);
  g_assert_cmpuint (entries->len, ==, 2);
  for (guint i = 0; i < entries->len; i++) {
    const DvAgendaEntry *entry = g_ptr_array_index (entries, i);
    DvDate eleventh = day ("2019-06-11");
    DvDate twelfth = day ("2019-06-12");
    gboolean is_short = g_str_equal (entry->title, "Hội thi");

    g_assert_cmpint (dv_agenda_entry_is_on (entry, dv_date_to_julian (&eleventh)), ==, is_short);
    g_assert_false (dv_agenda_entry_is_on (entry, dv_date_to_julian (&twelfth)));
  }
}

static void
what_is_due_is_late_until_it_is_done (Fixture *fixture, gconstpointer data)
{
  ADD (dv_kind_task, "title", "Rà soát", "due", "2019-06-10");
  ADD (dv_kind_task, "title", "Xong rồi", "due", "2019-06-10", "state", "done");
  ADD (dv_kind_task, "title", "Báo cáo", "due", "2019-06-20");
  assert_entries (fixture, "2019-06-01", "2019-06-30", 1u << DV_AGENDA_DEADLINE,
                  "2019-06-10 Rà soát (Due) late\n2019-06-20 Báo cáo (Due)");
}

static void
nothing_of_a_petition_but_number_and_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  ADD (dv_kind_deadline, "code", "A", "title", "A", "matter", "any", "role", "main", "start",
       "received", "end", "answered", "unit", "days", "days", "10");
  ADD (dv_kind_petition, "number", "12/2019", "title", "Bà Mẫu kiện ông Mẫu", "type", "kien-nghi",
       "start", "2019-06-05", "sender_name", "Trần Thị Mẫu");
  entries = read_span (fixture, "2019-06-01", "2019-06-30", 1u << DV_AGENDA_DEADLINE);
  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *line = describe (g_ptr_array_index (entries, i));

    g_assert_null (strstr (line, "Mẫu"));
    g_assert_nonnull (strstr (line, "12/2019"));
  }
  g_assert_cmpuint (entries->len, ==, 1);
}

static void
a_term_ends_with_its_year (Fixture *fixture, gconstpointer data)
{
  g_autofree char *unit = add (fixture, &dv_kind_unit, "name", "HĐND phường", NULL);

  ADD (dv_kind_term, "unit", unit, "name", "2016 – 2021", "start", "2016", "end", "2021");
  assert_entries (fixture, "2021-12-01", "2021-12-31", 1u << DV_AGENDA_TERM,
                  "2021-12-31 The term 2016 – 2021 ends by HĐND phường");
}

static void
a_model_tells_its_course (Fixture *fixture, gconstpointer data)
{
  ADD (dv_kind_model, "title", "Ngõ nở hoa", "registered_on", "2019-01", "launched_on",
       "2019-06-19");
  assert_entries (fixture, "2019-01-01", "2019-12-31", 1u << DV_AGENDA_MILESTONE,
                  "2019-06-19 Ngõ nở hoa (Launched on)");
}

static void
holidays_are_named_in_any_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  ADD (dv_kind_occasion, "code", "A", "title", "Giỗ Tổ", "type", "holiday", "day", "10", "month",
       "3", "lunar", "1");
  ADD (dv_kind_occasion, "code", "B", "title", "Trung thu", "type", "holiday", "day", "15", "month",
       "8", "lunar", "1");
  assert_entries (fixture, "2030-04-12", "2030-04-12", 0, "2030-04-12 Giỗ Tổ Hùng Vương");
  assert_entries (fixture, "2019-09-13", "2019-09-13", 0, "2019-09-13 Trung thu");
}

static void
anniversaries_are_counted (Fixture *fixture, gconstpointer data)
{
  ADD (dv_kind_occasion, "code", "A", "title", "Ngày dân vận", "type", "anniversary", "day", "15",
       "month", "10", "base_year", "1930", "ahead", "30");
  assert_entries (fixture, "2019-10-01", "2019-10-31", 1u << DV_AGENDA_ANNIVERSARY,
                  "2019-10-15 Ngày dân vận (89 years)");
}

typedef struct {
  GPtrArray *people;
} Old;

static gboolean
old_cb (DvDb *db, gpointer data, GError **error)
{
  Old *old = data;

  old->people = dv_longevity_list (db, "70;80", 2019, error);
  return old->people != NULL;
}

static void
old_people_are_found_by_their_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Old old = { NULL };

  ADD (dv_kind_person, "name", "Nguyễn Văn Mẫu", "birth", "1949-12-31");
  ADD (dv_kind_person, "name", "Trần Thị Mẫu", "birth", "1939");
  ADD (dv_kind_person, "name", "Lê Thị Mẫu", "birth", "1949-03", "died", "2018");
  ADD (dv_kind_person, "name", "Phạm Văn Mẫu", "birth", "1949", "left", "2017");
  ADD (dv_kind_person, "name", "Vũ Văn Mẫu", "birth", "1950-01-01");
  ADD (dv_kind_occasion, "code", "M", "title", "Mừng thọ", "type", "longevity", "day", "6", "month",
       "6", "ages", "70;80");
  dv_store_read (fixture->store, old_cb, &old, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (old.people->len, ==, 2);
  g_assert_cmpstr (dv_record_get_title (g_ptr_array_index (old.people, 0)), ==, "Nguyễn Văn Mẫu");
  g_assert_cmpstr (dv_record_get_title (g_ptr_array_index (old.people, 1)), ==, "Trần Thị Mẫu");
  g_ptr_array_unref (old.people);
  assert_entries (fixture, "2019-06-06", "2019-06-06", 0, "2019-06-06 Mừng thọ (2 people)");
}

static void
the_chairman_owes_days (Fixture *fixture, gconstpointer data)
{
  ADD (dv_kind_duty, "code", "A", "title", "Tiếp công dân", "days", "1", "period", "week",
       "valid_from", "2014-07-01");
  assert_entries (fixture, "2019-06-10", "2019-06-23", 0,
                  "2019-06-16 The chairman has still to receive citizens on 1 day");
  ADD (dv_kind_reception, "date", "2019-06-12", "host", "Chủ tịch UBND", "by_chairman", "1");
  assert_entries (fixture, "2019-06-10", "2019-06-23", 0,
                  "2019-06-12 Reception of citizens by Chủ tịch UBND");
}

static void
what_has_to_be_public_and_answered_has_its_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = add (fixture, &dv_kind_place, "name", "Trụ sở", "type", "office", NULL);
  g_autofree char *supervision =
    add (fixture, &dv_kind_supervision, "title", "Giám sát ngõ 5", "start", "2019-05-05", NULL);

  ADD (dv_kind_posting_rule, "code", "R", "title", "Công khai", "within", "3", "unit", "day",
       "at_least", "30");
  ADD (dv_kind_posting, "title", "Dự toán", "place", place, "form", "posted", "decided_on",
       "2019-06-12");
  ADD (dv_kind_posting, "title", "Đã treo", "place", place, "form", "posted", "decided_on",
       "2019-06-12", "posted_on", "2019-06-12");
  ADD (dv_kind_supervision_rule, "code", "S", "title", "Trả lời kiến nghị", "matter", "supervision",
       "from", "sent", "until", "answer", "days", "15", "unit", "day", "direction", "after");
  ADD (dv_kind_recommendation, "supervision", supervision, "title", "Sửa nắp cống", "sent_on",
       "2019-06-01");
  /* Both would end on a weekend. */
  assert_entries (fixture, "2019-06-10", "2019-06-23", 0,
                  "2019-06-17 Dự toán (Posting) at Trụ sở\n"
                  "2019-06-17 Giám sát ngõ 5 (Trả lời kiến nghị)");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  TEST ("/agenda/events", a_day_tells_its_events_by_time);
  TEST ("/agenda/spans", what_goes_on_for_days_stands_on_each);
  TEST ("/agenda/deadlines", what_is_due_is_late_until_it_is_done);
  TEST ("/agenda/petitions", nothing_of_a_petition_but_number_and_type);
  TEST ("/agenda/terms", a_term_ends_with_its_year);
  TEST ("/agenda/models", a_model_tells_its_course);
  TEST ("/agenda/holidays", holidays_are_named_in_any_year);
  TEST ("/agenda/anniversaries", anniversaries_are_counted);
  TEST ("/agenda/longevity", old_people_are_found_by_their_year);
  TEST ("/agenda/duties", the_chairman_owes_days);
  TEST ("/agenda/oversight", what_has_to_be_public_and_answered_has_its_day);
  return g_test_run ();
}
