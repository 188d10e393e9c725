/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dv-attachment.h"
#include "dv-check.h"
#include "dv-open.h"
#include "dv-schema.h"
#include "dv-site.h"
#include "dv-store-error.h"

static gboolean
refuse (const char *message, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, "%s: %s", shown, message);
  return FALSE;
}

static gboolean
sync_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = file >= 0 && fsync (file) == 0;

  if (!synced)
    refuse (g_strerror (errno), path, error);
  if (file >= 0)
    close (file);
  return synced;
}

/* Gives a finished file its name, so that whoever sees the name sees a whole file. */
static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_file (part, error))
    return FALSE;
  if (g_rename (part, path) != 0)
    return refuse (g_strerror (errno), path, error);
  return sync_file (folder, error);
}

/**
 * dv_backup_verify:
 * @path: a file
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the file is a sound store that this program can read
 */
gboolean
dv_backup_verify (const char *path, GError **error)
{
  g_autoptr (DvDb) db = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean needs_steps;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (_ ("There is no such file."), path, error);
  db = dv_db_open (path, DV_DB_READ, error);
  if (db == NULL || !dv_schema_check (db, &needs_steps, error))
    return FALSE;
  problems = dv_check_file (db, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    return refuse (g_ptr_array_index (problems, 0), path, error);
  return TRUE;
}

static gboolean
vacuum_into (DvDb *db, const char *path, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "VACUUM INTO :path", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":path", path);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_backup_write:
 * @db: a connection
 * @path: where; a file of this name is replaced
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a copy of the store, reads it back to see that it is sound, and only then gives it its
 * name.
 *
 * Returns: whether there is a sound copy at @path now
 */
gboolean
dv_backup_write (DvDb *db, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean written;

  g_unlink (part);
  written = vacuum_into (db, part, error) && dv_backup_verify (part, error) &&
            g_chmod (part, 0600) == 0 && put_in_place (part, path, error);
  if (!written)
    g_unlink (part);
  return written;
}

static char *
time_stamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y%m%d-%H%M%S");
}

/**
 * dv_backup_before_steps:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Keeps a copy of the store beside it before its tables are changed.
 *
 * Returns: whether there is one
 */
gboolean
dv_backup_before_steps (DvDb *db, GError **error)
{
  g_autofree char *stamp = time_stamp ();
  g_autofree char *path = g_strdup_printf ("%s.before-update-%s", dv_db_get_path (db), stamp);

  return dv_backup_write (db, path, error);
}

/**
 * dv_store_backup:
 * @self: a store
 * @path: where; a file of this name is replaced
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a sound copy of the store, with its attachments in a folder beside it. It works on a
 * connection of its own on the thread of the caller, so that lists and saves go on meanwhile.
 *
 * Returns: whether it was written
 */
gboolean
dv_store_backup (DvStore *self, const char *path, GError **error)
{
  const char *from = dv_store_get_path (self);
  g_autoptr (DvDb) db = dv_db_open (from, DV_DB_READ, error);

  return db != NULL && dv_backup_write (db, path, error) && dv_attachments_copy (from, path, error);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What the daily backups of a store are called, up to the date. */
static char *
daily_prefix (DvStore *self)
{
  g_autofree char *name = g_path_get_basename (dv_store_get_path (self));
  char *suffix = g_strrstr (name, ".danvan");

  if (suffix != NULL)
    *suffix = '\0';
  return g_strconcat (name, "-", NULL);
}

/* Only names that this file has made, so that nothing else in the folder is ever dropped. */
static gboolean
is_daily (const char *name, const char *prefix)
{
  const char *date = name + strlen (prefix);

  return g_str_has_prefix (name, prefix) && strlen (date) == strlen ("2019-06-30.danvan") &&
         g_str_has_suffix (date, ".danvan") &&
         strspn (date, "0123456789-") == strlen ("2019-06-30");
}

/* Returns: the daily backups in @folder, the oldest first */
static GPtrArray *
list_daily (const char *folder, const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (is_daily (name, prefix))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
drop_oldest (const char *folder, const char *prefix, guint keep)
{
  g_autoptr (GPtrArray) names = list_daily (folder, prefix);

  for (guint i = 0; i + keep < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
    dv_attachments_remove (path);
  }
}

/**
 * dv_store_backup_daily:
 * @self: a store
 * @folder: where the daily backups are
 * @keep: how many to keep
 * @written: (out) (transfer full) (nullable): the backup, %NULL if there was one of today already
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the backup of today, unless there is one, and drops the oldest ones beyond @keep.
 *
 * Returns: whether there is a backup of today
 */
gboolean
dv_store_backup_daily (DvStore *self,
                       const char *folder,
                       guint keep,
                       char **written,
                       GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *prefix = daily_prefix (self);
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d.danvan");
  g_autofree char *name = g_strconcat (prefix, date, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  *written = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (g_strerror (errno), folder, error);
  if (!dv_store_backup (self, path, error))
    return FALSE;
  drop_oldest (folder, prefix, MAX (keep, 1));
  *written = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
renew_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_site_renew (db, error);
}

/* Copies the backup beside the store and makes the copy a site of its own. */
static gboolean
prepare_copy (const char *backup, const char *part, GError **error)
{
  g_autoptr (DvDb) from = dv_db_open (backup, DV_DB_READ, error);
  g_autoptr (DvDb) copy = NULL;

  g_unlink (part);
  if (from == NULL || !vacuum_into (from, part, error))
    return FALSE;
  copy = dv_db_open (part, DV_DB_WRITE, error);
  return copy != NULL && dv_db_transaction (copy, renew_cb, NULL, error);
}

static gboolean
move_aside (const char *path, char **kept, GError **error)
{
  static const char *const others[] = { "-wal", "-shm" };
  g_autofree char *stamp = time_stamp ();

  *kept = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  *kept = g_strdup_printf ("%s.before-restore-%s", path, stamp);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *from = g_strconcat (path, others[i], NULL);
    g_autofree char *to = g_strconcat (*kept, others[i], NULL);

    if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
      return refuse (g_strerror (errno), from, error);
  }
  if (g_rename (path, *kept) != 0)
    return refuse (g_strerror (errno), path, error);
  return TRUE;
}

static gboolean
restore_locked (const char *backup, const char *path, char **kept, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean restored = prepare_copy (backup, part, error) && g_chmod (part, 0600) == 0 &&
                      sync_file (part, error) && move_aside (path, kept, error) &&
                      put_in_place (part, path, error);

  if (!restored)
    g_unlink (part);
  return restored && dv_attachments_copy (backup, path, error);
}

/**
 * dv_store_restore:
 * @backup: a backup
 * @path: where the store is to be; it must not be open
 * @kept: (out) (transfer full) (nullable): what a store that was there is called now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Puts a sound backup in the place of a store. A store that was there is kept under another name.
 * The restored store is a site of its own from then on.
 *
 * Returns: whether the store is the backup now
 */
gboolean
dv_store_restore (const char *backup, const char *path, char **kept, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean restored;
  int lock;

  *kept = NULL;
  if (!dv_backup_verify (backup, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (g_strerror (errno), folder, error);
  lock = dv_store_lock (path, error);
  if (lock < 0)
    return FALSE;
  restored = restore_locked (backup, path, kept, error);
  dv_store_unlock (lock);
  return restored;
}
