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
#include "dv-members.h"
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

/* A copy that was not finished, and the journal that SQLite may have left beside it. */
static void
remove_part (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  g_unlink (part);
  g_unlink (journal);
}

/* The copy is secret from its first byte on: SQLite takes over an empty file with its mode. */
static gboolean
make_part (const char *part, GError **error)
{
  int file;

  remove_part (part);
  file = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return refuse (g_strerror (errno), part, error);
  return g_close (file, error);
}

/* A backup may take the place of an older one, but never of a store in use: not of the one that it
 * comes from, and not of one whose write-ahead log lies beside it and would be read into the copy.
 */
static gboolean
check_target (DvDb *db, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf own, target;

  if (g_file_test (log, G_FILE_TEST_EXISTS) ||
      (g_stat (path, &target) == 0 && g_stat (dv_db_get_path (db), &own) == 0 &&
       own.st_dev == target.st_dev && own.st_ino == target.st_ino))
    return refuse (_ ("There is a file of this name already. Choose another name."), path, error);
  return TRUE;
}

/* The attachments come first: who sees the copy can count on them. */
static gboolean
write_copy (DvDb *db, const char *path, gboolean attachments, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean written;

  if (!check_target (db, path, error))
    return FALSE;
  written = make_part (part, error) && vacuum_into (db, part, error) &&
            dv_backup_verify (part, error) &&
            (!attachments || dv_attachments_copy (dv_db_get_path (db), path, error)) &&
            put_in_place (part, path, error);
  if (!written)
    remove_part (part);
  return written;
}

/**
 * dv_backup_write:
 * @db: a connection
 * @path: where; a file of this name is replaced
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a copy of the store, reads it back to see that it is sound, and only then gives it its
 * name. Its attachments are not copied.
 *
 * Returns: whether there is a sound copy at @path now
 */
gboolean
dv_backup_write (DvDb *db, const char *path, GError **error)
{
  return write_copy (db, path, FALSE, error);
}

static char *
time_stamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y%m%d-%H%M%S");
}

/* Returns: (transfer full): a name for a copy beside @path that no file has yet */
static char *
free_name (const char *path, const char *why)
{
  g_autofree char *stamp = time_stamp ();
  char *name = g_strdup_printf ("%s.%s-%s", path, why, stamp);

  for (guint n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++) {
    g_free (name);
    name = g_strdup_printf ("%s.%s-%s-%u", path, why, stamp, n);
  }
  return name;
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
  g_autofree char *path = free_name (dv_db_get_path (db), "before-update");

  return dv_backup_write (db, path, error);
}

/**
 * dv_store_backup:
 * @self: a store
 * @path: where; a file of this name is replaced
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a sound copy of the store, with its attachments in a folder beside it.
 *
 * Returns: whether it was written
 */
gboolean
dv_store_backup (DvStore *self, const char *path, GError **error)
{
  /* A connection of its own: lists must not wait until a large store is copied and checked. */
  g_autoptr (DvDb) db = dv_db_open (dv_store_get_path (self), DV_DB_READ, error);

  return db != NULL && write_copy (db, path, TRUE, error);
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
  const char *date;

  if (!g_str_has_prefix (name, prefix))
    return FALSE;
  date = name + strlen (prefix);
  return strlen (date) == strlen ("2019-06-30.danvan") && g_str_has_suffix (date, ".danvan") &&
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
  return dv_members_renew (db, error);
}

/* Copies the backup beside the store and makes the copy a site of its own. */
static gboolean
prepare_copy (const char *backup, const char *part, GError **error)
{
  g_autoptr (DvDb) from = dv_db_open (backup, DV_DB_READ, error);
  g_autoptr (DvDb) copy = NULL;

  if (from == NULL || !make_part (part, error) || !vacuum_into (from, part, error))
    return FALSE;
  copy = dv_db_open (part, DV_DB_WRITE, error);
  return copy != NULL && dv_db_transaction (copy, renew_cb, NULL, error);
}

/* A write-ahead log that was not taken in belongs to the store that is kept. It is copied before
 * the store gets its other name, so that there is no moment at which the two are apart. */
static gboolean
copy_log (const char *path, const char *kept, GError **error)
{
  g_autofree char *from = g_strconcat (path, "-wal", NULL);
  g_autofree char *to = g_strconcat (kept, "-wal", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error) &&
         sync_file (to, error);
}

/* What is left beside the place must not be read into the store that comes there. */
static gboolean
remove_rest (const char *path, GError **error)
{
  static const char *const others[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *name = g_strconcat (path, others[i], NULL);

    if (g_unlink (name) != 0 && errno != ENOENT)
      return refuse (g_strerror (errno), name, error);
  }
  return TRUE;
}

static gboolean
move_aside (const char *path, char **kept, GError **error)
{
  g_autofree char *name = free_name (path, "before-restore");

  if (!copy_log (path, name, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    if (g_rename (path, name) != 0)
      return refuse (g_strerror (errno), path, error);
    *kept = g_steal_pointer (&name);
  }
  return remove_rest (path, error);
}

/* The store that was there takes its place again, with what its log held. */
static void
move_back (const char *path, char **kept)
{
  g_autofree char *from = g_strconcat (*kept, "-wal", NULL);
  g_autofree char *to = g_strconcat (path, "-wal", NULL);

  if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
    return;
  if (g_rename (*kept, path) == 0)
    g_clear_pointer (kept, g_free);
}

static gboolean
replace (const char *part, const char *path, char **kept, GError **error)
{
  if (move_aside (path, kept, error) && put_in_place (part, path, error))
    return TRUE;
  if (*kept != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    move_back (path, kept);
  return FALSE;
}

static gboolean
restore_locked (const char *backup, const char *path, char **kept, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean restored = prepare_copy (backup, part, error) && sync_file (part, error) &&
                      dv_attachments_copy (backup, path, error) &&
                      replace (part, path, kept, error);

  if (!restored)
    remove_part (part);
  return restored;
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
