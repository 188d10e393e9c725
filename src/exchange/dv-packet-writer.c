/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-packet-error.h"
#include "dv-packet-frame.h"
#include "dv-packet-layout.h"
#include "dv-packet-pack.h"
#include "dv-secret.h"

struct _DvPacketWriter {
  DvPacker *packer;
  guint64 plain_size;
  guint n_frames;
};

/* Where the bytes go, and the hash of them that is signed. */
typedef struct {
  GOutputStream *stream;
  GCancellable *cancellable;
  crypto_generichash_state hash;
} Sink;

/**
 * dv_packet_writer_new:
 *
 * Returns: (transfer full): a packet without frames
 */
DvPacketWriter *
dv_packet_writer_new (void)
{
  DvPacketWriter *self = g_new0 (DvPacketWriter, 1);

  self->packer = dv_packer_new ();
  return self;
}

/**
 * dv_packet_writer_free:
 * @self: (transfer full) (nullable): a packet in the making
 */
void
dv_packet_writer_free (DvPacketWriter *self)
{
  if (self == NULL)
    return;
  dv_packer_free (self->packer);
  g_free (self);
}

/**
 * dv_packet_writer_has_room:
 * @self: a packet in the making
 * @size: how many bytes another frame has
 *
 * Returns: whether that frame fits into it
 */
gboolean
dv_packet_writer_has_room (DvPacketWriter *self, gsize size)
{
  guint8 begin[6];

  return size <= DV_PACKET_MOST_FRAME && self->n_frames < DV_PACKET_MOST_FRAMES &&
         self->plain_size + dv_frame_put_begin (begin, 1, size) + size <= DV_PACKET_MOST_PLAIN;
}

/**
 * dv_packet_writer_add:
 * @self: a packet in the making
 * @type: what it is, 1 to 255
 * @data: the bytes of a frame, which are not kept
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Returns: whether it was added
 */
gboolean
dv_packet_writer_add (DvPacketWriter *self, guint type, GBytes *data, GError **error)
{
  gsize size, begin_size;
  gconstpointer bytes = g_bytes_get_data (data, &size);
  guint8 begin[6];

  g_return_val_if_fail (type > 0 && type < 256, FALSE);
  if (!dv_packet_writer_has_room (self, size))
    return dv_packet_refuse (DV_PACKET_ERROR_TOO_LARGE, error);
  begin_size = dv_frame_put_begin (begin, type, size);
  self->plain_size += begin_size + size;
  self->n_frames++;
  return dv_packer_add (self->packer, begin, begin_size, error) &&
         dv_packer_add (self->packer, bytes, size, error);
}

/**
 * dv_packet_writer_count_frames:
 * @self: a packet in the making
 *
 * Returns: how many frames were added
 */
guint
dv_packet_writer_count_frames (DvPacketWriter *self)
{
  return self->n_frames;
}

/**
 * dv_packet_writer_get_plain_size:
 * @self: a packet in the making
 *
 * Returns: how many bytes were added
 */
guint64
dv_packet_writer_get_plain_size (DvPacketWriter *self)
{
  return self->plain_size;
}

static gboolean
write_bytes (Sink *sink, gconstpointer data, gsize size, GError **error)
{
  crypto_generichash_update (&sink->hash, data, size);
  return g_output_stream_write_all (sink->stream, data, size, NULL, sink->cancellable, error);
}

static gboolean
put_seat (GByteArray *bytes, const DvPacketReader *reader, DvSecret *key, GError **error)
{
  guint8 seat[DV_PACKET_SEAT_SIZE];

  memcpy (seat, reader->site, DV_PACKET_PREFIX_SIZE);
  if (crypto_box_seal (seat + DV_PACKET_PREFIX_SIZE, (const guint8 *) dv_secret_get_data (key),
                       dv_secret_get_size (key), reader->box_key) != 0) {
    g_set_error_literal (error, DV_PACKET_ERROR, DV_PACKET_ERROR_FAILED,
                         _ ("The public key of a computer is damaged. No packet was written: "
                            "enrol that computer again, or retire it."));
    return FALSE;
  }
  g_byte_array_append (bytes, seat, sizeof seat);
  return TRUE;
}

static gboolean
check_readers (GPtrArray *readers, GError **error)
{
  if (readers->len > 0 && readers->len <= DV_PACKET_MOST_READERS)
    return TRUE;
  g_set_error (error, DV_PACKET_ERROR,
               readers->len > 0 ? DV_PACKET_ERROR_TOO_LARGE : DV_PACKET_ERROR_FAILED,
               _ (
                 "A packet can be sealed for 1 to %u computers, not for %u. No packet was written: "
                 "look at the list of computers that take part."),
               DV_PACKET_MOST_READERS, readers->len);
  return FALSE;
}

/* What the caller does not know: how much it became. */
static GByteArray *
make_head (DvPacketWriter *self,
           const DvPacketHead *given,
           GPtrArray *readers,
           DvSecret *key,
           GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DvPacketHead head = *given;

  head.format = head.min_reader = DV_PACKET_FORMAT;
  head.dictionary = dv_packer_get_dictionary (self->packer);
  head.plain_size = self->plain_size;
  head.packed_size = dv_packer_get_packed_size (self->packer);
  head.n_frames = self->n_frames;
  head.n_readers = readers->len;
  if (!dv_packet_head_is_within_limits (&head)) {
    dv_packet_refuse (DV_PACKET_ERROR_TOO_LARGE, error);
    return NULL;
  }
  if (!dv_packet_put_head (bytes, &head)) {
    dv_packet_refuse (DV_PACKET_ERROR_FAILED, error);
    return NULL;
  }
  for (guint i = 0; i < readers->len; i++) {
    if (!put_seat (bytes, g_ptr_array_index (readers, i), key, error))
      return NULL;
  }
  return g_steal_pointer (&bytes);
}

/* The state to write and the state to read are the same; only the way to write draws its beginning
 * at random. */
static void
begin_stream (crypto_secretstream_xchacha20poly1305_state *state, GByteArray *head, DvSecret *key)
{
  guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES];

  dv_packet_derive_start (head->data, head->len, start);
  crypto_secretstream_xchacha20poly1305_init_pull (state, start,
                                                   (const guint8 *) dv_secret_get_data (key));
}

static gboolean
write_body (DvPacketWriter *self, GByteArray *head, DvSecret *key, Sink *sink, GError **error)
{
  g_autofree guint8 *sealed = g_malloc (DV_PACKET_CHUNK + DV_PACKET_CHUNK_MORE);
  GPtrArray *blocks = dv_packer_get_blocks (self->packer);
  crypto_secretstream_xchacha20poly1305_state state;
  gboolean written = TRUE;

  begin_stream (&state, head, key);
  for (guint i = 0; written && i < blocks->len; i++) {
    gsize size;
    const guint8 *data = g_bytes_get_data (g_ptr_array_index (blocks, i), &size);
    gboolean last = i + 1 == blocks->len;

    crypto_secretstream_xchacha20poly1305_push (&state, sealed, NULL, data, size, NULL, 0,
                                                last
                                                  ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                  : 0);
    written = write_bytes (sink, sealed, size + DV_PACKET_CHUNK_MORE, error);
  }
  sodium_memzero (&state, sizeof state);
  return written;
}

static gboolean
write_signature (Sink *sink, const guint8 *sign_secret, GError **error)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  guint8 signature[crypto_sign_BYTES];

  dv_packet_hash_finish (&sink->hash, message);
  crypto_sign_detached (signature, NULL, message->data, message->len, sign_secret);
  return g_output_stream_write_all (sink->stream, signature, sizeof signature, NULL,
                                    sink->cancellable, error);
}

/**
 * dv_packet_writer_finish:
 * @self: a packet in the making, to which nothing can be added afterwards
 * @head: ward, sender, scope and number; the rest of it is not looked at
 * @readers: (element-type DvPacketReader): for whom it is sealed
 * @sign_secret: the Ed25519 secret key of the sender, 64 bytes
 * @stream: where to write it; not closed
 * @cancellable: (nullable): for giving up
 * @error: return location for a #DV_PACKET_ERROR or #GIOError
 *
 * Returns: whether it was written
 */
gboolean
dv_packet_writer_finish (DvPacketWriter *self,
                         const DvPacketHead *head,
                         GPtrArray *readers,
                         const guint8 *sign_secret,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DvSecret) key = dv_secret_new (crypto_secretstream_xchacha20poly1305_KEYBYTES);
  g_autoptr (GByteArray) bytes = NULL;
  Sink sink = { .stream = stream, .cancellable = cancellable };

  randombytes_buf (dv_secret_get_data (key), dv_secret_get_size (key));
  if (!check_readers (readers, error) || !dv_packer_finish (self->packer, error))
    return FALSE;
  bytes = make_head (self, head, readers, key, error);
  if (bytes == NULL)
    return FALSE;
  crypto_generichash_init (&sink.hash, NULL, 0, crypto_generichash_BYTES);
  return write_bytes (&sink, bytes->data, bytes->len, error) &&
         write_body (self, bytes, key, &sink, error) && write_signature (&sink, sign_secret, error);
}

/**
 * dv_packet_seal:
 * @head: ward, sender, scope and number; the rest of it is not looked at
 * @frames: (element-type DvFrame): what it carries
 * @readers: (element-type DvPacketReader): for whom it is sealed
 * @sign_secret: the Ed25519 secret key of the sender, 64 bytes
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Returns: (transfer full) (nullable): a packet
 */
GBytes *
dv_packet_seal (const DvPacketHead *head,
                GPtrArray *frames,
                GPtrArray *readers,
                const guint8 *sign_secret,
                GError **error)
{
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  for (guint i = 0; i < frames->len; i++) {
    const DvFrame *frame = g_ptr_array_index (frames, i);

    if (!dv_packet_writer_add (writer, frame->type, frame->data, error))
      return NULL;
  }
  if (!dv_packet_writer_finish (writer, head, readers, sign_secret, stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}
