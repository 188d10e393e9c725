/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "opening/dv-store-opener.h"

#include "dv-backup.h"
#include "dv-catalogue.h"
#include "dv-sample.h"

#include <glib/gstdio.h>

/* Opens, makes and restores stores on a thread of its own, so that the window never waits. */

typedef struct {
  DvOpening opening;
  char *path;
  char *backup;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->backup);
  g_free (request);
}

static gboolean
fill_store (DvStore *store, gboolean sample, GError **error)
{
  return dv_store_write_as (store, "setup", NULL, dv_catalogue_fill, NULL, NULL, error) &&
         (!sample || dv_store_write_as (store, "setup", NULL, dv_sample_fill, NULL, NULL, error));
}

static DvStore *
create_store (const Request *request, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (request->path);
  g_autoptr (DvStore) store = NULL;

  g_mkdir_with_parents (folder, 0700);
  store = dv_store_create (request->path, error);
  if (store == NULL || !fill_store (store, request->opening == DV_OPENING_SAMPLE, error))
    return NULL;
  return g_steal_pointer (&store);
}

static DvStore *
restore_store (const Request *request, GError **error)
{
  g_autofree char *kept = NULL;

  if (!dv_store_restore (request->backup, request->path, &kept, error))
    return NULL;
  return dv_store_open (request->path, error);
}

static DvStore *
run (const Request *request, GError **error)
{
  gboolean exists = g_file_test (request->path, G_FILE_TEST_EXISTS);

  switch (request->opening) {
  case DV_OPENING_CREATE:
    return create_store (request, error);
  case DV_OPENING_SAMPLE:
    return exists ? dv_store_open (request->path, error) : create_store (request, error);
  case DV_OPENING_RESTORE:
    return restore_store (request, error);
  case DV_OPENING_OPEN:
  default:
    return dv_store_open (request->path, error);
  }
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DvStore *store = run (data, &error);

  if (store != NULL && !dv_catalogue_complete (store, &error))
    g_clear_object (&store);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dv_store_opener_run:
 * @opening: what to do
 * @path: the file of the store
 * @backup: (nullable): the backup to restore
 * @callback: called with the store
 * @user_data: given to @callback
 *
 * Comes to a store.
 */
void
dv_store_opener_run (DvOpening opening,
                     const char *path,
                     const char *backup,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->opening = opening;
  request->path = g_strdup (path);
  request->backup = g_strdup (backup);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * dv_store_opener_finish:
 *
 * Returns: (transfer full): the store, or %NULL with a #DV_STORE_ERROR
 */
DvStore *
dv_store_opener_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
get_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "danvan", name, NULL);
}

/**
 * dv_store_opener_get_own_path:
 *
 * Returns: (transfer full): where the user's own store stands
 */
char *
dv_store_opener_get_own_path (void)
{
  return get_path ("danvan.danvan");
}

/**
 * dv_store_opener_get_sample_path:
 *
 * Returns: (transfer full): where the sample stands
 */
char *
dv_store_opener_get_sample_path (void)
{
  return get_path ("sample.danvan");
}

typedef struct {
  char *folder;
  guint keep;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  g_free (backup->folder);
  g_free (backup);
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Backup *backup = data;
  GError *error = NULL;
  g_autofree char *written = NULL;

  if (dv_store_backup_daily (source, backup->folder, backup->keep, &written, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
get_backup_folder (DvStore *store, const char *folder)
{
  g_autofree char *beside = NULL;

  if (folder != NULL && *folder != '\0')
    return g_strdup (folder);
  beside = g_path_get_dirname (dv_store_get_path (store));
  return g_build_filename (beside, "backups", NULL);
}

/**
 * dv_store_opener_back_up:
 * @store: an open store
 * @folder: (nullable): where backups go; %NULL or empty for a folder beside the store
 * @keep: how many of the newest are kept
 * @callback: called when it is done
 * @user_data: given to @callback
 *
 * Writes the backup of the day, unless there is one.
 */
void
dv_store_opener_back_up (DvStore *store,
                         const char *folder,
                         guint keep,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Backup *backup = g_new0 (Backup, 1);

  backup->folder = get_backup_folder (store, folder);
  backup->keep = keep;
  g_task_set_task_data (task, backup, backup_free);
  g_task_run_in_thread (task, back_up_in_thread);
}

/**
 * dv_store_opener_back_up_finish:
 *
 * Returns: whether there is a backup of today
 */
gboolean
dv_store_opener_back_up_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
