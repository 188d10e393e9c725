/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-survey-words.h"

#include "dv-choices.h"
#include "dv-kinds.h"

#include <glib/gi18n.h>

/* What was seen, in words and marks. */

/**
 * dv_survey_get_answer_label:
 * @answer: the number of an answer, from 0
 *
 * Returns: the answer as a person reads it
 */
const char *
dv_survey_get_answer_label (guint answer)
{
  return dv_choice_get_label (&dv_choices_answer[answer]);
}

/**
 * dv_survey_get_answer_mark:
 * @observation: (nullable): what was seen
 *
 * Returns: (transfer none): a sign for it, which never stands without the word
 */
const char *
dv_survey_get_answer_mark (DvRecord *observation)
{
  static const char *const marks[] = { "✓", "◐", "✗", "≈", "?" };
  const char *answer = observation != NULL ? dv_record_get (observation, "answer") : NULL;

  for (guint i = 0; answer != NULL && i < G_N_ELEMENTS (marks); i++) {
    if (g_strcmp0 (dv_choices_answer[i].code, answer) == 0)
      return marks[i];
  }
  return "·";
}

static char *
show (DvRecord *record, const char *name)
{
  return dv_record_get_display (record, dv_kind_find_field (&dv_kind_observation, name));
}

static void
append_mending (GString *text, DvRecord *record)
{
  g_autofree char *fixed = show (record, "fixed_on");
  g_autofree char *by = show (record, "fix_by");

  if (dv_record_get (record, "fixed_on") != NULL)
    /* Translators: %s is a day. */
    g_string_append_printf (text, _ (", mended on %s"), fixed);
  else if (dv_record_get (record, "fix_by") != NULL)
    /* Translators: %s is a day. */
    g_string_append_printf (text, _ (", to be mended by %s"), by);
}

/**
 * dv_survey_describe_before:
 * @before: (nullable): what was seen in the round before
 *
 * Returns: (transfer full): “last round: torn or faded, to be mended by 24/05/2019”; empty if
 *   nothing was seen
 */
char *
dv_survey_describe_before (DvRecord *before)
{
  GString *text = g_string_new (NULL);
  g_autofree char *answer = before != NULL ? show (before, "answer") : NULL;
  const char *note = before != NULL ? dv_record_get (before, "note") : NULL;

  if (before == NULL)
    return g_string_free (text, FALSE);
  /* Translators: %s is an answer: torn or faded. */
  g_string_append_printf (text, _ ("last round: %s"), answer);
  append_mending (text, before);
  if (note != NULL)
    g_string_append_printf (text, " – %s", note);
  return g_string_free (text, FALSE);
}

static const char *
get_change_words (DvSurveyChange change)
{
  if (change == DV_SURVEY_FIXED)
    return _ ("there again since the last round");
  return change == DV_SURVEY_LOST ? _ ("was there in the last round") : NULL;
}

/**
 * dv_survey_describe_cell:
 * @survey: a survey
 * @place: the number of a place
 * @item: the number of an item
 *
 * Returns: (transfer full): place, item, answer and what is to be done, for a screen reader and a
 *   tooltip
 */
char *
dv_survey_describe_cell (const DvSurvey *survey, guint place, guint item)
{
  DvRecord *seen = dv_survey_get (survey, place, item);
  const char *change = get_change_words (dv_survey_get_change (survey, place, item));
  g_autofree char *answer = seen != NULL ? show (seen, "answer") : g_strdup (_ ("not yet seen"));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s: %s",
                          dv_record_get_title (g_ptr_array_index (survey->places, place)),
                          dv_record_get_title (g_ptr_array_index (survey->items, item)), answer);
  if (seen != NULL)
    append_mending (text, seen);
  if (change != NULL)
    g_string_append_printf (text, ", %s", change);
  return g_string_free (text, FALSE);
}

/**
 * dv_survey_describe_sums:
 * @sums: the totals of a survey
 *
 * Returns: (transfer full): “48/48 seen · 43 posted · 2 to be mended · 2 mended”
 */
char *
dv_survey_describe_sums (const DvSurveySums *sums)
{
  GString *text = g_string_new (NULL);

  /* Translators: numbers: how many were looked at, of how many. */
  g_string_append_printf (text, _ ("%u/%u seen"), sums->n_seen, sums->n_cells);
  for (guint i = 0; i < DV_SURVEY_ANSWERS; i++) {
    if (sums->answers[i] > 0)
      g_string_append_printf (text, " · %u %s", sums->answers[i], dv_survey_get_answer_label (i));
  }
  if (sums->n_to_fix > 0)
    g_string_append_printf (text, _ (" · %u to be mended"), sums->n_to_fix);
  if (sums->n_fixed > 0)
    g_string_append_printf (text, _ (" · %u mended"), sums->n_fixed);
  if (sums->n_fixed_since > 0)
    g_string_append_printf (text, _ (" · %u there again since the last round"),
                            sums->n_fixed_since);
  if (sums->n_lost > 0)
    g_string_append_printf (text, _ (" · %u gone since the last round"), sums->n_lost);
  return g_string_free (text, FALSE);
}

static guint
count_posted_before (const DvSurvey *survey, guint place)
{
  guint n = 0;

  for (guint i = 0; i < survey->items->len; i++) {
    DvRecord *before = dv_survey_get_before (survey, place, i);

    n += before != NULL && g_strcmp0 (dv_record_get (before, "answer"), "posted") == 0;
  }
  return n;
}

/**
 * dv_survey_describe_place:
 * @survey: a survey
 * @place: the number of a place
 *
 * Returns: (transfer full): “2/6 answered · last round 4/6 posted”
 */
char *
dv_survey_describe_place (const DvSurvey *survey, guint place)
{
  DvSurveySums sums;
  g_autofree char *answered = NULL;

  dv_survey_count (survey, (int) place, -1, &sums);
  /* Translators: numbers: how many items have an answer, of how many. */
  answered = g_strdup_printf (_ ("%u/%u answered"), sums.n_seen, sums.n_cells);
  if (survey->previous == NULL)
    return g_steal_pointer (&answered);
  /* Translators: “2/6 answered · last round 4/6 posted”. */
  return g_strdup_printf (_ ("%s · last round %u/%u posted"), answered,
                          count_posted_before (survey, place), sums.n_cells);
}
