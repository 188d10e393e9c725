/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-invitation.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-bytes.h"
#include "dv-sign-groups.h"

/* A starter file:
 *
 *   magic, format      “DVIV”, 1
 *   operations, memory what trying one code costs (Argon2id), as numbers
 *   size               of the payload, as a number
 *   salt, start        16 and 24 bytes
 *   body               secretstream of the payload in chunks of 64 KiB, the head authenticated with
 *                      the first, the last marked as the last
 *   check              BLAKE2b of all that, which tells a damaged file from a wrong code
 *
 * The code has 80 random bits, so it is as good as it is short. */

#define MAGIC      "DVIV"
#define MAGIC_SIZE 4
#define FORMAT     1
#define N_GROUPS   4u
#define CODE_SIZE  10
#define CHUNK      65536u
#define CHUNK_MORE crypto_secretstream_xchacha20poly1305_ABYTES
#define START_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define CHECK_SIZE 32

/* What a damaged file must not make the program ask for. */
#define MOST_OPERATIONS 64
#define MOST_MEMORY     ((guint64) 2 * 1024 * 1024 * 1024)

/* A starter file, taken apart; it points into the bytes. */
typedef struct {
  DvKeyCost cost;
  gsize size;
  const guint8 *salt;
  const guint8 *start;
  gsize head_size;
  gsize body_size;
} Parts;

G_DEFINE_QUARK (dv - invitation - error - quark, dv_invitation_error)

static gboolean
refuse (DvInvitationError code, GError **error)
{
  static const char *const sentences[] = {
    [DV_INVITATION_ERROR_NOT_ONE] =
      N_ ("This is no starter file of Dân Vận. Nothing was changed: choose the file that the ward "
          "office made for this computer."),
    [DV_INVITATION_ERROR_TRUNCATED] = N_ (
      "The end of the starter file is missing. Nothing was changed: copy it again from where it "
      "was made."),
    [DV_INVITATION_ERROR_ALTERED] =
      N_ ("The starter file is damaged. Nothing was changed: copy it again, or ask the ward office "
          "for a new one."),
    [DV_INVITATION_ERROR_TOO_NEW] = N_ (
      "The starter file was made by a newer version of the program. Nothing was changed: update "
      "the program, then open it again."),
    [DV_INVITATION_ERROR_TOO_LARGE] =
      N_ ("The starter file would be larger than 256 MB. Nothing was written: let the new computer "
          "begin with less, the rest comes with packets."),
    [DV_INVITATION_ERROR_CODE] =
      N_ ("The code does not open this starter file: it belongs to another one. Nothing was "
          "changed: ask the ward office which code goes with it."),
    [DV_INVITATION_ERROR_FAILED] =
      N_ ("The computer has not enough free memory for the code of the starter file. Nothing was "
          "changed: close other programs and try again."),
  };

  g_set_error_literal (error, DV_INVITATION_ERROR, (int) code, _ (sentences[code]));
  return FALSE;
}

/* Returns: (transfer full) (nullable): the key that the payload is sealed with */
static DvSecret *
derive_key (DvSecret *code, const DvKeyCost *cost, const guint8 *salt, GError **error)
{
  g_autoptr (DvSecret) key = dv_secret_new (crypto_secretstream_xchacha20poly1305_KEYBYTES);

  if (crypto_pwhash ((guint8 *) dv_secret_get_data (key), dv_secret_get_size (key),
                     dv_secret_get_data (code), dv_secret_get_size (code), salt, cost->operations,
                     cost->memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return g_steal_pointer (&key);
  refuse (DV_INVITATION_ERROR_FAILED, error);
  return NULL;
}

static void
put_head (GByteArray *bytes, const DvKeyCost *cost, gsize size)
{
  const guint8 format = FORMAT;
  guint8 salt[crypto_pwhash_SALTBYTES];

  randombytes_buf (salt, sizeof salt);
  g_byte_array_append (bytes, (const guint8 *) MAGIC, MAGIC_SIZE);
  g_byte_array_append (bytes, &format, 1);
  dv_bytes_put_number (bytes, cost->operations);
  dv_bytes_put_number (bytes, cost->memory);
  dv_bytes_put_number (bytes, size);
  g_byte_array_append (bytes, salt, sizeof salt);
}

static gsize
measure_body (gsize size)
{
  return size + MAX ((size + CHUNK - 1) / CHUNK, 1) * CHUNK_MORE;
}

static void
put_body (GByteArray *bytes, GBytes *payload, DvSecret *key)
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 start[START_SIZE];
  gsize left, head_size = bytes->len + START_SIZE, at = head_size;
  const guint8 *data = g_bytes_get_data (payload, &left);
  gboolean last;

  crypto_secretstream_xchacha20poly1305_init_push (&state, start,
                                                   (const guint8 *) dv_secret_get_data (key));
  g_byte_array_append (bytes, start, sizeof start);
  g_byte_array_set_size (bytes, (guint) (at + measure_body (left)));
  do {
    gsize n = MIN (left, CHUNK);

    last = n == left;
    crypto_secretstream_xchacha20poly1305_push (
      &state, bytes->data + at, NULL, data, n, at == head_size ? bytes->data : NULL,
      at == head_size ? head_size : 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    at += n + CHUNK_MORE;
    left -= n;
    data = left > 0 ? data + n : NULL;
  } while (!last);
  sodium_memzero (&state, sizeof state);
}

static void
compute_check (const guint8 *data, gsize size, guint8 check[CHECK_SIZE])
{
  crypto_generichash (check, CHECK_SIZE, data, size, NULL, 0);
}

/**
 * dv_invitation_seal:
 * @payload: what the new computer begins with
 * @cost: what trying one code is to cost, usually dv_key_cost_default
 * @code: (out): the code, as text, to be read out to whoever sets up the new computer
 * @error: return location for a #DV_INVITATION_ERROR
 *
 * Returns: (transfer full) (nullable): a starter file, which only the code opens
 */
GBytes *
dv_invitation_seal (GBytes *payload, const DvKeyCost *cost, DvSecret **code, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DvSecret) random = dv_secret_new (CODE_SIZE);
  g_autoptr (DvSecret) key = NULL;
  gsize size = g_bytes_get_size (payload);
  guint8 check[CHECK_SIZE];

  if (size > DV_INVITATION_MOST_SIZE) {
    refuse (DV_INVITATION_ERROR_TOO_LARGE, error);
    return NULL;
  }
  randombytes_buf (dv_secret_get_data (random), CODE_SIZE);
  put_head (bytes, cost, size);
  key = derive_key (random, cost, bytes->data + bytes->len - crypto_pwhash_SALTBYTES, error);
  if (key == NULL)
    return NULL;
  put_body (bytes, payload, key);
  compute_check (bytes->data, bytes->len, check);
  g_byte_array_append (bytes, check, sizeof check);
  *code = dv_sign_groups_write (random, N_GROUPS);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
read_cost (DvReader *reader, DvKeyCost *cost)
{
  guint64 memory;

  cost->operations = dv_reader_get_number (reader);
  memory = dv_reader_get_number (reader);
  cost->memory = (gsize) memory;
  return cost->operations >= crypto_pwhash_OPSLIMIT_MIN && cost->operations <= MOST_OPERATIONS &&
         memory >= crypto_pwhash_MEMLIMIT_MIN && memory <= MOST_MEMORY;
}

static gboolean
check_begin (const guint8 *data, gsize size, GError **error)
{
  if (size == 0 || memcmp (data, MAGIC, MIN (size, MAGIC_SIZE)) != 0)
    return refuse (DV_INVITATION_ERROR_NOT_ONE, error);
  if (size <= MAGIC_SIZE)
    return refuse (DV_INVITATION_ERROR_TRUNCATED, error);
  if (data[MAGIC_SIZE] > FORMAT)
    return refuse (DV_INVITATION_ERROR_TOO_NEW, error);
  return TRUE;
}

static gboolean
check_whole (const Parts *parts, const guint8 *data, gsize size, GError **error)
{
  gsize whole = parts->head_size + parts->body_size + CHECK_SIZE;
  guint8 check[CHECK_SIZE];

  if (size < whole)
    return refuse (DV_INVITATION_ERROR_TRUNCATED, error);
  compute_check (data, whole - CHECK_SIZE, check);
  if (size > whole || memcmp (check, data + whole - CHECK_SIZE, CHECK_SIZE) != 0)
    return refuse (DV_INVITATION_ERROR_ALTERED, error);
  return TRUE;
}

static gboolean
read_parts (GBytes *file, Parts *parts, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  gboolean good;
  DvReader reader;

  if (!check_begin (data, size, error))
    return FALSE;
  dv_reader_init (&reader, data, size);
  dv_reader_get_raw (&reader, MAGIC_SIZE + 1);
  good = read_cost (&reader, &parts->cost);
  parts->size = dv_reader_get_count (&reader, DV_INVITATION_MOST_SIZE);
  parts->salt = dv_reader_get_raw (&reader, crypto_pwhash_SALTBYTES);
  parts->start = dv_reader_get_raw (&reader, START_SIZE);
  if (reader.failed && reader.position + START_SIZE > size)
    return refuse (DV_INVITATION_ERROR_TRUNCATED, error);
  if (reader.failed || !good)
    return refuse (DV_INVITATION_ERROR_ALTERED, error);
  parts->head_size = reader.position;
  parts->body_size = measure_body (parts->size);
  return check_whole (parts, data, size, error);
}

/* Returns: (transfer full) (nullable): the code */
static DvSecret *
parse_code (const char *typed, GError **error)
{
  DvSignFault fault;
  DvSecret *code = dv_sign_groups_read (typed, N_GROUPS, CODE_SIZE, &fault);

  if (code != NULL)
    return code;
  if (fault.group > 0)
    g_set_error (error, DV_INVITATION_ERROR, DV_INVITATION_ERROR_TYPED,
                 _ ("Group %u of the code is not as it was read out. Nothing was changed: ask for "
                    "it again and correct it."),
                 fault.group);
  else
    g_set_error (error, DV_INVITATION_ERROR, DV_INVITATION_ERROR_TYPED,
                 _ ("The code has %u groups of %u signs; %u signs were typed. Nothing was changed: "
                    "type the rest."),
                 N_GROUPS, DV_SIGN_GROUP_SIZE, fault.n_signs);
  return NULL;
}

static gboolean
open_body (const Parts *parts, const guint8 *data, DvSecret *key, guint8 *payload)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize at = parts->head_size, end = at + parts->body_size;
  gboolean good = TRUE;

  crypto_secretstream_xchacha20poly1305_init_pull (&state, parts->start,
                                                   (const guint8 *) dv_secret_get_data (key));
  while (good && at < end) {
    gsize n = MIN (end - at, CHUNK + CHUNK_MORE);
    gboolean first = at == parts->head_size;
    guint8 tag = 0;

    good = crypto_secretstream_xchacha20poly1305_pull (&state, payload, NULL, &tag, data + at, n,
                                                       first ? data : NULL,
                                                       first ? parts->head_size : 0) == 0 &&
           tag == (at + n == end ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    payload += n - CHUNK_MORE;
    at += n;
  }
  sodium_memzero (&state, sizeof state);
  return good;
}

/**
 * dv_invitation_open:
 * @file: a starter file
 * @typed: its code, as somebody typed it
 * @error: return location for a #DV_INVITATION_ERROR
 *
 * Returns: (transfer full) (nullable): what the computer begins with
 */
GBytes *
dv_invitation_open (GBytes *file, const char *typed, GError **error)
{
  const guint8 *data = g_bytes_get_data (file, NULL);
  g_autofree guint8 *payload = NULL;
  g_autoptr (DvSecret) code = NULL;
  g_autoptr (DvSecret) key = NULL;
  Parts parts;

  if (!read_parts (file, &parts, error))
    return NULL;
  code = parse_code (typed, error);
  if (code != NULL)
    key = derive_key (code, &parts.cost, parts.salt, error);
  if (key == NULL)
    return NULL;
  payload = g_malloc (parts.size + 1);
  if (open_body (&parts, data, key, payload))
    return g_bytes_new_take (g_steal_pointer (&payload), parts.size);
  refuse (DV_INVITATION_ERROR_CODE, error);
  return NULL;
}
