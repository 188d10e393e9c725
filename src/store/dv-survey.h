/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-write.h"

G_BEGIN_DECLS

#define DV_SURVEY_ANSWERS 5

/**
 * DvSurvey:
 * @survey: the survey
 * @previous: (nullable): the round before it
 * @places: (element-type DvRecord): its places, in the order of their codes and names
 * @items: (element-type DvRecord): the items of its checklist, in their order
 * @now: (element-type DvRecord): by `place/item`, what was seen
 * @before: (element-type DvRecord): likewise, what was seen in the round before
 * @photos: by the id of an observation, how many files are attached to it
 *
 * A survey as a table of places and items.
 */
typedef struct {
  DvRecord *survey;
  DvRecord *previous;
  GPtrArray *places;
  GPtrArray *items;
  GHashTable *now;
  GHashTable *before;
  GHashTable *photos;
} DvSurvey;

/**
 * DvSurveyChange:
 * @DV_SURVEY_SAME: as in the round before, or nobody looked in one of the two
 * @DV_SURVEY_FIXED: it was amiss in the round before and is there now
 * @DV_SURVEY_LOST: it was there in the round before and is amiss now
 *
 * What became of something since the round before.
 */
typedef enum {
  DV_SURVEY_SAME,
  DV_SURVEY_FIXED,
  DV_SURVEY_LOST,
} DvSurveyChange;

/**
 * DvSurveySums:
 * @n_cells: how many there are to look at
 * @n_seen: how many have an answer
 * @answers: how many have each, in the order of dv_choices_answer
 * @n_to_fix: how many are amiss and not mended
 * @n_fixed: how many were mended after they were seen
 * @n_fixed_since: how many were amiss in the round before and are there now
 * @n_lost: how many were there in the round before and are amiss now
 *
 * The totals of a survey, of a place or of an item.
 */
typedef struct {
  guint n_cells;
  guint n_seen;
  guint answers[DV_SURVEY_ANSWERS];
  guint n_to_fix;
  guint n_fixed;
  guint n_fixed_since;
  guint n_lost;
} DvSurveySums;

/**
 * DvSurveyAnswer:
 * @survey: the UUID of a survey
 * @place: that of a place
 * @item: that of an item
 * @values: (element-type utf8 utf8): values of fields of the observation by their names; a value
 *   of %NULL takes one away
 * @id: (out): receives the UUID of the observation
 *
 * What was seen, for dv_survey_answer().
 */
typedef struct {
  char *survey;
  char *place;
  char *item;
  GHashTable *values;
  char *id;
} DvSurveyAnswer;

DvSurvey *dv_survey_read (DvDb *db, const char *id, GError **error);
void dv_survey_free (DvSurvey *survey);
DvRecord *dv_survey_get (const DvSurvey *survey, guint place, guint item);
DvRecord *dv_survey_get_before (const DvSurvey *survey, guint place, guint item);
guint dv_survey_count_photos (const DvSurvey *survey, DvRecord *observation);
DvSurveyChange dv_survey_get_change (const DvSurvey *survey, guint place, guint item);
void dv_survey_count (const DvSurvey *survey, int place, int item, DvSurveySums *sums);
gboolean dv_survey_is_amiss (DvRecord *observation);

DvSurveyAnswer *dv_survey_answer_new (const char *survey, const char *place, const char *item);
void dv_survey_answer_free (DvSurveyAnswer *answer);
void dv_survey_answer_set (DvSurveyAnswer *answer, const char *field, const char *value);
gboolean dv_survey_answer (DvWrite *write, gpointer data, GError **error);
DvRecord *dv_survey_make_round (DvDb *db, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSurvey, dv_survey_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSurveyAnswer, dv_survey_answer_free)

G_END_DECLS
