/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-election-paper.h"
#include "dv-election.h"
#include "dv-save.h"

/* Elections and votes: how they came out, their steps, their minutes, and who takes a post. */

typedef struct {
  char *id;
  DvElectionResult *result;
  DvDocument *document;
  guint n;
} Job;

static void
job_clear (Job *job)
{
  g_free (job->id);
  g_clear_pointer (&job->result, dv_election_result_free);
  g_clear_pointer (&job->document, dv_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->result = dv_election_look (db, job->id, error);
  return job->result != NULL;
}

static gboolean
paper_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_election_paper_build (db, job->id, error);
  return job->document != NULL;
}

static gboolean
steps_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_election_make_steps (write, job->id, &job->n, error);
}

static gboolean
posts_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_election_fill_posts (write, job->id, &job->n, error);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_lines (DvCli *cli, JsonBuilder *builder, const char *name, GPtrArray *lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++) {
    const DvElectionLine *line = g_ptr_array_index (lines, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "name", line->name);
    add_number (builder, "agree", line->agree);
    add_flag (builder, "won", line->won);
    add_flag (builder, "tied", line->tied);
    json_builder_end_object (builder);
    if (!cli->json)
      printf ("%s\t%u\t%u\t%s\n", line->name, line->agree, line->disagree,
              line->won ? _ ("yes") : _ ("no"));
  }
  json_builder_end_array (builder);
}

static DvExit
print_result (DvCli *cli, const DvElectionResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *fault = dv_ballot_fault_to_words (result->fault);

  if (fault != NULL)
    return dv_cli_refuse (NULL, "%s", fault);
  json_builder_begin_object (builder);
  add_flag (builder, "held", result->held);
  add_number (builder, "households", result->count.households);
  add_number (builder, "present", result->count.present);
  dv_cli_add_string (builder, "basis",
                     result->rule != NULL ? dv_record_get (result->rule, "basis") : NULL);
  add_lines (cli, builder, "candidates", result->candidates);
  add_lines (cli, builder, "matters", result->matters);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
print_number (DvCli *cli, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "written", n);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  else
    printf ("%u\n", n);
  return DV_EXIT_DONE;
}

static DvExit
run_verb (DvCli *cli, const char *verb, Job *job, const char *output)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (verb, "result"))
    return dv_store_read (cli->store, look_cb, job, &error) ? print_result (cli, job->result)
                                                            : dv_cli_fail (cli, error);
  if (g_str_equal (verb, "minutes"))
    return dv_store_read (cli->store, paper_cb, job, &error) &&
               dv_document_save (job->document, output, &error)
             ? DV_EXIT_DONE
             : dv_cli_fail (cli, error);
  if (g_str_equal (verb, "steps")
        ? dv_store_write (cli->store, _ ("Steps of an election"), steps_cb, job, NULL, &error)
        : dv_store_write (cli->store, _ ("The elected take their posts"), posts_cb, job, NULL,
                          &error))
    return print_number (cli, job->n);
  return dv_cli_fail (cli, error);
}

static DvExit
run_election (DvCli *cli, int argc, char **argv)
{
  static const char *const verbs[] = { "result", "steps", "posts", "minutes", NULL };
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_auto (Job) job = { 0 };
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  if (!g_strv_contains (verbs, argv[1]))
    return dv_cli_usage (_ ("“election %s” is not known; there are result, steps, posts and "
                            "minutes."),
                         argv[1]);
  if (g_str_equal (argv[1], "minutes") && output == NULL)
    return dv_cli_usage (_ ("A paper needs --output."));
  job.id = dv_cli_find_id (cli, "election", argv[2], &status);
  if (job.id == NULL)
    return status;
  return run_verb (cli, argv[1], &job, output);
}

const DvCommand dv_cli_election_commands[] = {
  { "election", "result|steps|posts E | minutes E --output F.docx|.pdf|.txt",
    N_ ("Reckons an election or vote, makes its steps and minutes, and fills the posts."),
    run_election },
  { NULL },
};
