/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-syllable.h"

static const char *const valid[] = {
  "Nguyễn", "trần",    "LÊ",     "phạm",  "Hoàng",   "huỳnh",
  "Phan",   "vũ",      "võ",     "Đặng",  "bùi",     "Đỗ",
  "hồ",     "Ngô",     "dương",  "lý",    "lí",      "mỹ",
  "mĩ",     "kỳ",      "kì",     "Vy",    "quý",     "quí",
  "Qúy",    "quốc",    "quyền",  "quyết", "quỳnh",   "huỵch",
  "hòa",    "hoà",     "khỏe",   "khoẻ",  "thủy",    "thuỷ",
  "ủy",     "uỷ",      "uyên",   "thuở",  "huệ",     "hoàn",
  "thoại",  "xoáy",    "ngoằn",  "ngoèo", "khuỷu",   "khuya",
  "tuýp",   "nghiêng", "nghề",   "ngã",   "ghế",     "gà",
  "gì",     "gìn",     "giếng",  "giết",  "già",     "giữ",
  "giặc",   "giúp",    "yến",    "yêu",   "y",       "ý",
  "ô",      "ở",       "ừ",      "ong",   "xoong",   "ĐƯỜNG",
  "người",  "rượu",    "hươu",   "cứu",   "chuối",   "tuổi",
  "muốn",   "buồm",    "cây",    "quầy",  "quay",    "xuất",
  "luật",   "tuần",    "nguyệt", "thịt",  "sách",    "nghệch",
  "bệnh",   "biểu",    "chia",   "mua",   "mưa",     "chợ",
  "phép",   "hộp",     "lớp",    "búp",   "e\u0302", "nguye\u0302\u0303n",
  "Ðức",    "tịch",    "xã",     "ấp",    "khóm",    "phường",
};

static const char *const invalid[] = {
  "",       "Nguyẽãn", "nGuyễn",   "NGUYễN", "hOÀ",       "tấc1",   "fê",     "jà",    "wà",
  "zà",     "cế",      "kả",       "ngề",    "nghà",      "gế",     "ghà",    "qà",    "quôn",
  "sách2",  "sàch",    "hoc",      "hòc",    "mất\u0301", "hóà",    "gía",    "toàp",  "tảp",
  "tẽt",    "caì",     "cuả",      "cưả",    "nguỷên",    "nguỳen", "hoàng ", "aỉ",    "tíên",
  "đâ",     "ă",       "mă",       "uô",     "iê",        "tyn",    "byt",    "chyên", "ngyê",
  "thuong", "Müller",  "François", "naïve",  "Garçon",    "señor",  "straße", "Łódź",  "été",
  "ñu",     "đđ",      "nghiêngg", "tr",     "ngh",       "-",      "漢",
};

static void
syllables_are_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++) {
    g_test_message ("%s", valid[i]);
    g_assert_true (dv_syllable_is_valid (valid[i]));
  }
}

static void
what_is_none_is_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++) {
    g_test_message ("%s", invalid[i]);
    g_assert_false (dv_syllable_is_valid (invalid[i]));
  }
  g_assert_false (dv_syllable_is_valid ("a\xFF"));
}

/* The tones that may stand on a rhyme: all six, or two of them before p, t, c and ch. */
static void
ends_restrict_tones (void)
{
  static const char *const open[] = { "tan", "tàn", "tản", "tãn", "tán", "tạn" };
  static const char *const stopped[] = { "tat", "tàt", "tảt", "tãt", "tát", "tạt" };
  static const char *const palatal[] = { "tach", "tàch", "tảch", "tãch", "tách", "tạch" };

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++) {
    g_assert_true (dv_syllable_is_valid (open[i]));
    g_assert_cmpint (dv_syllable_is_valid (stopped[i]), ==, i >= 4);
    g_assert_cmpint (dv_syllable_is_valid (palatal[i]), ==, i >= 4);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/syllable/syllables_are_known", syllables_are_known);
  g_test_add_func ("/syllable/what_is_none_is_refused", what_is_none_is_refused);
  g_test_add_func ("/syllable/ends_restrict_tones", ends_restrict_tones);
  return g_test_run ();
}
