/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-guess.h"

#include <string.h>

#include "dv-encoding-private.h"
#include "dv-letter.h"
#include "dv-syllable.h"

/* So many different words decide; what comes after them is not looked at. */
#define ENOUGH_WORDS  4000
#define ENOUGH_PIECES (4 * ENOUGH_WORDS)

/* Of the words with marks, so many in a hundred must be syllables. */
#define LEAST_SHARE      75
#define LEAST_SHARE_VIQR 85

/* So many more syllables than Unicode has there must be: one word may be a foreign name. */
#define LEAST_GAIN 2

/* Words of names, addresses and headings. Two encodings may make syllables of the same bytes, Phạm
 * and Phếm; then it is these that tell them apart. */
static const char *const common_words[] = {
  "nguyễn", "trần", "lê",   "phạm",  "hoàng", "huỳnh", "vũ",   "võ",   "đặng",   "bùi",
  "đỗ",     "hồ",   "ngô",  "dương", "lý",    "đinh",  "đào",  "đoàn", "trịnh",  "thị",
  "văn",    "đức",  "hữu",  "ngọc",  "xuân",  "công",  "hải",  "hạnh", "hương",  "hằng",
  "hùng",   "dũng", "sơn",  "tuấn",  "bình",  "tổ",    "dân",  "phố",  "phường", "xã",
  "huyện",  "quận", "tỉnh", "đường", "số",    "nhà",   "thôn", "hộ",   "người",  "và",
  "của",    "các",  "có",   "không", "được",  "là",    "đã",   "chưa", "nghèo",  "năm",
  "họ",     "tên",  "ngày", "tháng", "địa",   "chỉ",   "giới", "tính", "nữ",     "ghi",
  "chú",    "việc", "nước", "hội",   "đảng",  "ủy",    "tiền",
};

typedef struct {
  GHashTable *seen; /* (element-type utf8): the words counted, as they read */
  DvEncodingScore score;
  guint n_common; /* syllables of common_words */
  guint n_shaped; /* syllables with ă â đ ê ô ơ ư */
} Tally;

struct _DvEncodingGuess {
  Tally tallies[DV_N_ENCODINGS];
  GHashTable *pieces; /* (element-type utf8): what stood between two spaces so far */
  GHashTable *words;  /* (element-type utf8): all of them, as they stand in Unicode */
  guint n_impossible; /* words that no language writes: H¸, nghÌo */
};

/* What a word has beside the letters of ASCII. */
typedef struct {
  gboolean has_letter;
  gboolean has_marks;
  gboolean has_shape;
  gboolean is_impossible;
} Traits;

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
    guess->tallies[i].seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
    g_hash_table_unref (guess->tallies[i].seen);
  g_hash_table_unref (guess->pieces);
  g_hash_table_unref (guess->words);
  g_free (guess);
}

/* Signs that old encodings use as letters stand inside words; spaces and quotes do not. */
static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c);
  return !g_unichar_isspace (c) && (c < 0x2000 || c > 0x206F) && c != 0xAB && c != 0xBB;
}

/* Superscripts and ordinals stand behind letters: m², Nº. */
static gboolean
is_sign (gunichar c)
{
  return c >= 0x80 && c < 0x100 && !g_unichar_isalpha (c) &&
         strchr ("\xB2\xB3\xB9\xB0", (int) c) == NULL;
}

static Traits
read_traits (const char *word)
{
  Traits traits = { 0 };
  gboolean has_sign = FALSE;
  gboolean has_small = FALSE;
  gboolean has_late_capital = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    DvLetter letter = dv_letter_from_char (c);

    traits.has_letter = traits.has_letter || g_unichar_isalpha (c);
    traits.has_marks = traits.has_marks || c >= 0x80;
    traits.has_shape = traits.has_shape || (letter.shape != DV_SHAPE_NONE && c >= 0x80);
    has_sign = has_sign || is_sign (c);
    has_late_capital = has_late_capital || (has_small && c >= 0x80 && g_unichar_isupper (c));
    has_small = has_small || g_unichar_islower (c);
  }
  traits.is_impossible = (has_sign && traits.has_letter) || has_late_capital;
  return traits;
}

static char *
next_word (const char **p)
{
  const char *start;

  while (**p != '\0' && !is_word_char (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  start = *p;
  while (**p != '\0' && is_word_char (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  return *p > start ? g_strndup (start, (gsize) (*p - start)) : NULL;
}

static gboolean
is_common (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (strcmp (common_words[i], lower) == 0)
      return TRUE;
  return FALSE;
}

static void
count_word (Tally *tally, const char *word, const Traits *traits, gboolean may_be_valid)
{
  gboolean valid;

  if (!traits->has_letter || !traits->has_marks || g_utf8_strlen (word, 8) < 2)
    return;
  if (!g_hash_table_add (tally->seen, g_strdup (word)))
    return;
  valid = may_be_valid && dv_syllable_is_valid (word);
  tally->score.n_words++;
  tally->score.n_valid += valid;
  tally->n_common += valid && is_common (word);
  tally->n_shaped += valid && traits->has_shape;
}

static void
count_text (Tally *tally, const char *text, gboolean may_be_valid)
{
  char *word;

  for (const char *p = text; (word = next_word (&p)) != NULL; g_free (word)) {
    Traits traits = read_traits (word);

    count_word (tally, word, &traits, may_be_valid);
  }
}

/* A letter that only Unicode has: whoever reads bytes one by one never gets it. */
static gboolean
has_unicode_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (dv_windows_1252_code (c) > 0xFF && (g_unichar_isalpha (c) || g_unichar_ismark (c)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
may_be (DvEncoding encoding, const char *text)
{
  if (encoding == DV_ENCODING_UNICODE)
    return TRUE;
  if (encoding == DV_ENCODING_VIQR)
    return g_str_is_ascii (text);
  return !has_unicode_letter (text);
}

static void
count_as (DvEncodingGuess *guess, DvEncoding encoding, const char *text)
{
  gboolean possible = may_be (encoding, text);
  g_autofree char *decoded =
    dv_encoding_decode (possible ? encoding : DV_ENCODING_UNICODE, text, FALSE);

  count_text (&guess->tallies[encoding], decoded, possible);
}

static void
remember_words (DvEncodingGuess *guess, const char *text)
{
  char *word;

  for (const char *p = text; (word = next_word (&p)) != NULL;) {
    gboolean impossible = read_traits (word).is_impossible;

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
  if (by_font != DV_ENCODING_UNICODE && may_be (by_font, valid)) {
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
  const Tally *tally = &guess->tallies[DV_ENCODING_VIQR];

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
is_better (const Tally *tally, const Tally *best)
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

static guint
count_valid (const char *text, DvEncoding encoding, gboolean upper)
{
  g_autofree char *decoded = dv_encoding_decode (encoding, text, upper);
  Tally tally = { .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  count_text (&tally, decoded, TRUE);
  g_hash_table_unref (tally.seen);
  return tally.score.n_valid;
}

/**
 * dv_encoding_of_cell:
 * @text: what stands in a cell, in UTF-8
 * @font: (nullable): the family of its font
 * @column: what dv_encoding_guess_get() says of its column, or what a person chose
 *
 * Says how to read one cell. Its font decides before its column, and what is plainly Unicode is
 * Unicode whatever both say: people type Unicode into cells that still have an old font.
 *
 * Returns: the encoding of the cell
 */
DvEncoding
dv_encoding_of_cell (const char *text, const char *font, DvEncoding column)
{
  gboolean upper = FALSE;
  DvEncoding encoding = dv_encoding_of_font (font, &upper);

  g_return_val_if_fail (text != NULL, DV_ENCODING_UNICODE);

  if (encoding == DV_ENCODING_UNICODE)
    encoding = MAX (column, DV_ENCODING_UNICODE);
  if (encoding == DV_ENCODING_UNICODE || !may_be (encoding, text))
    return DV_ENCODING_UNICODE;
  if (count_valid (text, DV_ENCODING_UNICODE, FALSE) > count_valid (text, encoding, upper))
    return DV_ENCODING_UNICODE;
  return encoding;
}

/**
 * dv_encoding_decode_cell:
 * @text: what stands in a cell, in UTF-8
 * @font: (nullable): the family of its font
 * @column: as for dv_encoding_of_cell()
 *
 * Reads one cell as dv_encoding_of_cell() says; an upper-case font gives capitals.
 *
 * Returns: (transfer full): the text in NFC
 */
char *
dv_encoding_decode_cell (const char *text, const char *font, DvEncoding column)
{
  gboolean upper = FALSE;

  dv_encoding_of_font (font, &upper);
  return dv_encoding_decode (dv_encoding_of_cell (text, font, column), text, upper);
}
