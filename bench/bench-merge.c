/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The session extension, if Debian's SQLite has it, is declared only for those who ask. */
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK

#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "merge-ward.h"

/* What it costs to write down changes so that they can be merged, and to merge them: people made
 * and changed on a laptop in transactions of 5,000 and read at the office, against plain SQLite,
 * which writes the same values into a table with the same columns and indexes in transactions of
 * the same size, and against the session extension on that table. Plain SQLite has no history, no
 * undo, no versions and no search. */

#define N_PEOPLE   20000
#define IN_ONE     5000
#define N_SAVES    300
#define FIELD      "note"
#define FIRST_NAME "Đã gặp %u"

typedef struct {
  Ward ward;
  DvStore *laptop;
  char *group;
  GPtrArray *ids; /* of people */
  guint n;        /* how many of them are done */
} Bench;

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static gboolean
create_cb (DvWrite *write, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < IN_ONE; i++) {
    g_autoptr (DvRecord) person = ward_new_person (&bench->ward, bench->group);

    if (!dv_write_save (write, person, error))
      return FALSE;
    g_ptr_array_add (bench->ids, g_strdup (dv_record_get_id (person)));
  }
  return TRUE;
}

static gboolean
change_cb (DvWrite *write, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < IN_ONE; i++, bench->n++) {
    const char *id = g_ptr_array_index (bench->ids, bench->n);
    g_autoptr (DvRecord) person = dv_db_load_id (dv_write_get_db (write), id, error);
    g_autofree char *text = g_strdup_printf (FIRST_NAME, bench->n);

    if (person == NULL)
      return FALSE;
    dv_record_set (person, FIELD, text);
    if (!dv_write_save (write, person, error))
      return FALSE;
  }
  return TRUE;
}

static double
run_local (Bench *bench, DvWriteFunc func)
{
  gint64 start = g_get_monotonic_time ();

  bench->n = 0;
  for (guint i = 0; i < N_PEOPLE / IN_ONE; i++) {
    g_autoptr (GError) error = NULL;

    if (!dv_store_write (bench->laptop, "Sample", func, bench, NULL, &error))
      ward_fail (error);
  }
  return since (start);
}

static guint64
folder_size (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint64 size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);
    g_autofree char *content = NULL;
    gsize length;

    if (g_file_test (below, G_FILE_TEST_IS_DIR))
      size += folder_size (below);
    else if (g_file_get_contents (below, &content, &length, NULL))
      size += length;
  }
  return size;
}

/* Returns: how many seconds the office took to read what the laptop wrote */
static double
carry (Bench *bench, double *bytes)
{
  guint64 before = folder_size (bench->ward.folder);
  guint n_changes;
  gint64 start;
  double time;

  ward_exchange (&bench->ward, bench->laptop, NULL);
  *bytes = (double) (folder_size (bench->ward.folder) - before) / N_PEOPLE;
  start = g_get_monotonic_time ();
  ward_exchange (&bench->ward, bench->ward.office, &n_changes);
  time = since (start);
  if (n_changes != N_PEOPLE)
    g_error ("%u changes came", n_changes);
  ward_exchange (&bench->ward, bench->laptop, NULL);
  return time;
}

/* The table of people of a store, and what stands in it, in plain SQLite. */
typedef struct {
  sqlite3 *db;
  sqlite3 *copy;
  char *columns;
} Plain;

static void
exec (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3 *
open_plain (const char *scratch, const char *name)
{
  g_autofree char *path = g_build_filename (scratch, name, NULL);
  sqlite3 *db;

  g_assert (sqlite3_open (path, &db) == SQLITE_OK);
  exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  return db;
}

static int
run_sql_cb (void *data, int n, char **values, char **names)
{
  exec (data, values[0]);
  return 0;
}

static void
plain_init (Plain *self, const char *scratch, const char *store)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS theirs", store);

  self->db = open_plain (scratch, "plain.sqlite");
  self->copy = open_plain (scratch, "copy.sqlite");
  exec (self->db, attach);
  for (guint i = 0; i < 2; i++)
    sqlite3_exec (
      self->db,
      "SELECT sql FROM theirs.sqlite_schema WHERE tbl_name = 'person' AND sql IS NOT NULL"
      " ORDER BY type DESC",
      run_sql_cb, i == 0 ? self->db : self->copy, NULL);
  exec (self->db, "CREATE TEMP TABLE row AS SELECT * FROM theirs.person ORDER BY rid;"
                  "CREATE UNIQUE INDEX temp.by_rid ON row (rid); DETACH theirs;");
}

static void
plain_clear (Plain *self)
{
  sqlite3_close (self->db);
  sqlite3_close (self->copy);
}

/* Returns: how many seconds it took to run @sql for each part of the rows, in transactions of a
 * size */
static double
plain_run (sqlite3 *db, const char *sql)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *stmt;

  g_assert (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK);
  for (int i = 0; i < N_PEOPLE / IN_ONE; i++) {
    exec (db, "BEGIN IMMEDIATE");
    sqlite3_bind_int (stmt, 1, i * IN_ONE);
    sqlite3_bind_int (stmt, 2, (i + 1) * IN_ONE);
    if (sqlite3_step (stmt) != SQLITE_DONE)
      g_error ("%s", sqlite3_errmsg (db));
    sqlite3_reset (stmt);
    exec (db, "COMMIT");
  }
  sqlite3_finalize (stmt);
  return since (start);
}

#define PART " temp.row.rowid > ?1 AND temp.row.rowid <= ?2"

static double
plain_create (Plain *self)
{
  return plain_run (self->db, "INSERT INTO person SELECT * FROM temp.row WHERE" PART);
}

static double
plain_change (Plain *self)
{
  return plain_run (self->db, "UPDATE person SET " FIELD " = 'Đã gặp ' || rid WHERE rid IN"
                              " (SELECT rid FROM temp.row WHERE" PART ")");
}

static int
take_theirs (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Returns: how many seconds it takes to apply to the copy what @run does */
static double
session_apply (Plain *self, double (*run) (Plain *self), double *recording)
{
  sqlite3_session *session;
  void *changes;
  gint64 start;
  int size;

  g_assert (sqlite3session_create (self->db, "main", &session) == SQLITE_OK);
  sqlite3session_attach (session, "person");
  start = g_get_monotonic_time ();
  run (self);
  g_assert (sqlite3session_changeset (session, &size, &changes) == SQLITE_OK);
  *recording = since (start);
  sqlite3session_delete (session);
  start = g_get_monotonic_time ();
  exec (self->copy, "BEGIN IMMEDIATE");
  g_assert (sqlite3changeset_apply (self->copy, size, changes, NULL, take_theirs, NULL) ==
            SQLITE_OK);
  exec (self->copy, "COMMIT");
  sqlite3_free (changes);
  return since (start);
}

static gboolean
number_cb (DvDb *db, gpointer data, GError **error)
{
  double *number = data;
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT avg (length (v)) FROM record JOIN person USING (rid)", error);

  if (stmt == NULL || dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *number = g_ascii_strtod (dv_stmt_get_text (stmt, 0), NULL);
  return TRUE;
}

/* Returns: how many bytes a row has that are there for merging alone, whatever becomes of the log
 */
static double
version_size (DvStore *store)
{
  g_autoptr (GError) error = NULL;
  double size = 0;

  if (!dv_store_read (store, number_cb, &size, &error))
    ward_fail (error);
  return size;
}

static double
save_one (Bench *bench)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  for (guint i = 0; i < N_SAVES; i++) {
    g_autoptr (DvRecord) person = ward_new_person (&bench->ward, bench->group);
    gint64 start = g_get_monotonic_time ();

    if (!dv_store_save (bench->laptop, person, NULL, NULL))
      g_error ("not saved");
    bench_series_add (series, (double) (g_get_monotonic_time () - start));
  }
  return bench_series_percentile (series, 50);
}

static double
plain_save_one (Plain *self)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  exec (self->db, "DELETE FROM person WHERE rid IN (SELECT rid FROM temp.row WHERE rowid <= 300)");
  for (guint i = 1; i <= N_SAVES; i++) {
    g_autofree char *sql = g_strdup_printf (
      "BEGIN IMMEDIATE; INSERT INTO person SELECT * FROM temp.row WHERE rowid = %u; COMMIT", i);
    gint64 start = g_get_monotonic_time ();

    exec (self->db, sql);
    bench_series_add (series, (double) (g_get_monotonic_time () - start));
  }
  return bench_series_percentile (series, 50);
}

static void
report (const char *what, double ours, double theirs, double aim)
{
  bench_report (what, "s", ours, theirs, aim);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .ids = g_ptr_array_new_with_free_func (g_free) };
  double made, changed, made_read, changed_read, bytes_made, bytes_changed, untouched, recorded;
  double plain_made, plain_changed, session_made, session_changed;
  Plain plain = { 0 };

  setlocale (LC_ALL, "");
  g_assert (argc == 2);
  ward_init (&bench.ward, argv[1], "merge");
  bench.group = ward_add_group (&bench.ward, 1);
  bench.laptop = ward_join (&bench.ward, "Máy 1", bench.group);
  made = run_local (&bench, create_cb);
  made_read = carry (&bench, &bytes_made);
  untouched = version_size (bench.ward.office);
  plain_init (&plain, argv[1], dv_store_get_path (bench.ward.office));
  plain_made = plain_create (&plain);
  exec (plain.db, "DELETE FROM person");
  session_made = session_apply (&plain, plain_create, &recorded);
  report ("make 20,000 people locally / plain INSERT", made, plain_made, 2.2);
  report ("make 20,000 people locally / recorded by a session", made, recorded, 0);
  report ("read 20,000 new people / plain INSERT", made_read, plain_made, 2.2);
  report ("read 20,000 new people / session changeset applied", made_read, session_made, 0);
  changed = run_local (&bench, change_cb);
  changed_read = carry (&bench, &bytes_changed);
  plain_changed = plain_change (&plain);
  exec (plain.db, "UPDATE person SET " FIELD " = NULL");
  session_changed = session_apply (&plain, plain_change, &recorded);
  report ("change a field of 20,000 locally / plain UPDATE", changed, plain_changed, 2.2);
  report ("read 20,000 changes of a field / plain UPDATE", changed_read, plain_changed, 2.2);
  report ("read 20,000 changes of a field / session", changed_read, session_changed, 0);
  bench_report ("save one record / plain transaction (median)", "µs", save_one (&bench),
                plain_save_one (&plain), 1.4);
  bench_report_limit ("packet, each new person", "B", bytes_made, 60);
  bench_report_limit ("packet, each change of a field", "B", bytes_changed, 18);
  bench_report_limit ("kept of a row for merging, untouched", "B", untouched, 16);
  bench_report_limit ("kept of a row for merging, after a change", "B",
                      version_size (bench.ward.office), 40);
  plain_clear (&plain);
  g_clear_object (&bench.laptop);
  ward_clear (&bench.ward);
  g_free (bench.group);
  g_ptr_array_unref (bench.ids);
  return EXIT_SUCCESS;
}
