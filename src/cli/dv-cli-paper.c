/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli-values.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-land-paper.h"
#include "dv-petition-letter.h"
#include "dv-list-paper.h"
#include "dv-save.h"
#include "dv-settlement-paper.h"
#include "dv-voters-paper.h"

typedef struct {
  char *unit;
  char *output;
  char *form;
  char *day;
  gboolean by_unit;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->unit);
  g_free (arguments->output);
  g_free (arguments->form);
  g_free (arguments->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* What is to be made, and the papers that were, on the thread that reads. */
typedef struct {
  const char *id;
  const char *unit;
  guint paper; /* its place among those about one record */
  DvLetterOptions letter;
  GPtrArray *papers; /* of DvListPaper */
  DvDocument *document;
} Job;

static gboolean
make_list (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  DvListPaper *paper = dv_list_paper_build (db, job->id, job->unit, error);

  if (paper == NULL)
    return FALSE;
  job->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_list_paper_free);
  g_ptr_array_add (job->papers, paper);
  return TRUE;
}

static gboolean
make_lists (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->papers = dv_list_paper_build_by_unit (db, job->id, error);
  return job->papers != NULL;
}

/* Papers about one record. */
static const struct {
  const char *name;
  DvDocument *(*build) (DvDb *db, const char *id, GError **error);
} record_papers[] = {
  { "settlement", dv_settlement_paper_build }, { "voters", dv_voters_paper_build },
  { "land-progress", dv_land_progress_paper }, { "visit", dv_land_visit_paper },
  { "inventory", dv_land_inventory_paper },
};

static gboolean
make_paper (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = record_papers[job->paper].build (db, job->id, error);
  return job->document != NULL;
}

static gboolean
make_letter (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_petition_letter (db, &job->letter, error);
  return job->document != NULL;
}

/* Returns: (transfer full): the name of the file of one residential group: “F – Tổ dân phố 5.docx”
 */
static char *
name_file (const char *output, const char *unit)
{
  const char *dot = strrchr (output, '.');
  gsize length =
    dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? (gsize) (dot - output) : strlen (output);
  g_autofree char *name = g_strdup (unit != NULL ? unit : _ ("no group"));

  g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
  return g_strdup_printf ("%.*s – %s%s", (int) length, output, name, output + length);
}

static gboolean
save_papers (const GPtrArray *papers, const Arguments *arguments, GError **error)
{
  for (guint i = 0; i < papers->len; i++) {
    const DvListPaper *paper = g_ptr_array_index (papers, i);
    g_autofree char *file = arguments->by_unit ? name_file (arguments->output, paper->name)
                                               : g_strdup (arguments->output);

    if (!dv_document_save (paper->document, file, error))
      return FALSE;
    if (arguments->by_unit)
      g_print ("%s\n", file);
  }
  return TRUE;
}

static DvExit
write_list (DvCli *cli, const Arguments *arguments, Job *job)
{
  g_autoptr (GError) error = NULL;
  gboolean made =
    dv_store_read (cli->store, arguments->by_unit ? make_lists : make_list, job, &error);

  made = made && save_papers (job->papers, arguments, &error);
  g_clear_pointer (&job->papers, g_ptr_array_unref);
  return made ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}

static DvExit
write_document (DvCli *cli, const Arguments *arguments, DvDbFunc make, Job *job)
{
  g_autoptr (GError) error = NULL;
  gboolean made = dv_store_read (cli->store, make, job, &error) &&
                  dv_document_save (job->document, arguments->output, &error);

  g_clear_pointer (&job->document, dv_document_unref);
  return made ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}

/* A group is named as in a spreadsheet: by its code, its name or its number. */
static char *
find_unit (DvCli *cli, const char *typed, DvExit *status)
{
  g_autofree char *argument = g_strconcat ("unit=", typed, NULL);
  char *arguments[] = { argument, NULL };
  g_autoptr (GPtrArray) assignments = dv_cli_read_assignments (&dv_kind_line, arguments);
  g_autoptr (GError) error = NULL;

  *status = DV_EXIT_REFUSED;
  if (assignments == NULL || !dv_cli_read_values (cli->store, assignments, &error)) {
    if (error != NULL)
      *status = dv_cli_fail (cli, error);
    return NULL;
  }
  return g_strdup (((DvAssignment *) g_ptr_array_index (assignments, 0))->value);
}

static DvExit
write_letter (DvCli *cli, const Arguments *arguments, Job *job)
{
  g_autofree char *day = NULL;
  DvDate date;

  if (arguments->day != NULL) {
    if (!dv_date_parse (arguments->day, NULL, &date, NULL) || !dv_date_is_full (&date))
      return dv_cli_usage (_ ("“%s” is not a day."), arguments->day);
    day = dv_date_to_iso (&date);
  }
  job->letter = (DvLetterOptions){ .petition = job->id, .form = arguments->form, .day = day };
  return write_document (cli, arguments, make_letter, job);
}

static DvExit
write_paper (DvCli *cli, const char *what, Job *job, const Arguments *arguments)
{
  g_autofree char *unit = NULL;
  DvExit status;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (job->paper < G_N_ELEMENTS (record_papers))
    return write_document (cli, arguments, make_paper, job);
  if (g_str_equal (what, "letter"))
    return write_letter (cli, arguments, job);
  if (arguments->unit != NULL) {
    unit = find_unit (cli, arguments->unit, &status);
    if (unit == NULL)
      return status;
    job->unit = unit;
  }
  return write_list (cli, arguments, job);
}

static DvExit
refuse_paper (const char *name)
{
  g_autoptr (GString) names = g_string_new ("list, letter");

  for (guint i = 0; i < G_N_ELEMENTS (record_papers); i++)
    g_string_append_printf (names, ", %s", record_papers[i].name);
  /* translators: a word that was typed, and the names of papers */
  return dv_cli_usage (_ ("There is no paper “%s”; there are %s."), name, names->str);
}

static DvExit
run_paper (DvCli *cli, int argc, char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &arguments.unit, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &arguments.form, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &arguments.day, NULL, NULL },
    { "by-unit", 0, 0, G_OPTION_ARG_NONE, &arguments.by_unit, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output, NULL, NULL },
    { NULL },
  };
  Job job = { 0 };

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  while (job.paper < G_N_ELEMENTS (record_papers) &&
         !g_str_equal (record_papers[job.paper].name, argv[1]))
    job.paper++;
  if (job.paper == G_N_ELEMENTS (record_papers) && !g_str_equal (argv[1], "list") &&
      !g_str_equal (argv[1], "letter"))
    return refuse_paper (argv[1]);
  if (arguments.output == NULL)
    return dv_cli_usage (_ ("A paper needs --output."));
  if (g_str_equal (argv[1], "letter") && arguments.form == NULL)
    return dv_cli_usage (_ ("A letter needs --form; “danvanctl list form” lists them."));
  if (arguments.by_unit && arguments.unit != NULL)
    return dv_cli_usage (_ ("Say either --unit or --by-unit."));
  job.id = argv[2];
  return write_paper (cli, argv[1], &job, &arguments);
}

const DvCommand dv_cli_paper_commands[] = {
  { "paper",
    "list ID [--unit U] [--by-unit] | settlement CAMPAIGN | letter PETITION --form CODE [--on D]"
    " | voters EVENT | land-progress PROJECT | visit ID | inventory ID --output F.docx|.pdf|.txt",
    N_ ("Writes a gift list to sign, whole, of one residential group, or a file for each; the "
        "settlement of a campaign; a letter of a petition; what voters asked for at a meeting; how "
        "far a land project has come; or the minutes of a visit or an inventory."),
    run_paper },
  { NULL },
};
