/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>
#include <string.h>

#include "dv-invitation.h"

/* What a test can wait for. */
static const DvKeyCost cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

typedef struct {
  GBytes *payload;
  GBytes *file;
  DvSecret *code;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->payload = g_bytes_new_static ("khởi đầu", strlen ("khởi đầu"));
  self->file = dv_invitation_seal (self->payload, &cheap, &self->code, NULL);
  g_assert_nonnull (self->file);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_bytes_unref (self->payload);
  g_bytes_unref (self->file);
  dv_secret_unref (self->code);
}

static void
assert_opens (GBytes *file, const char *typed, GBytes *payload)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = dv_invitation_open (file, typed, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, payload));
}

static void
assert_refused (GBytes *file, const char *typed, DvInvitationError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_invitation_open (file, typed, &error));
  g_assert_error (error, DV_INVITATION_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 0);
}

static GByteArray *
copy (GBytes *file)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (file, NULL), (guint) g_bytes_get_size (file));
  return bytes;
}

static void
test_the_code_opens_it_however_it_is_typed (Fixture *self, gconstpointer data)
{
  const char *code = dv_secret_get_text (self->code);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autofree char *spaced = g_strjoinv (" ", groups);

  g_assert_cmpuint (g_strv_length (groups), ==, 4);
  assert_opens (self->file, code, self->payload);
  assert_opens (self->file, lower, self->payload);
  assert_opens (self->file, spaced, self->payload);
}

static void
test_any_size_comes_back (Fixture *self, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree guint8 *bytes = g_malloc (sizes[i] + 1);
    g_autoptr (GBytes) payload = NULL;
    g_autoptr (GBytes) file = NULL;
    g_autoptr (DvSecret) code = NULL;

    randombytes_buf (bytes, sizes[i]);
    payload = g_bytes_new (bytes, sizes[i]);
    file = dv_invitation_seal (payload, &cheap, &code, NULL);
    assert_opens (file, dv_secret_get_text (code), payload);
  }
}

static void
test_a_slip_is_placed (Fixture *self, gconstpointer data)
{
  g_autofree char *typed = g_strdup (dv_secret_get_text (self->code));
  g_autoptr (GError) error = NULL;

  typed[13] = typed[13] == '7' ? '8' : '7';
  g_assert_null (dv_invitation_open (self->file, typed, &error));
  g_assert_error (error, DV_INVITATION_ERROR, DV_INVITATION_ERROR_TYPED);
  g_assert_nonnull (strstr (error->message, "Group 3 "));
  typed[10] = '\0';
  assert_refused (self->file, typed, DV_INVITATION_ERROR_TYPED);
  assert_refused (self->file, "", DV_INVITATION_ERROR_TYPED);
}

static void
test_the_code_of_another_file_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DvSecret) code = NULL;
  g_autoptr (GBytes) other = dv_invitation_seal (self->payload, &cheap, &code, NULL);

  assert_refused (self->file, dv_secret_get_text (code), DV_INVITATION_ERROR_CODE);
  assert_opens (other, dv_secret_get_text (code), self->payload);
}

static void
test_every_cut_is_noticed (Fixture *self, gconstpointer data)
{
  for (gsize n = 0; n < g_bytes_get_size (self->file); n++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (self->file, 0, n);

    assert_refused (cut, dv_secret_get_text (self->code),
                    n == 0 ? DV_INVITATION_ERROR_NOT_ONE : DV_INVITATION_ERROR_TRUNCATED);
  }
}

static void
test_every_changed_bit_is_noticed (Fixture *self, gconstpointer data)
{
  for (gsize bit = 0; bit < g_bytes_get_size (self->file) * 8; bit++) {
    GByteArray *bytes = copy (self->file);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (GError) error = NULL;

    bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
    changed = g_byte_array_free_to_bytes (bytes);
    g_assert_null (dv_invitation_open (changed, dv_secret_get_text (self->code), &error));
    g_assert_true (error->domain == DV_INVITATION_ERROR);
    g_assert_cmpint (error->code, !=, DV_INVITATION_ERROR_CODE);
  }
}

/* Somebody who reckons the check anew still has no key. */
static void
test_a_change_with_its_check_does_not_open (Fixture *self, gconstpointer data)
{
  gsize size = g_bytes_get_size (self->file);

  for (gsize i = size - 60; i < size - 32; i++) {
    GByteArray *bytes = copy (self->file);
    g_autoptr (GBytes) changed = NULL;

    bytes->data[i] ^= 1;
    crypto_generichash (bytes->data + size - 32, 32, bytes->data, size - 32, NULL, 0);
    changed = g_byte_array_free_to_bytes (bytes);
    assert_refused (changed, dv_secret_get_text (self->code), DV_INVITATION_ERROR_CODE);
  }
}

/* A made-up file, good but for what it asks for. */
static GBytes *
make_dear (const char *costs)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 rest[16 + 24 + 17] = { 0 }, check[32];

  g_byte_array_append (bytes, (const guint8 *) "DVIV\001", 5);
  g_byte_array_append (bytes, (const guint8 *) costs, (guint) strlen (costs));
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_append (bytes, rest, sizeof rest);
  crypto_generichash (check, sizeof check, bytes->data, bytes->len, NULL, 0);
  g_byte_array_append (bytes, check, sizeof check);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_costs_have_a_limit (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *costs;
    DvInvitationError code;
  } files[] = {
    { "\x01\x80\x40", DV_INVITATION_ERROR_CODE },                    /* 1 pass, 8 KiB */
    { "\x41\x80\x40", DV_INVITATION_ERROR_ALTERED },                 /* 65 passes */
    { "\x01\x81\x80\x80\x80\x08", DV_INVITATION_ERROR_ALTERED },     /* 2 GiB and a byte */
    { "\xff\xff\xff\xff\x0f\x80\x40", DV_INVITATION_ERROR_ALTERED }, /* 2³² passes */
    { "\x01\x01", DV_INVITATION_ERROR_ALTERED },                     /* a byte of memory */
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) file = make_dear (files[i].costs);

    assert_refused (file, dv_secret_get_text (self->code), files[i].code);
  }
}

static void
test_other_files_are_told_apart (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("PK\003\004 and more", 13);
  g_autoptr (GBytes) newer = g_bytes_new_static ("DVIV\002 and more", 14);

  assert_refused (other, "", DV_INVITATION_ERROR_NOT_ONE);
  assert_refused (newer, "", DV_INVITATION_ERROR_TOO_NEW);
}

#define ADD(name) g_test_add ("/invitation/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (the_code_opens_it_however_it_is_typed);
  ADD (any_size_comes_back);
  ADD (a_slip_is_placed);
  ADD (the_code_of_another_file_is_refused);
  ADD (every_cut_is_noticed);
  ADD (every_changed_bit_is_noticed);
  ADD (a_change_with_its_check_does_not_open);
  ADD (costs_have_a_limit);
  ADD (other_files_are_told_apart);
  return g_test_run ();
}
