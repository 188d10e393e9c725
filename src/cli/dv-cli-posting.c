/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>

#include "dv-cli-case.h"
#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-kinds.h"
#include "dv-posting-words.h"
#include "dv-postings-paper.h"
#include "dv-postings.h"
#include "dv-save.h"
#include "dv-supervision-paper.h"
#include "dv-supervision.h"

/* What has to be posted and what a supervision owes, for scripts. */

typedef struct {
  const char *id;
  guint32 on;
  unsigned int year;
  unsigned int quarter;
  DvPostings *postings;
  GPtrArray *dues;
  DvDocument *document;
} Job;

static void
add_day (JsonBuilder *builder, const char *name, guint32 day)
{
  const DvDate date = dv_date_from_julian (day);
  g_autofree char *iso = day != 0 ? dv_date_to_iso (&date) : NULL;

  dv_cli_add_string (builder, name, iso);
}

static DvExit
write_paper (DvCli *cli, DvDbFunc make, Job *job, const char *output)
{
  g_autoptr (GError) error = NULL;
  gboolean made = dv_store_read (cli->store, make, job, &error) &&
                  dv_document_save (job->document, output, &error);

  g_clear_pointer (&job->document, dv_document_unref);
  return made ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}

/* --- postings --- */

static gboolean
read_postings (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->postings = job->id != NULL ? dv_postings_read (db, job->id, job->on, error)
                                  : dv_postings_due (db, job->on, error);
  return job->postings != NULL;
}

static gboolean
make_due (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_postings_paper_due (db, job->on, error);
  return job->document != NULL;
}

static gboolean
make_quarter (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_postings_paper_quarter (db, job->year, job->quarter, job->on, error);
  return job->document != NULL;
}

static const char *
get_state_code (DvPostingState state)
{
  static const char *const codes[] = { "waiting",   "overdue", "hanging",
                                       "permanent", "broken",  "removed-early",
                                       "unproven",  "proven",  "free" };

  return codes[state];
}

static void
add_spans (JsonBuilder *builder, const GArray *spans)
{
  static const char *const codes[] = { "proven", "broken", "open" };

  json_builder_set_member_name (builder, "spans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++) {
    const DvPostingSpan *span = &g_array_index (spans, DvPostingSpan, i);

    json_builder_begin_object (builder);
    add_day (builder, "from", span->from);
    add_day (builder, "to", span->to);
    dv_cli_add_string (builder, "state", codes[span->type]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_posting (JsonBuilder *builder, const DvPostingRow *row)
{
  const DvPostingStanding *standing = &row->standing;

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", dv_record_get_id (row->record));
  dv_cli_add_string (builder, "title", dv_record_get_title (row->record));
  dv_cli_add_string (builder, "state", get_state_code (standing->state));
  add_day (builder, "due", standing->due);
  dv_cli_add_string (builder, "due_rule",
                     standing->due_rule != NULL ? standing->due_rule->code : NULL);
  dv_cli_add_integer (builder, "days_late", standing->days_late);
  dv_cli_add_string (builder, "stay_rule",
                     standing->stay_rule != NULL ? standing->stay_rule->code : NULL);
  add_day (builder, "earliest_removal", standing->earliest_removal);
  add_day (builder, "gap", standing->gap);
  add_spans (builder, standing->spans);
  json_builder_end_object (builder);
}

static void
print_posting (const DvPostingRow *row)
{
  g_autofree char *due =
    row->standing.due != 0 ? dv_date_format_julian (row->standing.due) : g_strdup ("–");
  g_autofree char *state = dv_posting_describe (&row->standing);

  printf ("%s  %s  %s  %s\n", due, state, dv_record_get_id (row->record),
          dv_record_get_title (row->record));
}

static DvExit
print_postings (DvCli *cli, Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DvPostings) postings = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, read_postings, job, &error))
    return dv_cli_fail (cli, error);
  postings = job->postings;
  json_builder_begin_array (builder);
  for (guint i = 0; i < postings->rows->len; i++) {
    if (cli->json)
      add_posting (builder, g_ptr_array_index (postings->rows, i));
    else
      print_posting (g_ptr_array_index (postings->rows, i));
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static gboolean
read_number (const char *text, unsigned int last, unsigned int *number)
{
  char *rest;
  gulong read = strtoul (text, &rest, 10);

  *number = (unsigned int) read;
  return *text != '\0' && *rest == '\0' && read >= 1 && read <= last;
}

static DvExit
run_posting_verb (DvCli *cli, int argc, char **argv, const char *output, guint32 on)
{
  Job job = { .on = on };

  if (g_str_equal (argv[1], "quarter") && argc == 4 && output != NULL &&
      read_number (argv[2], 9999, &job.year) && read_number (argv[3], 4, &job.quarter))
    return dv_cli_open (cli) != NULL ? write_paper (cli, make_quarter, &job, output)
                                     : DV_EXIT_STORE;
  if (g_str_equal (argv[1], "due") && argc == 2) {
    if (dv_cli_open (cli) == NULL)
      return DV_EXIT_STORE;
    return output != NULL ? write_paper (cli, make_due, &job, output) : print_postings (cli, &job);
  }
  if (g_str_equal (argv[1], "show") && argc == 3) {
    job.id = argv[2];
    return dv_cli_open (cli) != NULL ? print_postings (cli, &job) : DV_EXIT_STORE;
  }
  return dv_cli_usage (_ ("Write posting due, posting show ID, or posting quarter YEAR QUARTER "
                          "--output FILE."));
}

/* Reads the options that both commands share. */
static DvExit
read_options (int *argc, char ***argv, int max, char **output, guint32 *on)
{
  g_autofree char *on_text = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, output, NULL, NULL },
    { NULL },
  };
  DvDate today;

  if (!dv_cli_parse (argc, argv, entries, 1, max))
    return DV_EXIT_USAGE;
  dv_date_today (&today);
  *on = dv_date_to_julian (&today);
  return on_text == NULL || dv_cli_read_day ("--on", on_text, on) ? DV_EXIT_DONE : DV_EXIT_REFUSED;
}

static DvExit
run_posting (DvCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  guint32 on = 0;
  DvExit status = read_options (&argc, &argv, 3, &output, &on);

  return status == DV_EXIT_DONE ? run_posting_verb (cli, argc, argv, output, on) : status;
}

/* --- supervisions --- */

static gboolean
read_dues (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->dues = job->id != NULL ? dv_supervision_clocks (db, job->id, job->on, error)
                              : dv_supervision_due (db, job->on, error);
  return job->dues != NULL;
}

static gboolean
make_supervision (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_supervision_paper_build (db, job->id, job->on, error);
  return job->document != NULL;
}

static void
add_due (JsonBuilder *builder, const DvSupervisionDue *due)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "supervision", dv_record_get_id (due->supervision));
  dv_cli_add_string (builder, "recommendation",
                     due->recommendation != NULL ? dv_record_get_id (due->recommendation) : NULL);
  dv_cli_add_string (builder, "title", due->title);
  dv_cli_add_string (builder, "basis", due->basis);
  add_day (builder, "due", due->clock.due);
  add_day (builder, "done", due->clock.done);
  dv_cli_add_integer (builder, "days_late", due->late);
  json_builder_end_object (builder);
}

static void
print_due (const DvSupervisionDue *due, guint32 on)
{
  g_autofree char *day = dv_date_format_julian (due->clock.due);
  g_autofree char *state = dv_supervision_due_describe (due, on);
  DvRecord *record = due->recommendation != NULL ? due->recommendation : due->supervision;

  printf ("%s  %s  %s  %s\n", day, state, due->title, dv_record_get_title (record));
}

static DvExit
print_dues (DvCli *cli, Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, read_dues, job, &error))
    return dv_cli_fail (cli, error);
  dues = job->dues;
  json_builder_begin_array (builder);
  for (guint i = 0; i < dues->len; i++) {
    if (cli->json)
      add_due (builder, g_ptr_array_index (dues, i));
    else
      print_due (g_ptr_array_index (dues, i), job->on);
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
run_of_one (DvCli *cli, char **argv, const char *output, guint32 on)
{
  DvExit status = DV_EXIT_REFUSED;
  g_autofree char *id = dv_cli_find_id (cli, "supervision", argv[2], &status);
  Job job = { .id = id, .on = on };

  if (id == NULL)
    return status;
  return output != NULL ? write_paper (cli, make_supervision, &job, output)
                        : print_dues (cli, &job);
}

static DvExit
run_supervision (DvCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  Job job = { 0 };
  DvExit status = read_options (&argc, &argv, 2, &output, &job.on);
  gboolean due, clocks, report;

  if (status != DV_EXIT_DONE)
    return status;
  due = g_str_equal (argv[1], "due") && argc == 2 && output == NULL;
  clocks = g_str_equal (argv[1], "clocks") && argc == 3 && output == NULL;
  report = g_str_equal (argv[1], "report") && argc == 3 && output != NULL;
  if (!due && !clocks && !report)
    return dv_cli_usage (_ ("Write supervision due, supervision clocks SUPERVISION, or supervision "
                            "report SUPERVISION --output FILE."));
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  return due ? print_dues (cli, &job) : run_of_one (cli, argv, output, job.on);
}

const DvCommand dv_cli_posting_commands[] = {
  { "posting",
    "due [--on D] [--output F.docx|.pdf|.txt] | show ID [--on D] | quarter YEAR QUARTER --output "
    "F.docx|.pdf|.txt",
    N_ ("Lists what has to be posted, is overdue or was gone; shows how a posting stands; writes "
        "the list of a quarter."),
    run_posting },
  { "supervision",
    "due [--on D] | clocks SUPERVISION [--on D] | report SUPERVISION --output F.docx|.pdf|.txt",
    N_ ("Lists what supervisions still owe, the most urgent first; the time limits of one; its "
        "report."),
    run_supervision },
  { NULL },
};
