/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dv-cli-print.h"
#include "dv-csv.h"
#include "dv-date.h"
#include "dv-fault.h"
#include "dv-reform-sheet.h"
#include "dv-unit-figures.h"

/* Units through time: a reform carried out, and what was done before it counted as now. */

typedef struct {
  const char *name;
  DvSheet *sheet; /* (nullable) */
  DvReform *reform;
  GPtrArray *effects;
} Work;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Work *work = data;

  work->reform = work->sheet != NULL ? dv_reform_read_sheet (db, work->sheet, error)
                                     : dv_reform_read_shipped (db, work->name, error);
  return work->reform != NULL;
}

static gboolean
carry_out_cb (DvWrite *write, gpointer data, GError **error)
{
  Work *work = data;

  return dv_reform_carry_out (write, work->reform, work->effects, error);
}

static void
print_effects (DvCli *cli, GPtrArray *effects, gboolean done)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "done");
  json_builder_add_boolean_value (builder, done);
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < effects->len; i++) {
    const DvReformEffect *effect = g_ptr_array_index (effects, i);

    json_builder_add_string_value (builder, effect->text);
    if (!cli->json)
      printf ("%s\n", effect->text);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static DvExit
reorganise (DvCli *cli, Work *work, gboolean dry)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!dv_store_read (cli->store, read_cb, work, &error))
    return dv_cli_fail (cli, error);
  done = dry
           ? dv_reform_look (cli->store, work->reform, work->effects, &error)
           : dv_store_write (cli->store, _ ("Reorganise units"), carry_out_cb, work, NULL, &error);
  if (!done)
    return dv_cli_fail (cli, error);
  print_effects (cli, work->effects, !dry);
  return DV_EXIT_DONE;
}

/* What has a point in its name is a file; other names are those of the program. */
static gboolean
read_file (const char *name, DvSheet **sheet)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();

  if (!g_str_has_suffix (name, ".csv"))
    return TRUE;
  *sheet = dv_csv_read_file (name, faults);
  if (*sheet == NULL && faults->len > 0)
    dv_cli_refuse (name, "%s", ((const DvFault *) g_ptr_array_index (faults, 0))->reason);
  return *sheet != NULL;
}

static DvExit
run_reorganise (DvCli *cli, const char *name, gboolean dry)
{
  g_autoptr (GPtrArray) effects = dv_reform_effects_new ();
  g_autoptr (DvSheet) sheet = NULL;
  Work work = { name, NULL, NULL, effects };
  DvExit status;

  if (!read_file (name, &sheet))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  work.sheet = sheet;
  status = reorganise (cli, &work, dry);
  dv_reform_free (work.reform);
  return status;
}

/* --- figures --- */

typedef struct {
  const DvKind *kind;
  char *from;
  char *to;
  char *day;
  GPtrArray *figures;
} Question;

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  Question *question = data;

  question->figures =
    dv_unit_figures_read (db, question->kind, question->from, question->to, question->day, error);
  return question->figures != NULL;
}

static void
add_figure (JsonBuilder *builder, const DvUnitFigure *figure)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "unit", figure->title);
  json_builder_set_member_name (builder, "then");
  json_builder_add_int_value (builder, figure->then);
  json_builder_set_member_name (builder, "now");
  json_builder_add_int_value (builder, figure->now);
  json_builder_end_object (builder);
}

static void
print_figures (DvCli *cli, GPtrArray *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++) {
    const DvUnitFigure *figure = g_ptr_array_index (figures, i);

    add_figure (builder, figure);
    if (!cli->json)
      printf ("%s\t%u\t%u\n", figure->title, figure->then, figure->now);
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static gboolean
read_day (char **day, const char *name)
{
  DvDate today, date;

  if (*day == NULL)
    return TRUE;
  dv_date_today (&today);
  if (!dv_date_parse (*day, &today, &date, NULL) || !dv_date_is_full (&date)) {
    dv_cli_refuse (name, "%s", _ ("A day, a month and a year are needed."));
    return FALSE;
  }
  g_free (*day);
  *day = dv_date_to_iso (&date);
  return TRUE;
}

static DvExit
run_figures (DvCli *cli, Question *question)
{
  g_autoptr (GError) error = NULL;

  if (!read_day (&question->from, "--from") || !read_day (&question->to, "--to") ||
      !read_day (&question->day, "--as-of"))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, count_cb, question, &error))
    return dv_cli_fail (cli, error);
  print_figures (cli, question->figures);
  return DV_EXIT_DONE;
}

static DvExit
figures (DvCli *cli, const char *kind, Question *question)
{
  DvDate today;

  question->kind = dv_cli_find_kind (kind);
  if (question->kind == NULL)
    return DV_EXIT_USAGE;
  if (question->kind->unit == NULL)
    return dv_cli_usage (_ ("Records of the kind “%s” name no unit."), kind);
  dv_date_today (&today);
  if (question->day == NULL)
    question->day = dv_date_to_iso (&today);
  return run_figures (cli, question);
}

static DvExit
run_unit (DvCli *cli, int argc, char **argv)
{
  Question question = { 0 };
  gboolean dry = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &question.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &question.to, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &question.day, NULL, NULL },
    { NULL },
  };
  DvExit status = DV_EXIT_USAGE;

  if (dv_cli_parse (&argc, &argv, entries, 2, 2)) {
    if (g_str_equal (argv[1], "reorganise"))
      status = run_reorganise (cli, argv[2], dry);
    else if (g_str_equal (argv[1], "figures"))
      status = figures (cli, argv[2], &question);
    else
      status =
        dv_cli_usage (_ ("“unit %s” is not known; there are reorganise and figures."), argv[1]);
  }
  g_free (question.from);
  g_free (question.to);
  g_free (question.day);
  g_clear_pointer (&question.figures, g_ptr_array_unref);
  return status;
}

const DvCommand dv_cli_unit_commands[] = {
  { "unit",
    "reorganise 2025-07-01|FILE.csv [--dry-run] | figures KIND [--from D] [--to D] [--as-of D]",
    N_ ("Merges, splits, renames and ends units by one decision; counts records by their unit as "
        "then and as of a day."),
    run_unit },
  { NULL },
};
