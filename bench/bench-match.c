/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "dv-duplicates.h"
#include "dv-matcher.h"
#include "dv-store.h"
#include "made-up-register.h"
#include "simple-matches.h"

/* How well and how fast people who stand in the register twice are found. The registers and the
 * aims are those of made-up-register.h. Every other way gets the threshold at which it is best. */

#define N_PEOPLE 20000
#define AIM      0.97

typedef struct {
  double precision;
  double recall;
} Quality;

static double
f1 (Quality quality)
{
  double sum = quality.precision + quality.recall;

  return sum > 0 ? 2 * quality.precision * quality.recall / sum : 0;
}

static gboolean
is_same (const MadeUpRegister *made, const DvMatchPair *pair)
{
  return g_array_index (made->truth, guint, pair->a) == g_array_index (made->truth, guint, pair->b);
}

static Quality
measure (const MadeUpRegister *made, const GArray *pairs, double threshold)
{
  gsize n = 0, right = 0;

  for (guint i = 0; i < pairs->len; i++) {
    const DvMatchPair *pair = &g_array_index (pairs, DvMatchPair, i);

    if (pair->score < threshold)
      continue;
    n++;
    right += is_same (made, pair);
  }
  return (Quality){ n > 0 ? (double) right / (double) n : 1,
                    (double) right / (double) made_up_register_count_pairs (made) };
}

static Quality
measure_best (const MadeUpRegister *made, const GArray *pairs, double *threshold)
{
  Quality best = { 0, 0 };

  for (double at = 0.80; at <= 1.0; at += 0.005) {
    Quality quality = measure (made, pairs, at);

    if (f1 (quality) < f1 (best))
      continue;
    best = quality;
    *threshold = at;
  }
  return best;
}

static void
print_quality (guint seed, const char *name, Quality quality)
{
  printf ("seed %u, %-49s precision %.4f  recall %.4f  F1 %.4f\n", seed, name, quality.precision,
          quality.recall, f1 (quality));
}

/* Shows what was missed and what was wrong: for tuning, on seed 1 only. */
static void
print_person (const MadeUpRegister *made, guint i)
{
  const DvMatchPerson *person = &g_array_index (made->people, DvMatchPerson, i);

  printf ("  %s | %s | %s | %s | %s | %s | %s | %d | %d\n", person->name,
          person->birth ? person->birth : "-", person->sex ? person->sex : "-",
          person->id_number ? person->id_number : "-",
          person->old_id_number ? person->old_id_number : "-",
          person->address ? person->address : "-", person->phone ? person->phone : "-",
          (int) person->unit, (int) person->household);
}

static void
print_pair (const MadeUpRegister *made, const char *what, const DvMatchPair *pair)
{
  printf ("%s %.4f", what, pair->score);
  for (guint bit = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (pair->reasons & 1u << bit)
      printf (" %s", dv_match_reason_get_code ((DvMatchReason) (1u << bit)));
  }
  printf ("\n");
  print_person (made, pair->a);
  print_person (made, pair->b);
}

static void
print_wrong (const MadeUpRegister *made, DvMatcher *matcher, const GArray *pairs)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < pairs->len; i++) {
    const DvMatchPair *pair = &g_array_index (pairs, DvMatchPair, i);
    gint64 key = (gint64) pair->a << 32 | pair->b;

    g_hash_table_add (found, g_memdup2 (&key, sizeof key));
    if (!is_same (made, pair))
      print_pair (made, "wrong", pair);
  }
  for (guint a = 0; a < made->people->len; a++) {
    for (guint b = a + 1; b < MIN (a + 4, made->people->len); b++) {
      DvMatchPair pair = { a, b, 0, 0 };
      gint64 key = (gint64) a << 32 | b;

      if (!is_same (made, &pair) || g_hash_table_contains (found, &key))
        continue;
      pair.score = dv_matcher_score (matcher, a, b, &pair.reasons);
      print_pair (made, pair.score >= DV_MATCH_THRESHOLD ? "never compared" : "missed", &pair);
    }
  }
}

static Quality
measure_ours (const MadeUpRegister *made, gboolean wrong)
{
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < made->people->len; i++)
    dv_matcher_add (matcher, &g_array_index (made->people, DvMatchPerson, i));
  pairs = dv_matcher_run (matcher, DV_MATCH_THRESHOLD, NULL, NULL);
  if (wrong)
    print_wrong (made, matcher, pairs);
  return measure (made, pairs, DV_MATCH_THRESHOLD);
}

static void
measure_seed (guint seed)
{
  g_autoptr (MadeUpRegister) made = made_up_register_new (seed, N_PEOPLE);
  g_autoptr (GArray) exact = simple_match_exact (made);
  g_autoptr (GArray) winkler = simple_match_jaro_winkler (made);
  g_autoptr (GArray) metaphone = simple_match_metaphone (made);
  Quality ours = measure_ours (made, FALSE), theirs;
  double threshold = 1;
  g_autofree char *name = NULL;

  print_quality (seed, "same name and same birth", measure (made, exact, 0));
  theirs = measure_best (made, winkler, &threshold);
  name = g_strdup_printf ("Jaro–Winkler %.3f on the whole name, same year", threshold);
  print_quality (seed, name, theirs);
  print_quality (seed, "double metaphone of the names, same year", measure (made, metaphone, 0));
  print_quality (seed, "ours", ours);
  printf ("seed %u, %u entries, %" G_GSIZE_FORMAT " pairs  (aim %.2f at %.2f) %s\n", seed,
          made->people->len, made_up_register_count_pairs (made), AIM, AIM,
          ours.precision >= AIM && ours.recall >= AIM ? "met" : "MISSED");
  fflush (stdout);
}

typedef struct {
  double read;
  double match;
  guint n_people;
  guint n_found;
  double memory; /* in MB, with everything read and compared */
} Speed;

static gboolean
speed_cb (DvDb *db, gpointer data, GError **error)
{
  Speed *speed = data;
  gint64 start = g_get_monotonic_time (), middle;
  g_autoptr (DvMatchRegister) people = dv_match_register_read (db, error);
  g_autoptr (GArray) found = NULL;

  if (people == NULL)
    return FALSE;
  middle = g_get_monotonic_time ();
  found = dv_match_register_match (people, DV_MATCH_THRESHOLD, NULL, error);
  speed->read = (double) (middle - start);
  speed->match = (double) (g_get_monotonic_time () - middle);
  speed->n_people = dv_match_register_get_size (people);
  speed->n_found = found != NULL ? found->len : 0;
  speed->memory = bench_memory ();
  return found != NULL;
}

/* The bare statement that reads the same columns. */
static double
read_bare (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *stmt;
  sqlite3 *db;

  g_assert (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
  g_assert (sqlite3_prepare_v2 (db,
                                "SELECT rid, name, birth, sex, id_number, address, phone, unit,"
                                " household FROM person WHERE flags & 1 = 0 ORDER BY rid",
                                -1, &stmt, NULL) == SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      sqlite3_column_text (stmt, i);
  }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return (double) (g_get_monotonic_time () - start);
}

static void
measure_speed (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_open (path, &error);
  Speed speed = { 0 };
  double bare;

  if (store == NULL || !dv_store_read (store, speed_cb, &speed, &error))
    g_error ("%s", error->message);
  bare = read_bare (path);
  printf ("duplicates among %u people: %u pairs, %.0f MB\n", speed.n_people, speed.n_found,
          speed.memory);
  bench_report ("read people for comparing / bare statement", "s", speed.read / 1e6, bare / 1e6, 0);
  bench_report ("find duplicates, all of it / bare statement", "s",
                (speed.read + speed.match) / 1e6, bare / 1e6, 0);
  bench_report_limit ("find duplicates among 1,000,000 people", "s",
                      (speed.read + speed.match) / 1e6, 60);
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && strcmp (argv[1], "--wrong") == 0) {
    g_autoptr (MadeUpRegister) made = made_up_register_new (1, N_PEOPLE);

    print_quality (1, "ours", measure_ours (made, TRUE));
    return EXIT_SUCCESS;
  }
  if (argc > 1 && strcmp (argv[1], "--tune") == 0) {
    measure_seed (1);
    return EXIT_SUCCESS;
  }
  measure_seed (1);
  measure_seed (2);
  if (argc > 1)
    measure_speed (argv[1]);
  return EXIT_SUCCESS;
}
