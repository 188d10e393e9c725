/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-terms.h"
#include "dv-value.h"
#include "records/dv-record-hints.h"

#include <glib/gi18n.h>

/* When a term ends by the law of the day on which it begins, while it is typed. */

typedef struct {
  DvRecord *typed;
  DvTermState *state;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->typed);
  dv_term_state_free (job->state);
  g_free (job);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->state = dv_term_look (db, job->typed, error);
  return job->state != NULL;
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

static char *
say (const Job *job)
{
  const DvField *field = dv_kind_find_field (&dv_kind_term, "end");
  g_autofree char *end = dv_field_format (field, job->state->proposed);
  const char *basis = job->state->basis != NULL ? job->state->basis : "–";

  if (dv_record_get (job->typed, "end") == NULL)
    /* translators: a date, and the law */
    return g_strdup_printf (_ ("By the rule it ends: %s (%s)."), end, basis);
  if (job->state->fit == DV_TERM_TOO_SHORT)
    return g_strdup_printf (_ ("This is shorter than the rule: it would end %s (%s)."), end, basis);
  if (job->state->fit == DV_TERM_TOO_LONG)
    return g_strdup_printf (_ ("This is longer than the rule: it would end %s (%s)."), end, basis);
  return NULL;
}

static char *
finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Job *job;

  if (!dv_store_read_finish (store, result, (gpointer *) &job, error))
    return NULL;
  return job->state->proposed != NULL ? say (job) : NULL;
}

const DvRecordHint dv_hint_term = {
  .kind = &dv_kind_term,
  .field = "end",
  .after = DV_NAMES ("unit", "start", "end"),
  .ask = ask,
  .finish = finish,
};
