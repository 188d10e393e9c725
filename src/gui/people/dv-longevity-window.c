/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-longevity-window.h"

#include "dv-load.h"
#include "dv-longevity.h"
#include "records/dv-behind-window.h"

/* Who is to be wished a long life on an occasion. */

typedef struct {
  GtkWidget *parent;
  char *occasion;
  int year;
  char *title;
  GPtrArray *ids;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->parent);
  g_free (job->occasion);
  g_free (job->title);
  g_ptr_array_unref (job->ids);
  g_free (job);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (DvRecord) occasion = dv_db_load_id (db, job->occasion, error);
  const char *ages = occasion != NULL ? dv_record_get (occasion, "ages") : NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (occasion == NULL)
    return FALSE;
  job->title = g_strdup_printf ("%s, %d", dv_record_get_title (occasion), job->year);
  people = dv_longevity_list (db, ages != NULL ? ages : "", job->year, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    g_ptr_array_add (job->ids, g_strdup (dv_record_get_id (g_ptr_array_index (people, i))));
  return people != NULL;
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job;

  if (dv_store_read_finish (DV_STORE (source), result, (gpointer *) &job, NULL) &&
      gtk_widget_get_root (job->parent) != NULL)
    dv_behind_window_present (job->parent, DV_STORE (source), job->title, job->ids);
}

/**
 * dv_longevity_window_present:
 * @parent: a widget of the main window
 * @store: where the people are
 * @occasion: the UUID of an occasion with ages
 * @year: a year
 *
 * Shows who reaches one of the ages in the year.
 */
void
dv_longevity_window_present (GtkWidget *parent, DvStore *store, const char *occasion, int year)
{
  Job *job = g_new0 (Job, 1);

  job->parent = g_object_ref (parent);
  job->occasion = g_strdup (occasion);
  job->year = year;
  job->ids = g_ptr_array_new_with_free_func (g_free);
  dv_store_read_async (store, read_cb, job, job_free, NULL, read_done_cb, NULL);
}
