/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-earlier-letters.h"
#include "dv-kinds.h"
#include "dv-petition-doubts.h"
#include "records/dv-record-hints.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* Earlier letters of the same person or matter, while a new one is typed: it may be the same again,
 * or belong to a case that is open. */

/* More than this nobody reads while typing. */
#define MAX_FOUND 4

typedef struct {
  DvRecord *typed;
  GPtrArray *found;  /* of DvEarlierLetter, or NULL */
  GPtrArray *doubts; /* of strings, or NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->typed);
  g_clear_pointer (&job->found, g_ptr_array_unref);
  g_clear_pointer (&job->doubts, g_ptr_array_unref);
  g_free (job);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->doubts = dv_petition_find_doubts (db, job->typed, error);
  if (job->doubts != NULL)
    job->found = dv_petition_find_earlier (db, job->typed, MAX_FOUND, error);
  return job->found != NULL;
}

static void
ask (DvStore *store,
     DvRecord *draft,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->typed = dv_record_copy (draft);
  dv_store_read_async (store, read_cb, job, job_free, cancellable, callback, user_data);
}

static void
append_letter (GString *text, const DvEarlierLetter *letter)
{
  const DvField *start = dv_kind_find_field (&dv_kind_petition, "start");
  g_autofree char *words = dv_words_petition (letter->petition);
  g_autofree char *day = dv_record_get_display (letter->petition, start);
  g_autofree char *why = dv_earlier_letter_explain (letter);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* translators: an earlier letter: its number, type and writer, its day, its content, and why it
   * may be the same */
  g_string_append_printf (text, _ ("Earlier: %s, %s: %s (%s)"), words, day,
                          dv_record_get_title (letter->petition), why);
}

static char *
finish (DvStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job *job;

  if (!dv_store_read_finish (store, result, (gpointer *) &job, error))
    return NULL;
  for (guint i = 0; i < job->doubts->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (job->doubts, i));
  for (guint i = 0; i < job->found->len; i++)
    append_letter (text, g_ptr_array_index (job->found, i));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

const DvRecordHint dv_hint_petition = {
  .kind = &dv_kind_petition,
  .field = "title",
  .after =
    DV_NAMES ("sender", "sender_name", "sender_address", "sender_id", "sender_contact", "title"),
  .ask = ask,
  .finish = finish,
};
