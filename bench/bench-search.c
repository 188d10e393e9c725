/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-search.h"
#include "dv-store.h"

/* Typed search: every prefix of 200 queries made from the people in the store, as the window asks
 * for it, against the bare FTS5 query for the same words without marks on the same index. */

#define N_QUERIES 200
#define LIMIT     50

typedef struct {
  GPtrArray *queries;
  BenchSeries *ours;
} Bench;

/* Every third query is typed with marks, every third in part, every third without. */
static char *
make_query (const char *name, guint i)
{
  g_auto (GStrv) words = NULL;

  if (i % 3 == 0)
    return dv_text_fold (name);
  if (i % 3 == 1)
    return g_utf8_strdown (name, -1);
  words = g_strsplit (name, " ", 2);
  return words[1] != NULL ? dv_text_fold (words[1]) : g_strdup (name);
}

static gboolean
pick_cb (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT name FROM person WHERE rid IN (SELECT rid FROM person ORDER BY random () LIMIT 200)",
    error);

  for (guint i = 0; stmt != NULL && dv_stmt_step (stmt, error) == DV_STEP_ROW; i++)
    g_ptr_array_add (bench->queries, make_query (dv_stmt_get_text (stmt, 0), i));
  return stmt != NULL;
}

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < bench->queries->len; i++) {
    const char *query = g_ptr_array_index (bench->queries, i);

    for (const char *end = g_utf8_next_char (query);; end = g_utf8_next_char (end)) {
      g_autofree char *typed = g_strndup (query, end - query);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) rows = dv_search (db, typed, &dv_kind_person, LIMIT, error);

      if (rows == NULL)
        return FALSE;
      bench_series_add (bench->ours, (double) (g_get_monotonic_time () - start));
      if (*end == '\0')
        break;
    }
  }
  return TRUE;
}

static double
search_bare (sqlite3_stmt *stmt, const char *typed)
{
  g_autofree char *folded = dv_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) match = g_string_new (NULL);
  gint64 start;

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " AND " : "", words[i],
                            words[i + 1] == NULL ? "*" : "");
  g_string_append_printf (match, " AND \"__%u\"", dv_kind_person.id);
  start = g_get_monotonic_time ();
  sqlite3_bind_text (stmt, 1, match->str, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    continue;
  sqlite3_reset (stmt);
  return (double) (g_get_monotonic_time () - start);
}

static void
search_all_bare (Bench *bench, const char *path, BenchSeries *bare)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50",
                      -1, &stmt, NULL);
  for (guint i = 0; i < bench->queries->len; i++) {
    const char *query = g_ptr_array_index (bench->queries, i);

    for (const char *end = g_utf8_next_char (query);; end = g_utf8_next_char (end)) {
      g_autofree char *typed = g_strndup (query, end - query);

      bench_series_add (bare, search_bare (stmt, typed));
      if (*end == '\0')
        break;
    }
  }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  Bench bench = { queries, ours };

  setlocale (LC_ALL, "");
  store = dv_store_open (argv[1], &error);
  if (store == NULL || !dv_store_read (store, pick_cb, &bench, &error) ||
      !dv_store_read (store, search_cb, &bench, &error))
    g_error ("%s", error->message);
  search_all_bare (&bench, argv[1], bare);
  bench_report ("typed search, 1,000,000 people / bare FTS5 (all prefixes)", "ms",
                bench_series_sum (ours) / 1000, bench_series_sum (bare) / 1000, 1.5);
  bench_report ("typed search, median prefix / bare FTS5", "ms",
                bench_series_percentile (ours, 50) / 1000,
                bench_series_percentile (bare, 50) / 1000, 0);
  bench_report ("typed search, 99 of 100 prefixes / bare FTS5", "ms",
                bench_series_percentile (ours, 99) / 1000,
                bench_series_percentile (bare, 99) / 1000, 0);
  bench_report_limit ("typed search, 99 of 100 prefixes", "ms",
                      bench_series_percentile (ours, 99) / 1000, 16);
  return EXIT_SUCCESS;
}
