/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "case-fixture.h"

#include "dv-members.h"
#include "dv-petition-number.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* The numbers of the register. */

static DvRecord *
add (CaseFixture *fixture, const char *channel, const char *start)
{
  return case_add (fixture, &dv_kind_petition, "title", "Đơn làm thử", "type", "phan-anh",
                   "channel", channel, "start", start, NULL);
}

static void
every_letter_gets_the_next_number_of_its_book_and_year (CaseFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *channel, *start, *number, *book;
  } letters[] = {
    { "desk", "2026-03-02", "1/2026", "letters" },
    { "post", "2026-03-03", "2/2026", "letters" },
    { "reception", "2026-03-03", "1/2026", "reception" },
    { "voters", "2026-03-04", "1/2026", "voters" },
    { "dialogue", "2026-03-05", "2/2026", "reception" },
    { NULL, "2026-03-05", "3/2026", "letters" },
    { "desk", "2027-01-04", "1/2027", "letters" },
    { "desk", "2026-12-31", "4/2026", "letters" },
    { "desk", "2026-03", NULL, NULL },
    { "desk", "2026", NULL, NULL },
    { "desk", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autoptr (DvRecord) petition = add (fixture, letters[i].channel, letters[i].start);

    if (i == 4)
      case_reopen (fixture);
    g_test_message ("%s", letters[i].start);
    case_assert (fixture, petition, "number", letters[i].number);
    case_assert (fixture, petition, "book", letters[i].book);
  }
}

static void
each_desk_has_books_of_its_own (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = case_add (fixture, &dv_kind_unit, "name", "Bộ phận một cửa", "type",
                                        "government", "code", "MC", NULL);
  g_autoptr (DvRecord) first = add (fixture, "desk", "2026-03-02");
  g_autoptr (DvRecord) other =
    case_add (fixture, &dv_kind_petition, "title", "Đơn ở nơi khác", "channel", "desk", "start",
              "2026-03-02", "desk", dv_record_get_id (unit), NULL);
  g_autoptr (DvRecord) second = add (fixture, "desk", "2026-03-03");

  case_assert (fixture, first, "number", "1/2026");
  case_assert (fixture, other, "number", "1/2026");
  case_assert (fixture, second, "number", "2/2026");
}

static void
a_row_that_sums_up_half_a_year_gets_none (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) sum =
    case_add (fixture, &dv_kind_petition, "title", "Tham gia giải quyết", "channel",
              "MTTQ;đoàn thể", "type", "don-thu", "start", "2026-01-01", "end", "2026-06-30", NULL);
  g_autoptr (DvRecord) settled =
    case_add (fixture, &dv_kind_petition, "title", "Đơn đã giải quyết", "sender_name",
              "Trần Văn Thử", "start", "2026-01-05", "end", "2026-01-20", NULL);
  g_autoptr (DvRecord) old =
    case_add (fixture, &dv_kind_petition, "title", "Đơn sổ cũ", "number", "045", "sender_name",
              "Lê Thị Mẫu", "start", "2026-02-05", NULL);
  g_autoptr (DvRecord) next = add (fixture, "desk", "2026-03-01");

  case_assert (fixture, sum, "number", NULL);
  case_assert (fixture, settled, "number", "1/2026");
  case_assert (fixture, old, "number", "045");
  case_assert (fixture, old, "book", NULL);
  case_assert (fixture, next, "number", "46/2026");
}

static void
a_number_that_is_taken_is_refused (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = case_add (fixture, &dv_kind_petition, "title", "Đèn ngõ 5 hỏng",
                                         "channel", "desk", "start", "2026-03-02", NULL);
  g_autoptr (DvRecord) second = dv_record_new (&dv_kind_petition);
  g_autoptr (DvRecord) third = NULL;

  dv_record_set (second, "title", "Đơn thứ hai");
  dv_record_set (second, "channel", "desk");
  dv_record_set (second, "start", "2026-03-03");
  dv_record_set (second, "number", "1/2026");
  case_refuse (fixture, second, "Đèn ngõ 5 hỏng");
  /* What was refused takes no number. */
  dv_record_set (second, "number", NULL);
  dv_record_set (second, "eligibility", "ineligible");
  g_assert_false (dv_store_save (fixture->store, second, NULL, NULL));
  g_assert_null (dv_record_get (second, "number"));
  third = add (fixture, "desk", "2026-03-04");
  case_assert (fixture, third, "number", "2/2026");
}

static void
only_the_last_number_goes_with_its_letter (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add (fixture, "desk", "2026-03-02");
  g_autoptr (DvRecord) second = add (fixture, "desk", "2026-03-03");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (first), NULL);
  g_autoptr (DvRecord) third = NULL;

  case_refuse_delete (fixture, first, "2/2026");
  dv_record_set (stored, "number", "9/2026");
  case_refuse (fixture, stored, "2/2026");
  case_delete (fixture, second);
  case_delete (fixture, first);
  third = add (fixture, "desk", "2026-03-04");
  case_assert (fixture, third, "number", "1/2026");
  case_undo (fixture, NULL);
  g_clear_object (&third);
  third = add (fixture, "desk", "2026-03-05");
  case_assert (fixture, third, "number", "1/2026");
}

/* A book that the next letter finds by the year of the receipt must not lose a letter to another.
 */
static void
a_number_stays_in_its_book_and_year (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add (fixture, "desk", "2026-01-02");
  g_autoptr (DvRecord) second = add (fixture, "desk", "2026-01-03");
  g_autoptr (DvRecord) moved = dv_store_load (fixture->store, dv_record_get_id (first), NULL);
  g_autoptr (DvRecord) last = dv_store_load (fixture->store, dv_record_get_id (second), NULL);
  g_autoptr (DvRecord) third = NULL;

  dv_record_set (moved, "start", "2025-01-02");
  case_refuse (fixture, moved, "2/2026");
  dv_record_set (moved, "start", "2026-01-02");
  dv_record_set (moved, "book", "reception");
  case_refuse (fixture, moved, "2/2026");
  dv_record_set (last, "start", "2025-12-31");
  case_refuse (fixture, last, "2/2026 is of the book of 2026");
  case_change (fixture, second, "start", "2025-12-31", "number", NULL, NULL);
  case_assert (fixture, second, "number", "1/2025");
  third = add (fixture, "desk", "2026-01-04");
  case_assert (fixture, third, "number", "2/2026");
}

static gboolean
save_after_refusal_cb (DvWrite *write, gpointer data, GError **error)
{
  DvRecord *refused = data;
  g_autoptr (DvRecord) good = dv_record_new (&dv_kind_petition);

  dv_record_set (good, "title", "Đơn sau");
  dv_record_set (good, "start", "2026-03-02");
  g_assert_false (dv_write_save (write, refused, NULL));
  g_assert_null (dv_record_get (refused, "number"));
  g_assert_true (dv_write_save (write, good, error));
  g_assert_cmpstr (dv_record_get (good, "number"), ==, "1/2026");
  return TRUE;
}

static void
what_is_refused_leaves_no_gap (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) refused = dv_record_new (&dv_kind_petition);

  dv_record_set (refused, "title", "Đơn thiếu lý do");
  dv_record_set (refused, "start", "2026-03-02");
  dv_record_set (refused, "eligibility", "ineligible");
  g_assert_true (dv_store_write (fixture->store, NULL, save_after_refusal_cb, refused, NULL, NULL));
}

static char *
delete_in_batch (CaseFixture *fixture, DvRecord *record)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), NULL);
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  dv_store_delete (fixture->store, stored, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

/* A letter that comes back with its number must not keep the next one from being given. */
static void
what_comes_back_is_counted (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add (fixture, "desk", "2026-03-02");
  g_autoptr (DvRecord) second = add (fixture, "desk", "2026-03-03");
  g_autoptr (DvRecord) third = add (fixture, "desk", "2026-03-04");
  g_autofree char *batch = delete_in_batch (fixture, third);
  g_autoptr (DvRecord) again = NULL;
  g_autoptr (DvRecord) next = NULL;

  case_delete (fixture, second);
  again = add (fixture, "desk", "2026-03-05");
  case_assert (fixture, again, "number", "2/2026");
  case_undo (fixture, batch);
  case_assert (fixture, third, "number", "3/2026");
  next = add (fixture, "desk", "2026-03-06");
  case_assert (fixture, next, "number", "4/2026");
}

/* A letter whose number was given to another meanwhile does not come back with it. */
static void
a_number_that_was_given_again_is_not_given_back (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = add (fixture, "desk", "2026-03-02");
  g_autofree char *batch = delete_in_batch (fixture, first);
  g_autoptr (DvRecord) second = add (fixture, "desk", "2026-03-03");
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  case_assert (fixture, second, "number", "1/2026");
  g_assert_false (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1/2026"));
}

static gboolean
import_cb (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < 3; i++) {
    g_autoptr (DvRecord) petition = dv_record_new (&dv_kind_petition);

    dv_record_set (petition, "title", "Đơn nhập từ bảng");
    dv_record_set (petition, "channel", "desk");
    dv_record_set (petition, "start", "2026-04-01");
    if (!dv_write_save (write, petition, error))
      return FALSE;
  }
  return TRUE;
}

static void
an_import_is_withdrawn_unless_others_were_numbered_since (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *batch = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DvRecord) next = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_write_as (fixture->store, "import", NULL, import_cb, NULL, &batch, &error);
  g_assert_no_error (error);
  case_undo (fixture, batch);
  dv_store_write_as (fixture->store, "import", NULL, import_cb, NULL, &again, &error);
  g_assert_no_error (error);
  next = add (fixture, "desk", "2026-04-02");
  case_assert (fixture, next, "number", "4/2026");
  g_assert_false (dv_store_undo (fixture->store, again, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4/2026"));
  case_assert (fixture, next, "number", "4/2026");
}

typedef struct {
  DvRecord *petition;
  GPtrArray *found;
} Same;

static gboolean
copy_cb (DvWrite *write, gpointer data, GError **error)
{
  DvRecord *from = data;
  g_autoptr (DvRecord) petition = dv_record_new (&dv_kind_petition);

  for (guint i = 0; i < dv_kind_petition.n_fields; i++)
    dv_record_set_value (petition, &dv_kind_petition.fields[i],
                         dv_record_get_value (from, &dv_kind_petition.fields[i]));
  dv_record_set_stored (petition, dv_record_get_id (from), 0, NULL);
  return dv_write_save (write, petition, error);
}

static gboolean
find_cb (DvDb *db, gpointer data, GError **error)
{
  Same *same = data;

  same->found = dv_petition_find_same_number (db, same->petition, error);
  return same->found != NULL;
}

/* Two clerks at two stores give the same number; then one receives what the other wrote. */
static void
two_clerks_with_one_number_both_keep_it (CaseFixture *fixture, gconstpointer data)
{
  CaseFixture other = { 0 };
  g_autoptr (DvRecord) here = add (fixture, "desk", "2026-03-02");
  g_autoptr (DvRecord) there = NULL;
  g_autoptr (DvRecord) sent = NULL;
  g_autoptr (DvRecord) next = NULL;
  g_autoptr (GError) error = NULL;
  Same same = { 0 };

  case_set_up (&other, NULL);
  there = case_add (&other, &dv_kind_petition, "title", "Đơn ở máy kia", "channel", "post", "start",
                    "2026-03-02", NULL);
  sent = dv_store_load (other.store, dv_record_get_id (there), NULL);
  g_assert_cmpstr (dv_record_get (sent, "number"), ==, "1/2026");
  dv_store_write_as (fixture->store, "packet", NULL, copy_cb, sent, NULL, &error);
  g_assert_no_error (error);
  case_assert (fixture, here, "number", "1/2026");
  case_assert (fixture, there, "number", "1/2026");
  same.petition = dv_store_load (fixture->store, dv_record_get_id (here), NULL);
  g_assert_true (dv_store_read (fixture->store, find_cb, &same, NULL));
  g_assert_cmpuint (same.found->len, ==, 1);
  g_assert_cmpstr (dv_record_get_title (g_ptr_array_index (same.found, 0)), ==, "Đơn ở máy kia");
  g_ptr_array_unref (same.found);
  /* Another field of either can still be changed, and the next number goes on. */
  case_change (fixture, here, "note", "Trùng số với máy kia", NULL);
  next = add (fixture, "desk", "2026-03-03");
  case_assert (fixture, next, "number", "2/2026");
  g_object_unref (same.petition);
  case_tear_down (&other, NULL);
}

/* What another site sent may have gone on in the same book. */
static void
numbers_go_on_after_what_others_sent (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) here = add (fixture, "desk", "2026-03-02");
  g_autoptr (DvRecord) sent = dv_record_new (&dv_kind_petition);
  g_autoptr (DvRecord) typed = NULL;
  g_autoptr (DvRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  dv_record_set_stored (sent, "01900000-0000-7000-8000-000000000001", 0, NULL);
  dv_record_set (sent, "title", "Đơn ở máy kia");
  dv_record_set (sent, "start", "2026-03-03");
  dv_record_set (sent, "book", "letters");
  dv_record_set (sent, "number", "9/2026");
  dv_store_write_as (fixture->store, "packet", NULL, copy_cb, sent, NULL, &error);
  g_assert_no_error (error);
  next = add (fixture, "desk", "2026-03-04");
  case_assert (fixture, next, "number", "10/2026");
  typed = case_add (fixture, &dv_kind_petition, "title", "Đơn tự ghi số", "start", "2026-03-05",
                    "number", "12/2026", "channel", "desk", NULL);
  g_clear_object (&next);
  next = add (fixture, "desk", "2026-03-06");
  case_assert (fixture, next, "number", "13/2026");
}

/* As if the store had been made from an invitation of another one. */
static gboolean
make_leaf (DvWrite *write, gpointer data, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE sync_site SET role = 'leaf', certificate = :certificate", error);

  g_assert_nonnull (own);
  g_free (own->role);
  own->role = g_strdup ("leaf");
  certificate = dv_member_to_bytes (own);
  dv_stmt_bind_blob (stmt, ":certificate", g_bytes_get_data (certificate, NULL),
                     g_bytes_get_size (certificate));
  return dv_stmt_run (stmt, error) &&
         dv_meta_set (db, "ward", "00000000-0000-4000-8000-000000000001", error);
}

static void
the_laptop_of_a_group_gives_no_numbers (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = NULL;
  g_autoptr (DvRecord) stored = NULL;

  g_assert_true (dv_store_write (fixture->store, NULL, make_leaf, NULL, NULL, NULL));
  petition = add (fixture, "house", "2026-03-02");
  case_assert (fixture, petition, "number", NULL);
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_assert_nonnull (dv_record_get (stored, "provisional"));
  g_assert_true (g_str_has_prefix (dv_record_get (stored, "provisional"), "T-"));
}

static void
numbers_are_read_as_clerks_write_them (void)
{
  static const struct {
    const char *text;
    guint number;
  } numbers[] = {
    { "12/2026", 12 }, { "12", 12 }, { "007", 7 },   { "12/ĐT", 12 },      { "5-T3", 5 },
    { "12/2025", 0 },  { "", 0 },    { "TDP 5", 0 }, { "12abc", 0 },       { NULL, 0 },
    { "12/15", 12 },   { "0", 0 },   { "3.", 3 },    { "99999999999", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (dv_petition_parse_number (numbers[i].text, 2026), ==, numbers[i].number);
}

#define ADD(test) \
  g_test_add ("/petitions/numbers/" #test, CaseFixture, NULL, case_set_up, test, case_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (every_letter_gets_the_next_number_of_its_book_and_year);
  ADD (each_desk_has_books_of_its_own);
  ADD (a_row_that_sums_up_half_a_year_gets_none);
  ADD (a_number_that_is_taken_is_refused);
  ADD (only_the_last_number_goes_with_its_letter);
  ADD (a_number_stays_in_its_book_and_year);
  ADD (what_is_refused_leaves_no_gap);
  ADD (what_comes_back_is_counted);
  ADD (a_number_that_was_given_again_is_not_given_back);
  ADD (an_import_is_withdrawn_unless_others_were_numbered_since);
  ADD (two_clerks_with_one_number_both_keep_it);
  ADD (numbers_go_on_after_what_others_sent);
  ADD (the_laptop_of_a_group_gives_no_numbers);
  g_test_add_func ("/petitions/numbers/numbers_are_read_as_clerks_write_them",
                   numbers_are_read_as_clerks_write_them);
  return g_test_run ();
}
