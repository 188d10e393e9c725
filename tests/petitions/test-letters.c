/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "case-fixture.h"

#include "dv-document-text.h"
#include "dv-earlier-letters.h"
#include "dv-petition-count.h"
#include "dv-petition-doubts.h"
#include "dv-petition-letter.h"
#include "dv-book.h"
#include "dv-split-petition.h"
#include "dv-store-error.h"

/* Letters that become several, letters of one person, papers of a case and their figures. */

typedef struct {
  DvRecord *typed;
  GPtrArray *letters;
  DvLetterOptions options;
  DvDocument *document;
  DvPetitionCount *count;
  const char *from;
  const char *to;
} Job;

static gboolean
earlier_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->letters = dv_petition_find_earlier (db, job->typed, 5, error);
  return job->letters != NULL;
}

static gboolean
doubts_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->letters = dv_petition_find_doubts (db, job->typed, error);
  return job->letters != NULL;
}

static gboolean
letter_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->document = dv_petition_letter (db, &job->options, error);
  return job->document != NULL;
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->count = dv_petition_count_read (db, job->from, job->to, error);
  return job->count != NULL;
}

/* --- one letter, several petitions --- */

typedef struct {
  const char *id;
  GPtrArray *parts;
  GPtrArray *ids;
} Split;

static gboolean
split_cb (DvWrite *write, gpointer data, GError **error)
{
  Split *split = data;

  split->ids = dv_petition_split (write, split->id, split->parts, "2026-07-03", error);
  return split->ids != NULL;
}

static GPtrArray *
make_parts (const char *second)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_split_part_free);

  g_ptr_array_add (parts, dv_split_part_new ("khieu-nai", "Khiếu nại việc thu hồi đất", "land"));
  g_ptr_array_add (parts,
                   dv_split_part_new (second, "Cán bộ địa chính hẹn nhiều lần", "officials"));
  return parts;
}

/* The denunciation would be linked to a letter that says who denounces. */
static void
a_denunciation_is_not_split_from_a_letter_in_the_clear (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) letter =
    case_add (fixture, &dv_kind_petition, "title", "Đơn nhiều nội dung", "type", "hon-hop", "start",
              "2026-07-01", "channel", "desk", "sender_name", "Trần Văn Thử", NULL);
  g_autoptr (GPtrArray) parts = make_parts ("to-cao");
  Split split = { dv_record_get_id (letter), parts, NULL };
  g_autoptr (DvRecord) suggestion = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_write (fixture->store, NULL, split_cb, &split, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Seal the identity"));
  case_assert (fixture, letter, "stage", NULL);
  g_ptr_array_remove_index (parts, 1);
  g_ptr_array_add (parts, dv_split_part_new ("kien-nghi", "Kiến nghị về cây xanh", "environment"));
  g_assert_true (dv_store_write (fixture->store, NULL, split_cb, &split, NULL, NULL));
  suggestion = dv_store_load (fixture->store, g_ptr_array_index (split.ids, 1), NULL);
  g_assert_cmpstr (dv_record_get (suggestion, "sender_name"), ==, "Trần Văn Thử");
  g_ptr_array_unref (split.ids);
}

static void
a_mixed_letter_becomes_petitions_of_their_own (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) letter =
    case_add (fixture, &dv_kind_petition, "title", "Đơn nhiều nội dung", "type", "hon-hop", "start",
              "2026-07-01", "channel", "desk", "sender_name", "Trần Văn Thử", "sender_address",
              "Số 5, ngõ 12", NULL);
  g_autoptr (GPtrArray) parts = make_parts ("phan-anh");
  Split split = { dv_record_get_id (letter), parts, NULL };
  g_autoptr (DvRecord) complaint = NULL;
  g_autoptr (DvRecord) report = NULL;
  g_autoptr (GError) error = NULL;

  dv_store_write (fixture->store, NULL, split_cb, &split, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (split.ids->len, ==, 2);
  complaint = dv_store_load (fixture->store, g_ptr_array_index (split.ids, 0), NULL);
  report = dv_store_load (fixture->store, g_ptr_array_index (split.ids, 1), NULL);
  g_ptr_array_unref (split.ids);
  g_assert_cmpstr (dv_record_get (complaint, "number"), ==, "2/2026");
  g_assert_cmpstr (dv_record_get (complaint, "sender_name"), ==, "Trần Văn Thử");
  g_assert_cmpstr (dv_record_get (complaint, "start"), ==, "2026-07-01");
  g_assert_nonnull (strstr (dv_record_get (complaint, "related"), dv_record_get_id (letter)));
  g_assert_cmpstr (dv_record_get (report, "number"), ==, "3/2026");
  case_assert (fixture, letter, "stage", "guided");
  case_assert (fixture, letter, "state", "done");
  case_undo (fixture, NULL);
  case_assert (fixture, letter, "stage", NULL);
  g_clear_object (&complaint);
  complaint = case_add (fixture, &dv_kind_petition, "title", "Đơn khác", "start", "2026-07-04",
                        "channel", "desk", NULL);
  case_assert (fixture, complaint, "number", "2/2026");
}

static gboolean
join_cb (DvWrite *write, gpointer data, GError **error)
{
  const char *const *ids = data;

  return dv_petition_join (write, ids[0], ids[1], "repeat", error);
}

/* The petitions name the letter that they come from, and the letter must not name who denounced. */
static void
a_denunciation_is_split_off_only_when_its_writer_is_sealed (CaseFixture *fixture,
                                                            gconstpointer data)
{
  g_autoptr (DvRecord) open =
    case_add (fixture, &dv_kind_petition, "title", "Đơn nhiều nội dung", "type", "hon-hop", "start",
              "2026-07-01", "sender_name", "Trần Văn Thử", NULL);
  g_autoptr (DvRecord) sealed =
    case_add (fixture, &dv_kind_petition, "title", "Đơn nhiều nội dung", "type", "hon-hop", "start",
              "2026-07-01", "sealed", "1", NULL);
  g_autoptr (GPtrArray) parts = make_parts ("to-cao");
  Split split = { dv_record_get_id (open), parts, NULL };
  g_autoptr (DvRecord) complaint = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_write (fixture->store, NULL, split_cb, &split, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Luật Tố cáo"));
  case_assert (fixture, open, "stage", NULL);
  split.id = dv_record_get_id (sealed);
  g_assert_true (dv_store_write (fixture->store, NULL, split_cb, &split, NULL, NULL));
  complaint = dv_store_load (fixture->store, g_ptr_array_index (split.ids, 0), NULL);
  g_ptr_array_unref (split.ids);
  g_assert_cmpstr (dv_record_get (complaint, "sealed"), ==, "1");
}

static void
a_joined_letter_goes_with_its_case (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) first = case_add (fixture, &dv_kind_petition, "title", "Đèn hỏng", "type",
                                         "phan-anh", "start", "2026-07-01", NULL);
  g_autoptr (DvRecord) again = case_add (fixture, &dv_kind_petition, "title", "Đèn vẫn hỏng",
                                         "type", "phan-anh", "start", "2026-07-02", NULL);
  const char *ids[] = { dv_record_get_id (again), dv_record_get_id (first) };

  g_assert_true (dv_store_write (fixture->store, NULL, join_cb, ids, NULL, NULL));
  case_refuse_step (fixture, again, "answered", "2026-07-03", NULL, "1/2026");
  case_undo (fixture, NULL);
  g_object_unref (case_add_step (fixture, again, "answered", "2026-07-03", NULL));
}

/* --- earlier letters --- */

static void
assert_earlier (CaseFixture *fixture, DvRecord *typed, const char *title, guint reasons)
{
  Job job = { .typed = typed };
  const DvEarlierLetter *found;

  g_assert_true (dv_store_read (fixture->store, earlier_cb, &job, NULL));
  if (title == NULL) {
    g_assert_cmpuint (job.letters->len, ==, 0);
  } else {
    g_assert_cmpuint (job.letters->len, >, 0);
    found = g_ptr_array_index (job.letters, 0);
    g_assert_cmpstr (dv_record_get_title (found->petition), ==, title);
    g_assert_cmpuint (found->reasons, ==, reasons);
  }
  g_ptr_array_unref (job.letters);
}

static void
earlier_letters_are_found_while_typing (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) lamp =
    case_add (fixture, &dv_kind_petition, "title", "Phản ánh đèn chiếu sáng ngõ 5 hỏng", "type",
              "phan-anh", "start", "2026-06-01", "sender_name", "Lê Thị Mẫu", "sender_address",
              "Số 7, ngõ 5", "sender_contact", "0912 000 001", NULL);
  g_autoptr (DvRecord) secret =
    case_add (fixture, &dv_kind_petition, "title", "Tố cáo cán bộ địa chính nhận tiền", "type",
              "to-cao", "start", "2026-06-02", NULL);
  g_autoptr (DvRecord) typed = dv_record_new (&dv_kind_petition);

  dv_record_set (typed, "sender_name", "lê thị mẫu");
  assert_earlier (fixture, typed, dv_record_get_title (lamp), DV_EARLIER_NAME);
  dv_record_set (typed, "sender_name", "Lê Thị Mẫn");
  assert_earlier (fixture, typed, NULL, 0);
  dv_record_set (typed, "title", "Đèn chiếu sáng ngõ 5 vẫn chưa sửa");
  assert_earlier (fixture, typed, dv_record_get_title (lamp), DV_EARLIER_MATTER);
  dv_record_set (typed, "title", "Cán bộ địa chính nhận tiền");
  assert_earlier (fixture, typed, dv_record_get_title (secret), DV_EARLIER_MATTER);
  dv_record_set (typed, "title", NULL);
  dv_record_set (typed, "sender_name", "Lê Thị Mẫu");
  dv_record_set (typed, "sealed", "1");
  assert_earlier (fixture, typed, NULL, 0);
}

static gboolean
save_unguarded_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static gboolean
book_cb (DvDb *db, gpointer data, GError **error)
{
  const DvBookOptions options = { .year = 2026 };

  *(DvBook **) data = dv_book_read (db, &options, error);
  return *(DvBook **) data != NULL;
}

/* A packet of an older program may bring a denunciation that names its writer. */
static void
who_denounced_is_not_read_even_where_it_stands_in_clear (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) secret = dv_record_new (&dv_kind_petition);
  g_autoptr (DvRecord) old = case_add (fixture, &dv_kind_petition, "title", "Đơn cũ", "type",
                                       "phan-anh", "start", "2026-06-30", NULL);
  g_autoptr (DvRecord) typed = dv_record_new (&dv_kind_petition);
  g_autoptr (DvBook) book = NULL;
  const DvBookPart *part;
  const DvPetitionRow *row;

  dv_record_set (secret, "title", "Việc làm sai");
  dv_record_set (secret, "type", "to-cao");
  dv_record_set (secret, "start", "2026-07-01");
  dv_record_set (secret, "number", "2/2026");
  dv_record_set (secret, "book", "letters");
  dv_record_set (secret, "sender_name", "Lê Thị Mẫu");
  g_assert_true (
    dv_store_write_as (fixture->store, "packet", NULL, save_unguarded_cb, secret, NULL, NULL));
  dv_record_set (typed, "sender_name", "Lê Thị Mẫu");
  assert_earlier (fixture, typed, NULL, 0);
  g_assert_true (dv_store_read (fixture->store, book_cb, &book, NULL));
  g_assert_cmpuint (book->parts->len, ==, 2);
  part = g_ptr_array_index (book->parts, 1);
  g_assert_true (part->form == &dv_book_form_2026);
  g_assert_cmpuint (part->rows->len, ==, 1);
  row = g_ptr_array_index (part->rows, 0);
  g_assert_true (row->sealed);
  g_assert_null (row->name);
}

static void
what_looks_wrong_is_said (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = case_add (fixture, &dv_kind_petition, "title", "Đơn nhiều người",
                                            "start", "2026-07-01", "signers", "7", NULL);
  Job job = { .typed = petition };

  g_assert_true (dv_store_read (fixture->store, doubts_cb, &job, NULL));
  g_assert_cmpuint (job.letters->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (job.letters, 0), "Điều 29"));
  g_ptr_array_unref (job.letters);
  for (guint i = 0; i < 3; i++)
    g_object_unref (case_add (fixture, &dv_kind_signer, "petition", dv_record_get_id (petition),
                              "name", "Trần Văn Thử", "representative", "1", NULL));
  g_assert_true (dv_store_read (fixture->store, doubts_cb, &job, NULL));
  g_assert_cmpuint (job.letters->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (job.letters, 0), "one or two"));
  g_ptr_array_unref (job.letters);
}

/* --- papers --- */

static char *
write_letter (CaseFixture *fixture, DvRecord *petition, const char *form)
{
  Job job = { .options = { .petition = dv_record_get_id (petition), .form = form } };
  g_autoptr (GError) error = NULL;
  char *text;

  dv_store_read (fixture->store, letter_cb, &job, &error);
  g_assert_no_error (error);
  text = dv_document_to_text (job.document);
  dv_document_unref (job.document);
  return text;
}

static void
refuse_letter (CaseFixture *fixture, DvRecord *petition, const char *form, const char *words)
{
  Job job = { .options = { .petition = dv_record_get_id (petition), .form = form } };
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_read (fixture->store, letter_cb, &job, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
a_letter_is_filled_in_from_its_case (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition =
    case_add (fixture, &dv_kind_petition, "title", "Thu hồi đất không đúng", "type", "khieu-nai",
              "start", "2026-07-10", "sender_name", "Trần Văn Thử", NULL);
  g_autoptr (DvRecord) accepted =
    case_add_step (fixture, petition, "accepted", "2026-07-15", "12/TB-UBND");
  g_autofree char *text = write_letter (fixture, petition, "KN-TL-2026");

  g_assert_nonnull (strstr (text, "Số: 12/TB-UBND"));
  g_assert_nonnull (strstr (text, "THÀNH PHỐ HÀ NỘI"));
  g_assert_nonnull (strstr (text, "ngày 15 tháng 7 năm 2026"));
  g_assert_nonnull (strstr (text, "đơn khiếu nại của Trần Văn Thử"));
  g_assert_nonnull (strstr (text, "số vào sổ 1/2026"));
  g_assert_nonnull (strstr (text, "Nội dung khiếu nại: Thu hồi đất không đúng."));
  refuse_letter (fixture, petition, "KN-TL-2020", "not in force on 15/07/2026");
  refuse_letter (fixture, petition, "TC-TL-2019", "another type");
  refuse_letter (fixture, petition, "KHÔNG-CÓ", "KHÔNG-CÓ");
}

static void
who_is_kept_secret_is_on_no_letter (CaseFixture *fixture, gconstpointer data)
{
  static const char *const forms[] = { "BN-2026",    "TC-GH-2019", "TC-TL-2019",
                                       "TC-TB-2019", "TC-KL-2019", "CD-2021" };
  g_autoptr (DvRecord) petition = case_add (fixture, &dv_kind_petition, "title", "Việc làm thử",
                                            "type", "to-cao", "start", "2026-07-10", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *text = write_letter (fixture, petition, forms[i]);

    g_test_message ("%s", forms[i]);
    if (i != 2 && i != 4)
      g_assert_nonnull (strstr (text, "người tố cáo"));
    g_assert_null (strstr (text, "{"));
  }
}

static gboolean
spoil_form (DvWrite *write, gpointer data, GError **error)
{
  return dv_db_exec (dv_write_get_db (write),
                     "UPDATE form SET text = 'Kính gửi {tên người}' WHERE code = 'BN-2026'", error);
}

static void
an_unknown_name_in_a_form_is_named (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition =
    case_add (fixture, &dv_kind_petition, "title", "Việc làm thử", "start", "2026-07-10", NULL);
  g_autoptr (DvRecord) form = dv_record_new (&dv_kind_form);

  dv_record_set (form, "name", "Mẫu thử");
  dv_record_set (form, "heading", "THÔNG BÁO");
  dv_record_set (form, "text", "Kính gửi {sender}, {tên}");
  case_refuse (fixture, form, "{tên}");
  g_assert_true (dv_store_write (fixture->store, NULL, spoil_form, NULL, NULL, NULL));
  refuse_letter (fixture, petition, "BN-2026", "{tên người}");
}

/* --- figures --- */

static void
assert_count (const DvPetitionCount *count, const char *key, guint expected)
{
  g_test_message ("%s", key);
  g_assert_cmpuint (dv_petition_count_get (count, key), ==, expected);
}

static void
add_answered (CaseFixture *fixture, const char *start, const char *answered)
{
  g_autoptr (DvRecord) petition =
    case_add (fixture, &dv_kind_petition, "title", "Đèn ngõ hỏng", "type", "phan-anh", "start",
              start, "channel", "desk", "matter", "infrastructure", "competence", "own", NULL);

  if (answered != NULL)
    g_object_unref (case_add_step (fixture, petition, "answered", answered, NULL));
}

/* Decided ten days late. That it was sent in time does not make up for it. */
static void
add_sent_late (CaseFixture *fixture)
{
  static const char *const steps[][2] = { { "accepted", "2026-07-06" },
                                          { "decided", "2026-08-14" },
                                          { "sent", "2026-08-17" } };
  g_autoptr (DvRecord) petition = case_add (fixture, &dv_kind_petition, "title", "Đền bù chậm",
                                            "type", "khieu-nai", "start", "2026-07-03", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_object_unref (case_add_step (fixture, petition, steps[i][0], steps[i][1], "2/QĐ-UBND"));
}

static void
the_letters_of_a_period_are_counted (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) complaint =
    case_add (fixture, &dv_kind_petition, "title", "Thu hồi đất", "type", "khieu-nai", "start",
              "2026-07-01", "matter", "land", NULL);
  g_autoptr (DvRecord) again = case_add (fixture, &dv_kind_petition, "title", "Thu hồi đất (lại)",
                                         "type", "khieu-nai", "start", "2026-07-02", NULL);
  const char *ids[] = { dv_record_get_id (again), dv_record_get_id (complaint) };
  g_autoptr (DvRecord) sum = case_add (fixture, &dv_kind_petition, "title", "Giải quyết đơn thư",
                                       "start", "2026-01-01", "end", "2026-12-31", NULL);
  Job job = { .from = "2026-07-01", .to = "2026-09-30" };
  const DvPetitionFigure *late;

  g_assert_true (dv_store_write (fixture->store, NULL, join_cb, ids, NULL, NULL));
  g_object_unref (case_add_step (fixture, complaint, "accepted", "2026-07-08", NULL));
  g_object_unref (case_add_step (fixture, complaint, "decided", "2026-08-05", "1/QĐ-UBND"));
  add_answered (fixture, "2026-06-20", "2026-06-25"); /* before the period */
  add_answered (fixture, "2026-06-29", "2026-07-06"); /* carried over, in time */
  add_answered (fixture, "2026-07-06", "2026-07-28"); /* late */
  add_answered (fixture, "2026-07-07", NULL);         /* open, overdue */
  add_answered (fixture, "2026-09-29", "2026-10-05"); /* open on the last day */
  add_answered (fixture, "2026-10-01", NULL);         /* after the period */
  add_sent_late (fixture);
  g_assert_true (dv_store_read (fixture->store, count_cb, &job, NULL));
  assert_count (job.count, "received", 6);
  assert_count (job.count, "cases", 5);
  assert_count (job.count, "carried", 1);
  assert_count (job.count, "own", 3);
  assert_count (job.count, "settled", 4);
  assert_count (job.count, "in-time", 2);
  assert_count (job.count, "late", 2);
  assert_count (job.count, "open", 2);
  assert_count (job.count, "overdue", 1);
  assert_count (job.count, "type:khieu-nai", 2);
  assert_count (job.count, "type:phan-anh", 3);
  assert_count (job.count, "matter:infrastructure", 3);
  assert_count (job.count, "type:to-cao", 0);
  late = dv_petition_count_find (job.count, "late");
  g_assert_true (dv_store_load (fixture->store, g_ptr_array_index (late->ids, 0), NULL) != NULL);
  dv_petition_count_free (job.count);
  case_assert (fixture, sum, "number", NULL);
}

#define ADD(test) \
  g_test_add ("/petitions/letters/" #test, CaseFixture, NULL, case_set_up, test, case_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (a_denunciation_is_not_split_from_a_letter_in_the_clear);
  ADD (a_mixed_letter_becomes_petitions_of_their_own);
  ADD (a_denunciation_is_split_off_only_when_its_writer_is_sealed);
  ADD (a_joined_letter_goes_with_its_case);
  ADD (earlier_letters_are_found_while_typing);
  ADD (who_denounced_is_not_read_even_where_it_stands_in_clear);
  ADD (what_looks_wrong_is_said);
  ADD (a_letter_is_filled_in_from_its_case);
  ADD (who_is_kept_secret_is_on_no_letter);
  ADD (an_unknown_name_in_a_form_is_named);
  ADD (the_letters_of_a_period_are_counted);
  return g_test_run ();
}
