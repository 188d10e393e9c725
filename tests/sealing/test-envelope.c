/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "dv-envelope.h"
#include "dv-sealing-error.h"

static const DvSealPlace place = { "store-1", "record-1", "identity", 3 };

typedef struct {
  DvOfficerKey *first;
  DvOfficerKey *second;
  DvOfficerKey *stranger;
  DvSecret *payload;
  GBytes *envelope;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *keys[3] = { NULL };

  fixture->first = dv_officer_key_new ();
  fixture->second = dv_officer_key_new ();
  fixture->stranger = dv_officer_key_new ();
  fixture->payload = dv_secret_new_from_text ("Lê Văn Thử, số 1 ngõ 000");
  keys[0] = dv_officer_key_get_public (fixture->first);
  keys[1] = dv_officer_key_get_public (fixture->second);
  fixture->envelope = dv_envelope_seal (&place, keys, fixture->payload, NULL);
  g_assert_nonnull (fixture->envelope);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dv_officer_key_free (fixture->first);
  dv_officer_key_free (fixture->second);
  dv_officer_key_free (fixture->stranger);
  dv_secret_unref (fixture->payload);
  g_bytes_unref (fixture->envelope);
}

static void
assert_opens (GBytes *envelope, const DvSealPlace *where, DvOfficerKey *key, DvSecret *payload)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvSecret) opened = dv_envelope_open (envelope, where, key, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (dv_secret_get_data (opened), dv_secret_get_size (opened),
                   dv_secret_get_data (payload), dv_secret_get_size (payload));
}

static void
assert_refused (GBytes *envelope, const DvSealPlace *where, DvOfficerKey *key, DvSealingError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvSecret) opened = dv_envelope_open (envelope, where, key, &error);

  g_assert_null (opened);
  g_assert_error (error, DV_SEALING_ERROR, (int) code);
}

static void
test_each_officer_opens_it (Fixture *fixture, gconstpointer data)
{
  assert_opens (fixture->envelope, &place, fixture->first, fixture->payload);
  assert_opens (fixture->envelope, &place, fixture->second, fixture->payload);
  assert_refused (fixture->envelope, &place, fixture->stranger, DV_SEALING_ERROR_NOT_FOR_OFFICER);
  g_assert_true (
    dv_envelope_is_for (fixture->envelope, dv_officer_key_get_public (fixture->first)));
  g_assert_false (
    dv_envelope_is_for (fixture->envelope, dv_officer_key_get_public (fixture->stranger)));
  g_assert_cmpuint (dv_envelope_count_readers (fixture->envelope), ==, 2);
}

static void
test_it_opens_nowhere_else (Fixture *fixture, gconstpointer data)
{
  const DvSealPlace store = { "store-2", "record-1", "identity", 3 };
  const DvSealPlace record = { "store-1", "record-2", "identity", 3 };
  const DvSealPlace part = { "store-1", "record-1", "scan", 3 };
  const DvSealPlace version = { "store-1", "record-1", "identity", 2 };

  assert_refused (fixture->envelope, &store, fixture->first, DV_SEALING_ERROR_OTHER_STORE);
  assert_refused (fixture->envelope, &record, fixture->first, DV_SEALING_ERROR_OTHER_RECORD);
  assert_refused (fixture->envelope, &part, fixture->first, DV_SEALING_ERROR_OTHER_RECORD);
  assert_refused (fixture->envelope, &version, fixture->first, DV_SEALING_ERROR_OTHER_RECORD);
}

/* Somebody who also writes the other place into the head. */
static void
test_a_forged_head_does_not_help (Fixture *fixture, gconstpointer data)
{
  const DvSealPlace record = { "store-1", "record-2", "identity", 3 };
  const char *keys[] = { dv_officer_key_get_public (fixture->first), NULL };
  g_autoptr (GBytes) other = dv_envelope_seal (&record, keys, fixture->payload, NULL);
  gsize size, other_size;
  const char *from = g_bytes_get_data (fixture->envelope, &size);
  g_autofree char *forged = g_memdup2 (from, size);
  g_autoptr (GBytes) bytes = NULL;

  memcpy (forged, g_bytes_get_data (other, &other_size), 56);
  bytes = g_bytes_new (forged, size);
  assert_refused (bytes, &record, fixture->first, DV_SEALING_ERROR_DAMAGED);
}

static void
test_every_changed_byte_is_found (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *right = g_bytes_get_data (fixture->envelope, &size);
  /* The seat of the other officer: whoever changes it locks that one out, no more. */
  gsize other_start = 56 + 2 + 96, other_end = other_start + 96;

  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *changed = g_memdup2 (right, size);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (DvSecret) opened = NULL;

    changed[i] ^= 1;
    bytes = g_bytes_new (changed, size);
    opened = dv_envelope_open (bytes, &place, fixture->first, NULL);
    if (i >= other_start && i < other_end)
      g_assert_nonnull (opened);
    else
      g_assert_null (opened);
  }
}

static void
test_every_cut_is_found (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *right = g_bytes_get_data (fixture->envelope, &size);

  for (gsize i = 0; i < size; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (right, i);

    assert_refused (bytes, &place, fixture->first, DV_SEALING_ERROR_DAMAGED);
  }
}

static void
test_an_officer_is_added_without_opening (Fixture *fixture, gconstpointer data)
{
  const char *keys[] = { dv_officer_key_get_public (fixture->first),
                         dv_officer_key_get_public (fixture->second),
                         dv_officer_key_get_public (fixture->stranger), NULL };
  g_autoptr (GBytes) added =
    dv_envelope_add (fixture->envelope, &place, fixture->second, keys, NULL);

  assert_opens (added, &place, fixture->first, fixture->payload);
  assert_opens (added, &place, fixture->stranger, fixture->payload);
  g_assert_null (dv_envelope_add (fixture->envelope, &place, fixture->stranger, keys, NULL));
}

static gsize
size_of_sealed (DvOfficerKey *key, gsize size)
{
  const char *keys[] = { dv_officer_key_get_public (key), NULL };
  g_autoptr (DvSecret) payload = dv_secret_new (size);
  g_autoptr (GBytes) envelope = dv_envelope_seal (&place, keys, payload, NULL);

  assert_opens (envelope, &place, key, payload);
  return g_bytes_get_size (envelope);
}

static void
test_lengths_tell_little (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (size_of_sealed (fixture->first, 0), ==, size_of_sealed (fixture->first, 900));
  g_assert_cmpuint (size_of_sealed (fixture->first, 5000), ==,
                    size_of_sealed (fixture->first, 65000));
  for (gsize size = 1020; size < 1030; size++)
    size_of_sealed (fixture->first, size);
  for (gsize size = 4090; size < 4100; size++)
    size_of_sealed (fixture->first, size);
  for (gsize size = 65530; size < 65540; size++)
    size_of_sealed (fixture->first, size);
}

static void
test_the_bytes_say_nothing (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const char *bytes = g_bytes_get_data (fixture->envelope, &size);

  g_assert_null (memmem (bytes, size, "Thử", strlen ("Thử")));
  g_assert_null (memmem (bytes, size, "record-1", 8));
}

static void
test_nobody_to_seal_for_is_an_error (Fixture *fixture, gconstpointer data)
{
  const char *none[] = { NULL };
  const char *broken[] = { "not a key", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_envelope_seal (&place, none, fixture->payload, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NO_OFFICER);
  g_clear_error (&error);
  g_assert_null (dv_envelope_seal (&place, broken, fixture->payload, &error));
  g_assert_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_DAMAGED);
}

#define ADD(name, func) g_test_add ("/envelope/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each-officer-opens-it", test_each_officer_opens_it);
  ADD ("it-opens-nowhere-else", test_it_opens_nowhere_else);
  ADD ("a-forged-head-does-not-help", test_a_forged_head_does_not_help);
  ADD ("every-changed-byte-is-found", test_every_changed_byte_is_found);
  ADD ("every-cut-is-found", test_every_cut_is_found);
  ADD ("an-officer-is-added-without-opening", test_an_officer_is_added_without_opening);
  ADD ("lengths-tell-little", test_lengths_tell_little);
  ADD ("the-bytes-say-nothing", test_the_bytes_say_nothing);
  ADD ("nobody-to-seal-for-is-an-error", test_nobody_to_seal_for_is_an_error);

  return g_test_run ();
}
