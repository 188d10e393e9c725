/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Every comparison adds the logarithm of how much more often it comes out so for one person written
 * down twice than for two people (Fellegi and Sunter, 1969). The second is learned from the
 * register (dv-match-weights.c), the first stands here, in bits. People who share a household also
 * share the family name and are often born in neighbouring years, so there these say less. */

typedef struct {
  const DvMatchWeights *weights;
  const DvMatchFeatures *a;
  const DvMatchFeatures *b;
  gboolean same_place;
  guint32 reasons;
} Pair;

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
compare_words (const Pair *pair, guint a, guint b)
{
  DvWordMatch match = dv_match_words_compare (pair->weights->words, a, b);

  if (match >= DV_WORD_TONE && match <= DV_WORD_MARKS && (pair->a->unmarked || pair->b->unmarked))
    return DV_WORD_UNMARKED;
  return match;
}

/* Whether one of two words that are nearly the same is likely no word at all: next to nobody bears
 * it. Two words that many bear are two names: An and Anh, Hoa and Hòa. */
static gboolean
is_miswritten (const Pair *pair, guint a, guint b, DvNamePart part)
{
  gboolean plain = pair->a->unmarked || pair->b->unmarked;
  guint left = dv_match_words_get_count (pair->weights->words, a, part, plain);
  guint right = dv_match_words_get_count (pair->weights->words, b, part, plain);
  guint rare = MIN (left, right), common = MAX (left, right);

  return rare <= 2 + pair->weights->n_people / 10000 || rare < common / 50;
}

static float
weigh_alike (const Pair *pair, guint a, guint b, DvNamePart part, DvWordMatch match, float bits)
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
weigh_word (const Pair *pair, guint a, guint b, DvNamePart part, DvWordMatch match)
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
match_word (const Pair *pair, guint a, guint b, DvNamePart part, NameMatch *out)
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
weigh_missing (const Pair *pair, guint n_few, guint n_missing)
{
  return n_few == 0 ? pair->weights->no_middle : -1.5f * (float) n_missing;
}

/* Lays each middle name of the shorter name beside the best one of the longer. */
static float
match_middles (const Pair *pair,
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
match_all_middles (const Pair *pair,
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
match_alias (const Pair *pair, guint a, guint b, NameMatch *out)
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
match_in_order (const Pair *pair, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
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
try_turned (const Pair *pair,
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
try_without_last (const Pair *pair,
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
weigh_whole_name (Pair *pair, float bits)
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
weigh_kin (const Pair *pair, NameMatch *match)
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

static float
weigh_name (Pair *pair)
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

static guint
count_different_digits (guint64 a, guint64 b)
{
  guint n = 0;

  for (; a != 0 || b != 0; a /= 10, b /= 10)
    n += a % 10 != b % 10;
  return n;
}

/* One digit is another, or two neighbours changed places. */
static gboolean
is_digit_slip (guint64 a, guint64 b)
{
  guint n = count_different_digits (a, b);

  if (n == 1)
    return TRUE;
  if (n != 2)
    return FALSE;
  while (a % 10 == b % 10) {
    a /= 10;
    b /= 10;
  }
  return a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
}

static gboolean
has_day (const DvMatchFeatures *person)
{
  return person->year != 0 && person->day != 0;
}

static float
weigh_days (Pair *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;
  float year = dv_match_weights_get_year (pair->weights, a->year);
  gboolean same_day = a->day == b->day && a->month == b->month;

  if (same_day && a->year == b->year) {
    pair->reasons |= DV_MATCH_SAME_BIRTH;
    return year + 8.3f - (pair->same_place ? 6.5f : 0);
  }
  if (a->year == b->year && a->day == b->month && a->month == b->day) {
    pair->reasons |= DV_MATCH_BIRTH_SWAPPED;
    return year + 4.0f - (pair->same_place ? 2.0f : 0);
  }
  if (same_day && (is_digit_slip (a->year, b->year) || abs (a->year - b->year) == 1)) {
    pair->reasons |= DV_MATCH_BIRTH_SLIP;
    return 8.5f - 3.0f;
  }
  if (a->year == b->year && (a->day == b->day || a->month == b->month) &&
      is_digit_slip (a->day * 100u + a->month, b->day * 100u + b->month)) {
    pair->reasons |= DV_MATCH_BIRTH_SLIP;
    return year - 0.5f - (pair->same_place ? 1.0f : 0);
  }
  pair->reasons |= DV_MATCH_OTHER_BIRTH;
  return a->year == b->year ? year - 8.0f : -9.0f;
}

static float
weigh_years (Pair *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;
  int apart = abs (a->year - b->year);
  float year = dv_match_weights_get_year (pair->weights, a->year);

  if (apart == 0) {
    pair->reasons |= DV_MATCH_SAME_YEAR;
    return year - 0.5f - (pair->same_place ? 1.0f : 0);
  }
  if (apart == 1) {
    pair->reasons |= DV_MATCH_BIRTH_SLIP;
    return pair->same_place ? 0.5f : 1.0f;
  }
  pair->reasons |= DV_MATCH_OTHER_BIRTH;
  return is_digit_slip (a->year, b->year) ? -4.0f : -8.0f;
}

static float
weigh_birth (Pair *pair)
{
  if (pair->a->year == 0 || pair->b->year == 0)
    return 0;
  return has_day (pair->a) && has_day (pair->b) ? weigh_days (pair) : weigh_years (pair);
}

static float
weigh_sex (Pair *pair)
{
  if (pair->a->female > 1 || pair->b->female > 1)
    return 0;
  if (pair->a->female == pair->b->female)
    return 0.9f;
  pair->reasons |= DV_MATCH_OTHER_SEX;
  return -6.0f;
}

/* Two papers of one kind. Numbers of brothers and sisters may follow one upon the other. */
static float
weigh_number (Pair *pair, guint64 a, guint64 b, guint32 same, float bits)
{
  if (a == 0 || b == 0)
    return 0;
  if (a == b) {
    pair->reasons |= same;
    return bits;
  }
  if (is_digit_slip (a - 1, b - 1)) {
    pair->reasons |= DV_MATCH_ID_SLIP;
    return llabs ((gint64) (a - b)) < 10 ? -3.0f : bits / 2 - 2;
  }
  pair->reasons |= DV_MATCH_OTHER_ID;
  return -11.0f;
}

static float
weigh_papers (Pair *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;

  return weigh_number (pair, a->cccd, b->cccd, DV_MATCH_SAME_ID, 22.0f) +
         weigh_number (pair, a->cmnd, b->cmnd, DV_MATCH_SAME_OLD_ID, 18.0f);
}

static float
weigh_phone (Pair *pair)
{
  if (pair->a->phone == 0 || pair->b->phone == 0)
    return 0;
  if (pair->a->phone != pair->b->phone)
    return -1.0f;
  pair->reasons |= DV_MATCH_SAME_PHONE;
  return pair->same_place ? 3.0f : 12.0f;
}

static gboolean
both_same (guint32 a, guint32 b)
{
  return a != 0 && a == b;
}

/* Whoever moved has another address and mostly another unit; that is said once. */
static float
weigh_other_place (Pair *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;
  gboolean addresses = a->address != 0 && b->address != 0;
  gboolean same_unit = both_same (a->unit, b->unit);

  if (same_unit)
    pair->reasons |= DV_MATCH_SAME_UNIT;
  if (both_same (a->street, b->street))
    pair->reasons |= DV_MATCH_SAME_STREET;
  else if (addresses)
    pair->reasons |= DV_MATCH_OTHER_ADDRESS;
  if (addresses)
    return -3.0f;
  if (same_unit)
    return pair->weights->unit - 0.3f;
  return a->unit != 0 && b->unit != 0 ? -3.0f : 0;
}

/* Somebody who stands in two households, or in one and somewhere else. */
static float
weigh_households (const Pair *pair)
{
  if (pair->a->household != 0 && pair->b->household != 0)
    return -2.0f;
  return pair->a->household != pair->b->household ? pair->weights->outside : 0;
}

static float
weigh_place (Pair *pair)
{
  return pair->same_place ? pair->weights->place - 0.5f
                          : weigh_other_place (pair) + weigh_households (pair);
}

static void
note_place (Pair *pair)
{
  if (both_same (pair->a->household, pair->b->household))
    pair->reasons |= DV_MATCH_SAME_HOUSEHOLD;
  if (both_same (pair->a->address, pair->b->address))
    pair->reasons |= DV_MATCH_SAME_ADDRESS;
  pair->same_place = pair->reasons != 0;
}

/* What speaks for the two apart from their names: it is quickly reckoned. */
static float
weigh_all_but_name (Pair *pair)
{
  note_place (pair);
  return pair->weights->prior + weigh_birth (pair) + weigh_sex (pair) + weigh_papers (pair) +
         weigh_phone (pair) + weigh_place (pair);
}

static double
probability (float bits)
{
  return 1 / (1 + exp2 (-(double) bits));
}

/**
 * dv_match_score:
 * @weights: what the register says about how much its parts say
 * @a: a person
 * @b: another
 * @threshold: the least score that matters; for two people who cannot reach it, any lower one will
 *   do
 * @reasons: (out): bits of #DvMatchReason
 *
 * Reckons how likely it is that two entries are one person. It does not matter which one comes
 * first.
 *
 * Returns: from 0, surely not, to 1, surely
 */
double
dv_match_score (const DvMatchWeights *weights,
                const DvMatchFeatures *a,
                const DvMatchFeatures *b,
                double threshold,
                guint32 *reasons)
{
  /* Names are laid beside each other from one side: always the same one. */
  gboolean swap = memcmp (a, b, sizeof *a) > 0;
  Pair pair = { weights, swap ? b : a, swap ? a : b, FALSE, 0 };
  float bits = weigh_all_but_name (&pair);

  if (threshold > 0 && probability (bits + MIN (a->name_bits, b->name_bits)) < threshold)
    return 0;
  bits += weigh_name (&pair);
  *reasons = pair.reasons;
  return probability (bits);
}
