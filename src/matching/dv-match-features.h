/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-match-person.h"
#include "dv-match-words.h"

G_BEGIN_DECLS

#define DV_MATCH_MAX_WORDS 6

/**
 * DvMatchFeatures:
 * @words: the words of the name, the family first and the given name last
 * @n_words: how many
 * @unmarked: whether the whole name was typed without marks
 * @female: 1 for a woman, 0 for a man, 2 if not known
 * @alias: a name in brackets, as the number of a word + 1, 0 if there is none
 * @n_namesakes: how many have the name, once the register is known
 * @name_bits: the most that the name can say, in bits, once the register is known
 * @year: year of birth, 0 if not known
 * @month: month, 0 if not known
 * @day: day, 0 if not known
 * @from_number: whether the year is known only from the citizen number
 * @cccd: the 12 digits, 0 if not known
 * @cmnd: the 9 digits of the present or former card, 0 if not known
 * @phone: a number for the telephone, 0 if not known
 * @unit: a number for the residential group, 0 if not known
 * @household: a number for the household, 0 if not known
 * @address: a number for the address, 0 if not known
 * @street: a number for the street, 0 if not known
 * @name: a number that people of the same name have, in whatever order
 *
 * A person, taken apart. Numbers begin where zero would mean a value: digits are kept with 1 put
 * before them.
 */
typedef struct {
  guint64 cccd;
  guint32 words[DV_MATCH_MAX_WORDS];
  guint32 alias;
  guint32 cmnd;
  guint32 phone;
  guint32 unit;
  guint32 household;
  guint32 address;
  guint32 street;
  guint32 name;
  guint32 n_namesakes;
  float name_bits;
  guint16 year;
  guint8 month;
  guint8 day;
  guint8 n_words;
  guint8 unmarked;
  guint8 female;
  guint8 from_number;
} DvMatchFeatures;

void dv_match_features_read (const DvMatchPerson *person,
                             DvMatchWords *words,
                             DvMatchFeatures *features);

G_END_DECLS
