/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-match-address.h"
#include "dv-match-words.h"
#include "dv-matcher.h"

/* A ward of made-up people around those who are compared, so that names are as common as they are.
 */
static void
add_ward (DvMatcher *matcher, guint n)
{
  static const char *const families[] = { "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm" };
  static const char *const givens[] = { "An",   "Anh", "Bình", "Hoa",  "Hòa", "Hùng",
                                        "Khải", "Lan", "Long", "Minh", "Nam", "Sơn" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *name =
      g_strdup_printf ("%s %s %s", families[i / 5 % G_N_ELEMENTS (families)],
                       i / 31 % 2 == 0 ? "Thị" : "Văn", givens[i % G_N_ELEMENTS (givens)]);
    g_autofree char *birth =
      g_strdup_printf ("%u-%02u-%02u", 1930 + i % 80, 2 + i % 11, 2 + i % 27);
    g_autofree char *address = g_strdup_printf ("Số %u phố Ngọc Lâm", 1000 + i);
    DvMatchPerson person = {
      .name = name, .birth = birth, .address = address, .unit = 1 + i % 20, .household = 1000 + i
    };

    dv_matcher_add (matcher, &person);
  }
}

static double
score (const DvMatchPerson *a, const DvMatchPerson *b, guint32 *reasons)
{
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  guint first = dv_matcher_add (matcher, a), second = dv_matcher_add (matcher, b);

  add_ward (matcher, 3000);
  return dv_matcher_score (matcher, first, second, reasons);
}

static void
words_of_names_are_compared (void)
{
  static const struct {
    const char *a;
    const char *b;
    DvWordMatch match;
  } cases[] = {
    { "nguyễn", "nguyễn", DV_WORD_SAME },  { "nguyễn", "nguyển", DV_WORD_TONE },
    { "hùng", "hưng", DV_WORD_MARKS },     { "nguyễn", "nguyeenx", DV_WORD_UNMARKED },
    { "đức", "dduwcs", DV_WORD_UNMARKED }, { "vy", "vi", DV_WORD_SOUND },
    { "dung", "giung", DV_WORD_SOUND },    { "sâm", "xâm", DV_WORD_SOUND },
    { "chung", "trung", DV_WORD_SOUND },   { "lam", "nam", DV_WORD_SOUND },
    { "hoàng", "huỳnh", DV_WORD_SOUND },   { "khải", "khảii", DV_WORD_SLIP },
    { "khải", "hkải", DV_WORD_SLIP },      { "nguyễn", "ng", DV_WORD_INITIAL },
    { "thị", "t", DV_WORD_INITIAL },       { "lan", "hùng", DV_WORD_OTHER },
  };
  g_autoptr (DvMatchWords) words = dv_match_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint a = dv_match_words_add (words, cases[i].a), b = dv_match_words_add (words, cases[i].b);

    g_test_message ("%s %s", cases[i].a, cases[i].b);
    g_assert_cmpint (dv_match_words_compare (words, a, b), ==, cases[i].match);
    g_assert_cmpint (dv_match_words_compare (words, b, a), ==, cases[i].match);
  }
}

static void
one_address_is_written_in_many_ways (void)
{
  static const char *const same[] = { "Số 12, ngõ 5 phố Ngọc Lâm", "12/5 Ngọc Lâm",
                                      "so 12 ngo 5 pho ngoc lam", "ngõ 5, số 12, Ngọc Lâm",
                                      "SN 12 ngõ 5 đường Ngọc Lâm, tổ 7" };
  static const char *const others[] = { "Số 12 phố Ngọc Lâm", "Số 13, ngõ 5 phố Ngọc Lâm",
                                        "12/5 Lâm Du", "Ngọc Lâm", NULL };
  DvMatchAddress first, read;

  dv_match_address_read (same[0], &first);
  g_assert_cmpuint (first.whole, !=, 0);
  for (guint i = 1; i < G_N_ELEMENTS (same); i++) {
    dv_match_address_read (same[i], &read);
    g_test_message ("%s", same[i]);
    g_assert_cmpuint (read.whole, ==, first.whole);
    g_assert_cmpuint (read.street, ==, first.street);
  }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    dv_match_address_read (others[i], &read);
    g_assert_cmpuint (read.whole, !=, first.whole);
  }
  dv_match_address_read ("Ngọc Lâm", &read);
  g_assert_cmpuint (read.whole, ==, 0);
  g_assert_cmpuint (read.street, ==, first.street);
}

#define HOME    .address = "Số 5, ngõ 12 phố Ái Mộ", .unit = 3
#define AT_HOME HOME, .household = 7

/* What a ward meets: each pair, whether it is one person, and a reason that has to be given. */
static const struct {
  DvMatchPerson a;
  DvMatchPerson b;
  gboolean same;
  guint32 reason;
} pairs[] = {
  { { "Nguyễn Văn Khải", "1950-03-05", HOME },
    { "NGUYỄN VĂN KHẢI", "1950-03-05", HOME },
    TRUE,
    DV_MATCH_SAME_NAME },
  { { "Nguyễn Văn Khải", "1950-03-05", HOME },
    { "nguyen van khai", "1950", HOME },
    TRUE,
    DV_MATCH_NAME_MARKS },
  { { "Nguyễn Văn Khải", "1950-03-05", HOME },
    { "Nguyeenx Vawn Khair", "1950", HOME },
    TRUE,
    DV_MATCH_NAME_MARKS },
  { { "Nguyễn Văn Khải", "1950-03-05", HOME },
    { "Nguyễn Khải", "1950-03-05", HOME },
    TRUE,
    DV_MATCH_NAME_MIDDLE },
  { { "Nguyễn Thị Hoa", "1950-03-05", HOME },
    { "Ng. T. Hoa", "1950-03-05", HOME },
    TRUE,
    DV_MATCH_NAME_INITIALS },
  { { "Nguyễn Thị Hoa", "1950-03-05", HOME },
    { "Hoa Nguyễn Thị", "1950-03-05", HOME },
    TRUE,
    DV_MATCH_NAME_ORDER },
  { { "Nguyễn Thị Hoa", "1950-03-05", HOME },
    { "Bà Nguyễn Thị Hoa", "1950-05-03", HOME },
    TRUE,
    DV_MATCH_BIRTH_SWAPPED },
  { { "Lê Văn Sơn", "1960-07-15", HOME },
    { "Lê Văn Xơn", "1960-07-15", HOME },
    TRUE,
    DV_MATCH_NAME_SOUND },
  { { "Lê Văn Sơn", "1960-07-15", HOME },
    { "Lê Văn Tèo", "1960-07-15", HOME },
    TRUE,
    DV_MATCH_NICKNAME },
  { { "Trần Văn Minh", "1971-02-09", .id_number = "000071123456" },
    { "Trần Văn Minh", "1971", .id_number = "000071123456", .address = "9 Lâm Du" },
    TRUE,
    DV_MATCH_SAME_ID },
  { { "Trần Văn Minh", "1971-02-09", .id_number = "000071123456", .old_id_number = "000123456" },
    { "Tran Minh", "1971", .id_number = "000123456" },
    TRUE,
    DV_MATCH_SAME_OLD_ID },
  { { "Trần Văn Minh", "1971-02-09", .id_number = "000071123456", HOME },
    { "Trần Văn Minh", "1971-02-09", .id_number = "000071132456", HOME },
    TRUE,
    DV_MATCH_ID_SLIP },
  /* Brothers. */
  { { "Nguyễn Văn An", "1980-04-05", AT_HOME },
    { "Nguyễn Văn Anh", "1983-09-20", AT_HOME },
    FALSE,
    DV_MATCH_OTHER_BIRTH },
  { { "Nguyễn Văn An", "1980", AT_HOME }, { "Nguyễn Văn Anh", "1983", AT_HOME }, FALSE, 0 },
  /* Father and son. */
  { { "Nguyễn Văn Khải", "1950", AT_HOME },
    { "Nguyễn Văn Khải", "1978", AT_HOME },
    FALSE,
    DV_MATCH_OTHER_BIRTH },
  /* Twins, whose numbers follow one upon the other. */
  { { "Phạm Văn Long", "1990-06-07", "male", "000090111110", AT_HOME },
    { "Phạm Văn Lân", "1990-06-07", "male", "000090111111", AT_HOME },
    FALSE,
    0 },
  /* Namesakes. */
  { { "Nguyễn Thị Hoa", "1950", .unit = 3 },
    { "Nguyễn Thị Hoa", "1950", .unit = 9 },
    FALSE,
    DV_MATCH_COMMON_NAME },
  { { "Nguyễn Thị Hoa", "1950-03-05", .id_number = "000150111111" },
    { "Nguyễn Thị Hoa", "1950-03-05", .id_number = "000150987654" },
    FALSE,
    DV_MATCH_OTHER_ID },
  { { "Nguyễn Thị Hoa", "1950-03-05", HOME },
    { "Nguyễn Văn Hùng", "1950-03-05", HOME },
    FALSE,
    DV_MATCH_OTHER_NAME },
};

static void
what_a_ward_meets_is_told_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    guint32 reasons;
    double found = score (&pairs[i].a, &pairs[i].b, &reasons);

    g_test_message ("%u: %s / %s: %f %x", i, pairs[i].a.name, pairs[i].b.name, found, reasons);
    if (pairs[i].same)
      g_assert_cmpfloat (found, >=, DV_MATCH_THRESHOLD);
    else
      g_assert_cmpfloat (found, <, DV_MATCH_THRESHOLD);
    g_assert_cmphex (reasons & pairs[i].reason, ==, pairs[i].reason);
  }
}

static void
a_rare_name_says_more_than_a_common_one (void)
{
  DvMatchPerson rare = { "Khuất Duy Điệp", "1950" }, common = { "Nguyễn Văn An", "1950" };
  guint32 reasons;

  g_assert_cmpfloat (score (&rare, &rare, &reasons), >, score (&common, &common, &reasons));
}

static const char *
pick (GRand *random, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (random, 0, (gint32) n)];
}

/* Any two entries, with whatever is missing or odd. */
static DvMatchPerson
make_any (GRand *random)
{
  static const char *const names[] = { "Nguyễn Văn An",
                                       "AN",
                                       "",
                                       NULL,
                                       "Ng. V. A.",
                                       "(Tý)",
                                       "x\xff",
                                       "Trần Thị Ngọc Ánh Nguyệt Minh Châu",
                                       "Bà",
                                       "nguyen an" };
  static const char *const births[] = { NULL,         "1950", "1950-03", "1950-03-05",
                                        "1950-05-03", "2020", "x",       "1951-03-05" };
  static const char *const numbers[] = { NULL, "000050123456", "000050123465", "000123456", "12" };
  static const char *const places[] = { NULL, "Số 5 Ái Mộ", "5 ái mộ", "Ái Mộ", "///", "1 2 3" };
  static const char *const sexes[] = { NULL, "male", "female", "other" };
  DvMatchPerson person = {
    .name = pick (random, names, G_N_ELEMENTS (names)),
    .birth = pick (random, births, G_N_ELEMENTS (births)),
    .sex = pick (random, sexes, G_N_ELEMENTS (sexes)),
    .id_number = pick (random, numbers, G_N_ELEMENTS (numbers)),
    .old_id_number = pick (random, numbers, G_N_ELEMENTS (numbers)),
    .address = pick (random, places, G_N_ELEMENTS (places)),
    .phone = pick (random, numbers, G_N_ELEMENTS (numbers)),
    .unit = g_rand_int_range (random, 0, 3),
    .household = g_rand_int_range (random, 0, 3),
  };

  return person;
}

static void
a_score_does_not_depend_on_the_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  const guint n = 300;

  for (guint i = 0; i < n; i++) {
    DvMatchPerson person = make_any (random);

    dv_matcher_add (matcher, &person);
  }
  for (guint a = 0; a < n; a++) {
    guint32 reasons, turned;

    g_assert_cmpfloat (dv_matcher_score (matcher, a, a, &reasons), ==, 1);
    for (guint b = 0; b < a; b++) {
      double found = dv_matcher_score (matcher, a, b, &reasons);

      g_assert_true (found >= 0 && found <= 1);
      g_assert_cmpfloat (found, ==, dv_matcher_score (matcher, b, a, &turned));
      g_assert_cmphex (reasons, ==, turned);
    }
  }
}

static void
a_run_finds_each_pair_once_the_likeliest_first (void)
{
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  g_autoptr (GArray) found = NULL;
  guint expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    if (!pairs[i].same)
      continue;
    dv_matcher_add (matcher, &pairs[i].a);
    dv_matcher_add (matcher, &pairs[i].b);
    expected++;
  }
  add_ward (matcher, 3000);
  found = dv_matcher_run (matcher, DV_MATCH_THRESHOLD, NULL, NULL);
  g_assert_cmpuint (found->len, >=, expected);
  for (guint i = 1; i < found->len; i++) {
    const DvMatchPair *before = &g_array_index (found, DvMatchPair, i - 1);
    const DvMatchPair *pair = &g_array_index (found, DvMatchPair, i);

    g_assert_cmpuint (pair->a, <, pair->b);
    g_assert_cmpfloat (before->score, >=, pair->score);
    g_assert_false (before->a == pair->a && before->b == pair->b);
  }
}

static void
cancel (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
a_run_can_be_stopped (void)
{
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_ward (matcher, 20000);
  dv_matcher_set_progress (matcher, cancel, cancellable);
  g_assert_null (dv_matcher_run (matcher, DV_MATCH_THRESHOLD, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
nobody_matches_nobody (void)
{
  g_autoptr (DvMatcher) matcher = dv_matcher_new ();
  g_autoptr (GArray) found = dv_matcher_run (matcher, DV_MATCH_THRESHOLD, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/words_of_names_are_compared", words_of_names_are_compared);
  g_test_add_func ("/match/one_address_is_written_in_many_ways",
                   one_address_is_written_in_many_ways);
  g_test_add_func ("/match/what_a_ward_meets_is_told_apart", what_a_ward_meets_is_told_apart);
  g_test_add_func ("/match/a_rare_name_says_more_than_a_common_one",
                   a_rare_name_says_more_than_a_common_one);
  g_test_add_func ("/match/a_score_does_not_depend_on_the_order",
                   a_score_does_not_depend_on_the_order);
  g_test_add_func ("/match/a_run_finds_each_pair_once_the_likeliest_first",
                   a_run_finds_each_pair_once_the_likeliest_first);
  g_test_add_func ("/match/a_run_can_be_stopped", a_run_can_be_stopped);
  g_test_add_func ("/match/nobody_matches_nobody", nobody_matches_nobody);

  return g_test_run ();
}
