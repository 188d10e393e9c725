/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-collate.h"

#include <string.h>

#include "dv-letter.h"
#include "dv-name.h"

/* A key has three levels, each ended by LEVEL_END: what the letters are, then their tones, then
 * their case. LEVEL_END sorts before everything else, a gap between words before every letter, a
 * number before every letter, a letter of another script after all. A level holds one byte a
 * letter; what is lowest at its end is left out, as LEVEL_END is lower still. */
#define LEVEL_END    ' '
#define WORD_GAP     '!'
#define NUMBER       '0'
#define FIRST_RANK   'A'
#define OTHER_SCRIPT '~'
#define LOWEST       '1'

/* Digits of a number past which only the digits themselves decide. */
#define MAX_DIGITS 60

typedef struct {
  gunichar base;
  DvShape shape;
} Rank;

static const Rank alphabet[] = {
  { 'a', DV_SHAPE_NONE },   { 'a', DV_SHAPE_BREVE },      { 'a', DV_SHAPE_CIRCUMFLEX },
  { 'b', DV_SHAPE_NONE },   { 'c', DV_SHAPE_NONE },       { 'd', DV_SHAPE_NONE },
  { 'd', DV_SHAPE_STROKE }, { 'e', DV_SHAPE_NONE },       { 'e', DV_SHAPE_CIRCUMFLEX },
  { 'f', DV_SHAPE_NONE },   { 'g', DV_SHAPE_NONE },       { 'h', DV_SHAPE_NONE },
  { 'i', DV_SHAPE_NONE },   { 'j', DV_SHAPE_NONE },       { 'k', DV_SHAPE_NONE },
  { 'l', DV_SHAPE_NONE },   { 'm', DV_SHAPE_NONE },       { 'n', DV_SHAPE_NONE },
  { 'o', DV_SHAPE_NONE },   { 'o', DV_SHAPE_CIRCUMFLEX }, { 'o', DV_SHAPE_HORN },
  { 'p', DV_SHAPE_NONE },   { 'q', DV_SHAPE_NONE },       { 'r', DV_SHAPE_NONE },
  { 's', DV_SHAPE_NONE },   { 't', DV_SHAPE_NONE },       { 'u', DV_SHAPE_NONE },
  { 'u', DV_SHAPE_HORN },   { 'v', DV_SHAPE_NONE },       { 'w', DV_SHAPE_NONE },
  { 'x', DV_SHAPE_NONE },   { 'y', DV_SHAPE_NONE },       { 'z', DV_SHAPE_NONE },
};

static int
rank_of (const DvLetter *letter)
{
  guint8 shape = letter->shape == DV_SHAPE_FOREIGN ? DV_SHAPE_NONE : letter->shape;

  for (gsize i = 0; i < G_N_ELEMENTS (alphabet); i++)
    if (alphabet[i].base == letter->base && alphabet[i].shape == shape)
      return (int) i;
  return -1;
}

static gboolean
is_digit (const DvLetter *letter)
{
  return g_unichar_isdigit (letter->base);
}

/* A number is its count of digits, then the digits: of two numbers the longer is the larger. */
static gsize
append_number (GString *key, const DvLetters *letters, gsize i)
{
  gsize end = i;

  while (end < letters->n_letters && is_digit (&letters->letters[end]))
    end++;
  while (i < end && g_unichar_digit_value (letters->letters[i].base) == 0)
    i++;
  g_string_append_c (key, NUMBER);
  g_string_append_c (key, (char) (FIRST_RANK + MIN (end - i, MAX_DIGITS)));
  for (; i < end; i++)
    g_string_append_c (key, (char) ('0' + g_unichar_digit_value (letters->letters[i].base)));
  return end;
}

static void
append_base (GString *key, const DvLetter *letter)
{
  int rank = rank_of (letter);

  if (letter->base == ' ') {
    g_string_append_c (key, WORD_GAP);
  } else if (rank >= 0) {
    g_string_append_c (key, (char) (FIRST_RANK + rank));
  } else {
    g_string_append_c (key, OTHER_SCRIPT);
    g_string_append_unichar (key, letter->base);
  }
}

static void
end_level (GString *key, gsize start)
{
  while (key->len > start && key->str[key->len - 1] == LOWEST)
    g_string_truncate (key, key->len - 1);
  g_string_append_c (key, LEVEL_END);
}

static void
append_bases (GString *key, const DvLetters *letters)
{
  gsize i = 0;

  while (i < letters->n_letters) {
    if (is_digit (&letters->letters[i]))
      i = append_number (key, letters, i);
    else
      append_base (key, &letters->letters[i++]);
  }
  g_string_append_c (key, LEVEL_END);
}

static void
append_tones (GString *key, const DvLetters *letters)
{
  gsize start = key->len;

  for (gsize i = 0; i < letters->n_letters; i++) {
    const DvLetter *letter = &letters->letters[i];
    int tone = letter->shape == DV_SHAPE_FOREIGN ? DV_TONE_NANG + 1 : letter->tone;

    if (!is_digit (letter))
      g_string_append_c (key, (char) (LOWEST + tone));
  }
  end_level (key, start);
}

static void
append_cases (GString *key, const DvLetters *letters)
{
  gsize start = key->len;

  for (gsize i = 0; i < letters->n_letters; i++)
    if (!is_digit (&letters->letters[i]))
      g_string_append_c (key, (char) (LOWEST + (letters->letters[i].upper ? 1 : 0)));
  end_level (key, start);
}

/**
 * dv_text_sort_key:
 * @text: (nullable): any text
 *
 * Makes a key by which texts sort in the order of the Vietnamese alphabet: a ă â b c d đ e ê … y,
 * with f j w z where Latin has them. Tones count only if all letters are equal, in the order
 * ngang, huyền, hỏi, ngã, sắc, nặng, and case only if all tones are: CLDR's tailoring for `vi`
 * (domain report 7.1). Numbers sort by value, so that TDP 2 stands before TDP 10. Both placements
 * of a tone sort alike. No locale is asked.
 *
 * Returns: (transfer full): UTF-8 without control characters, to be compared with strcmp()
 */
char *
dv_text_sort_key (const char *text)
{
  g_auto (DvLetters) letters = { 0 };
  GString *key;

  dv_letters_init (&letters, text);
  dv_letters_place_tones (&letters);
  key = g_string_sized_new (letters.n_letters * 2 + 8);
  append_bases (key, &letters);
  append_tones (key, &letters);
  append_cases (key, &letters);
  return g_string_free (key, FALSE);
}

static void
append_name_part (GString *key, GString *cases, const char *part)
{
  g_auto (DvLetters) letters = { 0 };

  dv_letters_init (&letters, part);
  dv_letters_place_tones (&letters);
  append_bases (key, &letters);
  append_tones (key, &letters);
  append_cases (cases, &letters);
}

/**
 * dv_text_name_sort_key:
 * @name: (nullable): a full name, family name first
 *
 * Makes a key by which people sort as in the lists of a ward (domain report 7.2): by given name,
 * then family name, then middle names. Case counts only at the very end: registers write one
 * person TRẦN MINH ANH and the next Trần Minh Anh.
 *
 * Returns: (transfer full): UTF-8 without control characters, to be compared with strcmp()
 */
char *
dv_text_name_sort_key (const char *name)
{
  g_autofree char *family = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *given = NULL;
  g_autoptr (GString) cases = g_string_new (NULL);
  GString *key = g_string_new (NULL);

  dv_name_split (name, &family, &middle, &given);
  append_name_part (key, cases, given);
  append_name_part (key, cases, family);
  append_name_part (key, cases, middle);
  g_string_append_len (key, cases->str, (gssize) cases->len);
  return g_string_free (key, FALSE);
}

/**
 * dv_text_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Compares two texts as dv_text_sort_key() orders them. To sort many, make the keys once.
 *
 * Returns: less than, equal to or greater than zero
 */
int
dv_text_compare (const char *a, const char *b)
{
  g_autofree char *key_a = dv_text_sort_key (a);
  g_autofree char *key_b = dv_text_sort_key (b);

  return strcmp (key_a, key_b);
}
