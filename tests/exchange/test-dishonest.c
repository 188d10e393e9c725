/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets of a site that takes part and signs what it likes: nothing outside them is wrong. */

#include <string.h>
#include <zstd.h>

#include "dv-packet-layout.h"
#include "dv-packet-pack.h"
#include "sites.h"

#define ZSTD_BEGIN 4

typedef struct {
  Site liar;
  Site leaf;
  DvPacketHead *head;
  GByteArray *plain;
  int window;
  guint8 last_tag;
  guint8 other_tag;
  gboolean random_start;
  const char *behind;
  gboolean unfinished;
} Lie;

static void
set_up (Lie *lie, gconstpointer data)
{
  site_init (&lie->liar, 1);
  site_init (&lie->leaf, 2);
  lie->head = site_head (&lie->liar, "W", 1);
  lie->head->format = lie->head->min_reader = DV_PACKET_FORMAT;
  lie->head->n_readers = 1;
  lie->head->n_frames = 2;
  lie->plain = g_byte_array_new ();
  g_byte_array_append (lie->plain, (const guint8 *) "\001\003abc\003\002de", 9);
  lie->head->plain_size = lie->plain->len;
  lie->last_tag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

static void
tear_down (Lie *lie, gconstpointer data)
{
  dv_packet_head_free (lie->head);
  g_byte_array_unref (lie->plain);
}

static gsize
compress (ZSTD_CCtx *context, GByteArray *packed, const GByteArray *plain, ZSTD_EndDirective end)
{
  ZSTD_inBuffer in = { plain->data, plain->len, 0 };
  ZSTD_outBuffer out = { packed->data, packed->len, 0 };

  g_assert_cmpuint (ZSTD_compressStream2 (context, &out, &in, end), ==, 0);
  return out.pos;
}

static GByteArray *
pack (const Lie *lie)
{
  GByteArray *packed = g_byte_array_new ();
  ZSTD_CCtx *context = ZSTD_createCCtx ();
  gsize room = ZSTD_compressBound (lie->plain->len) + 64, size;

  g_byte_array_set_size (packed, (guint) room);
  ZSTD_CCtx_setParameter (context, ZSTD_c_contentSizeFlag, 0);
  if (lie->window > 0)
    ZSTD_CCtx_setParameter (context, ZSTD_c_windowLog, lie->window);
  size = compress (context, packed, lie->plain, lie->unfinished ? ZSTD_e_flush : ZSTD_e_end);
  ZSTD_freeCCtx (context);
  g_byte_array_set_size (packed, (guint) size);
  g_byte_array_remove_range (packed, 0, ZSTD_BEGIN);
  if (lie->behind != NULL)
    g_byte_array_append (packed, (const guint8 *) lie->behind, (guint) strlen (lie->behind));
  return packed;
}

static void
put_seat (GByteArray *bytes, const Site *reader, const guint8 *key)
{
  guint8 seat[DV_PACKET_SEAT_SIZE];

  memcpy (seat, reader->site, DV_PACKET_PREFIX_SIZE);
  crypto_box_seal (seat + DV_PACKET_PREFIX_SIZE, key, 32, reader->box_key);
  g_byte_array_append (bytes, seat, sizeof seat);
}

static void
put_body (const Lie *lie, GByteArray *bytes, const GByteArray *packed, const guint8 *key)
{
  guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  g_autofree guint8 *sealed = g_malloc (DV_PACKET_CHUNK + DV_PACKET_CHUNK_MORE);
  crypto_secretstream_xchacha20poly1305_state state;

  dv_packet_derive_start (bytes->data, bytes->len, start);
  if (lie->random_start)
    randombytes_buf (start, sizeof start);
  crypto_secretstream_xchacha20poly1305_init_pull (&state, start, key);
  for (gsize at = 0; at < packed->len; at += DV_PACKET_CHUNK) {
    gsize n = MIN (packed->len - at, DV_PACKET_CHUNK);

    crypto_secretstream_xchacha20poly1305_push (&state, sealed, NULL, packed->data + at, n, NULL, 0,
                                                at + n == packed->len ? lie->last_tag
                                                                      : lie->other_tag);
    g_byte_array_append (bytes, sealed, (guint) (n + DV_PACKET_CHUNK_MORE));
  }
}

static void
put_signature (const Lie *lie, GByteArray *bytes)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  guint8 signature[crypto_sign_BYTES];
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, crypto_generichash_BYTES);
  crypto_generichash_update (&state, bytes->data, bytes->len);
  dv_packet_hash_finish (&state, message);
  crypto_sign_detached (signature, NULL, message->data, message->len, lie->liar.sign_secret);
  g_byte_array_append (bytes, signature, sizeof signature);
}

static GBytes *
seal (Lie *lie)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) packed = pack (lie);
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];

  randombytes_buf (key, sizeof key);
  lie->head->packed_size = packed->len;
  g_assert_true (dv_packet_put_head (bytes, lie->head));
  put_seat (bytes, &lie->leaf, key);
  put_body (lie, bytes, packed, key);
  put_signature (lie, bytes);
  return g_byte_array_free_to_bytes (bytes);
}

static void
assert_refused (Lie *lie, DvPacketError code)
{
  DvPacketOpener opener = site_opener (&lie->leaf, &lie->liar);
  g_autoptr (GBytes) packet = seal (lie);
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_packet_open (packet, &opener, collect_frame, frames, &error));
  g_assert_error (error, DV_PACKET_ERROR, (int) code);
  g_assert_cmpuint (frames->len, ==, 0);
}

static void
test_what_is_packed_has_an_end (Lie *lie, gconstpointer data)
{
  lie->unfinished = TRUE;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

/* Or the other tests would prove nothing. */
static void
test_without_a_lie_it_opens (Lie *lie, gconstpointer data)
{
  DvPacketOpener opener = site_opener (&lie->leaf, &lie->liar);
  g_autoptr (GBytes) packet = seal (lie);
  g_autoptr (GPtrArray) frames = frames_new ();

  g_assert_true (dv_packet_open (packet, &opener, collect_frame, frames, NULL));
  g_assert_cmpuint (frames->len, ==, 2);
}

static void
test_the_last_chunk_says_that_it_is (Lie *lie, gconstpointer data)
{
  lie->last_tag = 0;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
  lie->last_tag = crypto_secretstream_xchacha20poly1305_TAG_REKEY;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

static void
fill (Lie *lie, gsize size)
{
  guint8 begin[6];
  gsize n = dv_frame_put_begin (begin, 3, size);

  g_byte_array_set_size (lie->plain, 0);
  g_byte_array_append (lie->plain, begin, (guint) n);
  g_byte_array_set_size (lie->plain, (guint) (n + size));
  randombytes_buf (lie->plain->data + n, size);
  lie->head->plain_size = lie->plain->len;
  lie->head->n_frames = 1;
}

static void
test_no_chunk_before_says_that_it_is_the_last (Lie *lie, gconstpointer data)
{
  fill (lie, 200000);
  lie->other_tag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
  lie->other_tag = crypto_secretstream_xchacha20poly1305_TAG_PUSH;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

static void
test_the_body_belongs_to_its_head (Lie *lie, gconstpointer data)
{
  lie->random_start = TRUE;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

static void
test_sizes_and_numbers_are_as_declared (Lie *lie, gconstpointer data)
{
  static const struct {
    int size, frames;
  } lies[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 }, { -4, -1 }, { -9, -2 } };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++) {
    lie->head->plain_size = (guint64) (9 + lies[i].size);
    lie->head->n_frames = (guint) (2 + lies[i].frames);
    assert_refused (lie, DV_PACKET_ERROR_ALTERED);
  }
}

static void
test_nothing_hides_behind_what_is_packed (Lie *lie, gconstpointer data)
{
  lie->behind = "x";
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
  lie->behind = "\x28\xb5\x2f\xfd\x20\x01\x09"; /* another frame of zstd */
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
  lie->behind = "\x50\x2a\x4d\x18\x01\x01\x01\x01"; /* one that is skipped */
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

static void
test_frames_are_written_in_one_way (Lie *lie, gconstpointer data)
{
  static const struct {
    const char *plain;
    guint8 size;
    DvPacketError code;
  } lies[] = {
    { "\000\003abc\003\002de", 9, DV_PACKET_ERROR_ALTERED },                /* no type */
    { "\001\003abc\003\202\000de", 10, DV_PACKET_ERROR_ALTERED },           /* 2 in two bytes */
    { "\001\003abc\003\003de", 9, DV_PACKET_ERROR_ALTERED },                /* more than there is */
    { "\001\003abc\003", 6, DV_PACKET_ERROR_ALTERED },                      /* no size */
    { "\001\003abc\003\200\200\200\200\001", 11, DV_PACKET_ERROR_ALTERED }, /* five bytes */
    { "\001\003abc\003\201\200\200\040", 10, DV_PACKET_ERROR_TOO_LARGE },   /* 64 MiB and one */
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_byte_array_set_size (lie->plain, 0);
    g_byte_array_append (lie->plain, (const guint8 *) lies[i].plain, lies[i].size);
    lie->head->plain_size = lie->plain->len;
    assert_refused (lie, lies[i].code);
  }
}

static void
test_a_dictionary_to_come_asks_for_an_update (Lie *lie, gconstpointer data)
{
  lie->head->dictionary = DV_PACKET_DICTIONARY + 1;
  assert_refused (lie, DV_PACKET_ERROR_TOO_NEW);
}

static void
test_a_window_has_a_limit (Lie *lie, gconstpointer data)
{
  fill (lie, 12 * 1024 * 1024);
  lie->window = 24;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

static void
test_a_packet_for_nobody_is_none (Lie *lie, gconstpointer data)
{
  lie->head->n_readers = 0;
  assert_refused (lie, DV_PACKET_ERROR_ALTERED);
}

#define ADD(name) g_test_add ("/dishonest/" #name, Lie, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  ADD (without_a_lie_it_opens);
  ADD (the_last_chunk_says_that_it_is);
  ADD (no_chunk_before_says_that_it_is_the_last);
  ADD (the_body_belongs_to_its_head);
  ADD (sizes_and_numbers_are_as_declared);
  ADD (nothing_hides_behind_what_is_packed);
  ADD (what_is_packed_has_an_end);
  ADD (frames_are_written_in_one_way);
  ADD (a_dictionary_to_come_asks_for_an_update);
  ADD (a_window_has_a_limit);
  ADD (a_packet_for_nobody_is_none);
  return g_test_run ();
}
