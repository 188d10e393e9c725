/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-search.h"
#include "records/dv-record-hints.h"

#include <glib/gi18n.h>

/* Who in the register has the name, or the number, of a person who is being typed: nobody is to be
 * written down twice. */

/* More than this nobody reads while typing. */
#define MAX_FOUND 3

/* How many of the same name are looked at. */
#define MAX_SEARCHED 200

typedef struct {
  DvRecord *person;
  GPtrArray *found; /* of DvRecord */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->person);
  g_ptr_array_unref (job->found);
  g_free (job);
}

/* Of whom only the year is known may be born on any day of it. */
static gboolean
may_be_born (const char *one, const char *other)
{
  return one == NULL || other == NULL ||
         strncmp (one, other, MIN (strlen (one), strlen (other))) == 0;
}

static void
add_if_other (Job *job, DvRecord *candidate)
{
  const char *id = dv_record_get_id (candidate);

  if (g_strcmp0 (id, dv_record_get_id (job->person)) == 0)
    return;
  for (guint i = 0; i < job->found->len; i++)
    if (g_strcmp0 (dv_record_get_id (g_ptr_array_index (job->found, i)), id) == 0)
      return;
  g_ptr_array_add (job->found, g_object_ref (candidate));
}

static gboolean
find_number (Job *job, DvDb *db, const char *field, const char *number, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GArray) rows = NULL;

  if (number == NULL)
    return TRUE;
  dv_query_where (query, field, number);
  dv_query_set_limit (query, MAX_FOUND);
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) found = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (found == NULL)
      return FALSE;
    add_if_other (job, found);
  }
  return rows != NULL;
}

/* The search finds the words of the name without marks; the birth tells namesakes apart. */
static gboolean
find_name (Job *job, DvDb *db, GError **error)
{
  const char *name = dv_record_get (job->person, "name");
  const char *birth = dv_record_get (job->person, "birth");
  g_autoptr (GArray) rows = NULL;

  if (name == NULL || birth == NULL)
    return TRUE;
  rows = dv_search (db, name, &dv_kind_person, MAX_SEARCHED, error);
  for (guint i = 0; rows != NULL && i < rows->len && job->found->len < MAX_FOUND; i++) {
    g_autoptr (DvRecord) found = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (found == NULL)
      return FALSE;
    if (may_be_born (birth, dv_record_get (found, "birth")))
      add_if_other (job, found);
  }
  return rows != NULL;
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  return dv_record_get_row (job->person) != 0 ||
         (find_number (job, db, "id_number", dv_record_get (job->person, "id_number"), error) &&
          find_name (job, db, error));
}

static void
ask (DvStore *store,
     DvRecord *draft,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->person = dv_record_copy (draft);
  job->found = g_ptr_array_new_with_free_func (g_object_unref);
  dv_store_read_async (store, read_cb, job, job_free, cancellable, callback, user_data);
}

static void
append_person (GString *text, DvRecord *person)
{
  const DvKind *kind = &dv_kind_person;
  g_autofree char *birth = dv_record_get_display (person, dv_kind_find_field (kind, "birth"));
  g_autofree char *unit = dv_record_get_display (person, dv_kind_find_field (kind, "unit"));
  const char *address = dv_record_get (person, "address");

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: a person who stands in the register, with birth, address and residential group. */
  g_string_append_printf (text, _ ("In the register already: %s, %s, %s, %s"),
                          dv_record_get_title (person), *birth != '\0' ? birth : "–",
                          address != NULL ? address : "–", *unit != '\0' ? unit : "–");
}

static char *
finish (DvStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job *job;

  if (!dv_store_read_finish (store, result, (gpointer *) &job, error))
    return NULL;
  for (guint i = 0; i < job->found->len; i++)
    append_person (text, g_ptr_array_index (job->found, i));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

const DvRecordHint dv_hint_person = {
  .kind = &dv_kind_person,
  .field = "name",
  .after = DV_NAMES ("name", "birth", "id_number"),
  .ask = ask,
  .finish = finish,
};
