/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet.h"

#include <string.h>

#include "dv-packet-layout.h"
#include "dv-packet-pack.h"
#include "dv-secret.h"

/**
 * dv_packet_peek:
 * @packet: a packet
 * @error: return location for a #DV_PACKET_ERROR
 *
 * What stands on its outside. Nobody has verified it: it says what to try, not what is true.
 *
 * Returns: (transfer full) (nullable): its head
 */
DvPacketHead *
dv_packet_peek (GBytes *packet, GError **error)
{
  g_auto (DvPacketLayout) layout = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (packet, &size);

  return dv_packet_layout_read (&layout, data, size, size, error) ? g_steal_pointer (&layout.head)
                                                                  : NULL;
}

static gboolean
check_signature (const guint8 *packet, gsize size, const guint8 *sign_key)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  const guint8 *signature = packet + size - crypto_sign_BYTES;
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, crypto_generichash_BYTES);
  crypto_generichash_update (&state, packet, size - crypto_sign_BYTES);
  dv_packet_hash_finish (&state, message);
  return crypto_sign_verify_detached (signature, message->data, message->len, sign_key) == 0;
}

/* The id of a site is the hash of its key, so a key that is not its own is never taken. */
static gboolean
is_key_of (const guint8 *sign_key, const guint8 *site)
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, sign_key, crypto_sign_PUBLICKEYBYTES, NULL, 0);
  return memcmp (hash, site, DV_PACKET_SITE_SIZE) == 0;
}

static gboolean
check_outside (const DvPacketLayout *layout,
               GBytes *packet,
               const DvPacketOpener *opener,
               GError **error)
{
  const DvPacketHead *head = layout->head;
  guint8 sign_key[crypto_sign_PUBLICKEYBYTES] = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (packet, &size);

  if (memcmp (head->ward, opener->ward, sizeof head->ward) != 0)
    return dv_packet_refuse (DV_PACKET_ERROR_OTHER_WARD, error);
  if (opener->find_sign_key == NULL)
    return TRUE;
  if (!opener->find_sign_key (head->sender, sign_key, opener->user_data) ||
      !is_key_of (sign_key, head->sender))
    return dv_packet_refuse (DV_PACKET_ERROR_STRANGER, error);
  if (!check_signature (data, size, sign_key))
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the content key */
static DvSecret *
open_key (const DvPacketLayout *layout, const DvPacketOpener *opener, GError **error)
{
  g_autoptr (DvSecret) key = dv_secret_new (crypto_secretstream_xchacha20poly1305_KEYBYTES);

  for (guint i = 0; i < layout->head->n_readers; i++) {
    const guint8 *seat = layout->seats + i * DV_PACKET_SEAT_SIZE;

    if (memcmp (seat, opener->site, DV_PACKET_PREFIX_SIZE) == 0 &&
        crypto_box_seal_open ((guint8 *) dv_secret_get_data (key), seat + DV_PACKET_PREFIX_SIZE,
                              DV_PACKET_SEALED_KEY, opener->box_key, opener->box_secret) == 0)
      return g_steal_pointer (&key);
  }
  dv_packet_refuse (DV_PACKET_ERROR_NOT_FOR_US, error);
  return NULL;
}

/* From packed bytes to frames. */
typedef struct {
  DvUnpacker *unpacker;
  DvFrameParser *parser;
} Inside;

static gboolean
inside_init (Inside *self,
             const DvPacketHead *head,
             DvFrameFunc func,
             gpointer user_data,
             GError **error)
{
  self->unpacker = dv_unpacker_new (head->dictionary, error);
  self->parser = dv_frame_parser_new (head->plain_size, head->n_frames, func, user_data);
  return self->unpacker != NULL;
}

static void
inside_clear (Inside *self)
{
  dv_unpacker_free (self->unpacker);
  dv_frame_parser_free (self->parser);
}

static gboolean
take_plain (const guint8 *data, gsize size, gpointer user_data, GError **error)
{
  return dv_frame_parser_push (user_data, data, size, error);
}

static gboolean
inside_push (Inside *self, const guint8 *packed, gsize size, GError **error)
{
  return dv_unpacker_push (self->unpacker, packed, size, take_plain, self->parser, error);
}

static gboolean
inside_finish (Inside *self, GError **error)
{
  return dv_unpacker_finish (self->unpacker, error) && dv_frame_parser_finish (self->parser, error);
}

/* Opens one chunk after the other. Only the last one says that it is the last. */
static gboolean
read_body (const DvPacketLayout *layout,
           const guint8 *packet,
           DvSecret *key,
           Inside *inside,
           GError **error)
{
  g_autofree guint8 *packed = g_malloc (DV_PACKET_CHUNK);
  guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  const guint8 *chunk = packet + layout->head_size;
  gsize left = layout->body_size;
  gboolean good = TRUE;

  dv_packet_derive_start (packet, layout->head_size, start);
  crypto_secretstream_xchacha20poly1305_init_pull (&state, start,
                                                   (const guint8 *) dv_secret_get_data (key));
  while (good && left > 0) {
    gsize n = MIN (left, DV_PACKET_CHUNK + DV_PACKET_CHUNK_MORE);
    guint8 tag = 0;

    left -= n;
    if (crypto_secretstream_xchacha20poly1305_pull (&state, packed, NULL, &tag, chunk, n, NULL,
                                                    0) != 0 ||
        tag != (left == 0 ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0))
      good = dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
    else
      good = inside_push (inside, packed, n - DV_PACKET_CHUNK_MORE, error);
    chunk += n;
  }
  sodium_memzero (&state, sizeof state);
  return good;
}

static gboolean
read_frames (const DvPacketLayout *layout,
             const guint8 *packet,
             DvSecret *key,
             DvFrameFunc func,
             gpointer user_data,
             GError **error)
{
  Inside inside = { 0 };
  gboolean read = inside_init (&inside, layout->head, func, user_data, error) &&
                  read_body (layout, packet, key, &inside, error) && inside_finish (&inside, error);

  inside_clear (&inside);
  return read;
}

/**
 * dv_packet_open:
 * @packet: a packet
 * @opener: who opens it
 * @func: called for each frame, in their order
 * @user_data: what to hand to it
 * @error: return location for a #DV_PACKET_ERROR, or the error of @func
 *
 * Opens a packet. All of it is verified before @func is called for the first time: that it belongs
 * to this ward, comes from a site that is known, is as it was signed, is sealed for @opener and
 * holds as many bytes and frames as its head says. It is opened twice for that, because what is in
 * it may be larger than what one wants to keep in memory.
 *
 * Returns: whether it was read to its end
 */
gboolean
dv_packet_open (GBytes *packet,
                const DvPacketOpener *opener,
                DvFrameFunc func,
                gpointer user_data,
                GError **error)
{
  g_auto (DvPacketLayout) layout = { 0 };
  g_autoptr (DvSecret) key = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (packet, &size);

  if (!dv_packet_layout_read (&layout, data, size, size, error) ||
      !check_outside (&layout, packet, opener, error))
    return FALSE;
  key = open_key (&layout, opener, error);
  return key != NULL && read_frames (&layout, data, key, NULL, NULL, error) &&
         read_frames (&layout, data, key, func, user_data, error);
}

/**
 * dv_packet_read_inside:
 * @head: how many bytes and frames it holds, and its dictionary
 * @packed: what lies in a packet behind all that is sealed and signed
 * @func: (nullable): called for each frame
 * @user_data: what to hand to it
 * @error: return location for a #DV_PACKET_ERROR, or the error of @func
 *
 * The part of dv_packet_open() that no stranger reaches, for those who look for mistakes in it.
 *
 * Returns: whether it was read to its end
 */
gboolean
dv_packet_read_inside (const DvPacketHead *head,
                       GBytes *packed,
                       DvFrameFunc func,
                       gpointer user_data,
                       GError **error)
{
  Inside inside = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  gboolean read = inside_init (&inside, head, func, user_data, error) &&
                  inside_push (&inside, data, size, error) && inside_finish (&inside, error);

  inside_clear (&inside);
  return read;
}
