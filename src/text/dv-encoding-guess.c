/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-guess.h"

#include "dv-encoding-tally.h"

/* So many different words decide; what comes after them is not looked at. */
#define ENOUGH_WORDS  4000
#define ENOUGH_PIECES (4 * ENOUGH_WORDS)

/* Of the words with marks, so many in a hundred must be syllables. */
#define LEAST_SHARE      75
#define LEAST_SHARE_VIQR 85

/* So many more syllables than Unicode has there must be: one word may be a foreign name. */
#define LEAST_GAIN 2

struct _DvEncodingGuess {
  DvEncodingTally tallies[DV_N_ENCODINGS];
  GHashTable *pieces; /* (element-type utf8): what stood between two spaces so far */
  GHashTable *words;  /* (element-type utf8): all of them, as they stand in Unicode */
  guint n_impossible; /* words that no language writes: H¸, nghÌo */
};

/**
 * dv_encoding_guess_new:
 *
 * Begins a guess. There is one for each group of cells that somebody may have written in one
 * encoding: a column of a sheet, or a whole file.
 *
 * Returns: (transfer full): a guess about nothing yet
 */
DvEncodingGuess *
dv_encoding_guess_new (void)
{
  DvEncodingGuess *guess = g_new0 (DvEncodingGuess, 1);

  for (int i = 0; i < DV_N_ENCODINGS; i++)
    dv_encoding_tally_init (&guess->tallies[i]);
  guess->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guess->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return guess;
}

/**
 * dv_encoding_guess_free:
 * @guess: (nullable) (transfer full): a guess
 */
void
dv_encoding_guess_free (DvEncodingGuess *guess)
{
  if (guess == NULL)
    return;
  for (int i = 0; i < DV_N_ENCODINGS; i++)
    dv_encoding_tally_clear (&guess->tallies[i]);
  g_hash_table_unref (guess->pieces);
  g_hash_table_unref (guess->words);
  g_free (guess);
}

static void
count_as (DvEncodingGuess *guess, DvEncoding encoding, const char *text)
{
  gboolean possible = dv_encoding_is_possible (encoding, text);
  g_autofree char *decoded =
    dv_encoding_decode (possible ? encoding : DV_ENCODING_UNICODE, text, FALSE);

  dv_encoding_tally_add (&guess->tallies[encoding], decoded, possible);
}

static void
remember_words (DvEncodingGuess *guess, const char *text)
{
  char *word;

  for (const char *p = text; (word = dv_encoding_next_word (&p)) != NULL;) {
    gboolean impossible = dv_encoding_word_is_impossible (word);

    if (g_hash_table_add (guess->words, word))
      guess->n_impossible += impossible;
  }
}

static gboolean
is_telling (const char *piece)
{
  for (; *piece != '\0'; piece++)
    if (g_ascii_isalpha (*piece) || (guchar) *piece >= 0x80)
      return TRUE;
  return FALSE;
}

/* Long columns repeat themselves, and decoding in every encoding takes its time. */
static gboolean
has_news (DvEncodingGuess *guess, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t\r\n", -1);
  gboolean news = FALSE;

  for (guint i = 0; pieces[i] != NULL; i++)
    if (is_telling (pieces[i]) && !g_hash_table_contains (guess->pieces, pieces[i]))
      news = g_hash_table_add (guess->pieces, g_strdup (pieces[i]));
  return news;
}

static gboolean
has_enough (const DvEncodingGuess *guess)
{
  return g_hash_table_size (guess->words) >= ENOUGH_WORDS ||
         g_hash_table_size (guess->pieces) >= ENOUGH_PIECES;
}

/**
 * dv_encoding_guess_add:
 * @guess: a guess
 * @text: what stands in a cell, or in a line; UTF-8 (dv_encoding_read_windows() for bytes)
 * @font: (nullable): the family of its font
 *
 * Takes a text into account. A font of an old encoding says what its cell is, and nothing of
 * the others. The same word counts once, however many cells repeat it.
 */
void
dv_encoding_guess_add (DvEncodingGuess *guess, const char *text, const char *font)
{
  DvEncoding by_font = dv_encoding_of_font (font, NULL);
  g_autofree char *valid = NULL;

  g_return_if_fail (guess != NULL);
  g_return_if_fail (text != NULL);

  valid = g_utf8_make_valid (text, -1);
  if (by_font != DV_ENCODING_UNICODE && dv_encoding_is_possible (by_font, valid)) {
    guess->tallies[by_font].score.n_by_font++;
    return;
  }
  if (has_enough (guess) || !has_news (guess, valid))
    return;
  remember_words (guess, valid);
  for (int i = 0; i < DV_N_ENCODINGS; i++)
    if (!g_str_is_ascii (valid) || i == DV_ENCODING_VIQR)
      count_as (guess, (DvEncoding) i, valid);
}

static gboolean
has_share (const DvEncodingScore *score, guint percent)
{
  return score->n_valid * 100 >= score->n_words * percent;
}

/* Ordinary punctuation looks like VIQR: there must be shapes, which it does not look like, and
 * many words with marks. */
static gboolean
may_be_viqr (const DvEncodingGuess *guess)
{
  const DvEncodingTally *tally = &guess->tallies[DV_ENCODING_VIQR];

  return has_share (&tally->score, LEAST_SHARE_VIQR) && tally->n_shaped >= 2 &&
         tally->score.n_words * 4 >= g_hash_table_size (guess->words);
}

static gboolean
is_likely (const DvEncodingGuess *guess, DvEncoding encoding)
{
  const DvEncodingScore *score = &guess->tallies[encoding].score;
  const DvEncodingScore *unicode = &guess->tallies[DV_ENCODING_UNICODE].score;

  if (score->n_valid <= unicode->n_valid || !has_share (score, LEAST_SHARE))
    return FALSE;
  if (score->n_valid - unicode->n_valid + guess->n_impossible < LEAST_GAIN)
    return FALSE;
  return encoding != DV_ENCODING_VIQR || may_be_viqr (guess);
}

static gboolean
is_better (const DvEncodingTally *tally, const DvEncodingTally *best)
{
  guint points = tally->score.n_valid + tally->n_common;
  guint best_points = best->score.n_valid + best->n_common;

  return points * best->score.n_words > best_points * tally->score.n_words;
}

/**
 * dv_encoding_guess_get:
 * @guess: a guess
 *
 * Says which encoding the texts are most likely in, of those whose font does not say it: the one
 * in which the greatest share of the words with marks are Vietnamese syllables, if that is most of
 * them, and more than if nothing is converted. Unicode wins when in doubt.
 *
 * Returns: the encoding; never %DV_ENCODING_AUTO
 */
DvEncoding
dv_encoding_guess_get (const DvEncodingGuess *guess)
{
  DvEncoding best = DV_ENCODING_UNICODE;

  g_return_val_if_fail (guess != NULL, DV_ENCODING_UNICODE);

  for (int i = DV_ENCODING_UNICODE + 1; i < DV_N_ENCODINGS; i++) {
    if (!is_likely (guess, (DvEncoding) i))
      continue;
    if (best == DV_ENCODING_UNICODE || is_better (&guess->tallies[i], &guess->tallies[best]))
      best = (DvEncoding) i;
  }
  return best;
}

/**
 * dv_encoding_guess_get_score:
 * @guess: a guess
 * @encoding: an encoding
 *
 * Returns: what speaks for @encoding
 */
DvEncodingScore
dv_encoding_guess_get_score (const DvEncodingGuess *guess, DvEncoding encoding)
{
  g_return_val_if_fail (guess != NULL, (DvEncodingScore){ 0 });
  g_return_val_if_fail (encoding >= 0 && encoding < DV_N_ENCODINGS, (DvEncodingScore){ 0 });

  return guess->tallies[encoding].score;
}
