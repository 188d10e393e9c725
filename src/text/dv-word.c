/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-fold.h"

#include "dv-letter.h"

/* Reads along a word and remembers the tone of the vowels it is among: a syllable has one tone,
 * and where among its vowels that stands is a matter of spelling, or of how far one has typed. */
typedef struct {
  const char *next;
  DvLetter letter;
  DvTone tone;
} Reader;

static gboolean
read_next (Reader *reader)
{
  if (*reader->next == '\0')
    return FALSE;
  reader->letter = dv_letter_from_char (g_utf8_get_char (reader->next));
  reader->next = g_utf8_next_char (reader->next);
  if (!dv_letter_is_vowel (&reader->letter))
    reader->tone = DV_TONE_NGANG;
  else if (reader->letter.tone != DV_TONE_NGANG)
    reader->tone = (DvTone) reader->letter.tone;
  return TRUE;
}

/* The tone may stand on a vowel that is still to come. */
static DvTone
tone_of_syllable (const Reader *reader)
{
  Reader ahead = *reader;
  DvTone tone = reader->tone;

  while (tone == DV_TONE_NGANG && read_next (&ahead) && dv_letter_is_vowel (&ahead.letter))
    tone = ahead.tone;
  return tone;
}

static gboolean
letter_agrees (const DvLetter *query, const DvLetter *word)
{
  if (query->base != word->base)
    return FALSE;
  if (query->shape == DV_SHAPE_NONE)
    return TRUE;
  if (query->shape == DV_SHAPE_FOREIGN)
    return query->lower == word->lower;
  return query->shape == word->shape;
}

static gboolean
tone_agrees (const Reader *query, const Reader *word)
{
  return query->tone == DV_TONE_NGANG || query->tone == tone_of_syllable (word);
}

/**
 * dv_text_word_has_marks:
 * @word: a word from dv_text_fold_case()
 *
 * Returns: %TRUE if a letter of @word carries a tone or another mark, đ included
 */
gboolean
dv_text_word_has_marks (const char *word)
{
  Reader reader = { .next = word };

  g_return_val_if_fail (word != NULL, FALSE);

  while (read_next (&reader))
    if (reader.letter.shape != DV_SHAPE_NONE || reader.letter.tone != DV_TONE_NGANG)
      return TRUE;
  return FALSE;
}

/**
 * dv_text_word_agrees:
 * @query: a word from dv_text_fold_case(), as somebody typed it
 * @word: a word from dv_text_fold_case(), as it is stored
 * @prefix: whether @query may be only the beginning of @word
 *
 * Compares by the marks that were typed (domain report 7.3): a marked letter of @query must be
 * the same in @word, one without marks may be anything. Shapes (ă â ê ô ơ ư đ) are compared
 * letter by letter, tones syllable by syllable, so that `hò` finds `hoà`.
 *
 * Returns: %TRUE if @word is what @query may mean
 */
gboolean
dv_text_word_agrees (const char *query, const char *word, gboolean prefix)
{
  Reader q = { .next = query };
  Reader w = { .next = word };

  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  while (read_next (&q)) {
    if (!read_next (&w) || !letter_agrees (&q.letter, &w.letter) || !tone_agrees (&q, &w))
      return FALSE;
  }
  return prefix || *w.next == '\0';
}
