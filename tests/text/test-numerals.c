/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-numerals.h"

typedef struct {
  gint64 number;
  const char *expected;
} Case;

static const Case word_cases[] = {
  { 0, "không" },
  { 4, "bốn" },
  { 5, "năm" },
  { 10, "mười" },
  { 11, "mười một" },
  { 14, "mười bốn" },
  { 15, "mười lăm" },
  { 20, "hai mươi" },
  { 21, "hai mươi mốt" },
  { 24, "hai mươi tư" },
  { 25, "hai mươi lăm" },
  { 100, "một trăm" },
  { 101, "một trăm linh một" },
  { 104, "một trăm linh bốn" },
  { 105, "một trăm linh năm" },
  { 110, "một trăm mười" },
  { 555, "năm trăm năm mươi lăm" },
  { 1000, "một nghìn" },
  { 1005, "một nghìn không trăm linh năm" },
  { 1010, "một nghìn không trăm mười" },
  { 2019, "hai nghìn không trăm mười chín" },
  { 21000, "hai mươi mốt nghìn" },
  { 1165878, "một triệu một trăm sáu mươi lăm nghìn tám trăm bảy mươi tám" },
  { 15500000, "mười lăm triệu năm trăm nghìn" },
  { 1000001, "một triệu không trăm linh một" },
  { 1000000000, "một tỷ" },
  { 1000000005, "một tỷ không trăm linh năm" },
  { 2050000000, "hai tỷ không trăm năm mươi triệu" },
  { G_GINT64_CONSTANT (1000000000000), "một nghìn tỷ" },
  { G_GINT64_CONSTANT (1000000000000000000), "một tỷ tỷ" },
  { -15, "âm mười lăm" },
  { G_MAXINT64,
    "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám "
    "trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy" },
};

static const Case digit_cases[] = {
  { 0, "0" },
  { 999, "999" },
  { 1000, "1.000" },
  { 1165878, "1.165.878" },
  { -12345, "-12.345" },
  { -100, "-100" },
  { G_MININT64, "-9.223.372.036.854.775.808" },
};

static const Case dong_cases[] = {
  { 0, "Không đồng" },
  { 15500000, "Mười lăm triệu năm trăm nghìn đồng" },
  { -5000, "Âm năm nghìn đồng" },
};

static const Case hundredth_cases[] = {
  { 0, "0" },       { 5, "0,05" },          { 50, "0,5" },      { 100, "1" },
  { 1250, "12,5" }, { 125075, "1.250,75" }, { -1250, "-12,5" }, { 100000000, "1.000.000" },
};

static void
check (const Case *cases, gsize n, char *(*function) (gint64))
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *actual = function (cases[i].number);

    g_assert_cmpstr (actual, ==, cases[i].expected);
  }
}

static void
test_words (void)
{
  g_autofree char *lowest = dv_text_number_in_words (G_MININT64);

  check (word_cases, G_N_ELEMENTS (word_cases), dv_text_number_in_words);
  check (dong_cases, G_N_ELEMENTS (dong_cases), dv_text_dong_in_words);
  g_assert_true (g_str_has_prefix (lowest, "âm chín tỷ "));
  g_assert_true (g_str_has_suffix (lowest, " linh tám"));
}

static void
test_digits (void)
{
  check (digit_cases, G_N_ELEMENTS (digit_cases), dv_text_format_integer);
  check (hundredth_cases, G_N_ELEMENTS (hundredth_cases), dv_text_format_hundredths);
}

static void
test_roman (void)
{
  static const char *const bad[] = { "", " I", "IIII", "IC", "VX", "A", "MMMM", "IVI", "1", "Ⅳ" };

  for (unsigned int i = 1; i <= 3999; i++) {
    g_autofree char *text = dv_text_format_roman (i);
    unsigned int back = 0;

    g_assert_true (dv_text_parse_roman (text, &back));
    g_assert_cmpuint (back, ==, i);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dv_text_parse_roman (bad[i], NULL));
}

static void
test_roman_edges (void)
{
  g_autofree char *nothing = dv_text_format_roman (0);
  g_autofree char *large = dv_text_format_roman (4000);
  g_autofree char *year = dv_text_format_roman (2019);
  unsigned int number = 0;

  g_assert_cmpstr (nothing, ==, "0");
  g_assert_cmpstr (large, ==, "4000");
  g_assert_cmpstr (year, ==, "MMXIX");
  g_assert_true (dv_text_parse_roman ("xiv", &number));
  g_assert_cmpuint (number, ==, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/numerals/words", test_words);
  g_test_add_func ("/text/numerals/digits", test_digits);
  g_test_add_func ("/text/numerals/roman", test_roman);
  g_test_add_func ("/text/numerals/roman-edges", test_roman_edges);
  return g_test_run ();
}
