/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-figures.h"

#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-petition-count.h"

typedef struct {
  const char *from;
  const char *to;
  DvPetitionCount *count;
} Job;

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->count = dv_petition_count_read (db, job->from, job->to, error);
  return job->count != NULL;
}

static void
add_figure (JsonBuilder *builder, const DvPetitionFigure *figure)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "key", figure->key);
  dv_cli_add_string (builder, "label", figure->label);
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, figure->ids->len);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figure->ids->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (figure->ids, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const DvPetitionCount *count)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < count->figures->len; i++)
    add_figure (builder, g_ptr_array_index (count->figures, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

/**
 * dv_cli_print_petition_figures:
 * @cli: what all commands share
 * @from: the first day, an ISO date
 * @to: the last day
 *
 * Prints how many letters came in and what became of them.
 *
 * Returns: how the program ends
 */
DvExit
dv_cli_print_petition_figures (DvCli *cli, const char *from, const char *to)
{
  Job job = { from, to, NULL };
  g_autoptr (DvPetitionCount) count = NULL;
  g_autoptr (GError) error = NULL;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, count_cb, &job, &error))
    return dv_cli_fail (cli, error);
  count = job.count;
  if (cli->json) {
    print_json (count);
    return DV_EXIT_DONE;
  }
  for (guint i = 0; i < count->figures->len; i++) {
    const DvPetitionFigure *figure = g_ptr_array_index (count->figures, i);

    printf ("%s\t%s\t%u\n", figure->key, figure->label, figure->ids->len);
  }
  return DV_EXIT_DONE;
}
