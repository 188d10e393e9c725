/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-fold.h"

typedef struct {
  const char *text;
  const char *expected;
} Case;

static const Case normal_cases[] = {
  { "", "" },
  { "  Ngọc \t Lâm ", "Ngọc Lâm" },
  { "Ngo\u0323c La\u0302m", "Ngọc Lâm" },
  { "\u00EA\u0301", "ế" },
  { "a\u200B\u0301", "á" },
  { "a\u0341", "á" },
  { "\u00D0ẢNG \u1EE6Y", "ĐẢNG ỦY" },
  { "Q\u00D0-UBND", "QĐ-UBND" },
  { "\u00D0/c", "Đ/c" },
  { "\u0189ức", "Đức" },
  { "\u00D0E\u0302\u0300", "ĐỀ" },
  { "\u00D0\u00D0\u00C2N", "ĐĐÂN" },
  { "\u00C6\u00D0\u00DE", "\u00C6\u00D0\u00DE" },
  { "so\u00ADft\uFEFF h\u2060y\u200Dp", "soft hyp" },
  { "một\u00A0\u2003hai", "một hai" },
  { "một\r\nhai\rba\u2028bốn", "một \nhai\nba\nbốn" },
  { "a\n\n  b", "a\n\n b" },
  { "\x01"
    "a\x1F"
    "b",
    "ab" },
  { "hòa hoà Thủy", "hòa hoà Thủy" },
};

static const Case fold_cases[] = {
  { "", "" },
  { "Nguyễn Văn Cừ", "nguyen van cu" },
  { "ĐẢNG ỦY", "dang uy" },
  { "\u00D0\u1EA2NG", "dang" },
  { "\u00F0 \u0256 \u0189", "d d d" },
  { "đường\tNgọc   Lâm, số 12/5B", "duong ngoc lam so 12 5b" },
  { "  -- (a) -- ", "a" },
  { "Sho\u031B\u0300n", "shon" },
  { "Müller ñandú", "muller nandu" },
  { "ngo\u200Bc", "ngoc" },
  { "q\u0301", "q" },
  { "-\u0301-", "" },
  { "12\u00A0000", "12 000" },
  { "a\xFF"
    "b",
    "a b" },
  { "\uAC00 Ω", "\uAC00 ω" },
};

static const Case case_cases[] = {
  { "Hòa Thủy KHỎE", "hoà thuỷ khoẻ" },
  { "hoà thuỷ khoẻ", "hoà thuỷ khoẻ" },
  { "Ủy Uỷ", "uỷ uỷ" },
  { "quý qúy QUỶ", "quý qúy quỷ" },
  { "TOÁN hoặc của khuỷu ngoài", "toán hoặc của khuỷu ngoài" },
  { "HO\u0300A", "hoà" },
  { "\u00D0ức", "đức" },
  { "Mu\u0308ller", "müller" },
  { "Tổ dân phố số 3, P.Ngọc Lâm", "tổ dân phố số 3 p ngọc lâm" },
};

static void
check (const Case *cases, gsize n, char *(*function) (const char *) )
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *actual = function (cases[i].text);
    g_autofree char *again = function (actual);

    g_assert_cmpstr (actual, ==, cases[i].expected);
    g_assert_cmpstr (again, ==, cases[i].expected);
  }
}

static void
test_normalize (void)
{
  check (normal_cases, G_N_ELEMENTS (normal_cases), dv_text_normalize);
  g_assert_null (dv_text_normalize (NULL));
  g_assert_null (dv_text_normalize ("a\xFF"));
  g_assert_null (dv_text_normalize ("\xC3"));
}

static void
test_fold (void)
{
  g_autofree char *nothing = dv_text_fold (NULL);

  check (fold_cases, G_N_ELEMENTS (fold_cases), dv_text_fold);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_fold_case (void)
{
  g_autofree char *nothing = dv_text_fold_case (NULL);

  check (case_cases, G_N_ELEMENTS (case_cases), dv_text_fold_case);
  g_assert_cmpstr (nothing, ==, "");
}

/* Every letter of the alphabet with every tone, composed and not, in both cases. */
static void
test_alphabet (void)
{
  static const char *const rows[] = {
    "aàảãáạAÀẢÃÁẠăằẳẵắặĂẰẲẴẮẶâầẩẫấậÂẦẨẪẤẬ", "eèẻẽéẹEÈẺẼÉẸêềểễếệÊỀỂỄẾỆ", "iìỉĩíịIÌỈĨÍỊ",
    "oòỏõóọOÒỎÕÓỌôồổỗốộÔỒỔỖỐỘơờởỡớợƠỜỞỠỚỢ", "uùủũúụUÙỦŨÚỤưừửữứựƯỪỬỮỨỰ", "yỳỷỹýỵYỲỶỸÝỴ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *expected = g_strnfill ((gsize) g_utf8_strlen (rows[i], -1), rows[i][0]);
    g_autofree char *apart = g_utf8_normalize (rows[i], -1, G_NORMALIZE_NFD);
    g_autofree char *folded = dv_text_fold (rows[i]);
    g_autofree char *folded_apart = dv_text_fold (apart);
    g_autofree char *together = dv_text_normalize (apart);

    g_assert_cmpstr (folded, ==, expected);
    g_assert_cmpstr (folded_apart, ==, expected);
    g_assert_cmpstr (together, ==, rows[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold/normalize", test_normalize);
  g_test_add_func ("/text/fold/fold", test_fold);
  g_test_add_func ("/text/fold/fold-case", test_fold_case);
  g_test_add_func ("/text/fold/alphabet", test_alphabet);
  return g_test_run ();
}
