/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "bench.h"
#include "dv-fault.h"
#include "dv-fold.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-spreadsheet.h"
#include "dv-store.h"
#include "dv-workbook.h"

/* Reading an xlsx of 100,000 people with ten columns into a store, in one run against
 * - LibreOffice that turns the file into CSV and the sqlite3 shell that imports that;
 * - the same reader, then prepared inserts of the rows that a store has for them: the record, its
 *   values with their indexes, its change in the log and its words in the index of the search;
 * - the same reader, then prepared inserts into one table of ten texts.
 * Each runs in a process of its own, so that their memory can be told apart. */

#define N_ROWS    100000
#define N_COLUMNS 10
#define N_UNITS   30
#define ROUNDS    3

static const char *const headings[N_COLUMNS] = {
  "Mã",         "Họ và tên",  "Ngày sinh", "Giới tính", "Địa chỉ",
  "Tổ dân phố", "Điện thoại", "CCCD",      "Ở từ ngày", "Ghi chú",
};

typedef struct {
  char *folder;
  char *sheet;
} Job;

typedef struct {
  double time;   /* in microseconds */
  double memory; /* the peak, in MB */
} Cost;

/* Given names that are mostly different, as those of a register are. */
static char *
make_name (guint row)
{
  static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Bùi" };
  static const char *const middles[] = { "Văn", "Thị", "Đức", "Ngọc", "Thanh", "Quốc" };
  static const char *const givens[] = { "An",  "Bình",  "Cường", "Dũng", "Hạnh",
                                        "Hoa", "Hương", "Lan",   "Minh", "Yến" };

  return g_strdup_printf ("%s %s %s %c%u", families[row % 7], middles[row / 7 % 6],
                          givens[row / 42 % 10], (char) ('A' + row % 26), row % 997);
}

static void
write_row (lxw_worksheet *sheet, guint row, lxw_format *day)
{
  g_autofree char *name = make_name (row);
  g_autofree char *address = g_strdup_printf ("số %u phố Thử %u", row % 400 + 1, row % 23);
  g_autofree char *unit = g_strdup_printf ("Tổ dân phố %u", row % N_UNITS + 1);
  g_autofree char *phone = g_strdup_printf ("09%08u", row);
  g_autofree char *number = g_strdup_printf ("000%09u", row);
  g_autofree char *code = g_strdup_printf ("N%06u", row);
  g_autofree char *note = g_strdup_printf ("hồ sơ %u", row % 100);

  worksheet_write_string (sheet, row, 0, code, NULL);
  worksheet_write_string (sheet, row, 1, name, NULL);
  worksheet_write_number (sheet, row, 2, 20000 + row % 15000, day);
  worksheet_write_string (sheet, row, 3, row % 2 == 0 ? "Nam" : "Nữ", NULL);
  worksheet_write_string (sheet, row, 4, address, NULL);
  worksheet_write_string (sheet, row, 5, unit, NULL);
  worksheet_write_string (sheet, row, 6, phone, NULL);
  worksheet_write_string (sheet, row, 7, number, NULL);
  worksheet_write_number (sheet, row, 8, 38000 + row % 4000, day);
  worksheet_write_string (sheet, row, 9, note, NULL);
}

static double
make_sheet (const Job *job)
{
  lxw_workbook *book = workbook_new (job->sheet);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "DS");
  lxw_format *day = workbook_add_format (book);

  format_set_num_format (day, "dd/mm/yyyy");
  for (guint i = 0; i < N_COLUMNS; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, headings[i], NULL);
  for (guint row = 1; row <= N_ROWS; row++)
    write_row (sheet, row, day);
  g_assert_cmpint (workbook_close (book), ==, 0);
  return 0;
}

static DvStore *
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DvStore *store = dv_store_create (path, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= N_UNITS; i++) {
    g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
    g_autofree char *name = g_strdup_printf ("Tổ dân phố %u", i);

    dv_record_set (unit, "name", name);
    dv_record_set (unit, "type", "group");
    dv_store_save (store, unit, NULL, &error);
    g_assert_no_error (error);
  }
  return store;
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

/* Without making the store: the window has it open. */
static double
import_ours (const Job *job)
{
  g_autofree char *path = g_build_filename (job->folder, "ours.danvan", NULL);
  g_autoptr (DvStore) store = make_store (path);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (DvImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  sheets = dv_spreadsheet_read (job->sheet, NULL, faults);
  g_assert_nonnull (sheets);
  import = dv_import_new (&dv_kind_person, g_ptr_array_steal_index (sheets, 0));
  dv_store_write_as (store, "import", NULL, apply_cb, import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dv_import_get_result (import)->n_new, ==, N_ROWS);
  return (double) (g_get_monotonic_time () - start);
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return stmt;
}

static void
step (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  g_assert (sqlite3_open (path, &db) == SQLITE_OK);
  run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  return db;
}

static void
bind_texts (sqlite3_stmt *stmt, int first, const DvSheet *sheet, guint row)
{
  for (int i = 0; i < N_COLUMNS; i++)
    sqlite3_bind_text (stmt, first + i, dv_sheet_get (sheet, row, (guint) i), -1, SQLITE_STATIC);
}

/* What the index of the search gets of a row, made before the clock runs. */
static GPtrArray *
make_words (const Job *job)
{
  g_autoptr (GPtrArray) sheets = dv_workbook_read (job->sheet, NULL, NULL);
  const DvSheet *sheet = g_ptr_array_index (sheets, 0);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 2; row <= N_ROWS + 1; row++) {
    g_autofree char *name = dv_text_fold (dv_sheet_get (sheet, row, 1));
    g_autofree char *marked = dv_text_fold_case (dv_sheet_get (sheet, row, 1));
    g_autofree char *address = dv_text_fold (dv_sheet_get (sheet, row, 4));
    g_auto (GStrv) parts = g_strsplit (name, " ", -1);
    g_auto (GStrv) marks = g_strsplit (marked, " ", -1);
    g_autofree char *title = g_strjoinv (" .", parts);
    g_autofree char *exact = g_strjoinv (" _", marks);

    g_ptr_array_add (words, g_strdup_printf ("__7 %s %s %s .%s _%s %s %s",
                                             dv_sheet_get (sheet, row, 0), name, address, title,
                                             exact, dv_sheet_get (sheet, row, 6), "pho thu"));
  }
  return words;
}

typedef struct {
  sqlite3_stmt *record;
  sqlite3_stmt *person;
  sqlite3_stmt *op;
  sqlite3_stmt *search;
} Inserts;

static void
insert_as_stored (const Inserts *inserts, const DvSheet *sheet, guint row, const char *words)
{
  static const char body[160] = { 1 };
  int number = (int) row + 1000;

  sqlite3_bind_int (inserts->record, 1, number);
  step (inserts->record);
  sqlite3_bind_int (inserts->person, 1, number);
  bind_texts (inserts->person, 2, sheet, row);
  step (inserts->person);
  sqlite3_bind_int (inserts->op, 1, number);
  sqlite3_bind_blob (inserts->op, 2, body, sizeof body, SQLITE_STATIC);
  step (inserts->op);
  sqlite3_bind_int (inserts->search, 1, number);
  sqlite3_bind_text (inserts->search, 2, words, -1, SQLITE_STATIC);
  step (inserts->search);
}

static double
insert_same_rows (const Job *job)
{
  g_autofree char *path = g_build_filename (job->folder, "same.danvan", NULL);
  g_autoptr (GPtrArray) words = make_words (job);
  g_autoptr (GPtrArray) sheets = NULL;
  sqlite3 *db;
  Inserts inserts;
  gint64 start;

  g_object_unref (make_store (path));
  db = open_bare (path);
  inserts.record =
    prepare (db, "INSERT INTO record (rid, id, kind, scope, v)"
                 " VALUES (?1, CAST (printf ('%016d', ?1) AS BLOB), 7, 1, zeroblob (20))");
  inserts.person =
    prepare (db, "INSERT INTO person (rid, flags, sort, code, name, birth, sex, address, note,"
                 " phone, id_number, since, relation)"
                 " VALUES (?1, 0, ?3, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  inserts.op = prepare (db, "INSERT INTO sync_op (sid, scope, seq, batch, rid, body)"
                            " VALUES (9, 1, ?1, 1, ?1, ?2)");
  inserts.search = prepare (db, "INSERT INTO search (rowid, words) VALUES (?1, ?2)");
  start = g_get_monotonic_time ();
  sheets = dv_workbook_read (job->sheet, NULL, NULL);
  run (db, "BEGIN IMMEDIATE");
  for (guint row = 2; row <= N_ROWS + 1; row++)
    insert_as_stored (&inserts, g_ptr_array_index (sheets, 0), row,
                      g_ptr_array_index (words, row - 2));
  run (db, "COMMIT");
  start = g_get_monotonic_time () - start;
  /* The process ends here, and the statements with it. */
  sqlite3_close_v2 (db);
  return (double) start;
}

static double
insert_texts (const Job *job)
{
  g_autofree char *path = g_build_filename (job->folder, "texts.sqlite", NULL);
  g_autoptr (GPtrArray) sheets = NULL;
  sqlite3 *db = open_bare (path);
  sqlite3_stmt *insert;
  gint64 start;

  run (db, "CREATE TABLE person (a, b, c, d, e, f, g, h, i, j)");
  insert = prepare (db, "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  start = g_get_monotonic_time ();
  sheets = dv_workbook_read (job->sheet, NULL, NULL);
  run (db, "BEGIN IMMEDIATE");
  for (guint row = 2; row <= N_ROWS + 1; row++) {
    bind_texts (insert, 1, g_ptr_array_index (sheets, 0), row);
    step (insert);
  }
  run (db, "COMMIT");
  start = g_get_monotonic_time () - start;
  /* The process ends here, and the statements with it. */
  sqlite3_close_v2 (db);
  return (double) start;
}

static double
convert_and_import (const Job *job)
{
  g_autofree char *command = g_strdup_printf (
    "cd '%s' && soffice -env:UserInstallation=file://%s/office --headless --convert-to csv "
    "--outdir . '%s' > /dev/null 2>&1 && sqlite3 shell.sqlite '.import --csv people.csv person' "
    "> /dev/null",
    job->folder, job->folder, job->sheet);
  gint64 start = g_get_monotonic_time ();

  if (system (command) != 0)
    g_error ("soffice or sqlite3 failed");
  return (double) (g_get_monotonic_time () - start);
}

typedef double (*Work) (const Job *job);

/* Runs @work in a folder of its own and in a process of its own. */
static Cost
measure (const Job *job, Work work)
{
  Job own = { g_build_filename (job->folder, "XXXXXX", NULL), job->sheet };
  Cost cost = { 0 };
  int pipes[2];
  pid_t child;

  g_assert_nonnull (g_mkdtemp (own.folder));
  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0) {
    struct rusage self, children;

    cost.time = work (&own);
    getrusage (RUSAGE_SELF, &self);
    getrusage (RUSAGE_CHILDREN, &children);
    cost.memory = (double) MAX (self.ru_maxrss, children.ru_maxrss) / 1024;
    g_assert_cmpint (write (pipes[1], &cost, sizeof cost), ==, sizeof cost);
    _exit (0);
  }
  close (pipes[1]);
  g_assert_cmpint (read (pipes[0], &cost, sizeof cost), ==, sizeof cost);
  close (pipes[0]);
  waitpid (child, NULL, 0);
  return cost;
}

static void
keep_best (Cost *best, Cost cost)
{
  if (best->time == 0 || cost.time < best->time)
    best->time = cost.time;
  best->memory = MAX (best->memory, cost.memory);
}

int
main (int argc, char *argv[])
{
  static const Work works[] = { import_ours, convert_and_import, insert_same_rows, insert_texts };
  Cost best[G_N_ELEMENTS (works)] = { 0 };
  Job job = { argv[1], g_build_filename (argv[1], "people.xlsx", NULL) };

  setlocale (LC_ALL, "");
  measure (&job, make_sheet);
  for (guint round = 0; round < ROUNDS; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (works); i++)
      keep_best (&best[i], measure (&job, works[i]));
  }
  bench_report ("read 100,000 rows of xlsx / soffice to CSV, sqlite3 .import", "ms",
                best[0].time / 1000, best[1].time / 1000, 1);
  bench_report ("read 100,000 rows of xlsx / bare parse, the same rows bare", "ms",
                best[0].time / 1000, best[2].time / 1000, 1.5);
  bench_report ("read 100,000 rows of xlsx / bare parse, one table of texts", "ms",
                best[0].time / 1000, best[3].time / 1000, 0);
  bench_report_limit ("memory to read them, the larger of both processes", "MB", best[0].memory,
                      200);
  return EXIT_SUCCESS;
}
