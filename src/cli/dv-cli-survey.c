/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dv-choices.h"
#include "dv-cli-case.h"
#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-kinds.h"
#include "dv-save.h"
#include "dv-survey-paper.h"
#include "dv-survey.h"

/* Surveys from scripts: the table, one answer, the next round. */

typedef struct {
  char *on;
  char *note;
  char *output;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->on);
  g_free (arguments->note);
  g_free (arguments->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

typedef struct {
  const char *id;
  guint32 on;
  DvSurvey *survey;
  DvDocument *document;
  DvRecord *record;
} Job;

static gboolean
read_survey (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->survey = dv_survey_read (db, job->id, error);
  return job->survey != NULL;
}

static gboolean
make_paper (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_survey_paper_build (db, job->id, job->on, error);
  return job->document != NULL;
}

static gboolean
make_round (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->record = dv_survey_make_round (db, job->id, error);
  return job->record != NULL;
}

/* --- the table --- */

static const char *
get_change_code (DvSurveyChange change)
{
  if (change == DV_SURVEY_FIXED)
    return "fixed";
  return change == DV_SURVEY_LOST ? "lost" : "same";
}

static void
add_cell (JsonBuilder *builder, const DvSurvey *survey, guint place, guint item)
{
  DvRecord *seen = dv_survey_get (survey, place, item);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "place",
                     dv_record_get_title (g_ptr_array_index (survey->places, place)));
  dv_cli_add_string (builder, "item",
                     dv_record_get_title (g_ptr_array_index (survey->items, item)));
  dv_cli_add_string (builder, "id", seen != NULL ? dv_record_get_id (seen) : NULL);
  dv_cli_add_string (builder, "answer", seen != NULL ? dv_record_get (seen, "answer") : NULL);
  dv_cli_add_string (builder, "date", seen != NULL ? dv_record_get (seen, "date") : NULL);
  dv_cli_add_string (builder, "fix_by", seen != NULL ? dv_record_get (seen, "fix_by") : NULL);
  dv_cli_add_string (builder, "fixed_on", seen != NULL ? dv_record_get (seen, "fixed_on") : NULL);
  dv_cli_add_string (builder, "change",
                     get_change_code (dv_survey_get_change (survey, place, item)));
  json_builder_end_object (builder);
}

static void
add_sums (JsonBuilder *builder, const DvSurvey *survey)
{
  DvSurveySums sums;

  dv_survey_count (survey, -1, -1, &sums);
  dv_cli_add_integer (builder, "places", survey->places->len);
  dv_cli_add_integer (builder, "items", survey->items->len);
  dv_cli_add_integer (builder, "seen", sums.n_seen);
  for (guint i = 0; i < DV_SURVEY_ANSWERS; i++)
    dv_cli_add_integer (builder, dv_choices_answer[i].code, sums.answers[i]);
  dv_cli_add_integer (builder, "to_fix", sums.n_to_fix);
  dv_cli_add_integer (builder, "fixed", sums.n_fixed);
  dv_cli_add_integer (builder, "fixed_since", sums.n_fixed_since);
  dv_cli_add_integer (builder, "lost", sums.n_lost);
}

static void
print_json (const DvSurvey *survey)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_sums (builder, survey);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint p = 0; p < survey->places->len; p++) {
    for (guint i = 0; i < survey->items->len; i++)
      add_cell (builder, survey, p, i);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_text (const DvSurvey *survey)
{
  for (guint i = 0; i < survey->items->len; i++)
    printf ("\t%s", dv_record_get_title (g_ptr_array_index (survey->items, i)));
  for (guint p = 0; p < survey->places->len; p++) {
    printf ("\n%s", dv_record_get_title (g_ptr_array_index (survey->places, p)));
    for (guint i = 0; i < survey->items->len; i++) {
      DvRecord *seen = dv_survey_get (survey, p, i);

      printf ("\t%s", seen != NULL ? dv_record_get (seen, "answer") : "");
    }
  }
  putchar ('\n');
}

static DvExit
print_matrix (DvCli *cli, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, read_survey, job, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    print_json (job->survey);
  else
    print_text (job->survey);
  g_clear_pointer (&job->survey, dv_survey_free);
  return DV_EXIT_DONE;
}

static DvExit
write_matrix (DvCli *cli, Job *job, const char *output)
{
  g_autoptr (GError) error = NULL;
  gboolean made = dv_store_read (cli->store, make_paper, job, &error) &&
                  dv_document_save (job->document, output, &error);

  g_clear_pointer (&job->document, dv_document_unref);
  return made ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}

/* --- answers and rounds --- */

/* Returns: (nullable): the code; an answer is typed as its code, in Vietnamese, or as its key */
static const char *
find_answer (const char *typed)
{
  const DvField *field = dv_kind_find_field (&dv_kind_observation, "answer");
  const DvChoice *choice = dv_field_find_choice (field, typed);

  if (choice == NULL)
    choice = dv_field_find_choice_by_words (field, typed);
  if (choice == NULL && strlen (typed) == 1 && *typed >= '1' && *typed <= '5')
    choice = &dv_choices_answer[*typed - '1'];
  return choice != NULL ? choice->code : NULL;
}

static DvExit
write_answer (DvCli *cli, const char *survey, char **argv, const Arguments *arguments, guint32 on)
{
  const DvDate day = dv_date_from_julian (on);
  const char *code = find_answer (argv[4]);
  g_autoptr (GError) error = NULL;
  DvExit status = DV_EXIT_REFUSED;
  g_autofree char *date = dv_date_to_iso (&day);
  g_autofree char *place = NULL;
  g_autofree char *item = NULL;
  g_autoptr (DvSurveyAnswer) answer = NULL;

  if (code == NULL)
    return dv_cli_refuse ("answer",
                          _ ("“%s” is none of posted, partly, missing, torn and not-seen."),
                          argv[4]);
  place = dv_cli_find_id (cli, "place", argv[2], &status);
  item = place != NULL ? dv_cli_find_id (cli, "item", argv[3], &status) : NULL;
  if (item == NULL)
    return status;
  answer = dv_survey_answer_new (survey, place, item);
  dv_survey_answer_set (answer, "answer", code);
  dv_survey_answer_set (answer, "date", date);
  if (arguments->note != NULL)
    dv_survey_answer_set (answer, "note", arguments->note);
  if (!dv_store_write (cli->store, _ ("Survey"), dv_survey_answer, answer, NULL, &error))
    return dv_cli_fail (cli, error);
  printf ("%s\n", answer->id);
  return DV_EXIT_DONE;
}

static DvExit
write_round (DvCli *cli, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) next = NULL;

  if (!dv_store_read (cli->store, make_round, job, &error))
    return dv_cli_fail (cli, error);
  next = job->record;
  if (!dv_store_save (cli->store, next, NULL, &error))
    return dv_cli_fail (cli, error);
  printf ("%s\n", dv_record_get_id (next));
  return DV_EXIT_DONE;
}

static DvExit
run (DvCli *cli, int argc, char **argv, const Arguments *arguments, guint32 on)
{
  DvExit status = DV_EXIT_REFUSED;
  g_autofree char *id = dv_cli_find_id (cli, "survey", argv[2], &status);
  Job job = { .id = id, .on = on };

  if (id == NULL)
    return status;
  if (g_str_equal (argv[1], "next-round"))
    return write_round (cli, &job);
  if (g_str_equal (argv[1], "answer"))
    return write_answer (cli, id, argv + 1, arguments, on);
  return arguments->output != NULL ? write_matrix (cli, &job, arguments->output)
                                   : print_matrix (cli, &job);
}

static DvExit
run_survey (DvCli *cli, int argc, char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &arguments.on, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &arguments.note, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output, NULL, NULL },
    { NULL },
  };
  static const char *const verbs[] = { "matrix", "answer", "next-round", NULL };
  guint32 on;
  DvDate today;

  if (!dv_cli_parse (&argc, &argv, entries, 2, 5))
    return DV_EXIT_USAGE;
  if (!g_strv_contains (verbs, argv[1]) || argc != (g_str_equal (argv[1], "answer") ? 6 : 3))
    return dv_cli_usage (
      _ ("Write survey matrix SURVEY, survey answer SURVEY PLACE ITEM ANSWER, or "
         "survey next-round SURVEY."));
  dv_date_today (&today);
  on = dv_date_to_julian (&today);
  if (arguments.on != NULL && !dv_cli_read_day ("--on", arguments.on, &on))
    return DV_EXIT_REFUSED;
  return dv_cli_open (cli) != NULL ? run (cli, argc, argv, &arguments, on) : DV_EXIT_STORE;
}

const DvCommand dv_cli_survey_commands[] = {
  { "survey",
    "matrix SURVEY [--output F.docx|.pdf|.txt] | answer SURVEY PLACE ITEM ANSWER [--on D] "
    "[--note WORDS] | next-round SURVEY",
    N_ ("Shows a survey as a table of places and items, writes what was seen, or begins the next "
        "round."),
    run_survey },
  { NULL },
};
