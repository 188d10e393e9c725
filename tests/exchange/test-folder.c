/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dv-folder.h"
#include "dv-packet-file.h"
#include "sites.h"

typedef struct {
  char *place;
  Site office;
  Site leaf;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->place = g_dir_make_tmp ("folder-XXXXXX", NULL);
  g_assert_nonnull (self->place);
  site_init (&self->office, 1);
  site_init (&self->leaf, 2);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_all (below);
  }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_all (self->place);
  g_free (self->place);
}

static char *
write_packet (const char *folder,
              const Site *from,
              const Site *to,
              const char *scope,
              guint64 number)
{
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (DvPacketHead) head = site_head (from, scope, number);
  g_autoptr (GPtrArray) readers = readers_new (to, NULL);
  g_autoptr (GBytes) data = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  char *path;

  g_assert_true (dv_packet_writer_add (writer, 3, data, NULL));
  path = dv_folder_write (folder, writer, head, readers, from->sign_secret, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static char *
make_folder (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *folder = dv_folder_make (self->place, test_ward, &error);

  g_assert_no_error (error);
  return folder;
}

static DvFolderList *
list (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DvFolderList *listed = dv_folder_list (folder, NULL, &error);

  g_assert_no_error (error);
  return listed;
}

static void
put_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_what_one_site_writes_another_reads (Fixture *self, gconstpointer data)
{
  DvPacketOpener opener = site_opener (&self->leaf, &self->office);
  g_autofree char *folder = make_folder (self);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf, "W", 41);
  g_autoptr (DvFolderList) listed = list (folder);
  g_autoptr (GPtrArray) frames = frames_new ();
  g_autoptr (GBytes) packet = NULL;
  const DvFolderFile *file;

  g_assert_cmpuint (listed->files->len, ==, 1);
  g_assert_cmpuint (listed->n_foreign, ==, 0);
  file = g_ptr_array_index (listed->files, 0);
  g_assert_cmpstr (file->path, ==, path);
  g_assert_cmpuint (file->name.number, ==, 41);
  packet = dv_packet_load (path, NULL);
  g_assert_nonnull (packet);
  g_assert_cmpuint (g_bytes_get_size (packet), ==, file->size);
  g_assert_true (dv_packet_open (packet, &opener, collect_frame, frames, NULL));
  g_assert_cmpuint (frames->len, ==, 1);
}

static void
test_names_say_nothing_and_fit_anywhere (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf,
                                        "0195c000-0000-7000-8000-000000000001", G_MAXUINT64);
  g_autofree char *name = g_path_get_basename (path);

  g_assert_cmpuint (strlen (name), <=, DV_FOLDER_MOST_NAME);
  g_assert_cmpuint (strspn (name, "0123456789abcdef-.vpwo"), ==, strlen (name));
  g_assert_null (strstr (name, "0195c000"));
}

static void
test_packets_come_in_the_order_of_reading (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "w 9", "w 10", "o 1", "o 2", "g 3" };
  g_autofree char *folder = make_folder (self);
  g_autoptr (DvFolderList) listed = NULL;

  g_free (
    write_packet (folder, &self->office, &self->leaf, "0195c000-0000-7000-8000-000000000001", 3));
  g_free (write_packet (folder, &self->office, &self->leaf, "O", 2));
  g_free (write_packet (folder, &self->office, &self->leaf, "W", 10));
  g_free (write_packet (folder, &self->office, &self->leaf, "O", 1));
  g_free (write_packet (folder, &self->office, &self->leaf, "W", 9));
  listed = list (folder);
  g_assert_cmpuint (listed->files->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < listed->files->len; i++) {
    const DvFolderFile *file = g_ptr_array_index (listed->files, i);
    g_autofree char *said =
      g_strdup_printf ("%s %" G_GUINT64_FORMAT,
                       strlen (file->name.scope) > 1 ? "g" : file->name.scope, file->name.number);

    g_assert_cmpstr (said, ==, expected[i]);
  }
}

static void
test_foreign_files_are_counted_and_left (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    "~$sach.docx",
    "notes.txt",
    "a.dvp",
    "packet.dvp",
    "bad-w-00000001-00000000.dvp",
    "01234567-w-00000001-89abcdef.sync-conflict-20261123-070000-ABCDEFG.dvp",
    "01234567-w-00000001-89abcdef (conflicted copy).dvp",
    "01234567-w-00000001-89abcdef (1).dvp",
    "01234567-w-00000001-89abcdef.dvp.tmp",
    ".syncthing.01234567-w-00000001-89abcdef.dvp.tmp",
    "01234567-w-0000000000000000000000000000000000000000000000000000001-89abcdef.dvp",
    "01234567-w--89abcdef.dvp",
    "01234567-w-99999999999999999999999-89abcdef.dvp",
    "01234567-w-00000001-89abcdef-.dvp",
    "01234567-w-+1-89abcdef.dvp",
    "\xff\xfe.dvp",
  };
  g_autofree char *folder = make_folder (self);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf, "W", 1);
  g_autofree char *site = g_path_get_dirname (path);
  g_autofree char *deep = g_build_filename (site, "01234567", NULL);
  g_autofree char *fifo = g_build_filename (site, "01234567-w-00000002-89abcdef.dvp", NULL);
  g_autofree char *large = g_build_filename (site, "01234567-w-00000003-89abcdef.dvp", NULL);
  g_autoptr (DvFolderList) listed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    put_file (site, names[i], "x");
  g_assert_cmpint (g_mkdir (deep, 0777), ==, 0);
  put_file (deep, "01234567-w-00000001-89abcdef.dvp", "x");
  g_assert_cmpint (mkfifo (fifo, 0666), ==, 0);
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, (off_t) DV_PACKET_MOST_FILE + 1), ==, 0);
  listed = list (folder);
  g_assert_cmpuint (listed->files->len, ==, 1);
  g_assert_cmpuint (listed->n_foreign, ==, G_N_ELEMENTS (names) + 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *left = g_build_filename (site, names[i], NULL);

    g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  }
}

/* FAT gives names back in capitals; people copy packets beside the folders of sites. */
static void
test_capitals_and_loose_packets_are_found (Fixture *self, gconstpointer data)
{
  g_autofree char *ward = g_build_filename (self->place, "DANVAN", "77617264", NULL);
  g_autoptr (DvFolderList) listed = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpint (g_mkdir_with_parents (ward, 0777), ==, 0);
  put_file (ward, "01234567-W-00000001-89ABCDEF.DVP", "x");
  found = dv_folder_find (self->place, test_ward);
  g_assert_cmpuint (found->len, ==, 1);
  listed = list (g_ptr_array_index (found, 0));
  g_assert_cmpuint (listed->files->len, ==, 1);
}

static void
test_links_are_not_followed (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf, "W", 1);
  g_autofree char *site = g_path_get_dirname (path);
  g_autofree char *outside = g_build_filename (self->place, "outside", NULL);
  g_autofree char *link = g_build_filename (folder, "01234567", NULL);
  g_autofree char *file = g_build_filename (site, "01234567-w-00000002-89abcdef.dvp", NULL);
  g_autofree char *leaf_id = dv_packet_short_id (self->leaf.site);
  g_autofree char *leaf = g_build_filename (folder, leaf_id, NULL);
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (DvPacketHead) head = site_head (&self->leaf, "W", 1);
  g_autoptr (GPtrArray) readers = readers_new (&self->office, NULL);
  g_autoptr (DvFolderList) listed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (outside, 0777), ==, 0);
  put_file (outside, "01234567-w-00000001-89abcdef.dvp", "x");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (symlink (path, file), ==, 0);
  g_assert_cmpint (symlink (outside, leaf), ==, 0);
  listed = list (folder);
  g_assert_cmpuint (listed->files->len, ==, 1);
  g_assert_cmpuint (listed->n_foreign, ==, 3);
  g_assert_null (dv_packet_load (file, &error));
  g_assert_error (error, DV_PACKET_ERROR, DV_PACKET_ERROR_NOT_A_PACKET);
  g_clear_error (&error);
  g_assert_null (
    dv_folder_write (folder, writer, head, readers, self->leaf.sign_secret, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

static void
test_a_folder_is_found_at_the_root_or_below (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *path;
    guint found;
  } places[] = {
    { "", 1 },
    { "Tài liệu", 1 },
    { ".Trash-1000", 0 },
    { "một/hai", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *parent = g_build_filename (self->place, places[i].path, NULL);
    g_autofree char *folder = g_build_filename (parent, "DanVan", "77617264", NULL);
    g_autofree char *dan_van = g_build_filename (parent, "DanVan", NULL);
    g_autoptr (GPtrArray) found = NULL;
    g_autoptr (GPtrArray) any = NULL;
    g_autoptr (GPtrArray) itself = NULL;
    g_autoptr (GPtrArray) other = NULL;

    g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
    found = dv_folder_find (self->place, test_ward);
    any = dv_folder_find (self->place, NULL);
    itself = dv_folder_find (dan_van, test_ward);
    other = dv_folder_find (self->place, (const guint8 *) "other");
    g_assert_cmpuint (found->len, ==, places[i].found);
    g_assert_cmpuint (any->len, ==, places[i].found);
    g_assert_cmpuint (itself->len, ==, 1);
    g_assert_cmpuint (other->len, ==, 0);
    remove_all (dan_van);
  }
}

static void
test_making_a_folder_twice_is_making_it_once (Fixture *self, gconstpointer data)
{
  g_autofree char *first = make_folder (self);
  g_autofree char *second = make_folder (self);
  g_autofree char *dan_van = g_path_get_dirname (first);
  g_autofree char *third = dv_folder_make (dan_van, test_ward, NULL);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, third);
}

static void
test_what_a_pulled_stick_left_is_removed (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf, "W", 1);
  g_autofree char *site = g_path_get_dirname (path);
  g_autofree char *part = g_build_filename (site, "01234567-00000002.dvp.tmp", NULL);
  g_autoptr (DvFolderList) listed = NULL;

  put_file (site, "01234567-00000002.dvp.tmp", "half of it");
  g_free (write_packet (folder, &self->office, &self->leaf, "W", 2));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  listed = list (folder);
  g_assert_cmpuint (listed->files->len, ==, 2);
  g_assert_cmpuint (listed->n_foreign, ==, 0);
}

static void
test_a_packet_is_carried_on_once (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *other_place = g_dir_make_tmp ("other-XXXXXX", NULL);
  g_autofree char *other = dv_folder_make (other_place, test_ward, NULL);
  g_autofree char *path = write_packet (folder, &self->office, &self->leaf, "W", 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) packet = dv_packet_load (path, NULL);
  g_autofree char *first = dv_folder_put (other, packet, NULL, NULL);
  g_autofree char *second = dv_folder_put (other, packet, NULL, NULL);
  g_autofree char *first_name = g_path_get_basename (first);
  g_autoptr (DvFolderList) listed = list (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first_name, ==, name);
  g_assert_cmpuint (listed->files->len, ==, 1);
  remove_all (other_place);
}

static void
test_a_folder_that_is_gone_is_named (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (DvPacketHead) head = site_head (&self->office, "W", 1);
  g_autoptr (GPtrArray) readers = readers_new (&self->leaf, NULL);
  g_autoptr (GError) error = NULL;

  remove_all (folder);
  g_assert_null (dv_folder_list (folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_null (
    dv_folder_write (folder, writer, head, readers, self->office.sign_secret, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED);
}

/* What the child of test_a_full_stick_keeps_what_it_has says. */
enum {
  FINE,
  NO_RIGHT = 77
};

static gboolean
mount_small (const char *place, unsigned long flags)
{
  return unshare (CLONE_NEWNS | (geteuid () != 0 ? CLONE_NEWUSER : 0)) == 0 &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("none", place, "tmpfs", flags, "size=128k") == 0;
}

static GError *
write_large (Fixture *self, const char *folder)
{
  g_autoptr (DvPacketWriter) writer = dv_packet_writer_new ();
  g_autoptr (DvPacketHead) head = site_head (&self->office, "W", 2);
  g_autoptr (GPtrArray) readers = readers_new (&self->leaf, NULL);
  g_autofree guint8 *noise = g_malloc (300000);
  g_autoptr (GBytes) large = NULL;
  GError *error = NULL;

  randombytes_buf (noise, 300000);
  large = g_bytes_new (noise, 300000);
  dv_packet_writer_add (writer, 3, large, NULL);
  g_assert_null (
    dv_folder_write (folder, writer, head, readers, self->office.sign_secret, NULL, &error));
  return error;
}

static int
fill_stick (Fixture *self)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DvFolderList) listed = NULL;
  g_autoptr (GError) full = NULL;
  g_autoptr (GError) locked = NULL;

  if (!mount_small (self->place, 0))
    return NO_RIGHT;
  folder = make_folder (self);
  path = write_packet (folder, &self->office, &self->leaf, "W", 1);
  full = write_large (self, folder);
  g_assert_error (full, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  listed = list (folder);
  g_assert_cmpuint (listed->files->len, ==, 1);
  g_assert_cmpuint (listed->n_foreign, ==, 0);
  g_assert_cmpint (mount ("none", self->place, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  locked = write_large (self, folder);
  g_assert_error (locked, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  return FINE;
}

/* A stick of 128 KiB, which then is locked; wants the right to mount one. */
static void
test_a_full_stick_keeps_what_it_has (Fixture *self, gconstpointer data)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (fill_stick (self));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == NO_RIGHT) {
    g_test_skip ("nothing can be mounted here");
    return;
  }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, FINE);
}

#define ADD(name) g_test_add ("/folder/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  ADD (what_one_site_writes_another_reads);
  ADD (names_say_nothing_and_fit_anywhere);
  ADD (packets_come_in_the_order_of_reading);
  ADD (foreign_files_are_counted_and_left);
  ADD (capitals_and_loose_packets_are_found);
  ADD (links_are_not_followed);
  ADD (a_folder_is_found_at_the_root_or_below);
  ADD (making_a_folder_twice_is_making_it_once);
  ADD (what_a_pulled_stick_left_is_removed);
  ADD (a_packet_is_carried_on_once);
  ADD (a_folder_that_is_gone_is_named);
  ADD (a_full_stick_keeps_what_it_has);
  return g_test_run ();
}
