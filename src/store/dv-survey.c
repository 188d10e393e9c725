/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-choices.h"
#include "dv-collate.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/**
 * dv_survey_free:
 * @survey: (transfer full) (nullable): a survey
 */
void
dv_survey_free (DvSurvey *survey)
{
  if (survey == NULL)
    return;
  g_clear_object (&survey->survey);
  g_clear_object (&survey->previous);
  g_clear_pointer (&survey->places, g_ptr_array_unref);
  g_clear_pointer (&survey->items, g_ptr_array_unref);
  g_clear_pointer (&survey->now, g_hash_table_unref);
  g_clear_pointer (&survey->before, g_hash_table_unref);
  g_clear_pointer (&survey->photos, g_hash_table_unref);
  g_free (survey);
}

/* --- reading --- */

static GPtrArray *
list (DvDb *db,
      const DvKind *kind,
      const char *field,
      const char *value,
      const char *order,
      GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, field, value);
  if (order != NULL)
    dv_query_set_order (query, order, FALSE);
  rows = dv_query_run (query, db, error);
  return rows != NULL ? dv_db_load_rows (db, kind, (const gint64 *) rows->data, rows->len, error)
                      : NULL;
}

static DvRecord *
load (DvDb *db, const char *id, const DvKind *kind, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, error);

  if (record == NULL || (dv_record_get_kind (record) == kind && !dv_record_is_deleted (record)))
    return g_steal_pointer (&record);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: a kind of record: Survey */
               _ ("This is not a record of the kind “%s”, or it was deleted."),
               dv_kind_get_label (kind));
  return NULL;
}

/* NVH02 before NVH10; places without a code by their names, “TDP 2” before “TDP 10”. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  DvRecord *x = *(DvRecord *const *) a, *y = *(DvRecord *const *) b;
  const char *code_x = dv_record_get (x, "code"), *code_y = dv_record_get (y, "code");
  int order = code_x != NULL && code_y != NULL ? dv_text_compare (code_x, code_y) : 0;

  return order != 0 ? order : dv_text_compare (dv_record_get_title (x), dv_record_get_title (y));
}

static GPtrArray *
read_places (DvDb *db, DvRecord *survey, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = dv_links_parse (dv_record_get (survey, "places"));

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);
    DvRecord *place = dv_db_load_id (db, link->id, error);

    if (place == NULL)
      return NULL;
    g_ptr_array_add (places, place);
  }
  g_ptr_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}

static GPtrArray *
read_items (DvDb *db, DvRecord *survey, GError **error)
{
  const char *checklist = dv_record_get (survey, "checklist");

  if (checklist == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return list (db, &dv_kind_item, "checklist", checklist, "position", error);
}

static char *
make_key (const char *place, const char *item)
{
  return g_strconcat (place, "/", item, NULL);
}

static GHashTable *
read_observations (DvDb *db, DvRecord *survey, GError **error)
{
  g_autoptr (GPtrArray) seen =
    list (db, &dv_kind_observation, "survey", dv_record_get_id (survey), NULL, error);
  GHashTable *cells;

  if (seen == NULL)
    return NULL;
  cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < seen->len; i++) {
    DvRecord *observation = g_ptr_array_index (seen, i);

    g_hash_table_insert (cells,
                         make_key (dv_record_get (observation, "place"),
                                   dv_record_get (observation, "item")),
                         g_object_ref (observation));
  }
  return cells;
}

static GHashTable *
read_photos (DvDb *db, DvRecord *survey, GError **error)
{
  g_autoptr (GHashTable) photos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT o.rid, count (*) FROM observation o JOIN attachment a ON a.record = o.rid"
    " AND a.flags & 1 = 0 WHERE o.survey = :survey GROUP BY o.rid",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":survey", dv_record_get_row (survey));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_hash_table_insert (photos, g_memdup2 (&row, sizeof row),
                         GUINT_TO_POINTER ((guint) dv_stmt_get_integer (stmt, 1)));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&photos) : NULL;
}

static gboolean
read_previous (DvDb *db, DvSurvey *self, GError **error)
{
  const char *previous = dv_record_get (self->survey, "previous");

  if (previous == NULL) {
    self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    return TRUE;
  }
  self->previous = dv_db_load_id (db, previous, error);
  if (self->previous != NULL)
    self->before = read_observations (db, self->previous, error);
  return self->before != NULL;
}

/**
 * dv_survey_read:
 * @db: a connection
 * @id: the UUID of a survey
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its places, its items and what was seen
 */
DvSurvey *
dv_survey_read (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvSurvey) self = g_new0 (DvSurvey, 1);

  self->survey = load (db, id, &dv_kind_survey, error);
  if (self->survey == NULL)
    return NULL;
  self->places = read_places (db, self->survey, error);
  if (self->places == NULL)
    return NULL;
  self->items = read_items (db, self->survey, error);
  if (self->items == NULL)
    return NULL;
  self->now = read_observations (db, self->survey, error);
  if (self->now == NULL)
    return NULL;
  self->photos = read_photos (db, self->survey, error);
  return self->photos != NULL && read_previous (db, self, error) ? g_steal_pointer (&self) : NULL;
}

static DvRecord *
find_cell (const DvSurvey *self, GHashTable *cells, guint place, guint item)
{
  g_autofree char *key = make_key (dv_record_get_id (g_ptr_array_index (self->places, place)),
                                   dv_record_get_id (g_ptr_array_index (self->items, item)));

  return g_hash_table_lookup (cells, key);
}

/**
 * dv_survey_get:
 * @survey: a survey
 * @place: the number of one of its places
 * @item: the number of one of its items
 *
 * Returns: (transfer none) (nullable): what was seen; %NULL if nobody looked yet
 */
DvRecord *
dv_survey_get (const DvSurvey *survey, guint place, guint item)
{
  return find_cell (survey, survey->now, place, item);
}

/**
 * dv_survey_get_before:
 * @survey: a survey
 * @place: the number of one of its places
 * @item: the number of one of its items
 *
 * Returns: (transfer none) (nullable): what was seen in the round before
 */
DvRecord *
dv_survey_get_before (const DvSurvey *survey, guint place, guint item)
{
  return find_cell (survey, survey->before, place, item);
}

/**
 * dv_survey_count_photos:
 * @survey: a survey
 * @observation: (nullable): one of its observations
 *
 * Returns: how many files are attached to it
 */
guint
dv_survey_count_photos (const DvSurvey *survey, DvRecord *observation)
{
  gint64 row = observation != NULL ? dv_record_get_row (observation) : 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (survey->photos, &row));
}

/* --- counting --- */

/* Returns: its place among dv_choices_answer, -1 if it is none of them */
static int
find_answer (DvRecord *observation)
{
  const char *answer = observation != NULL ? dv_record_get (observation, "answer") : NULL;

  for (int i = 0; answer != NULL && dv_choices_answer[i].code != NULL; i++) {
    if (strcmp (dv_choices_answer[i].code, answer) == 0)
      return i;
  }
  return -1;
}

/**
 * dv_survey_is_amiss:
 * @observation: (nullable): what was seen
 *
 * What nobody could see is not known to be amiss.
 *
 * Returns: whether it was posted in part, not posted, torn or faded
 */
gboolean
dv_survey_is_amiss (DvRecord *observation)
{
  const char *answer = observation != NULL ? dv_record_get (observation, "answer") : NULL;

  return answer != NULL && strcmp (answer, "posted") != 0 && strcmp (answer, "not-seen") != 0;
}

static gboolean
is_there (DvRecord *observation)
{
  return observation != NULL && g_strcmp0 (dv_record_get (observation, "answer"), "posted") == 0;
}

/**
 * dv_survey_get_change:
 * @survey: a survey
 * @place: the number of one of its places
 * @item: the number of one of its items
 *
 * Returns: what became of it since the round before
 */
DvSurveyChange
dv_survey_get_change (const DvSurvey *survey, guint place, guint item)
{
  DvRecord *now = dv_survey_get (survey, place, item);
  DvRecord *before = dv_survey_get_before (survey, place, item);

  if (dv_survey_is_amiss (before) && is_there (now))
    return DV_SURVEY_FIXED;
  return is_there (before) && dv_survey_is_amiss (now) ? DV_SURVEY_LOST : DV_SURVEY_SAME;
}

static void
count_cell (const DvSurvey *survey, guint place, guint item, DvSurveySums *sums)
{
  DvRecord *now = dv_survey_get (survey, place, item);
  DvSurveyChange change = dv_survey_get_change (survey, place, item);
  gboolean fixed = now != NULL && dv_record_get (now, "fixed_on") != NULL;
  int answer = find_answer (now);

  sums->n_cells++;
  sums->n_seen += now != NULL;
  if (answer >= 0 && answer < DV_SURVEY_ANSWERS)
    sums->answers[answer]++;
  sums->n_to_fix += dv_survey_is_amiss (now) && !fixed;
  sums->n_fixed += dv_survey_is_amiss (now) && fixed;
  sums->n_fixed_since += change == DV_SURVEY_FIXED;
  sums->n_lost += change == DV_SURVEY_LOST;
}

/**
 * dv_survey_count:
 * @survey: a survey
 * @place: the number of a place, -1 for all
 * @item: the number of an item, -1 for all
 * @sums: (out): the totals
 *
 * Counts the cells of a place, of an item, or all of them.
 */
void
dv_survey_count (const DvSurvey *survey, int place, int item, DvSurveySums *sums)
{
  *sums = (DvSurveySums){ 0 };
  for (guint p = 0; p < survey->places->len; p++) {
    for (guint i = 0; i < survey->items->len; i++) {
      if ((place < 0 || (guint) place == p) && (item < 0 || (guint) item == i))
        count_cell (survey, p, i, sums);
    }
  }
}
