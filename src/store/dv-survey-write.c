/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-survey.h"

/* What is written on a walk: one answer at a time, and the next round. */

/**
 * dv_survey_answer_new:
 * @survey: the UUID of a survey
 * @place: that of one of its places
 * @item: that of one of its items
 *
 * Returns: (transfer full): an answer without values
 */
DvSurveyAnswer *
dv_survey_answer_new (const char *survey, const char *place, const char *item)
{
  DvSurveyAnswer *answer = g_new0 (DvSurveyAnswer, 1);

  answer->survey = g_strdup (survey);
  answer->place = g_strdup (place);
  answer->item = g_strdup (item);
  answer->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return answer;
}

/**
 * dv_survey_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void
dv_survey_answer_free (DvSurveyAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->survey);
  g_free (answer->place);
  g_free (answer->item);
  g_free (answer->id);
  g_hash_table_unref (answer->values);
  g_free (answer);
}

/**
 * dv_survey_answer_set:
 * @answer: an answer
 * @field: the name of a field of an observation
 * @value: (nullable): its value in canonical form; %NULL takes it away
 *
 * Says what to write.
 */
void
dv_survey_answer_set (DvSurveyAnswer *answer, const char *field, const char *value)
{
  g_hash_table_insert (answer->values, g_strdup (field), g_strdup (value));
}

static DvRecord *
make_observation (const DvSurveyAnswer *answer)
{
  DvRecord *record = dv_record_new (&dv_kind_observation);
  g_autofree char *today = NULL;
  DvDate day;

  dv_date_today (&day);
  today = dv_date_to_iso (&day);
  dv_record_set (record, "survey", answer->survey);
  dv_record_set (record, "place", answer->place);
  dv_record_set (record, "item", answer->item);
  dv_record_set (record, "date", today);
  return record;
}

/* An observation is known by its survey, place and item: see the identity of its kind. */
static gboolean
find_observation (DvDb *db, const DvSurveyAnswer *answer, DvRecord **found, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_observation);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "survey", answer->survey);
  dv_query_where (query, "place", answer->place);
  dv_query_where (query, "item", answer->item);
  rows = dv_query_run (query, db, error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  *found = dv_db_load (db, g_array_index (rows, gint64, 0), error);
  return *found != NULL;
}

static void
set_values (DvRecord *record, GHashTable *values)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    dv_record_set (record, name, value);
}

/**
 * dv_survey_answer:
 * @write: a transaction
 * @data: a #DvSurveyAnswer
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes what was seen of one item at one place: a #DvWriteFunc. A second answer changes the first.
 *
 * Returns: whether it was written
 */
gboolean
dv_survey_answer (DvWrite *write, gpointer data, GError **error)
{
  DvSurveyAnswer *answer = data;
  g_autoptr (DvRecord) record = NULL;

  if (!find_observation (dv_write_get_db (write), answer, &record, error))
    return FALSE;
  if (record == NULL)
    record = make_observation (answer);
  set_values (record, answer->values);
  if (!dv_write_save (write, record, error))
    return FALSE;
  g_free (answer->id);
  answer->id = g_strdup (dv_record_get_id (record));
  return TRUE;
}

static void
copy_values (DvRecord *from, DvRecord *to)
{
  static const char *const copied[] = { "title",      "lead",      "units",     "role",
                                        "section",    "campaign",  "documents", "document_set",
                                        "place_type", "checklist", "places" };

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++) {
    const DvField *field = dv_kind_find_field (&dv_kind_survey, copied[i]);

    dv_record_set_value (to, field, dv_record_get_value (from, field));
    dv_record_set_link_title (to, field, dv_record_get_link_title (from, field));
  }
}

/**
 * dv_survey_make_round:
 * @db: a connection
 * @id: the UUID of a survey
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a new survey of the same places and checklist, with @id as
 *   the round before it; it is not saved
 */
DvRecord *
dv_survey_make_round (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvRecord) survey = dv_db_load_id (db, id, error);
  g_autoptr (DvRecord) next = NULL;
  g_autofree char *round = NULL;
  g_autofree char *today = NULL;
  DvDate day;

  if (survey == NULL)
    return NULL;
  dv_date_today (&day);
  today = dv_date_to_iso (&day);
  next = dv_record_new (&dv_kind_survey);
  copy_values (survey, next);
  round =
    g_strdup_printf ("%" G_GINT64_FORMAT, MAX (dv_record_get_integer (survey, "round"), 1) + 1);
  dv_record_set (next, "round", round);
  dv_record_set (next, "previous", dv_record_get_id (survey));
  dv_record_set_link_title (next, dv_kind_find_field (&dv_kind_survey, "previous"),
                            dv_record_get_title (survey));
  dv_record_set (next, "state", "in-progress");
  dv_record_set (next, "start", today);
  return g_steal_pointer (&next);
}
