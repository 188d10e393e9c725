/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-kinds.h"
#include "dv-store.h"

/* Saving one record, against a bare SQLite transaction that writes the same row with the same
 * pragmas into a table with the same indexes. Both take turns, so that the disk treats them alike.
 */

#define N_ROUNDS 300

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  g_assert (sqlite3_open (path, &db) == SQLITE_OK);
  run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
           "CREATE TABLE task (rid INTEGER PRIMARY KEY, id BLOB UNIQUE, title TEXT, start TEXT,"
           " state TEXT, note TEXT) STRICT;"
           "CREATE INDEX task_by_title ON task (title); CREATE INDEX task_by_start ON task (start);"
           "CREATE INDEX task_by_state ON task (state);");
  return db;
}

static double
save_bare (sqlite3 *db, guint i)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN IMMEDIATE; INSERT INTO task (id, title, start, state, note) VALUES (randomblob (16),"
    " 'Xây dựng kế hoạch số %u', '2019-01-01', 'in-progress', 'Ghi chú'); COMMIT;",
    i);
  gint64 start = g_get_monotonic_time ();

  run (db, sql);
  return (double) (g_get_monotonic_time () - start);
}

static double
save_ours (DvStore *store, guint i)
{
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autofree char *title = g_strdup_printf ("Xây dựng kế hoạch số %u", i);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  dv_record_set (task, "title", title);
  dv_record_set (task, "start", "2019-01-01");
  dv_record_set (task, "state", "in-progress");
  dv_record_set (task, "note", "Ghi chú");
  if (!dv_store_save (store, task, NULL, &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start);
}

int
main (int argc, char *argv[])
{
  g_autofree char *bare_path = g_build_filename (argv[1], "bare.sqlite", NULL);
  g_autofree char *our_path = g_build_filename (argv[1], "save.danvan", NULL);
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  setlocale (LC_ALL, "");
  store = dv_store_create (our_path, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  db = open_bare (bare_path);
  for (guint i = 0; i < N_ROUNDS; i++) {
    bench_series_add (bare, save_bare (db, i));
    bench_series_add (ours, save_ours (store, i));
  }
  sqlite3_close (db);
  bench_report ("save one record / bare SQLite transaction (median)", "µs",
                bench_series_percentile (ours, 50), bench_series_percentile (bare, 50), 2);
  bench_report ("save one record / bare SQLite transaction (99 %)", "µs",
                bench_series_percentile (ours, 99), bench_series_percentile (bare, 99), 0);
  return EXIT_SUCCESS;
}
