/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-collate.h"

/* Each list stands in its order; every pair of it is compared. */
static const char *const alphabet[] = {
  "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m",
  "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", NULL,
};
static const char *const tones[] = { "ma", "mà", "mả", "mã", "má", "mạ", "man", NULL };
static const char *const words[] = {
  "",    "an",  "An",      "AN",      "àn",     "an bình", "Anh",     "ánh",    "ảnh bìa", "ăn",
  "dân", "dấn", "dần dần", "dân vận", "đa",     "đảng",    "Đảng bộ", "em",     "hoa",     "hòa",
  "hỏa", "hóa", "Hoan",    "nguyen",  "Nguyên", "nguyễn",  "thi",     "\u0391", NULL,
};
static const char *const numbers[] = {
  "", "0", "1", "TDP", "TDP 2", "TDP 02A", "TDP 10", "TDP 10 B", "TDP 100", "TDP A", NULL,
};
static const char *const names[] = {
  "Trần Thị An",     "Nguyễn Văn Án", "Đỗ An Bình",      "Nguyễn Bình",    "NGUYỄN VĂN CỪ",
  "Nguyễn Thị Dung", "Dương Văn Đức", "Đỗ Văn Đức",      "Hoàng Văn Hoa",  "Đỗ Văn Hòa",
  "Hoàng Văn Hòa",   "Trần Quang",    "Trần Minh Quang", "Trần Văn Quang", NULL,
};

static int
sign (int n)
{
  return (n > 0) - (n < 0);
}

static void
check_order (const char *const *list, char *(*make_key) (const char *) )
{
  for (int i = 0; list[i] != NULL; i++)
    for (int j = 0; list[j] != NULL; j++) {
      g_autofree char *a = make_key (list[i]);
      g_autofree char *b = make_key (list[j]);

      g_test_message ("%s [%s] and %s [%s]", list[i], a, list[j], b);
      g_assert_cmpint (sign (g_strcmp0 (a, b)), ==, sign (i - j));
      g_assert_true (g_utf8_validate (a, -1, NULL));
    }
}

static void
test_order (void)
{
  check_order (alphabet, dv_text_sort_key);
  check_order (tones, dv_text_sort_key);
  check_order (words, dv_text_sort_key);
}

static void
test_numbers (void)
{
  g_autofree char *many = g_strnfill (500, '9');

  check_order (numbers, dv_text_sort_key);
  g_assert_cmpint (dv_text_compare ("TDP 9", "TDP 08"), >, 0);
  g_assert_cmpint (dv_text_compare (many, "1"), >, 0);
}

static void
test_names (void)
{
  check_order (names, dv_text_name_sort_key);
}

static void
test_equal (void)
{
  g_autofree char *upper = dv_text_name_sort_key ("TRẦN MINH ANH");
  g_autofree char *lower = dv_text_name_sort_key ("Trần Minh Anh");
  g_autofree char *other = dv_text_name_sort_key ("Trần Văn Anh");

  g_assert_cmpint (dv_text_compare ("hòa", "hoà"), ==, 0);
  g_assert_cmpint (dv_text_compare ("Ngo\u0323c", "Ngọc"), ==, 0);
  g_assert_cmpint (dv_text_compare ("\u00D0ông", "Đông"), ==, 0);
  g_assert_cmpint (dv_text_compare (NULL, ""), ==, 0);
  g_assert_cmpstr (upper, <, other);
  g_assert_cmpstr (lower, <, upper);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/collate/order", test_order);
  g_test_add_func ("/text/collate/numbers", test_numbers);
  g_test_add_func ("/text/collate/names", test_names);
  g_test_add_func ("/text/collate/equal", test_equal);
  return g_test_run ();
}
