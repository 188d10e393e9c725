/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-pair.h"

#include <math.h>

/* How the two names are laid beside each other. */
typedef struct {
  float family;
  float middle;
  float given;
  DvWordMatch given_match;
  gboolean miswritten; /* one of the given names is likely no name */
  guint32 reasons;
} NameMatch;

static guint32
reason_of (DvWordMatch match)
{
  static const guint32 reasons[] = {
    [DV_WORD_SAME] = 0,
    [DV_WORD_UNMARKED] = DV_MATCH_NAME_MARKS,
    [DV_WORD_TONE] = DV_MATCH_NAME_MARKS,
    [DV_WORD_MARKS] = DV_MATCH_NAME_MARKS,
    [DV_WORD_SOUND] = DV_MATCH_NAME_SOUND,
    [DV_WORD_SLIP] = DV_MATCH_NAME_SLIP,
    [DV_WORD_INITIAL] = DV_MATCH_NAME_INITIALS,
    [DV_WORD_NICKNAME] = DV_MATCH_NICKNAME,
    [DV_WORD_OTHER] = DV_MATCH_OTHER_NAME,
  };

  return reasons[match];
}

static DvWordMatch
compare_words (const DvMatchCompared *pair, guint a, guint b)
{
  DvWordMatch match = dv_match_words_compare (pair->weights->words, a, b);

  if (match >= DV_WORD_TONE && match <= DV_WORD_MARKS && (pair->a->unmarked || pair->b->unmarked))
    return DV_WORD_UNMARKED;
  return match;
}

/* Whether one of two words that are nearly the same is likely no word at all: next to nobody bears
 * it. Two words that many bear are two names: An and Anh, Hoa and Hòa. */
static gboolean
is_miswritten (const DvMatchCompared *pair, guint a, guint b, DvNamePart part)
{
  gboolean plain = pair->a->unmarked || pair->b->unmarked;
  guint left = dv_match_words_get_count (pair->weights->words, a, part, plain);
  guint right = dv_match_words_get_count (pair->weights->words, b, part, plain);
  guint rare = MIN (left, right), common = MAX (left, right);

  return rare <= 2 + pair->weights->n_people / 10000 || rare < common / 50;
}

static float
weigh_alike (const DvMatchCompared *pair,
             guint a,
             guint b,
             DvNamePart part,
             DvWordMatch match,
             float bits)
{
  gboolean miswritten = is_miswritten (pair, a, b, part);

  switch (match) {
  case DV_WORD_TONE:
    return miswritten ? bits : bits - 3.0f;
  case DV_WORD_MARKS:
    return miswritten ? bits - 0.5f : bits - 4.5f;
  case DV_WORD_SOUND:
    return miswritten ? bits - 0.5f : bits - 3.5f;
  case DV_WORD_SLIP:
  default:
    if (miswritten)
      return MAX (bits - 1.0f, 1.0f);
    return part == DV_PART_FAMILY ? -3.0f : -1.5f;
  }
}

static float
weigh_word (const DvMatchCompared *pair, guint a, guint b, DvNamePart part, DvWordMatch match)
{
  static const float other[DV_N_PARTS] = { -5.0f, -4.0f, -6.5f };
  static const float initial[DV_N_PARTS] = { 1.5f, 2.0f, 1.0f };
  const DvMatchWords *words = pair->weights->words;
  float plain = MIN (dv_match_words_get_bits (words, a, part, TRUE),
                     dv_match_words_get_bits (words, b, part, TRUE));

  switch (match) {
  case DV_WORD_SAME:
    return dv_match_words_get_bits (words, a, part, FALSE) - 0.3f;
  case DV_WORD_UNMARKED:
    return plain - 0.3f;
  case DV_WORD_INITIAL:
    return initial[part];
  case DV_WORD_NICKNAME:
    return -2.0f;
  case DV_WORD_OTHER:
    return other[part] + (is_miswritten (pair, a, b, part) ? 2.0f : 0);
  default:
    return weigh_alike (pair, a, b, part, match, plain);
  }
}

static float
match_word (const DvMatchCompared *pair, guint a, guint b, DvNamePart part, NameMatch *out)
{
  DvWordMatch match = compare_words (pair, a, b);

  if (part == DV_PART_GIVEN && match == DV_WORD_OTHER &&
      (dv_match_words_is_nickname (pair->weights->words, a) ||
       dv_match_words_is_nickname (pair->weights->words, b)))
    match = DV_WORD_NICKNAME;
  if (part == DV_PART_GIVEN) {
    out->given_match = match;
    out->miswritten = match > DV_WORD_UNMARKED && is_miswritten (pair, a, b, part);
  }
  out->reasons |= reason_of (match);
  return weigh_word (pair, a, b, part, match);
}

/* What middle names say that only one of the two has. Names without any are rare enough that they
 * are mostly names of which it was left out. */
static float
weigh_missing (const DvMatchCompared *pair, guint n_few, guint n_missing)
{
  return n_few == 0 ? pair->weights->no_middle : -1.5f * (float) n_missing;
}

/* Lays each middle name of the shorter name beside the best one of the longer. */
static float
match_middles (const DvMatchCompared *pair,
               const guint32 *few,
               guint n_few,
               const guint32 *many,
               guint n_many,
               NameMatch *out)
{
  gboolean used[DV_MATCH_MAX_WORDS] = { FALSE };
  float bits = 0;

  for (guint i = 0; i < n_few; i++) {
    DvWordMatch best = DV_WORD_OTHER;
    guint at = n_many;

    for (guint j = 0; j < n_many; j++) {
      DvWordMatch match = used[j] ? DV_WORD_OTHER : compare_words (pair, few[i], many[j]);

      if (!used[j] && (at == n_many || match < best)) {
        best = match;
        at = j;
      }
    }
    used[at] = TRUE;
    out->reasons |= reason_of (best);
    bits += MIN (weigh_word (pair, few[i], many[at], DV_PART_MIDDLE, best), 6.0f);
  }
  if (n_few == n_many)
    return bits;
  out->reasons |= DV_MATCH_NAME_MIDDLE;
  return bits + weigh_missing (pair, n_few, n_many - n_few);
}

/* Middle names are those between the first and the last word. */
static float
match_all_middles (const DvMatchCompared *pair,
                   const guint32 *a,
                   guint n_a,
                   const guint32 *b,
                   guint n_b,
                   NameMatch *out)
{
  if (n_a < 2 || n_b < 2)
    return 0;
  if (n_a <= n_b)
    return match_middles (pair, a + 1, n_a - 2, b + 1, n_b - 2, out);
  return match_middles (pair, b + 1, n_b - 2, a + 1, n_a - 2, out);
}

/* A nickname in brackets may be the name that the other entry has. */
static void
match_alias (const DvMatchCompared *pair, guint a, guint b, NameMatch *out)
{
  if (out->given_match != DV_WORD_OTHER && out->given_match != DV_WORD_NICKNAME)
    return;
  if (pair->a->alias == b + 1 || pair->b->alias == a + 1 ||
      (pair->a->alias != 0 && pair->a->alias == pair->b->alias)) {
    out->given = 3;
    out->given_match = DV_WORD_NICKNAME;
  }
}

static float
total_of (const NameMatch *match)
{
  return match->family + match->middle + match->given;
}

static NameMatch
match_in_order (const DvMatchCompared *pair,
                const guint32 *a,
                guint n_a,
                const guint32 *b,
                guint n_b)
{
  NameMatch match = { .given_match = DV_WORD_OTHER };

  match.given = match_word (pair, a[n_a - 1], b[n_b - 1], DV_PART_GIVEN, &match);
  match_alias (pair, a[n_a - 1], b[n_b - 1], &match);
  if (n_a > 1 && n_b > 1)
    match.family = match_word (pair, a[0], b[0], DV_PART_FAMILY, &match);
  match.middle = match_all_middles (pair, a, n_a, b, n_b, &match);
  return match;
}

/* The given name comes first in some lists. */
static void
try_turned (const DvMatchCompared *pair,
            const DvMatchFeatures *turned,
            const DvMatchFeatures *other,
            NameMatch *best)
{
  guint32 words[DV_MATCH_MAX_WORDS];
  const DvMatchWords *known = pair->weights->words;
  NameMatch match;

  if (dv_match_words_get_sound (known, turned->words[0]) !=
      dv_match_words_get_sound (known, other->words[other->n_words - 1]))
    return;
  for (guint i = 0; i < turned->n_words; i++)
    words[i] = turned->words[(i + 1) % turned->n_words];
  match = match_in_order (pair, words, turned->n_words, other->words, other->n_words);
  match.middle -= 3;
  match.reasons |= DV_MATCH_NAME_ORDER;
  if (total_of (&match) > total_of (best))
    *best = match;
}

/* What people are called at home may stand behind the whole name. */
static void
try_without_last (const DvMatchCompared *pair,
                  const DvMatchFeatures *longer,
                  const DvMatchFeatures *other,
                  NameMatch *best)
{
  NameMatch match;

  if (longer->n_words < 3 ||
      !dv_match_words_is_nickname (pair->weights->words, longer->words[longer->n_words - 1]))
    return;
  match = match_in_order (pair, longer->words, longer->n_words - 1u, other->words, other->n_words);
  match.middle -= 2;
  match.reasons |= DV_MATCH_NICKNAME;
  if (total_of (&match) > total_of (best))
    *best = match;
}

/* Parts of names go together, Thị and Hoa more than Thị and Hùng: where more people have the whole
 * name than its parts say, it is worth less. */
static float
weigh_whole_name (DvMatchCompared *pair, float bits)
{
  guint n = pair->a->n_namesakes;
  float whole;

  if (pair->a->name == 0 || pair->a->name != pair->b->name || n < 3)
    return bits;
  whole = log2f ((float) pair->weights->n_people / (float) (n - 1));
  if (n >= 6)
    pair->reasons |= DV_MATCH_COMMON_NAME;
  return MIN (bits, whole);
}

/* Brothers and sisters have one family name, and often names that are nearly the same. Whoever
 * stands twice in the list of one household is mostly two. */
static void
weigh_kin (const DvMatchCompared *pair, NameMatch *match)
{
  gboolean listed = pair->reasons & DV_MATCH_SAME_HOUSEHOLD;

  if (!pair->same_place)
    return;
  match->family = MIN (match->family, 0.5f);
  match->middle = MIN (match->middle, 2.0f);
  if (match->given_match == DV_WORD_OTHER)
    match->given -= match->miswritten ? 0 : 2;
  else if (match->given_match > DV_WORD_UNMARKED && match->given_match <= DV_WORD_SLIP &&
           !match->miswritten)
    match->given -= listed ? 7.5f : 3.0f;
}

/**
 * dv_match_weigh_name:
 * @pair: two people; what their names say for and against is added to its reasons
 *
 * Returns: how much their names say for their being one person, in bits
 */
float
dv_match_weigh_name (DvMatchCompared *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;
  NameMatch match;

  if (a->n_words == 0 || b->n_words == 0)
    return 0;
  match = match_in_order (pair, a->words, a->n_words, b->words, b->n_words);
  if (match.given_match != DV_WORD_SAME && a->n_words > 1 && b->n_words > 1) {
    try_turned (pair, a, b, &match);
    try_turned (pair, b, a, &match);
    try_without_last (pair, a, b, &match);
    try_without_last (pair, b, a, &match);
  }
  weigh_kin (pair, &match);
  pair->reasons |= match.reasons != 0 ? match.reasons : DV_MATCH_SAME_NAME;
  return weigh_whole_name (pair, total_of (&match));
}
