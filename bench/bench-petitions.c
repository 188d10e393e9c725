/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-catalogue.h"
#include "dv-earlier-letters.h"
#include "dv-kinds.h"
#include "dv-petition-count.h"
#include "dv-store.h"

/* A book of 20,000 letters in one year: what it costs that the next letter gets its number and a
 * step asks for the course, against the same in a book that is nearly empty; earlier letters while
 * somebody types; the figures of the year. */

#define N_LETTERS 20000
#define N_ROUNDS  60

static const char *const titles[] = {
  "Phản ánh đèn chiếu sáng ngõ %u bị hỏng",
  "Kiến nghị sửa nắp cống trên vỉa hè ngõ %u",
  "Phản ánh tiếng ồn ban đêm ở ngõ %u",
  "Khiếu nại việc đo đạc thửa đất số %u",
};
static const char *const families[] = { "Trần", "Lê", "Vũ", "Phạm", "Hoàng" };
static const char *const given[] = { "An", "Bình", "Cúc", "Dung", "Hà", "Lan", "Minh", "Oanh" };

static DvRecord *
make_letter (GRand *rand, guint i)
{
  DvRecord *letter = dv_record_new (&dv_kind_petition);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *title = g_strdup_printf (titles[i % 4], (guint) g_rand_int_range (rand, 1, 400));
#pragma GCC diagnostic pop
  g_autofree char *name = g_strdup_printf ("%s Văn %s", families[g_rand_int_range (rand, 0, 5)],
                                           given[g_rand_int_range (rand, 0, 8)]);
  g_autofree char *day = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 11),
                                          g_rand_int_range (rand, 1, 29));

  dv_record_set (letter, "title", title);
  dv_record_set (letter, "type", i % 4 == 3 ? "khieu-nai" : "phan-anh");
  dv_record_set (letter, "channel", "desk");
  dv_record_set (letter, "sender_name", name);
  dv_record_set (letter, "start", day);
  return letter;
}

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_LETTERS; i++) {
    g_autoptr (DvRecord) letter = make_letter (rand, i);

    if (!dv_write_save (write, letter, error))
      return FALSE;
  }
  return TRUE;
}

static DvStore *
make_store (const char *folder, const char *name, gboolean filled)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  DvStore *store = dv_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (dv_store_write_as (store, "setup", NULL, dv_catalogue_fill, NULL, NULL, NULL));
  if (filled)
    dv_store_write_as (store, "import", NULL, fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
save (DvStore *store, DvRecord *record, BenchSeries *series)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  bench_series_add (series, (double) (g_get_monotonic_time () - start));
}

static void
save_both (DvStore *store, GRand *rand, guint i, BenchSeries *letters, BenchSeries *steps)
{
  g_autoptr (DvRecord) letter = make_letter (rand, i);
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);

  save (store, letter, letters);
  dv_record_set (step, "petition", dv_record_get_id (letter));
  dv_record_set (step, "type", "accepted");
  dv_record_set (step, "date", "2026-11-02");
  save (store, step, steps);
}

typedef struct {
  GRand *rand;
  BenchSeries *earlier;
  BenchSeries *figures;
} Bench;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (DvRecord) typed = make_letter (bench->rand, i);
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GPtrArray) found = dv_petition_find_earlier (db, typed, 5, error);

    if (found == NULL)
      return FALSE;
    bench_series_add (bench->earlier, (double) (g_get_monotonic_time () - start));
  }
  for (guint i = 0; i < 5; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (DvPetitionCount) count =
      dv_petition_count_read (db, "2026-01-01", "2026-12-31", error);

    if (count == NULL)
      return FALSE;
    bench_series_add (bench->figures, (double) (g_get_monotonic_time () - start));
  }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (BenchSeries) letters = bench_series_new ();
  g_autoptr (BenchSeries) steps = bench_series_new ();
  g_autoptr (BenchSeries) few_letters = bench_series_new ();
  g_autoptr (BenchSeries) few_steps = bench_series_new ();
  g_autoptr (BenchSeries) earlier = bench_series_new ();
  g_autoptr (BenchSeries) figures = bench_series_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (DvStore) full = NULL;
  g_autoptr (DvStore) empty = NULL;
  Bench bench = { rand, earlier, figures };

  setlocale (LC_ALL, "");
  if (argc != 2)
    g_error ("usage: bench-petitions FOLDER");
  full = make_store (argv[1], "full.danvan", TRUE);
  empty = make_store (argv[1], "empty.danvan", FALSE);
  for (guint i = 0; i < N_ROUNDS; i++) {
    save_both (full, rand, i, letters, steps);
    save_both (empty, rand, i, few_letters, few_steps);
  }
  g_assert_true (dv_store_read (full, read_cb, &bench, NULL));
  bench_report ("a letter saved in a book of 20 000, an empty book, p50", "µs",
                bench_series_percentile (letters, 50), bench_series_percentile (few_letters, 50),
                3);
  bench_report ("a step saved in a book of 20 000, an empty book, p50", "µs",
                bench_series_percentile (steps, 50), bench_series_percentile (few_steps, 50), 1.5);
  bench_report_limit ("earlier letters among 20 000, p95", "ms",
                      bench_series_percentile (earlier, 95) / 1000, 50);
  bench_report_limit ("figures of 20 000 letters, p50", "ms",
                      bench_series_percentile (figures, 50) / 1000, 500);
  return 0;
}
