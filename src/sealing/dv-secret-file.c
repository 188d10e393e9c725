/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-secret-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-sealing-error.h"

#define MOST ((off_t) 64 * 1024 * 1024)

/* The name of the file may itself tell who it is: the message does not say it. */
static DvSecret *
refuse (const char *message, GError **error)
{
  g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_FAILED,
               /* translators: %s says why */
               _ ("The scan could not be read: %s. Nothing was sealed."), message);
  return NULL;
}

static DvSecret *
read_all (int file, gsize size, GError **error)
{
  g_autoptr (DvSecret) content = dv_secret_new (size);
  gsize done = 0;

  while (done < size) {
    gssize n = read (file, dv_secret_get_data (content) + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return refuse (n < 0 ? g_strerror (errno) : _ ("it was cut off"), error);
    done += (gsize) n;
  }
  return g_steal_pointer (&content);
}

/**
 * dv_secret_read_file:
 * @path: a file
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): what is in it
 */
DvSecret *
dv_secret_read_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  DvSecret *content = NULL;
  struct stat info;

  if (file < 0)
    return refuse (g_strerror (errno), error);
  if (fstat (file, &info) != 0 || !S_ISREG (info.st_mode))
    refuse (_ ("it is no file"), error);
  else if (info.st_size > MOST)
    refuse (_ ("it is larger than 64 MB"), error);
  else
    content = read_all (file, (gsize) info.st_size, error);
  close (file);
  return content;
}
