/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dv-backup.h"
#include "dv-check.h"
#include "dv-kinds.h"
#include "dv-store-error.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
add_units (DvStore *store, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
    g_autofree char *name = g_strdup_printf ("Tổ dân phố %u", i);
    g_autoptr (GError) error = NULL;

    dv_record_set (unit, "name", name);
    dv_store_save (store, unit, NULL, &error);
    g_assert_no_error (error);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("dv-open-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
  add_units (store, 30);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
hash_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
}

/* Opens the file, which must be refused with @code, in words, and without touching the file. */
static void
assert_refused (const char *path, DvStoreError code)
{
  g_autofree char *before = hash_file (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (path, &error);

  g_assert_null (store);
  g_assert_error (error, DV_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  after = hash_file (path);
  g_assert_cmpstr (before, ==, after);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autofree char *quoted = g_shell_quote (sql);
  g_autofree char *command = g_strdup_printf ("sqlite3 '%s' %s > /dev/null", path, quoted);

  g_assert_cmpint (system (command), ==, 0);
}

static void
a_truncated_store_is_refused (Fixture *fixture, gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (truncate (fixture->path, info.st_size / 2), ==, 0);
  assert_refused (fixture->path, DV_STORE_ERROR_CORRUPT);
}

static void
something_else_is_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "Họ và tên;Địa chỉ\r\n", -1, NULL));
  assert_refused (fixture->path, DV_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, DV_STORE_ERROR_CORRUPT);
}

static void
another_database_is_refused (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  run_sql (fixture->path, "CREATE TABLE t (x); INSERT INTO t VALUES (1);");
  assert_refused (fixture->path, DV_STORE_ERROR_CORRUPT);
}

static void
a_newer_store_is_refused (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->path, "PRAGMA user_version = 99");
  assert_refused (fixture->path, DV_STORE_ERROR_TOO_NEW);
}

static void
a_store_with_unknown_fields_is_refused (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->path, "ALTER TABLE task ADD COLUMN from_the_future TEXT");
  assert_refused (fixture->path, DV_STORE_ERROR_TOO_NEW);
}

/* What an update of the program does: a field that the store does not have yet. */
static void
a_missing_column_is_added_after_a_copy_was_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const char *name;
  guint n_kept = 0;

  run_sql (fixture->path, "ALTER TABLE task DROP COLUMN responsible");
  store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    if (strstr (name, ".before-update-") == NULL)
      continue;
    n_kept++;
    run_sql (path, "SELECT count (*) FROM unit");
  }
  g_assert_cmpuint (n_kept, ==, 1);
  problems = dv_store_check (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
a_missing_store_is_said_to_be_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "không có.danvan", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_store_open (path, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
a_write_protected_store_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  gboolean root = geteuid () == 0;

  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  if (root)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
  store = dv_store_open (fixture->path, &error);
  if (root)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  g_chmod (fixture->folder, 0755);
  g_assert_null (store);
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_READ_ONLY);
}

/* A limit on the size of files does to a write what a full disk does. */
static void
write_until_full (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (path, &error);
  struct rlimit limit = { 1024 * 1024, 1024 * 1024 };
  guint n_saved = 0;

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  while (error == NULL && n_saved < 100000) {
    g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
    g_autofree char *note = g_strnfill (20000, 'x');

    dv_record_set (unit, "name", "Đầy đĩa");
    dv_record_set (unit, "note", note);
    if (dv_store_save (store, unit, NULL, &error))
      n_saved++;
  }
  g_assert_nonnull (error);
  g_print ("# saved %u, then: %s\n", n_saved, error->message);
  g_assert_cmpuint (n_saved, >, 3);
  _exit (n_saved < 250 ? (int) n_saved : 250);
}

static void
a_full_disk_loses_only_what_was_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GError) error = NULL;
  int status;
  pid_t child = fork ();

  if (child == 0)
    write_until_full (fixture->path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
  units = dv_store_list (store, query, &error);
  g_assert_cmpuint (units->len, ==, 30 + (guint) WEXITSTATUS (status));
  problems = dv_store_check (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Saves units and says the number of each to the pipe once it is saved, until it is killed. */
static void
write_until_killed (const char *path, int out)
{
  g_autoptr (DvStore) store = dv_store_open (path, NULL);

  for (guint i = 0;; i++) {
    g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
    g_autofree char *name = g_strdup_printf ("Đơn vị %u", i);

    dv_record_set (unit, "name", name);
    if (!dv_store_save (store, unit, NULL, NULL) || write (out, dv_record_get_id (unit), 36) != 36)
      _exit (1);
  }
}

static void
assert_all_there (const char *path, int in)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (path, &error);
  char id[37] = { 0 };

  g_assert_no_error (error);
  while (read (in, id, 36) == 36) {
    g_autoptr (DvRecord) unit = dv_store_load (store, id, &error);

    g_assert_no_error (error);
  }
}

static void
a_killed_program_loses_nothing_it_said_was_saved (Fixture *fixture, gconstpointer data)
{
  const guint n_rounds = 200;
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint round = 0; round < n_rounds; round++) {
    int fds[2];
    pid_t child;

    g_assert_cmpint (pipe (fds), ==, 0);
    child = fork ();
    if (child == 0)
      write_until_killed (fixture->path, fds[1]);
    close (fds[1]);
    g_usleep ((gulong) g_test_rand_int_range (5000, 60000));
    kill (child, SIGKILL);
    waitpid (child, NULL, 0);
    assert_all_there (fixture->path, fds[0]);
    close (fds[0]);
  }
  store = dv_store_open (fixture->path, NULL);
  problems = dv_store_check (store, TRUE, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
daily_backups_are_limited (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (DvStore) store = dv_store_open (fixture->path, NULL);
  g_autofree char *other = g_build_filename (folder, "test-của tôi.danvan", NULL);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  for (guint day = 1; day <= 5; day++) {
    g_autofree char *name = g_strdup_printf ("test-2019-06-0%u.danvan", day);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  }
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (dv_store_backup_daily (store, folder, 3, &written, &error));
  g_assert_no_error (error);
  g_assert_nonnull (written);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (dv_backup_verify (written, &error));
  g_assert_true (dv_store_backup_daily (store, folder, 3, &again, &error));
  g_assert_null (again);
  {
    g_autofree char *kept = g_build_filename (folder, "test-2019-06-04.danvan", NULL);
    g_autofree char *dropped = g_build_filename (folder, "test-2019-06-03.danvan", NULL);

    g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (dropped, G_FILE_TEST_EXISTS));
  }
}

static void
a_store_with_unknown_kinds_is_refused (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->path, "CREATE TABLE from_the_future (rid INTEGER PRIMARY KEY) STRICT");
  assert_refused (fixture->path, DV_STORE_ERROR_TOO_NEW);
}

static guint
count_units (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (path, &error);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  units = dv_store_list (store, query, &error);
  g_assert_no_error (error);
  problems = dv_store_check (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return units->len;
}

static void
a_backup_never_takes_the_place_of_a_store_in_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.danvan", NULL);
  g_autoptr (DvStore) store = dv_store_open (fixture->path, NULL);
  g_autoptr (DvStore) second = dv_store_create (other, NULL);
  g_autoptr (GError) error = NULL;

  add_units (second, 1);
  g_assert_false (dv_store_backup (store, fixture->path, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (dv_store_backup (store, other, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED);
  add_units (store, 1);
  g_clear_object (&store);
  g_clear_object (&second);
  g_assert_cmpuint (count_units (fixture->path), ==, 31);
  g_assert_cmpuint (count_units (other), ==, 1);
}

static void
restoring_twice_keeps_both_stores (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autoptr (DvStore) store = dv_store_open (fixture->path, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_backup (store, backup, &error));
  add_units (store, 5);
  g_clear_object (&store);
  g_assert_true (dv_store_restore (backup, fixture->path, &first, &error));
  g_assert_true (dv_store_restore (backup, fixture->path, &second, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (count_units (first), ==, 35);
  g_assert_cmpuint (count_units (second), ==, 30);
  g_assert_cmpuint (count_units (fixture->path), ==, 30);
}

/* The log of a store that was killed and then moved away by hand. */
static void
a_log_left_behind_is_not_read_into_a_restored_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (DvStore) store = dv_store_open (fixture->path, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (dv_store_backup (store, backup, &error));
  add_units (store, 40);
  g_assert_true (g_file_get_contents (log, &contents, &size, NULL));
  g_clear_object (&store);
  g_unlink (fixture->path);
  g_assert_true (g_file_set_contents (log, contents, (gssize) size, NULL));
  g_assert_true (dv_store_restore (backup, fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  g_assert_cmpuint (count_units (fixture->path), ==, 30);
}

static char *
read_sql (const char *path, const char *sql)
{
  const char *const arguments[] = { "sqlite3", path, sql, NULL };
  char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (output);
}

static void
a_restored_store_names_the_site_that_it_was (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autoptr (DvStore) store = NULL;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *rights = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  store = dv_store_open (fixture->path, NULL);
  g_assert_true (dv_store_backup (store, backup, &error));
  g_clear_object (&store);
  g_assert_true (dv_store_restore (backup, fixture->path, &kept, &error));
  store = dv_store_open (fixture->path, &error);
  units = dv_store_list (store, query, &error);
  dv_record_set (g_ptr_array_index (units, 0), "note", "Sau khi khôi phục");
  g_assert_true (dv_store_save (store, g_ptr_array_index (units, 0), NULL, &error));
  g_clear_object (&store);
  rights = read_sql (fixture->path, "SELECT role, state, sign_secret IS NULL, box_secret IS NULL,"
                                    " incarnation_of FROM sync_site");
  g_assert_cmpstr (rights, ==, "office|replaced|1|0|\noffice|active|0|0|1");
  /* The batch names the other site by its id, and knows its stream up to the thirtieth change. */
  named =
    read_sql (fixture->path, "SELECT b.sites = s.id, hex (b.deps) FROM sync_batch b, sync_site s"
                             " WHERE b.sid = 2 AND s.sid = 1");
  g_assert_cmpstr (named, ==, "1|01001E");
}

static void
a_store_and_its_backup_are_for_their_owner_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autoptr (DvStore) store = dv_store_open (fixture->path, NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  const char *const paths[] = { fixture->path, log, backup };

  add_units (store, 1);
  g_assert_true (dv_store_backup (store, backup, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    GStatBuf info;

    g_assert_cmpint (g_stat (paths[i], &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0077, ==, 0);
  }
}

#define ADD(test) g_test_add ("/open/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (a_truncated_store_is_refused);
  ADD (something_else_is_refused);
  ADD (another_database_is_refused);
  ADD (a_newer_store_is_refused);
  ADD (a_store_with_unknown_fields_is_refused);
  ADD (a_missing_column_is_added_after_a_copy_was_kept);
  ADD (a_missing_store_is_said_to_be_missing);
  ADD (a_write_protected_store_is_refused);
  ADD (a_full_disk_loses_only_what_was_not_saved);
  ADD (a_killed_program_loses_nothing_it_said_was_saved);
  ADD (daily_backups_are_limited);
  ADD (a_store_with_unknown_kinds_is_refused);
  ADD (a_backup_never_takes_the_place_of_a_store_in_use);
  ADD (restoring_twice_keeps_both_stores);
  ADD (a_log_left_behind_is_not_read_into_a_restored_store);
  ADD (a_restored_store_names_the_site_that_it_was);
  ADD (a_store_and_its_backup_are_for_their_owner_alone);

  return g_test_run ();
}
