/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-terms.h"

/* Terms of office: when they end, and when they should by the rule of their day. */

typedef struct {
  char *day;
  int months;
  gboolean attention;
  GPtrArray *terms;
} Job;

static void
job_clear (Job *job)
{
  g_free (job->day);
  g_clear_pointer (&job->terms, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->terms = dv_terms_read (db, job->day, (guint) job->months, error);
  return job->terms != NULL;
}

static const char *
name_fit (DvTermFit fit)
{
  static const char *const names[] = { "fits", "too-short", "too-long" };

  return names[fit];
}

static const char *
get_unit (const DvTermState *state)
{
  return dv_record_get_link_title (state->term, dv_kind_find_field (&dv_kind_term, "unit"));
}

static void
add_term (JsonBuilder *builder, const DvTermState *state)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "unit", get_unit (state));
  dv_cli_add_string (builder, "term", dv_record_get_title (state->term));
  dv_cli_add_string (builder, "end", dv_record_get (state->term, "end"));
  dv_cli_add_string (builder, "by_rule", state->proposed);
  dv_cli_add_string (builder, "basis", state->basis);
  dv_cli_add_string (builder, "fit", name_fit (state->fit));
  json_builder_set_member_name (builder, "ends_soon");
  json_builder_add_boolean_value (builder, state->ends_soon);
  json_builder_end_object (builder);
}

static void
print_term (const DvTermState *state)
{
  const char *end = dv_record_get (state->term, "end");

  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", get_unit (state), dv_record_get_title (state->term),
          end != NULL ? end : "", state->proposed != NULL ? state->proposed : "",
          state->fit != DV_TERM_FITS ? name_fit (state->fit) : "",
          state->ends_soon ? _ ("ends soon or has ended") : "");
}

static void
print_terms (DvCli *cli, const Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < job->terms->len; i++) {
    const DvTermState *state = g_ptr_array_index (job->terms, i);

    if (job->attention && !state->ends_soon && state->fit == DV_TERM_FITS)
      continue;
    add_term (builder, state);
    if (!cli->json)
      print_term (state);
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static gboolean
read_day (Job *job)
{
  DvDate today, date;

  dv_date_today (&today);
  date = today;
  if (job->day != NULL &&
      (!dv_date_parse (job->day, &today, &date, NULL) || !dv_date_is_full (&date))) {
    dv_cli_refuse ("--on", "%s", _ ("A day, a month and a year are needed."));
    return FALSE;
  }
  g_free (job->day);
  job->day = dv_date_to_iso (&date);
  return TRUE;
}

static DvExit
run_terms (DvCli *cli, int argc, char **argv)
{
  g_auto (Job) job = { .months = 6 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &job.day, NULL, NULL },
    { "months", 0, 0, G_OPTION_ARG_INT, &job.months, NULL, NULL },
    { "attention", 0, 0, G_OPTION_ARG_NONE, &job.attention, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (job.months < 0 || job.months > 120)
    return dv_cli_usage (_ ("--months is a number between 0 and 120."));
  if (!read_day (&job))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, read_cb, &job, &error))
    return dv_cli_fail (cli, error);
  print_terms (cli, &job);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_terms_commands[] = {
  { "terms", "[--on D] [--months N] [--attention]",
    N_ ("Lists terms of office with their end by the rule of their day, and those that end soon."),
    run_terms },
  { NULL },
};
