/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-block.h"

/* Not everybody can be compared with everybody. Two people are compared if one of these says the
 * same of both; each is there for what the others miss. */
typedef enum {
  CCCD,
  CMND,
  PHONE,
  ADDRESS,
  HOUSEHOLD,
  FAMILY_GIVEN_YEAR,
  GIVEN_YEAR_UNIT,
  FAMILY_DATE,
  GIVEN_DATE,
  NAME_DAY,
  NAME_YEAR,
  NAME_UNIT,
  NAME_STREET,
  FAMILY_GIVEN_UNIT,
  MIDDLE_YEAR_UNIT,
} Block;

G_STATIC_ASSERT (MIDDLE_YEAR_UNIT + 1 == DV_MATCH_N_BLOCKS);

static guint32
mix (guint64 a, guint64 b, guint64 c)
{
  guint64 hash = 0x2545F4914F6CDD1Du;

  hash = (hash ^ a) * 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 29;
  hash = (hash ^ b) * 0x94D049BB133111EBu;
  hash ^= hash >> 31;
  hash = (hash ^ c) * 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 32;
  return MAX ((guint32) hash, 1);
}

/* 0 if one of the parts is not known. */
static guint32
key (guint64 a, guint64 b, guint64 c)
{
  return a == 0 || b == 0 || c == 0 ? 0 : mix (a, b, c);
}

static guint64
sound_of (const DvMatchWords *words, const DvMatchFeatures *person, guint i)
{
  return i < person->n_words ? dv_match_words_get_sound (words, person->words[i]) + 1u : 0;
}

static guint64
given_of (const DvMatchWords *words, const DvMatchFeatures *person)
{
  return person->n_words > 0 ? sound_of (words, person, person->n_words - 1u) : 0;
}

static guint64
family_of (const DvMatchWords *words, const DvMatchFeatures *person)
{
  return person->n_words > 1 ? sound_of (words, person, 0) : 0;
}

/* The same where day and month changed places. */
static guint64
day_of (const DvMatchFeatures *person)
{
  guint low = MIN (person->day, person->month), high = MAX (person->day, person->month);

  return person->day != 0 ? low * 32 + high : 0;
}

static guint64
date_of (const DvMatchFeatures *person)
{
  return person->year != 0 && person->day != 0 ? person->year * 2048u + day_of (person) : 0;
}

static guint64
middle_of (const DvMatchWords *words, const DvMatchFeatures *person)
{
  guint64 family = family_of (words, person);

  return person->n_words > 2 ? family << 32 | sound_of (words, person, 1) : 0;
}

static guint32
key_of_papers (const DvMatchFeatures *person, Block block)
{
  switch (block) {
  case CCCD:
    return key (person->cccd, 1, 1);
  case CMND:
    return key (person->cmnd, 2, 1);
  case PHONE:
    return key (person->phone, 3, 1);
  case ADDRESS:
    return key (person->address, 4, 1);
  default:
    return key (person->household, 5, 1);
  }
}

/**
 * dv_match_block_key:
 * @words: the words of names
 * @person: a person
 * @block: a way of putting people side by side, below #DV_MATCH_N_BLOCKS
 *
 * Returns: what people have in common who are to be compared, 0 if there is nothing
 */
guint32
dv_match_block_key (const DvMatchWords *words, const DvMatchFeatures *person, guint block)
{
  switch ((Block) block) {
  case FAMILY_GIVEN_YEAR:
    return key (family_of (words, person), given_of (words, person), person->year);
  case GIVEN_YEAR_UNIT:
    return key (given_of (words, person), person->year, person->unit);
  case FAMILY_DATE:
    return key (family_of (words, person), date_of (person), 6);
  case GIVEN_DATE:
    return key (given_of (words, person), date_of (person), 7);
  case NAME_DAY:
    return key (person->name, day_of (person), 8);
  case NAME_YEAR:
    return key (person->name, person->year, 9);
  case NAME_UNIT:
    return key (person->name, person->unit, 10);
  case NAME_STREET:
    return key (person->name, person->street, 11);
  case FAMILY_GIVEN_UNIT:
    return key (family_of (words, person), given_of (words, person), (guint64) person->unit << 8);
  case MIDDLE_YEAR_UNIT:
    return key (middle_of (words, person), person->year, person->unit);
  default:
    return key_of_papers (person, (Block) block);
  }
}
