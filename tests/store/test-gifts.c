/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-gifts.h"
#include "dv-hand-out.h"
#include "dv-kinds.h"
#include "dv-store-error.h"
#include "dv-store.h"

/* Reading the gifts of a list or a campaign, and handing them out. */

typedef struct {
  char *folder;
  DvStore *store;
  DvRecord *group;
  DvRecord *campaign;
  DvRecord *source;
  DvRecord *person;
  DvRecord *list;
  DvRecord *first;  /* in the register, says nothing of itself */
  DvRecord *second; /* on paper alone */
} Fixture;

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

/* As another site would send it: a list may come with its state. */
static void
put (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  dv_store_write_as (fixture->store, "setup", NULL, save_cb, record, NULL, &error);
  g_assert_no_error (error);
}

static DvRecord *
add (Fixture *fixture, const DvKind *kind, ...)
{
  DvRecord *record = dv_record_new (kind);
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  put (fixture, record);
  return record;
}

static void
add_lines (Fixture *fixture)
{
  fixture->person = add (fixture, &dv_kind_person, "name", "Nguyễn Văn Cừ", "birth", "1948", "sex",
                         "male", "unit", dv_record_get_id (fixture->group), "address",
                         "Số 12 ngõ 5", "id_number", "000048012345", NULL);
  fixture->first =
    add (fixture, &dv_kind_line, "list", dv_record_get_id (fixture->list), "position", "1",
         "person", dv_record_get_id (fixture->person), "name", "Nguyễn Văn Cừ", NULL);
  fixture->second = add (fixture, &dv_kind_line, "list", dv_record_get_id (fixture->list),
                         "position", "2", "name", "Trần Thị Ân", "amount", "300000", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-gifts-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->group = add (fixture, &dv_kind_unit, "name", "Tổ dân phố 5", "type", "group", NULL);
  fixture->campaign = add (fixture, &dv_kind_campaign, "name", "Tết Kỷ Hợi", NULL);
  fixture->source =
    add (fixture, &dv_kind_source, "campaign", dv_record_get_id (fixture->campaign), "name",
         "Quỹ Vì người nghèo", "amount", "500000", "goods", "01 túi quà", "stock", "2", NULL);
  fixture->list = add (fixture, &dv_kind_list, "title", "Quà Tết", "campaign",
                       dv_record_get_id (fixture->campaign), "gift_source",
                       dv_record_get_id (fixture->source), "state", "approved", NULL);
  add_lines (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->group);
  g_clear_object (&fixture->campaign);
  g_clear_object (&fixture->source);
  g_clear_object (&fixture->person);
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->second);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

typedef struct {
  const char *id;
  const char *unit;
  DvGifts *gifts;
} Wanted;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;

  wanted->gifts = dv_gifts_read (db, wanted->id, wanted->unit, error);
  return wanted->gifts != NULL;
}

static DvGifts *
read_gifts (Fixture *fixture, DvRecord *of, DvRecord *unit)
{
  Wanted wanted = { dv_record_get_id (of), unit != NULL ? dv_record_get_id (unit) : NULL, NULL };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_cb, &wanted, &error);
  g_assert_no_error (error);
  return wanted.gifts;
}

static const DvGiftLine *
line_at (const DvGifts *gifts, guint i)
{
  g_assert_cmpuint (i, <, gifts->lines->len);
  return &g_array_index (gifts->lines, DvGiftLine, i);
}

static char *
hand_out (Fixture *fixture, DvRecord *line, const char *was, const char *state, GError **error)
{
  DvHandOut out = { .line = (char *) dv_record_get_id (line),
                    .was = (char *) was,
                    .state = (char *) state,
                    .receiver = (char *) "Nguyễn Thị Mận",
                    .relation = (char *) "child",
                    .day = (char *) "2019-01-31" };
  char *batch = NULL;

  dv_store_write (fixture->store, "test", dv_hand_out_write, &out, &batch, error);
  return batch;
}

static char *
hand_out_well (Fixture *fixture, DvRecord *line, const char *was, const char *state)
{
  g_autoptr (GError) error = NULL;
  char *batch = hand_out (fixture, line, was, state, &error);

  g_assert_no_error (error);
  return batch;
}

static void
set_state (Fixture *fixture, const char *state)
{
  dv_record_set (fixture->list, "state", state);
  put (fixture, fixture->list);
}

static void
test_missing_values_come_from_register_and_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->list, NULL);
  const DvGiftLine *first = line_at (gifts, 0);

  g_assert_cmpuint (gifts->lines->len, ==, 2);
  g_assert_cmpstr (first->birth, ==, "1948");
  g_assert_cmpstr (first->sex, ==, "male");
  g_assert_cmpstr (first->address, ==, "Số 12 ngõ 5");
  g_assert_cmpstr (first->unit_name, ==, "Tổ dân phố 5");
  g_assert_cmpint (first->amount, ==, 500000);
  g_assert_cmpstr (first->goods, ==, "01 túi quà");
  g_assert_cmpstr (first->state, ==, "planned");
  g_assert_cmpint (line_at (gifts, 1)->amount, ==, 300000);
}

static void
test_a_group_has_its_lines_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->campaign, fixture->group);

  g_assert_cmpuint (gifts->lines->len, ==, 1);
  g_assert_cmpstr (line_at (gifts, 0)->name, ==, "Nguyễn Văn Cừ");
}

static void
test_a_replaced_list_is_not_of_the_campaign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvGifts) gifts = NULL;

  set_state (fixture, "superseded");
  gifts = read_gifts (fixture, fixture->campaign, NULL);
  g_assert_cmpuint (gifts->lists->len, ==, 0);
  g_assert_cmpuint (gifts->lines->len, ==, 0);
  g_assert_cmpuint (gifts->sources->len, ==, 1);
}

static void
test_what_others_gave_is_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) other = add (fixture, &dv_kind_list, "title", "Quà khác", "campaign",
                                    dv_record_get_id (fixture->campaign), "state", "paid", NULL);
  g_autoptr (DvRecord) line =
    add (fixture, &dv_kind_line, "list", dv_record_get_id (other), "name", "Lê Văn Ba",
         "gift_source", dv_record_get_id (fixture->source), "state", "received", NULL);
  g_autofree char *batch = hand_out_well (fixture, fixture->first, "planned", "received");
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->list, NULL);
  const DvGiftSource *source = &g_array_index (gifts->sources, DvGiftSource, 0);

  g_assert_cmpint (source->stock, ==, 2);
  g_assert_cmpint (source->budget, ==, DV_GIFTS_UNLIMITED);
  g_assert_cmpint (source->given_elsewhere, ==, 1);
  g_assert_cmpint (source->paid_elsewhere, ==, 500000);
}

static void
test_a_gift_is_received (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = hand_out_well (fixture, fixture->second, "planned", "by-proxy");
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->list, NULL);
  const DvGiftLine *line = line_at (gifts, 1);

  g_assert_cmpstr (line->state, ==, "by-proxy");
  g_assert_cmpstr (line->receiver, ==, "Nguyễn Thị Mận");
  g_assert_cmpstr (line->relation, ==, "child");
  g_assert_cmpstr (line->received_on, ==, "2019-01-31");
}

static void
test_absent_is_no_day_of_receipt (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = hand_out_well (fixture, fixture->second, "planned", "absent");
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->list, NULL);
  const DvGiftLine *line = line_at (gifts, 1);

  g_assert_cmpstr (line->state, ==, "absent");
  g_assert_null (line->receiver);
  g_assert_null (line->received_on);
}

static void
test_undo_puts_a_gift_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = hand_out_well (fixture, fixture->second, "planned", "by-proxy");
  g_autoptr (DvGifts) gifts = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_undo (fixture->store, batch, FALSE, &undone, &error);
  g_assert_no_error (error);
  gifts = read_gifts (fixture, fixture->list, NULL);
  g_assert_cmpstr (line_at (gifts, 1)->state, ==, "planned");
  g_assert_null (line_at (gifts, 1)->receiver);
}

static void
test_a_second_table_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = hand_out_well (fixture, fixture->first, "planned", "received");
  g_autoptr (GError) error = NULL;
  g_autofree char *again = hand_out (fixture, fixture->first, "planned", "absent", &error);
  g_autoptr (DvGifts) gifts = read_gifts (fixture, fixture->list, NULL);

  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Nguyễn Văn Cừ"));
  g_assert_null (again);
  g_assert_cmpstr (line_at (gifts, 0)->state, ==, "received");
}

static void
test_only_an_approved_list_is_handed_out (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *state;
    gboolean allowed;
  } cases[] = { { "draft", FALSE },      { "reviewed", FALSE },      { "approved", TRUE },
                { "locked", TRUE },      { "paid", TRUE },           { "settled", FALSE },
                { "superseded", FALSE }, { "works-started", FALSE }, { "handed-over", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gboolean allowed = dv_hand_out_check_list ("Quà Tết", cases[i].state, &error);

    g_assert_cmpint (allowed, ==, cases[i].allowed);
    g_assert_cmpint (dv_hand_out_allows (cases[i].state), ==, allowed);
    if (!allowed)
      g_assert_nonnull (strstr (error->message, "Quà Tết"));
  }
}

static void
test_a_draft_is_refused_by_the_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;

  set_state (fixture, "draft");
  batch = hand_out (fixture, fixture->first, "planned", "received", &error);
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_null (batch);
}

static void
test_other_records_have_no_gifts (Fixture *fixture, gconstpointer data)
{
  Wanted wanted = { .id = dv_record_get_id (fixture->person) };
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_read (fixture->store, read_cb, &wanted, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/gifts/missing-values-come-from-register-and-source",
       test_missing_values_come_from_register_and_source);
  ADD ("/gifts/a-group-has-its-lines-alone", test_a_group_has_its_lines_alone);
  ADD ("/gifts/a-replaced-list-is-not-of-the-campaign",
       test_a_replaced_list_is_not_of_the_campaign);
  ADD ("/gifts/what-others-gave-is-known", test_what_others_gave_is_known);
  ADD ("/gifts/a-gift-is-received", test_a_gift_is_received);
  ADD ("/gifts/absent-is-no-day-of-receipt", test_absent_is_no_day_of_receipt);
  ADD ("/gifts/undo-puts-a-gift-back", test_undo_puts_a_gift_back);
  ADD ("/gifts/a-second-table-is-told", test_a_second_table_is_told);
  ADD ("/gifts/only-an-approved-list-is-handed-out", test_only_an_approved_list_is_handed_out);
  ADD ("/gifts/a-draft-is-refused-by-the-store", test_a_draft_is_refused_by_the_store);
  ADD ("/gifts/other-records-have-no-gifts", test_other_records_have_no_gifts);
  return g_test_run ();
}
