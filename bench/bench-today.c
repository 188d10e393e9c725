/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "bench.h"
#include "dv-agenda.h"
#include "dv-catalogue.h"
#include "dv-kinds.h"
#include "today/dv-today.h"

/* The first page and a month of the calendar on a store of 60,000 pieces of work over ten years:
 * one read each, on the thread that reads. */

#define N_RECORDS 20000
#define N_ROUNDS  40
#define YEARS     10

static DvRecord *
make_record (GRand *rand, const DvKind *kind, const char *field, guint i)
{
  DvRecord *record = dv_record_new (kind);
  g_autofree char *title = g_strdup_printf ("Việc số %u", i);
  DvDate today, date;
  g_autofree char *day = NULL;

  dv_date_today (&today);
  date = dv_date_add_days (&today, 30 - g_rand_int_range (rand, 0, YEARS * 365));
  day = dv_date_to_iso (&date);
  dv_record_set (record, "title", title);
  dv_record_set (record, field, day);
  if (kind == &dv_kind_petition)
    dv_record_set (record, "type", "phan-anh");
  if (kind == &dv_kind_task)
    dv_record_set (record, "state", i % 50 == 0 ? "in-progress" : "done");
  return record;
}

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  static const struct {
    const DvKind *kind;
    const char *field;
  } kinds[] = { { &dv_kind_petition, "start" },
                { &dv_kind_task, "due" },
                { &dv_kind_event, "start" } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_RECORDS * G_N_ELEMENTS (kinds); i++) {
    g_autoptr (DvRecord) record = make_record (rand, kinds[i % G_N_ELEMENTS (kinds)].kind,
                                               kinds[i % G_N_ELEMENTS (kinds)].field, i);

    if (!dv_write_save (write, record, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
month_cb (DvDb *db, gpointer data, GError **error)
{
  DvAgendaSpan span = { 0 };
  g_autoptr (GPtrArray) entries = NULL;

  dv_date_today (&span.today);
  span.from = span.today;
  span.to = dv_date_add_days (&span.today, 41);
  entries = dv_agenda_read (db, &span, error);
  return entries != NULL;
}

static void
measure (DvStore *store, const char *name, DvDbFunc func)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (GError) error = NULL;
    DvDate today;
    DvToday *read;
    gint64 start;

    dv_date_today (&today);
    read = dv_today_new (&today);
    start = g_get_monotonic_time ();
    dv_store_read (store, func, read, &error);
    bench_series_add (series, (double) (g_get_monotonic_time () - start));
    g_assert_no_error (error);
    dv_today_free (read);
  }
  bench_report_limit (name, "ms", bench_series_percentile (series, 50) / 1000, 100);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 2);
  path = g_build_filename (argv[1], "today.danvan", NULL);
  store = dv_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (dv_store_write_as (store, "setup", NULL, dv_catalogue_fill, NULL, NULL, NULL));
  dv_store_write_as (store, "import", NULL, fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  measure (store, "first page, 60 000 pieces of work", dv_today_read);
  measure (store, "a month of the calendar", month_cb);
  dv_store_close (store);
  return 0;
}
