/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-overlap-words.h"
#include "records/dv-record-hints.h"

#include <glib/gi18n.h>

/* More than this nobody reads while typing. */
#define MAX_HITS 4

/* Whom a line touches, said while it is typed. */
typedef struct {
  DvRecord *line;
  DvOverlaps *overlaps; /* NULL while too little was typed */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->line);
  dv_overlaps_unref (job->overlaps);
  g_free (job);
}

/* A name alone says too little. */
static gboolean
is_enough (DvRecord *line)
{
  return dv_record_get (line, "person") != NULL ||
         (dv_record_get (line, "name") != NULL && dv_record_get (line, "birth") != NULL);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GError) local = NULL;

  if (!is_enough (job->line))
    return TRUE;
  job->overlaps = dv_overlaps_read_typed (db, job->line, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static void
ask (DvStore *store,
     DvRecord *draft,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->line = dv_record_copy (draft);
  dv_store_read_async (store, read_cb, job, job_free, cancellable, callback, user_data);
}

static void
append_hit (GString *text, const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  guint typed = overlaps->facts->lines->len - 1;
  g_autofree char *words = dv_overlaps_describe_other (overlaps, hit, hit->first == typed ? 0 : 1);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, words);
  if (hit->state != DV_OVERLAP_OPEN)
    g_string_append_printf (text, " (%s)", dv_overlap_state_get_label (hit->state));
}

static char *
describe (const DvOverlaps *overlaps)
{
  GString *text = g_string_new (NULL);
  guint n = overlaps->hits->len;

  for (guint i = 0; i < MIN (n, MAX_HITS); i++)
    append_hit (text, overlaps, dv_overlaps_get_hit (overlaps, i));
  if (n > MAX_HITS)
    g_string_append_printf (text, "\n%s", _ ("and more: see the overlaps of the campaign"));
  return g_string_free (text, FALSE);
}

static char *
finish (DvStore *store, GAsyncResult *result, GError **error)
{
  Job *job;

  if (!dv_store_read_finish (store, result, (gpointer *) &job, error))
    return NULL;
  return job->overlaps != NULL && job->overlaps->hits->len > 0 ? describe (job->overlaps) : NULL;
}

const DvRecordHint dv_hint_line = {
  .kind = &dv_kind_line,
  .field = "name",
  .after = DV_NAMES ("person",
                     "name",
                     "birth",
                     "sex",
                     "address",
                     "unit",
                     "household",
                     "need",
                     "gift_source",
                     "exception"),
  .ask = ask,
  .finish = finish,
};
