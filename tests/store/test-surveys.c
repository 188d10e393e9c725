/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "dv-check.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-posting-words.h"
#include "dv-postings.h"
#include "dv-store-error.h"
#include "dv-store.h"
#include "dv-supervision.h"
#include "dv-survey.h"

/* Surveys, postings and supervisions in a store. */

typedef struct {
  char *folder;
  DvStore *store;
  DvRecord *group;
  DvRecord *places[2];
  DvRecord *checklist;
  DvRecord *items[2];
  DvRecord *document;
  DvRecord *survey;
} Fixture;

G_GNUC_NULL_TERMINATED static DvRecord *
add (Fixture *fixture, const DvKind *kind, ...)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
change (Fixture *fixture, DvRecord *record, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), &error);

  g_assert_no_error (error);
  dv_record_set (stored, name, value);
  dv_store_save (fixture->store, stored, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = dv_links_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *places = NULL;

  fixture->folder = g_dir_make_tmp ("dv-surveys-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->group =
    add (fixture, &dv_kind_unit, "name", "Tổ dân phố 2", "code", "TDP2", "type", "group", NULL);
  fixture->places[0] =
    add (fixture, &dv_kind_place, "name", "Trụ sở", "code", "P1", "type", "office", NULL);
  fixture->places[1] = add (fixture, &dv_kind_place, "name", "Nhà văn hóa", "code", "P2", "type",
                            "cultural-house", "group", dv_record_get_id (fixture->group), NULL);
  fixture->checklist = add (fixture, &dv_kind_checklist, "title", "Văn bản", NULL);
  fixture->document = add (fixture, &dv_kind_document, "title", "Danh sách hỗ trợ", NULL);
  fixture->items[0] =
    add (fixture, &dv_kind_item, "checklist", dv_record_get_id (fixture->checklist), "document",
         dv_record_get_id (fixture->document), NULL);
  fixture->items[1] = add (fixture, &dv_kind_item, "checklist",
                           dv_record_get_id (fixture->checklist), "title", "Nội quy", NULL);
  for (guint i = 0; i < 2; i++)
    dv_links_add (links, dv_record_get_id (fixture->places[i]), NULL);
  places = dv_links_to_value (links);
  fixture->survey =
    add (fixture, &dv_kind_survey, "title", "Khảo sát niêm yết", "checklist",
         dv_record_get_id (fixture->checklist), "places", places, "state", "in-progress", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GPtrArray) problems = dv_store_check (fixture->store, TRUE, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&fixture->group);
  for (guint i = 0; i < 2; i++) {
    g_clear_object (&fixture->places[i]);
    g_clear_object (&fixture->items[i]);
  }
  g_clear_object (&fixture->checklist);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->survey);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

/* Returns: (transfer full) (nullable): the batch, %NULL if it was refused */
static char *
try_answer (Fixture *fixture,
            DvRecord *survey,
            guint place,
            guint item,
            const char *answer,
            const char *date,
            GError **error)
{
  g_autoptr (DvSurveyAnswer) seen =
    dv_survey_answer_new (dv_record_get_id (survey), dv_record_get_id (fixture->places[place]),
                          dv_record_get_id (fixture->items[item]));
  char *batch = NULL;

  dv_survey_answer_set (seen, "answer", answer);
  dv_survey_answer_set (seen, "date", date);
  dv_store_write (fixture->store, "Khảo sát", dv_survey_answer, seen, &batch, error);
  return batch;
}

static char *
give (Fixture *fixture,
      DvRecord *survey,
      guint place,
      guint item,
      const char *answer,
      const char *date)
{
  g_autoptr (GError) error = NULL;
  char *batch = try_answer (fixture, survey, place, item, answer, date, &error);

  g_assert_no_error (error);
  return batch;
}

typedef struct {
  const char *id;
  DvSurvey *survey;
  DvPostings *postings;
  GPtrArray *dues;
  DvRecord *record;
  guint32 on;
} Reading;

static gboolean
read_survey (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->survey = dv_survey_read (db, reading->id, error);
  return reading->survey != NULL;
}

static DvSurvey *
load_survey (Fixture *fixture, DvRecord *survey)
{
  Reading reading = { .id = dv_record_get_id (survey) };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_survey, &reading, &error);
  g_assert_no_error (error);
  return reading.survey;
}

static void
an_answer_is_kept_changed_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = give (fixture, fixture->survey, 1, 0, "posted", "2024-03-10");
  g_autofree char *second = give (fixture, fixture->survey, 1, 0, "torn", "2024-03-10");
  g_autoptr (DvSurvey) survey = load_survey (fixture, fixture->survey);
  g_autoptr (DvSurvey) undone = NULL;
  g_autoptr (DvSurvey) empty = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone result;
  DvRecord *seen = dv_survey_get (survey, 1, 0);

  g_assert_cmpuint (g_hash_table_size (survey->now), ==, 1);
  g_assert_cmpstr (dv_record_get (seen, "answer"), ==, "torn");
  /* The group is that of the place, so its laptop may write the observation. */
  g_assert_cmpstr (dv_record_get (seen, "group"), ==, dv_record_get_id (fixture->group));
  dv_store_undo (fixture->store, second, FALSE, &result, &error);
  g_assert_no_error (error);
  undone = load_survey (fixture, fixture->survey);
  g_assert_cmpstr (dv_record_get (dv_survey_get (undone, 1, 0), "answer"), ==, "posted");
  dv_store_undo (fixture->store, first, FALSE, &result, &error);
  g_assert_no_error (error);
  empty = load_survey (fixture, fixture->survey);
  g_assert_null (dv_survey_get (empty, 1, 0));
}

static void
an_answer_can_be_given_again_after_it_was_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = give (fixture, fixture->survey, 0, 0, "posted", "2024-03-10");
  g_autofree char *again = NULL;
  g_autoptr (DvSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone result;

  dv_store_undo (fixture->store, first, FALSE, &result, &error);
  g_assert_no_error (error);
  again = give (fixture, fixture->survey, 0, 0, "missing", "2024-03-11");
  survey = load_survey (fixture, fixture->survey);
  g_assert_cmpstr (dv_record_get (dv_survey_get (survey, 0, 0), "answer"), ==, "missing");
  g_assert_cmpstr (dv_record_get (dv_survey_get (survey, 0, 0), "date"), ==, "2024-03-11");
}

static void
refuse (Fixture *fixture, DvRecord *survey, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = try_answer (fixture, survey, 0, 0, "posted", "2024-03-10", &error);

  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing was saved"));
  g_assert_null (batch);
}

static void
what_does_not_belong_to_a_survey_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = give (fixture, fixture->survey, 0, 0, "missing", "2024-03-10");
  g_autoptr (DvRecord) other = add (fixture, &dv_kind_checklist, "title", "Khác", NULL);
  g_autoptr (DvSurvey) survey = load_survey (fixture, fixture->survey);

  change (fixture, fixture->survey, "checklist", dv_record_get_id (other));
  refuse (fixture, fixture->survey, "another checklist");
  change (fixture, fixture->survey, "places", NULL);
  refuse (fixture, fixture->survey, "none of those of the survey");
  change (fixture, fixture->survey, "state", "done");
  refuse (fixture, fixture->survey, "The survey is done");
}

static void
what_was_to_be_mended_is_mended_after_the_survey_is_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = give (fixture, fixture->survey, 0, 0, "missing", "2024-03-10");
  g_autoptr (DvSurvey) survey = load_survey (fixture, fixture->survey);
  g_autoptr (DvSurvey) after = NULL;
  DvSurveySums sums;

  dv_survey_count (survey, -1, -1, &sums);
  g_assert_cmpuint (sums.n_cells, ==, 4);
  g_assert_cmpuint (sums.n_seen, ==, 1);
  g_assert_cmpuint (sums.n_to_fix, ==, 1);
  change (fixture, fixture->survey, "state", "done");
  change (fixture, dv_survey_get (survey, 0, 0), "fixed_on", "2024-03-15");
  after = load_survey (fixture, fixture->survey);
  dv_survey_count (after, -1, -1, &sums);
  g_assert_cmpuint (sums.n_to_fix, ==, 0);
  g_assert_cmpuint (sums.n_fixed, ==, 1);
}

static void
another_group_than_that_of_the_place_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = give (fixture, fixture->survey, 1, 0, "missing", "2024-03-10");
  g_autoptr (DvSurvey) survey = load_survey (fixture, fixture->survey);
  g_autoptr (DvRecord) other =
    add (fixture, &dv_kind_unit, "name", "Tổ dân phố 3", "type", "group", NULL);
  DvRecord *observation = dv_survey_get (survey, 1, 0);
  g_autoptr (GError) error = NULL;

  dv_record_set (observation, "group", dv_record_get_id (other));
  g_assert_false (dv_store_save (fixture->store, observation, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "not that of the place"));
}

static gboolean
make_round (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->record = dv_survey_make_round (db, reading->id, error);
  return reading->record != NULL;
}

static DvRecord *
next_round (Fixture *fixture)
{
  Reading reading = { .id = dv_record_get_id (fixture->survey) };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, make_round, &reading, &error);
  g_assert_no_error (error);
  dv_store_save (fixture->store, reading.record, NULL, &error);
  g_assert_no_error (error);
  return reading.record;
}

static void
a_new_round_is_held_against_the_one_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = give (fixture, fixture->survey, 0, 0, "posted", "2024-03-10");
  g_autofree char *b = give (fixture, fixture->survey, 0, 1, "missing", "2024-03-10");
  g_autofree char *c = give (fixture, fixture->survey, 1, 0, "posted", "2024-03-10");
  g_autoptr (DvRecord) round = next_round (fixture);
  g_autofree char *d = give (fixture, round, 0, 0, "torn", "2024-04-10");
  g_autofree char *e = give (fixture, round, 0, 1, "posted", "2024-04-10");
  g_autofree char *f = give (fixture, round, 1, 0, "not-seen", "2024-04-10");
  g_autoptr (DvSurvey) survey = load_survey (fixture, round);
  DvSurveySums sums;

  g_assert_cmpint (dv_record_get_integer (round, "round"), ==, 2);
  g_assert_cmpuint (survey->places->len, ==, 2);
  g_assert_cmpuint (survey->items->len, ==, 2);
  g_assert_cmpint (dv_survey_get_change (survey, 0, 0), ==, DV_SURVEY_LOST);
  g_assert_cmpint (dv_survey_get_change (survey, 0, 1), ==, DV_SURVEY_FIXED);
  g_assert_cmpint (dv_survey_get_change (survey, 1, 0), ==, DV_SURVEY_SAME);
  dv_survey_count (survey, -1, -1, &sums);
  g_assert_cmpuint (sums.n_seen, ==, 3);
  g_assert_cmpuint (sums.n_lost, ==, 1);
  g_assert_cmpuint (sums.n_fixed_since, ==, 1);
  dv_survey_count (survey, 1, -1, &sums);
  g_assert_cmpuint (sums.n_cells, ==, 2);
  g_assert_cmpuint (sums.n_seen, ==, 1);
  dv_survey_count (survey, -1, 1, &sums);
  g_assert_cmpuint (sums.answers[0], ==, 1);
}

static guint32
day_of (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static gboolean
read_due (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->postings = reading->id != NULL ? dv_postings_read (db, reading->id, reading->on, error)
                                          : dv_postings_due (db, reading->on, error);
  return reading->postings != NULL;
}

static DvPostings *
load_postings (Fixture *fixture, DvRecord *posting, const char *on)
{
  Reading reading = { .id = posting != NULL ? dv_record_get_id (posting) : NULL,
                      .on = day_of (on) };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_due, &reading, &error);
  g_assert_no_error (error);
  return reading.postings;
}

static void
add_rule (Fixture *fixture)
{
  g_autoptr (DvRecord) soon =
    add (fixture, &dv_kind_posting_rule, "code", "A", "title", "05 ngày làm việc", "within", "5",
         "unit", "working-day", "valid_from", "2023-07-01", NULL);
  g_autoptr (DvRecord) stay =
    add (fixture, &dv_kind_posting_rule, "code", "B", "title", "30 ngày", "contents", "1-3, 5-12",
         "form", "posted", "place", "cultural-house", "at_least", "30", "valid_from", "2023-07-01",
         NULL);
}

static void
what_a_survey_saw_breaks_a_posting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) posting =
    add (fixture, &dv_kind_posting, "document", dv_record_get_id (fixture->document), "content",
         "7", "form", "posted", "place", dv_record_get_id (fixture->places[1]), "decided_on",
         "2024-03-04", "posted_on", "2024-03-05", NULL);
  g_autofree char *gone = give (fixture, fixture->survey, 1, 0, "torn", "2024-03-15");
  /* Another place and another item say nothing of it. */
  g_autofree char *elsewhere = give (fixture, fixture->survey, 0, 0, "missing", "2024-03-20");
  g_autofree char *other = give (fixture, fixture->survey, 1, 1, "missing", "2024-03-21");
  g_autoptr (DvPostings) broken = NULL;
  g_autoptr (DvPostings) mended = NULL;
  g_autoptr (DvSurvey) survey = load_survey (fixture, fixture->survey);
  const DvPostingRow *row;
  g_autofree char *words = NULL;

  add_rule (fixture);
  broken = load_postings (fixture, NULL, "2024-03-25");
  g_assert_cmpuint (broken->rows->len, ==, 1);
  row = g_ptr_array_index (broken->rows, 0);
  g_assert_cmpstr (dv_record_get (row->record, "title"), ==, "Danh sách hỗ trợ");
  g_assert_cmpint (row->standing.state, ==, DV_POSTING_BROKEN);
  g_assert_cmpuint (row->standing.gap, ==, day_of ("2024-03-15"));
  words = dv_posting_describe (&row->standing);
  g_assert_cmpstr (words, ==, "was gone on 15/03/2024; its days are counted anew");
  change (fixture, dv_survey_get (survey, 1, 0), "fixed_on", "2024-03-18");
  mended = load_postings (fixture, posting, "2024-03-25");
  row = g_ptr_array_index (mended->rows, 0);
  g_assert_cmpint (row->standing.state, ==, DV_POSTING_HANGING);
  g_assert_cmpuint (row->standing.earliest_removal, ==, day_of ("2024-04-17"));
}

static void
what_is_not_posted_in_time_is_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) posting =
    add (fixture, &dv_kind_posting, "title", "Thu quỹ", "content", "5", "form", "posted", "place",
         dv_record_get_id (fixture->places[1]), "decided_on", "2024-03-04", NULL);
  g_autoptr (DvRecord) done = add (fixture, &dv_kind_posting, "title", "Đã dán", "content", "5",
                                   "form", "posted", "place", dv_record_get_id (fixture->places[1]),
                                   "decided_on", "2024-03-04", "posted_on", "2024-03-05", NULL);
  g_autoptr (DvPostings) due = NULL;
  g_autofree char *words = NULL;
  const DvPostingRow *row;

  add_rule (fixture);
  due = load_postings (fixture, NULL, "2024-03-13");
  g_assert_cmpuint (due->rows->len, ==, 1);
  row = g_ptr_array_index (due->rows, 0);
  g_assert_cmpstr (dv_record_get_title (row->record), ==, "Thu quỹ");
  words = dv_posting_describe (&row->standing);
  g_assert_cmpstr (words, ==, "2 days overdue");
}

static gboolean
read_dues (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->dues = reading->id != NULL ? dv_supervision_clocks (db, reading->id, reading->on, error)
                                      : dv_supervision_due (db, reading->on, error);
  return reading->dues != NULL;
}

static GPtrArray *
load_dues (Fixture *fixture, DvRecord *supervision, const char *on)
{
  Reading reading = { .id = supervision != NULL ? dv_record_get_id (supervision) : NULL,
                      .on = day_of (on) };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_dues, &reading, &error);
  g_assert_no_error (error);
  return reading.dues;
}

static void
add_supervision_rules (Fixture *fixture)
{
  g_autoptr (DvRecord) plan =
    add (fixture, &dv_kind_supervision_rule, "code", "P", "title", "Gửi kế hoạch", "body", "front",
         "matter", "supervision", "until", "plan", "days", "15", "unit", "day", "direction",
         "before", "from", "start", NULL);
  g_autoptr (DvRecord) answer =
    add (fixture, &dv_kind_supervision_rule, "code", "A", "title", "Trả lời", "matter",
         "supervision", "until", "answer", "days", "15", "unit", "day", "direction", "after",
         "from", "sent", NULL);
}

static void
recommendations_without_an_answer_are_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) front =
    add (fixture, &dv_kind_unit, "name", "MTTQ phường", "type", "front", NULL);
  g_autoptr (DvRecord) supervision =
    add (fixture, &dv_kind_supervision, "title", "Giám sát thu quỹ", "lead",
         dv_record_get_id (front), "form", "team", "start", "2024-03-20", "plan_sent_on",
         "2024-03-06", "state", "done", NULL);
  g_autoptr (DvRecord) open =
    add (fixture, &dv_kind_recommendation, "supervision", dv_record_get_id (supervision), "title",
         "Công khai số thu", "sent_on", "2024-04-01", NULL);
  g_autoptr (DvRecord) answered =
    add (fixture, &dv_kind_recommendation, "supervision", dv_record_get_id (supervision), "title",
         "Niêm yết", "sent_on", "2024-04-01", "answered_on", "2024-04-10", "outcome", "accepted",
         NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) due = NULL;
  const DvSupervisionDue *first;
  g_autofree char *words = NULL;

  add_supervision_rules (fixture);
  all = load_dues (fixture, supervision, "2024-04-18");
  g_assert_cmpuint (all->len, ==, 3);
  words = dv_supervision_due_describe (g_ptr_array_index (all, 0), day_of ("2024-04-18"));
  g_assert_cmpstr (words, ==, "done 1 day late");
  due = load_dues (fixture, NULL, "2024-04-18");
  g_assert_cmpuint (due->len, ==, 1);
  first = g_ptr_array_index (due, 0);
  g_assert_cmpstr (dv_record_get_title (first->recommendation), ==, "Công khai số thu");
  g_assert_cmpuint (first->late, ==, 2);
}

static void
a_row_that_sums_up_owes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) front =
    add (fixture, &dv_kind_unit, "name", "MTTQ phường", "type", "front", NULL);
  g_autoptr (DvRecord) supervision =
    add (fixture, &dv_kind_supervision, "title", "Giám sát các dự án", "lead",
         dv_record_get_id (front), "start", "2024-01-01", "end", "2024-06-30", "rounds", "3", NULL);
  g_autoptr (GPtrArray) due = NULL;

  add_supervision_rules (fixture);
  due = load_dues (fixture, NULL, "2024-07-18");
  g_assert_cmpuint (due->len, ==, 0);
}

#define ADD(name) g_test_add ("/store/surveys/" #name, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (an_answer_is_kept_changed_and_undone);
  ADD (an_answer_can_be_given_again_after_it_was_undone);
  ADD (what_does_not_belong_to_a_survey_is_refused);
  ADD (what_was_to_be_mended_is_mended_after_the_survey_is_done);
  ADD (another_group_than_that_of_the_place_is_refused);
  ADD (a_new_round_is_held_against_the_one_before);
  ADD (what_a_survey_saw_breaks_a_posting);
  ADD (what_is_not_posted_in_time_is_listed);
  ADD (recommendations_without_an_answer_are_due);
  ADD (a_row_that_sums_up_owes_nothing);
  return g_test_run ();
}
