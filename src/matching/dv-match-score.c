/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-score.h"

#include "dv-match-pair.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Every comparison adds the logarithm of how much more often it comes out so for one person written
 * down twice than for two people (Fellegi and Sunter, 1969). The second is learned from the
 * register (dv-match-weights.c), the first stands here, in bits. People who share a household also
 * share the family name and are often born in neighbouring years, so there these say less. */

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
weigh_days (DvMatchCompared *pair)
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
weigh_years (DvMatchCompared *pair)
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
weigh_birth (DvMatchCompared *pair)
{
  if (pair->a->year == 0 || pair->b->year == 0)
    return 0;
  return has_day (pair->a) && has_day (pair->b) ? weigh_days (pair) : weigh_years (pair);
}

static float
weigh_sex (DvMatchCompared *pair)
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
weigh_number (DvMatchCompared *pair, guint64 a, guint64 b, guint32 same, float bits)
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
weigh_papers (DvMatchCompared *pair)
{
  const DvMatchFeatures *a = pair->a, *b = pair->b;

  return weigh_number (pair, a->cccd, b->cccd, DV_MATCH_SAME_ID, 22.0f) +
         weigh_number (pair, a->cmnd, b->cmnd, DV_MATCH_SAME_OLD_ID, 18.0f);
}

static float
weigh_phone (DvMatchCompared *pair)
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
weigh_other_place (DvMatchCompared *pair)
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
weigh_households (const DvMatchCompared *pair)
{
  if (pair->a->household != 0 && pair->b->household != 0)
    return -2.0f;
  return pair->a->household != pair->b->household ? pair->weights->outside : 0;
}

static float
weigh_place (DvMatchCompared *pair)
{
  return pair->same_place ? pair->weights->place - 0.5f
                          : weigh_other_place (pair) + weigh_households (pair);
}

static void
note_place (DvMatchCompared *pair)
{
  if (both_same (pair->a->household, pair->b->household))
    pair->reasons |= DV_MATCH_SAME_HOUSEHOLD;
  if (both_same (pair->a->address, pair->b->address))
    pair->reasons |= DV_MATCH_SAME_ADDRESS;
  pair->same_place = pair->reasons != 0;
}

/* What speaks for the two apart from their names: it is quickly reckoned. */
static float
weigh_all_but_name (DvMatchCompared *pair)
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
  DvMatchCompared pair = { weights, swap ? b : a, swap ? a : b, FALSE, 0 };
  float bits = weigh_all_but_name (&pair);

  if (threshold > 0 && probability (bits + MIN (a->name_bits, b->name_bits)) < threshold)
    return 0;
  bits += dv_match_weigh_name (&pair);
  *reasons = pair.reasons;
  return probability (bits);
}
