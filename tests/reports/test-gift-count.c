/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-gift-count.h"

/* Lines of lists as tables: what stands where, and what the sums are. */

typedef struct {
  const char *name;
  gint64 unit;
  gint64 person;
  gint64 household;
  gint64 category;
  gint64 source;
  gint64 amount;
  const char *state;
} Row;

static const char *const units[] = { NULL, "Tổ dân phố 12", "Tổ dân phố 5" };
static const char *const categories[] = { NULL, "Hộ nghèo", "Trẻ em nghèo" };

static const Row rows[] = {
  { "Nguyễn Thị Oanh", 1, 11, 101, 1, 7, 500000, "received" },
  { "Trần Văn Ân", 2, 12, 102, 1, 7, 500000, "by-proxy" },
  { "Lê Thị An", 2, 13, 102, 2, 8, 300000, "absent" },
  { "Phạm Đức Đào", 2, 0, 0, 0, 0, 300000, "planned" },
  { "Bùi Thị Dung", 0, 14, 0, 1, 8, 200000, "refused" },
  /* The same person once more. */
  { "Nguyễn Thị Oanh", 1, 11, 101, 1, 8, 300000, "planned" },
};

static void
add_list (DvGifts *gifts, gint64 row, const char *state)
{
  DvGiftList list = { .row = row, .id = "", .title = "Quà Tết", .state = state };

  g_array_append_val (gifts->lists, list);
}

static void
add_source (DvGifts *gifts, gint64 row, const char *name)
{
  DvGiftSource source = { .row = row, .name = name };

  g_array_append_val (gifts->sources, source);
}

static void
add_row (DvGifts *gifts, guint i)
{
  const Row *row = &rows[i];
  DvGiftLine line = { .row = 1000 + i,
                      .id = "",
                      .list = 1,
                      .person = row->person,
                      .household = row->household,
                      .unit = row->unit,
                      .category = row->category,
                      .source = row->source,
                      .amount = row->amount,
                      .name = row->name,
                      .unit_name = units[row->unit],
                      .category_name = categories[row->category],
                      .goods = row->amount == 300000 ? "01 túi quà" : NULL,
                      .state = row->state };

  g_array_append_val (gifts->lines, line);
}

static DvGifts *
make_gifts (const char *state)
{
  DvGifts *gifts = g_new0 (DvGifts, 1);

  gifts->lists = g_array_new (FALSE, FALSE, sizeof (DvGiftList));
  gifts->sources = g_array_new (FALSE, FALSE, sizeof (DvGiftSource));
  gifts->lines = g_array_new (FALSE, FALSE, sizeof (DvGiftLine));
  gifts->texts = g_string_chunk_new (16);
  add_list (gifts, 1, state);
  add_source (gifts, 7, "Quỹ Vì người nghèo");
  add_source (gifts, 8, "Doanh nghiệp");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (gifts, i);
  return gifts;
}

static void
test_groups_then_given_names (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("approved");
  g_autoptr (GPtrArray) sections = dv_gift_sections (gifts);
  static const struct {
    const char *unit;
    const char *names;
    gint64 amount;
  } wanted[] = {
    { "Tổ dân phố 5", "Lê Thị An|Trần Văn Ân|Phạm Đức Đào", 1100000 },
    { "Tổ dân phố 12", "Nguyễn Thị Oanh|Nguyễn Thị Oanh", 800000 },
    { NULL, "Bùi Thị Dung", 200000 },
  };

  g_assert_cmpuint (sections->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < sections->len; i++) {
    const DvGiftSection *section = g_ptr_array_index (sections, i);
    g_autoptr (GString) names = g_string_new (NULL);

    for (guint j = 0; j < section->lines->len; j++)
      g_string_append_printf (names, "%s%s", j > 0 ? "|" : "",
                              ((DvGiftLine *) g_ptr_array_index (section->lines, j))->name);
    g_assert_cmpstr (section->name, ==, wanted[i].unit);
    g_assert_cmpstr (names->str, ==, wanted[i].names);
    g_assert_cmpint (section->amount, ==, wanted[i].amount);
  }
}

static void
test_one_sum_of_all (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("paid");
  g_autoptr (GPtrArray) lines = dv_gift_counted_lines (gifts);
  g_autoptr (GPtrArray) totals = dv_gift_totals (gifts, lines, DV_GIFT_BY_NOTHING);
  const DvGiftTotal *all = g_ptr_array_index (totals, 0);

  g_assert_cmpuint (totals->len, ==, 1);
  g_assert_cmpuint (all->gifts, ==, 6);
  g_assert_cmpuint (all->people, ==, 5);
  g_assert_cmpuint (all->households, ==, 2);
  g_assert_cmpuint (all->no_household, ==, 2);
  g_assert_cmpuint (all->received, ==, 1);
  g_assert_cmpuint (all->by_proxy, ==, 1);
  g_assert_cmpuint (all->absent, ==, 1);
  g_assert_cmpuint (all->refused, ==, 1);
  g_assert_cmpuint (all->open, ==, 2);
  g_assert_cmpint (all->planned, ==, 2100000);
  g_assert_cmpint (all->paid, ==, 1000000);
}

static void
test_sums_by_group_category_and_source (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("locked");
  g_autoptr (GPtrArray) lines = dv_gift_counted_lines (gifts);
  g_autoptr (GPtrArray) totals =
    dv_gift_totals (gifts, lines, DV_GIFT_BY_UNIT | DV_GIFT_BY_CATEGORY | DV_GIFT_BY_SOURCE);
  static const struct {
    const char *unit;
    const char *category;
    const char *source;
    guint gifts;
    gint64 planned;
  } wanted[] = {
    { "Tổ dân phố 5", "Hộ nghèo", "Quỹ Vì người nghèo", 1, 500000 },
    { "Tổ dân phố 5", "Trẻ em nghèo", "Doanh nghiệp", 1, 300000 },
    { "Tổ dân phố 5", NULL, NULL, 1, 300000 },
    { "Tổ dân phố 12", "Hộ nghèo", "Doanh nghiệp", 1, 300000 },
    { "Tổ dân phố 12", "Hộ nghèo", "Quỹ Vì người nghèo", 1, 500000 },
    { NULL, "Hộ nghèo", "Doanh nghiệp", 1, 200000 },
  };

  g_assert_cmpuint (totals->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < totals->len; i++) {
    const DvGiftTotal *total = g_ptr_array_index (totals, i);

    g_assert_cmpstr (total->unit_name, ==, wanted[i].unit);
    g_assert_cmpstr (total->category_name, ==, wanted[i].category);
    g_assert_cmpstr (total->source_name, ==, wanted[i].source);
    g_assert_cmpuint (total->gifts, ==, wanted[i].gifts);
    g_assert_cmpint (total->planned, ==, wanted[i].planned);
  }
}

/* Whatever is summed up for, the sums together are the sum of all. */
static void
test_parts_make_the_whole (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("settled");
  g_autoptr (GPtrArray) lines = dv_gift_counted_lines (gifts);

  for (guint by = 0; by < 8; by++) {
    g_autoptr (GPtrArray) totals = dv_gift_totals (gifts, lines, (DvGiftBy) by);
    gint64 planned = 0, paid = 0;
    guint n = 0;

    for (guint i = 0; i < totals->len; i++) {
      const DvGiftTotal *total = g_ptr_array_index (totals, i);

      n += total->gifts;
      planned += total->planned;
      paid += total->paid;
      g_assert_cmpuint (total->gifts, ==,
                        total->received + total->by_proxy + total->absent + total->refused +
                          total->open);
    }
    g_assert_cmpuint (n, ==, 6);
    g_assert_cmpint (planned, ==, 2100000);
    g_assert_cmpint (paid, ==, 1000000);
  }
}

static void
test_a_draft_is_not_counted (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("draft");
  g_autoptr (GPtrArray) lines = dv_gift_counted_lines (gifts);

  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_goods_are_counted (void)
{
  g_autoptr (DvGifts) gifts = make_gifts ("paid");
  g_autoptr (GPtrArray) lines = dv_gift_counted_lines (gifts);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *goods = dv_gift_goods (lines);

  g_assert_cmpstr (goods, ==, "01 túi quà (3 suất)");
  g_assert_null (dv_gift_goods (none));
}

static void
test_numbers_of_groups (void)
{
  static const char *const wanted[][2] = {
    { "Tổ dân phố 5", "5" },
    { "Tổ dân phố số 12", "12" },
    { "TDP 7", "7" },
    { "Tổ dân phố Phố Mới", "Tổ dân phố Phố Mới" },
    { "Chi hội 3", "Chi hội 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (dv_gift_unit_number (wanted[i][0]), ==, wanted[i][1]);
  g_assert_null (dv_gift_unit_number (NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gift-count/groups-then-given-names", test_groups_then_given_names);
  g_test_add_func ("/gift-count/one-sum-of-all", test_one_sum_of_all);
  g_test_add_func ("/gift-count/sums-by-group-category-and-source",
                   test_sums_by_group_category_and_source);
  g_test_add_func ("/gift-count/parts-make-the-whole", test_parts_make_the_whole);
  g_test_add_func ("/gift-count/a-draft-is-not-counted", test_a_draft_is_not_counted);
  g_test_add_func ("/gift-count/goods-are-counted", test_goods_are_counted);
  g_test_add_func ("/gift-count/numbers-of-groups", test_numbers_of_groups);
  return g_test_run ();
}
