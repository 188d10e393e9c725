/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-fold.h"

typedef struct {
  const char *query;
  const char *word;
  gboolean prefix;
  gboolean expected;
} Case;

static const Case cases[] = {
  { "nguyen", "nguyễn", FALSE, TRUE },
  { "nguyên", "nguyễn", FALSE, TRUE },
  { "nguyễn", "nguyễn", FALSE, TRUE },
  { "nguyễn", "nguyên", FALSE, FALSE },
  { "nguyễn", "nguyen", FALSE, FALSE },
  { "nguyen", "nguyên", FALSE, TRUE },
  { "nguyẽn", "nguyễn", FALSE, TRUE },
  { "nguyển", "nguyễn", FALSE, FALSE },
  { "nguy", "nguyễn", FALSE, FALSE },
  { "nguy", "nguyễn", TRUE, TRUE },
  { "nguyê", "nguyễn", TRUE, TRUE },
  { "nguyễ", "nguyễn", TRUE, TRUE },
  { "nguyễ", "nguyên", TRUE, FALSE },
  { "nguỹ", "nguyễn", TRUE, TRUE },
  { "nguyễnn", "nguyễn", TRUE, FALSE },
  { "hòa", "hoà", FALSE, TRUE },
  { "hoà", "hòa", FALSE, TRUE },
  { "hò", "hòa", TRUE, TRUE },
  { "hò", "hoà", TRUE, TRUE },
  { "hò", "hoá", TRUE, FALSE },
  { "hò", "hoàn", TRUE, TRUE },
  { "hò", "ho", TRUE, FALSE },
  { "thủ", "thuỷ", TRUE, TRUE },
  { "thuy", "thủy", FALSE, TRUE },
  { "quy", "quý", FALSE, TRUE },
  { "quý", "quý", FALSE, TRUE },
  { "d", "đức", TRUE, TRUE },
  { "đ", "đức", TRUE, TRUE },
  { "đ", "dũng", TRUE, FALSE },
  { "duc", "đức", FALSE, TRUE },
  { "đuc", "đức", FALSE, TRUE },
  { "đưc", "đức", FALSE, TRUE },
  { "an", "ân", FALSE, TRUE },
  { "ân", "an", FALSE, FALSE },
  { "ăn", "ân", FALSE, FALSE },
  { "o", "ơ", FALSE, TRUE },
  { "ô", "ơ", FALSE, FALSE },
  { "ế", "ê", TRUE, FALSE },
  { "", "an", TRUE, TRUE },
  { "", "an", FALSE, FALSE },
  { "12", "125", TRUE, TRUE },
  { "12", "125", FALSE, FALSE },
  { "muller", "müller", FALSE, TRUE },
  { "müller", "muller", FALSE, FALSE },
  { "đồngtâm", "đồngtám", FALSE, FALSE },
  { "đồngtam", "đồngtám", FALSE, TRUE },
};

static void
test_agrees (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *query = dv_text_fold_case (cases[i].query);
    g_autofree char *word = dv_text_fold_case (cases[i].word);
    gboolean actual = dv_text_word_agrees (query, word, cases[i].prefix);

    g_test_message ("%s, %s, %s", query, word, cases[i].prefix ? "prefix" : "whole");
    g_assert_cmpint (actual, ==, cases[i].expected);
  }
}

/* However far a word is typed, and with whatever placement of the tone, it is found. */
static void
test_typing (void)
{
  static const char *const words[] = {
    "hòa",   "hoà",   "nguyễn", "thủy", "thuỷ", "quý",
    "khuỷu", "đường", "ngoằn",  "khỏe", "oanh", "giếng",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *word = dv_text_fold_case (words[i]);

    for (const char *end = words[i]; *end != '\0'; end = g_utf8_next_char (end)) {
      g_autofree char *typed = g_strndup (words[i], (gsize) (end - words[i]));
      g_autofree char *query = dv_text_fold_case (typed);
      g_autofree char *plain = dv_text_fold (typed);

      g_assert_true (dv_text_word_agrees (query, word, TRUE));
      g_assert_true (dv_text_word_agrees (plain, word, TRUE));
    }
  }
}

static void
test_has_marks (void)
{
  g_assert_false (dv_text_word_has_marks (""));
  g_assert_false (dv_text_word_has_marks ("nguyen12"));
  g_assert_true (dv_text_word_has_marks ("dân"));
  g_assert_true (dv_text_word_has_marks ("đinh"));
  g_assert_true (dv_text_word_has_marks ("và"));
  g_assert_true (dv_text_word_has_marks ("ñu"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/word/agrees", test_agrees);
  g_test_add_func ("/text/word/typing", test_typing);
  g_test_add_func ("/text/word/has-marks", test_has_marks);
  return g_test_run ();
}
