/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-date.h"
#include "dv-posts.h"
#include "dv-save.h"
#include "dv-staff-paper.h"

/* Posts on a day: who holds them, and what needs attention. */

typedef struct {
  char *unit;
  char *day;
  char *output;
  int months;
  gboolean attention;
  GPtrArray *posts;
  DvDocument *document;
} Job;

static void
job_clear (Job *job)
{
  g_free (job->unit);
  g_free (job->day);
  g_free (job->output);
  g_clear_pointer (&job->posts, g_ptr_array_unref);
  g_clear_pointer (&job->document, dv_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  if (job->output == NULL)
    job->posts = dv_posts_read (db, job->unit, job->day, (guint) job->months, error);
  else
    job->document = dv_staff_paper_build (db, job->unit, job->day, (guint) job->months, error);
  return job->posts != NULL || job->document != NULL;
}

static void
add_holder (JsonBuilder *builder, const DvHolder *holder)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "name", holder->name);
  dv_cli_add_string (builder, "from", holder->from);
  dv_cli_add_string (builder, "term_end", holder->term_end);
  json_builder_set_member_name (builder, "acting");
  json_builder_add_boolean_value (builder, holder->acting);
  json_builder_set_member_name (builder, "overdue");
  json_builder_add_boolean_value (builder, holder->overdue);
  json_builder_set_member_name (builder, "ends_soon");
  json_builder_add_boolean_value (builder, holder->ends_soon);
  json_builder_end_object (builder);
}

static void
add_post (JsonBuilder *builder, const DvPostState *post)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "unit", post->unit);
  dv_cli_add_string (builder, "post", post->name);
  json_builder_set_member_name (builder, "seats");
  json_builder_add_int_value (builder, post->seats);
  json_builder_set_member_name (builder, "vacant");
  json_builder_add_int_value (builder, post->vacant);
  json_builder_set_member_name (builder, "holders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < post->holders->len; i++)
    add_holder (builder, g_ptr_array_index (post->holders, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_line (const DvPostState *post, const DvHolder *holder, guint vacant)
{
  g_autofree char *note =
    dv_staff_note (vacant, holder != NULL && holder->acting, holder != NULL && holder->overdue,
                   holder != NULL && holder->ends_soon);

  printf ("%s\t%s\t%s\t%s\n", post->unit, post->name, holder != NULL ? holder->name : "", note);
}

static void
print_post (const DvPostState *post)
{
  for (guint i = 0; i < post->holders->len; i++)
    print_line (post, g_ptr_array_index (post->holders, i), 0);
  if (post->vacant > 0)
    print_line (post, NULL, post->vacant);
}

static void
print_posts (DvCli *cli, const Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < job->posts->len; i++) {
    const DvPostState *post = g_ptr_array_index (job->posts, i);

    if (job->attention && !dv_post_needs_attention (post))
      continue;
    add_post (builder, post);
    if (!cli->json)
      print_post (post);
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
answer (DvCli *cli, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, read_cb, job, &error) ||
      (job->document != NULL && !dv_document_save (job->document, job->output, &error)))
    return dv_cli_fail (cli, error);
  if (job->posts != NULL)
    print_posts (cli, job);
  return DV_EXIT_DONE;
}

static DvExit
run_posts (DvCli *cli, int argc, char **argv)
{
  g_auto (Job) job = { .months = 3 };
  g_autofree char *unit = NULL;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &job.day, NULL, NULL },
    { "months", 0, 0, G_OPTION_ARG_INT, &job.months, NULL, NULL },
    { "attention", 0, 0, G_OPTION_ARG_NONE, &job.attention, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &job.output, NULL, NULL },
    { NULL },
  };
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (job.months < 0 || job.months > 120)
    return dv_cli_usage (_ ("--months is a number between 0 and 120."));
  if (!read_day (&job))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  job.unit = unit != NULL ? dv_cli_find_id (cli, "unit", unit, &status) : NULL;
  if (unit != NULL && job.unit == NULL)
    return status;
  return answer (cli, &job);
}

const DvCommand dv_cli_posts_commands[] = {
  { "posts", "[--unit U] [--on D] [--months N] [--attention] [--output F.docx|.pdf|.txt]",
    N_ ("Lists the posts of a day with who holds them, vacancies, and terms that end soon."),
    run_posts },
  { NULL },
};
