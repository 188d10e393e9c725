/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-matcher.h"

#include <string.h>

#include "dv-match-block.h"
#include "dv-match-score.h"
#include "dv-match-thirds.h"

/* People with the same key of a block lie side by side in its order; a piece of work is a stretch
 * of one order. A pair that several blocks hold is compared in the first of them. */

/* A block that holds more is no block: there are others for its people that say more of them, and
 * whoever has a rare name is never in one of these. */
#define MAX_BLOCK 400

/* How many people a piece of work holds. */
#define PIECE 4096

#define N_THREADS 2

struct _DvMatcher {
  GArray *people; /* of DvMatchFeatures */
  DvMatchWords *words;
  DvMatchWeights weights;
  gboolean ready;
  guint newcomers;                    /* pairs of people below this number are not compared */
  guint32 *keys[DV_MATCH_N_BLOCKS];   /* of every person */
  guint32 *orders[DV_MATCH_N_BLOCKS]; /* people with a key, those with the same side by side */
  guint n_ordered[DV_MATCH_N_BLOCKS];
  double threshold;
  GCancellable *cancellable;
  DvMatchProgress progress;
  gpointer progress_data;
  gint next_block; /* what the threads take from, one after the other */
  gint next_piece;
  gint n_pieces;
};

/**
 * dv_matcher_new:
 *
 * Returns: (transfer full): a matcher that knows nobody
 */
DvMatcher *
dv_matcher_new (void)
{
  DvMatcher *self = g_new0 (DvMatcher, 1);

  self->people = g_array_new (FALSE, TRUE, sizeof (DvMatchFeatures));
  self->words = dv_match_words_new ();
  return self;
}

static void
forget_blocks (DvMatcher *self)
{
  for (guint block = 0; block < DV_MATCH_N_BLOCKS; block++) {
    g_clear_pointer (&self->keys[block], g_free);
    g_clear_pointer (&self->orders[block], g_free);
  }
}

/**
 * dv_matcher_free:
 * @self: (transfer full) (nullable): a matcher
 */
void
dv_matcher_free (DvMatcher *self)
{
  if (self == NULL)
    return;
  forget_blocks (self);
  dv_match_words_free (self->words);
  g_array_unref (self->people);
  g_free (self);
}

/**
 * dv_matcher_add:
 * @self: a matcher that did not score yet
 * @person: what the register says of somebody; nothing of it is kept
 *
 * Returns: the number of the person; they count up from 0
 */
guint
dv_matcher_add (DvMatcher *self, const DvMatchPerson *person)
{
  DvMatchFeatures features;

  g_return_val_if_fail (!self->ready, 0);

  dv_match_features_read (person, self->words, &features);
  g_array_append_val (self->people, features);
  return self->people->len - 1;
}

/**
 * dv_matcher_get_size:
 * @self: a matcher
 *
 * Returns: how many people were added
 */
guint
dv_matcher_get_size (const DvMatcher *self)
{
  return self->people->len;
}

/**
 * dv_matcher_set_progress:
 * @self: a matcher
 * @progress: (nullable): what to tell how far it is
 * @data: what to give it
 */
void
dv_matcher_set_progress (DvMatcher *self, DvMatchProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

/**
 * dv_matcher_set_newcomers:
 * @self: a matcher
 * @first: number of the first person of those who are new
 *
 * Has dv_matcher_run() compare only those from @first on: with everybody before them, and with each
 * other.
 */
void
dv_matcher_set_newcomers (DvMatcher *self, guint first)
{
  self->newcomers = first;
}

static const DvMatchFeatures *
get_person (const DvMatcher *self, guint index)
{
  return &g_array_index (self->people, DvMatchFeatures, index);
}

static void
get_ready (DvMatcher *self)
{
  if (self->ready)
    return;
  dv_match_weights_init (&self->weights, self->words, self->people);
  self->ready = TRUE;
}

/**
 * dv_matcher_score:
 * @self: a matcher; nobody can be added after this
 * @a: number of a person
 * @b: number of a person
 * @reasons: (out): bits of #DvMatchReason
 *
 * Compares two people. Somebody is the same person as themselves.
 *
 * Returns: how likely it is that they are one, from 0 to 1
 */
double
dv_matcher_score (DvMatcher *self, guint a, guint b, guint32 *reasons)
{
  double score;

  get_ready (self);
  score = dv_match_score (&self->weights, get_person (self, a), get_person (self, b), 0, reasons);
  return a == b ? 1 : score;
}

/* Sorts by the upper half of each entry, a byte at a time; after four passes the result lies where
 * the entries began. */
static void
sort_entries (guint64 *entries, guint64 *spare, guint n)
{
  for (guint shift = 32; shift < 64; shift += 8) {
    guint starts[257] = { 0 };
    guint64 *sorted = spare;

    for (guint i = 0; i < n; i++)
      starts[(entries[i] >> shift & 255) + 1]++;
    for (guint i = 0; i < 256; i++)
      starts[i + 1] += starts[i];
    for (guint i = 0; i < n; i++)
      sorted[starts[entries[i] >> shift & 255]++] = entries[i];
    spare = entries;
    entries = sorted;
  }
}

/* Takes the keys from blocks that are too large, so that nobody relies on them. */
static void
drop_large (guint32 *keys, guint32 *order, guint *n)
{
  guint kept = 0, end;

  for (guint start = 0; start < *n; start = end) {
    guint32 key = keys[order[start]];

    for (end = start + 1; end < *n && keys[order[end]] == key; end++)
      continue;
    if (end - start > 1 && end - start <= MAX_BLOCK) {
      memmove (order + kept, order + start, (end - start) * sizeof *order);
      kept += end - start;
    } else if (end - start > 1) {
      for (guint i = start; i < end; i++)
        keys[order[i]] = 0;
    }
  }
  *n = kept;
}

static void
make_order (DvMatcher *self, guint block)
{
  guint n_people = self->people->len, n = 0;
  guint32 *keys = g_new (guint32, n_people);
  g_autofree guint64 *entries = g_new (guint64, n_people);
  g_autofree guint64 *spare = g_new (guint64, n_people);
  guint32 *order;

  for (guint i = 0; i < n_people; i++) {
    keys[i] = dv_match_block_key (self->words, get_person (self, i), block);
    if (keys[i] != 0)
      entries[n++] = (guint64) keys[i] << 32 | i;
  }
  sort_entries (entries, spare, n);
  order = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    order[i] = (guint32) entries[i];
  drop_large (keys, order, &n);
  self->keys[block] = keys;
  self->orders[block] = g_renew (guint32, order, n);
  self->n_ordered[block] = n;
}

static gpointer
make_orders (gpointer data)
{
  DvMatcher *self = data;
  gint block;

  while ((block = g_atomic_int_add (&self->next_block, 1)) < DV_MATCH_N_BLOCKS) {
    if (!g_cancellable_is_cancelled (self->cancellable))
      make_order (self, (guint) block);
  }
  return NULL;
}

static gboolean
was_compared (const DvMatcher *self, guint block, guint a, guint b)
{
  for (guint earlier = 0; earlier < block; earlier++) {
    if (self->keys[earlier][a] != 0 && self->keys[earlier][a] == self->keys[earlier][b])
      return TRUE;
  }
  return FALSE;
}

static void
compare_pair (DvMatcher *self, guint a, guint b, GArray *pairs)
{
  DvMatchPair pair = { MIN (a, b), MAX (a, b), 0, 0 };

  pair.score = dv_match_score (&self->weights, get_person (self, a), get_person (self, b),
                               self->threshold, &pair.reasons);
  if (pair.score >= self->threshold)
    g_array_append_val (pairs, pair);
}

/* Compares everybody from @first to @last with those behind them who have the same key. */
static void
compare_stretch (DvMatcher *self, guint block, guint first, guint last, GArray *pairs)
{
  const guint32 *keys = self->keys[block], *order = self->orders[block];

  for (guint i = first; i < last; i++) {
    for (guint j = i + 1; j < self->n_ordered[block] && keys[order[i]] == keys[order[j]]; j++) {
      if (MAX (order[i], order[j]) >= self->newcomers &&
          !was_compared (self, block, order[i], order[j]))
        compare_pair (self, order[i], order[j], pairs);
    }
  }
}

static guint
count_pieces (const DvMatcher *self, guint block)
{
  return (self->n_ordered[block] + PIECE - 1) / PIECE;
}

static void
compare_piece (DvMatcher *self, guint piece, GArray *pairs)
{
  guint block = 0;

  while (piece >= count_pieces (self, block))
    piece -= count_pieces (self, block++);
  compare_stretch (self, block, piece * PIECE, MIN ((piece + 1) * PIECE, self->n_ordered[block]),
                   pairs);
}

static gpointer
compare_pieces (gpointer data)
{
  DvMatcher *self = data;
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DvMatchPair));
  gint piece;

  while ((piece = g_atomic_int_add (&self->next_piece, 1)) < self->n_pieces &&
         !g_cancellable_is_cancelled (self->cancellable)) {
    compare_piece (self, (guint) piece, pairs);
    if (self->progress != NULL)
      self->progress ((piece + 1.0) / self->n_pieces, self->progress_data);
  }
  return pairs;
}

/* Runs @func on this thread and another. */
static void
run_threads (DvMatcher *self, GThreadFunc func, gpointer results[N_THREADS])
{
  GThread *threads[N_THREADS] = { NULL };

  for (guint i = 1; i < N_THREADS; i++)
    threads[i] = g_thread_new ("matcher", func, self);
  results[0] = func (self);
  for (guint i = 1; i < N_THREADS; i++)
    results[i] = g_thread_join (threads[i]);
}

static gint
compare_scores (gconstpointer a, gconstpointer b)
{
  const DvMatchPair *left = a, *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  return (left->b > right->b) - (left->b < right->b);
}

static GArray *
compare_all (DvMatcher *self)
{
  gpointer results[N_THREADS];
  GArray *pairs;

  self->next_piece = 0;
  self->n_pieces = 0;
  for (guint block = 0; block < DV_MATCH_N_BLOCKS; block++)
    self->n_pieces += (gint) count_pieces (self, block);
  run_threads (self, compare_pieces, results);
  pairs = results[0];
  for (guint i = 1; i < N_THREADS; i++) {
    GArray *more = results[i];

    g_array_append_vals (pairs, more->data, more->len);
    g_array_unref (more);
  }
  g_array_sort (pairs, compare_scores);
  dv_match_add_thirds (self, self->threshold, pairs);
  g_array_sort (pairs, compare_scores);
  return pairs;
}

/**
 * dv_matcher_run:
 * @self: a matcher; nobody can be added after this
 * @threshold: the score from which on a pair is likely one person
 * @cancellable: (nullable): stops it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the pairs of people who are likely one, on two threads.
 *
 * Returns: (transfer full) (nullable) (element-type DvMatchPair): the pairs, the likeliest first
 */
GArray *
dv_matcher_run (DvMatcher *self, double threshold, GCancellable *cancellable, GError **error)
{
  gpointer results[N_THREADS];
  GArray *pairs = NULL;

  get_ready (self);
  self->threshold = threshold;
  self->cancellable = cancellable;
  self->next_block = 0;
  run_threads (self, make_orders, results);
  if (!g_cancellable_is_cancelled (cancellable))
    pairs = compare_all (self);
  forget_blocks (self);
  self->cancellable = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&pairs, g_array_unref);
  return pairs;
}
