/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "dv-collate.h"
#include "dv-encoding-guess.h"
#include "dv-fold.h"
#include "dv-name.h"
#include "dv-numerals.h"
#include "dv-syllable.h"

#define ROUNDS 20000

static char *
random_bytes (void)
{
  int length = g_test_rand_int_range (0, 40);
  char *bytes = g_malloc0 ((gsize) length + 1);

  for (int i = 0; i < length; i++)
    bytes[i] = (char) g_test_rand_int_range (1, 256);
  return bytes;
}

/* Characters from the blocks where the rules are, so that they meet one another. Without Hangul:
 * its letters compose with one another when the mark between them is dropped. */
static char *
random_text (void)
{
  static const gunichar starts[] = { 0x20, 0xA0, 0x180, 0x300, 0x1E00, 0x2000, 0xFE80, 0x370 };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 30); i > 0; i--) {
    gunichar start = starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))];

    g_string_append_unichar (text, start + (gunichar) g_test_rand_int_range (0, 0x80));
  }
  return g_string_free (text, FALSE);
}

static gsize
count_words (const char *text)
{
  gsize n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

static void
check_folding (const char *text)
{
  g_autofree char *fold = dv_text_fold (text);
  g_autofree char *fold_case = dv_text_fold_case (text);
  g_autofree char *fold_again = dv_text_fold (fold_case);
  g_autofree char *case_again = dv_text_fold_case (fold_case);

  g_assert_true (g_utf8_validate (fold, -1, NULL));
  g_assert_true (g_utf8_validate (fold_case, -1, NULL));
  g_assert_cmpuint (count_words (fold), ==, count_words (fold_case));
  g_assert_cmpstr (fold_again, ==, fold);
  g_assert_cmpstr (case_again, ==, fold_case);
  g_assert_true (dv_text_word_agrees (fold, fold_case, FALSE));
  g_assert_true (dv_text_word_agrees (fold_case, fold_case, TRUE));
}

static void
check_normalizing (const char *text)
{
  g_autofree char *normal = dv_text_normalize (text);
  g_autofree char *again = dv_text_normalize (normal);
  g_autofree char *fold = dv_text_fold (text);
  g_autofree char *fold_normal = dv_text_fold (normal);

  g_assert_cmpstr (again, ==, normal);
  if (normal != NULL)
    g_assert_cmpstr (fold_normal, ==, fold);
}

static void
check_keys (const char *text)
{
  g_autofree char *key = dv_text_sort_key (text);
  g_autofree char *name_key = dv_text_name_sort_key (text);
  g_autofree char *family = NULL;

  dv_name_split (text, &family, NULL, NULL);
  dv_text_parse_roman (text, NULL);
  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_true (g_utf8_validate (name_key, -1, NULL));
  g_assert_true (g_utf8_validate (family, -1, NULL));
}

static void
check_decoding (const char *text)
{
  DvEncoding encoding = (DvEncoding) g_test_rand_int_range (0, DV_N_ENCODINGS);
  gsize length = strlen (text);
  g_autofree char *decoded = dv_encoding_decode (encoding, text, g_test_rand_bit ());
  g_autofree char *composed = g_utf8_normalize (decoded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *from_bytes = dv_encoding_decode_bytes (encoding, text, length);
  g_autofree char *windows = dv_encoding_read_windows (text, length);
  g_autofree char *from_windows = dv_encoding_decode (encoding, windows, FALSE);

  g_assert_true (g_utf8_validate (decoded, -1, NULL));
  g_assert_cmpstr (decoded, ==, composed);
  g_assert_true (g_utf8_validate (from_bytes, -1, NULL));
  if (encoding != DV_ENCODING_UNICODE)
    g_assert_cmpstr (from_bytes, ==, from_windows);
  dv_syllable_is_valid (text);
}

static void
check_guessing (const char *text)
{
  DvEncoding column = (DvEncoding) g_test_rand_int_range (0, DV_N_ENCODINGS);
  g_autofree char *as_chosen = dv_encoding_decode_cell (text, NULL, column);
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
  g_autofree char *decoded = NULL;

  dv_encoding_guess_add (guess, text, g_test_rand_bit () ? ".VnTime" : NULL);
  for (int i = 0; i < DV_N_ENCODINGS; i++) {
    DvEncodingScore score = dv_encoding_guess_get_score (guess, (DvEncoding) i);

    g_assert_cmpuint (score.n_valid, <=, score.n_words);
  }
  decoded = dv_encoding_decode_cell (text, NULL, dv_encoding_guess_get (guess));
  g_assert_true (g_utf8_validate (decoded, -1, NULL));
  g_assert_true (g_utf8_validate (as_chosen, -1, NULL));
}

static void
check_all (char *(*make) (void) )
{
  for (int i = 0; i < ROUNDS; i++) {
    g_autofree char *text = make ();

    check_folding (text);
    check_normalizing (text);
    check_keys (text);
    check_decoding (text);
    check_guessing (text);
  }
}

static void
test_bytes (void)
{
  check_all (random_bytes);
}

static void
test_text (void)
{
  check_all (random_text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fuzz/bytes", test_bytes);
  g_test_add_func ("/text/fuzz/text", test_text);
  return g_test_run ();
}
