/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-kinds.h"
#include "exchange/dv-conflict-words.h"
#include "exchange/dv-exchange-words.h"
#include "exchange/dv-volunteer-paper.h"
#include "exchange/dv-word-diff.h"

/* What the pages of the exchange say, computed without a display. */

static void
changed_words_are_marked (void)
{
  static const struct {
    const char *before;
    const char *after;
    const char *markup;
  } cases[] = {
    { NULL, "Số 5", "Số 5" },
    { "Số 5", "Số 5", "Số 5" },
    { "Số 12 ngõ 5", "Số 21 ngõ 5", "Số <s>12</s> <b><u>21</u></b> ngõ 5" },
    { "một hai", "một hai ba", "một hai <b><u>ba</u></b>" },
    { "một hai ba", "một ba", "một <s>hai</s> ba" },
    { "một", "", "<s>một</s>" },
    { "a < b", "a & b", "a <s>&lt;</s> <b><u>&amp;</u></b> b" },
    { "dòng một\ndòng hai", "dòng một\ndòng ba", "dòng một\ndòng <s>hai</s> <b><u>ba</u></b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *markup = dv_word_diff_to_markup (cases[i].before, cases[i].after);

    g_assert_cmpstr (markup, ==, cases[i].markup);
    g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
  }
}

static void
long_texts_are_not_compared_word_by_word (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autofree char *markup = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (before, "từ%u ", i);
  markup = dv_word_diff_to_markup (before->str, "ngắn");
  g_assert_cmpstr (markup, ==, "ngắn");
}

static void
add_value (DvConflict *conflict, const char *value, gboolean own, gboolean office)
{
  DvConflictValue *added = g_new0 (DvConflictValue, 1);

  added->value = g_strdup (value);
  added->shown = g_strdup (value);
  added->own = own;
  added->office = office;
  g_ptr_array_add (conflict->values, added);
}

static void
value_free (gpointer data)
{
  DvConflictValue *value = data;

  g_free (value->value);
  g_free (value->shown);
  g_free (value);
}

static DvConflict *
make_conflict (const char *type, const char *field)
{
  DvConflict *conflict = g_new0 (DvConflict, 1);

  conflict->id = g_strdup ("x:address");
  conflict->type = g_strdup (type);
  conflict->kind = &dv_kind_person;
  conflict->field = field != NULL ? dv_kind_find_field (&dv_kind_person, field) : NULL;
  conflict->values = g_ptr_array_new_with_free_func (value_free);
  return conflict;
}

static void
a_rule_says_before_how_many_it_settles (void)
{
  g_autoptr (GPtrArray) conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_conflict_free);
  DvConflict *both = make_conflict ("field", "address");
  DvConflict *laptops = make_conflict ("field", "phone");
  DvConflict *number = make_conflict ("number", NULL);
  g_autofree char *newest = NULL;
  g_autofree char *office = NULL;

  add_value (both, "Số 1", TRUE, TRUE);
  add_value (both, "Số 2", FALSE, FALSE);
  add_value (laptops, "0900000001", FALSE, FALSE);
  add_value (laptops, "0900000002", FALSE, FALSE);
  g_ptr_array_add (conflicts, both);
  g_ptr_array_add (conflicts, laptops);
  g_ptr_array_add (conflicts, number);
  newest = dv_settle_rule_describe (DV_SETTLE_NEWEST, conflicts);
  office = dv_settle_rule_describe (DV_SETTLE_OFFICE, conflicts);
  g_assert_cmpstr (newest, ==,
                   "2 conflicts keep what was typed last, by the clocks of the computers. "
                   "1 stays open: the rule does not say which value.");
  g_assert_cmpstr (office, ==,
                   "1 conflict keeps what the office typed. "
                   "2 stay open: the rule does not say which value.");
}

static void
sensitive_values_and_numbers_stay_off_the_paper (void)
{
  g_autoptr (DvConflict) conflict = make_conflict ("field", "id_number");
  g_autofree char *screen = dv_conflict_show (conflict, "000123456789", "000123456789", FALSE);
  g_autofree char *paper = dv_conflict_show (conflict, "000123456789", "000123456789", TRUE);

  g_assert_cmpstr (screen, ==, "000•••••89");
  g_assert_null (strstr (paper, "000"));
  for (guint i = 0; i < dv_kind_person.n_fields; i++) {
    g_autofree char *shown = NULL;

    conflict->field = &dv_kind_person.fields[i];
    shown = dv_conflict_show (conflict, "bí mật", "bí mật", FALSE);
    g_assert_cmpint (strstr (shown, "bí mật") == NULL, ==,
                     (conflict->field->flags & DV_FIELD_SENSITIVE) != 0);
  }
}

static void
a_deletion_against_a_change_is_said_in_words (void)
{
  g_autoptr (DvConflict) conflict = make_conflict ("life", NULL);
  g_autofree char *what = dv_conflict_describe (conflict);
  g_autofree char *deleted = dv_conflict_show (conflict, "deleted", "deleted", FALSE);
  g_autofree char *alive = dv_conflict_show (conflict, "alive", "changed", FALSE);

  g_assert_cmpstr (what, ==, "Deleted on one computer, changed on another");
  g_assert_cmpstr (deleted, ==, "The record is deleted");
  g_assert_cmpstr (alive, ==, "The record stays, with what was changed in it");
  g_assert_false (dv_conflict_can_type (conflict));
  g_assert_false (dv_conflict_can_keep_both (conflict));
}

static void
what_was_typed_in_a_group_that_was_left_is_said_and_no_choice (void)
{
  g_autoptr (DvConflict) conflict = make_conflict ("moved", NULL);
  const DvConflictValue moved = { .value = (char *) "moved" };
  const DvConflictValue typed = { .value = (char *) "alive" };
  g_autofree char *what = dv_conflict_describe (conflict);
  g_autofree char *shown = dv_conflict_show (conflict, "alive", "changed; Address: 77", FALSE);

  g_assert_cmpstr (what, ==, "Changed in one residential group, given to another");
  g_assert_cmpstr (shown, ==, "changed; Address: 77");
  g_assert_true (dv_conflict_can_keep (conflict, &moved));
  g_assert_false (dv_conflict_can_keep (conflict, &typed));
  g_assert_null (dv_conflict_choose (conflict, DV_SETTLE_NEWEST));
}

static void
a_clock_is_said_to_be_wrong_when_it_is (void)
{
  static const struct {
    gint64 minutes;
    const char *words;
  } cases[] = {
    { 0, "" },
    { 9, "" },
    { 10, "10 minutes ahead" },
    { 180, "3 hours ahead" },
    { 3 * 24 * 60, "3 days ahead" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DvSiteStanding site = { .name = (char *) "Nhà văn hóa 7",
                                  .ahead = cases[i].minutes * 60 * 1000 };
    g_autofree char *words = dv_site_describe_clock (&site);
    g_autofree char *alarm = dv_site_describe_alarm (&site);

    g_assert_cmpstr (words, ==, cases[i].words);
    g_assert_cmpint (alarm != NULL, ==, cases[i].minutes > 24 * 60);
  }
}

static void
what_is_missing_names_whom_to_ask (void)
{
  char *holders[] = { (char *) "Nhà văn hóa 3", (char *) "Nhà văn hóa 5", NULL };
  DvMissing missing = { (char *) "Nhà văn hóa 7", (char *) "W", 41, 43, holders };
  g_autofree char *known = dv_exchange_describe_missing (&missing);
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (known, ==,
                   "Parts 41 to 43 of “Nhà văn hóa 7” are missing. These have it: Nhà văn hóa 3, "
                   "Nhà văn hóa 5.");
  missing.last = 41;
  missing.holders = NULL;
  unknown = dv_exchange_describe_missing (&missing);
  g_assert_cmpstr (unknown, ==,
                   "Part 41 of “Nhà văn hóa 7” is missing. Exchange with that computer once more.");
}

static void
the_help_of_a_volunteer_has_ten_steps_and_a_blank_for_the_code (void)
{
  g_autoptr (DvDocument) document = dv_volunteer_paper_new ();
  const GPtrArray *blocks = dv_document_get_blocks (document);
  guint n_steps = 0, n_blanks = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const DvBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *text = NULL;

    if (block->kind != DV_BLOCK_LIST_ITEM)
      continue;
    text = dv_paragraph_dup_text ((const DvParagraph *) block);
    n_steps++;
    n_blanks += strstr (text, "........") != NULL;
  }
  g_assert_cmpuint (n_steps, ==, 10);
  g_assert_cmpuint (n_blanks, ==, 2);
}

#define ADD(test) g_test_add_func ("/exchange-words/" #test, test)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (changed_words_are_marked);
  ADD (long_texts_are_not_compared_word_by_word);
  ADD (a_rule_says_before_how_many_it_settles);
  ADD (sensitive_values_and_numbers_stay_off_the_paper);
  ADD (a_deletion_against_a_change_is_said_in_words);
  ADD (what_was_typed_in_a_group_that_was_left_is_said_and_no_choice);
  ADD (a_clock_is_said_to_be_wrong_when_it_is);
  ADD (what_is_missing_names_whom_to_ask);
  ADD (the_help_of_a_volunteer_has_ten_steps_and_a_blank_for_the_code);

  return g_test_run ();
}
