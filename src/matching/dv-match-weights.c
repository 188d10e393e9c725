/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-weights.h"

#include <math.h>

/* Every entry is expected to be at most so many others too. It was tuned, with all weights, so that
 * as many pairs are missed as are wrong: a person decides, and one more to look at costs less than
 * a gift given twice. */
#define DUPLICATES 2.0

/* So many others share the household of somebody. */
#define HOUSEHOLD 3.0

/* A small register says little about how common things are: it counts as part of a ward. */
#define BACKGROUND 1000.0

/* The share of names of which the middle name is left out, and of those that never had one in a
 * register of which nothing is known. */
#define LEFT_OUT  0.08
#define NO_MIDDLE 0.06

static void
count_words (DvMatchWords *words, const DvMatchFeatures *person)
{
  for (guint i = 0; i < person->n_words; i++) {
    DvNamePart part = i + 1u == person->n_words ? DV_PART_GIVEN
                      : i == 0                  ? DV_PART_FAMILY
                                                : DV_PART_MIDDLE;

    dv_match_words_count (words, person->words[i], part);
  }
}

static void
weigh_years (DvMatchWeights *weights, const GArray *features)
{
  guint counts[DV_MATCH_N_YEARS] = { 0 };
  double total = BACKGROUND;

  for (guint i = 0; i < features->len; i++) {
    guint place = g_array_index (features, DvMatchFeatures, i).year - DV_MATCH_FIRST_YEAR;

    if (place < DV_MATCH_N_YEARS) {
      counts[place]++;
      total++;
    }
  }
  for (guint i = 0; i < DV_MATCH_N_YEARS; i++)
    weights->years[i] = (float) -log2 ((counts[i] + BACKGROUND / 80) / total);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/* Returns: where the first number stands that is not below @name */
static guint
find_first (const GArray *names, guint64 name)
{
  guint low = 0, high = names->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (names, guint32, middle) < name)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
count_namesakes (GArray *features)
{
  g_autoptr (GArray) names =
    g_array_sized_new (FALSE, FALSE, sizeof (guint32), MAX (features->len, 1));

  for (guint i = 0; i < features->len; i++)
    g_array_append_val (names, g_array_index (features, DvMatchFeatures, i).name);
  g_array_sort (names, compare_numbers);
  for (guint i = 0; i < features->len; i++) {
    DvMatchFeatures *person = &g_array_index (features, DvMatchFeatures, i);

    person->n_namesakes =
      find_first (names, (guint64) person->name + 1) - find_first (names, person->name);
  }
}

/* A word is worth most as the part of a name in which it is rarest: in another order it is another
 * part. */
static float
most_bits (const DvMatchWords *words, guint word)
{
  float most = 0;

  for (guint part = 0; part < DV_N_PARTS; part++)
    most = MAX (most, dv_match_words_get_bits (words, word, (DvNamePart) part, FALSE));
  return most;
}

static void
weigh_names (const DvMatchWords *words, GArray *features)
{
  for (guint i = 0; i < features->len; i++) {
    DvMatchFeatures *person = &g_array_index (features, DvMatchFeatures, i);

    person->name_bits = 3; /* for an initial, a nickname or a missing middle name */
    for (guint w = 0; w < person->n_words; w++)
      person->name_bits += most_bits (words, person->words[w]);
  }
}

/* The chance that two entries have the same unit is the sum of the squares of the units' shares. */
static float
weigh_unit (const GArray *features)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  double total = 0, same = 0;
  GHashTableIter iter;
  gpointer count;

  for (guint i = 0; i < features->len; i++) {
    gpointer unit = GUINT_TO_POINTER (g_array_index (features, DvMatchFeatures, i).unit);

    if (unit == NULL)
      continue;
    total++;
    count = g_hash_table_lookup (counts, unit);
    g_hash_table_insert (counts, unit, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
  }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    same += (double) GPOINTER_TO_UINT (count) * GPOINTER_TO_UINT (count);
  return total > 0 ? (float) -log2 (same / total / total) : 0;
}

/* The more names there are without a middle name, the less it says that one lacks it. */
static float
weigh_no_middle (const GArray *features)
{
  double n = BACKGROUND * NO_MIDDLE;

  for (guint i = 0; i < features->len; i++)
    n += g_array_index (features, DvMatchFeatures, i).n_words == 2;
  return (float) CLAMP (log2 (LEFT_OUT / n * (features->len + BACKGROUND)), -2.0, 0.5);
}

/* Where nearly everybody stands in a household, whoever does not was likely written down a second
 * time, from some list. */
static float
weigh_outside (const GArray *features)
{
  double n = BACKGROUND / 2, share;

  for (guint i = 0; i < features->len; i++)
    n += g_array_index (features, DvMatchFeatures, i).household == 0;
  share = n / (features->len + BACKGROUND);
  return (float) CLAMP (log2 (0.5 / (2 * share * (1 - share))), 0.0, 2.0);
}

/**
 * dv_match_weights_init:
 * @weights: (out): what is learned; it does not own @words
 * @words: the words of all names
 * @features: (element-type DvMatchFeatures): all people of the register; what they are worth is
 *   set in them
 *
 * Learns from the register itself how much its parts say.
 */
void
dv_match_weights_init (DvMatchWeights *weights, DvMatchWords *words, GArray *features)
{
  double n = features->len + BACKGROUND;

  *weights = (DvMatchWeights){ .words = words, .n_people = features->len };
  for (guint i = 0; i < features->len; i++)
    count_words (words, &g_array_index (features, DvMatchFeatures, i));
  dv_match_words_finish (words, features->len);
  weights->prior = (float) log2 (DUPLICATES / n);
  weights->place = (float) log2 (n / HOUSEHOLD);
  weights->unit = weigh_unit (features);
  weights->outside = weigh_outside (features);
  weights->no_middle = weigh_no_middle (features);
  weigh_years (weights, features);
  count_namesakes (features);
  weigh_names (words, features);
}

/**
 * dv_match_weights_get_year:
 * @weights: what was learned
 * @year: a year
 *
 * Returns: how many bits it says that two people were born in it
 */
float
dv_match_weights_get_year (const DvMatchWeights *weights, guint year)
{
  guint place = year - DV_MATCH_FIRST_YEAR;

  return place < DV_MATCH_N_YEARS ? weights->years[place] : 10;
}
