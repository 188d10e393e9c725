/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>
#include <string.h>

BenchSeries *
bench_series_new (void)
{
  BenchSeries *series = g_new0 (BenchSeries, 1);

  series->times = g_array_new (FALSE, FALSE, sizeof (double));
  return series;
}

void
bench_series_free (BenchSeries *series)
{
  g_array_unref (series->times);
  g_free (series);
}

void
bench_series_add (BenchSeries *series, double microseconds)
{
  g_array_append_val (series->times, microseconds);
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Returns: the time below which @percent of all times lie */
double
bench_series_percentile (BenchSeries *series, double percent)
{
  guint index = (guint) (percent / 100 * series->times->len);

  g_array_sort (series->times, compare_times);
  return g_array_index (series->times, double, MIN (index, series->times->len - 1));
}

double
bench_series_sum (BenchSeries *series)
{
  double sum = 0;

  for (guint i = 0; i < series->times->len; i++)
    sum += g_array_index (series->times, double, i);
  return sum;
}

/* One line of the table: ours, theirs, how many times theirs, and the most that we want that to be.
 * An @aim of 0 is no aim. */
void
bench_report (const char *name, const char *unit, double ours, double theirs, double aim)
{
  double ratio = ours / theirs;

  printf ("%-58s %10.2f %10.2f %-4s %6.2f", name, ours, theirs, unit, ratio);
  if (aim > 0)
    printf ("  (aim %.2f) %s", aim, ratio <= aim ? "met" : "MISSED");
  printf ("\n");
  fflush (stdout);
}

/* One line of the table: ours and the most that we want it to be. */
void
bench_report_limit (const char *name, const char *unit, double ours, double limit)
{
  printf ("%-58s %10.2f %10s %-4s %6s  (aim %.2f) %s\n", name, ours, "", unit, "", limit,
          ours <= limit ? "met" : "MISSED");
  fflush (stdout);
}

/* Returns: how much memory the process holds, in MB */
double
bench_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtod (line + 6, NULL) / 1024 : 0;
}
