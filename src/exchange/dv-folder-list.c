/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-folder-open.h"

static void
folder_file_free (gpointer data)
{
  DvFolderFile *file = data;

  g_free (file->path);
  g_free (file);
}

/**
 * dv_folder_list_free:
 * @self: (transfer full) (nullable): what lies in a folder
 */
void
dv_folder_list_free (DvFolderList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_free (self);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const DvFolderFile *first = *(DvFolderFile *const *) a;
  const DvFolderFile *second = *(DvFolderFile *const *) b;
  int order = dv_packet_name_compare (&first->name, &second->name);

  return order != 0 ? order : strcmp (first->path, second->path);
}

/* What other programs leave in folders (notes of theirs, copies that are in conflict, files half
 * copied), links, pipes, and whatever people put there: it has no name of a packet, or is no file
 * that can be one. */
static void
take_file (DvFolderList *self, int folder, const char *path, const char *name)
{
  DvFolderFile file = { NULL };
  struct stat about;

  if (strlen (name) > DV_FOLDER_MOST_NAME || !dv_packet_name_parse (name, &file.name) ||
      fstatat (folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (about.st_mode) ||
      (guint64) about.st_size > DV_PACKET_MOST_FILE || self->files->len >= DV_FOLDER_MOST_FILES) {
    self->n_foreign++;
    return;
  }
  file.path = g_build_filename (path, name, NULL);
  file.size = (guint64) about.st_size;
  g_ptr_array_add (self->files, g_memdup2 (&file, sizeof file));
}

static gboolean
is_self_or_parent (const char *name)
{
  return strcmp (name, ".") == 0 || strcmp (name, "..") == 0;
}

typedef void (*TakeEntry) (DvFolderList *self, int folder, const char *path, const char *name);

/* Returns: 0, or the errno with which the reading ended */
static int
read_entries (DvFolderList *self,
              int folder,
              const char *path,
              TakeEntry take,
              GCancellable *cancellable)
{
  DIR *entries = dv_folder_read (folder);
  int code = errno;

  if (entries == NULL)
    return code;
  for (;;) {
    struct dirent *entry;

    errno = 0;
    entry = readdir (entries);
    code = errno;
    if (entry == NULL || g_cancellable_is_cancelled (cancellable))
      break;
    if (!is_self_or_parent (entry->d_name))
      take (self, folder, path, entry->d_name);
  }
  closedir (entries);
  return code;
}

/* The folder of a site. One that cannot be read is passed over; the others can be. */
static void
take_site (DvFolderList *self, int folder, const char *path, const char *name)
{
  g_autofree char *below = g_build_filename (path, name, NULL);
  int fd = dv_packet_is_short_id (name) ? dv_folder_open_below (folder, name, FALSE) : -1;

  if (fd < 0) {
    take_file (self, folder, path, name);
    return;
  }
  read_entries (self, fd, below, take_file, NULL);
  close (fd);
}

/**
 * dv_folder_list:
 * @folder: the folder of a ward, from dv_folder_find()
 * @cancellable: (nullable): for giving up
 * @error: return location for a #GIOError
 *
 * Lists the packets of all sites, also of those that left theirs beside the folders of sites.
 *
 * Returns: (transfer full) (nullable): what lies in it
 */
DvFolderList *
dv_folder_list (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvFolderList) self = g_new0 (DvFolderList, 1);
  int fd = dv_folder_open (folder), code = errno;

  self->files = g_ptr_array_new_with_free_func (folder_file_free);
  if (fd >= 0) {
    code = read_entries (self, fd, folder, take_site, cancellable);
    close (fd);
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (fd < 0 || code != 0) {
    dv_folder_refuse (folder, code, error);
    return NULL;
  }
  g_ptr_array_sort (self->files, compare_files);
  return g_steal_pointer (&self);
}
