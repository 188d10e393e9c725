/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "case-fixture.h"
#include "dv-case.h"

#include "dv-catalogue.h"
#include "dv-links.h"
#include "dv-store-error.h"

/* The steps of a case with the rows that the program ships. */

static DvRecord *
add_petition (CaseFixture *fixture, const char *type, const char *start)
{
  return case_add (fixture, &dv_kind_petition, "title", "Đơn về việc làm thử", "type", type,
                   "start", start, "channel", "desk", NULL);
}

static void
a_complaint_goes_from_receipt_to_the_file (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "khieu-nai", "2026-07-01");
  static const struct {
    const char *type, *date, *document, *stage, *state, *end;
  } steps[] = {
    { "classified", "2026-07-02", NULL, "classified", "not-started", NULL },
    { "accepted", "2026-07-06", "12/TB-UBND", "accepted", "in-progress", NULL },
    { "notified", "2026-07-06", "12/TB-UBND", "accepted", "in-progress", NULL },
    { "assigned", "2026-07-07", NULL, "assigned", "in-progress", NULL },
    { "verified", "2026-07-15", NULL, "verified", "in-progress", NULL },
    { "dialogue-called", "2026-07-16", NULL, "dialogue-called", "in-progress", NULL },
    { "dialogue", "2026-07-22", NULL, "dialogue", "in-progress", NULL },
    { "extended", "2026-07-23", "13/TB-UBND", "dialogue", "in-progress", NULL },
    { "decided", "2026-08-10", "77/QĐ-UBND", "decided", "done", NULL },
    { "sent", "2026-08-11", NULL, "sent", "done", "2026-08-11" },
    { "published", "2026-08-12", NULL, "sent", "done", "2026-08-11" },
    { "closed", "2026-09-14", NULL, "closed", "done", "2026-08-11" },
  };

  case_assert (fixture, petition, "stage", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (DvRecord) step =
      case_add_step (fixture, petition, steps[i].type, steps[i].date, steps[i].document);

    g_test_message ("%s", steps[i].type);
    case_assert (fixture, petition, "stage", steps[i].stage);
    case_assert (fixture, petition, "state", steps[i].state);
    case_assert (fixture, petition, "end", steps[i].end);
  }
  case_reopen (fixture);
  case_assert (fixture, petition, "stage", "closed");
  case_refuse_step (fixture, petition, "verified", "2026-09-15", NULL, "after the case had ended");
}

static void
what_the_law_forbids_is_refused_with_the_article (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) complaint = add_petition (fixture, "khieu-nai", "2026-07-01");
  g_autoptr (DvRecord) denunciation = add_petition (fixture, "to-cao", "2026-07-01");
  g_autoptr (DvRecord) report = add_petition (fixture, "phan-anh", "2026-07-01");
  g_autoptr (DvRecord) accepted = NULL;
  g_autoptr (DvRecord) assigned = NULL;
  g_autoptr (DvRecord) moved = NULL;
  g_autoptr (DvRecord) verified = NULL;
  g_autoptr (DvRecord) concluded = NULL;

  case_refuse_step (fixture, complaint, "classified", "2026-06-30", NULL, "01/07/2026");
  case_refuse_step (fixture, complaint, "decided", "2026-07-10", "1/QĐ-UBND", "Điều 31");
  case_refuse_step (fixture, complaint, "extended", "2026-07-10", "1/QĐ-UBND", "Điều 28");
  case_refuse_step (fixture, denunciation, "dialogue", "2026-07-10", NULL, "Điều 30");
  case_refuse_step (fixture, report, "extended", "2026-07-10", "1/QĐ", "no such step");
  case_refuse_step (fixture, denunciation, "accepted", "2026-07-06", NULL, "needs a document");
  accepted = case_add_step (fixture, denunciation, "accepted", "2026-07-06", "2/QĐ-UBND");
  assigned = case_add_step (fixture, denunciation, "assigned", "2026-07-06", NULL);
  case_refuse_step (fixture, denunciation, "accepted", "2026-07-07", "3/QĐ-UBND", "only one time");
  moved = dv_store_load (fixture->store, dv_record_get_id (assigned), NULL);
  dv_record_set (moved, "petition", dv_record_get_id (complaint));
  case_refuse (fixture, moved, "stays with its petition");
  case_change (fixture, complaint, "competence", "other", NULL);
  case_refuse_step (fixture, complaint, "accepted", "2026-07-06", NULL, "another body");
  case_refuse_step (fixture, denunciation, "concluded", "2026-07-05", "3/KL", "06/07/2026");
  verified = case_add_step (fixture, denunciation, "verified", "2026-07-10", NULL);
  case_refuse_step (fixture, denunciation, "extended", "2026-07-20", NULL, "needs a document");
  concluded = case_add_step (fixture, denunciation, "concluded", "2026-07-30", "3/KL-UBND");
  case_refuse_step (fixture, denunciation, "withdrawn", "2026-08-01", NULL, "Điều 33");
  case_refuse_step (fixture, denunciation, "verified", "2026-08-01", NULL, "cannot follow");
  case_assert (fixture, denunciation, "stage", "concluded");
}

/* The state says “done” from the decision on, but sending it is still owed, and so is telling who
 * passed the letter on. */
static void
what_is_owed_after_the_end_stays_due (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) complaint = add_petition (fixture, "khieu-nai", "2026-07-01");
  g_autoptr (DvRecord) forwarded =
    case_add (fixture, &dv_kind_petition, "title", "Đơn do báo chuyển", "type", "to-cao", "start",
              "2026-07-01", "channel", "press", NULL);
  g_autoptr (DvRecord) accepted =
    case_add_step (fixture, complaint, "accepted", "2026-07-03", NULL);
  g_autoptr (DvRecord) terminated = NULL;
  g_autoptr (DvRecord) notified = NULL;
  g_autoptr (DvRecord) transferred = NULL;
  g_autoptr (DvRecord) informed = NULL;

  terminated = case_add_step (fixture, complaint, "terminated", "2026-07-06", "4/QĐ-UBND");
  case_assert (fixture, complaint, "state", "done");
  case_assert (fixture, complaint, "due", "2026-07-09");
  case_assert (fixture, complaint, "due_rule", "KN_DC");
  notified = case_add_step (fixture, complaint, "notified", "2026-07-07", NULL);
  case_assert (fixture, complaint, "due", NULL);
  transferred = case_add_step (fixture, forwarded, "transferred", "2026-07-06", "5/PC-UBND");
  case_assert (fixture, forwarded, "due", "2026-07-13");
  case_assert (fixture, forwarded, "due_rule", "TC24_2");
  g_clear_object (&notified);
  notified = case_add_step (fixture, forwarded, "notified", "2026-07-07", NULL);
  case_assert (fixture, forwarded, "due", "2026-07-21");
  case_assert (fixture, forwarded, "due_rule", "TC26_2");
  informed = case_add_step (fixture, forwarded, "informed", "2026-07-08", NULL);
  case_assert (fixture, forwarded, "due", NULL);
}

/* A time limit whose step nobody can write down never runs. */
static void
every_step_of_a_time_limit_can_be_written_down (CaseFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "start", "start_also", "end", "end_also" };
  const DvField *type = dv_kind_find_field (&dv_kind_step, "type");
  g_autoptr (DvQuery) of_rules = dv_query_new (&dv_kind_deadline);
  g_autoptr (DvQuery) of_rows = dv_query_new (&dv_kind_transition);
  g_autoptr (GPtrArray) rules = dv_store_list (fixture->store, of_rules, NULL);
  g_autoptr (GPtrArray) rows = dv_store_list (fixture->store, of_rows, NULL);
  g_autoptr (GHashTable) steps = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (steps, (gpointer) dv_record_get (g_ptr_array_index (rows, i), "step"));
  g_assert_cmpuint (rules->len, >=, 35);
  for (guint i = 0; i < rules->len * G_N_ELEMENTS (names); i++) {
    DvRecord *rule = g_ptr_array_index (rules, i / G_N_ELEMENTS (names));
    const char *step = dv_record_get (rule, names[i % G_N_ELEMENTS (names)]);

    if (step == NULL)
      continue;
    g_test_message ("%s %s", dv_record_get (rule, "code"), step);
    g_assert_nonnull (dv_field_find_choice (type, step));
    g_assert_true (g_hash_table_contains (steps, step));
  }
}

static void
what_is_owed_beside_the_course_has_its_clock (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) complaint = add_petition (fixture, "khieu-nai", "2026-07-01");
  g_autoptr (DvRecord) refused = add_petition (fixture, "phan-anh", "2026-07-01");
  g_autoptr (DvRecord) passed_on = add_petition (fixture, "phan-anh", "2026-07-01");
  g_autoptr (DvRecord) known =
    case_add_step (fixture, complaint, "decision-known", "2026-06-10", NULL);
  g_autoptr (DvRecord) refusal =
    case_add_step (fixture, refused, "reception-refused", "2026-07-01", NULL);
  g_autoptr (DvRecord) notified = NULL;
  g_autoptr (DvRecord) transferred = NULL;
  g_autoptr (DvRecord) result = NULL;
  g_autoptr (DvRecord) sent = NULL;

  case_assert (fixture, complaint, "due_rule", "KN27b");
  case_change (fixture, complaint, "start", "2026-07-02", NULL);
  case_assert (fixture, refused, "due", "2026-07-06");
  case_assert (fixture, refused, "due_rule", "TCD9");
  notified = case_add_step (fixture, refused, "notified", "2026-07-02", "3/TB-UBND");
  case_assert (fixture, refused, "due", NULL);
  transferred = case_add_step (fixture, passed_on, "transferred", "2026-07-02", "5/PC-UBND");
  case_assert (fixture, passed_on, "due", NULL);
  case_refuse_step (fixture, passed_on, "sent", "2026-07-03", NULL, "Điều 28");
  result = case_add_step (fixture, passed_on, "result-received", "2026-08-03", NULL);
  case_assert (fixture, passed_on, "due", "2026-08-10");
  case_assert (fixture, passed_on, "due_rule", "TCD28_2");
  sent = case_add_step (fixture, passed_on, "sent", "2026-08-04", NULL);
  case_assert (fixture, passed_on, "due", NULL);
}

static void
a_suspended_case_only_goes_on_or_ends (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "khieu-nai", "2026-06-20");
  g_autoptr (DvRecord) accepted = case_add_step (fixture, petition, "accepted", "2026-06-22", NULL);
  g_autoptr (DvRecord) verified = case_add_step (fixture, petition, "verified", "2026-06-25", NULL);
  g_autoptr (DvRecord) suspended = NULL;
  g_autoptr (DvRecord) resumed = NULL;
  g_autoptr (DvRecord) decided = NULL;

  case_refuse_step (fixture, petition, "suspended", "2026-06-30", "4/QĐ-UBND", "01/07/2026");
  suspended = case_add_step (fixture, petition, "suspended", "2026-07-02", "4/QĐ-UBND");
  case_assert (fixture, petition, "state", "postponed");
  case_refuse_step (fixture, petition, "decided", "2026-07-10", "5/QĐ-UBND", "cannot follow");
  resumed = case_add_step (fixture, petition, "resumed", "2026-07-15", NULL);
  case_assert (fixture, petition, "stage", "verified");
  case_assert (fixture, petition, "state", "in-progress");
  decided = case_add_step (fixture, petition, "decided", "2026-07-20", "5/QĐ-UBND");
  case_assert (fixture, petition, "state", "done");
}

static void
a_step_on_which_others_rest_stays (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "phan-anh", "2026-07-01");
  g_autoptr (DvRecord) accepted = case_add_step (fixture, petition, "accepted", "2026-07-02", NULL);
  g_autoptr (DvRecord) notified = case_add_step (fixture, petition, "notified", "2026-07-03", NULL);
  g_autoptr (DvRecord) answered = case_add_step (fixture, petition, "answered", "2026-07-09", NULL);
  g_autoptr (DvRecord) moved = dv_store_load (fixture->store, dv_record_get_id (accepted), NULL);

  case_assert (fixture, petition, "end", "2026-07-09");
  case_refuse_delete (fixture, accepted, "rests on it");
  dv_record_set (moved, "date", "2026-07-05");
  case_refuse (fixture, moved, "03/07/2026");
  case_delete (fixture, answered);
  case_assert (fixture, petition, "end", NULL);
  case_assert (fixture, petition, "state", "in-progress");
  case_assert (fixture, petition, "stage", "accepted");
  case_delete (fixture, notified);
  case_delete (fixture, accepted);
  case_assert (fixture, petition, "stage", NULL);
  case_change (fixture, petition, "start", "2026-07-20", NULL);
}

static void
the_petition_stays_what_its_steps_are_of (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "khieu-nai", "2026-07-01");
  g_autoptr (DvRecord) accepted = case_add_step (fixture, petition, "accepted", "2026-07-02", NULL);
  g_autoptr (DvRecord) dialogue = case_add_step (fixture, petition, "dialogue", "2026-07-09", NULL);
  g_autoptr (DvRecord) late = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_autoptr (DvRecord) other = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);

  dv_record_set (late, "start", "2026-07-03");
  case_refuse (fixture, late, "02/07/2026");
  dv_record_set (other, "type", "phan-anh");
  case_refuse (fixture, other, "no such step");
}

static void
undoing_a_step_takes_its_state_along (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "phan-anh", "2026-07-01");
  g_autoptr (DvRecord) accepted = dv_record_new (&dv_kind_step);
  g_autoptr (DvRecord) answered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  DvUndone undone;

  dv_record_set (accepted, "petition", dv_record_get_id (petition));
  dv_record_set (accepted, "type", "accepted");
  dv_record_set (accepted, "date", "2026-07-02");
  g_assert_true (dv_store_save (fixture->store, accepted, &batch, NULL));
  answered = case_add_step (fixture, petition, "notified", "2026-07-09", NULL);
  g_assert_false (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "09/07/2026"));
  case_undo (fixture, NULL);
  case_undo (fixture, NULL);
  case_assert (fixture, petition, "stage", NULL);
  case_assert (fixture, petition, "state", NULL);
}

static gboolean
import_cb (DvWrite *write, gpointer data, GError **error)
{
  static const char *const steps[][2] = { { "answered", "2026-07-09" },
                                          { "accepted", "2026-07-02" } };
  g_autoptr (DvRecord) petition = dv_record_new (&dv_kind_petition);
  char **id = data;

  dv_record_set (petition, "title", "Đơn làm thử");
  dv_record_set (petition, "type", "phan-anh");
  dv_record_set (petition, "start", "2026-07-01");
  if (!dv_write_save (write, petition, error))
    return FALSE;
  *id = g_strdup (dv_record_get_id (petition));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);

    dv_record_set (step, "petition", *id);
    dv_record_set (step, "type", steps[i][0]);
    dv_record_set (step, "date", steps[i][1]);
    if (!dv_write_save (write, step, error))
      return FALSE;
  }
  return TRUE;
}

/* The steps of a sheet stand in any order, and all of them go again. */
static void
steps_that_came_in_together_are_withdrawn_together (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *batch = NULL;
  g_autofree char *id = NULL;
  g_autoptr (DvRecord) petition = NULL;
  g_autoptr (GError) error = NULL;

  dv_store_write_as (fixture->store, "import", NULL, import_cb, &id, &batch, &error);
  g_assert_no_error (error);
  petition = dv_store_load (fixture->store, id, NULL);
  g_assert_cmpstr (dv_record_get (petition, "stage"), ==, "answered");
  g_assert_cmpstr (dv_record_get (petition, "end"), ==, "2026-07-09");
  case_undo (fixture, batch);
  g_clear_object (&petition);
  petition = dv_store_load (fixture->store, id, NULL);
  g_assert_true (dv_record_is_deleted (petition));
}

static void
a_joined_letter_has_no_steps_of_its_own (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first =
    case_add (fixture, &dv_kind_petition, "title", "Đơn đầu", "type", "phan-anh", "number",
              "7/2026", "start", "2026-07-01", NULL);
  g_autoptr (DvRecord) second = case_add (fixture, &dv_kind_petition, "title", "Đơn trùng", "type",
                                          "phan-anh", "start", "2026-07-03", NULL);
  g_autoptr (GPtrArray) links = dv_links_new ();
  g_autofree char *value = NULL;
  g_autoptr (DvRecord) third = dv_record_new (&dv_kind_petition);
  g_autofree char *chain = NULL;
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  dv_links_add (links, dv_record_get_id (first), "repeat");
  value = dv_links_to_value (links);
  case_change (fixture, second, "related", value, NULL);
  case_refuse_step (fixture, second, "accepted", "2026-07-04", NULL, "7/2026");
  g_ptr_array_set_size (links, 0);
  dv_links_add (links, dv_record_get_id (second), "same-case");
  chain = dv_links_to_value (links);
  dv_record_set (third, "title", "Đơn nữa");
  dv_record_set (third, "start", "2026-07-04");
  dv_record_set (third, "related", chain);
  case_refuse (fixture, third, "itself joined");
  dv_record_set (third, "related", NULL);
  g_assert_true (dv_store_save (fixture->store, third, NULL, NULL));
  stored = dv_store_load (fixture->store, dv_record_get_id (first), NULL);
  g_ptr_array_set_size (links, 0);
  dv_links_add (links, dv_record_get_id (third), "same-case");
  g_free (chain);
  chain = dv_links_to_value (links);
  dv_record_set (stored, "related", chain);
  case_refuse (fixture, stored, "Đơn trùng");
  g_assert_false (dv_store_delete (fixture->store, stored, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONSTRAINT);
}

static void
who_denounces_without_a_name_is_not_accepted (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition =
    case_add (fixture, &dv_kind_petition, "title", "Đơn nặc danh", "type", "to-cao", "start",
              "2026-07-01", "identity", "anonymous", NULL);
  g_autoptr (DvRecord) unfit =
    case_add (fixture, &dv_kind_petition, "title", "Đơn gửi nhiều nơi", "type", "to-cao", "start",
              "2026-07-01", "eligibility", "ineligible", "ineligible_reason", "many-bodies", NULL);
  g_autoptr (DvRecord) verified = NULL;
  g_autoptr (DvRecord) archived = NULL;

  case_refuse_step (fixture, petition, "accepted", "2026-07-02", "1/QĐ-UBND", "Điều 25");
  case_refuse_step (fixture, petition, "verified", "2026-07-02", NULL, "evidence");
  case_change (fixture, petition, "evidence", "03 ảnh chụp", NULL);
  verified = case_add_step (fixture, petition, "verified", "2026-07-02", NULL);
  archived = case_add_step (fixture, petition, "archived", "2026-07-09", NULL);
  case_assert (fixture, petition, "end", "2026-07-09");
  case_refuse_step (fixture, unfit, "accepted", "2026-07-02", "1/QĐ-UBND", "Điều 24");
}

static void
no_more_than_five_represent_the_others (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "khieu-nai", "2026-07-01");
  g_autoptr (DvRecord) sixth = dv_record_new (&dv_kind_signer);

  for (guint i = 0; i < 5; i++) {
    g_autoptr (DvRecord) signer =
      case_add (fixture, &dv_kind_signer, "petition", dv_record_get_id (petition), "name",
                "Trần Văn Thử", "representative", "1", NULL);
  }
  dv_record_set (sixth, "petition", dv_record_get_id (petition));
  dv_record_set (sixth, "name", "Lê Thị Mẫu");
  dv_record_set (sixth, "representative", "1");
  case_refuse (fixture, sixth, "Điều 29");
}

static void
a_store_from_before_gets_the_rows (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dv-petitions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "old.danvan", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (DvStore) store = dv_store_create (path, NULL);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_transition);
  g_autoptr (DvQuery) holidays = dv_query_new (&dv_kind_holiday);
  g_autoptr (GPtrArray) before = dv_store_list (store, query, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  dv_catalogue_complete (store, &error);
  g_assert_no_error (error);
  after = dv_store_list (store, query, NULL);
  others = dv_store_list (store, holidays, NULL);
  g_assert_cmpuint (after->len, >, 200);
  g_assert_cmpuint (others->len, ==, 0);
  g_clear_object (&store);
  g_assert_cmpint (system (command), ==, 0);
}

#define ADD(test) \
  g_test_add ("/petitions/course/" #test, CaseFixture, NULL, case_set_up, test, case_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (a_complaint_goes_from_receipt_to_the_file);
  ADD (what_the_law_forbids_is_refused_with_the_article);
  ADD (what_is_owed_after_the_end_stays_due);
  ADD (every_step_of_a_time_limit_can_be_written_down);
  ADD (what_is_owed_beside_the_course_has_its_clock);
  ADD (a_suspended_case_only_goes_on_or_ends);
  ADD (a_step_on_which_others_rest_stays);
  ADD (the_petition_stays_what_its_steps_are_of);
  ADD (undoing_a_step_takes_its_state_along);
  ADD (steps_that_came_in_together_are_withdrawn_together);
  ADD (a_joined_letter_has_no_steps_of_its_own);
  ADD (who_denounces_without_a_name_is_not_accepted);
  ADD (no_more_than_five_represent_the_others);
  g_test_add_func ("/petitions/course/a_store_from_before_gets_the_rows",
                   a_store_from_before_gets_the_rows);
  return g_test_run ();
}
