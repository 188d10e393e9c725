/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-share-proposal.h"

typedef struct {
  const char *campaign_id;
  DvShareProposal *proposal;
  GPtrArray *list_ids; /* of the lists that were written */
  char *batch;
} Job;

static void
job_clear (Job *job)
{
  dv_share_proposal_free (job->proposal);
  g_ptr_array_unref (job->list_ids);
  g_free (job->batch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->proposal = dv_share_proposal_read (db, job->campaign_id, error);
  return job->proposal != NULL;
}

/* What is written is what is proposed at that moment. */
static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return read_cb (dv_write_get_db (write), job, error) &&
         dv_share_proposal_write (job->proposal, write, job->list_ids, error);
}

static void
add_candidate (JsonBuilder *builder, const DvShareProposal *proposal, guint index)
{
  const DvShareCandidate *candidate = dv_share_proposal_get (proposal, index);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "person", candidate->name);
  dv_cli_add_string (builder, "household", candidate->head);
  dv_cli_add_string (builder, "unit", candidate->unit);
  if (candidate->why != NULL) {
    dv_cli_add_string (builder, "reason", candidate->why);
  } else {
    g_autofree char *sources = dv_share_proposal_dup_sources (proposal, index);

    dv_cli_add_string (builder, "source", sources);
  }
  json_builder_end_object (builder);
}

static void
add_candidates (JsonBuilder *builder,
                const char *name,
                const DvShareProposal *proposal,
                gboolean out)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposal->candidates->len; i++) {
    if ((dv_share_proposal_get (proposal, i)->why != NULL) == out)
      add_candidate (builder, proposal, i);
  }
  json_builder_end_array (builder);
}

static void
print_json (const Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_candidates (builder, "received", job->proposal, FALSE);
  add_candidates (builder, "left_out", job->proposal, TRUE);
  json_builder_set_member_name (builder, "lists");
  json_builder_begin_array (builder);
  for (guint i = 0; i < job->list_ids->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (job->list_ids, i));
  json_builder_end_array (builder);
  dv_cli_add_string (builder, "batch", job->batch);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_text (const Job *job)
{
  const DvShareProposal *proposal = job->proposal;

  for (guint i = 0; i < proposal->candidates->len; i++) {
    const DvShareCandidate *candidate = dv_share_proposal_get (proposal, i);
    g_autofree char *sources = dv_share_proposal_dup_sources (proposal, i);

    printf ("%s\t%s\t%s\n", candidate->name, candidate->unit != NULL ? candidate->unit : "",
            candidate->why != NULL ? candidate->why : sources);
  }
  /* translators: numbers of gifts and people */
  printf (_ ("Gifts: %u. Candidates: %u.\n"), proposal->grants->len, proposal->candidates->len);
  if (job->batch != NULL)
    /* translators: a number of lists, then a number by which they can be taken back */
    printf (_ ("Lists written: %u. Batch: %s\n"), job->list_ids->len, job->batch);
}

static gboolean
do_share (DvCli *cli, Job *job, gboolean apply, GError **error)
{
  if (!apply)
    return dv_store_read (cli->store, read_cb, job, error);
  return dv_store_write (cli->store, _ ("Share out gifts"), write_cb, job, &job->batch, error);
}

static DvExit
run_share (DvCli *cli, int argc, char **argv)
{
  gboolean apply = FALSE;
  g_autofree char *campaign_id = NULL;
  const GOptionEntry entries[] = {
    { "apply", 0, 0, G_OPTION_ARG_NONE, &apply, NULL, NULL },
    { NULL },
  };
  g_auto (Job) job = { .list_ids = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  campaign_id = dv_cli_find_id (cli, "campaign", argv[1], &status);
  if (campaign_id == NULL)
    return status;
  job.campaign_id = campaign_id;
  if (!do_share (cli, &job, apply, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    print_json (&job);
  else
    print_text (&job);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_share_commands[] = {
  { "share", "CAMPAIGN [--apply]",
    N_ ("Proposes who receives which gift; --apply writes a draft list for each source."),
    run_share },
  { NULL },
};
