/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times in microseconds, to be sorted. */
typedef struct {
  GArray *times; /* of double */
} BenchSeries;

BenchSeries *bench_series_new (void);
void bench_series_free (BenchSeries *series);
void bench_series_add (BenchSeries *series, double microseconds);
double bench_series_percentile (BenchSeries *series, double percent);
double bench_series_sum (BenchSeries *series);

void bench_report (const char *name, const char *unit, double ours, double theirs, double aim);
void bench_report_limit (const char *name, const char *unit, double ours, double limit);
double bench_memory (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSeries, bench_series_free)

G_END_DECLS
