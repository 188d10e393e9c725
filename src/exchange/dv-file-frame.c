/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-file-frame.h"

#include "dv-attachment.h"
#include "dv-bytes.h"
#include "dv-packet-error.h"

/* A piece is: the hash of the whole attachment, how large it is, where the piece begins, the piece.
 * The pieces of one attachment come in their order, in one packet. */

#define HASH_LENGTH 64
#define PIECE       (4 * 1024 * 1024)
#define MAX_SIZE    (64 * 1024 * 1024)

struct _DvFileFrames {
  char *store;
  GHashTable *files; /* hash -> GByteArray: those that are coming */
  GPtrArray *whole;  /* of GBytes: those that have come */
};

static GBytes *
make_piece (const char *hash, const char *data, gsize size, gsize start)
{
  GByteArray *bytes = g_byte_array_new ();

  dv_bytes_put_blob (bytes, hash, strlen (hash));
  dv_bytes_put_number (bytes, size);
  dv_bytes_put_number (bytes, start);
  dv_bytes_put_blob (bytes, data + start, MIN (PIECE, size - start));
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * dv_file_frames_make:
 * @store: the path of a store
 * @hash: the hash of an attachment
 * @func: called for each piece
 * @user_data: what to hand to it
 * @error: return location for what @func says
 *
 * Takes an attachment into pieces. One whose content this store does not have is passed over.
 *
 * Returns: whether all pieces were taken
 */
gboolean
dv_file_frames_make (const char *store,
                     const char *hash,
                     DvFileFrameFunc func,
                     gpointer user_data,
                     GError **error)
{
  g_autofree char *path = dv_attachment_find_file (store, hash);
  g_autofree char *data = NULL;
  gsize size;

  if (strlen (hash) != HASH_LENGTH || !g_file_get_contents (path, &data, &size, NULL) ||
      size > MAX_SIZE)
    return TRUE;
  for (gsize start = 0; start < MAX (size, 1); start += PIECE) {
    g_autoptr (GBytes) piece = make_piece (hash, data, size, start);

    if (!func (piece, user_data, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_file_frames_new:
 * @store: (nullable): the path of the store beside which attachments are kept; %NULL to keep none
 *
 * Returns: (transfer full): what takes in pieces
 */
DvFileFrames *
dv_file_frames_new (const char *store)
{
  DvFileFrames *self = g_new0 (DvFileFrames, 1);

  self->store = g_strdup (store);
  self->files =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  self->whole = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

/**
 * dv_file_frames_free:
 * @self: (transfer full): what took in pieces
 */
void
dv_file_frames_free (DvFileFrames *self)
{
  g_free (self->store);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->whole);
  g_free (self);
}

static GByteArray *
need_file (DvFileFrames *self, const char *hash)
{
  GByteArray *file = g_hash_table_lookup (self->files, hash);

  if (file != NULL)
    return file;
  file = g_byte_array_new ();
  g_hash_table_insert (self->files, g_strdup (hash), file);
  return file;
}

/* Nothing is written before the whole packet was found to be good. */
static gboolean
keep_whole (DvFileFrames *self, const char *hash, GByteArray *file, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new (file->data, file->len);
  g_autofree char *found = dv_attachment_hash (content);

  if (strcmp (found, hash) != 0)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  g_ptr_array_add (self->whole, g_steal_pointer (&content));
  g_hash_table_remove (self->files, hash);
  return TRUE;
}

/**
 * dv_file_frames_take:
 * @self: what takes in pieces
 * @data: a piece
 * @error: return location for a #DV_PACKET_ERROR, or why it could not be written
 *
 * Returns: whether it fits to those before it
 */
gboolean
dv_file_frames_take (DvFileFrames *self, GBytes *data, GError **error)
{
  gsize size, hash_size = 0, piece_size = 0;
  gconstpointer start = g_bytes_get_data (data, &size);
  const guint8 *hash, *piece;
  g_autofree char *name = NULL;
  guint64 whole, place;
  GByteArray *file;
  DvReader reader;

  dv_reader_init (&reader, start, size);
  hash = dv_reader_get_blob (&reader, &hash_size);
  whole = dv_reader_get_number (&reader);
  place = dv_reader_get_number (&reader);
  piece = dv_reader_get_blob (&reader, &piece_size);
  if (reader.failed || hash_size != HASH_LENGTH || whole > MAX_SIZE || place > whole ||
      piece_size > whole - place)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  name = g_strndup ((const char *) hash, hash_size);
  if (strspn (name, "0123456789abcdef") != HASH_LENGTH)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  file = need_file (self, name);
  if (file->len != place)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  g_byte_array_append (file, piece, (guint) piece_size);
  return file->len < whole || keep_whole (self, name, file, error);
}

/**
 * dv_file_frames_finish:
 * @self: what took in pieces
 * @error: return location for a #DV_PACKET_ERROR, or why an attachment could not be written
 *
 * Writes the attachments beside the store, as the last thing before what names them is committed.
 *
 * Returns: whether every attachment that began to come is whole, and there
 */
gboolean
dv_file_frames_finish (DvFileFrames *self, GError **error)
{
  if (g_hash_table_size (self->files) > 0)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  for (guint i = 0; self->store != NULL && i < self->whole->len; i++) {
    g_autofree char *kept =
      dv_attachment_keep (self->store, g_ptr_array_index (self->whole, i), error);

    if (kept == NULL)
      return FALSE;
  }
  return TRUE;
}
