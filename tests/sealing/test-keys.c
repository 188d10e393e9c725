/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "dv-identity.h"
#include "dv-key-file.h"
#include "dv-officer-key.h"
#include "dv-process.h"
#include "dv-recovery-key.h"
#include "dv-sealing-error.h"

/* What a test can wait for; the cost that is used in earnest is measured by nobody here. */
static const DvKeyCost cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

static DvSecret *
text (const char *value)
{
  return dv_secret_new_from_text (value);
}

static void
test_passphrase_opens (void)
{
  g_autoptr (DvSecret) passphrase = text ("bốn từ chẳng liên quan");
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, &cheap, &error);
  g_autoptr (DvOfficerKey) opened = NULL;

  g_assert_no_error (error);
  opened = dv_officer_key_unwrap (wrapped, dv_officer_key_get_public (key), passphrase, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dv_officer_key_get_public (opened), ==, dv_officer_key_get_public (key));
}

/* As two keyboards write the same words. */
static void
test_passphrase_in_either_form_opens (void)
{
  g_autofree char *apart = g_utf8_normalize ("bốn từ chẳng liên quan", -1, G_NORMALIZE_NFD);
  g_autoptr (DvSecret) passphrase = text ("bốn từ chẳng liên quan");
  g_autoptr (DvSecret) other = text (apart);
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  const char *public = dv_officer_key_get_public (key);
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, &cheap, NULL);
  g_autoptr (DvOfficerKey) opened = dv_officer_key_unwrap (wrapped, public, other, NULL);

  g_assert_cmpstr (apart, !=, "bốn từ chẳng liên quan");
  g_assert_nonnull (opened);
}

static void
test_cost_is_stored_beside_the_key (void)
{
  const DvKeyCost dearer = { crypto_pwhash_OPSLIMIT_MIN + 1, crypto_pwhash_MEMLIMIT_MIN * 2 };
  g_autoptr (DvSecret) passphrase = text ("bốn từ chẳng liên quan");
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, &dearer, NULL);
  g_autoptr (DvOfficerKey) opened =
    dv_officer_key_unwrap (wrapped, dv_officer_key_get_public (key), passphrase, NULL);

  g_assert_nonnull (opened);
  g_assert_true (g_str_has_prefix (wrapped, "dvk1 2 16384 "));
  g_assert_cmpuint (dv_key_cost_default.memory, >=, 256 * 1024 * 1024);
}

static void
assert_refused (const char *wrapped, const char *public_key, const char *typed, DvSealingError code)
{
  g_autoptr (DvSecret) passphrase = text (typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvOfficerKey) key = dv_officer_key_unwrap (wrapped, public_key, passphrase, &error);

  g_assert_null (key);
  g_assert_error (error, DV_SEALING_ERROR, (int) code);
}

static void
test_wrong_damaged_and_missing_are_told_apart (void)
{
  g_autoptr (DvSecret) passphrase = text ("bốn từ chẳng liên quan");
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autoptr (DvOfficerKey) other = dv_officer_key_new ();
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, &cheap, NULL);
  const char *public = dv_officer_key_get_public (key);

  assert_refused (wrapped, public, "một câu khác hẳn", DV_SEALING_ERROR_PASSPHRASE);
  assert_refused (NULL, public, "bốn từ chẳng liên quan", DV_SEALING_ERROR_KEY_MISSING);
  assert_refused ("", public, "bốn từ chẳng liên quan", DV_SEALING_ERROR_KEY_MISSING);
  assert_refused (wrapped, "abc", "bốn từ chẳng liên quan", DV_SEALING_ERROR_KEY_DAMAGED);
  /* A key beside which somebody put the public key of another. */
  assert_refused (wrapped, dv_officer_key_get_public (other), "bốn từ chẳng liên quan",
                  DV_SEALING_ERROR_PASSPHRASE);
}

static void
test_every_changed_byte_of_a_key_is_damage (void)
{
  g_autoptr (DvSecret) passphrase = text ("bốn từ chẳng liên quan");
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, &cheap, NULL);
  gsize length = strlen (wrapped);

  for (gsize i = 0; i < length; i++) {
    g_autofree char *changed = g_strdup (wrapped);

    changed[i] = changed[i] == 'x' ? 'y' : 'x';
    assert_refused (changed, dv_officer_key_get_public (key), "bốn từ chẳng liên quan",
                    DV_SEALING_ERROR_KEY_DAMAGED);
    changed[i] = '\0';
    if (i > 0)
      assert_refused (changed, dv_officer_key_get_public (key), "bốn từ chẳng liên quan",
                      DV_SEALING_ERROR_KEY_DAMAGED);
  }
}

static void
test_short_passphrase_is_refused (void)
{
  g_autoptr (DvSecret) passphrase = text ("đđđđđđđđđ");
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_officer_key_wrap (key, passphrase, &cheap, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_WEAK);
}

static void
test_paper_opens_too (void)
{
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autoptr (DvSecret) recovery = dv_recovery_key_new ();
  g_autoptr (DvSecret) other = dv_recovery_key_new ();
  g_autofree char *wrapped = dv_officer_key_wrap_for_recovery (key, recovery, NULL);
  g_autoptr (DvSecret) paper = dv_recovery_key_to_text (recovery);
  g_autoptr (DvSecret) typed = dv_recovery_key_parse (dv_secret_get_text (paper), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvOfficerKey) opened = NULL;

  g_assert_nonnull (typed);
  opened = dv_officer_key_recover (wrapped, dv_officer_key_get_public (key), typed, NULL);
  g_assert_nonnull (opened);
  g_assert_null (dv_officer_key_recover (wrapped, dv_officer_key_get_public (key), other, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY);
}

/* In small letters, without hyphens, with the letters that are taken for digits. */
static void
test_paper_may_be_typed_as_it_looks (void)
{
  for (guint i = 0; i < 200; i++) {
    g_autoptr (DvSecret) recovery = dv_recovery_key_new ();
    g_autoptr (DvSecret) paper = dv_recovery_key_to_text (recovery);
    g_autofree char *typed = g_ascii_strdown (dv_secret_get_text (paper), -1);
    g_autoptr (DvSecret) read = NULL;

    g_assert_null (strpbrk (dv_secret_get_text (paper), "ILOU"));
    for (char *p = typed; *p != '\0'; p++) {
      if (*p == '0')
        *p = 'o';
      else if (*p == '1')
        *p = i % 2 == 0 ? 'l' : 'I';
      else if (*p == '-')
        *p = ' ';
    }
    read = dv_recovery_key_parse (typed, NULL);
    g_assert_nonnull (read);
    g_assert_cmpmem (dv_secret_get_data (read), 32, dv_secret_get_data (recovery), 32);
  }
}

static void
assert_group_refused (const char *typed, guint group)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("Group %u ", group);

  g_assert_null (dv_recovery_key_parse (typed, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY);
  g_assert_nonnull (strstr (error->message, where));
}

static void
test_every_slip_on_paper_is_found_and_placed (void)
{
  g_autoptr (DvSecret) recovery = dv_recovery_key_new ();
  g_autoptr (DvSecret) paper = dv_recovery_key_to_text (recovery);
  const char *right = dv_secret_get_text (paper);
  gsize length = strlen (right);

  g_assert_cmpuint (length, ==, 77);
  for (gsize i = 0; i < length; i++) {
    g_autofree char *typed = g_strdup (right);

    if (right[i] == '-')
      continue;
    for (const char *sign = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*"; *sign != '\0'; sign++) {
      typed[i] = *sign;
      if (*sign != right[i])
        assert_group_refused (typed, (guint) i / 6 + 1);
    }
    typed[i] = right[i];
    if (right[i + 1] == '-' || right[i + 1] == '\0' || right[i] == right[i + 1])
      continue;
    typed[i] = right[i + 1];
    typed[i + 1] = right[i];
    assert_group_refused (typed, (guint) i / 6 + 1);
  }
}

static void
test_swapped_groups_and_wrong_lengths_are_refused (void)
{
  g_autoptr (DvSecret) recovery = dv_secret_new (32);
  g_autoptr (DvSecret) paper = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *longer = NULL;

  memcpy (dv_secret_get_data (recovery), "abcdefghijklmnopqrstuvwxyz012345", 32);
  paper = dv_recovery_key_to_text (recovery);
  typed = g_strdup (dv_secret_get_text (paper));
  longer = g_strconcat (typed, "A", NULL);
  memcpy (typed, dv_secret_get_text (paper) + 6, 5);
  memcpy (typed + 6, dv_secret_get_text (paper), 5);
  assert_group_refused (typed, 1);
  assert_group_refused (longer, 13);
  typed[30] = '\0';
  g_assert_null (dv_recovery_key_parse (typed, NULL));
  g_assert_null (dv_recovery_key_parse ("", NULL));
}

static void
test_identity_comes_back (void)
{
  g_autoptr (DvIdentity) identity = dv_identity_new ();
  g_autoptr (DvIdentity) read = NULL;
  g_autoptr (DvSecret) bytes = NULL;

  g_assert_true (dv_identity_is_empty (identity));
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i += 2) {
    g_autoptr (DvSecret) value = text (dv_identity_field_get_name (i));

    dv_identity_set (identity, i, value);
  }
  bytes = dv_identity_to_secret (identity);
  read = dv_identity_parse (bytes, NULL);
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    DvSecret *value = dv_identity_get (read, i);

    g_assert_cmpstr (value != NULL ? dv_secret_get_text (value) : NULL, ==,
                     i % 2 == 0 ? dv_identity_field_get_name (i) : NULL);
  }
}

static void
test_cut_identity_is_damage (void)
{
  g_autoptr (DvIdentity) identity = dv_identity_new ();
  g_autoptr (DvSecret) value = text ("Lê Văn Thử");
  g_autoptr (DvSecret) bytes = NULL;

  dv_identity_set (identity, DV_IDENTITY_NOTE, value);
  bytes = dv_identity_to_secret (identity);
  for (gsize size = dv_secret_get_size (bytes) - 1; size > 0; size--) {
    g_autoptr (GError) error = NULL;

    dv_secret_set_size (bytes, size);
    g_assert_null (dv_identity_parse (bytes, &error));
    g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_DAMAGED);
  }
}

static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("danvan-keys-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

static void
test_key_file_comes_back (void)
{
  const DvKeyFile file = { (char *) "s", (char *) "o",  (char *) "Trần Thị Thử",
                           (char *) "p", (char *) "w1", (char *) "r1" };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key.dvkey", NULL);
  g_autoptr (DvKeyFile) read = NULL;
  GStatBuf info;

  g_assert_true (dv_key_file_save (&file, path, NULL));
  read = dv_key_file_load (path, NULL);
  g_assert_cmpstr (read->name, ==, file.name);
  g_assert_cmpstr (read->wrapped, ==, file.wrapped);
  g_assert_cmpstr (read->recovery, ==, file.recovery);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_missing_and_damaged_key_files_are_told_apart (void)
{
  const DvKeyFile file = { (char *) "s", (char *) "o",  (char *) "Trần Thị Thử",
                           (char *) "p", (char *) "w1", (char *) "r1" };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key.dvkey", NULL);
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_null (dv_key_file_load (path, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_MISSING);
  g_assert_true (dv_key_file_save (&file, path, NULL));
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (gsize i = 0; i < size - 1; i++) {
    g_autofree char *changed = g_memdup2 (whole, size + 1);

    g_clear_error (&error);
    changed[i] = changed[i] == '#' ? '!' : '#';
    g_assert_true (g_file_set_contents (path, changed, (gssize) size, NULL));
    g_assert_null (dv_key_file_load (path, &error));
    g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_DAMAGED);
  }
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (dv_key_file_load (path, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_DAMAGED);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_process_leaves_no_core (void)
{
  struct rlimit limit;

  dv_process_protect ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keys/passphrase-opens", test_passphrase_opens);
  g_test_add_func ("/keys/cost-is-stored-beside-the-key", test_cost_is_stored_beside_the_key);
  g_test_add_func ("/keys/wrong-damaged-and-missing-are-told-apart",
                   test_wrong_damaged_and_missing_are_told_apart);
  g_test_add_func ("/keys/every-changed-byte-of-a-key-is-damage",
                   test_every_changed_byte_of_a_key_is_damage);
  g_test_add_func ("/keys/short-passphrase-is-refused", test_short_passphrase_is_refused);
  g_test_add_func ("/keys/paper-opens-too", test_paper_opens_too);
  g_test_add_func ("/keys/paper-may-be-typed-as-it-looks", test_paper_may_be_typed_as_it_looks);
  g_test_add_func ("/keys/every-slip-on-paper-is-found-and-placed",
                   test_every_slip_on_paper_is_found_and_placed);
  g_test_add_func ("/keys/swapped-groups-and-wrong-lengths-are-refused",
                   test_swapped_groups_and_wrong_lengths_are_refused);
  g_test_add_func ("/keys/identity-comes-back", test_identity_comes_back);
  g_test_add_func ("/keys/passphrase-in-either-form-opens", test_passphrase_in_either_form_opens);
  g_test_add_func ("/keys/cut-identity-is-damage", test_cut_identity_is_damage);
  g_test_add_func ("/keys/key-file-comes-back", test_key_file_comes_back);
  g_test_add_func ("/keys/missing-and-damaged-key-files-are-told-apart",
                   test_missing_and_damaged_key_files_are_told_apart);
  g_test_add_func ("/keys/process-leaves-no-core", test_process_leaves_no_core);

  return g_test_run ();
}
