/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-choices.h"
#include "dv-cli-print.h"
#include "dv-kinds.h"
#include "dv-land-progress.h"
#include "dv-load.h"
#include "dv-numerals.h"
#include "dv-store-error.h"

typedef struct {
  const char *project;
  GPtrArray *plots;
} Job;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (DvRecord) project = dv_db_load_id (db, job->project, error);

  if (project == NULL)
    return FALSE;
  if (dv_record_get_kind (project) != &dv_kind_project) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: the title of a record */
                 _ ("“%s” is no land project."), dv_record_get_title (project));
    return FALSE;
  }
  job->plots = dv_land_read (db, job->project, error);
  return job->plots != NULL;
}

static void
add_amount (JsonBuilder *builder, const char *name, guint plots, gint64 area)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "plots", plots);
  json_builder_set_member_name (builder, "area");
  json_builder_add_double_value (builder, (double) area / 100);
  json_builder_end_object (builder);
}

static void
add_answers (JsonBuilder *builder, const DvLandTotal *total)
{
  static const char *const names[DV_LAND_N_ANSWERS] = {
    [DV_LAND_NOT_VISITED] = "not-visited", [DV_LAND_AGREES] = "agrees",
    [DV_LAND_DISAGREES] = "disagrees",     [DV_LAND_OTHER] = "other",
    [DV_LAND_ABSENT] = "absent",
  };

  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < DV_LAND_N_ANSWERS; i++)
    dv_cli_add_integer (builder, names[i], total->answers[i]);
  json_builder_end_object (builder);
}

static void
add_total (JsonBuilder *builder, const DvLandTotal *total)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "group", total->group);
  dv_cli_add_integer (builder, "households", total->households);
  add_amount (builder, "all", total->plots, total->area);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_object (builder);
  for (guint i = 0; i < DV_LAND_N_STEPS; i++)
    add_amount (builder, dv_choices_land_step[i].code, total->done[i], total->done_area[i]);
  json_builder_end_object (builder);
  add_answers (builder, total);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *totals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < totals->len; i++)
    add_total (builder, g_ptr_array_index (totals, i));
  json_builder_end_array (builder);
  dv_cli_print_json (builder);
}

static void
print_total (const DvLandTotal *total)
{
  g_autofree char *area = dv_text_format_hundredths (total->area);

  printf ("%s\t%u\t%s", total->group != NULL ? total->group : _ ("All"), total->plots, area);
  for (guint i = 0; i < DV_LAND_N_STEPS; i++)
    printf ("\t%u", total->done[i]);
  printf ("\n");
}

static DvExit
run_land (DvCli *cli, int argc, char **argv)
{
  g_autoptr (GPtrArray) plots = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { 0 };

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  job.project = argv[1];
  if (!dv_store_read (cli->store, read_cb, &job, &error))
    return dv_cli_fail (cli, error);
  plots = job.plots;
  totals = dv_land_total (plots);
  if (cli->json)
    print_json (totals);
  for (guint i = 0; !cli->json && i < totals->len; i++)
    print_total (g_ptr_array_index (totals, i));
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_land_commands[] = {
  { "land", "PROJECT",
    N_ ("How many plots of a land project, and of which area, have come through each step, by "
        "residential group."),
    run_land },
  { NULL },
};
