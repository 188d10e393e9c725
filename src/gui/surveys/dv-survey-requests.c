/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-survey-requests.h"

#include "dv-attachment.h"
#include "dv-kinds.h"

/* What the screens of a survey ask of the store. Nobody waits for any of it. */

typedef struct {
  char *id;
  DvSurvey *survey;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  dv_survey_free (reading->survey);
  g_free (reading);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->survey = dv_survey_read (db, reading->id, error);
  return reading->survey != NULL;
}

/**
 * dv_survey_request:
 * @store: where the survey stands
 * @id: its UUID
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads a survey with its places, items and what was seen.
 */
void
dv_survey_request (DvStore *store,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (id);
  dv_store_read_async (store, read_cb, reading, reading_free, cancellable, callback, user_data);
}

/**
 * dv_survey_request_finish:
 * @store: the store
 * @result: the result
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the survey
 */
DvSurvey *
dv_survey_request_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Reading *reading = NULL;

  if (!dv_store_read_finish (store, result, (gpointer *) &reading, error))
    return NULL;
  return g_steal_pointer (&reading->survey);
}

static void
answer_free (gpointer data)
{
  dv_survey_answer_free (data);
}

/**
 * dv_survey_request_answer:
 * @store: where the survey stands
 * @answer: (transfer full): what was seen
 * @label: what can be undone, in words
 * @callback: called when it was written
 * @user_data: data for @callback
 *
 * Writes one answer in a transaction of its own.
 */
void
dv_survey_request_answer (DvStore *store,
                          DvSurveyAnswer *answer,
                          const char *label,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  dv_store_write_async (store, NULL, label, dv_survey_answer, answer, answer_free, NULL, callback,
                        user_data);
}

/**
 * dv_survey_request_answer_finish:
 * @store: the store
 * @result: the result
 * @batch: (out) (transfer full) (nullable): under which it can be taken back
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
dv_survey_request_answer_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error)
{
  return dv_store_write_finish (store, result, NULL, batch, error);
}

typedef struct {
  char *observation;
  char *path;
} Photo;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_free (photo->observation);
  g_free (photo->path);
  g_free (photo);
}

/* Copies the file and writes the record, on a thread of its own. */
static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Photo *photo = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) attachment =
    dv_attachment_add (source, photo->observation, photo->path, &error);

  if (attachment != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dv_survey_request_photo:
 * @store: where the survey stands
 * @observation: the UUID of an observation
 * @path: a file
 * @callback: called when it was added
 * @user_data: data for @callback
 *
 * Adds a photo to what was seen.
 */
void
dv_survey_request_photo (DvStore *store,
                         const char *observation,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Photo *photo = g_new0 (Photo, 1);

  photo->observation = g_strdup (observation);
  photo->path = g_strdup (path);
  g_task_set_task_data (task, photo, photo_free);
  g_task_run_in_thread (task, add_in_thread);
}

/**
 * dv_survey_request_photo_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it was added
 */
gboolean
dv_survey_request_photo_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dv_survey_concerns:
 * @changed: (element-type DvChanged): what was changed
 *
 * Returns: whether a survey may look otherwise now
 */
gboolean
dv_survey_concerns (const GArray *changed)
{
  const DvKind *const kinds[] = { &dv_kind_survey,    &dv_kind_place,       &dv_kind_item,
                                  &dv_kind_checklist, &dv_kind_observation, &dv_kind_attachment };

  for (guint i = 0; i < changed->len; i++) {
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
      if (g_array_index (changed, DvChanged, i).kind == kinds[k])
        return TRUE;
    }
  }
  return FALSE;
}
