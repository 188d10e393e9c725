/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-envelope.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-sealing-error.h"

/* A sealed part:
 *
 *   head      what it is and where it belongs, in the clear and authenticated
 *   count     of readers, two bytes
 *   readers   for each: hash of the public key, then the content key sealed to it
 *   nonce     of the payload
 *   payload   XChaCha20-Poly1305 under the content key, padded
 *
 * The head holds hashes of the place, so the bytes say nothing of it and the program can still tell
 * a part that was moved from one that is damaged. */

#define MAGIC     "DVE1"
#define MAX_SEATS 256

typedef struct {
  char magic[4];
  guint8 store[16];
  guint8 record[16];
  guint8 part[16];
  guint32 version; /* little-endian */
} Head;

typedef struct {
  guint8 id[16];
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES + crypto_box_SEALBYTES];
} Seat;

#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE   crypto_aead_xchacha20poly1305_ietf_ABYTES

/* A part, taken apart; it points into the bytes. */
typedef struct {
  Head head;
  const guint8 *seats;
  guint n_seats;
  const guint8 *nonce;
  const guint8 *cipher;
  gsize cipher_size;
} Parts;

/* Lengths tell little: names all take the same room, scans so many times 64 KB. */
static gsize
padding_of (gsize size)
{
  return size < 4096 ? 1024 : 65536;
}

static void
hash_text (const char *text, guint8 *hash, gsize size)
{
  crypto_generichash (hash, size, (const guint8 *) text, strlen (text), NULL, 0);
}

static Head
make_head (const DvSealPlace *place)
{
  Head head = { .version = GUINT32_TO_LE (place->version) };

  memcpy (head.magic, MAGIC, sizeof head.magic);
  hash_text (place->store, head.store, sizeof head.store);
  hash_text (place->record, head.record, sizeof head.record);
  hash_text (place->part, head.part, sizeof head.part);
  return head;
}

static gboolean
refuse (DvSealingError code, const char *message, GError **error)
{
  g_set_error_literal (error, DV_SEALING_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (DV_SEALING_ERROR_DAMAGED,
                 _ ("The sealed part is damaged. Nothing was opened: restore it from a backup."),
                 error);
}

static gboolean
read_parts (GBytes *envelope, Parts *parts, GError **error)
{
  gsize size, fixed;
  const guint8 *data = g_bytes_get_data (envelope, &size);

  if (size < sizeof (Head) + 2)
    return refuse_damaged (error);
  memcpy (&parts->head, data, sizeof (Head));
  parts->n_seats = data[sizeof (Head)] | (guint) data[sizeof (Head) + 1] << 8;
  fixed = sizeof (Head) + 2 + parts->n_seats * sizeof (Seat) + NONCE_SIZE;
  if (memcmp (parts->head.magic, MAGIC, sizeof parts->head.magic) != 0 ||
      parts->n_seats > MAX_SEATS || size < fixed + TAG_SIZE)
    return refuse_damaged (error);
  parts->seats = data + sizeof (Head) + 2;
  parts->nonce = data + fixed - NONCE_SIZE;
  parts->cipher = data + fixed;
  parts->cipher_size = size - fixed;
  return TRUE;
}

/* The authentication would refuse it too, but could not say why. */
static gboolean
check_place (const Head *head, const DvSealPlace *place, GError **error)
{
  const Head expected = make_head (place);

  if (memcmp (head->store, expected.store, sizeof head->store) != 0)
    return refuse (DV_SEALING_ERROR_OTHER_STORE,
                   _ ("This sealed part comes from another store. Nothing was opened: open it in "
                      "the store where it was sealed."),
                   error);
  if (memcmp (head, &expected, sizeof expected) != 0)
    return refuse (DV_SEALING_ERROR_OTHER_RECORD,
                   _ ("This sealed part belongs to another record or is an older version of it. "
                      "Nothing was opened: restore the right one from a backup."),
                   error);
  return TRUE;
}

static gboolean
add_seat (GByteArray *bytes, DvSecret *content_key, const char *public_key, GError **error)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  Seat seat;

  if (!dv_public_key_decode (public_key, public))
    return refuse (DV_SEALING_ERROR_KEY_DAMAGED,
                   _ ("The public key of an officer is damaged. Nothing was sealed: read the "
                      "officer's key file back in, or retire the officer."),
                   error);
  hash_text (public_key, seat.id, sizeof seat.id);
  if (crypto_box_seal (seat.key, (const guint8 *) dv_secret_get_data (content_key),
                       dv_secret_get_size (content_key), public) != 0)
    return refuse (DV_SEALING_ERROR_KEY_DAMAGED,
                   _ ("The public key of an officer is damaged. Nothing was sealed: read the "
                      "officer's key file back in, or retire the officer."),
                   error);
  g_byte_array_append (bytes, (const guint8 *) &seat, sizeof seat);
  return TRUE;
}

static void
add_count (GByteArray *bytes, guint n)
{
  const guint8 count[2] = { (guint8) (n & 0xff), (guint8) (n >> 8) };

  g_byte_array_append (bytes, count, sizeof count);
}

static gboolean
add_seats (GByteArray *bytes, DvSecret *content_key, const char *const *keys, GError **error)
{
  guint n = g_strv_length ((char **) keys);

  if (n == 0 || n > MAX_SEATS)
    return refuse (DV_SEALING_ERROR_NO_OFFICER,
                   _ ("Nobody holds a key for sealed identities yet. Nothing was saved, and what "
                      "was typed is still there: make a key holder first, then save again."),
                   error);
  add_count (bytes, n);
  for (guint i = 0; i < n; i++) {
    if (!add_seat (bytes, content_key, keys[i], error))
      return FALSE;
  }
  return TRUE;
}

static void
add_payload (GByteArray *bytes, const Head *head, DvSecret *content_key, DvSecret *payload)
{
  gsize size = dv_secret_get_size (payload);
  gsize block = padding_of (size), padded_size = 0;
  g_autoptr (DvSecret) padded = dv_secret_new (size + block);
  gsize start = bytes->len;

  memcpy (dv_secret_get_data (padded), dv_secret_get_data (payload), size);
  sodium_pad (&padded_size, (guint8 *) dv_secret_get_data (padded), size, block, size + block);
  g_byte_array_set_size (bytes, (guint) (start + NONCE_SIZE + padded_size + TAG_SIZE));
  randombytes_buf (bytes->data + start, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (bytes->data + start + NONCE_SIZE, NULL,
                                              (const guint8 *) dv_secret_get_data (padded),
                                              padded_size, (const guint8 *) head, sizeof *head,
                                              NULL, bytes->data + start,
                                              (const guint8 *) dv_secret_get_data (content_key));
}

/**
 * dv_envelope_seal:
 * @place: where it belongs
 * @public_keys: (array zero-terminated=1): the public keys of those who may open it
 * @payload: what is to be sealed
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Seals @payload under a new random key, and that key to each of @public_keys. Whoever seals needs
 * no key and cannot open it again (Luật Tố cáo 25/2018/QH14, art. 8).
 *
 * Returns: (transfer full) (nullable): the sealed part
 */
GBytes *
dv_envelope_seal (const DvSealPlace *place,
                  const char *const *public_keys,
                  DvSecret *payload,
                  GError **error)
{
  g_autoptr (DvSecret) content_key = dv_secret_new (crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const Head head = make_head (place);

  randombytes_buf (dv_secret_get_data (content_key), dv_secret_get_size (content_key));
  g_byte_array_append (bytes, (const guint8 *) &head, sizeof head);
  if (!add_seats (bytes, content_key, public_keys, error))
    return NULL;
  add_payload (bytes, &head, content_key, payload);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static const Seat *
find_seat (const Parts *parts, const char *public_key)
{
  guint8 id[sizeof ((Seat *) NULL)->id];

  hash_text (public_key, id, sizeof id);
  for (guint i = 0; i < parts->n_seats; i++) {
    const Seat *seat = (const Seat *) (parts->seats + i * sizeof (Seat));

    if (memcmp (seat->id, id, sizeof id) == 0)
      return seat;
  }
  return NULL;
}

static DvSecret *
open_content_key (const Parts *parts, DvOfficerKey *key, GError **error)
{
  const Seat *seat = find_seat (parts, dv_officer_key_get_public (key));
  DvSecret *content_key;

  if (seat == NULL) {
    refuse (DV_SEALING_ERROR_NOT_FOR_OFFICER,
            _ ("This part was not sealed for this officer. Nothing was opened: an officer for whom "
               "it was sealed must open it, or seal it anew for those in charge now."),
            error);
    return NULL;
  }
  content_key = dv_officer_key_unseal (key, seat->key, sizeof seat->key);
  if (content_key == NULL)
    refuse_damaged (error);
  return content_key;
}

static DvSecret *
open_payload (const Parts *parts, DvSecret *content_key, GError **error)
{
  gsize padded_size = parts->cipher_size - TAG_SIZE, size = 0;
  g_autoptr (DvSecret) payload = dv_secret_new (padded_size);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (
        (guint8 *) dv_secret_get_data (payload), NULL, NULL, parts->cipher, parts->cipher_size,
        (const guint8 *) &parts->head, sizeof parts->head, parts->nonce,
        (const guint8 *) dv_secret_get_data (content_key)) != 0 ||
      sodium_unpad (&size, (const guint8 *) dv_secret_get_data (payload), padded_size,
                    padded_size % 65536 == 0 ? 65536 : 1024) != 0) {
    refuse_damaged (error);
    return NULL;
  }
  dv_secret_set_size (payload, size);
  return g_steal_pointer (&payload);
}

/**
 * dv_envelope_open:
 * @envelope: a sealed part
 * @place: where it was found
 * @key: the key pair of an officer
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): what was sealed
 */
DvSecret *
dv_envelope_open (GBytes *envelope, const DvSealPlace *place, DvOfficerKey *key, GError **error)
{
  g_autoptr (DvSecret) content_key = NULL;
  Parts parts;

  if (!read_parts (envelope, &parts, error) || !check_place (&parts.head, place, error))
    return NULL;
  content_key = open_content_key (&parts, key, error);
  return content_key != NULL ? open_payload (&parts, content_key, error) : NULL;
}

/**
 * dv_envelope_add:
 * @envelope: a sealed part
 * @place: where it was found
 * @key: the key pair of an officer for whom it is sealed
 * @public_keys: (array zero-terminated=1): the public keys of those who may open it from now on,
 *   among them everybody who may now
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Lets more officers open the part, without opening it. To take it away from somebody it must be
 * sealed anew: who had the content key may have kept it.
 *
 * Returns: (transfer full) (nullable): the sealed part
 */
GBytes *
dv_envelope_add (GBytes *envelope,
                 const DvSealPlace *place,
                 DvOfficerKey *key,
                 const char *const *public_keys,
                 GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DvSecret) content_key = NULL;
  Parts parts;

  if (!read_parts (envelope, &parts, error) || !check_place (&parts.head, place, error))
    return NULL;
  content_key = open_content_key (&parts, key, error);
  if (content_key == NULL)
    return NULL;
  g_byte_array_append (bytes, (const guint8 *) &parts.head, sizeof parts.head);
  if (!add_seats (bytes, content_key, public_keys, error))
    return NULL;
  g_byte_array_append (bytes, parts.nonce, NONCE_SIZE);
  g_byte_array_append (bytes, parts.cipher, (guint) parts.cipher_size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dv_envelope_is_for:
 * @envelope: a sealed part
 * @public_key: the public key of an officer
 *
 * Returns: whether the officer may open it
 */
gboolean
dv_envelope_is_for (GBytes *envelope, const char *public_key)
{
  Parts parts;

  return read_parts (envelope, &parts, NULL) && find_seat (&parts, public_key) != NULL;
}

/**
 * dv_envelope_count_readers:
 * @envelope: a sealed part
 *
 * Returns: how many officers may open it
 */
guint
dv_envelope_count_readers (GBytes *envelope)
{
  Parts parts;

  return read_parts (envelope, &parts, NULL) ? parts.n_seats : 0;
}
