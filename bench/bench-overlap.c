/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-catalogue.h"
#include "dv-fold.h"
#include "dv-gift-rows.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-overlaps.h"
#include "dv-store.h"

/* The matrix of ten lists of 2,000 lines against 70,000 people, against the bare SQLite statements
 * that read the same rows. Every second list names its people by link; the others were typed
 * elsewhere, without marks and with the year of birth, and have to be found in the register. */

#define N_LISTS 10
#define N_LINES 2000
#define N_RUNS  9

typedef struct {
  char *campaign;
  GPtrArray *people; /* of DvRecord */
  GRand *random;
  BenchSeries *ours;
  guint n_hits;
} Bench;

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gboolean
pick_cb (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);
  g_autoptr (GArray) picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; rows != NULL && i < N_LINES * 8; i++) {
    gint64 row = g_array_index (rows, gint64, g_rand_int_range (bench->random, 0, (int) rows->len));

    g_array_append_val (picked, row);
  }
  bench->people =
    dv_db_load_rows (db, &dv_kind_person, (gint64 *) (gpointer) picked->data, picked->len, error);
  return bench->people != NULL;
}

static DvRecord *
make_line (Bench *bench, const char *list, guint number, gboolean linked)
{
  guint picked = (guint) g_rand_int_range (bench->random, 0, (int) bench->people->len);
  DvRecord *person = g_ptr_array_index (bench->people, picked);
  DvRecord *line = dv_record_new (&dv_kind_line);
  g_autofree char *name = dv_text_fold (dv_record_get (person, "name"));
  g_autofree char *year = g_strndup (dv_record_get (person, "birth"), 4);
  g_autofree char *position = g_strdup_printf ("%u", number + 1);

  dv_record_set (line, "list", list);
  dv_record_set (line, "position", position);
  dv_record_set (line, "person", linked ? dv_record_get_id (person) : NULL);
  dv_record_set (line, "name", linked ? dv_record_get (person, "name") : name);
  dv_record_set (line, "birth", linked ? dv_record_get (person, "birth") : year);
  dv_record_set (line, "address", dv_record_get (person, "address"));
  dv_record_set (line, "unit", dv_record_get (person, "unit"));
  return line;
}

static gboolean
save_list (Bench *bench, guint number, DvWrite *write, GError **error)
{
  g_autoptr (DvRecord) list = dv_record_new (&dv_kind_list);
  g_autofree char *title = g_strdup_printf ("Danh sách %u", number + 1);

  dv_record_set (list, "title", title);
  dv_record_set (list, "campaign", bench->campaign);
  if (!dv_write_save (write, list, error))
    return FALSE;
  for (guint i = 0; i < N_LINES; i++) {
    g_autoptr (DvRecord) line = make_line (bench, dv_record_get_id (list), i, number % 2 == 0);

    if (!dv_write_save (write, line, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (DvRecord) campaign = dv_record_new (&dv_kind_campaign);

  dv_record_set (campaign, "name", "Tết");
  if (!dv_write_save (write, campaign, error))
    return FALSE;
  bench->campaign = g_strdup (dv_record_get_id (campaign));
  for (guint i = 0; i < N_LISTS; i++) {
    if (!save_list (bench, i, write, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
overlap_cb (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (DvOverlaps) overlaps = dv_overlaps_read (db, bench->campaign, error);

  bench_series_add (bench->ours, (double) (g_get_monotonic_time () - begin));
  bench->n_hits = overlaps != NULL ? overlaps->hits->len : 0;
  return overlaps != NULL;
}

/* Reads every column of every row, as somebody has to. */
static void
read_bare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;
  volatile gsize length = 0;

  g_assert (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      length += (gsize) sqlite3_column_bytes (stmt, i);
  }
  sqlite3_finalize (stmt);
}

static void
run_bare (const char *path, BenchSeries *bare)
{
  sqlite3 *db;

  g_assert (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
  for (guint i = 0; i < N_RUNS; i++) {
    gint64 begin = g_get_monotonic_time ();

    read_bare (db, "SELECT l.rid, l.list, l.position, l.person, l.household, l.name, l.birth,"
                   " l.sex, l.address, l.unit, l.gift_source, l.need, l.exception, l.origin,"
                   " l.category, l.state, p.household FROM line l LEFT JOIN person p"
                   " ON p.rid = l.person WHERE l.list IN (SELECT rid FROM list"
                   " WHERE title LIKE 'Danh sách %') AND l.flags & 1 = 0");
    read_bare (db, "SELECT rid, name, birth, sex, address, unit, household FROM person"
                   " WHERE flags & 1 = 0");
    bench_series_add (bare, (double) (g_get_monotonic_time () - begin));
  }
  sqlite3_close (db);
}

static void
run_ours (Bench *bench, DvStore *store)
{
  g_autoptr (GError) error = NULL;
  double before = bench_memory (), after;

  for (guint i = 0; i < N_RUNS && error == NULL; i++)
    dv_store_read (store, overlap_cb, bench, &error);
  fail_on (error);
  after = bench_memory ();
  bench_report_limit ("overlap: memory more than before", "MB", after - before, 64);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  Bench bench = { .ours = ours, .random = g_rand_new_with_seed (7) };

  setlocale (LC_ALL, "");
  store = dv_store_open (argv[1], &error);
  fail_on (error);
  dv_store_read (store, pick_cb, &bench, &error);
  fail_on (error);
  dv_store_write (store, "bench", fill_cb, &bench, NULL, &error);
  fail_on (error);
  run_ours (&bench, store);
  run_bare (argv[1], bare);
  g_assert_cmpuint (bench.n_hits, >, 1000);
  bench_report ("overlap, 10 lists of 2,000, 70,000 people / bare SQLite", "ms",
                bench_series_percentile (ours, 50) / 1000,
                bench_series_percentile (bare, 50) / 1000, 0);
  bench_report_limit ("overlap, 10 lists of 2,000, 70,000 people", "ms",
                      bench_series_percentile (ours, 50) / 1000, 300);
  g_ptr_array_unref (bench.people);
  g_rand_free (bench.random);
  g_free (bench.campaign);
  return EXIT_SUCCESS;
}
