/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-catalogue.h"
#include "dv-clock.h"
#include "dv-deadlines.h"
#include "dv-dues.h"
#include "dv-kinds.h"
#include "dv-store.h"

/* The clocks of 100,000 open petitions: in memory, out of a store, and when a holiday is saved that
 * moves many of them. */

#define N_CASES  100000
#define N_ROUNDS 7

typedef struct {
  DvCaseFacts facts;
  DvCaseEvent events[4];
} Case;

typedef struct {
  Case *cases;
  BenchSeries *memory;
  BenchSeries *store;
  BenchSeries *bare;
  BenchSeries *tables;
  BenchSeries *holiday;
} Bench;

static void
add_event (Case *made, DvEventType type, guint32 day)
{
  made->events[made->facts.n_events++] = (DvCaseEvent){ type, day, 0, "1/QĐ" };
}

/* Three of ten were only received, one is suspended, one extended, the rest accepted. */
static void
make_case (Case *made, guint i, GRand *rand)
{
  const DvDate first = { 2026, 1, 5 };
  guint32 day = dv_date_to_julian (&first) + (guint32) g_rand_int_range (rand, 0, 300);

  made->facts.matter = i % 2 == 0 ? DV_MATTER_COMPLAINT : DV_MATTER_DENUNCIATION;
  made->facts.complexity = i % 5 == 0 ? DV_COMPLEXITY_COMPLEX : DV_COMPLEXITY_NONE;
  made->facts.complexity_document = "2/BC";
  made->facts.events = made->events;
  add_event (made, DV_EVENT_RECEIVED, day);
  if (i % 10 > 2)
    add_event (made, DV_EVENT_ACCEPTED, day + 7);
  if (i % 10 == 9)
    add_event (made, DV_EVENT_EXTENDED, day + 20);
  if (i % 10 == 8) {
    add_event (made, DV_EVENT_SUSPENDED, day + 15);
    add_event (made, DV_EVENT_RESUMED, day + 25);
  }
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start);
}

static void
reckon_in_memory (Bench *bench, const DvDeadlineTable *table)
{
  gint64 start = g_get_monotonic_time ();
  guint64 sum = 0;

  for (guint i = 0; i < N_CASES; i++) {
    DvClocks clocks;

    if (!dv_clocks_reckon (table, &bench->cases[i].facts, G_MAXUINT32, &clocks, NULL))
      g_error ("a case cannot be");
    sum += clocks.current->due;
  }
  bench_series_add (bench->memory, since (start));
  g_assert (sum > 0);
}

static gboolean
reckon_from_store (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DvDeadlineTable) table = dv_deadlines_load_table (db, error);
  g_autoptr (GArray) moves = NULL;

  bench_series_add (bench->tables, since (start));
  start = g_get_monotonic_time ();
  moves = table != NULL ? dv_dues_compare (db, table, 0, error) : NULL;
  bench_series_add (bench->store, since (start));
  g_assert (moves == NULL || moves->len == 0);
  return moves != NULL;
}

/* The least that any program must do: give out every value that a clock depends on. */
static gsize
read_bare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;
  gsize size = 0;

  g_assert (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      sqlite3_column_text (stmt, i);
      size += (gsize) sqlite3_column_bytes (stmt, i);
    }
  }
  sqlite3_finalize (stmt);
  return size;
}

static void
read_all_bare (Bench *bench, const char *path)
{
  gint64 start;
  sqlite3 *db;

  g_assert (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
  start = g_get_monotonic_time ();
  read_bare (db, "SELECT rid, type, start, state, channel, instance, remote, several_places,"
                 " complexity, complexity_document, rule, target, due, due_rule FROM petition"
                 " WHERE flags & 1 = 0 ORDER BY rid");
  read_bare (db, "SELECT petition, type, date, until, document FROM step WHERE flags & 1 = 0"
                 " ORDER BY petition, rid");
  bench_series_add (bench->bare, since (start));
  sqlite3_close (db);
}

static void
save (DvStore *store, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_save (store, record, NULL, &error))
    g_error ("%s", error->message);
}

static void
save_holiday (Bench *bench, DvStore *store, guint round)
{
  g_autoptr (DvRecord) holiday = dv_record_new (&dv_kind_holiday);
  const DvDate date = { 2026, 10, (guint8) (12 + round) };
  g_autofree char *iso = dv_date_to_iso (&date);
  gint64 start = g_get_monotonic_time ();

  dv_record_set (holiday, "date", iso);
  dv_record_set (holiday, "type", "holiday");
  dv_record_set (holiday, "name", "Ngày hội");
  save (store, holiday);
  bench_series_add (bench->holiday, since (start));
}

static gboolean
bind (sqlite3_stmt *stmt, gint64 row, const char *type, guint32 day, gint64 petition)
{
  const DvDate date = dv_date_from_julian (day);
  g_autofree char *iso = dv_date_to_iso (&date);

  sqlite3_bind_int64 (stmt, 1, row);
  sqlite3_bind_text (stmt, 2, type, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 3, iso, -1, SQLITE_TRANSIENT);
  if (petition != 0)
    sqlite3_bind_int64 (stmt, 4, petition);
  return sqlite3_step (stmt) == SQLITE_DONE && sqlite3_reset (stmt) == SQLITE_OK;
}

static void
put_record (sqlite3_stmt *stmt, gint64 row, const DvKind *kind)
{
  sqlite3_bind_int64 (stmt, 1, row);
  sqlite3_bind_int (stmt, 2, (int) kind->id);
  g_assert (sqlite3_step (stmt) == SQLITE_DONE && sqlite3_reset (stmt) == SQLITE_OK);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  g_assert (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK);
  return stmt;
}

/* Puts the same cases into a store, past the program: what is measured is not how they came in. */
static void
fill (const char *path, const Case *cases)
{
  sqlite3 *db;
  sqlite3_stmt *record, *petition, *step;
  gint64 row = 1000000;

  g_assert (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  record = prepare (db, "INSERT INTO record (rid, id, kind, scope, v)"
                        " SELECT ?1, randomblob (16), ?2, 1, v FROM record LIMIT 1");
  petition = prepare (db, "INSERT INTO petition (rid, flags, title, type, start, complexity,"
                          " complexity_document, due)"
                          " VALUES (?1, 0, 'Đơn thử', ?2, ?3, ?4, '2/BC', '2000-01-01')");
  step = prepare (db, "INSERT INTO step (rid, flags, type, date, petition, document)"
                      " VALUES (?1, 0, ?2, ?3, ?4, '1/QĐ')");
  for (guint i = 0; i < N_CASES; i++) {
    const Case *made = &cases[i];
    gboolean complaint = made->facts.matter == DV_MATTER_COMPLAINT;
    gint64 owner = ++row;

    put_record (record, row, &dv_kind_petition);
    sqlite3_bind_text (petition, 4,
                       made->facts.complexity == DV_COMPLEXITY_COMPLEX ? "complex" : "none", -1,
                       SQLITE_STATIC);
    g_assert (bind (petition, row, complaint ? "khieu-nai" : "to-cao", made->events[0].day, 0));
    for (guint e = 1; e < made->facts.n_events; e++) {
      put_record (record, ++row, &dv_kind_step);
      g_assert (
        bind (step, row, dv_event_get_code (made->events[e].type), made->events[e].day, owner));
    }
  }
  sqlite3_finalize (record);
  sqlite3_finalize (petition);
  sqlite3_finalize (step);
  g_assert (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close (db);
}

static gboolean
rebuild (DvWrite *write, gpointer data, GError **error)
{
  return dv_dues_rebuild (dv_write_get_db (write), data, error);
}

static DvStore *
make_store (const char *path, const Case *cases)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_create (path, &error);
  guint n_moved = 0;

  if (store == NULL ||
      !dv_store_write_as (store, "setup", NULL, dv_catalogue_fill, NULL, NULL, &error))
    g_error ("%s", error->message);
  g_clear_object (&store);
  fill (path, cases);
  store = dv_store_open (path, &error);
  if (store == NULL || !dv_store_write_as (store, "setup", NULL, rebuild, &n_moved, NULL, &error))
    g_error ("%s", error->message);
  g_assert (n_moved == N_CASES);
  return g_steal_pointer (&store);
}

static Case *
make_cases (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Case *cases = g_new0 (Case, N_CASES);

  for (guint i = 0; i < N_CASES; i++)
    make_case (&cases[i], i, rand);
  return cases;
}

static void
report (Bench *bench)
{
  double store = bench_series_percentile (bench->store, 50) / 1000;

  bench_report_limit ("100,000 open petitions reckoned anew, in memory", "ms",
                      bench_series_percentile (bench->memory, 50) / 1000, 100);
  bench_report ("the same with reading them / bare SELECTs of the same values", "ms", store,
                bench_series_percentile (bench->bare, 50) / 1000, 0);
  bench_report_limit ("reading the time limits and the holidays", "ms",
                      bench_series_percentile (bench->tables, 50) / 1000, 10);
  bench_report ("a holiday saved with 100,000 open petitions / the reading", "ms",
                bench_series_percentile (bench->holiday, 50) / 1000, store, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_build_filename (argv[1], "clock.danvan", NULL);
  g_autofree Case *cases = make_cases ();
  g_autoptr (BenchSeries) memory = bench_series_new ();
  g_autoptr (BenchSeries) from_store = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (BenchSeries) tables = bench_series_new ();
  g_autoptr (BenchSeries) holiday = bench_series_new ();
  g_autoptr (DvDeadlineTable) table = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { cases, memory, from_store, bare, tables, holiday };

  setlocale (LC_ALL, "");
  table = dv_catalogue_make_deadlines (&error);
  store = make_store (path, cases);
  for (guint i = 0; i < N_ROUNDS; i++) {
    reckon_in_memory (&bench, table);
    if (!dv_store_read (store, reckon_from_store, &bench, &error))
      g_error ("%s", error->message);
    read_all_bare (&bench, path);
    save_holiday (&bench, store, i);
  }
  report (&bench);
  return EXIT_SUCCESS;
}
