/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-folder-open.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * dv_folder_open:
 * @path: a folder
 *
 * Returns: a file descriptor of it; -1 and errno if it cannot be opened
 */
int
dv_folder_open (const char *path)
{
  return open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/**
 * dv_folder_open_below:
 * @parent: a folder
 * @name: the name of a folder in it
 * @make: whether to make it if there is none
 *
 * Returns: a file descriptor of it; -1 and errno if it cannot be opened, or is a link
 */
int
dv_folder_open_below (int parent, const char *name, gboolean make)
{
  if (make && mkdirat (parent, name, 0777) != 0 && errno != EEXIST)
    return -1;
  return openat (parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

/**
 * dv_folder_read:
 * @folder: a folder
 *
 * Returns: (nullable): its entries from the first on, to be closed with closedir(); @folder stays
 *   open
 */
DIR *
dv_folder_read (int folder)
{
  int fd = fcntl (folder, F_DUPFD_CLOEXEC, 0);
  DIR *entries = fd >= 0 ? fdopendir (fd) : NULL;

  if (entries != NULL)
    rewinddir (entries);
  else if (fd >= 0)
    close (fd);
  return entries;
}

/* The same sentence for what feels the same to whoever holds the stick. */
static GIOErrorEnum
explain (int code, const char **sentence)
{
  switch (code) {
  case ENOSPC:
  case EDQUOT:
    *sentence =
      N_ ("There is no room left in %s. Nothing was lost: what is not written yet will be "
          "the next time. Delete other files there, or take another stick.");
    return G_IO_ERROR_NO_SPACE;
  case EROFS:
    *sentence = N_ ("%s can only be read. Nothing was written and nothing was lost: unlock the "
                    "stick, or take another one.");
    return G_IO_ERROR_READ_ONLY;
  case EACCES:
  case EPERM:
    *sentence = N_ ("You are not allowed to open or to change %s. Nothing was lost: ask whoever "
                    "looks after the shared folder for the right to write.");
    return G_IO_ERROR_PERMISSION_DENIED;
  case ELOOP:
  case ENOTDIR:
    *sentence =
      N_ ("%s is a link or a file where a folder was expected. Nothing was written there: "
          "remove it, or choose another folder.");
    return G_IO_ERROR_NOT_DIRECTORY;
  default:
    *sentence =
      N_ ("%s is not in reach any more. Nothing was lost: put the stick in again, or wait "
          "for the network, and repeat it.");
    return G_IO_ERROR_NOT_MOUNTED;
  }
}

/**
 * dv_folder_refuse:
 * @path: a folder or a file
 * @code: an errno
 * @error: return location for a #GIOError with a sentence for the user
 *
 * Returns: %FALSE
 */
gboolean
dv_folder_refuse (const char *path, int code, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  const char *sentence;
  GIOErrorEnum number = explain (code, &sentence);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, G_IO_ERROR, (int) number, _ (sentence), shown);
#pragma GCC diagnostic pop
  return FALSE;
}
