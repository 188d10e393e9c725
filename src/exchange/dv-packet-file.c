/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-packet-error.h"
#include "dv-packet-layout.h"

/* The longest head there is. */
#define MOST_HEAD (128 + DV_PACKET_MOST_READERS * DV_PACKET_SEAT_SIZE)

static gboolean
refuse_file (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_FAILED,
               _ ("%s could not be read: %s. Nothing was changed: put the stick or the shared "
                  "folder back in reach and read it again."),
               name, g_strerror (code));
  return FALSE;
}

/* A link may lead anywhere, a pipe may never end. */
static int
open_file (const char *path, guint64 *size, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  struct stat about;

  if (fd < 0 && errno == ELOOP) {
    dv_packet_refuse (DV_PACKET_ERROR_NOT_A_PACKET, error);
    return -1;
  }
  if (fd < 0 || fstat (fd, &about) != 0) {
    refuse_file (path, errno, error);
  } else if (!S_ISREG (about.st_mode)) {
    dv_packet_refuse (DV_PACKET_ERROR_NOT_A_PACKET, error);
  } else {
    *size = (guint64) about.st_size;
    return fd;
  }
  if (fd >= 0)
    close (fd);
  return -1;
}

static gssize
read_up_to (int fd, guint8 *data, gsize size)
{
  gsize n = 0;

  while (n < size) {
    gssize got = read (fd, data + n, size - n);

    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return -1;
    if (got == 0)
      break;
    n += (gsize) got;
  }
  return (gssize) n;
}

/* Returns: (transfer full) (nullable): at most @most bytes of the beginning of a file */
static GBytes *
read_begin (const char *path, guint64 most, guint64 *size, GError **error)
{
  int fd = open_file (path, size, error);
  g_autofree guint8 *data = NULL;
  gssize n;

  if (fd < 0)
    return NULL;
  data = g_try_malloc (MIN (*size, most) + 1);
  n = data != NULL ? read_up_to (fd, data, MIN (*size, most)) : -1;
  if (n < 0)
    refuse_file (path, data != NULL ? errno : ENOMEM, error);
  close (fd);
  return n < 0 ? NULL : g_bytes_new_take (g_steal_pointer (&data), (gsize) n);
}

static DvPacketHead *
peek (GBytes *begin, guint64 size, GError **error)
{
  g_auto (DvPacketLayout) layout = { 0 };
  gsize available;
  const guint8 *data = g_bytes_get_data (begin, &available);

  return dv_packet_layout_read (&layout, data, available, size, error)
           ? g_steal_pointer (&layout.head)
           : NULL;
}

/**
 * dv_packet_peek_file:
 * @path: a file
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Like dv_packet_peek(), without reading more than the head.
 *
 * Returns: (transfer full) (nullable): its head
 */
DvPacketHead *
dv_packet_peek_file (const char *path, GError **error)
{
  guint64 size = 0;
  g_autoptr (GBytes) begin = read_begin (path, MOST_HEAD, &size, error);

  return begin != NULL ? peek (begin, size, error) : NULL;
}

/**
 * dv_packet_load:
 * @path: a file; links are not followed
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Reads a file that looks like a packet into memory, so that it stays the same while it is opened,
 * also when its stick is pulled out.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
dv_packet_load (const char *path, GError **error)
{
  g_autoptr (DvPacketHead) head = dv_packet_peek_file (path, error);
  g_autoptr (GBytes) bytes = NULL;
  guint64 size = 0;

  if (head == NULL)
    return NULL;
  bytes = read_begin (path, DV_PACKET_MOST_FILE, &size, error);
  if (bytes == NULL || g_bytes_get_size (bytes) == size)
    return g_steal_pointer (&bytes);
  dv_packet_refuse (DV_PACKET_ERROR_TRUNCATED, error);
  return NULL;
}
