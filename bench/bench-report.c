/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-catalogue.h"
#include "dv-half-year.h"
#include "dv-kinds.h"
#include "dv-names.h"
#include "dv-sample.h"
#include "dv-store.h"

/* The half-yearly report of a store with so many tasks and events, most of them in the period. */

#define N_RECORDS 100000u
#define CHUNK     10000

typedef struct {
  char *unit[3];
  char *section[3];
  guint done;
} Maker;

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static char *
find (DvNames *names, const DvKind *kind, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dv_names_find_key (names, kind, code, &error);

  fail_on (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_strdup (((DvName *) g_ptr_array_index (found, 0))->id);
}

static DvRecord *
make_record (const Maker *maker, guint i)
{
  static const char *const types[] = { "conference", "dialogue", "clean-up", "gathering" };
  static const char *const states[] = { "done", "in-progress", "not-started" };
  DvRecord *record = dv_record_new (i % 2 == 0 ? &dv_kind_task : &dv_kind_event);
  g_autofree char *title = g_strdup_printf ("Việc số %u của đơn vị", i);
  g_autofree char *start =
    g_strdup_printf ("%d-%02u-%02u", i % 5 == 0 ? 2018 : 2019, i % 6 + 1, i % 28 + 1);

  dv_record_set (record, "title", title);
  dv_record_set (record, "lead", maker->unit[i % 3]);
  dv_record_set (record, "section", maker->section[i % 3]);
  dv_record_set (record, "role", "organise");
  dv_record_set (record, "start", start);
  dv_record_set (record, "end", start);
  if (i % 2 == 0)
    dv_record_set (record, "state", states[i % 3]);
  else
    dv_record_set (record, "type", types[i % 4]);
  if (i % 2 == 1)
    dv_record_set (record, "participants", "45");
  return record;
}

static gboolean
write_chunk (DvWrite *write, gpointer data, GError **error)
{
  Maker *maker = data;

  for (guint i = 0; i < CHUNK; i++) {
    g_autoptr (DvRecord) record = make_record (maker, maker->done++);

    if (!dv_write_save (write, record, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_names (DvDb *db, gpointer data, GError **error)
{
  static const char *const codes[] = { "MTTQ", "CCB", "LHPN" };
  Maker *maker = data;
  g_autoptr (DvNames) names = dv_names_new (db);

  for (guint i = 0; i < 3; i++) {
    maker->unit[i] = find (names, &dv_kind_unit, codes[i]);
    maker->section[i] = find (names, &dv_kind_section, codes[i]);
  }
  return TRUE;
}

static void
fill (DvStore *store)
{
  g_autoptr (GError) error = NULL;
  Maker maker = { 0 };

  dv_store_write (store, "catalogues", dv_catalogue_fill, NULL, NULL, &error);
  fail_on (error);
  dv_store_write (store, "sample", dv_sample_fill, NULL, NULL, &error);
  fail_on (error);
  dv_store_read (store, find_names, &maker, &error);
  while (maker.done < N_RECORDS && error == NULL)
    dv_store_write (store, "bench", write_chunk, &maker, NULL, &error);
  fail_on (error);
  for (guint i = 0; i < 3; i++) {
    g_free (maker.unit[i]);
    g_free (maker.section[i]);
  }
}

static gboolean
build_cb (DvDb *db, gpointer data, GError **error)
{
  const DvHalfYearOptions options = { .from = "2019-01-01",
                                      .to = "2019-06-30",
                                      .cut_off = "2019-06-13" };
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (DvHalfYear) report = dv_half_year_build (db, &options, NULL, error);

  bench_series_add (data, (double) (g_get_monotonic_time () - begin));
  return report != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (BenchSeries) times = bench_series_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (argv[1], "report.danvan", NULL);
  g_autoptr (DvStore) store = NULL;

  setlocale (LC_ALL, "");
  store = dv_store_create (path, &error);
  fail_on (error);
  fill (store);
  for (guint i = 0; i < 5 && error == NULL; i++)
    dv_store_read (store, build_cb, times, &error);
  fail_on (error);
  bench_report_limit ("half-yearly report, 100,000 tasks and events", "ms",
                      bench_series_percentile (times, 50) / 1000, 1000);
  return EXIT_SUCCESS;
}
