/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "gifts/dv-hand-out-words.h"

/* What the table at which gifts are handed out shows, and what it does when the store answers late
 * or refuses. No display is needed. */

static const struct {
  const char *name;
  const char *address;
  gint64 unit;
  const char *state;
  gint64 list;
} people[] = {
  { "Nguyễn Văn Cừ", "Số 12 ngõ 5", 1, "planned", 1 },
  { "Trần Thị Lan", "Số 3 ngõ 7", 1, "planned", 1 },
  { "Nguyễn Thị Lan", "Số 8 ngõ 5", 2, "planned", 1 },
  { "Lê Lan Hương", "Số 1 phố Ngọc Lâm", 2, "planned", 1 },
  { "Phạm Thị Lân", "Số 2 phố Ngọc Lâm", 2, "absent", 1 },
  { "Đặng Đình Lan", "Số 5 ngõ 9", 2, "received", 1 },
  { "Bùi Văn Lan", "Số 6 ngõ 9", 2, "planned", 2 }, /* of a draft */
};

static void
add_head (DvGifts *gifts, gint64 row, const char *state)
{
  DvGiftList list = { .row = row, .id = "", .title = "Quà Tết", .state = state };

  g_array_append_val (gifts->lists, list);
}

static void
add_people (DvGifts *gifts)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    DvGiftLine line = { .row = 100 + i,
                        .id = "",
                        .list = people[i].list,
                        .unit = people[i].unit,
                        .unit_name = people[i].unit == 1 ? "Tổ dân phố 5" : "Tổ dân phố 12",
                        .source = 7,
                        .amount = 500000,
                        .name = people[i].name,
                        .address = people[i].address,
                        .state = people[i].state,
                        .received_on =
                          g_str_equal (people[i].state, "received") ? "2019-01-31" : NULL };

    g_array_append_val (gifts->lines, line);
  }
}

static DvDesk *
make_desk (void)
{
  DvGifts *gifts = g_new0 (DvGifts, 1);
  DvGiftSource source = {
    .row = 7, .name = "Quỹ", .stock = 4, .budget = DV_GIFTS_UNLIMITED, .given_elsewhere = 1
  };

  gifts->lists = g_array_new (FALSE, FALSE, sizeof (DvGiftList));
  gifts->sources = g_array_new (FALSE, FALSE, sizeof (DvGiftSource));
  gifts->lines = g_array_new (FALSE, FALSE, sizeof (DvGiftLine));
  gifts->texts = g_string_chunk_new (16);
  add_head (gifts, 1, "approved");
  add_head (gifts, 2, "draft");
  g_array_append_val (gifts->sources, source);
  add_people (gifts);
  return dv_desk_new (gifts);
}

static char *
names_of (const DvDesk *desk, const DvDeskView *view)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < view->shown->len; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? "|" : "",
      dv_desk_get_row (desk, g_array_index (view->shown, guint, i))->line->name);
  return g_string_free (names, FALSE);
}

static void
test_three_letters_are_enough (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  static const struct {
    const char *typed;
    DvDeskFilter filter;
    gint64 unit;
    const char *names;
  } cases[] = {
    { "cu", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "nvc", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "vc", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "ngu van", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "cu 12", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "Cừ", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ" },
    { "dla", DV_DESK_LEFT, 0, "" },
    /* Given names before other words; who was here already, last. */
    { "lan", DV_DESK_LEFT, 0,
      "Trần Thị Lan|Nguyễn Thị Lan|Phạm Thị Lân|Lê Lan Hương|Đặng Đình Lan" },
    /* With the marks that were typed first. */
    { "lân", DV_DESK_LEFT, 0,
      "Phạm Thị Lân|Trần Thị Lan|Nguyễn Thị Lan|Lê Lan Hương|Đặng Đình Lan" },
    /* A Telex word that is half typed. */
    { "nguyê", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ|Nguyễn Thị Lan" },
    { "lan", DV_DESK_LEFT, 1, "Trần Thị Lan" },
    { "lan", DV_DESK_GIVEN, 0, "Đặng Đình Lan" },
    { "", DV_DESK_LEFT, 0, "Nguyễn Văn Cừ|Trần Thị Lan|Lê Lan Hương|Nguyễn Thị Lan" },
    { "", DV_DESK_ABSENT, 0, "Phạm Thị Lân" },
    { "", DV_DESK_REFUSED, 0, "" },
    { "  ", DV_DESK_GIVEN, 0, "Đặng Đình Lan" },
    { "xyz", DV_DESK_ALL, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DvDeskView) view =
      dv_desk_view_new (desk, cases[i].typed, cases[i].filter, cases[i].unit, 0, 30);
    g_autofree char *names = names_of (desk, view);

    g_test_message ("%s", cases[i].typed);
    g_assert_cmpstr (names, ==, cases[i].names);
  }
}

static void
test_an_empty_field_hands_nothing_out (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  g_autoptr (DvDeskView) empty = dv_desk_view_new (desk, "", DV_DESK_LEFT, 0, 0, 30);
  g_autoptr (DvDeskView) typed = dv_desk_view_new (desk, "lan", DV_DESK_LEFT, 0, 0, 30);
  g_autoptr (DvDeskView) chosen = dv_desk_view_new (desk, "", DV_DESK_LEFT, 0, 102, 30);

  g_assert_cmpuint (empty->selected, ==, DV_DESK_NOBODY);
  g_assert_false (empty->can_mark);
  g_assert_cmpuint (typed->selected, ==, 0);
  g_assert_true (typed->can_mark);
  g_assert_cmpuint (chosen->selected, ==, 3);
}

static void
test_what_is_seen_at_a_glance (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  g_autoptr (DvDeskView) some = dv_desk_view_new (desk, "", DV_DESK_ALL, 0, 0, 4);
  g_autoptr (DvDeskView) all = dv_desk_view_new (desk, "", DV_DESK_ALL, 0, 0, 6);

  g_assert_cmpuint (some->shown->len, ==, 4);
  g_assert_cmpuint (some->n_more, ==, 2);
  g_assert_cmpuint (some->counts[DV_DESK_ALL], ==, 6);
  g_assert_cmpuint (all->shown->len, ==, 6);
  g_assert_cmpuint (all->n_more, ==, 0);
}

static void
check_counts (const DvDesk *desk, guint left, guint given, guint absent, guint refused)
{
  g_autoptr (DvDeskView) view = dv_desk_view_new (desk, "", DV_DESK_LEFT, 0, 0, 30);

  g_assert_cmpuint (view->counts[DV_DESK_LEFT], ==, left);
  g_assert_cmpuint (view->counts[DV_DESK_GIVEN], ==, given);
  g_assert_cmpuint (view->counts[DV_DESK_ABSENT], ==, absent);
  g_assert_cmpuint (view->counts[DV_DESK_REFUSED], ==, refused);
  g_assert_cmpuint (view->counts[DV_DESK_ALL], ==, left + given + absent + refused);
}

static DvDeskChange *
mark (DvDesk *desk, guint index, const char *state)
{
  const DvDeskMark wanted = { .state = g_intern_string (state), .time = 1548900000 };

  return dv_desk_mark (desk, index, &wanted);
}

static void
test_marks_are_counted_at_once (void)
{
  g_autoptr (DvDesk) desk = make_desk ();

  check_counts (desk, 4, 1, 1, 0);
  mark (desk, 0, "received");
  check_counts (desk, 3, 2, 1, 0);
  mark (desk, 1, "refused");
  check_counts (desk, 2, 2, 1, 1);
  mark (desk, 5, "by-proxy");
  check_counts (desk, 2, 3, 0, 1);
  g_assert_cmpuint (dv_desk_count_saving (desk), ==, 3);
}

static void
test_a_refused_write_puts_the_row_back (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  DvDeskChange *change = mark (desk, 0, "received");

  g_assert_true (dv_desk_can_undo (desk));
  dv_desk_failed (desk, change);
  check_counts (desk, 4, 1, 1, 0);
  g_assert_false (dv_desk_can_undo (desk));
  g_assert_cmpuint (dv_desk_count_saving (desk), ==, 0);
}

static void
test_the_last_is_undone_first (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  DvDeskChange *first = mark (desk, 0, "received");
  DvDeskChange *second = mark (desk, 1, "absent");

  dv_desk_written (desk, first, "a");
  dv_desk_written (desk, second, "b");
  g_assert_true (dv_desk_undo (desk) == second);
  check_counts (desk, 3, 2, 1, 0);
  dv_desk_undo_written (desk, second);
  g_assert_true (dv_desk_undo (desk) == first);
  check_counts (desk, 4, 1, 1, 0);
  dv_desk_undo_failed (desk, first);
  check_counts (desk, 3, 2, 1, 0);
  g_assert_true (dv_desk_can_undo (desk));
}

/* The answer of the store comes after the person has changed their mind. */
static void
test_undo_before_the_store_answers (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  DvDeskChange *change = mark (desk, 0, "received");

  g_assert_true (dv_desk_undo (desk) == change);
  dv_desk_written (desk, change, "a");
  check_counts (desk, 4, 1, 1, 0);
  g_assert_true (change->undone);
  dv_desk_undo_written (desk, change);
  check_counts (desk, 4, 1, 1, 0);
  g_assert_null (dv_desk_undo (desk));
}

/* Two marks of one line are on their way; the first answer must not bring the first mark back. */
static void
test_a_late_answer_changes_nothing (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  DvDeskChange *first = mark (desk, 0, "absent");
  DvDeskChange *second = mark (desk, 0, "received");

  dv_desk_written (desk, first, "a");
  g_assert_cmpstr (dv_desk_get_row (desk, 0)->mark.state, ==, "received");
  g_assert_cmpuint (dv_desk_count_saving (desk), ==, 1);
  dv_desk_written (desk, second, "b");
  g_assert_cmpuint (dv_desk_count_saving (desk), ==, 0);
}

static void
test_a_write_undone_and_refused (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  DvDeskChange *change = mark (desk, 0, "received");

  dv_desk_undo (desk);
  dv_desk_failed (desk, change);
  check_counts (desk, 4, 1, 1, 0);
  g_assert_cmpuint (dv_desk_count_saving (desk), ==, 0);
}

static void
test_stock_runs_out_in_words (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  static const gint64 left[] = { 2, 1, 0, -1 };
  static const guint planned[] = { 0, 1, 2, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++) {
    g_autoptr (DvDeskView) view = dv_desk_view_new (desk, "", DV_DESK_LEFT, 0, 0, 30);
    const DvDeskSource *source = &g_array_index (view->sources, DvDeskSource, 0);
    g_autofree char *words = dv_desk_describe_source (source);

    g_assert_cmpint (source->stock_left, ==, left[i]);
    g_assert_cmpint (source->money_left, ==, G_MININT64);
    g_assert_cmpstr (words, ==,
                     left[i] < 0    ? "Quỹ: 1 gift too few"
                     : left[i] == 0 ? "Quỹ: 0 gifts left"
                     : left[i] == 1 ? "Quỹ: 1 gift left"
                                    : "Quỹ: 2 gifts left");
    mark (desk, planned[i], "received");
  }
}

static void
test_who_received_is_told_when (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  g_autofree char *refusal = dv_desk_refuse (dv_desk_get_row (desk, 3));

  g_assert_cmpstr (refusal, ==,
                   "Đặng Đình Lan: already received on 31/01/2019. Nothing was changed.");
  g_assert_null (dv_desk_refuse (dv_desk_get_row (desk, 0)));
  g_assert_null (dv_desk_refuse (dv_desk_get_row (desk, 4)));
}

static void
test_a_draft_is_left_out_and_named (void)
{
  g_autoptr (DvDesk) desk = make_desk ();

  g_assert_cmpuint (dv_desk_get_size (desk), ==, 6);
  g_assert_cmpuint (dv_desk_get_left_out (desk)->len, ==, 1);
}

static void
test_reading_again_keeps_what_can_be_undone (void)
{
  g_autoptr (DvDesk) desk = make_desk ();
  g_autoptr (DvDesk) again = make_desk ();
  DvDeskChange *change = mark (desk, 0, "received");

  dv_desk_written (desk, change, "a");
  dv_desk_take_over (again, desk);
  g_assert_false (dv_desk_can_undo (desk));
  g_assert_true (dv_desk_undo (again) == change);
  g_assert_cmpstr (change->batch, ==, "a");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hand-out-state/three-letters-are-enough", test_three_letters_are_enough);
  g_test_add_func ("/hand-out-state/an-empty-field-hands-nothing-out",
                   test_an_empty_field_hands_nothing_out);
  g_test_add_func ("/hand-out-state/what-is-seen-at-a-glance", test_what_is_seen_at_a_glance);
  g_test_add_func ("/hand-out-state/marks-are-counted-at-once", test_marks_are_counted_at_once);
  g_test_add_func ("/hand-out-state/a-refused-write-puts-the-row-back",
                   test_a_refused_write_puts_the_row_back);
  g_test_add_func ("/hand-out-state/the-last-is-undone-first", test_the_last_is_undone_first);
  g_test_add_func ("/hand-out-state/undo-before-the-store-answers",
                   test_undo_before_the_store_answers);
  g_test_add_func ("/hand-out-state/a-late-answer-changes-nothing",
                   test_a_late_answer_changes_nothing);
  g_test_add_func ("/hand-out-state/a-write-undone-and-refused", test_a_write_undone_and_refused);
  g_test_add_func ("/hand-out-state/stock-runs-out-in-words", test_stock_runs_out_in_words);
  g_test_add_func ("/hand-out-state/who-received-is-told-when", test_who_received_is_told_when);
  g_test_add_func ("/hand-out-state/a-draft-is-left-out-and-named",
                   test_a_draft_is_left_out_and_named);
  g_test_add_func ("/hand-out-state/reading-again-keeps-what-can-be-undone",
                   test_reading_again_keeps_what_can_be_undone);
  return g_test_run ();
}
