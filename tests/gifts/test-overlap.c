/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-identify.h"
#include "dv-overlap.h"
#include "dv-ruling.h"
#include "dv-share-condition.h"
#include "dv-share-reason.h"

/* Plain values: no store. */

static void
keys_know_no_marks_and_no_capitals (void)
{
  static const struct {
    const char *name, *key;
  } cases[] = {
    { "Nguyễn Thị Hòa", "nguyen thi hoa" },
    { "NGUYEN THI HOA", "nguyen thi hoa" },
    { "  Đỗ   Văn Đức ", "do van duc" },
    { "Lê-Văn (Bảy)", "le van bay" },
    { "", "" },
    { NULL, "" },
  };
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dv_name_keys_make (keys, cases[i].name), ==, cases[i].key);
}

static void
traits_match_when_nothing_contradicts (void)
{
  static const struct {
    DvTraits a, b;
    gboolean same;
  } cases[] = {
    /* a year agrees with a day in it */
    { { .birth = "1950", .unit = 5 }, { .birth = "1950-03-02", .unit = 5 }, TRUE },
    { { .birth = "1950-03" }, { .birth = "1950-03-02" }, TRUE },
    { { .birth = "1950-04" }, { .birth = "1950-03-02" }, FALSE },
    { { .birth = "1950", .unit = 5 }, { .birth = "1951", .unit = 5 }, FALSE },
    /* another group, but the same address */
    { { .birth = "1950", .unit = 5 }, { .birth = "1950", .unit = 6 }, FALSE },
    { { .birth = "1950", .unit = 5, .address = "Số 12, ngõ 5" },
      { .birth = "1950", .unit = 6, .address = "so 12 ngo 5" },
      TRUE },
    /* a name and a group are not enough */
    { { .unit = 5 }, { .unit = 5 }, FALSE },
    { { .unit = 5, .birth = "1950" }, { .unit = 5 }, FALSE },
    { { .address = "Số 12" }, { .address = "số 12", .birth = "1950" }, TRUE },
    { { .birth = "1950", .sex = "male" }, { .birth = "1950", .sex = "female" }, FALSE },
    { { .birth = "1950", .sex = "male" }, { .birth = "1950" }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (dv_traits_match (&cases[i].a, &cases[i].b) == cases[i].same);
    g_assert_true (dv_traits_match (&cases[i].b, &cases[i].a) == cases[i].same);
  }
}

static void
names_agree_where_one_has_no_marks (void)
{
  g_assert_true (dv_traits_names_agree ("Nguyễn Văn Hoà", "nguyễn văn hòa"));
  g_assert_true (dv_traits_names_agree ("NGUYEN VAN HOA", "Nguyễn Văn Hóa"));
  g_assert_false (dv_traits_names_agree ("Nguyễn Văn Hòa", "Nguyễn Văn Hóa"));
  g_assert_false (dv_traits_names_agree ("Nguyễn Văn Hoa", "Nguyễn Văn Hòa"));
}

static gint64
find (DvRegister *people, DvNameKeys *keys, const char *name, const char *birth, gint64 unit)
{
  DvTraits traits = { .name = name, .birth = birth, .unit = unit };
  gint64 household;
  g_autofree char *key = g_strdup (dv_name_keys_make (keys, name));

  traits.key = key;
  return dv_register_find (people, &traits, &household);
}

static void
the_register_names_one_person_or_nobody (void)
{
  static const struct {
    gint64 row;
    DvTraits traits;
  } known[] = {
    { 1, { .name = "Nguyễn Thị Hòa", .birth = "1950-03-02", .unit = 5 } },
    { 2, { .name = "Nguyễn Thị Hoa", .birth = "1950-07-01", .unit = 5 } },
    { 3, { .name = "Trần Văn Nam", .birth = "1948", .unit = 5 } },
    { 4, { .name = "Trần Văn Nam", .birth = "1948", .unit = 6 } },
  };
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();
  g_autoptr (DvRegister) people = dv_register_new (keys);

  dv_register_want (people, "nguyen thi hoa");
  dv_register_want (people, "tran van nam");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    dv_register_add (people, known[i].row, 0, &known[i].traits);
  g_assert_cmpint (find (people, keys, "Nguyễn Thị Hoà", "1950", 5), ==, 1);
  g_assert_cmpint (find (people, keys, "nguyễn thị hoa", "1950", 5), ==, 2);
  /* without marks it can be either */
  g_assert_cmpint (find (people, keys, "NGUYEN THI HOA", "1950", 5), ==, 0);
  g_assert_cmpint (find (people, keys, "NGUYEN THI HOA", "1950-03-02", 5), ==, 1);
  /* other marks are a slip only when the day is the same */
  g_assert_cmpint (find (people, keys, "Nguyễn Thị Họa", "1950-03-02", 5), ==, 1);
  g_assert_cmpint (find (people, keys, "Nguyễn Thị Họa", "1950", 5), ==, 0);
  g_assert_cmpint (find (people, keys, "Trần Văn Nam", "1948", 6), ==, 4);
  g_assert_cmpint (find (people, keys, "Trần Văn Nam", "1948", 0), ==, 0);
  g_assert_cmpint (find (people, keys, "Lê Văn Lạ", "1948", 5), ==, 0);
}

static GArray *
make_lines (const DvCampaignLine *lines, guint n, DvNameKeys *keys, GStringChunk *texts)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (DvCampaignLine));

  g_array_append_vals (array, lines, n);
  for (guint i = 0; i < n; i++) {
    DvTraits *traits = &g_array_index (array, DvCampaignLine, i).traits;

    if (traits->name == NULL)
      traits->name = "";
    traits->key = g_string_chunk_insert (texts, dv_name_keys_make (keys, traits->name));
  }
  dv_identify (array, NULL);
  return array;
}

static void
strangers_on_several_sheets_meet (void)
{
  static const DvCampaignLine lines[] = {
    { .list = 0, .traits = { .name = "Lạ Văn Người", .birth = "1950" } },
    { .list = 1, .traits = { .name = "LA VAN NGUOI", .birth = "1950-02-03" }, .household = 9 },
    { .list = 2, .traits = { .name = "lạ văn người", .birth = "1950-02-04" } },
    { .list = 2, .traits = { .name = "Lạ Văn Người", .birth = "1950-02-03" } },
  };
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();
  GStringChunk *texts = g_string_chunk_new (64);
  g_autoptr (GArray) all = make_lines (lines, G_N_ELEMENTS (lines), keys, texts);
  const DvCampaignLine *read = (const DvCampaignLine *) (gpointer) all->data;

  g_assert_cmpuint (read[0].who, ==, read[1].who);
  /* once the day is known, another day is somebody else */
  g_assert_cmpuint (read[2].who, !=, read[0].who);
  g_assert_cmpuint (read[3].who, ==, read[0].who);
  /* what one list says of the household goes for the others */
  g_assert_cmpint (read[0].household, ==, 9);
  g_assert_cmpint (read[2].household, ==, 0);
  g_string_chunk_free (texts);
}

typedef struct {
  const char *what;
  DvGiftRule rule;
  DvCampaignLine lines[4];
  guint n_lines;
  const char *hits; /* types and states in order */
} OverlapCase;

static char *
describe (GArray *hits)
{
  static const char states[] = "owxam";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const DvOverlapHit *hit = &g_array_index (hits, DvOverlapHit, i);

    g_string_append_printf (text, "%s%s:%u-%u:%c", i > 0 ? " " : "",
                            dv_overlap_type_get_code (hit->type) + strlen ("same-"), hit->first,
                            hit->second, states[hit->state]);
  }
  return g_string_free (text, FALSE);
}

static void
each_type_answers_to_its_own_number (void)
{
  static const OverlapCase cases[] = {
    { "nobody twice", { 1, 1, 1, 1 }, { { .person = 1 }, { .list = 1, .person = 2 } }, 2, "" },
    { "on two lists",
      { 1, 1, 1, 1 },
      { { .person = 1 }, { .list = 1, .person = 1 } },
      2,
      "person:0-1:o" },
    { "two are given",
      { 2, 1, 1, 1 },
      { { .person = 1 }, { .list = 1, .person = 1 } },
      2,
      "person:0-1:w" },
    { "but not from one source",
      { 2, 1, 1, 1 },
      { { .person = 1, .source = 7 }, { .list = 1, .person = 1, .source = 7 } },
      2,
      "person:0-1:o" },
    { "two from one source",
      { 2, 2, 1, 1 },
      { { .person = 1, .source = 7 }, { .list = 1, .person = 1, .source = 7 } },
      2,
      "person:0-1:w" },
    { "three of two",
      { 2, 1, 1, 1 },
      { { .person = 1 }, { .list = 1, .person = 1 }, { .list = 2, .person = 1 } },
      3,
      "person:0-1:o person:0-2:o person:1-2:o" },
    { "twice in one list, whatever the rule",
      { 9, 9, 9, 9 },
      { { .person = 1 }, { .person = 1 } },
      2,
      "record:0-1:o" },
    { "an exception",
      { 1, 1, 1, 1 },
      { { .person = 1 }, { .list = 1, .person = 1, .exception = "cháy nhà" } },
      2,
      "person:0-1:x" },
    { "one household",
      { 1, 1, 1, 1 },
      { { .person = 1, .household = 5 }, { .person = 2, .household = 5 } },
      2,
      "household:0-1:o" },
    { "two for a household",
      { 1, 1, 2, 1 },
      { { .person = 1, .household = 5 }, { .list = 1, .person = 2, .household = 5 } },
      2,
      "household:0-1:w" },
    { "the same need besides",
      { 2, 1, 2, 1 },
      { { .person = 1, .household = 5, .need = "house" },
        { .list = 1, .person = 2, .household = 5, .need = "house" } },
      2,
      "household:0-1:w need:0-1:o" },
    { "another need",
      { 1, 1, 2, 1 },
      { { .person = 1, .household = 5, .need = "house" },
        { .list = 1, .person = 2, .household = 5, .need = "illness" } },
      2,
      "household:0-1:w" },
    { "the same need of somebody without a household",
      { 2, 1, 1, 1 },
      { { .person = 1, .need = "house" }, { .list = 1, .person = 1, .need = "house" } },
      2,
      "person:0-1:w need:0-1:o" },
    { "the same need of one person in a household",
      { 2, 1, 1, 2 },
      { { .person = 1, .household = 5, .need = "house" },
        { .list = 1, .person = 1, .household = 5, .need = "house" } },
      2,
      "person:0-1:w need:0-1:w" },
  };
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();
  GStringChunk *texts = g_string_chunk_new (64);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) lines = make_lines (cases[i].lines, cases[i].n_lines, keys, texts);
    g_autoptr (GArray) hits = dv_overlap_find (lines, &cases[i].rule);
    g_autofree char *text = describe (hits);

    g_test_message ("%s", cases[i].what);
    g_assert_cmpstr (text, ==, cases[i].hits);
  }
  g_string_chunk_free (texts);
}

/* A home for the aged is one household of hundreds: every line is told of, not every pair. */
static void
a_large_household_does_not_drown_the_rest (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DvCampaignLine));
  g_autoptr (GArray) hits = NULL;
  const DvGiftRule rule = { 1, 1, 1, 1 };

  for (guint i = 0; i < 500; i++) {
    DvCampaignLine line = { .person = i + 1, .household = 3, .who = i + 1 };

    g_array_append_val (lines, line);
  }
  hits = dv_overlap_find (lines, &rule);
  g_assert_cmpuint (hits->len, ==, 499);
}

static void
a_ruling_is_found_by_person_and_by_line (void)
{
  g_autoptr (DvRulings) rulings = dv_rulings_new ();
  const DvRulingEnd ha = { "person-a", "line-a" }, hb = { "person-b", "line-b" };
  const DvRulingEnd known_later = { "person-c", "line-c" }, a_again = { "person-a", "line-d" };
  DvOverlapState state;
  const char *reason, *first, *second;

  dv_rulings_add (rulings, "same-household", "person-b", "person-a", "allowed", "hai quà khác");
  dv_rulings_add (rulings, "same-person", "line-a", "line-d", "mended", NULL);
  dv_rulings_add (rulings, "same-household", "line-c", "person-a", "allowed", NULL);
  g_assert_true (dv_rulings_find (rulings, DV_OVERLAP_HOUSEHOLD, &ha, &hb, &state, &reason));
  g_assert_cmpint (state, ==, DV_OVERLAP_ACCEPTED);
  g_assert_cmpstr (reason, ==, "hai quà khác");
  g_assert_false (dv_rulings_find (rulings, DV_OVERLAP_NEED, &ha, &hb, &state, &reason));
  /* whoever was not in the register when it was decided is there now */
  g_assert_true (
    dv_rulings_find (rulings, DV_OVERLAP_HOUSEHOLD, &ha, &known_later, &state, &reason));
  g_assert_true (dv_rulings_find (rulings, DV_OVERLAP_PERSON, &a_again, &ha, &state, &reason));
  g_assert_cmpint (state, ==, DV_OVERLAP_MENDED);
  /* two people are written down as such, two gifts of one person by their lines */
  dv_ruling_choose_ends (&ha, &hb, &first, &second);
  g_assert_cmpstr (first, ==, "person-a");
  g_assert_cmpstr (second, ==, "person-b");
  dv_ruling_choose_ends (&ha, &a_again, &first, &second);
  g_assert_cmpstr (first, ==, "line-a");
  g_assert_cmpstr (second, ==, "line-d");
}

static void
ages_are_reckoned_as_far_as_they_are_known (void)
{
  static const struct {
    const char *birth, *on;
    gboolean known;
    guint age;
  } cases[] = {
    { "1950-03-02", "2020-03-02", TRUE, 70 }, { "1950-03-02", "2020-03-01", TRUE, 69 },
    { "1950-03", "2020-03-01", TRUE, 70 },    { "1950-04", "2020-03-01", TRUE, 69 },
    { "1950", "2020-01-01", TRUE, 70 },       { NULL, "2020-01-01", FALSE, 0 },
    { "2021", "2020-01-01", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint age = 0;

    g_assert_true (dv_share_reckon_age (cases[i].birth, cases[i].on, &age) == cases[i].known);
    g_assert_cmpuint (age, ==, cases[i].age);
  }
}

static void
conditions_fit_or_not (void)
{
  static const gint64 policy[] = { 3, 4 }, other[] = { 9 };
  static const struct {
    DvShareCondition condition;
    DvShareNeed need;
    gboolean fits;
  } cases[] = {
    { { 0 }, { 0 }, TRUE },
    { { .categories = policy, .n_categories = 2 },
      { .categories = other, .n_categories = 1 },
      FALSE },
    { { .categories = policy, .n_categories = 2 }, { .category = 4 }, TRUE },
    { { .categories = policy, .n_categories = 2 },
      { .categories = policy + 1, .n_categories = 1 },
      TRUE },
    { { .categories = policy, .n_categories = 2 }, { 0 }, FALSE },
    { { .standard = "poor" }, { .standard = "poor" }, TRUE },
    { { .standard = "poor" }, { .standard = "near-poor" }, FALSE },
    { { .standard = "poor" }, { 0 }, FALSE },
    { { .unit = 5 }, { .unit = 5 }, TRUE },
    { { .unit = 5 }, { .unit = 6 }, FALSE },
    { { .age_from = 70 }, { .birth = "1950" }, TRUE },
    { { .age_from = 71 }, { .birth = "1950" }, FALSE },
    { { .age_to = 15 }, { .birth = "1950" }, FALSE },
    { { .age_from = 70 }, { 0 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (dv_share_condition_fits (&cases[i].condition, &cases[i].need, "2020-02-01") ==
                   cases[i].fits);
}

static void
the_declared_order (void)
{
  static const DvShareNeed order[] = {
    { .rank = 1, .birth = "1999" },
    { .rank = 2, .standard = "poor", .birth = "1980" },
    { .rank = 2, .standard = "near-poor", .birth = "1930" },
    { .rank = 2, .birth = "1931", .sort = "b" },
    { .rank = 2, .birth = "1940", .sort = "a" },
    { .rank = 2, .birth = "1940", .sort = "b" },
    { .rank = 2, .sort = "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (order); k++) {
      int compared = dv_share_need_compare (&order[i], &order[k]);

      g_assert_cmpint ((compared > 0) - (compared < 0), ==, (i > k) - (i < k));
    }
  }
}

static void
everybody_left_out_hears_why (void)
{
  static const DvGiftRule rule = { 1, 1, 1, 1 };
  static const DvShareSource source = { 1 };
  static const gboolean yes = TRUE, no = FALSE;
  static const DvSharePerson people[] = {
    { 0, &yes, NULL, 0 }, { 0, &yes, NULL, 0 }, { 1, &yes, NULL, 0 },
    { 2, &no, NULL, 0 },  { 3, &yes, NULL, 1 }, { 3, &yes, NULL, 0 },
  };
  static const DvShareOutcome wanted[] = { DV_SHARE_RECEIVES, DV_SHARE_HOUSEHOLD,
                                           DV_SHARE_USED_UP,  DV_SHARE_NO_CONDITION,
                                           DV_SHARE_HAS_GIFT, DV_SHARE_HOUSEHOLD };
  const DvShareProblem problem = { &source, 1, people, G_N_ELEMENTS (people), 4, &rule };
  g_autoptr (GArray) grants = dv_share_solve (&problem);
  g_autofree DvShareOutcome *outcomes = dv_share_explain (&problem, grants);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *sentence = dv_share_outcome_describe (outcomes[i], "X");

    g_assert_cmpint (outcomes[i], ==, wanted[i]);
    g_assert_true (g_str_has_suffix (sentence, "."));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gifts/keys-know-no-marks-and-no-capitals", keys_know_no_marks_and_no_capitals);
  g_test_add_func ("/gifts/traits-match-when-nothing-contradicts",
                   traits_match_when_nothing_contradicts);
  g_test_add_func ("/gifts/names-agree-where-one-has-no-marks", names_agree_where_one_has_no_marks);
  g_test_add_func ("/gifts/the-register-names-one-person-or-nobody",
                   the_register_names_one_person_or_nobody);
  g_test_add_func ("/gifts/strangers-on-several-sheets-meet", strangers_on_several_sheets_meet);
  g_test_add_func ("/gifts/each-type-answers-to-its-own-number",
                   each_type_answers_to_its_own_number);
  g_test_add_func ("/gifts/a-large-household-does-not-drown-the-rest",
                   a_large_household_does_not_drown_the_rest);
  g_test_add_func ("/gifts/a-ruling-is-found-by-person-and-by-line",
                   a_ruling_is_found_by_person_and_by_line);
  g_test_add_func ("/gifts/ages-are-reckoned-as-far-as-they-are-known",
                   ages_are_reckoned_as_far_as_they_are_known);
  g_test_add_func ("/gifts/conditions-fit-or-not", conditions_fit_or_not);
  g_test_add_func ("/gifts/the-declared-order", the_declared_order);
  g_test_add_func ("/gifts/everybody-left-out-hears-why", everybody_left_out_hears_why);
  return g_test_run ();
}
