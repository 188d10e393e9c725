/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-kinds.h"
#include "dv-marked.h"
#include "report-fixture.h"

typedef struct {
  DvHalfYear *report;
  char *id;
  GPtrArray *changes;
} Job;

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_report_save_draft (write, job->report, &job->id, error);
}

static gboolean
file_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_report_file (write, job->report, &job->id, "5", "2019-06-13", error);
}

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->report = dv_report_load (db, job->id, error);
  return job->report != NULL;
}

static gboolean
compare_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->changes = dv_report_compare (db, job->id, NULL, error);
  return job->changes != NULL;
}

static char *
save (Fixture *fixture, DvHalfYear *report, DvWriteFunc func, const char *id)
{
  Job job = { .report = report, .id = g_strdup (id) };
  g_autoptr (GError) error = NULL;

  dv_store_write (fixture->store, "report", func, &job, NULL, &error);
  g_assert_no_error (error);
  return job.id;
}

static DvHalfYear *
load (Fixture *fixture, char *id)
{
  Job job = { .id = id };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, load_cb, &job, &error);
  g_assert_no_error (error);
  return job.report;
}

static GPtrArray *
compare (Fixture *fixture, char *id)
{
  Job job = { .id = id };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, compare_cb, &job, &error);
  g_assert_no_error (error);
  return job.changes;
}

static const DvReportChange *
find_change (GPtrArray *changes, const char *prefix)
{
  for (guint i = 0; i < changes->len; i++) {
    const DvReportChange *change = g_ptr_array_index (changes, i);

    if (change->figure != NULL && g_str_has_prefix (change->figure, prefix))
      return change;
  }
  return NULL;
}

static void
a_draft_is_loaded_as_it_was_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *id = save (fixture, report, save_cb, NULL);
  g_autoptr (DvHalfYear) loaded = load (fixture, id);
  g_autofree char *before = report_to_text (fixture, report);
  g_autofree char *after = report_to_text (fixture, loaded);
  g_autoptr (GPtrArray) changes = compare (fixture, id);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (loaded->figures->len, ==, report->figures->len);
  g_assert_cmpuint (changes->len, ==, 0);
}

/* The list of F02 loses a line: the figure in the sentence, the cells of its row and of the total
 * in the table, and the two blocks; nothing else. */
static void
one_edit_flags_its_figures_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *id = save (fixture, report, save_cb, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  const DvReportChange *change;

  delete_one_line (fixture, "F02");
  changes = compare (fixture, id);
  change = find_change (changes, "cases:");
  g_assert_cmpstr (change->before, ==, "31");
  g_assert_cmpstr (change->after, ==, "30");
  g_assert_cmpint (change->difference, ==, -1);
  g_assert_cmpuint (change->removed->len, ==, 1);
  for (guint i = 0; i < changes->len; i++) {
    change = g_ptr_array_index (changes, i);
    g_assert_true (strcmp (change->block, "DC19-12/text") == 0 ||
                   (change->figure == NULL ? strstr (change->block, "/table") != NULL
                                           : g_str_has_prefix (change->figure, "table:list/")));
  }
}

static void
an_edit_of_one_record_flags_one_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *id = save (fixture, report, save_cb, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  const DvReportChange *change;

  set_value (fixture, &dv_kind_event, "F06", "edition", "V");
  changes = compare (fixture, id);
  g_assert_cmpuint (changes->len, ==, 2);
  change = g_ptr_array_index (changes, 0);
  g_assert_true (g_str_has_prefix (change->figure, "edition:"));
  g_assert_cmpstr (change->before, ==, "IV");
  g_assert_cmpstr (change->after, ==, "V");
  g_assert_cmpuint (change->changed->len, ==, 1);
  change = g_ptr_array_index (changes, 1);
  g_assert_null (change->figure);
  g_assert_cmpstr (change->block, ==, "DC19-12/text");
}

static void
edited_words_stay_and_figures_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  DvHalfBlock *block = dv_half_year_find_block (report, "DC19-12/text");
  g_autofree char *id = NULL;
  g_autoptr (DvHalfYear) saved = NULL;
  g_autoptr (DvHalfYear) fresh = NULL;
  g_autofree char *plain = NULL;

  dv_half_year_edit_block (report, block, "Hội đã trao quà cho 31 trường hợp.");
  g_assert_true (block->edited);
  id = save (fixture, report, save_cb, NULL);
  delete_one_line (fixture, "F02");
  saved = load (fixture, id);
  fresh = build_sample (fixture);
  dv_half_year_take_edits (fresh, saved);
  plain = dv_marked_to_plain (dv_half_year_find_block (fresh, "DC19-12/text")->text);
  g_assert_cmpstr (plain, ==, "Hội đã trao quà cho 30 trường hợp.");
}

static void
a_number_typed_over_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  DvHalfBlock *block = dv_half_year_find_block (report, "DC19-12/text");
  g_autofree char *plain = dv_marked_to_plain (block->text);
  g_autoptr (GString) typed = g_string_new (plain);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_string_replace (typed, "31 trường hợp", "33 trường hợp", 0);
  dv_half_year_edit_block (report, block, typed->str);
  id = save (fixture, report, save_cb, NULL);
  changes = compare (fixture, id);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (find_change (changes, "cases:")->typed);
  g_assert_cmpstr (find_change (changes, "cases:")->before, ==, "33");
  dv_half_year_edit_block (report, block, plain);
  g_assert_false (block->edited);
}

static void
an_issued_report_never_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *draft = save (fixture, report, save_cb, NULL);
  g_autofree char *id = save (fixture, report, file_cb, draft);
  g_autoptr (DvHalfYear) issued = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .report = report, .id = id };

  g_assert_cmpstr (draft, ==, id);
  delete_one_line (fixture, "F02");
  issued = load (fixture, id);
  g_assert_true (issued->filed);
  text = report_to_text (fixture, issued);
  g_assert_nonnull (strstr (text, "31 trường hợp"));
  g_assert_nonnull (strstr (text, "Số 05-BC/KDV"));
  g_assert_nonnull (strstr (text, "ngày 13 tháng 6 năm 2019"));
  changes = compare (fixture, id);
  g_assert_cmpstr (find_change (changes, "cases:")->after, ==, "30");
  g_assert_false (dv_store_write (fixture->store, "again", save_cb, &job, NULL, &error));
  g_assert_nonnull (error);
}

/* Blocks that went come back under the same key. */
static void
a_draft_can_be_saved_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *id = save (fixture, report, save_cb, NULL);
  guint n = report->blocks->len;
  g_autofree char *again = NULL;
  g_autofree char *third = NULL;
  g_autoptr (DvHalfYear) fresh = build_sample (fixture);
  g_autoptr (DvHalfYear) loaded = NULL;

  g_ptr_array_set_size (report->blocks, (int) n - 2);
  again = save (fixture, report, save_cb, id);
  loaded = load (fixture, id);
  g_assert_cmpuint (loaded->blocks->len, ==, n - 2);
  g_clear_pointer (&loaded, dv_half_year_free);
  third = save (fixture, fresh, save_cb, id);
  loaded = load (fixture, id);
  g_assert_cmpuint (loaded->blocks->len, ==, n);
}

#define ADD(name) \
  g_test_add ("/filing/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (a_draft_is_loaded_as_it_was_saved);
  ADD (one_edit_flags_its_figures_only);
  ADD (an_edit_of_one_record_flags_one_figure);
  ADD (edited_words_stay_and_figures_follow);
  ADD (a_number_typed_over_is_told);
  ADD (an_issued_report_never_changes);
  ADD (a_draft_can_be_saved_again);
  return g_test_run ();
}
