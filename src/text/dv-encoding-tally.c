/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-tally.h"

#include <string.h>

#include "dv-encoding-private.h"
#include "dv-letter.h"
#include "dv-syllable.h"

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

/* What a word has beside the letters of ASCII. */
typedef struct {
  gboolean has_letter;
  gboolean has_marks;
  gboolean has_shape;
  gboolean is_impossible;
} Traits;

/**
 * dv_encoding_tally_init:
 * @tally: (out caller-allocates): a tally; clear with dv_encoding_tally_clear()
 *
 * Begins to count.
 */
void
dv_encoding_tally_init (DvEncodingTally *tally)
{
  *tally = (DvEncodingTally){
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
}

/**
 * dv_encoding_tally_clear:
 * @tally: a tally
 *
 * Frees what @tally holds.
 */
void
dv_encoding_tally_clear (DvEncodingTally *tally)
{
  g_clear_pointer (&tally->seen, g_hash_table_unref);
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

/**
 * dv_encoding_next_word:
 * @p: (inout): where to read on
 *
 * Returns: (transfer full) (nullable): the next word; %NULL at the end
 */
char *
dv_encoding_next_word (const char **p)
{
  const char *start;

  while (**p != '\0' && !is_word_char (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  start = *p;
  while (**p != '\0' && is_word_char (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  return *p > start ? g_strndup (start, (gsize) (*p - start)) : NULL;
}

/**
 * dv_encoding_word_is_impossible:
 * @word: a word
 *
 * Returns: %TRUE if no language writes @word: with a sign among its letters (H¸) or with a marked
 *   capital behind small letters (nghÌo)
 */
gboolean
dv_encoding_word_is_impossible (const char *word)
{
  return read_traits (word).is_impossible;
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
count_word (DvEncodingTally *tally, const char *word, const Traits *traits, gboolean may_be_valid)
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

/**
 * dv_encoding_tally_add:
 * @tally: a tally
 * @text: UTF-8, decoded
 * @may_be_valid: whether the encoding of the tally is possible; its words are counted anyway
 *
 * Counts the words with marks that were not counted before. A word of one letter says nothing.
 */
void
dv_encoding_tally_add (DvEncodingTally *tally, const char *text, gboolean may_be_valid)
{
  char *word;

  for (const char *p = text; (word = dv_encoding_next_word (&p)) != NULL; g_free (word)) {
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

/**
 * dv_encoding_is_possible:
 * @encoding: an encoding
 * @text: UTF-8
 *
 * Returns: %FALSE if @text holds what a program never made of bytes in @encoding
 */
gboolean
dv_encoding_is_possible (DvEncoding encoding, const char *text)
{
  if (encoding == DV_ENCODING_UNICODE)
    return TRUE;
  if (encoding == DV_ENCODING_VIQR)
    return g_str_is_ascii (text);
  return !has_unicode_letter (text);
}
