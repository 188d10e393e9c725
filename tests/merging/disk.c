/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "disk.h"

#include <sqlite3.h>
#include <string.h>

/* A disk in memory, which SQLite takes for the one of the computer. It remembers what was written
 * since a file was last synced: when the power goes, any of that may be there, or not, or in part.
 */

#define SECTOR 512
#define REGION 32768

typedef struct {
  gint64 offset;
  gint64 size;
  guint8 *data; /* NULL: the file is cut to @offset */
} Written;

typedef struct {
  GByteArray *now;
  GByteArray *safe;   /* what is there whatever happens */
  GArray *written;    /* since then */
  GPtrArray *regions; /* memory that connections share */
} File;

typedef struct {
  sqlite3_file base;
  File *file;
} Handle;

struct _DiskImage {
  GHashTable *files;
};

static GHashTable *files = NULL; /* path -> File */
static DiskFault fault = DISK_SOUND;
static guint fault_at = 0;
static guint n_asked = 0;
static gboolean failed = FALSE;

static void
written_clear (gpointer data)
{
  g_free (((Written *) data)->data);
}

static File *
file_new (const GByteArray *content)
{
  File *file = g_new0 (File, 1);

  file->now = g_byte_array_new ();
  file->safe = g_byte_array_new ();
  if (content != NULL) {
    g_byte_array_append (file->now, content->data, content->len);
    g_byte_array_append (file->safe, content->data, content->len);
  }
  file->written = g_array_new (FALSE, FALSE, sizeof (Written));
  g_array_set_clear_func (file->written, written_clear);
  file->regions = g_ptr_array_new_with_free_func (g_free);
  return file;
}

static void
file_free (gpointer data)
{
  File *file = data;

  g_byte_array_unref (file->now);
  g_byte_array_unref (file->safe);
  g_array_unref (file->written);
  g_ptr_array_unref (file->regions);
  g_free (file);
}

static GHashTable *
files_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, file_free);
}

static void
put (GByteArray *bytes, const Written *written, gint64 size)
{
  guint end = (guint) (written->offset + size);
  guint before = bytes->len;

  if (written->data == NULL) {
    g_byte_array_set_size (bytes, (guint) written->offset);
    return;
  }
  if (end > before) {
    g_byte_array_set_size (bytes, end);
    memset (bytes->data + before, 0, end - before);
  }
  if (size > 0)
    memcpy (bytes->data + written->offset, written->data, (size_t) size);
}

/* Returns: whether what was asked for can be done */
static int
ask (gboolean needs_room)
{
  n_asked++;
  if (fault == DISK_SOUND || n_asked < fault_at)
    return SQLITE_OK;
  if (fault == DISK_BROKEN && n_asked > fault_at)
    return SQLITE_OK;
  if (fault == DISK_FULL && !needs_room)
    return SQLITE_OK;
  failed = TRUE;
  return fault == DISK_FULL ? SQLITE_FULL : SQLITE_IOERR;
}

static int
file_close (sqlite3_file *handle)
{
  return SQLITE_OK;
}

static int
file_read (sqlite3_file *handle, void *into, int size, sqlite3_int64 offset)
{
  const GByteArray *bytes = ((Handle *) handle)->file->now;
  gint64 there = CLAMP ((gint64) bytes->len - offset, 0, size);

  if (fault == DISK_KILLED && failed)
    return SQLITE_IOERR_READ;
  if (there > 0)
    memcpy (into, bytes->data + offset, (size_t) there);
  memset ((guint8 *) into + there, 0, (size_t) (size - there));
  return there == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
file_write (sqlite3_file *handle, const void *from, int size, sqlite3_int64 offset)
{
  File *file = ((Handle *) handle)->file;
  Written written = { offset, size, NULL };
  int result = ask (TRUE);

  /* Of what is being written when the power goes, a part may be there. */
  if (result == SQLITE_OK || (fault == DISK_KILLED && n_asked == fault_at)) {
    written.data = g_memdup2 (from, (gsize) size);
    put (file->now, &written, size);
    g_array_append_val (file->written, written);
  }
  return result == SQLITE_IOERR ? SQLITE_IOERR_WRITE : result;
}

static int
file_truncate (sqlite3_file *handle, sqlite3_int64 size)
{
  File *file = ((Handle *) handle)->file;
  Written written = { size, 0, NULL };

  if (ask (FALSE) != SQLITE_OK)
    return SQLITE_IOERR_TRUNCATE;
  if (size >= file->now->len)
    return SQLITE_OK;
  put (file->now, &written, 0);
  g_array_append_val (file->written, written);
  return SQLITE_OK;
}

static int
file_sync (sqlite3_file *handle, int flags)
{
  File *file = ((Handle *) handle)->file;

  if (ask (FALSE) != SQLITE_OK)
    return SQLITE_IOERR_FSYNC;
  for (guint i = 0; i < file->written->len; i++) {
    const Written *written = &g_array_index (file->written, Written, i);

    put (file->safe, written, written->size);
  }
  g_array_set_size (file->written, 0);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *handle, sqlite3_int64 *size)
{
  *size = ((Handle *) handle)->file->now->len;
  return SQLITE_OK;
}

static int
file_lock (sqlite3_file *handle, int lock)
{
  return SQLITE_OK;
}

static int
file_check_lock (sqlite3_file *handle, int *locked)
{
  *locked = 0;
  return SQLITE_OK;
}

static int
file_control (sqlite3_file *handle, int what, void *data)
{
  return SQLITE_NOTFOUND;
}

static int
file_sector (sqlite3_file *handle)
{
  return SECTOR;
}

static int
file_characteristics (sqlite3_file *handle)
{
  return 0;
}

static int
share_map (sqlite3_file *handle, int place, int size, int extend, void volatile **memory)
{
  GPtrArray *regions = ((Handle *) handle)->file->regions;

  g_assert_cmpint (size, ==, REGION);
  while (extend && regions->len <= (guint) place)
    g_ptr_array_add (regions, g_malloc0 (REGION));
  *memory = (guint) place < regions->len ? g_ptr_array_index (regions, place) : NULL;
  return SQLITE_OK;
}

/* There is one connection. */
static int
share_lock (sqlite3_file *handle, int offset, int n, int flags)
{
  return SQLITE_OK;
}

static void
share_barrier (sqlite3_file *handle)
{
}

static int
share_unmap (sqlite3_file *handle, int remove)
{
  if (remove)
    g_ptr_array_set_size (((Handle *) handle)->file->regions, 0);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_lock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = share_map,
  .xShmLock = share_lock,
  .xShmBarrier = share_barrier,
  .xShmUnmap = share_unmap,
};

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  Handle *handle = (Handle *) base;
  File *file = g_hash_table_lookup (files, path != NULL ? path : "");

  handle->base.pMethods = NULL;
  if (file == NULL && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (file == NULL) {
    if (ask (FALSE) != SQLITE_OK)
      return SQLITE_CANTOPEN;
    file = file_new (NULL);
    g_hash_table_insert (files, g_strdup (path != NULL ? path : ""), file);
  }
  handle->file = file;
  handle->base.pMethods = &methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync)
{
  if (ask (FALSE) != SQLITE_OK)
    return SQLITE_IOERR_DELETE;
  return g_hash_table_remove (files, path) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *found)
{
  *found = g_hash_table_contains (files, path);
  return SQLITE_OK;
}

static int
disk_full_path (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  g_strlcpy (full, path, (gsize) size);
  return SQLITE_OK;
}

static int
disk_randomness (sqlite3_vfs *vfs, int size, char *into)
{
  memset (into, 7, (size_t) size);
  return size;
}

static int
disk_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

static int
disk_time (sqlite3_vfs *vfs, double *time)
{
  *time = 2461041.5;
  return SQLITE_OK;
}

static int
disk_last_error (sqlite3_vfs *vfs, int size, char *message)
{
  return 0;
}

static sqlite3_vfs disk = {
  .iVersion = 1,
  .szOsFile = sizeof (Handle),
  .mxPathname = 512,
  .zName = "test-disk",
  .xOpen = disk_open,
  .xDelete = disk_delete,
  .xAccess = disk_access,
  .xFullPathname = disk_full_path,
  .xRandomness = disk_randomness,
  .xSleep = disk_sleep,
  .xCurrentTime = disk_time,
  .xGetLastError = disk_last_error,
};

/* Makes all stores that are opened from now on lie on this disk. */
void
disk_set_up (void)
{
  files = files_new ();
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

/* No store may be open. */
void
disk_empty (void)
{
  g_hash_table_remove_all (files);
}

/* From the @at-th time on that the disk is asked to change something. */
void
disk_set_fault (DiskFault new_fault, guint at)
{
  fault = new_fault;
  fault_at = at;
  n_asked = 0;
  failed = FALSE;
}

guint
disk_count (void)
{
  return n_asked;
}

gboolean
disk_failed (void)
{
  return failed;
}

static gint64
torn_size (const Written *written, Dice *dice)
{
  gint64 sectors = written->size / SECTOR;

  if (written->data == NULL || sectors == 0 || dice_chance (dice, 0.6))
    return written->size;
  return SECTOR * (gint64) dice_below (dice, (guint) sectors + 1);
}

static void
lose (File *file, Dice *dice)
{
  double kept = dice_below (dice, 5) / 4.0;
  GByteArray *left = g_byte_array_new ();

  g_byte_array_append (left, file->safe->data, file->safe->len);
  for (guint i = 0; i < file->written->len; i++) {
    const Written *written = &g_array_index (file->written, Written, i);

    if (dice_chance (dice, kept))
      put (left, written, torn_size (written, dice));
  }
  g_byte_array_unref (file->now);
  g_byte_array_unref (file->safe);
  file->now = left;
  file->safe = g_byte_array_new ();
  g_byte_array_append (file->safe, left->data, left->len);
  g_array_set_size (file->written, 0);
  g_ptr_array_set_size (file->regions, 0);
}

/* What was not synced is gone, or there, or there in part. No store may be open. */
void
disk_lose_power (Dice *dice)
{
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    lose (file, dice);
}

static GHashTable *
copy_files (GHashTable *from)
{
  GHashTable *copy = files_new ();
  GHashTableIter iter;
  gpointer path, file;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &path, &file))
    g_hash_table_insert (copy, g_strdup (path), file_new (((File *) file)->now));
  return copy;
}

DiskImage *
disk_copy (void)
{
  DiskImage *image = g_new0 (DiskImage, 1);

  image->files = copy_files (files);
  return image;
}

/* No store may be open. */
void
disk_put_back (const DiskImage *image)
{
  g_hash_table_unref (files);
  files = copy_files (image->files);
}

void
disk_image_free (DiskImage *image)
{
  g_hash_table_unref (image->files);
  g_free (image);
}
