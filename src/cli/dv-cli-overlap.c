/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-overlap-words.h"
#include "dv-sheet-writer.h"
#include "dv-ruling.h"

typedef struct {
  const char *campaign_id;
  DvOverlaps *overlaps;
} Job;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->overlaps = dv_overlaps_read (db, job->campaign_id, error);
  return job->overlaps != NULL;
}

static void
add_strings (JsonBuilder *builder, const char *name, const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
add_ids (JsonBuilder *builder, const char *name, const char *first, const char *second)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  if (first != NULL)
    json_builder_add_string_value (builder, first);
  if (second != NULL && g_strcmp0 (first, second) != 0)
    json_builder_add_string_value (builder, second);
  json_builder_end_array (builder);
}

static void
add_hit (JsonBuilder *builder, const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  const DvCampaignLine *first = dv_overlaps_get_line (overlaps, hit, 0);
  const DvCampaignLine *second = dv_overlaps_get_line (overlaps, hit, 1);
  g_auto (GStrv) people = dv_overlaps_dup_people (overlaps, hit);
  g_auto (GStrv) lists = dv_overlaps_dup_lists (overlaps, hit);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "type", dv_overlap_type_get_code (hit->type));
  add_strings (builder, "people", (const char *const *) people);
  add_strings (builder, "lists", (const char *const *) lists);
  json_builder_set_member_name (builder, "allowed");
  json_builder_add_boolean_value (builder, dv_overlap_is_allowed (hit));
  json_builder_set_member_name (builder, "settled");
  json_builder_add_boolean_value (builder, dv_overlap_is_settled (hit));
  dv_cli_add_string (builder, "reason", hit->reason);
  add_ids (builder, "line_ids", dv_gift_facts_get_id (overlaps->facts, first->row),
           dv_gift_facts_get_id (overlaps->facts, second->row));
  add_ids (builder, "person_ids", dv_gift_facts_get_id (overlaps->facts, first->person),
           dv_gift_facts_get_id (overlaps->facts, second->person));
  json_builder_end_object (builder);
}

static void
print_json (const DvOverlaps *overlaps)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < overlaps->hits->len; i++)
    add_hit (builder, overlaps, dv_overlaps_get_hit (overlaps, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_hit (const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  g_auto (GStrv) people = dv_overlaps_dup_people (overlaps, hit);
  g_auto (GStrv) lists = dv_overlaps_dup_lists (overlaps, hit);
  g_autofree char *names = g_strjoinv (", ", people);
  g_autofree char *titles = g_strjoinv (", ", lists);

  printf ("%s\t%s\t%s\t%s\n", dv_overlap_type_get_label (hit->type), names, titles,
          dv_overlap_state_get_label (hit->state));
}

static void
print_text (const DvOverlaps *overlaps)
{
  guint n_open = 0;

  for (guint i = 0; i < overlaps->hits->len; i++) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (overlaps, i);

    print_hit (overlaps, hit);
    n_open += hit->state == DV_OVERLAP_OPEN;
  }
  if (overlaps->hits->len == 0)
    printf ("%s\n", _ ("Nobody is on several lists."));
  else
    /* translators: numbers of overlaps */
    printf (_ ("Overlaps: %u. To be settled: %u.\n"), overlaps->hits->len, n_open);
}

static DvExit
write_file (const DvOverlaps *overlaps, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!dv_overlaps_write (overlaps, path, &error))
    return dv_cli_refuse ("--output", "%s", error->message);
  return DV_EXIT_DONE;
}

static DvExit
show_overlaps (DvCli *cli, const char *campaign_id, const char *output)
{
  Job job = { .campaign_id = campaign_id };
  g_autoptr (DvOverlaps) overlaps = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status = DV_EXIT_DONE;

  if (!dv_store_read (cli->store, read_cb, &job, &error))
    return dv_cli_fail (cli, error);
  overlaps = job.overlaps;
  if (output != NULL)
    status = write_file (overlaps, output);
  if (status == DV_EXIT_DONE && cli->json)
    print_json (overlaps);
  else if (status == DV_EXIT_DONE && output == NULL)
    print_text (overlaps);
  return status;
}

static DvExit
run_overlap (DvCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *campaign_id = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (output != NULL && !dv_sheet_writer_knows (output, &error))
    return dv_cli_refuse ("--output", "%s", error->message);
  campaign_id = dv_cli_find_id (cli, "campaign", argv[1], &status);
  return campaign_id != NULL ? show_overlaps (cli, campaign_id, output) : status;
}

const DvCommand dv_cli_overlap_commands[] = {
  { "overlap", "CAMPAIGN [--output F.xlsx|F.csv]",
    N_ ("Lists who is on several lists of a campaign, by type."), run_overlap },
  { NULL },
};
