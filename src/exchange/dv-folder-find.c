/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-folder-open.h"

/* No more than this many folders of a stick are looked into. */
#define MOST_LOOKS 1000

static gboolean
is_dan_van (const char *name)
{
  return g_ascii_strcasecmp (name, DV_PACKET_FOLDER) == 0;
}

/* FAT may show the name in capitals; what is there is used as it is. */
static char *
find_ward (int folder, const char *path, const guint8 *ward)
{
  g_autofree char *wanted = dv_packet_short_id (ward);
  DIR *entries = dv_folder_read (folder);
  char *found = NULL;

  for (struct dirent *entry; found == NULL && entries != NULL && (entry = readdir (entries));) {
    int fd;

    if (g_ascii_strcasecmp (entry->d_name, wanted) != 0)
      continue;
    fd = dv_folder_open_below (folder, entry->d_name, FALSE);
    if (fd < 0)
      continue;
    found = g_build_filename (path, entry->d_name, NULL);
    close (fd);
  }
  g_clear_pointer (&entries, closedir);
  return found;
}

static void
look_into (int parent, const char *path, const char *name, const guint8 *ward, GPtrArray *found)
{
  int folder = dv_folder_open_below (parent, name, FALSE);
  g_autofree char *below = g_build_filename (path, name, NULL);
  char *ours = NULL;

  if (folder < 0)
    return;
  ours = ward != NULL ? find_ward (folder, below, ward) : g_strdup (below);
  if (ours != NULL)
    g_ptr_array_add (found, ours);
  close (folder);
}

static void
search (int folder, const char *path, guint depth, const guint8 *ward, GPtrArray *found)
{
  DIR *entries = dv_folder_read (folder);
  guint left = MOST_LOOKS;

  for (struct dirent *entry; entries != NULL && left > 0 && (entry = readdir (entries));) {
    g_autofree char *below = NULL;
    int fd;

    if (is_dan_van (entry->d_name))
      look_into (folder, path, entry->d_name, ward, found);
    if (depth == 0 || entry->d_name[0] == '.' || is_dan_van (entry->d_name))
      continue;
    fd = dv_folder_open_below (folder, entry->d_name, FALSE);
    if (fd < 0)
      continue;
    left--;
    below = g_build_filename (path, entry->d_name, NULL);
    search (fd, below, depth - 1, ward, found);
    close (fd);
  }
  g_clear_pointer (&entries, closedir);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dv_folder_find:
 * @place: where to look: a stick, a shared folder, or the folder of Dân Vận itself
 * @ward: (nullable): the id of the own ward; %NULL for any
 *
 * Looks for folders of Dân Vận in @place and one level below it. Folders that cannot be read are
 * passed over.
 *
 * Returns: (transfer full) (element-type filename): the folders of the ward, or, if @ward is %NULL,
 *   the folders with those of wards in them
 */
GPtrArray *
dv_folder_find (const char *place, const guint8 *ward)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_path_get_basename (place);
  int folder = dv_folder_open (place);

  if (folder < 0)
    return found;
  if (is_dan_van (name)) {
    char *ours = ward != NULL ? find_ward (folder, place, ward) : g_strdup (place);

    if (ours != NULL)
      g_ptr_array_add (found, ours);
  }
  search (folder, place, 1, ward, found);
  close (folder);
  g_ptr_array_sort (found, compare_texts);
  return found;
}

/**
 * dv_folder_make:
 * @place: a stick, a shared folder, or the folder of Dân Vận itself
 * @ward: the id of the ward
 * @error: return location for a #GIOError
 *
 * Returns: (transfer full) (nullable): the folder of the ward, which is made if there is none
 */
char *
dv_folder_make (const char *place, const guint8 *ward, GError **error)
{
  g_autoptr (GPtrArray) found = dv_folder_find (place, ward);
  g_autofree char *name = g_path_get_basename (place);
  g_autofree char *short_id = dv_packet_short_id (ward);
  gboolean inside = is_dan_van (name);
  int top, folder = -1, ours = -1, code;

  if (found->len > 0)
    return g_strdup (g_ptr_array_index (found, 0));
  top = dv_folder_open (place);
  if (top >= 0)
    folder = inside ? dup (top) : dv_folder_open_below (top, DV_PACKET_FOLDER, TRUE);
  if (folder >= 0)
    ours = dv_folder_open_below (folder, short_id, TRUE);
  code = errno;
  for (guint i = 0; i < 3; i++) {
    const int fds[] = { top, folder, ours };

    if (fds[i] >= 0)
      close (fds[i]);
  }
  if (ours >= 0)
    return inside ? g_build_filename (place, short_id, NULL)
                  : g_build_filename (place, DV_PACKET_FOLDER, short_id, NULL);
  dv_folder_refuse (place, code, error);
  return NULL;
}
