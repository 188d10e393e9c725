/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "dv-attachment.h"
#include "dv-check.h"
#include "dv-confidential.h"
#include "dv-disclosure.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-officer.h"
#include "dv-openings.h"
#include "dv-scrub.h"
#include "dv-seal.h"
#include "dv-sealing-error.h"
#include "dv-store-error.h"

static const DvKeyCost cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

#define PASSPHRASE "bốn từ chẳng liên quan"
#define NAME       "Phùng Thị Xuyến Kỳ"

typedef struct {
  char *folder;
  char *path;
  DvStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-seal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
  dv_store_set_actor (fixture->store, "ai đó");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
run (Fixture *fixture, DvWriteFunc func, gpointer data, GError **error)
{
  return dv_store_write_as (fixture->store, DV_PURPOSE_ACCESS, "test", func, data, NULL, error);
}

static char *
add_officer (Fixture *fixture, const char *name, char **paper)
{
  DvOfficerMade *made = g_new0 (DvOfficerMade, 1);
  g_autoptr (GError) error = NULL;
  char *id;

  made->name = g_strdup (name);
  made->passphrase = dv_secret_new_from_text (PASSPHRASE);
  made->cost = &cheap;
  run (fixture, dv_officer_make, made, &error);
  g_assert_no_error (error);
  id = g_strdup (made->id);
  if (paper != NULL)
    *paper = g_strdup (dv_secret_get_text (made->paper));
  dv_officer_made_free (made);
  return id;
}

static DvIdentity *
make_identity (const char *name)
{
  DvIdentity *identity = dv_identity_new ();
  g_autoptr (DvSecret) value = dv_secret_new_from_text (name);

  dv_identity_set (identity, DV_IDENTITY_NAME, value);
  return identity;
}

typedef struct {
  DvRecord *petition;
  DvIdentity *identity;
  gboolean replace;
} Saving;

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  Saving *saving = data;

  return dv_write_save (write, saving->petition, error) &&
         dv_seal_identity (write, saving->petition, saving->identity, saving->replace, error);
}

static DvRecord *
petition_new (const char *type)
{
  DvRecord *petition = dv_record_new (&dv_kind_petition);

  dv_record_set (petition, "title", "Về việc lấn chiếm vỉa hè");
  dv_record_set (petition, "type", type);
  return petition;
}

static DvRecord *
add_sealed (Fixture *fixture, const char *name)
{
  g_autoptr (DvIdentity) identity = make_identity (name);
  DvRecord *petition = petition_new ("to-cao");
  Saving saving = { petition, identity, FALSE };
  g_autoptr (GError) error = NULL;

  dv_store_write (fixture->store, NULL, save_cb, &saving, NULL, &error);
  g_assert_no_error (error);
  return petition;
}

static DvUnsealing *
open_as (Fixture *fixture, DvRecord *petition, const char *officer, const char *passphrase)
{
  DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);
  g_autoptr (GError) error = NULL;

  unsealing->petition = g_strdup (dv_record_get_id (petition));
  unsealing->officer = g_strdup (officer);
  unsealing->reason = g_strdup ("xác minh nội dung");
  unsealing->passphrase = dv_secret_new_from_text (passphrase);
  if (!run (fixture, dv_seal_open, unsealing, &error))
    unsealing->refusal = g_steal_pointer (&error);
  return unsealing;
}

static void
assert_opens (Fixture *fixture, DvRecord *petition, const char *officer, const char *name)
{
  DvUnsealing *unsealing = open_as (fixture, petition, officer, PASSPHRASE);

  g_assert_no_error (unsealing->refusal);
  g_assert_cmpstr (dv_secret_get_text (dv_identity_get (unsealing->identity, DV_IDENTITY_NAME)), ==,
                   name);
  dv_unsealing_free (unsealing);
}

static void
assert_refused (Fixture *fixture,
                DvRecord *petition,
                const char *officer,
                const char *passphrase,
                GQuark domain,
                int code)
{
  DvUnsealing *unsealing = open_as (fixture, petition, officer, passphrase);

  g_assert_error (unsealing->refusal, domain, code);
  g_assert_null (unsealing->identity);
  dv_unsealing_free (unsealing);
}

static gboolean
count_openings_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) openings = dv_openings_read (db, NULL, error);
  g_autoptr (GPtrArray) faults = dv_openings_verify (db, error);
  guint *counts = data;

  counts[0] = openings->len;
  counts[1] = faults->len;
  return TRUE;
}

static void
assert_openings (Fixture *fixture, guint n, guint n_faults)
{
  guint counts[2] = { 0 };

  g_assert_true (dv_store_read (fixture->store, count_openings_cb, counts, NULL));
  g_assert_cmpuint (counts[0], ==, n);
  g_assert_cmpuint (counts[1], ==, n_faults);
}

static gboolean
exec_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_db_exec (db, data, error);
}

static void
tamper (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dv_store_maintain (fixture->store, exec_cb, (gpointer) sql, &error);
  g_assert_no_error (error);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static gboolean
file_contains (const char *path, const char *text)
{
  g_autofree char *data = NULL;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) &&
         memmem (data, size, text, strlen (text)) != NULL;
}

static gboolean
folder_contains (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) ? folder_contains (path, text)
                                               : file_contains (path, text))
      return TRUE;
  }
  return FALSE;
}

static void
test_identity_is_sealed_with_the_letter_and_opened_for_a_reason (Fixture *fixture,
                                                                 gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);

  g_assert_false (folder_contains (fixture->folder, "Xuyến"));
  assert_openings (fixture, 0, 0);
  assert_opens (fixture, petition, officer, NAME);
  assert_opens (fixture, petition, "Trần Văn Khóa", NAME);
  assert_openings (fixture, 2, 0);
  g_assert_false (folder_contains (fixture->folder, "Xuyến"));
}

static void
test_nothing_is_saved_while_nobody_holds_a_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvIdentity) identity = make_identity (NAME);
  g_autoptr (DvRecord) petition = petition_new ("to-cao");
  Saving saving = { petition, identity, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_petition);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_false (dv_store_write (fixture->store, NULL, save_cb, &saving, NULL, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NO_OFFICER);
  found = dv_store_list (fixture->store, query, NULL);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (folder_contains (fixture->folder, "Xuyến"));
}

static void
test_a_content_that_names_the_writer_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  const char *const titles[] = { "Đơn của Phùng Thị Xuyến Kỳ", "don cua PHUNG THI XUYEN KY" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (DvIdentity) identity = make_identity (NAME);
    g_autoptr (DvRecord) petition = petition_new ("to-cao");
    Saving saving = { petition, identity, FALSE };
    g_autoptr (GError) error = NULL;

    dv_record_set (petition, "title", titles[i]);
    g_assert_false (dv_store_write (fixture->store, NULL, save_cb, &saving, NULL, &error));
    g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NAMED);
    g_assert_null (strstr (error->message, "Xuyến"));
  }
}

static void
test_no_reason_opens_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  const char *const reasons[] = { NULL, "", "  " };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);
    g_autoptr (GError) error = NULL;

    unsealing->petition = g_strdup (dv_record_get_id (petition));
    unsealing->officer = g_strdup (officer);
    unsealing->reason = g_strdup (reasons[i]);
    unsealing->passphrase = dv_secret_new_from_text (PASSPHRASE);
    g_assert_false (run (fixture, dv_seal_open, unsealing, &error));
    g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_REASON);
    g_assert_null (unsealing->identity);
    dv_unsealing_free (unsealing);
  }
  assert_openings (fixture, 0, 0);
}

static void
test_what_cannot_be_logged_is_not_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);

  tamper (fixture, "CREATE TRIGGER no_log BEFORE INSERT ON opening BEGIN"
                   " SELECT raise (ABORT, 'the disk is full'); END");
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_STORE_ERROR,
                  DV_STORE_ERROR_CONSTRAINT);
}

static void
test_wrong_passphrases_make_one_wait_also_after_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);

  for (guint i = 0; i < 3; i++)
    assert_refused (fixture, petition, officer, "một câu khác hẳn", DV_SEALING_ERROR,
                    DV_SEALING_ERROR_PASSPHRASE);
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR, DV_SEALING_ERROR_WAIT);
  reopen (fixture);
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR, DV_SEALING_ERROR_WAIT);
  assert_openings (fixture, 0, 0);
}

/* As if somebody had waited each time. */
static void
test_the_waiting_time_grows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autoptr (GError) error = NULL;
  DvUnsealing *unsealing;

  for (guint i = 0; i < 10; i++) {
    assert_refused (fixture, petition, officer, "một câu khác hẳn", DV_SEALING_ERROR,
                    DV_SEALING_ERROR_PASSPHRASE);
    if (i < 9)
      tamper (fixture, "UPDATE meta SET value = substr (value, 1, instr (value, ' ')) || '0'"
                       " WHERE key LIKE 'attempts %'");
  }
  unsealing = open_as (fixture, petition, officer, PASSPHRASE);
  g_assert_error (unsealing->refusal, DV_SEALING_ERROR, DV_SEALING_ERROR_WAIT);
  g_assert_nonnull (strstr (unsealing->refusal->message, "10 times"));
  g_assert_nonnull (strstr (unsealing->refusal->message, "wait 21 min"));
  dv_unsealing_free (unsealing);
  tamper (fixture, "UPDATE meta SET value = '10 0' WHERE key LIKE 'attempts %'");
  assert_opens (fixture, petition, officer, NAME);
  assert_refused (fixture, petition, officer, "một câu khác hẳn", DV_SEALING_ERROR,
                  DV_SEALING_ERROR_PASSPHRASE);
}

static void
test_a_part_copied_from_another_letter_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) first = add_sealed (fixture, NAME);
  g_autoptr (DvRecord) second = add_sealed (fixture, "Người Khác");

  tamper (fixture, "UPDATE seal SET content = (SELECT content FROM seal ORDER BY rid LIMIT 1)");
  assert_opens (fixture, first, officer, NAME);
  assert_refused (fixture, second, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_OTHER_RECORD);
}

static void
test_a_part_copied_from_another_store_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);

  tamper (fixture, "UPDATE officer SET store = 'another'");
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_OTHER_STORE);
  tamper (fixture, "UPDATE seal SET content = 'AAAA'");
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_DAMAGED);
}

static void
renew (Fixture *fixture, const char *officer, guint n_done, guint n_left)
{
  DvResealing *resealing = g_new0 (DvResealing, 1);
  g_autoptr (GError) error = NULL;

  resealing->officer = g_strdup (officer);
  resealing->passphrase = dv_secret_new_from_text (PASSPHRASE);
  run (fixture, dv_seal_renew, resealing, &error);
  g_assert_no_error (error);
  g_assert_no_error (resealing->refusal);
  g_assert_cmpuint (resealing->n_done, ==, n_done);
  g_assert_cmpuint (resealing->n_left, ==, n_left);
  dv_resealing_free (resealing);
}

static gboolean
read_content_cb (DvDb *db, gpointer data, GError **error)
{
  char **content = data;
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT content FROM seal", error);

  dv_stmt_step (stmt, error);
  *content = g_strdup (dv_stmt_get_text (stmt, 0));
  return TRUE;
}

static void
test_change_of_officers_seals_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autofree char *second = add_officer (fixture, "Lê Thị Khóa", NULL);
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, petition, second, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_NOT_FOR_OFFICER);
  renew (fixture, second, 0, 1);
  renew (fixture, first, 1, 0);
  renew (fixture, first, 0, 0);
  assert_opens (fixture, petition, second, NAME);
  g_assert_true (dv_store_read (fixture->store, read_content_cb, &old, NULL));
  g_assert_true (run (fixture, dv_officer_retire, first, &error));
  g_assert_no_error (error);
  assert_opens (fixture, petition, first, NAME);
  renew (fixture, second, 1, 0);
  assert_refused (fixture, petition, first, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_NOT_FOR_OFFICER);
  assert_opens (fixture, petition, second, NAME);
  g_assert_true (dv_store_maintain (fixture->store, dv_scrub_free_space, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (folder_contains (fixture->folder, old));
  /* Under another content key: who left may have kept the old one. */
  g_assert_cmpuint (strlen (old), >, 600);
  g_assert_false (folder_contains (fixture->folder, old + strlen (old) - 64));
  assert_openings (fixture, 3, 0);
}

static void
test_the_only_officer_cannot_retire (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, dv_officer_retire, officer, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NO_OFFICER);
  assert_opens (fixture, petition, officer, NAME);
}

static DvOfficerRenewed *
renewed_new (const char *officer, const char *old, const char *typed, const char *passphrase)
{
  DvOfficerRenewed *renewed = g_new0 (DvOfficerRenewed, 1);

  renewed->officer = g_strdup (officer);
  renewed->old = old != NULL ? dv_secret_new_from_text (old) : NULL;
  renewed->typed = typed != NULL ? dv_secret_new_from_text (typed) : NULL;
  renewed->passphrase = dv_secret_new_from_text (passphrase);
  renewed->cost = &cheap;
  return renewed;
}

static void
test_paper_gives_a_new_passphrase_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *paper = NULL;
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", &paper);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  DvOfficerRenewed *first = renewed_new (officer, NULL, paper, "câu mới dễ nhớ hơn");
  DvOfficerRenewed *again = renewed_new (officer, NULL, paper, "câu mới dễ nhớ hơn nữa");
  DvUnsealing *unsealing;

  g_assert_true (run (fixture, dv_officer_renew, first, NULL));
  g_assert_no_error (first->refusal);
  g_assert_nonnull (first->paper);
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_PASSPHRASE);
  unsealing = open_as (fixture, petition, officer, "câu mới dễ nhớ hơn");
  g_assert_no_error (unsealing->refusal);
  dv_unsealing_free (unsealing);
  g_assert_true (run (fixture, dv_officer_renew, again, NULL));
  g_assert_error (again->refusal, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY);
  dv_officer_renewed_free (first);
  dv_officer_renewed_free (again);
}

static void
test_passphrase_is_changed_with_the_old_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  DvOfficerRenewed *wrong = renewed_new (officer, "không phải câu này", NULL, "câu mới dễ nhớ hơn");
  DvOfficerRenewed *right = renewed_new (officer, PASSPHRASE, NULL, "câu mới dễ nhớ hơn");
  DvOfficerRenewed *weak = renewed_new (officer, "câu mới dễ nhớ hơn", NULL, "ngắn");
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, dv_officer_renew, wrong, NULL));
  g_assert_error (wrong->refusal, DV_SEALING_ERROR, DV_SEALING_ERROR_PASSPHRASE);
  g_assert_true (run (fixture, dv_officer_renew, right, NULL));
  g_assert_no_error (right->refusal);
  g_assert_false (run (fixture, dv_officer_renew, weak, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_WEAK);
  dv_officer_renewed_free (wrong);
  dv_officer_renewed_free (right);
  dv_officer_renewed_free (weak);
}

typedef struct {
  const char *officer;
  const char *path;
} KeyFile;

static gboolean
save_key_cb (DvDb *db, gpointer data, GError **error)
{
  KeyFile *file = data;

  return dv_officer_save_key (db, file->officer, file->path, error);
}

static void
test_a_damaged_key_comes_back_from_its_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autofree char *path = g_build_filename (fixture->folder, "khoa.dvkey", NULL);
  KeyFile file = { officer, path };
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_read (fixture->store, save_key_cb, &file, NULL));
  tamper (fixture, "UPDATE officer SET wrapped = substr (wrapped, 1, 40)");
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_KEY_DAMAGED);
  tamper (fixture, "UPDATE officer SET wrapped = NULL");
  assert_refused (fixture, petition, officer, PASSPHRASE, DV_SEALING_ERROR,
                  DV_SEALING_ERROR_KEY_MISSING);
  run (fixture, dv_officer_load_key, path, &error);
  g_assert_no_error (error);
  assert_opens (fixture, petition, officer, NAME);
}

static void
test_tampering_with_openings_shows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);

  for (guint i = 0; i < 4; i++)
    assert_opens (fixture, petition, officer, NAME);
  assert_openings (fixture, 4, 0);
  tamper (fixture, "UPDATE opening SET reason = 'khác' WHERE number = 2");
  assert_openings (fixture, 4, 1);
  tamper (fixture, "DELETE FROM opening WHERE number = 2");
  assert_openings (fixture, 3, 1);
  tamper (fixture, "DELETE FROM opening WHERE number > 1");
  assert_openings (fixture, 1, 1);
}

static void
test_openings_cannot_be_edited_deleted_or_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_opening);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);
  DvUndone undone;

  unsealing->petition = g_strdup (dv_record_get_id (petition));
  unsealing->officer = g_strdup (officer);
  unsealing->reason = g_strdup ("xác minh");
  unsealing->passphrase = dv_secret_new_from_text (PASSPHRASE);
  g_assert_true (dv_store_write_as (fixture->store, DV_PURPOSE_ACCESS, NULL, dv_seal_open,
                                    unsealing, &batch, NULL));
  dv_unsealing_free (unsealing);
  found = dv_store_list (fixture->store, query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  dv_record_set (g_ptr_array_index (found, 0), "reason", "khác");
  g_assert_false (dv_store_save (fixture->store, g_ptr_array_index (found, 0), NULL, &error));
  g_clear_error (&error);
  g_assert_false (dv_store_delete (fixture->store, g_ptr_array_index (found, 0), NULL, &error));
  g_clear_error (&error);
  g_assert_false (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  assert_openings (fixture, 1, 0);
}

static void
assert_not_saved (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_save (fixture->store, record, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
}

static void
test_no_sender_in_the_clear_of_a_denunciation (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++) {
    g_autoptr (DvRecord) petition = petition_new (i == 0 ? "to-cao" : "kien-nghi");

    if (i == 1)
      dv_record_set (petition, "sealed", "1");
    if (i == 2)
      dv_record_set (petition, "type", "khieu-nai-to-cao");
    for (guint f = 0; f < 4; f++) {
      dv_record_set (petition, dv_petition_sender_fields[f], "000000000001");
      assert_not_saved (fixture, petition);
      dv_record_set (petition, dv_petition_sender_fields[f], NULL);
    }
    g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
    dv_record_set (petition, "sender_name", NAME);
    assert_not_saved (fixture, petition);
  }
}

static void
test_no_signers_or_scans_in_the_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "don.txt", NULL);
  g_autoptr (DvRecord) petition = petition_new ("to-cao");
  g_autoptr (DvRecord) signer = dv_record_new (&dv_kind_signer);

  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (signer, "petition", dv_record_get_id (petition));
  dv_record_set (signer, "name", NAME);
  assert_not_saved (fixture, signer);
  g_assert_true (g_file_set_contents (path, "bút tích", -1, NULL));
  g_assert_null (dv_attachment_add (fixture->store, dv_record_get_id (petition), path, NULL));
  dv_record_set (petition, "type", "kien-nghi");
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  g_assert_true (dv_store_save (fixture->store, signer, NULL, NULL));
  dv_record_set (petition, "type", "to-cao");
  assert_not_saved (fixture, petition);
}

static const char *const planted[] = {
  "Phùng Thị Xuyến Kỳ", "phung",           "xuyen",
  "Ngõ Tịch Mịch",      "0000777123",      "000123454321",
  "Người Ký Thứ Hai",   "net chu nghieng", "don-viet-tay-xuyen.txt",
};

static DvRecord *
add_plain (Fixture *fixture)
{
  DvRecord *petition = petition_new ("kien-nghi");
  g_autoptr (DvRecord) signer = dv_record_new (&dv_kind_signer);
  g_autoptr (DvRecord) scan = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "don-viet-tay-xuyen.txt", NULL);

  dv_record_set (petition, "sender_name", "Tên gõ nhầm Xuyến");
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (petition, "sender_name", NAME);
  dv_record_set (petition, "sender_address", "Ngõ Tịch Mịch");
  dv_record_set (petition, "sender_contact", "0000777123");
  dv_record_set (petition, "sender_id", "000123454321");
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (signer, "petition", dv_record_get_id (petition));
  dv_record_set (signer, "name", "Người Ký Thứ Hai");
  g_assert_true (dv_store_save (fixture->store, signer, NULL, NULL));
  g_assert_true (g_file_set_contents (path, "net chu nghieng cua Xuyến", -1, NULL));
  scan = dv_attachment_add (fixture->store, dv_record_get_id (petition), path, NULL);
  g_assert_nonnull (scan);
  g_unlink (path);
  return petition;
}

static gboolean
any_planted (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++) {
    if (folder_contains (fixture->folder, planted[i])) {
      g_test_message ("found: %s", planted[i]);
      return TRUE;
    }
  }
  return FALSE;
}

static void
test_sealing_a_plain_letter_leaves_no_byte_of_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++) {
    g_assert_true (folder_contains (fixture->folder, planted[i]));
  }
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  dv_record_set (stored, "type", "to-cao");
  run (fixture, dv_seal_plain, stored, &error);
  g_assert_no_error (error);
  dv_store_maintain (fixture->store, dv_scrub_free_space, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (any_planted (fixture));
  assert_opens (fixture, petition, officer, NAME);
  reopen (fixture);
  g_assert_false (any_planted (fixture));
}

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) entries = dv_history_read (db, data, error);

  for (guint i = 0; i < entries->len; i++) {
    const DvHistoryEntry *entry = g_ptr_array_index (entries, i);

    for (guint c = 0; c < entry->changes->len; c++) {
      const DvFieldChange *change = g_ptr_array_index (entry->changes, c);

      if (g_str_has_prefix (change->field->name, "sender")) {
        g_assert_null (change->before);
        g_assert_null (change->after);
      }
    }
  }
  return TRUE;
}

static void
test_undo_and_history_bring_nothing_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_autoptr (GPtrArray) problems = NULL;
  DvUndone undone;

  g_assert_true (run (fixture, dv_seal_plain, stored, NULL));
  g_assert_true (dv_store_maintain (fixture->store, dv_scrub_free_space, NULL, NULL));
  while (dv_store_undo (fixture->store, NULL, FALSE, &undone, NULL))
    g_assert_false (any_planted (fixture));
  while (dv_store_undo (fixture->store, NULL, TRUE, &undone, NULL))
    g_assert_false (any_planted (fixture));
  g_assert_true (dv_store_read (fixture->store, history_cb, stored, NULL));
  problems = dv_store_check (fixture->store, TRUE, NULL);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

typedef struct {
  const char *petition;
  DvSecret *content;
} Scan;

static gboolean
scan_cb (DvWrite *write, gpointer data, GError **error)
{
  Scan *scan = data;

  return dv_seal_scan (write, scan->petition, "don-viet-tay-xuyen.txt", scan->content, error);
}

static gboolean
find_scan_cb (DvDb *db, gpointer data, GError **error)
{
  DvUnsealing *unsealing = data;
  g_autoptr (GPtrArray) list = dv_seal_list (db, unsealing->petition, error);

  for (guint i = 0; i < list->len; i++) {
    const DvSealed *sealed = g_ptr_array_index (list, i);

    g_assert_true (sealed->is_current);
    g_assert_cmpuint (sealed->officers->len, ==, 1);
    if (sealed->attachment != NULL)
      unsealing->scan = g_strdup (sealed->attachment);
  }
  return TRUE;
}

static void
test_a_scan_is_sealed_with_its_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autoptr (DvSecret) content = dv_secret_new_from_text ("net chu nghieng");
  Scan scan = { dv_record_get_id (petition), content };
  DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);
  g_autoptr (GError) error = NULL;

  dv_store_write (fixture->store, NULL, scan_cb, &scan, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (any_planted (fixture));
  unsealing->petition = g_strdup (dv_record_get_id (petition));
  g_assert_true (dv_store_read (fixture->store, find_scan_cb, unsealing, NULL));
  g_assert_nonnull (unsealing->scan);
  unsealing->officer = g_strdup (officer);
  unsealing->reason = g_strdup ("giám định chữ viết");
  unsealing->passphrase = dv_secret_new_from_text (PASSPHRASE);
  g_assert_true (run (fixture, dv_seal_open, unsealing, NULL));
  g_assert_no_error (unsealing->refusal);
  g_assert_cmpstr (dv_secret_get_text (unsealing->name), ==, "don-viet-tay-xuyen.txt");
  g_assert_cmpstr (dv_secret_get_text (unsealing->content), ==, "net chu nghieng");
  dv_unsealing_free (unsealing);
}

static void
test_undo_of_a_sealed_letter_takes_both (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_sealed (fixture, NAME);
  g_autoptr (DvRecord) stored = NULL;
  DvUndone undone;

  g_assert_true (dv_store_undo (fixture->store, NULL, FALSE, &undone, NULL));
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_assert_true (dv_record_is_deleted (stored));
  g_assert_true (dv_store_undo (fixture->store, NULL, TRUE, &undone, NULL));
  assert_opens (fixture, petition, officer, NAME);
}

#define ADD(name, func) g_test_add ("/seal/" name, Fixture, NULL, set_up, func, tear_down)

static gboolean
scrub (Fixture *fixture)
{
  return dv_store_maintain (fixture->store, dv_scrub_free_space, NULL, NULL);
}

/* Refused when its scans are sealed already: until the commit the file in the clear is the only
 * one. */
static void
test_a_refused_sealing_keeps_the_scans (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  dv_record_set (petition, "title", "Đơn của " NAME);
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_assert_false (run (fixture, dv_seal_plain, stored, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NAMED);
  g_assert_true (scrub (fixture));
  g_assert_true (folder_contains (fixture->folder, "net chu nghieng"));
  g_assert_true (folder_contains (fixture->folder, "0000777123"));
}

/* What the refusal above made somebody write anew must not stay in the history. */
static void
test_a_title_that_named_the_writer_is_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_record_set (petition, "title", "Đơn của ba PHUNG THI XUYEN KY, đt 0000.777.123");
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (petition, "title", "Về vỉa hè");
  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  run (fixture, dv_seal_plain, stored, &error);
  g_assert_no_error (error);
  g_assert_true (scrub (fixture));
  g_assert_false (any_planted (fixture));
  g_assert_false (folder_contains (fixture->folder, "XUYEN"));
  g_assert_false (folder_contains (fixture->folder, "0000.777"));
  while (dv_store_undo (fixture->store, NULL, FALSE, &undone, NULL))
    g_assert_false (folder_contains (fixture->folder, "XUYEN"));
}

static void
test_a_number_is_found_however_it_is_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvIdentity) identity = dv_identity_new ();
  g_autoptr (DvSecret) contact = dv_secret_new_from_text ("0000 777 123, thu@vi.du");
  const char *const titles[] = { "ĐT 0000777123", "ĐT 0000.777.123", "ĐT 0000-777 123." };

  dv_identity_set (identity, DV_IDENTITY_CONTACT, contact);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (DvRecord) petition = petition_new ("to-cao");
    Saving saving = { petition, identity, FALSE };
    g_autoptr (GError) error = NULL;

    dv_record_set (petition, "title", titles[i]);
    g_assert_false (dv_store_write (fixture->store, NULL, save_cb, &saving, NULL, &error));
    g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NAMED);
  }
}

static void
test_a_step_that_names_the_writer_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvIdentity) identity = make_identity (NAME);
  g_autoptr (DvRecord) petition = petition_new ("to-cao");
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);
  Saving saving = { petition, identity, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (step, "petition", dv_record_get_id (petition));
  dv_record_set (step, "type", "received");
  dv_record_set (step, "date", "2026-03-02");
  dv_record_set (step, "ground", "Bà Phùng Thị Xuyến Kỳ đến nộp đơn");
  dv_store_save (fixture->store, step, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (dv_store_write (fixture->store, NULL, save_cb, &saving, NULL, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NAMED);
}

/* Emptied or deleted is not destroyed. */
static void
test_what_was_emptied_or_deleted_is_to_be_sealed_too (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);

  for (guint way = 0; way < 3; way++) {
    g_autoptr (DvRecord) petition = petition_new ("kien-nghi");
    g_autoptr (DvRecord) signer = dv_record_new (&dv_kind_signer);
    g_autoptr (DvRecord) stored = NULL;
    g_autoptr (GError) error = NULL;

    if (way < 2)
      dv_record_set (petition, "sender_name", NAME);
    g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
    dv_record_set (signer, "petition", dv_record_get_id (petition));
    dv_record_set (signer, "name", NAME);
    if (way == 2)
      g_assert_true (dv_store_save (fixture->store, signer, NULL, NULL) &&
                     dv_store_delete (fixture->store, signer, NULL, NULL));
    dv_record_set (petition, "sender_name", NULL);
    if (way == 1)
      g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
    dv_record_set (petition, "type", "to-cao");
    assert_not_saved (fixture, petition);
    stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
    dv_record_set (stored, "type", "to-cao");
    run (fixture, dv_seal_plain, stored, &error);
    g_assert_no_error (error);
    g_assert_true (scrub (fixture));
    g_assert_false (folder_contains (fixture->folder, "Xuyến"));
    g_assert_false (folder_contains (fixture->folder, "xuyen"));
  }
}

static void
test_a_dash_for_a_name_opens_no_door (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) petition = petition_new ("to-cao");
  g_autoptr (DvRecord) signer = dv_record_new (&dv_kind_signer);
  g_autoptr (DvRecord) attachment = dv_record_new (&dv_kind_attachment);

  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  dv_record_set (signer, "petition", dv_record_get_id (petition));
  dv_record_set (signer, "name", "—");
  dv_record_set (signer, "address", NAME);
  assert_not_saved (fixture, signer);
  dv_record_set (attachment, "record", dv_record_get_id (petition));
  dv_record_set (attachment, "name", "—");
  dv_record_set (attachment, "hash", "00");
  dv_record_set (attachment, "size", "1");
  assert_not_saved (fixture, attachment);
}

static void
test_what_was_not_cleaned_up_is_when_the_store_is_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);

  g_assert_true (run (fixture, dv_seal_plain, stored, NULL));
  g_assert_true (any_planted (fixture));
  reopen (fixture);
  g_assert_false (any_planted (fixture));
}

static gboolean
find_any_scan_cb (DvDb *db, gpointer data, GError **error)
{
  DvUnsealing *unsealing = data;
  g_autoptr (GPtrArray) list = dv_seal_list (db, unsealing->petition, error);
  const DvSealed *sealed = g_ptr_array_index (list, 0);

  unsealing->scan = g_strdup (sealed->attachment);
  return unsealing->scan != NULL;
}

/* The first scan is sealed anew when it turns out that the second is damaged. */
static void
test_a_refused_sealing_anew_keeps_every_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = petition_new ("to-cao");
  g_autoptr (DvRecord) other = petition_new ("to-cao");
  g_autoptr (DvSecret) content = dv_secret_new_from_text ("net chu nghieng");
  g_autofree char *second = NULL;
  DvResealing resealing = { .officer = first };
  DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);
  g_autoptr (GError) error = NULL;
  Scan scan = { NULL, content };

  g_assert_true (dv_store_save (fixture->store, petition, NULL, NULL));
  g_assert_true (dv_store_save (fixture->store, other, NULL, NULL));
  scan.petition = dv_record_get_id (petition);
  g_assert_true (dv_store_write (fixture->store, NULL, scan_cb, &scan, NULL, NULL));
  scan.petition = dv_record_get_id (other);
  g_assert_true (dv_store_write (fixture->store, NULL, scan_cb, &scan, NULL, NULL));
  tamper (fixture,
          "UPDATE attachment SET hash = '00' WHERE rid = (SELECT max (rid) FROM attachment)");
  second = add_officer (fixture, "Lê Thị Khóa", NULL);
  resealing.passphrase = dv_secret_new_from_text (PASSPHRASE);
  g_assert_false (run (fixture, dv_seal_renew, &resealing, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_DAMAGED);
  dv_secret_unref (resealing.passphrase);
  g_assert_true (scrub (fixture));
  unsealing->petition = g_strdup (dv_record_get_id (petition));
  unsealing->officer = g_strdup (first);
  unsealing->reason = g_strdup ("xác minh");
  unsealing->passphrase = dv_secret_new_from_text (PASSPHRASE);
  g_assert_true (dv_store_read (fixture->store, find_any_scan_cb, unsealing, NULL));
  g_assert_true (run (fixture, dv_seal_open, unsealing, NULL));
  g_assert_no_error (unsealing->refusal);
  g_assert_cmpstr (dv_secret_get_text (unsealing->content), ==, "net chu nghieng");
  dv_unsealing_free (unsealing);
}

/* Not every SQLite overwrites what is deleted. */
static void
test_no_byte_is_left_where_nothing_is_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = NULL;
  g_autoptr (DvRecord) stored = NULL;

  tamper (fixture, "PRAGMA secure_delete = OFF");
  petition = add_plain (fixture);
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_assert_true (run (fixture, dv_seal_plain, stored, NULL));
  g_assert_true (scrub (fixture));
  g_assert_false (any_planted (fixture));
}

static void
test_a_scan_of_another_letter_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "don.txt", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) other = petition_new ("kien-nghi");
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  g_autoptr (DvRecord) scan = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (dv_store_save (fixture->store, other, NULL, NULL));
  g_assert_true (g_file_set_contents (path, "net chu nghieng cua Xuyến", -1, NULL));
  scan = dv_attachment_add (fixture->store, dv_record_get_id (other), path, NULL);
  g_unlink (path);
  g_assert_true (run (fixture, dv_seal_plain, stored, NULL));
  g_assert_true (scrub (fixture));
  kept = dv_attachment_get_path (fixture->store, scan);
  g_assert_true (file_contains (kept, "net chu nghieng"));
}

/* What another site wrote at the same time, kept to be chosen from. */
static void
test_values_in_conflict_are_destroyed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer = add_officer (fixture, "Trần Văn Khóa", NULL);
  g_autoptr (DvRecord) petition = add_plain (fixture);
  g_autoptr (DvRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  tamper (
    fixture,
    "INSERT INTO sync_sibling (rid, field, sid, seq, hlc, value) SELECT p.rid, 33, s.sid, 999, 1, 'Tên Nơi Khác' FROM petition p, sync_site s");
  g_assert_true (folder_contains (fixture->folder, "Tên Nơi Khác"));
  stored = dv_store_load (fixture->store, dv_record_get_id (petition), NULL);
  run (fixture, dv_seal_plain, stored, &error);
  g_assert_no_error (error);
  g_assert_true (scrub (fixture));
  g_assert_false (folder_contains (fixture->folder, "Tên Nơi Khác"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("identity-is-sealed-with-the-letter-and-opened-for-a-reason",
       test_identity_is_sealed_with_the_letter_and_opened_for_a_reason);
  ADD ("nothing-is-saved-while-nobody-holds-a-key", test_nothing_is_saved_while_nobody_holds_a_key);
  ADD ("a-content-that-names-the-writer-is-refused",
       test_a_content_that_names_the_writer_is_refused);
  ADD ("no-reason-opens-nothing", test_no_reason_opens_nothing);
  ADD ("what-cannot-be-logged-is-not-opened", test_what_cannot_be_logged_is_not_opened);
  ADD ("wrong-passphrases-make-one-wait-also-after-a-restart",
       test_wrong_passphrases_make_one_wait_also_after_a_restart);
  ADD ("the-waiting-time-grows", test_the_waiting_time_grows);
  ADD ("a-part-copied-from-another-letter-is-refused",
       test_a_part_copied_from_another_letter_is_refused);
  ADD ("a-part-copied-from-another-store-is-refused",
       test_a_part_copied_from_another_store_is_refused);
  ADD ("change-of-officers-seals-anew", test_change_of_officers_seals_anew);
  ADD ("the-only-officer-cannot-retire", test_the_only_officer_cannot_retire);
  ADD ("paper-gives-a-new-passphrase-once", test_paper_gives_a_new_passphrase_once);
  ADD ("passphrase-is-changed-with-the-old-one", test_passphrase_is_changed_with_the_old_one);
  ADD ("a-damaged-key-comes-back-from-its-file", test_a_damaged_key_comes_back_from_its_file);
  ADD ("tampering-with-openings-shows", test_tampering_with_openings_shows);
  ADD ("openings-cannot-be-edited-deleted-or-undone",
       test_openings_cannot_be_edited_deleted_or_undone);
  ADD ("no-sender-in-the-clear-of-a-denunciation", test_no_sender_in_the_clear_of_a_denunciation);
  ADD ("no-signers-or-scans-in-the-clear", test_no_signers_or_scans_in_the_clear);
  ADD ("sealing-a-plain-letter-leaves-no-byte-of-it",
       test_sealing_a_plain_letter_leaves_no_byte_of_it);
  ADD ("undo-and-history-bring-nothing-back", test_undo_and_history_bring_nothing_back);
  ADD ("a-scan-is-sealed-with-its-name", test_a_scan_is_sealed_with_its_name);
  ADD ("undo-of-a-sealed-letter-takes-both", test_undo_of_a_sealed_letter_takes_both);
  ADD ("a-refused-sealing-keeps-the-scans", test_a_refused_sealing_keeps_the_scans);
  ADD ("a-title-that-named-the-writer-is-forgotten",
       test_a_title_that_named_the_writer_is_forgotten);
  ADD ("a-number-is-found-however-it-is-written", test_a_number_is_found_however_it_is_written);
  ADD ("a-step-that-names-the-writer-is-refused", test_a_step_that_names_the_writer_is_refused);
  ADD ("what-was-emptied-or-deleted-is-to-be-sealed-too",
       test_what_was_emptied_or_deleted_is_to_be_sealed_too);
  ADD ("a-dash-for-a-name-opens-no-door", test_a_dash_for_a_name_opens_no_door);
  ADD ("a-refused-sealing-anew-keeps-every-part", test_a_refused_sealing_anew_keeps_every_part);
  ADD ("values-in-conflict-are-destroyed", test_values_in_conflict_are_destroyed);
  ADD ("a-scan-of-another-letter-stays", test_a_scan_of_another_letter_stays);
  ADD ("no-byte-is-left-where-nothing-is-overwritten",
       test_no_byte_is_left_where_nothing_is_overwritten);
  ADD ("what-was-not-cleaned-up-is-when-the-store-is-opened",
       test_what_was_not_cleaned_up_is_when_the_store_is_opened);

  return g_test_run ();
}
