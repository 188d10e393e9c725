/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-check.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-publication.h"
#include "dv-store-error.h"
#include "dv-store.h"

/* The rules that need other records: people and their households, lists and their lines. */

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-guards-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GPtrArray) problems = dv_store_check (fixture->store, TRUE, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

/* Sets names and values, which alternate and end with %NULL. */
static void
set_all (DvRecord *record, va_list values)
{
  const char *name;

  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
}

G_GNUC_NULL_TERMINATED static DvRecord *
add (Fixture *fixture, const DvKind *kind, ...)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  va_list values;

  va_start (values, kind);
  set_all (record, values);
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

G_GNUC_NULL_TERMINATED static void
change (Fixture *fixture, DvRecord *record, ...)
{
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  va_list values;

  stored = dv_store_load (fixture->store, dv_record_get_id (record), &error);
  g_assert_no_error (error);
  va_start (values, record);
  set_all (stored, values);
  va_end (values);
  dv_store_save (fixture->store, stored, NULL, &error);
  g_assert_no_error (error);
}

/* Tries to save, and looks for @words in what is said. */
G_GNUC_NULL_TERMINATED static void
refuse (Fixture *fixture, DvRecord *record, const char *words, ...)
{
  g_autoptr (DvRecord) changed = NULL;
  g_autoptr (GError) error = NULL;
  va_list values;

  changed = dv_record_get_id (record) != NULL
              ? dv_store_load (fixture->store, dv_record_get_id (record), NULL)
              : g_object_ref (record);
  va_start (values, words);
  set_all (changed, values);
  va_end (values);
  g_assert_false (dv_store_save (fixture->store, changed, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_value (Fixture *fixture, DvRecord *record, const char *name, const char *value)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), NULL);

  g_assert_cmpstr (dv_record_get (stored, name), ==, value);
}

static guint
count (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GPtrArray) records = dv_store_list (fixture->store, query, NULL);

  return records->len;
}

static void
undo_last (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_undo (fixture->store, NULL, FALSE, &undone, &error);
  g_assert_no_error (error);
}

static void
a_household_has_one_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) household = add (fixture, &dv_kind_household, "name", "Trần Văn Thử", NULL);
  const char *id = dv_record_get_id (household);
  g_autoptr (DvRecord) first = add (fixture, &dv_kind_person, "name", "Trần Văn Thử", "household",
                                    id, "relation", "head", NULL);
  g_autoptr (DvRecord) second = add (fixture, &dv_kind_person, "name", "Lê Thị Mẫu", "household",
                                     id, "relation", "spouse", NULL);

  assert_value (fixture, household, "head", dv_record_get_id (first));
  refuse (fixture, second, "Trần Văn Thử is the head", "relation", "head", NULL);
  change (fixture, household, "head", dv_record_get_id (second), NULL);
  assert_value (fixture, second, "relation", "head");
  assert_value (fixture, first, "relation", NULL);
  undo_last (fixture);
  assert_value (fixture, first, "relation", "head");
  assert_value (fixture, household, "head", dv_record_get_id (first));
  change (fixture, first, "died", "2019-03", NULL);
  assert_value (fixture, household, "head", NULL);
  change (fixture, second, "relation", "head", NULL);
  assert_value (fixture, household, "head", dv_record_get_id (second));
}

static void
nobody_heads_two_households (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) head = add (fixture, &dv_kind_person, "name", "Trần Văn Thử", NULL);
  g_autoptr (DvRecord) one = add (fixture, &dv_kind_household, "name", "Trần Văn Thử", "head",
                                  dv_record_get_id (head), NULL);
  g_autoptr (DvRecord) two = add (fixture, &dv_kind_household, "name", "Lê Thị Mẫu", NULL);

  assert_value (fixture, head, "household", dv_record_get_id (one));
  refuse (fixture, two, "head of another household", "head", dv_record_get_id (head), NULL);
  change (fixture, one, "ended", "2019-01-01", NULL);
  change (fixture, two, "head", dv_record_get_id (head), NULL);
  assert_value (fixture, head, "household", dv_record_get_id (two));
}

static void
nobody_joins_a_household_that_ended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) household =
    add (fixture, &dv_kind_household, "name", "Trần Văn Thử", "ended", "2019-01-31", NULL);
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);

  refuse (fixture, person, "ended on 31/01/2019", "name", "Lê Thị Mẫu", "household",
          dv_record_get_id (household), NULL);
  g_assert_cmpuint (count (fixture, &dv_kind_person), ==, 0);
}

static void
a_move_keeps_the_old_residence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) person =
    add (fixture, &dv_kind_person, "name", "Lê Thị Mẫu", "address", "Số 1", "since", "1990", NULL);

  change (fixture, person, "address", "Số 1A", NULL);
  g_assert_cmpuint (count (fixture, &dv_kind_residence), ==, 0);
  change (fixture, person, "address", "Số 9", "since", "2019-05-01", NULL);
  g_assert_cmpuint (count (fixture, &dv_kind_residence), ==, 1);
  undo_last (fixture);
  g_assert_cmpuint (count (fixture, &dv_kind_residence), ==, 0);
  assert_value (fixture, person, "address", "Số 1A");
}

static void
the_last_review_says_how_poor_a_household_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) household = add (fixture, &dv_kind_household, "name", "Lê Thị Mẫu", NULL);
  const char *id = dv_record_get_id (household);
  g_autoptr (DvRecord) last =
    add (fixture, &dv_kind_poverty, "household", id, "year", "2019", "standard", "poor", NULL);
  g_autoptr (DvRecord) older =
    add (fixture, &dv_kind_poverty, "household", id, "year", "2018", "standard", "near-poor", NULL);
  g_autoptr (GError) error = NULL;

  assert_value (fixture, household, "standard", "poor");
  dv_store_delete (fixture->store, last, NULL, &error);
  g_assert_no_error (error);
  assert_value (fixture, household, "standard", "near-poor");
}

static void
a_category_is_a_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) category =
    add (fixture, &dv_kind_category, "code", "X", "name", "Diện", NULL);
  const char *id = dv_record_get_id (category);
  g_autoptr (DvRecord) person =
    add (fixture, &dv_kind_person, "name", "Lê Thị Mẫu", "categories", id, NULL);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_classification);
  g_autoptr (GPtrArray) found = dv_store_list (fixture->store, query, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  change (fixture, g_ptr_array_index (found, 0), "to", "2018", NULL);
  assert_value (fixture, person, "categories", NULL);
  change (fixture, person, "categories", id, NULL);
  assert_value (fixture, person, "categories", id);
  g_assert_cmpuint (count (fixture, &dv_kind_classification), ==, 2);
  change (fixture, person, "categories", NULL, NULL);
  assert_value (fixture, person, "categories", NULL);
  g_assert_cmpuint (count (fixture, &dv_kind_classification), ==, 1);
  undo_last (fixture);
  assert_value (fixture, person, "categories", id);
}

static void
an_approved_list_stays_as_it_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = add (fixture, &dv_kind_list, "title", "Quà Tết", NULL);
  const char *id = dv_record_get_id (list);
  g_autoptr (DvRecord) line = add (fixture, &dv_kind_line, "list", id, "name", "Lê Thị Mẫu", NULL);
  g_autoptr (DvRecord) late = dv_record_new (&dv_kind_line);
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  change (fixture, list, "state", "approved", NULL);
  refuse (fixture, list, "cannot be changed", "title", "Quà khác", NULL);
  refuse (fixture, list, "cannot become", "state", "draft", NULL);
  refuse (fixture, line, "cannot be changed", "amount", "500000", NULL);
  refuse (fixture, late, "cannot be changed", "list", id, "name", "Trần Văn Thử", NULL);
  g_assert_false (dv_store_delete (fixture->store, line, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_clear_error (&error);
  change (fixture, line, "state", "received", "received_on", "2019-02-01", NULL);
  undo_last (fixture);
  undo_last (fixture);
  assert_value (fixture, list, "state", NULL);
  dv_store_undo (fixture->store, NULL, TRUE, &undone, &error);
  g_assert_no_error (error);
  assert_value (fixture, list, "state", "approved");
}

/* Withdrawing what was typed before the approval would change what was approved. */
static void
undo_does_not_reach_into_an_approved_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = add (fixture, &dv_kind_list, "title", "Quà Tết", NULL);
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);
  g_autofree char *batch = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_record_set (line, "list", dv_record_get_id (list));
  dv_record_set (line, "name", "Lê Thị Mẫu");
  dv_store_save (fixture->store, line, &batch, &error);
  g_assert_no_error (error);
  change (fixture, list, "state", "approved", NULL);
  g_assert_false (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_cmpuint (count (fixture, &dv_kind_line), ==, 1);
}

static void
no_gift_goes_beyond_the_stock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) campaign = add (fixture, &dv_kind_campaign, "name", "Tết", NULL);
  g_autoptr (DvRecord) source =
    add (fixture, &dv_kind_source, "campaign", dv_record_get_id (campaign), "name", "Quỹ", "stock",
         "2", "budget", "700000", NULL);
  const char *from = dv_record_get_id (source);
  g_autoptr (DvRecord) list =
    add (fixture, &dv_kind_list, "title", "Quà Tết", "gift_source", from, NULL);
  const char *id = dv_record_get_id (list);
  g_autoptr (DvRecord) first =
    add (fixture, &dv_kind_line, "list", id, "name", "Lê Thị Mẫu", "amount", "400000", NULL);
  g_autoptr (DvRecord) second = dv_record_new (&dv_kind_line);
  g_autoptr (DvRecord) third = dv_record_new (&dv_kind_line);

  refuse (fixture, second, "beyond the budget of “Quỹ”, 700.000 đ", "list", id, "name",
          "Trần Văn Thử", "amount", "400000", NULL);
  change (fixture, first, "amount", "300000", NULL);
  g_set_object (&second, NULL);
  second = add (fixture, &dv_kind_line, "list", id, "name", "Trần Văn Thử", "amount", "400000",
                "gift_source", from, NULL);
  refuse (fixture, third, "“Quỹ” has 2", "list", id, "name", "Ngô Văn Giả", NULL);
  change (fixture, second, "state", "refused", NULL);
  g_set_object (&third, NULL);
  third = add (fixture, &dv_kind_line, "list", id, "name", "Ngô Văn Giả", NULL);
  refuse (fixture, second, "has 2", "state", "received", NULL);
}

/* What was approved is changed neither by its own undo nor after its gifts were called. */
static void
undo_stops_at_an_approval (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = add (fixture, &dv_kind_list, "title", "Quà Tết", NULL);
  g_autoptr (DvRecord) line =
    add (fixture, &dv_kind_line, "list", dv_record_get_id (list), "name", "Lê Thị Mẫu", NULL);
  g_autoptr (DvRecord) renamed = dv_store_load (fixture->store, dv_record_get_id (list), NULL);
  g_autofree char *batch = NULL;
  g_autofree char *approval = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_record_set (renamed, "title", "Quà Tết 2019");
  g_assert_true (dv_store_save (fixture->store, renamed, &batch, NULL));
  dv_record_set (renamed, "state", "approved");
  g_assert_true (dv_store_save (fixture->store, renamed, &approval, NULL));
  g_assert_false (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_clear_error (&error);
  change (fixture, line, "state", "received", NULL);
  g_assert_false (dv_store_undo (fixture->store, approval, FALSE, &undone, &error));
  g_assert_nonnull (strstr (error->message, "handed out already"));
  assert_value (fixture, list, "title", "Quà Tết 2019");
  assert_value (fixture, list, "state", "approved");
}

static void
a_source_gives_what_it_has_to_all_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) campaign = add (fixture, &dv_kind_campaign, "name", "Tết", NULL);
  g_autoptr (DvRecord) source =
    add (fixture, &dv_kind_source, "campaign", dv_record_get_id (campaign), "name", "Quỹ", "amount",
         "500000", "budget", "500000", NULL);
  g_autoptr (DvRecord) list = add (fixture, &dv_kind_list, "title", "Quà Tết", NULL);
  const char *id = dv_record_get_id (list);
  g_autoptr (DvRecord) first = add (fixture, &dv_kind_line, "list", id, "name", "Lê Thị Mẫu", NULL);
  g_autoptr (DvRecord) second =
    add (fixture, &dv_kind_line, "list", id, "name", "Trần Văn Thử", NULL);

  refuse (fixture, list, "more than it has", "gift_source", dv_record_get_id (source), NULL);
  change (fixture, source, "budget", "1000000", NULL);
  change (fixture, list, "gift_source", dv_record_get_id (source), NULL);
  refuse (fixture, source, "more than it has", "stock", "1", NULL);
  /* What is approved says the same when the source changes. */
  assert_value (fixture, first, "amount", NULL);
  change (fixture, list, "state", "approved", NULL);
  assert_value (fixture, first, "amount", "500000");
  change (fixture, source, "amount", "400000", NULL);
  assert_value (fixture, first, "amount", "500000");
}

static DvRecord *
add_petition (Fixture *fixture, const char *type)
{
  gboolean named = g_strcmp0 (type, "to-cao") != 0;

  return add (fixture, &dv_kind_petition, "title", "Ngập ngõ", "start", "2026-07-01", "type", type,
              "sender_name", named ? "Trần Thị Mẫu" : NULL, "sender_address",
              named ? "Số 12 ngõ 5, phường Mẫu" : NULL, NULL);
}

static DvRecord *
draft (DvRecord *petition, const char *text)
{
  DvRecord *publication = dv_record_new (&dv_kind_publication);

  dv_record_set (publication, "petition", dv_record_get_id (petition));
  dv_record_set (publication, "text", text);
  dv_record_set (publication, "place", "Bảng tin trụ sở");
  dv_record_set (publication, "from", "2026-07-10");
  return publication;
}

static void
published_names_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "phan-anh");
  g_autoptr (DvRecord) signer = add (fixture, &dv_kind_signer, "petition",
                                     dv_record_get_id (petition), "name", "Lê Văn Thử", NULL);
  g_autoptr (DvRecord) named = draft (petition, "Trả lời bà TRAN THI MAU về việc ngập ngõ");
  g_autoptr (DvRecord) signed_by = draft (petition, "Trả lời ông Lê Văn Thử");
  g_autoptr (DvRecord) numbered = draft (petition, "Trả lời người có CCCD 000199000123");
  g_autoptr (DvRecord) housed = draft (petition, "Nhà số 12, ngõ 5 hết ngập");
  g_autoptr (DvRecord) placeless = draft (petition, "Đã thông cống");
  g_autoptr (DvRecord) good = draft (petition, "Đã thông cống ngõ 5, gọi 0900 000 999");
  g_autoptr (DvRecord) rule =
    add (fixture, &dv_kind_deadline, "code", "CK_PA", "title", "Niêm yết", "matter",
         "kien-nghi-phan-anh", "role", "named", "start", "published", "end", "closed", "unit",
         "days", "days", "30", "minimum", "1", "basis", "Luật 10/2022", NULL);
  g_autoptr (GError) error = NULL;

  refuse (fixture, named, "TRAN THI MAU", "state", "published", NULL);
  refuse (fixture, signed_by, "Lê Văn Thử", "state", "published", NULL);
  refuse (fixture, numbered, "000199000123", "state", "published", NULL);
  refuse (fixture, housed, "số 12, ngõ 5", "state", "published", NULL);
  refuse (fixture, good, "12/08/2026", "state", "published", "from", "2026-07-13", "to",
          "2026-08-11", NULL);
  dv_record_set (good, "from", "2026-07-13");
  dv_record_set (good, "to", "2026-08-12");
  refuse (fixture, placeless, "Where", "state", "published", "place", NULL, NULL);
  dv_record_set (good, "state", "published");
  dv_store_save (fixture->store, good, NULL, &error);
  g_assert_no_error (error);
  refuse (fixture, good, "Trần Thị Mẫu", "text", "Trả lời bà Trần Thị Mẫu", NULL);
}

static void
sealed_is_compared_before_it_is_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = add_petition (fixture, "to-cao");
  g_autoptr (DvRecord) publication = draft (petition, "Kết luận nội dung tố cáo");
  g_autofree char *signature = dv_publication_sign_text ("Kết luận nội dung tố cáo");
  g_autoptr (GError) error = NULL;

  refuse (fixture, publication, "sealed", "state", "published", NULL);
  dv_record_set (publication, "checked", signature);
  dv_record_set (publication, "state", "published");
  dv_store_save (fixture->store, publication, NULL, &error);
  g_assert_no_error (error);
  refuse (fixture, publication, "sealed", "text", "Kết luận khác", NULL);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/household/one-head", a_household_has_one_head);
  ADD ("/household/two-households", nobody_heads_two_households);
  ADD ("/household/ended", nobody_joins_a_household_that_ended);
  ADD ("/household/poverty", the_last_review_says_how_poor_a_household_is);
  ADD ("/person/move", a_move_keeps_the_old_residence);
  ADD ("/person/category", a_category_is_a_record);
  ADD ("/list/approved", an_approved_list_stays_as_it_is);
  ADD ("/list/undo", undo_does_not_reach_into_an_approved_list);
  ADD ("/list/undo-approved", undo_stops_at_an_approval);
  ADD ("/list/stock", no_gift_goes_beyond_the_stock);
  ADD ("/source/limits", a_source_gives_what_it_has_to_all_lists);
  ADD ("/publication/nobody", published_names_nobody);
  ADD ("/publication/sealed", sealed_is_compared_before_it_is_published);
#undef ADD
  return g_test_run ();
}
