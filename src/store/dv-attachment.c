/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-attachment.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <unistd.h>

#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-store-error.h"

/* Attachments lie in a folder beside the store, each under the BLAKE2b hash of its content: the
 * same file is kept once, and a damaged one is found. */

/* Larger files are videos, which belong elsewhere. */
#define MAX_SIZE (64 * 1024 * 1024)

static char *
folder_of (const char *store)
{
  return g_strconcat (store, ".files", NULL);
}

#define HASH_LENGTH 64

/* What comes from other machines may say anything where a hash should be, also the way to a file
 * elsewhere. */
static gboolean
is_hash (const char *hash)
{
  return hash != NULL && strlen (hash) == HASH_LENGTH &&
         strspn (hash, "0123456789abcdef") == HASH_LENGTH;
}

static char *
path_of (const char *store, const char *hash)
{
  g_autofree char *folder = folder_of (store);
  char start[3] = { 0 };

  if (!is_hash (hash))
    return g_build_filename (folder, "none", NULL);
  memcpy (start, hash, 2);
  return g_build_filename (folder, start, hash, NULL);
}

static char *
hash_bytes (const char *data, gsize size)
{
  guint8 hash[32];
  char *text = g_malloc (sizeof hash * 2 + 1);

  crypto_generichash (hash, sizeof hash, (const guint8 *) data, size, NULL, 0);
  return sodium_bin2hex (text, sizeof hash * 2 + 1, hash, sizeof hash);
}

static gboolean
refuse (const char *message, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, "%s: %s", shown, message);
  return FALSE;
}

static gboolean
keep_content (const char *store, const char *hash, const char *data, gsize size, GError **error)
{
  g_autofree char *path = path_of (store, hash);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (gsize) info.st_size == size)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (g_strerror (errno), folder, error);
  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * dv_attachment_hash:
 * @content: the content of an attachment
 *
 * Returns: (transfer full): the hash under which it is kept
 */
char *
dv_attachment_hash (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return hash_bytes (data, size);
}

/**
 * dv_attachment_keep:
 * @store: the path of a store
 * @content: what is to be kept beside it
 * @error: return location for a #DV_STORE_ERROR or #GFileError
 *
 * Returns: (transfer full) (nullable): the hash under which it is kept
 */
char *
dv_attachment_keep (const char *store, GBytes *content, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  g_autofree char *hash = hash_bytes (data, size);

  return keep_content (store, hash, data, size, error) ? g_steal_pointer (&hash) : NULL;
}

/**
 * dv_attachment_find_file:
 * @store: the path of a store
 * @hash: the hash of an attachment
 *
 * Returns: (transfer full): where its content lies
 */
char *
dv_attachment_find_file (const char *store, const char *hash)
{
  return path_of (store, hash);
}

static DvRecord *
attachment_new (const char *record, const char *path, const char *hash, gsize size)
{
  DvRecord *attachment = dv_record_new (&dv_kind_attachment);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, size);

  dv_record_set (attachment, "record", record);
  dv_record_set (attachment, "name", name);
  dv_record_set (attachment, "hash", hash);
  dv_record_set (attachment, "size", number);
  dv_record_set (attachment, "media_type", type);
  return attachment;
}

/* Its guard refuses it as well, but by then the file would lie beside the store. */
static gboolean
refuse_plain_scan (DvStore *store, const char *id, GError **error)
{
  g_autoptr (DvRecord) owner = dv_store_load (store, id, error);

  if (owner == NULL)
    return FALSE;
  if (dv_record_get_kind (owner) != &dv_kind_petition || !dv_petition_is_confidential (owner))
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("A scan shows who wrote this letter (Luật Tố cáo, art. 8). It was not "
                          "attached: attach it as a sealed scan."));
  return FALSE;
}

/**
 * dv_attachment_add:
 * @store: a store
 * @record: the UUID of the record to attach it to
 * @path: a file
 * @error: return location for a #DV_STORE_ERROR or #G_FILE_ERROR
 *
 * Keeps a copy of the file with the record.
 *
 * Returns: (transfer full): the attachment
 */
DvRecord *
dv_attachment_add (DvStore *store, const char *record, const char *path, GError **error)
{
  g_autoptr (DvRecord) attachment = NULL;
  g_autofree char *data = NULL;
  g_autofree char *hash = NULL;
  GStatBuf info;
  gsize size;

  if (g_stat (path, &info) == 0 && info.st_size > MAX_SIZE) {
    refuse (_ ("The file is too large: at most 64 MB can be attached."), path, error);
    return NULL;
  }
  if (!refuse_plain_scan (store, record, error) || !g_file_get_contents (path, &data, &size, error))
    return NULL;
  hash = hash_bytes (data, size);
  if (!keep_content (dv_store_get_path (store), hash, data, size, error))
    return NULL;
  attachment = attachment_new (record, path, hash, size);
  return dv_store_save (store, attachment, NULL, error) ? g_steal_pointer (&attachment) : NULL;
}

/**
 * dv_attachment_get_path:
 * @store: a store
 * @attachment: one of its attachments
 *
 * Returns: (transfer full): where its content lies
 */
char *
dv_attachment_get_path (DvStore *store, DvRecord *attachment)
{
  return path_of (dv_store_get_path (store), dv_record_get (attachment, "hash"));
}

static gboolean
has_size_of (const char *path, const char *other)
{
  GStatBuf a, b;

  return g_stat (path, &a) == 0 && g_stat (other, &b) == 0 && a.st_size == b.st_size;
}

/* On another disk, where a copy can be cut off: it gets its name when it is whole. */
static gboolean
copy_whole (const char *from, const char *to, GError **error)
{
  g_autofree char *data = NULL;
  gsize size;

  return g_file_get_contents (from, &data, &size, error) &&
         g_file_set_contents_full (to, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (has_size_of (to, from))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (g_strerror (errno), folder, error);
  /* The content of a file never changes under its hash, so a link is as good as a copy. */
  return link (from, to) == 0 || copy_whole (from, to, error);
}

typedef gboolean (*FileFunc) (const char *path, const char *part, gpointer data, GError **error);

static gboolean
for_each_inner (const char *folder, FileFunc func, gpointer data, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!func (path, name, data, error))
      return FALSE;
  }
  return dir != NULL;
}

/* Calls @func for every attachment in the folder of @store. A folder that cannot be read is an
 * error: its files must not be taken for none. */
static gboolean
for_each_file (const char *store, FileFunc func, gpointer data, GError **error)
{
  g_autofree char *folder = folder_of (store);
  g_autoptr (GDir) dir = NULL;
  const char *start;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return TRUE;
  dir = g_dir_open (folder, 0, error);
  while (dir != NULL && (start = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (folder, start, NULL);

    if (!for_each_inner (inner, func, data, error))
      return FALSE;
  }
  return dir != NULL;
}

static gboolean
copy_cb (const char *path, const char *name, gpointer data, GError **error)
{
  g_autofree char *target = path_of (data, name);

  return !is_hash (name) || copy_file (path, target, error);
}

/**
 * dv_attachments_copy:
 * @from: the path of a store
 * @to: the path of another
 * @error: return location for the reason of failure
 *
 * Gives the store @to all attachments of @from.
 *
 * Returns: whether it has them
 */
gboolean
dv_attachments_copy (const char *from, const char *to, GError **error)
{
  return for_each_file (from, copy_cb, (gpointer) to, error);
}

static gboolean
remove_cb (const char *path, const char *name, gpointer data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  return TRUE;
}

/**
 * dv_attachments_remove:
 * @store: the path of a backup that was dropped
 *
 * Removes its attachments.
 */
void
dv_attachments_remove (const char *store)
{
  g_autofree char *folder = folder_of (store);

  for_each_file (store, remove_cb, NULL, NULL);
  g_rmdir (folder);
}

static void
check_content (const char *store, const char *hash, const char *name, GPtrArray *problems)
{
  g_autofree char *path = path_of (store, hash);
  g_autofree char *data = NULL;
  g_autofree char *found = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL)) {
    g_ptr_array_add (problems, g_strdup_printf (_ ("The attachment “%s” is missing."), name));
    return;
  }
  found = hash_bytes (data, size);
  if (strcmp (found, hash) != 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("The attachment “%s” is damaged."), name));
}

/**
 * dv_attachments_check:
 * @db: a connection
 * @problems: (element-type utf8): where to add what is wrong
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads every attachment and compares it with its hash.
 *
 * Returns: whether they could be looked at
 */
gboolean
dv_attachments_check (DvDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT hash, name FROM attachment WHERE flags & 1 = 0", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    check_content (dv_db_get_path (db), dv_stmt_get_text (stmt, 0), dv_stmt_get_text (stmt, 1),
                   problems);
  return step == DV_STEP_DONE;
}
