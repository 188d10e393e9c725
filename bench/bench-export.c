/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "bench.h"
#include "dv-csv.h"
#include "dv-date.h"
#include "dv-export.h"
#include "dv-kinds.h"
#include "dv-store.h"

/* The people of a store as xlsx, against libxlsxwriter alone that writes the same cells in the same
 * mode with the same number of formats. Each runs in a process of its own, so that their memory can
 * be told apart. */

#define ROUNDS 5

typedef struct {
  double time;   /* in microseconds */
  double memory; /* the peak, in MB */
} Cost;

typedef struct {
  const char *store;
  const char *path;
  DvSheet *cells; /* what theirs writes */
} Job;

static gboolean
write_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  DvExport order = { .query = query, .path = data };

  return dv_export_write (&order, db, error);
}

/* Without opening the store: the window has it open. */
static double
write_ours (const Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (job->store, &error);
  gint64 start = g_get_monotonic_time ();

  if (store == NULL || !dv_store_read (store, write_cb, (gpointer) job->path, &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start);
}

typedef struct {
  lxw_worksheet *sheet;
  lxw_format *text;
  lxw_format *date;
  lxw_format *id;
} Theirs;

static lxw_format *
add_format (lxw_workbook *workbook, const char *number, gboolean border)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, "Times New Roman");
  format_set_num_format (format, number);
  if (border)
    format_set_border (format, LXW_BORDER_THIN);
  return format;
}

static void
write_cell (const Theirs *to, lxw_row_t row, lxw_col_t column, const char *text, gboolean last)
{
  lxw_format *format = last ? to->id : to->text;
  guint day, month, year;

  if (*text == '\0')
    worksheet_write_blank (to->sheet, row, column, format);
  else if (strlen (text) == 10 && sscanf (text, "%u/%u/%u", &day, &month, &year) == 3)
    worksheet_write_number (to->sheet, row, column, 365.25 * year + 30 * month + day, to->date);
  else
    worksheet_write_string (to->sheet, row, column, text, format);
}

static void
write_rows (const Theirs *to, DvSheet *cells)
{
  guint n = dv_sheet_count_columns (cells, 1);

  for (guint row = 1; row <= cells->rows->len; row++) {
    worksheet_write_number (to->sheet, row, 0, row, to->date);
    for (guint i = 0; i < n; i++)
      write_cell (to, row, (lxw_col_t) (i + 1), dv_sheet_get (cells, row, i), i + 1 == n);
  }
}

/* The cells are in memory before the clock starts. */
static double
write_theirs (const Job *job)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new_opt (job->path, &options);
  Theirs to = { .sheet = workbook_add_worksheet (workbook, NULL) };

  to.text = add_format (workbook, "@", TRUE);
  to.date = add_format (workbook, "dd/mm/yyyy", TRUE);
  to.id = add_format (workbook, "@", FALSE);
  write_rows (&to, job->cells);
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("libxlsxwriter could not write %s", job->path);
  return (double) (g_get_monotonic_time () - start);
}

/* Returns: what @work costs in a process of its own */
static Cost
run_apart (double (*work) (const Job *), const Job *job)
{
  Cost cost = { 0 };
  struct rusage usage;
  int ends[2];
  pid_t child;

  g_assert (pipe (ends) == 0);
  child = fork ();
  if (child == 0) {
    double time = work (job);

    _exit (write (ends[1], &time, sizeof time) == sizeof time ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  close (ends[1]);
  if (read (ends[0], &cost.time, sizeof cost.time) != sizeof cost.time)
    g_error ("the process for %s failed", job->path);
  close (ends[0]);
  wait4 (child, NULL, 0, &usage);
  cost.memory = (double) usage.ru_maxrss / 1024;
  return cost;
}

static void
keep_best (double *best, double time)
{
  if (*best == 0 || time < *best)
    *best = time;
}

/* By turns, so that whatever else the machine does falls on both. */
static void
measure (const Job *job, double *ours, double *theirs)
{
  for (guint i = 0; i < ROUNDS; i++) {
    keep_best (ours, run_apart (write_ours, job).time);
    keep_best (theirs, run_apart (write_theirs, job).time);
  }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_build_filename (argv[2], "people.xlsx", NULL);
  g_autofree char *csv = g_build_filename (argv[2], "people.csv", NULL);
  Job job = { argv[1], path };
  Job as_csv = { argv[1], csv };
  g_autoptr (GPtrArray) faults = g_ptr_array_new ();
  double memory, ours = 0, theirs = 0;
  g_autofree char *name = NULL;

  setlocale (LC_ALL, "");
  run_apart (write_ours, &as_csv);
  /* Before the cells are read: a child begins with the memory of its parent. */
  memory = run_apart (write_ours, &job).memory;
  job.cells = dv_csv_read_file (csv, faults);
  g_assert (job.cells != NULL);
  measure (&job, &ours, &theirs);
  name = g_strdup_printf ("xlsx, %u people in %u columns / libxlsxwriter alone",
                          job.cells->rows->len - 1, dv_sheet_count_columns (job.cells, 1) + 1);
  bench_report (name, "ms", ours / 1000, theirs / 1000, 1.3);
  bench_report_limit ("xlsx, peak memory", "MB", memory, 200);
  dv_sheet_free (job.cells);
  return EXIT_SUCCESS;
}
