/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-folder-open.h"
#include "dv-packet.h"

#define PIECE 65536

/* A file in the making. It has another name until all of it is on the disk. Where renaming is not
 * atomic, a packet may be seen that is not whole; whoever reads it is told so and reads it later.
 */
typedef struct {
  const char *folder;
  int top;
  int site;
  int fd;
  char *part;
  guint8 hash[crypto_generichash_BYTES];
} File;

static void
file_clear (File *self)
{
  if (self->fd >= 0) {
    close (self->fd);
    unlinkat (self->site, self->part, 0);
  }
  if (self->site >= 0)
    close (self->site);
  if (self->top >= 0)
    close (self->top);
  g_free (self->part);
}

/* What has such a name was left when a stick was pulled out. */
static void
remove_left_over (int site)
{
  DIR *entries = dv_folder_read (site);

  for (struct dirent *entry; entries != NULL && (entry = readdir (entries));) {
    if (g_str_has_suffix (entry->d_name, DV_PACKET_SUFFIX DV_PACKET_PART))
      unlinkat (site, entry->d_name, 0);
  }
  g_clear_pointer (&entries, closedir);
}

/* In the folder of another site that one may be writing at the same time, so names differ. */
static gboolean
file_open (File *self, const DvPacketHead *head, gboolean own, GError **error)
{
  g_autofree char *site = dv_packet_short_id (head->sender);

  self->part = g_strdup_printf ("%s-%08x" DV_PACKET_SUFFIX DV_PACKET_PART, site, g_random_int ());
  self->top = dv_folder_open (self->folder);
  if (self->top >= 0)
    self->site = dv_folder_open_below (self->top, site, TRUE);
  if (self->site >= 0) {
    if (own)
      remove_left_over (self->site);
    self->fd =
      openat (self->site, self->part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  }
  return self->fd >= 0 || dv_folder_refuse (self->folder, errno, error);
}

/* What is on the disk now, not what was meant to be. */
static gboolean
file_hash (File *self)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  crypto_generichash_state state;
  off_t at = 0;
  gssize n;

  crypto_generichash_init (&state, NULL, 0, sizeof self->hash);
  while ((n = pread (self->fd, piece, PIECE, at)) > 0) {
    crypto_generichash_update (&state, piece, (gsize) n);
    at += n;
  }
  crypto_generichash_final (&state, self->hash, sizeof self->hash);
  return n == 0;
}

/* Some file systems cannot be told to keep a folder; on those there is nothing more to do. */
static gboolean
sync_folder (int fd)
{
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

/* Returns: (transfer full) (nullable): where the file is now */
static char *
file_finish (File *self, const DvPacketHead *head, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *site = dv_packet_short_id (head->sender);

  if (fsync (self->fd) != 0 || !file_hash (self)) {
    dv_folder_refuse (self->folder, errno, error);
    return NULL;
  }
  name = dv_packet_name_make (head, self->hash);
  if (renameat (self->site, self->part, self->site, name) != 0) {
    dv_folder_refuse (self->folder, errno, error);
    return NULL;
  }
  close (self->fd);
  self->fd = -1;
  if (!sync_folder (self->site) || !sync_folder (self->top)) {
    dv_folder_refuse (self->folder, errno, error);
    return NULL;
  }
  return g_build_filename (self->folder, site, name, NULL);
}

/* What GIO says of a full disk is not what to do about it. */
static void
explain_error (const char *folder, GError **error)
{
  int code = EIO;

  if (error == NULL || (*error)->domain != G_IO_ERROR ||
      (*error)->code == (int) G_IO_ERROR_CANCELLED)
    return;
  if ((*error)->code == (int) G_IO_ERROR_NO_SPACE)
    code = ENOSPC;
  else if ((*error)->code == (int) G_IO_ERROR_PERMISSION_DENIED)
    code = EACCES;
  g_clear_error (error);
  dv_folder_refuse (folder, code, error);
}

/**
 * dv_folder_write:
 * @folder: the folder of the ward
 * @writer: a packet in the making, which is finished by it
 * @head: ward, sender, scope and number; the rest of it is not looked at
 * @readers: (element-type DvPacketReader): for whom it is sealed
 * @sign_secret: the Ed25519 secret key of the sender
 * @cancellable: (nullable): for giving up
 * @error: return location for a #DV_PACKET_ERROR or a #GIOError
 *
 * Writes a packet into the folder of its sender. After an error nothing of it is left, or, if the
 * stick is gone, a file that nobody reads and that is removed the next time.
 *
 * Returns: (transfer full) (nullable): the path of the packet
 */
char *
dv_folder_write (const char *folder,
                 DvPacketWriter *writer,
                 const DvPacketHead *head,
                 GPtrArray *readers,
                 const guint8 *sign_secret,
                 GCancellable *cancellable,
                 GError **error)
{
  File file = { .folder = folder, .top = -1, .site = -1, .fd = -1 };
  g_autoptr (GOutputStream) stream = NULL;
  char *path = NULL;

  if (file_open (&file, head, TRUE, error)) {
    stream = g_unix_output_stream_new (file.fd, FALSE);
    if (dv_packet_writer_finish (writer, head, readers, sign_secret, stream, cancellable, error))
      path = file_finish (&file, head, error);
    else
      explain_error (folder, error);
  }
  file_clear (&file);
  return path;
}

/* Returns: (transfer full) (nullable): the path of a packet that is there already */
static char *
find_written (const char *folder, const DvPacketHead *head, GBytes *packet)
{
  guint8 hash[crypto_generichash_BYTES];
  gsize size;
  const guint8 *data = g_bytes_get_data (packet, &size);
  g_autofree char *site = dv_packet_short_id (head->sender);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  struct stat about;

  crypto_generichash (hash, sizeof hash, data, size, NULL, 0);
  name = dv_packet_name_make (head, hash);
  path = g_build_filename (folder, site, name, NULL);
  return lstat (path, &about) == 0 && S_ISREG (about.st_mode) && (gsize) about.st_size == size
           ? g_steal_pointer (&path)
           : NULL;
}

/**
 * dv_folder_put:
 * @folder: the folder of the ward
 * @packet: a packet of any site
 * @cancellable: (nullable): for giving up
 * @error: return location for a #DV_PACKET_ERROR or a #GIOError
 *
 * Puts a packet as it is into the folder of its sender, so that it travels on. Where it lies there
 * already, nothing is written.
 *
 * Returns: (transfer full) (nullable): the path of the packet
 */
char *
dv_folder_put (const char *folder, GBytes *packet, GCancellable *cancellable, GError **error)
{
  File file = { .folder = folder, .top = -1, .site = -1, .fd = -1 };
  g_autoptr (DvPacketHead) head = dv_packet_peek (packet, error);
  g_autoptr (GOutputStream) stream = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (packet, &size);
  char *path = NULL;

  if (head == NULL)
    return NULL;
  path = find_written (folder, head, packet);
  if (path != NULL)
    return path;
  if (file_open (&file, head, FALSE, error)) {
    stream = g_unix_output_stream_new (file.fd, FALSE);
    if (g_output_stream_write_all (stream, data, size, NULL, cancellable, error))
      path = file_finish (&file, head, error);
    else
      explain_error (folder, error);
  }
  file_clear (&file);
  return path;
}
