/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-address.h"

#include <string.h>

#include "dv-fold.h"

#define MAX_NUMBERS 6

/* "Số 12, ngõ 5 phố Ngọc Lâm" and "5/12 Ngọc Lâm" are one place: what counts are the numbers,
 * whatever their order, and the words that are no labels. */

typedef struct {
  char *numbers[MAX_NUMBERS];
  guint n_numbers;
  guint32 street;
} Reading;

static gboolean
is_label (const char *word)
{
  static const char *const labels[] = { "so",    "nha", "ngo", "ngach", "hem", "kiet", "pho",
                                        "duong", "p",   "d",   "sn",    "can", NULL };

  return g_strv_contains (labels, word);
}

/* The number after these names a part of the ward, which the register knows as the unit. */
static gboolean
is_group (const char *word)
{
  static const char *const groups[] = { "to", "tdp", "khu", "kp", "phuong", "quan", NULL };

  return g_strv_contains (groups, word);
}

static void
add_number (Reading *reading, char *word)
{
  guint at = reading->n_numbers;

  if (at == MAX_NUMBERS)
    return;
  while (at > 0 && strcmp (reading->numbers[at - 1], word) > 0) {
    reading->numbers[at] = reading->numbers[at - 1];
    at--;
  }
  reading->numbers[at] = word;
  reading->n_numbers++;
}

static guint32
mix (guint32 hash, const char *word)
{
  return (hash ^ g_str_hash (word)) * 0x9E3779B1u + 0x7F4A7C15u;
}

static void
read_words (Reading *reading, char **words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    gboolean digit = g_ascii_isdigit (words[i][0]);

    if (is_group (words[i]) && words[i + 1] != NULL && g_ascii_isdigit (words[i + 1][0]))
      i++;
    else if (digit)
      add_number (reading, words[i]);
    else if (!is_label (words[i]))
      reading->street = mix (reading->street, words[i]);
  }
}

/**
 * dv_match_address_read:
 * @text: (nullable): an address as somebody wrote it
 * @address: (out): what it says
 *
 * Reads an address so that the ways in which a ward writes one place come out the same: with or
 * without "số", "ngõ" and "phố", with or without marks, `5/12` or "số 12 ngõ 5". An address
 * without a number is a street and no whole address.
 */
void
dv_match_address_read (const char *text, DvMatchAddress *address)
{
  g_autofree char *folded = dv_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  Reading reading = { .n_numbers = 0 };
  guint32 whole;

  read_words (&reading, words);
  whole = reading.street;
  for (guint i = 0; i < reading.n_numbers; i++)
    whole = mix (whole, reading.numbers[i]);
  address->street = reading.street;
  address->whole = reading.n_numbers > 0 ? whole : 0;
}
