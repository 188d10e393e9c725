/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dv-packet-layout.h"
#include "sites.h"

typedef struct {
  Site office;
  Site leaf;
  Site other;
} Sites;

static void
set_up (Sites *sites, gconstpointer data)
{
  site_init (&sites->office, 1);
  site_init (&sites->leaf, 2);
  site_init (&sites->other, 3);
}

static void
tear_down (Sites *sites, gconstpointer data)
{
}

static GBytes *
seal (const Site *from, GPtrArray *frames, GPtrArray *readers, const char *scope)
{
  g_autoptr (DvPacketHead) head = site_head (from, scope, 7);
  g_autoptr (GError) error = NULL;
  GBytes *packet = dv_packet_seal (head, frames, readers, from->sign_secret, &error);

  g_assert_no_error (error);
  return packet;
}

static GBytes *
seal_text (const Site *from, const Site *to, const char *text)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (to, NULL);

  frames_add (frames, 3, text, strlen (text));
  return seal (from, frames, readers, "W");
}

static void
assert_opens (GBytes *packet, const Site *to, const Site *from, GPtrArray *expected)
{
  DvPacketOpener opener = site_opener (to, from);
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GError) error = NULL;

  dv_packet_open (packet, &opener, collect_frame, frames, &error);
  g_assert_no_error (error);
  assert_same_frames (frames, expected);
}

static void
assert_refused_by (GBytes *packet, const DvPacketOpener *opener, DvPacketError code)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_packet_open (packet, opener, collect_frame, frames, &error));
  g_assert_error (error, DV_PACKET_ERROR, (int) code);
  g_assert_cmpuint (frames->len, ==, 0);
}

static void
assert_refused (GBytes *packet, const Site *to, const Site *from, DvPacketError code)
{
  DvPacketOpener opener = site_opener (to, from);

  assert_refused_by (packet, &opener, code);
}

static GBytes *
change_byte (GBytes *packet, gsize position, guint8 value)
{
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (packet, NULL), g_bytes_get_size (packet));

  size = g_bytes_get_size (packet);
  g_assert_cmpuint (position, <, size);
  data[position] = value;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static void
test_every_reader_reads_what_was_sealed (Sites *sites, gconstpointer data)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, &sites->other, NULL);
  g_autoptr (GBytes) packet = NULL;

  frames_add (frames, 1, "chứng nhận", strlen ("chứng nhận"));
  frames_add (frames, 255, "", 0);
  frames_add (frames, 3, "lô", strlen ("lô"));
  packet = seal (&sites->office, frames, readers, "0195c000-0000-7000-8000-000000000001");
  assert_opens (packet, &sites->leaf, &sites->office, frames);
  assert_opens (packet, &sites->other, &sites->office, frames);
  assert_refused (packet, &sites->office, &sites->office, DV_PACKET_ERROR_NOT_FOR_US);
}

static void
test_a_packet_can_be_empty (Sites *sites, gconstpointer data)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);
  g_autoptr (GBytes) packet = seal (&sites->office, frames, readers, "O");

  assert_opens (packet, &sites->leaf, &sites->office, frames);
}

/* Sizes around those where something changes: the dictionary, chunks, blocks of zstd. */
static void
test_sizes_around_every_edge_come_back (Sites *sites, gconstpointer data)
{
  static const gsize edges[] = { 1,      127,    128,     16383,   16384,  65530,
                                 65531,  65532,  65533,   65536,   65537,  131072,
                                 131073, 262144, 1 << 20, 3 << 20, 1 << 24 };
  g_autofree guint8 *bytes = g_malloc (1 << 24);
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);

  randombytes_buf (bytes, 1 << 24);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++) {
    g_autoptr (GPtrArray) frames = frames_new ();
    g_autoptr (GBytes) packet = NULL;

    frames_add (frames, 3, bytes, edges[i]);
    frames_add (frames, 3, "x", 1);
    packet = seal (&sites->office, frames, readers, "W");
    assert_opens (packet, &sites->leaf, &sites->office, frames);
  }
}

static void
test_the_outside_says_who_and_for_whom (Sites *sites, gconstpointer data)
{
  static const char *const scopes[] = { "W", "O", "0195c000-0000-7000-8000-000000000001" };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++) {
    g_autoptr (GPtrArray) frames = frames_new ();
    g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);
    g_autoptr (GBytes) packet = NULL;
    g_autoptr (DvPacketHead) head = NULL;

    frames_add (frames, 3, "abc", 3);
    packet = seal (&sites->office, frames, readers, scopes[i]);
    head = dv_packet_peek (packet, NULL);
    g_assert_nonnull (head);
    g_assert_cmpmem (head->ward, sizeof head->ward, test_ward, sizeof test_ward);
    g_assert_cmpmem (head->sender, sizeof head->sender, sites->office.site,
                     sizeof sites->office.site);
    g_assert_cmpstr (head->scope, ==, scopes[i]);
    g_assert_cmpuint (head->number, ==, 7);
    g_assert_cmpuint (head->plain_size, ==, 5);
    g_assert_cmpuint (head->n_frames, ==, 1);
    g_assert_true (dv_packet_head_is_for (head, sites->leaf.site));
    g_assert_false (dv_packet_head_is_for (head, sites->other.site));
  }
}

static void
test_a_stranger_is_refused (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->other, &sites->leaf, "abc");

  assert_refused (packet, &sites->leaf, NULL, DV_PACKET_ERROR_STRANGER);
  assert_refused (packet, &sites->leaf, &sites->office, DV_PACKET_ERROR_STRANGER);
}

static gboolean
find_any_key (const guint8 *site, guint8 *key, gpointer user_data)
{
  const Site *whose = user_data;

  memcpy (key, whose->sign_key, sizeof whose->sign_key);
  return TRUE;
}

/* Also when whoever looks up keys finds a wrong one. */
static void
test_nobody_signs_for_another (Sites *sites, gconstpointer data)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);
  g_autoptr (DvPacketHead) head = site_head (&sites->office, "W", 1);
  g_autoptr (GBytes) packet =
    dv_packet_seal (head, frames, readers, sites->other.sign_secret, NULL);
  DvPacketOpener opener = site_opener (&sites->leaf, &sites->office);

  assert_refused_by (packet, &opener, DV_PACKET_ERROR_ALTERED);
  opener.find_sign_key = find_any_key;
  opener.user_data = &sites->other;
  assert_refused_by (packet, &opener, DV_PACKET_ERROR_STRANGER);
}

static void
test_another_ward_is_refused (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  DvPacketOpener opener = site_opener (&sites->leaf, &sites->office);

  opener.ward = (const guint8 *) "ward-001";
  assert_refused_by (packet, &opener, DV_PACKET_ERROR_OTHER_WARD);
}

static void
test_a_lost_key_opens_nothing (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  DvPacketOpener opener = site_opener (&sites->leaf, &sites->office);

  opener.box_key = sites->other.box_key;
  opener.box_secret = sites->other.box_secret;
  assert_refused_by (packet, &opener, DV_PACKET_ERROR_NOT_FOR_US);
}

static void
test_a_newer_packet_asks_for_an_update (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  g_autoptr (GBytes) newer = change_byte (packet, 5, DV_PACKET_FORMAT + 1);
  g_autoptr (GBytes) dictionary = change_byte (packet, 32, 2);

  assert_refused (newer, &sites->leaf, &sites->office, DV_PACKET_ERROR_TOO_NEW);
  /* The number of a dictionary is part of what is signed. */
  assert_refused (dictionary, &sites->leaf, &sites->office, DV_PACKET_ERROR_ALTERED);
}

static void
test_every_cut_is_noticed (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  gsize size = g_bytes_get_size (packet);

  for (gsize n = 0; n < size; n++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packet, 0, n);

    assert_refused (cut, &sites->leaf, &sites->office,
                    n == 0 ? DV_PACKET_ERROR_NOT_A_PACKET : DV_PACKET_ERROR_TRUNCATED);
  }
}

static void
test_what_hangs_behind_is_noticed (Sites *sites, gconstpointer data)
{
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (longer, g_bytes_get_data (packet, NULL), (guint) g_bytes_get_size (packet));
  g_byte_array_append (longer, (const guint8 *) "", 1);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_refused (bytes, &sites->leaf, &sites->office, DV_PACKET_ERROR_ALTERED);
}

static void
test_every_changed_bit_is_noticed (Sites *sites, gconstpointer data)
{
  DvPacketOpener opener = site_opener (&sites->leaf, &sites->office);
  g_autoptr (GBytes) packet = seal_text (&sites->office, &sites->leaf, "abc");
  const guint8 *bytes = g_bytes_get_data (packet, NULL);

  for (gsize bit = 0; bit < g_bytes_get_size (packet) * 8; bit++) {
    g_autoptr (GBytes) changed = change_byte (packet, bit / 8, bytes[bit / 8] ^ 1 << bit % 8);
    g_autoptr (GPtrArray) frames = frames_new ();

    g_assert_false (dv_packet_open (changed, &opener, collect_frame, frames, NULL));
    g_assert_cmpuint (frames->len, ==, 0);
  }
}

static void
test_other_files_are_no_packets (Sites *sites, gconstpointer data)
{
  static const char *const files[] = { "", "PK\003\004", "%PDF-1.7", "DVPJ\001\001 and more" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));

    assert_refused (bytes, &sites->leaf, &sites->office, DV_PACKET_ERROR_NOT_A_PACKET);
  }
}

static void
test_a_head_without_limits_is_refused_at_once (Sites *sites, gconstpointer data)
{
  static const struct {
    guint64 plain, packed;
    guint frames, readers;
  } heads[] = {
    { DV_PACKET_MOST_PLAIN + 1, 10 << 20, 1, 1 },
    { G_MAXUINT64, 10 << 20, 1, 1 },
    { 100, G_MAXUINT64, 1, 1 },
    { 100, DV_PACKET_MOST_FILE + 1, 1, 1 },
    { 100, 10, DV_PACKET_MOST_FRAMES + 1, 1 },
    { 100, 10, 1, DV_PACKET_MOST_READERS + 1 },
    { DV_PACKET_MOST_PLAIN, 30000, 16, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    g_autoptr (DvPacketHead) head = site_head (&sites->office, "W", 1);
    g_autoptr (GBytes) packet = NULL;

    head->format = head->min_reader = DV_PACKET_FORMAT;
    head->plain_size = heads[i].plain;
    head->packed_size = heads[i].packed;
    head->n_frames = heads[i].frames;
    head->n_readers = heads[i].readers;
    dv_packet_put_head (bytes, head);
    packet = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    assert_refused (packet, &sites->leaf, &sites->office, DV_PACKET_ERROR_TOO_LARGE);
  }
}

static gboolean
stop_at_second (guint type, GBytes *data, gpointer count, GError **error)
{
  if (++*(guint *) count < 2)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
  return FALSE;
}

static void
test_who_reads_can_stop (Sites *sites, gconstpointer data)
{
  DvPacketOpener opener = site_opener (&sites->leaf, &sites->office);
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);
  g_autoptr (GBytes) packet = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  for (guint i = 0; i < 3; i++)
    frames_add (frames, 3, "abc", 3);
  packet = seal (&sites->office, frames, readers, "W");
  g_assert_false (dv_packet_open (packet, &opener, stop_at_second, &count, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_what_cannot_be_sealed_is_refused (Sites *sites, gconstpointer data)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) nobody = readers_new (NULL, NULL);
  g_autoptr (GPtrArray) readers = readers_new (&sites->leaf, NULL);
  g_autoptr (DvPacketHead) head = site_head (&sites->office, "G7", 1);
  g_autoptr (DvPacketHead) good = site_head (&sites->office, "W", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_packet_seal (good, frames, nobody, sites->office.sign_secret, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dv_packet_seal (head, frames, readers, sites->office.sign_secret, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_FAILED);
  g_clear_error (&error);
  memset (((DvPacketReader *) g_ptr_array_index (readers, 0))->box_key, 0, 32);
  g_assert_null (dv_packet_seal (good, frames, readers, sites->office.sign_secret, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_FAILED);
  g_clear_error (&error);
  while (readers->len <= DV_PACKET_MOST_READERS)
    g_ptr_array_add (readers, site_reader (&sites->leaf));
  g_assert_null (dv_packet_seal (good, frames, readers, sites->office.sign_secret, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_TOO_LARGE);
}

#define ADD(name) g_test_add ("/packet/" #name, Sites, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  ADD (every_reader_reads_what_was_sealed);
  ADD (a_packet_can_be_empty);
  ADD (sizes_around_every_edge_come_back);
  ADD (the_outside_says_who_and_for_whom);
  ADD (a_stranger_is_refused);
  ADD (nobody_signs_for_another);
  ADD (another_ward_is_refused);
  ADD (a_lost_key_opens_nothing);
  ADD (a_newer_packet_asks_for_an_update);
  ADD (every_cut_is_noticed);
  ADD (what_hangs_behind_is_noticed);
  ADD (every_changed_bit_is_noticed);
  ADD (other_files_are_no_packets);
  ADD (a_head_without_limits_is_refused_at_once);
  ADD (who_reads_can_stop);
  ADD (what_cannot_be_sealed_is_refused);
  return g_test_run ();
}
