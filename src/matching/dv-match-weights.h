/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-match-features.h"

G_BEGIN_DECLS

#define DV_MATCH_FIRST_YEAR 1880
#define DV_MATCH_N_YEARS    240

/**
 * DvMatchWeights:
 * @words: the words of names and what each is worth
 * @prior: what stands against two entries being one person before they are compared, in bits
 * @place: what it says that two entries have the same household or address, in bits
 * @unit: what it says that two entries have the same residential group, in bits
 * @no_middle: what it says that only one of two names has a middle name, in bits
 * @outside: what it says that one of two entries has no household, in bits
 * @years: what it says that two people were born in a year, in bits
 * @n_people: how many people were counted
 *
 * What a register as a whole says about how much its parts say. Everything that is rare in it
 * weighs much, everything common little.
 */
typedef struct {
  DvMatchWords *words;
  float prior;
  float place;
  float unit;
  float no_middle;
  float outside;
  float years[DV_MATCH_N_YEARS];
  guint n_people;
} DvMatchWeights;

void dv_match_weights_init (DvMatchWeights *weights, DvMatchWords *words, GArray *features);
float dv_match_weights_get_year (const DvMatchWeights *weights, guint year);

G_END_DECLS
