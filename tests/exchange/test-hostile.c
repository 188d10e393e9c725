/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets that somebody damaged, cut, glued together or made up. DV_ROUNDS says how many of each
 * kind, --million makes it a million; DV_SEED begins at another place. */

#include <string.h>
#include <unistd.h>

#include "dv-packet-layout.h"
#include "dv-packet-pack.h"
#include "sites.h"

#define N_PACKETS 6
#define MEGABYTE  (1024 * 1024)

static guint rounds = 20000;
static guint seed;
static char *program;

typedef struct {
  Site office;
  Site leaf;
  GRand *random;
  GBytes *packets[N_PACKETS];
} Fixture;

static void
add_random_frames (GPtrArray *frames, GRand *random, guint n)
{
  for (guint i = 0; i < n; i++) {
    guint8 bytes[400];
    gsize size = (gsize) g_rand_int_range (random, 0, sizeof bytes);

    for (gsize k = 0; k < size; k++)
      bytes[k] = (guint8) g_rand_int_range (random, 0, 40);
    frames_add (frames, (guint) g_rand_int_range (random, 1, 4), bytes, size);
  }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const guint n_frames[N_PACKETS] = { 0, 1, 2, 20, 300, 900 };
  g_autoptr (GPtrArray) readers = NULL;

  site_init (&self->office, 1);
  site_init (&self->leaf, 2);
  self->random = g_rand_new_with_seed (seed);
  readers = readers_new (&self->office, &self->leaf, NULL);
  for (guint i = 0; i < N_PACKETS; i++) {
    g_autoptr (GPtrArray) frames = frames_new ();
    g_autoptr (DvPacketHead) head = site_head (&self->office, i % 2 == 0 ? "W" : "O", i);

    add_random_frames (frames, self->random, n_frames[i]);
    self->packets[i] = dv_packet_seal (head, frames, readers, self->office.sign_secret, NULL);
    g_assert_nonnull (self->packets[i]);
  }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_PACKETS; i++)
    g_bytes_unref (self->packets[i]);
  g_rand_free (self->random);
}

static gsize
pick (Fixture *self, gsize size)
{
  return (gsize) g_rand_int_range (self->random, 0, (gint32) MAX (size, 1));
}

static GByteArray *
copy (GBytes *bytes)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  return array;
}

static void
flip_bits (Fixture *self, GByteArray *packet)
{
  for (guint n = 1 + (guint) pick (self, 3); n > 0; n--)
    packet->data[pick (self, packet->len)] ^= (guint8) (1 << pick (self, 8));
}

static void
set_bytes (Fixture *self, GByteArray *packet)
{
  for (guint n = 1 + (guint) pick (self, 8); n > 0; n--)
    packet->data[pick (self, packet->len)] = (guint8) pick (self, 256);
}

static void
cut_off (Fixture *self, GByteArray *packet)
{
  g_byte_array_set_size (packet, (guint) pick (self, packet->len));
}

static void
take_out (Fixture *self, GByteArray *packet)
{
  guint at = (guint) pick (self, packet->len);

  g_byte_array_remove_range (packet, at, 1 + (guint) pick (self, packet->len - at));
}

static void
copy_within (Fixture *self, GByteArray *packet)
{
  gsize from = pick (self, packet->len), to = pick (self, packet->len);
  gsize n = 1 + pick (self, packet->len - MAX (from, to));

  memmove (packet->data + to, packet->data + from, n);
}

static void
splice (Fixture *self, GByteArray *packet)
{
  gsize size;
  const guint8 *other = g_bytes_get_data (self->packets[pick (self, N_PACKETS)], &size);
  gsize from = pick (self, size);

  g_byte_array_set_size (packet, (guint) pick (self, packet->len));
  g_byte_array_append (packet, other + from, (guint) (size - from));
}

/* The same place of another packet: a key, a chunk or a signature that is good elsewhere. */
static void
exchange_part (Fixture *self, GByteArray *packet)
{
  gsize size;
  const guint8 *other = g_bytes_get_data (self->packets[pick (self, N_PACKETS)], &size);
  gsize n = 1 + pick (self, 128), from_end = pick (self, 2);

  n = MIN (n, MIN (size, packet->len));
  if (from_end)
    memcpy (packet->data + packet->len - n, other + size - n, n);
  else {
    gsize at = pick (self, MIN (size, packet->len) - n + 1);

    memcpy (packet->data + at, other + at, n);
  }
}

static void (*const mutations[]) (Fixture *self, GByteArray *packet) = {
  flip_bits, set_bytes, cut_off, take_out, copy_within, splice, exchange_part,
};

static gboolean
is_one_of_them (Fixture *self, GBytes *packet)
{
  for (guint i = 0; i < N_PACKETS; i++) {
    if (g_bytes_equal (packet, self->packets[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
count_frame (guint type, GBytes *data, gpointer count, GError **error)
{
  ++*(guint *) count;
  return TRUE;
}

static void
test_no_mutation_is_accepted (Fixture *self, gconstpointer data)
{
  DvPacketOpener opener = site_opener (&self->leaf, &self->office);
  guint accepted = 0, frames = 0, tried = 0;
  guint by_code[DV_PACKET_ERROR_FAILED + 1] = { 0 };

  for (guint i = 0; i < rounds; i++) {
    g_autoptr (GByteArray) bytes = copy (self->packets[pick (self, N_PACKETS)]);
    g_autoptr (GBytes) packet = NULL;
    g_autoptr (GError) error = NULL;

    mutations[i % G_N_ELEMENTS (mutations)](self, bytes);
    packet = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    if (is_one_of_them (self, packet))
      continue;
    tried++;
    if (dv_packet_open (packet, &opener, count_frame, &frames, &error))
      accepted++;
    else {
      g_assert_true (error->domain == DV_PACKET_ERROR);
      by_code[error->code]++;
    }
  }
  g_test_message ("%u mutated packets, %u accepted", tried, accepted);
  for (guint code = 0; code < G_N_ELEMENTS (by_code); code++)
    g_test_message ("refused with code %u: %u", code, by_code[code]);
  g_assert_cmpuint (tried, >, rounds * 9 / 10);
  g_assert_cmpuint (accepted, ==, 0);
  g_assert_cmpuint (frames, ==, 0);
}

/* With what protects them taken away: whatever the inside is, it is read or refused, and no more
 * comes out of it than its head says. */
static GBytes *
pack (GByteArray *plain, guint *dictionary)
{
  g_autoptr (DvPacker) packer = dv_packer_new ();
  GPtrArray *blocks = dv_packer_get_blocks (packer);
  GByteArray *packed = g_byte_array_new ();

  dv_packer_add (packer, plain->data, plain->len, NULL);
  g_assert_true (dv_packer_finish (packer, NULL));
  for (guint i = 0; i < blocks->len; i++) {
    gsize size;
    const guint8 *data = g_bytes_get_data (g_ptr_array_index (blocks, i), &size);

    g_byte_array_append (packed, data, (guint) size);
  }
  *dictionary = dv_packer_get_dictionary (packer);
  return g_byte_array_free_to_bytes (packed);
}

static GByteArray *
make_plain (Fixture *self, guint n)
{
  GByteArray *plain = g_byte_array_new ();
  g_autoptr (GPtrArray) frames = frames_new ();

  add_random_frames (frames, self->random, n);
  for (guint i = 0; i < frames->len; i++) {
    const DvFrame *frame = g_ptr_array_index (frames, i);
    guint8 begin[6];
    gsize size = dv_frame_put_begin (begin, frame->type, g_bytes_get_size (frame->data));

    g_byte_array_append (plain, begin, (guint) size);
    g_byte_array_append (plain, g_bytes_get_data (frame->data, NULL),
                         (guint) g_bytes_get_size (frame->data));
  }
  return plain;
}

typedef struct {
  guint frames;
  guint64 bytes;
} Seen;

static gboolean
see_frame (guint type, GBytes *data, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  seen->frames++;
  seen->bytes += g_bytes_get_size (data);
  g_assert_cmpuint (type, >, 0);
  return TRUE;
}

static gboolean
read_inside (const DvPacketHead *head, GBytes *packed)
{
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };
  gboolean read = dv_packet_read_inside (head, packed, see_frame, &seen, &error);

  g_assert_true (read == (error == NULL));
  g_assert_cmpuint (seen.frames, <=, head->n_frames);
  g_assert_cmpuint (seen.bytes + 2 * seen.frames, <=, head->plain_size);
  return read;
}

#define N_VARIANTS 8

static void
test_any_inside_is_read_or_refused (Fixture *self, gconstpointer data)
{
  guint read = 0, tried = 0;

  while (tried < rounds) {
    guint n = (guint) pick (self, 8);
    g_autoptr (GByteArray) plain = make_plain (self, n);
    DvPacketHead head = { .n_frames = n };
    g_autoptr (GBytes) packed = NULL;

    if (pick (self, 2) == 0 && plain->len > 0)
      mutations[pick (self, 5)](self, plain);
    head.plain_size = plain->len + (pick (self, 4) == 0 ? pick (self, 3) : 0);
    packed = pack (plain, &head.dictionary);
    read += read_inside (&head, packed);
    for (guint i = 1; i < N_VARIANTS; i++) {
      g_autoptr (GByteArray) bytes = copy (packed);
      g_autoptr (GBytes) variant = NULL;

      mutations[pick (self, 5)](self, bytes);
      variant = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      read += read_inside (&head, variant);
    }
    tried += N_VARIANTS;
  }
  g_test_message ("%u insides, %u read", tried, read);
  g_assert_cmpuint (read, >, tried / 32);
  g_assert_cmpuint (read, <, tried);
}

/* The frames alone, in pieces of any size. */
static void
test_any_frames_are_read_or_refused (Fixture *self, gconstpointer data)
{
  guint read = 0;

  for (guint i = 0; i < rounds; i++) {
    guint n = (guint) pick (self, 8);
    g_autoptr (GByteArray) plain = make_plain (self, n);
    g_autoptr (DvFrameParser) parser = NULL;
    Seen seen = { 0 };
    gboolean good = TRUE;

    if (i % 2 == 0 && plain->len > 0)
      mutations[pick (self, 5)](self, plain);
    parser = dv_frame_parser_new (plain->len, n, see_frame, &seen);
    for (gsize at = 0; good && at < plain->len;) {
      gsize size = 1 + pick (self, MIN (plain->len - at, 64));

      good = dv_frame_parser_push (parser, plain->data + at, size, NULL);
      at += size;
    }
    read += good && dv_frame_parser_finish (parser, NULL);
    g_assert_cmpuint (seen.frames, <=, n);
  }
  g_test_message ("%u times frames, %u read", rounds, read);
  g_assert_cmpuint (read, >=, rounds / 2);
  g_assert_cmpuint (read, <, rounds);
}

/* Under a sanitizer freed memory is kept for a while. */
#if defined(__SANITIZE_ADDRESS__)
#define MOST_MEMORY (512 * MEGABYTE)
#else
#define MOST_MEMORY (32 * MEGABYTE)
#endif

/* Returns: the most memory that this process has had, in bytes */
static gsize
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return (gsize) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024;
}

/* 256 MiB of zeros in frames of one MiB. */
static GBytes *
pack_zeros (DvPacketHead *head)
{
  g_autoptr (DvPacker) packer = dv_packer_new ();
  GPtrArray *blocks = dv_packer_get_blocks (packer);
  GByteArray *packed = g_byte_array_new ();
  g_autofree guint8 *zeros = g_malloc0 (MEGABYTE);

  for (head->n_frames = 0; head->n_frames < 255; head->n_frames++) {
    guint8 begin[6];
    gsize n = dv_frame_put_begin (begin, 3, MEGABYTE);

    dv_packer_add (packer, begin, n, NULL);
    dv_packer_add (packer, zeros, MEGABYTE, NULL);
    head->plain_size += n + MEGABYTE;
  }
  g_assert_true (dv_packer_finish (packer, NULL));
  for (guint i = 0; i < blocks->len; i++) {
    GBytes *block = g_ptr_array_index (blocks, i);

    g_byte_array_append (packed, g_bytes_get_data (block, NULL), (guint) g_bytes_get_size (block));
  }
  head->packed_size = packed->len;
  return g_byte_array_free_to_bytes (packed);
}

/* What the process does that is started for nothing else: reads a bomb and prints how much memory
 * it came to have. */
static int
read_bomb (char **arguments)
{
  DvPacketHead head = { .n_frames = 255 };
  g_autofree char *data = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, before;
  Seen seen = { 0 };
  gboolean read;

  g_assert_true (g_file_get_contents (arguments[0], &data, &size, NULL));
  packed = g_bytes_new_take (g_steal_pointer (&data), size);
  head.plain_size = g_ascii_strtoull (arguments[1], NULL, 10);
  before = get_peak ();
  read = dv_packet_read_inside (&head, packed, see_frame, &seen, &error);
  g_print ("%s %" G_GSIZE_FORMAT "\n", read ? "read" : "refused", get_peak () - before);
  return 0;
}

static void
assert_little_memory (const char *path, guint64 plain_size, const char *expected)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, plain_size);
  char *command[] = { program, (char *) "--read-bomb", (char *) path, number, NULL };
  g_autofree char *printed = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  words = g_strsplit (printed, " ", 2);
  g_assert_cmpstr (words[0], ==, expected);
  g_test_message ("%s with %s bytes in its head: %u KiB more", expected, number,
                  (guint) (g_ascii_strtoull (words[1], NULL, 10) / 1024));
  g_assert_cmpuint (g_ascii_strtoull (words[1], NULL, 10), <, MOST_MEMORY);
}

/* Its head tells; and if the head lies, the reading ends where the head says. */
static void
test_zeros_take_no_memory (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  DvPacketHead head = { 0 };
  g_autoptr (GBytes) packed = pack_zeros (&head);
  int fd = g_file_open_tmp ("bomb-XXXXXX", &path, NULL);

  g_test_message ("255 MiB of zeros are %" G_GSIZE_FORMAT " bytes when packed",
                  g_bytes_get_size (packed));
  g_assert_false (dv_packet_head_is_within_limits (&head));
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed)), ==,
                   g_bytes_get_size (packed));
  close (fd);
  assert_little_memory (path, head.plain_size, "read");
  assert_little_memory (path, 16 * MEGABYTE, "refused");
  assert_little_memory (path, 1000, "refused");
  unlink (path);
}

static void
test_nobody_writes_a_bomb (Fixture *self, gconstpointer data)
{
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (DvPacketHead) head = site_head (&self->office, "W", 1);
  g_autoptr (GPtrArray) readers = readers_new (&self->leaf, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (MEGABYTE), MEGABYTE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 255; i++)
    g_assert_true (dv_packet_writer_add (writer, 3, zeros, NULL));
  g_assert_false (dv_packet_writer_has_room (writer, 2 * MEGABYTE));
  g_assert_false (dv_packet_writer_finish (writer, head, readers, self->office.sign_secret, stream,
                                           NULL, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_TOO_LARGE);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

static void
read_arguments (int argc, char **argv)
{
  const char *text = g_getenv ("DV_ROUNDS");

  if (text != NULL)
    rounds = (guint) g_ascii_strtoull (text, NULL, 10);
  if (argc > 1 && strcmp (argv[1], "--million") == 0)
    rounds = 1000000;
  text = g_getenv ("DV_SEED");
  seed = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : g_random_int ();
}

#define ADD(name) g_test_add ("/hostile/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  /* Before that, or what is printed becomes a remark. */
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--read-bomb") == 0)
    return read_bomb (argv + 2);
  g_test_init (&argc, &argv, NULL);
  read_arguments (argc, argv);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_message ("DV_SEED=%u DV_ROUNDS=%u", seed, rounds);
  ADD (no_mutation_is_accepted);
  ADD (any_inside_is_read_or_refused);
  ADD (any_frames_are_read_or_refused);
  ADD (zeros_take_no_memory);
  ADD (nobody_writes_a_bomb);
  return g_test_run ();
}
