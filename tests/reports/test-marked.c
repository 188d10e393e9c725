/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-marked.h"
#include "dv-phrase.h"

#define LIST "Lập danh sách ⟦31|cases⟧ trường hợp, đạt ⟦100%|rate⟧ các chi hội."

/* What a person made of the words, and what the program then knows of the figures. */
typedef struct {
  const char *before;
  const char *typed;
  const char *after;
} Edit;

static const Edit edits[] = {
  { LIST, "Lập danh sách 31 trường hợp, đạt 100% các chi hội.", LIST },
  { LIST, "Hội đã lập xong danh sách 31 trường hợp khó khăn, đạt 100% các chi hội.",
    "Hội đã lập xong danh sách ⟦31|cases⟧ trường hợp khó khăn, đạt ⟦100%|rate⟧ các chi hội." },
  { LIST, "Lập danh sách 32 trường hợp, đạt 100% các chi hội.",
    "Lập danh sách ⟦32|cases⟧ trường hợp, đạt ⟦100%|rate⟧ các chi hội." },
  { LIST, "Lập danh sách, đạt 100% các chi hội.", "Lập danh sách, đạt ⟦100%|rate⟧ các chi hội." },
  { LIST, "", "" },
  { LIST, "Năm 2019, 12 chi hội lập danh sách 31 trường hợp, đạt 100% các chi hội.",
    "Năm 2019, 12 chi hội lập danh sách ⟦31|cases⟧ trường hợp, đạt ⟦100%|rate⟧ các chi hội." },
  { "⟦06|a⟧ và ⟦06|b⟧", "cả 06 và 06 nữa", "cả ⟦06|a⟧ và ⟦06|b⟧ nữa" },
  { "không có số", "có ⟦1|x⟧ số", "có [1|x] số" },
};

static void
edited_words_keep_their_figures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autofree char *after = dv_marked_rebase (edits[i].before, edits[i].typed);

    g_assert_cmpstr (after, ==, edits[i].after);
  }
}

static void
broken_marks_are_words (void)
{
  static const char *const broken[] = { "⟦", "⟧", "⟦31", "⟦31|⟧", "⟦|k⟧", "⟦31|⟦k⟧", "a⟦b⟧c", "|" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *plain = dv_marked_to_plain (broken[i]);

    g_assert_cmpstr (plain, ==, broken[i]);
  }
}

static void
random_edits_keep_the_words (void)
{
  static const char *const words[] = { "31", "trường hợp", "⟦", "⟧", "|", " ", "⟦7|k⟧", "ạ", "\n" };
  g_autoptr (GRand) random = g_rand_new_with_seed (2019);

  for (guint i = 0; i < 3000; i++) {
    g_autoptr (GString) before = g_string_new (NULL);
    g_autoptr (GString) typed = g_string_new (NULL);
    g_autofree char *marked = NULL;
    g_autofree char *plain = NULL;
    g_autofree char *expected = NULL;

    for (guint j = 0; j < 12; j++) {
      g_string_append (before, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (typed, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    }
    marked = dv_marked_rebase (before->str, typed->str);
    plain = dv_marked_to_plain (marked);
    expected = dv_marked_escape (typed->str);
    g_assert_cmpstr (plain, ==, expected);
  }
}

static void
first_letters_follow_their_place (void)
{
  static const char *const pairs[][2] = {
    { "Tổ chức đại hội", "tổ chức đại hội" },   { "UBND phường", "UBND phường" },
    { "Tháng Thanh niên", "Tháng Thanh niên" }, { "Đại hội MTTQ", "đại hội MTTQ" },
    { "Hội LHPN phường", "Hội LHPN phường" },   { "06 quy chế", "06 quy chế" },
    { "Triển khai Tháng", "triển khai Tháng" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *small = dv_phrase_lower_first (pairs[i][0]);

    g_assert_cmpstr (small, ==, pairs[i][1]);
  }
}

static void
verbs_are_said_once (void)
{
  g_autofree char *title = g_strdup ("Ra quân sạch");

  g_assert_cmpstr (dv_phrase_skip_said ("Tổ chức đại hội", "Tổ chức "), ==, "đại hội");
  g_assert_cmpstr (dv_phrase_skip_said ("Tham gia kiểm tra", "tham gia "), ==, "kiểm tra");
  g_assert_cmpstr (dv_phrase_skip_said ("Chuẩn bị tốt", "tổ chức "), ==, "Chuẩn bị tốt");
  g_assert_cmpstr (dv_phrase_skip_said ("Đảng", ""), ==, "Đảng");
  /* A title of the store lies elsewhere in memory than the texts of the program. */
  g_assert_cmpstr (dv_phrase_skip_said (title, "có "), ==, "Ra quân sạch");
  g_assert_cmpstr (dv_phrase_skip_named ("vận động, tuyên truyền thực hiện kiểm đếm",
                                         "Đoàn vận động tuyên truyền giải phóng mặt bằng"),
                   ==, "thực hiện kiểm đếm");
  g_assert_cmpstr (dv_phrase_skip_named ("kiểm tra, giám sát nghị quyết", "Ủy ban Kiểm tra"), ==,
                   "kiểm tra, giám sát nghị quyết");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marked/edits", edited_words_keep_their_figures);
  g_test_add_func ("/marked/broken", broken_marks_are_words);
  g_test_add_func ("/marked/random", random_edits_keep_the_words);
  g_test_add_func ("/phrase/first-letter", first_letters_follow_their_place);
  g_test_add_func ("/phrase/verbs", verbs_are_said_once);
  return g_test_run ();
}
