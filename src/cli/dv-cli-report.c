/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli-figures.h"
#include "dv-date.h"
#include "dv-half-year.h"
#include "dv-save.h"

typedef struct {
  char *from;
  char *to;
  char *cut_off;
  char *style;
  char *outline;
  char *letterhead;
  char *output;
  gboolean show_empty;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->from);
  g_free (arguments->to);
  g_free (arguments->cut_off);
  g_free (arguments->style);
  g_free (arguments->outline);
  g_free (arguments->letterhead);
  g_free (arguments->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* What a report is made from and what becomes of it, on the thread that reads. */
typedef struct {
  const Arguments *arguments;
  DvHalfYear *report;
  DvDocument *document;
} Job;

static gboolean
make_report (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  const Arguments *arguments = job->arguments;
  DvHalfYearOptions options = { .from = arguments->from,
                                .to = arguments->to,
                                .cut_off = arguments->cut_off,
                                .outline = arguments->outline,
                                .style = arguments->style,
                                .letterhead = arguments->letterhead,
                                .show_empty = arguments->show_empty };

  job->report = dv_half_year_build (db, &options, NULL, error);
  if (job->report != NULL && arguments->output != NULL)
    job->document = dv_half_year_to_document (db, job->report, error);
  return job->report != NULL && (arguments->output == NULL || job->document != NULL);
}

/* Replaces a date as people type it by its ISO form. */
static gboolean
read_date (char **date, const char *name)
{
  DvDate today, read;
  g_autoptr (GError) error = NULL;

  if (*date == NULL)
    return TRUE;
  dv_date_today (&today);
  if (!dv_date_parse (*date, &today, &read, &error) || !dv_date_is_full (&read)) {
    dv_cli_refuse (name, "%s",
                   error != NULL ? error->message : _ ("A day, a month and a year are needed."));
    return FALSE;
  }
  g_free (*date);
  *date = dv_date_to_iso (&read);
  return TRUE;
}

static void
add_figure (JsonBuilder *builder, const DvHalfFigure *figure)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, figure->text);
  json_builder_set_member_name (builder, "block");
  json_builder_add_string_value (builder, figure->block);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, figure->key);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, figure->label);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figure->records->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (figure->records, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const DvHalfYear *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->figures->len; i++)
    add_figure (builder, g_ptr_array_index (report->figures, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->warnings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (report->warnings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_warnings (const DvHalfYear *report)
{
  for (guint i = 0; i < report->warnings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->warnings, i));
}

static DvExit
write_report (DvCli *cli, const Arguments *arguments)
{
  Job job = { .arguments = arguments };
  g_autoptr (DvHalfYear) report = NULL;
  g_autoptr (DvDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  made = dv_store_read (cli->store, make_report, &job, &error);
  report = job.report;
  document = job.document;
  if (!made || (document != NULL && !dv_document_save (document, arguments->output, &error)))
    return dv_cli_fail (cli, error);
  if (cli->json)
    print_json (report);
  else
    print_warnings (report);
  return DV_EXIT_DONE;
}

static DvExit
run_report (DvCli *cli, int argc, char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments.to, NULL, NULL },
    { "cut-off", 0, 0, G_OPTION_ARG_STRING, &arguments.cut_off, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_STRING, &arguments.style, NULL, NULL },
    { "outline", 0, 0, G_OPTION_ARG_STRING, &arguments.outline, NULL, NULL },
    { "letterhead", 0, 0, G_OPTION_ARG_STRING, &arguments.letterhead, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output, NULL, NULL },
    { "show-empty", 0, 0, G_OPTION_ARG_NONE, &arguments.show_empty, NULL, NULL },
    { NULL },
  };
  gboolean petitions;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  petitions = g_str_equal (argv[1], "petitions");
  if (!petitions && !g_str_equal (argv[1], "half-year"))
    return dv_cli_usage (_ ("There is no report “%s”; there are half-year and petitions."),
                         argv[1]);
  if (petitions && (arguments.from == NULL || arguments.to == NULL || arguments.output != NULL))
    return dv_cli_usage (_ ("The figures of petitions need --from and --to, and are printed."));
  if (arguments.from == NULL || arguments.to == NULL ||
      (!petitions && arguments.output == NULL && !cli->json))
    return dv_cli_usage (_ ("A report needs --from, --to and --output."));
  if (!read_date (&arguments.from, "--from") || !read_date (&arguments.to, "--to") ||
      !read_date (&arguments.cut_off, "--cut-off"))
    return DV_EXIT_REFUSED;
  if (petitions)
    return dv_cli_print_petition_figures (cli, arguments.from, arguments.to);
  return write_report (cli, &arguments);
}

const DvCommand dv_cli_report_commands[] = {
  { "report",
    "half-year --from D --to D [--cut-off D] [--style state-2020|party-2018|party-2026] "
    "[--outline NAME] [--letterhead CODE] [--show-empty] --output F.docx|.pdf|.txt | "
    "petitions --from D --to D",
    N_ ("Writes the half-yearly report, or counts the petitions of a period; --json lists the "
        "figures and their records."),
    run_report },
  { NULL },
};
