/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-emulation-paper.h"
#include "dv-emulation.h"
#include "dv-save.h"

/* The movement of a year: its figures with their records, its lists, and the review of its models.
 */

typedef struct {
  const char *what;
  int year;
  char *from;
  char *to;
  DvEmulation *emulation;
  DvDocument *document;
} Job;

static void
job_clear (Job *job)
{
  g_free (job->from);
  g_free (job->to);
  g_clear_pointer (&job->emulation, dv_emulation_free);
  g_clear_pointer (&job->document, dv_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->emulation = dv_emulation_read (db, job->from, job->to, error);
  return job->emulation != NULL;
}

static gboolean
paper_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = g_str_equal (job->what, "registered")
                    ? dv_emulation_paper_registered (db, job->year, error)
                    : dv_emulation_paper_recognised (db, job->year, error);
  return job->document != NULL;
}

static void
add_records (JsonBuilder *builder, const char *name, GPtrArray *records)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    json_builder_add_string_value (builder, dv_record_get_id (g_ptr_array_index (records, i)));
  json_builder_end_array (builder);
}

static void
print_json (const DvEmulation *emulation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_records (builder, "registered", emulation->registered);
  add_records (builder, "piloted", emulation->piloted);
  add_records (builder, "launched", emulation->launched);
  add_records (builder, "recognised", emulation->recognised);
  add_records (builder, "commendations", emulation->commendations);
  dv_cli_add_integer (builder, "collectives", emulation->n_collectives);
  dv_cli_add_integer (builder, "individuals", emulation->n_individuals);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static DvExit
run_figures (DvCli *cli, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, read_cb, job, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    print_json (job->emulation);
  else
    printf (_ (
              "Models registered %u, piloted %u, launched %u, recognised %u; collectives commended "
              "%u, individuals %u\n"),
            job->emulation->registered->len, job->emulation->piloted->len,
            job->emulation->launched->len, job->emulation->recognised->len,
            job->emulation->n_collectives, job->emulation->n_individuals);
  return DV_EXIT_DONE;
}

static DvExit
run_paper (DvCli *cli, Job *job, const char *output)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, paper_cb, job, &error) ||
      !dv_document_save (job->document, output, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
run_review (DvCli *cli, int year)
{
  g_autofree char *period = g_strdup_printf ("6 tháng đầu năm %d", year);
  g_autofree char *due = g_strdup_printf ("%04d-06-20", year);
  DvEmulationReviews reviews = { year, period, due, 0 };
  g_autoptr (GError) error = NULL;

  if (!dv_store_write (cli->store, _ ("Review of all models of the year"),
                       dv_emulation_make_reviews, &reviews, NULL, &error))
    return dv_cli_fail (cli, error);
  printf ("%u\n", reviews.n_made);
  return DV_EXIT_DONE;
}

static DvExit
run_what (DvCli *cli, Job *job, const char *output)
{
  gboolean is_paper =
    g_str_equal (job->what, "registered") || g_str_equal (job->what, "recognised");

  if (!is_paper && !g_str_equal (job->what, "figures") && !g_str_equal (job->what, "review"))
    return dv_cli_usage (_ ("There are figures, registered, recognised and review, not “%s”."),
                         job->what);
  if (is_paper != (output != NULL))
    return dv_cli_usage (_ ("A list needs --output; figures and reviews have none."));
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (is_paper)
    return run_paper (cli, job, output);
  return g_str_equal (job->what, "figures") ? run_figures (cli, job) : run_review (cli, job->year);
}

static DvExit
run_emulation (DvCli *cli, int argc, char **argv)
{
  g_auto (Job) job = { 0 };
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &job.year, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (job.year < 1990 || job.year > 2199)
    return dv_cli_usage (_ ("Say the year: --year 2019."));
  job.what = argv[1];
  job.from = g_strdup_printf ("%04d-01-01", job.year);
  job.to = g_strdup_printf ("%04d-12-31", job.year);
  return run_what (cli, &job, output);
}

const DvCommand dv_cli_emulation_commands[] = {
  { "emulation",
    "figures --year Y | registered|recognised --year Y --output F.docx|.pdf|.txt | review --year Y",
    N_ ("Counts the models and commendations of a year, writes their lists, or makes a review for "
        "each model."),
    run_emulation },
  { NULL },
};
