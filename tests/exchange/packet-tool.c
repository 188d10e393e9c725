/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What read-packet.py holds itself against.
 *
 *   packet-tool write FOLDER SEED COUNT    packets (.dvp), damaged ones, and insides (.inside)
 *   packet-tool read FILE…                 what this program makes of each of them
 *   packet-tool size FILE                  how large a packet with that one frame is
 */

#include <stdlib.h>
#include <string.h>

#include "dv-bytes.h"
#include "dv-packet-file.h"
#include "dv-packet-pack.h"
#include "sites.h"

static GRand *source;
static Site office, leaf;

static guint
pick (guint size)
{
  return (guint) g_rand_int_range (source, 0, (gint32) MAX (size, 1));
}

static GPtrArray *
make_frames (void)
{
  GPtrArray *frames = frames_new ();

  for (guint n = pick (12); n > 0; n--) {
    gsize size = pick (4) == 0 ? pick (200000) : pick (300);
    g_autofree guint8 *bytes = g_malloc (size + 1);

    for (gsize i = 0; i < size; i++)
      bytes[i] = (guint8) pick (60);
    frames_add (frames, 1 + pick (255), bytes, size);
  }
  return frames;
}

static void
damage (GByteArray *bytes)
{
  guint at = pick (bytes->len);

  switch (pick (4)) {
  case 0:
    bytes->data[at] ^= (guint8) (1 << pick (8));
    break;
  case 1:
    bytes->data[at] = (guint8) pick (256);
    break;
  case 2:
    g_byte_array_set_size (bytes, at);
    break;
  default:
    g_byte_array_remove_range (bytes, at, 1 + pick (MIN (bytes->len - at, 20)));
  }
}

static void
save (const char *folder, guint number, const char *suffix, const GByteArray *bytes)
{
  g_autofree char *name = g_strdup_printf ("%06u.%s", number, suffix);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, NULL));
}

static void
write_packet (const char *folder, guint number)
{
  g_autoptr (GPtrArray) frames = make_frames ();
  g_autoptr (GPtrArray) readers = readers_new (&office, &leaf, NULL);
  g_autoptr (DvPacketHead) head =
    site_head (&office, number % 2 == 0 ? "W" : "0195c000-0000-7000-8000-000000000001", number);
  g_autoptr (GBytes) packet = dv_packet_seal (head, frames, readers, office.sign_secret, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (packet, NULL), (guint) g_bytes_get_size (packet));
  if (number % 3 > 0)
    damage (bytes);
  save (folder, number, "dvp", bytes);
}

static GByteArray *
make_plain (guint *n_frames)
{
  g_autoptr (GPtrArray) frames = make_frames ();
  GByteArray *plain = g_byte_array_new ();

  *n_frames = frames->len;
  for (guint i = 0; i < frames->len; i++) {
    const DvFrame *frame = g_ptr_array_index (frames, i);
    gsize size;
    const guint8 *data = g_bytes_get_data (frame->data, &size);
    guint8 begin[6];

    g_byte_array_append (plain, begin, (guint) dv_frame_put_begin (begin, frame->type, size));
    g_byte_array_append (plain, data, (guint) size);
  }
  return plain;
}

/* The head of an inside is its dictionary, its size and its number of frames. */
static void
write_inside (const char *folder, guint number)
{
  guint n_frames;
  g_autoptr (GByteArray) plain = make_plain (&n_frames);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (DvPacker) packer = dv_packer_new ();
  GPtrArray *blocks = dv_packer_get_blocks (packer);

  if (number % 3 == 1 && plain->len > 0)
    damage (plain);
  dv_packer_add (packer, plain->data, plain->len, NULL);
  g_assert_true (dv_packer_finish (packer, NULL));
  for (guint i = 0; i < blocks->len; i++) {
    GBytes *block = g_ptr_array_index (blocks, i);

    g_byte_array_append (packed, g_bytes_get_data (block, NULL), (guint) g_bytes_get_size (block));
  }
  if (number % 3 == 2)
    damage (packed);
  dv_bytes_put_number (bytes, dv_packer_get_dictionary (packer));
  dv_bytes_put_number (bytes, plain->len + (pick (5) == 0 ? pick (3) : 0));
  dv_bytes_put_number (bytes, n_frames + (pick (9) == 0));
  g_byte_array_append (bytes, packed->data, packed->len);
  save (folder, number, "inside", bytes);
}

static gboolean
hash_frame (guint type, GBytes *data, gpointer state, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);
  const guint8 letter = (guint8) type;
  const guint64 length = GUINT64_TO_LE (size);

  crypto_generichash_update (state, &letter, 1);
  crypto_generichash_update (state, (const guint8 *) &length, sizeof length);
  crypto_generichash_update (state, bytes, size);
  return TRUE;
}

static gboolean
read_inside (GBytes *file, gpointer state, GError **error)
{
  DvPacketHead head = { 0 };
  g_autoptr (GBytes) packed = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  DvReader reader;

  dv_reader_init (&reader, data, size);
  head.dictionary = (guint) dv_reader_get_number (&reader);
  head.plain_size = dv_reader_get_number (&reader);
  head.n_frames = (guint) dv_reader_get_number (&reader);
  packed = g_bytes_new_from_bytes (file, reader.position, size - reader.position);
  return dv_packet_read_inside (&head, packed, hash_frame, state, error);
}

static void
print_verdict (const char *path)
{
  DvPacketOpener opener = site_opener (&leaf, &office);
  g_autofree char *content = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  crypto_generichash_state state;
  guint8 hash[32];
  char text[65];
  gsize size;
  gboolean read;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  file = g_bytes_new_take (g_steal_pointer (&content), size);
  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  read = g_str_has_suffix (path, ".inside")
           ? read_inside (file, &state, &error)
           : dv_packet_open (file, &opener, hash_frame, &state, &error);
  crypto_generichash_final (&state, hash, sizeof hash);
  sodium_bin2hex (text, sizeof text, hash, sizeof hash);
  if (read)
    g_print ("%s %s\n", name, text);
  else
    g_print ("%s refused %d\n", name, error->code);
}

static void
print_size (const char *path)
{
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GPtrArray) readers = readers_new (&leaf, NULL);
  g_autoptr (DvPacketHead) head = site_head (&office, "W", 100);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) packet = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  frames_add (frames, 3, content, size);
  packet = dv_packet_seal (head, frames, readers, office.sign_secret, NULL);
  g_print ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT "\n", size, g_bytes_get_size (packet));
}

int
main (int argc, char **argv)
{
  if (argc < 3 || sodium_init () < 0)
    return EXIT_FAILURE;
  site_init (&office, 1);
  site_init (&leaf, 2);
  if (strcmp (argv[1], "write") == 0 && argc == 5) {
    source = g_rand_new_with_seed ((guint32) strtoul (argv[3], NULL, 10));
    for (guint i = 0; i < strtoul (argv[4], NULL, 10); i++) {
      write_packet (argv[2], i);
      write_inside (argv[2], i);
    }
    g_rand_free (source);
  }
  for (int i = 2; strcmp (argv[1], "read") == 0 && i < argc; i++)
    print_verdict (argv[i]);
  for (int i = 2; strcmp (argv[1], "size") == 0 && i < argc; i++)
    print_size (argv[i]);
  return EXIT_SUCCESS;
}
