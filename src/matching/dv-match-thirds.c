/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-thirds.h"

/* Whoever is likely so many others has a name that is too common to conclude from one to another.
 */
#define MAX_NEIGHBOURS 8

/* The pairs found and those that follow from them. */
typedef struct {
  DvMatcher *matcher;
  double threshold;
  GArray *pairs;
  GHashTable *known;   /* of gint64, made of both numbers */
  GArray **neighbours; /* of every person: the places of their pairs, or NULL */
} Thirds;

static gint64
name_pair (guint a, guint b)
{
  return (gint64) MIN (a, b) << 32 | MAX (a, b);
}

static void
note_neighbour (Thirds *thirds, guint person, guint place)
{
  if (thirds->neighbours[person] == NULL)
    thirds->neighbours[person] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (thirds->neighbours[person], place);
}

static guint
other_of (const DvMatchPair *pair, guint person)
{
  return pair->a == person ? pair->b : pair->a;
}

/* Two entries that are both likely a third are likely one, unless their papers or births say
 * otherwise. */
static void
add_third (Thirds *thirds, guint person, const DvMatchPair *first, const DvMatchPair *second)
{
  guint a = other_of (first, person), b = other_of (second, person);
  double score = first->score * second->score;
  gint64 name = name_pair (a, b);
  DvMatchPair pair = { MIN (a, b), MAX (a, b), score, 0 };

  if (score < thirds->threshold || g_hash_table_contains (thirds->known, &name))
    return;
  dv_matcher_score (thirds->matcher, pair.a, pair.b, &pair.reasons);
  if (pair.reasons & (DV_MATCH_OTHER_ID | DV_MATCH_OTHER_SEX | DV_MATCH_OTHER_BIRTH))
    return;
  pair.reasons |= DV_MATCH_THIRD;
  g_hash_table_add (thirds->known, g_memdup2 (&name, sizeof name));
  g_array_append_val (thirds->pairs, pair);
}

static void
add_thirds_of (Thirds *thirds, guint person)
{
  GArray *places = thirds->neighbours[person];

  if (places == NULL || places->len > MAX_NEIGHBOURS)
    return;
  for (guint i = 0; i < places->len; i++) {
    for (guint j = i + 1; j < places->len; j++) {
      /* Copies: the array grows. */
      DvMatchPair first =
        g_array_index (thirds->pairs, DvMatchPair, g_array_index (places, guint, i));
      DvMatchPair second =
        g_array_index (thirds->pairs, DvMatchPair, g_array_index (places, guint, j));

      add_third (thirds, person, &first, &second);
    }
  }
}

/**
 * dv_match_add_thirds:
 * @matcher: a matcher
 * @threshold: the score from which on a pair is likely one person
 * @pairs: (element-type DvMatchPair): the pairs that it found; those that follow are added
 *
 * Finds the pairs of whom both are likely the same third entry, though they themselves have little
 * in common: one has the old address, the other the new one.
 */
void
dv_match_add_thirds (DvMatcher *matcher, double threshold, GArray *pairs)
{
  guint n_people = dv_matcher_get_size (matcher);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree GArray **neighbours = g_new0 (GArray *, n_people);
  Thirds thirds = { matcher, threshold, pairs, known, neighbours };

  for (guint i = 0; i < pairs->len; i++) {
    const DvMatchPair *pair = &g_array_index (pairs, DvMatchPair, i);
    gint64 name = name_pair (pair->a, pair->b);

    g_hash_table_add (known, g_memdup2 (&name, sizeof name));
    note_neighbour (&thirds, pair->a, i);
    note_neighbour (&thirds, pair->b, i);
  }
  for (guint i = 0; i < n_people; i++) {
    add_thirds_of (&thirds, i);
    g_clear_pointer (&neighbours[i], g_array_unref);
  }
}
