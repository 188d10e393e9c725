/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "dv-backup.h"
#include "dv-dues.h"
#include "dv-replay.h"
#include "dv-schema.h"
#include "dv-scrub.h"
#include "dv-search.h"
#include "dv-members.h"
#include "dv-store-error.h"

struct _DvOpened {
  int lock;
  DvDb *writer;
  DvDb *reader;
};

/**
 * dv_opened_free:
 * @opened: (transfer full) (nullable): the connections to a store
 *
 * Closes them. SQLite takes in its write-ahead log when the last one is closed.
 */
void
dv_opened_free (DvOpened *opened)
{
  if (opened == NULL)
    return;
  dv_db_close (opened->reader);
  dv_db_close (opened->writer);
  dv_store_unlock (opened->lock);
  g_free (opened);
}

/**
 * dv_opened_get_writer:
 * @opened: the connections to a store
 *
 * Returns: (transfer none): the one that writes
 */
DvDb *
dv_opened_get_writer (DvOpened *opened)
{
  return opened->writer;
}

/**
 * dv_opened_get_reader:
 * @opened: the connections to a store
 *
 * Returns: (transfer none): the one that reads
 */
DvDb *
dv_opened_get_reader (DvOpened *opened)
{
  return opened->reader;
}

static int
refuse (DvStoreError code, const char *message, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DV_STORE_ERROR, code, "%s: %s", shown, message);
  return -1;
}

static int
refuse_errno (int saved_errno, const char *path, GError **error)
{
  switch (saved_errno) {
  case EACCES:
  case EROFS:
  case EPERM:
    return refuse (DV_STORE_ERROR_READ_ONLY,
                   _ ("The store may only be read: its file or folder is write-protected. Allow "
                      "writing, or copy the store to a place of your own."),
                   path, error);
  case ENOSPC:
  case EDQUOT:
    return refuse (DV_STORE_ERROR_FULL, _ ("The disk is full. Free some room and try again."), path,
                   error);
  case ENOENT:
  case ENOTDIR:
    return refuse (DV_STORE_ERROR_NOT_FOUND, _ ("There is no such folder."), path, error);
  default:
    return refuse (DV_STORE_ERROR_FAILED, g_strerror (saved_errno), path, error);
  }
}

/**
 * dv_store_lock:
 * @path: the path of a store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Keeps other copies of the program away from the store until dv_store_unlock() is called or the
 * process ends, however it ends.
 *
 * Returns: the lock, -1 if another copy has it or it cannot be made
 */
int
dv_store_lock (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, "-lock", NULL);
  int lock = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0)
    return refuse_errno (errno, path, error);
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  close (lock);
  return refuse (DV_STORE_ERROR_BUSY,
                 _ ("The store is open in another copy of the program. Close it there first."),
                 path, error);
}

/**
 * dv_store_unlock:
 * @lock: what dv_store_lock() gave
 */
void
dv_store_unlock (int lock)
{
  if (lock >= 0)
    close (lock);
}

/* How a new store gets its site. */
typedef struct {
  DvDbFunc func;
  gpointer data;
} Founding;

static gboolean
create_cb (DvDb *db, gpointer data, GError **error)
{
  const Founding *founding = data;

  return dv_schema_update (db, error) &&
         (founding->func != NULL ? founding->func (db, founding->data, error)
                                 : dv_members_found (db, error)) &&
         dv_search_update (db, error) && dv_dues_update (db, error);
}

static gboolean
start_log (DvDb *db, GError **error)
{
  return dv_db_exec (db, "PRAGMA journal_mode = WAL", error);
}

/* The store is secret from its first byte on: SQLite takes over an empty file with its mode. */
static gboolean
make_empty (const char *path, GError **error)
{
  int file = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file < 0) {
    refuse_errno (errno, path, error);
    return FALSE;
  }
  return g_close (file, error);
}

static DvOpened *
opened_new (const char *path, gboolean create, GError **error)
{
  g_autoptr (DvOpened) opened = g_new0 (DvOpened, 1);

  opened->lock = dv_store_lock (path, error);
  if (opened->lock < 0 || (create && !make_empty (path, error)))
    return NULL;
  opened->writer = dv_db_open (path, DV_DB_WRITE, error);
  return opened->writer != NULL ? g_steal_pointer (&opened) : NULL;
}

static DvOpened *
finish_opening (DvOpened *opened, GError **error)
{
  g_autoptr (DvOpened) owned = opened;

  if (!start_log (owned->writer, error))
    return NULL;
  owned->reader = dv_db_open (dv_db_get_path (owned->writer), DV_DB_READ, error);
  return owned->reader != NULL ? g_steal_pointer (&owned) : NULL;
}

/**
 * dv_store_remove:
 * @path: a store that nobody has open
 *
 * Deletes a store that could not be made or filled, as if it was never there.
 */
void
dv_store_remove (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *name = g_strconcat (path, ends[i], NULL);

    g_unlink (name);
  }
}

/**
 * dv_opened_create:
 * @path: where; there must be no file yet
 * @found: (nullable): what makes it a site; %NULL for the first of a ward
 * @data: what to give it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes an empty store.
 *
 * Returns: (transfer full): the connections to it
 */
DvOpened *
dv_opened_create (const char *path, DvDbFunc found, gpointer data, GError **error)
{
  Founding founding = { found, data };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DvOpened) opened = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    refuse (DV_STORE_ERROR_FAILED, _ ("There is a file of this name already. Choose another name."),
            path, error);
    return NULL;
  }
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    refuse_errno (errno, path, error);
    return NULL;
  }
  opened = opened_new (path, TRUE, error);
  if (opened == NULL)
    return NULL;
  if (!dv_db_transaction (opened->writer, create_cb, &founding, error)) {
    g_clear_pointer (&opened, dv_opened_free);
    dv_store_remove (path);
    return NULL;
  }
  return finish_opening (g_steal_pointer (&opened), error);
}

/* A file that ends before its header says so was cut off, unless the rest is in the log. */
static gboolean
check_length (DvDb *db, GError **error)
{
  const char *path = dv_db_get_path (db);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf file = { 0 }, wal = { 0 };
  gint64 pages = 0, size = 0;

  if (g_stat (log, &wal) == 0 && wal.st_size > 0)
    return TRUE;
  if (!dv_db_get_integer (db, "PRAGMA page_count", &pages, error) ||
      !dv_db_get_integer (db, "PRAGMA page_size", &size, error))
    return FALSE;
  if (g_stat (path, &file) == 0 && file.st_size >= pages * size)
    return TRUE;
  refuse (DV_STORE_ERROR_CORRUPT, _ ("The file is cut off. It was not touched; restore a backup."),
          path, error);
  return FALSE;
}

static gboolean
update_schema (DvDb *db, GError **error)
{
  gboolean needs_steps = FALSE;

  if (!dv_schema_check (db, &needs_steps, error) || !check_length (db, error))
    return FALSE;
  if (!needs_steps)
    return TRUE;
  return dv_backup_before_steps (db, error) && dv_schema_update (db, error);
}

static gboolean
check_file (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    refuse (DV_STORE_ERROR_NOT_FOUND, _ ("There is no store of this name."), path, error);
  else if (g_access (path, R_OK | W_OK) != 0)
    refuse_errno (errno, path, error);
  else
    return TRUE;
  return FALSE;
}

/**
 * dv_opened_open:
 * @path: the file
 * @error: return location for a #DV_STORE_ERROR
 *
 * Opens a store. A file that this program cannot use is left as it is.
 *
 * Returns: (transfer full): the connections to it
 */
DvOpened *
dv_opened_open (const char *path, GError **error)
{
  g_autoptr (DvOpened) opened = NULL;

  if (!check_file (path, error))
    return NULL;
  opened = opened_new (path, FALSE, error);
  if (opened == NULL || !update_schema (opened->writer, error) ||
      !dv_search_update (opened->writer, error) || !dv_dues_update (opened->writer, error) ||
      !dv_replay_update (opened->writer, error))
    return NULL;
  dv_scrub_finish (opened->writer);
  return finish_opening (g_steal_pointer (&opened), error);
}
