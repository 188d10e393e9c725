/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-letter.h"

#include "dv-fold.h"
#include "dv-normalize.h"

#include <string.h>

/* Every Vietnamese letter with a mark stands in one of two ranges. */
#define LATIN_END      0x1C0
#define ADDITIONAL     0x1E00
#define ADDITIONAL_END 0x1F00
#define N_KNOWN        (LATIN_END + ADDITIONAL_END - ADDITIONAL)

typedef struct {
  gunichar base;
  DvShape shape;
  gunichar tones[6];
} VowelRow;

static const VowelRow vowel_rows[] = {
  { 'a', DV_SHAPE_NONE, { 'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1 } },
  { 'a', DV_SHAPE_BREVE, { 0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7 } },
  { 'a', DV_SHAPE_CIRCUMFLEX, { 0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD } },
  { 'e', DV_SHAPE_NONE, { 'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9 } },
  { 'e', DV_SHAPE_CIRCUMFLEX, { 0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7 } },
  { 'i', DV_SHAPE_NONE, { 'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB } },
  { 'o', DV_SHAPE_NONE, { 'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD } },
  { 'o', DV_SHAPE_CIRCUMFLEX, { 0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9 } },
  { 'o', DV_SHAPE_HORN, { 0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3 } },
  { 'u', DV_SHAPE_NONE, { 'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5 } },
  { 'u', DV_SHAPE_HORN, { 0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1 } },
  { 'y', DV_SHAPE_NONE, { 'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5 } },
};

static DvLetter known_letters[N_KNOWN];

static DvLetter
gap (void)
{
  return (DvLetter){ .lower = ' ', .base = ' ' };
}

static const VowelRow *
find_vowel (gunichar lower, DvTone *tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vowel_rows); i++)
    for (int t = DV_TONE_NGANG; t <= DV_TONE_NANG; t++)
      if (vowel_rows[i].tones[t] == lower) {
        *tone = (DvTone) t;
        return &vowel_rows[i];
      }
  return NULL;
}

static gboolean
is_stroked_d (gunichar lower)
{
  return lower == 0x111 || lower == 0xF0 || lower == 0x256;
}

/* A letter of another language: its base is the first part of its decomposition, if all that
 * follows are marks. A Hangul syllable, for one, has letters there. */
static DvLetter
read_foreign (gunichar lower)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts));
  DvLetter letter = { .lower = lower, .base = lower };

  for (gsize i = 1; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      return letter;
  letter.base = parts[0];
  letter.shape = n > 1 ? DV_SHAPE_FOREIGN : DV_SHAPE_NONE;
  return letter;
}

static DvLetter
read_letter (gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  DvTone tone = DV_TONE_NGANG;
  const VowelRow *row;
  DvLetter letter;

  if (!g_unichar_isalnum (lower))
    return gap ();

  row = find_vowel (lower, &tone);
  if (row != NULL)
    letter = (DvLetter){ .lower = lower, .base = row->base, .shape = row->shape, .tone = tone };
  else if (is_stroked_d (lower))
    letter = (DvLetter){ .lower = 0x111, .base = 'd', .shape = DV_SHAPE_STROKE };
  else
    letter = read_foreign (lower);
  letter.upper = lower != c;
  return letter;
}

static void
fill_known_letters (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  for (gunichar c = 0; c < LATIN_END; c++)
    known_letters[c] = read_letter (c);
  for (gunichar c = ADDITIONAL; c < ADDITIONAL_END; c++)
    known_letters[LATIN_END + c - ADDITIONAL] = read_letter (c);
  g_once_init_leave (&once, 1);
}

static inline DvLetter
look_up_letter (gunichar c)
{
  if (c < LATIN_END)
    return known_letters[c];
  if (c >= ADDITIONAL && c < ADDITIONAL_END)
    return known_letters[LATIN_END + c - ADDITIONAL];
  return read_letter (c);
}

/**
 * dv_letter_from_char:
 * @c: a Unicode character
 *
 * Takes a character apart into base letter, shape and tone. The stroked d of Vietnamese is also
 * written with U+00D0 (eth) and U+0189 in old files; all three are read as đ.
 *
 * Returns: the letter; a gap (base is a space) if @c is neither letter nor digit
 */
DvLetter
dv_letter_from_char (gunichar c)
{
  fill_known_letters ();
  return look_up_letter (c);
}

/**
 * dv_letter_is_vowel:
 * @letter: a letter
 *
 * Returns: %TRUE if @letter can carry a tone
 */
gboolean
dv_letter_is_vowel (const DvLetter *letter)
{
  switch (letter->base) {
  case 'a':
  case 'e':
  case 'i':
  case 'o':
  case 'u':
  case 'y':
    return letter->shape != DV_SHAPE_FOREIGN;
  default:
    return FALSE;
  }
}

/**
 * dv_letter_set_tone:
 * @letter: a Vietnamese vowel; any other letter is left alone
 * @tone: the tone it shall carry
 *
 * Changes the tone of a vowel, and its written form with it.
 */
void
dv_letter_set_tone (DvLetter *letter, DvTone tone)
{
  DvTone old;
  const VowelRow *row = find_vowel (letter->lower, &old);

  if (row == NULL)
    return;
  letter->tone = tone;
  letter->lower = row->tones[tone];
}

static void
append_gap (DvLetters *letters)
{
  gsize n = letters->n_letters;

  if (n > 0 && letters->letters[n - 1].base != ' ')
    letters->letters[letters->n_letters++] = gap ();
}

static void
append_char (DvLetters *letters, gunichar c)
{
  DvLetter letter;

  /* A mark that no letter composes with would be a word of its own in one form and nothing in
   * the other. */
  if (c >= 0x300 && g_unichar_ismark (c))
    return;
  letter = look_up_letter (c);
  if (letter.base == ' ')
    append_gap (letters);
  else
    letters->letters[letters->n_letters++] = letter;
}

static char *
make_regular (const char *text)
{
  g_autofree char *valid = NULL;

  if (dv_text_is_regular (text))
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  return dv_text_normalize (valid);
}

/**
 * dv_letters_init:
 * @letters: (out caller-allocates): receives the letters; clear with dv_letters_clear()
 * @text: (nullable): any text; bytes that are not UTF-8 count as separators
 *
 * Reads the letters and digits of @text. Whatever stands between two words, however long, is one
 * gap; there is none at the ends. All forms of a text that are compared with one another are made
 * from this, so that they have the same words.
 */
void
dv_letters_init (DvLetters *letters, const char *text)
{
  g_autofree char *regular = make_regular (text != NULL ? text : "");
  const char *p = regular != NULL ? regular : text != NULL ? text : "";

  fill_known_letters ();
  letters->letters = g_new (DvLetter, strlen (p) + 1);
  letters->n_letters = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    append_char (letters, (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p));

  if (letters->n_letters > 0 && letters->letters[letters->n_letters - 1].base == ' ')
    letters->n_letters--;
}

static gboolean
is_movable_pair (const DvLetter *first, const DvLetter *second)
{
  if (first->shape != DV_SHAPE_NONE || second->shape == DV_SHAPE_FOREIGN)
    return FALSE;
  if (first->base == 'o')
    return second->base == 'a' || second->base == 'e';
  return first->base == 'u' && second->base == 'y';
}

/**
 * dv_letters_place_tones:
 * @letters: letters
 *
 * Moves the tone of oa, oe and uy to the second vowel, so that hòa is hoà and thủy is thuỷ
 * (domain report 7.4: both placements are in official use). After q the u is no vowel, and stays
 * as it is.
 */
void
dv_letters_place_tones (DvLetters *letters)
{
  for (gsize i = 0; i + 1 < letters->n_letters; i++) {
    DvLetter *first = &letters->letters[i];
    DvLetter *second = first + 1;

    if (first->tone == DV_TONE_NGANG || second->tone != DV_TONE_NGANG)
      continue;
    if (!is_movable_pair (first, second) || (i > 0 && first[-1].base == 'q'))
      continue;
    dv_letter_set_tone (second, (DvTone) first->tone);
    dv_letter_set_tone (first, DV_TONE_NGANG);
  }
}

/**
 * dv_letters_clear:
 * @letters: letters from dv_letters_init()
 *
 * Frees what @letters holds.
 */
void
dv_letters_clear (DvLetters *letters)
{
  g_clear_pointer (&letters->letters, g_free);
  letters->n_letters = 0;
}
