/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-officer-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-recovery-key.h"
#include "dv-sealing-error.h"

/* A wrapped key is one line of text:
 *
 *   dvk1 OPERATIONS MEMORY SALT NONCE CIPHER CHECK
 *
 * the last four in base64. The cipher is XChaCha20-Poly1305 with a key from Argon2id, or with the
 * recovery key itself where there are no operations: that one is random already. The public key is
 * authenticated with it, so a wrapped key that was put beside another public key does not open. The
 * check is a hash without a key, which tells a damaged line from a wrong passphrase. */

#define MAGIC       "dvk1"
#define N_PARTS     7
#define SALT_SIZE   crypto_pwhash_SALTBYTES
#define NONCE_SIZE  crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define CIPHER_SIZE (crypto_box_SECRETKEYBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define CHECK_SIZE  16

/* What a damaged line must not make the program ask for. */
#define MOST_OPERATIONS 64
#define MOST_MEMORY     ((gsize) 2 * 1024 * 1024 * 1024)

const DvKeyCost dv_key_cost_default = { crypto_pwhash_OPSLIMIT_MODERATE,
                                        crypto_pwhash_MEMLIMIT_MODERATE };

struct _DvOfficerKey {
  DvSecret *secret;
  guint8 public[crypto_box_PUBLICKEYBYTES];
  char *text;
};

/* A wrapped key, taken apart. */
typedef struct {
  DvKeyCost cost;
  guint8 salt[SALT_SIZE];
  guint8 nonce[NONCE_SIZE];
  guint8 cipher[CIPHER_SIZE];
} Wrapped;

static DvOfficerKey *
key_new_from_secret (DvSecret *secret)
{
  DvOfficerKey *self = g_new0 (DvOfficerKey, 1);

  self->secret = dv_secret_ref (secret);
  crypto_scalarmult_base (self->public, (const guint8 *) dv_secret_get_data (secret));
  self->text = g_base64_encode (self->public, sizeof self->public);
  return self;
}

/**
 * dv_officer_key_new:
 *
 * Returns: (transfer full): a new key pair
 */
DvOfficerKey *
dv_officer_key_new (void)
{
  g_autoptr (DvSecret) secret = dv_secret_new (crypto_box_SECRETKEYBYTES);

  randombytes_buf (dv_secret_get_data (secret), crypto_box_SECRETKEYBYTES);
  return key_new_from_secret (secret);
}

/**
 * dv_officer_key_free:
 * @self: (transfer full) (nullable): a key pair, whose secret half is wiped
 */
void
dv_officer_key_free (DvOfficerKey *self)
{
  if (self == NULL)
    return;
  dv_secret_unref (self->secret);
  g_free (self->text);
  g_free (self);
}

/**
 * dv_officer_key_get_public:
 * @self: a key pair
 *
 * Returns: the public half as text
 */
const char *
dv_officer_key_get_public (DvOfficerKey *self)
{
  return self->text;
}

static gboolean
decode (const char *text, guint8 *bytes, gsize size)
{
  gsize n = 0;

  return text != NULL &&
         sodium_base642bin (bytes, size, text, strlen (text), NULL, &n, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0 &&
         n == size;
}

/**
 * dv_public_key_decode:
 * @text: (nullable): the public half of a key pair
 * @key: (out): its 32 bytes
 *
 * Returns: whether @text is one
 */
gboolean
dv_public_key_decode (const char *text, guint8 *key)
{
  return decode (text, key, crypto_box_PUBLICKEYBYTES);
}

/**
 * dv_passphrase_check:
 * @passphrase: a new passphrase
 * @error: return location for %DV_SEALING_ERROR_WEAK
 *
 * Returns: whether it is long enough
 */
gboolean
dv_passphrase_check (DvSecret *passphrase, GError **error)
{
  if (g_utf8_strlen (dv_secret_get_text (passphrase), -1) >= DV_PASSPHRASE_MIN)
    return TRUE;
  g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_WEAK,
               _ ("The passphrase is too short. Nothing was changed: choose at least %d signs, for "
                  "instance four words that do not belong together."),
               DV_PASSPHRASE_MIN);
  return FALSE;
}

/* Keyboards for Vietnamese write a vowel and its marks as one letter or as several: what looks the
 * same is the same passphrase. */
static DvSecret *
normalize (DvSecret *passphrase)
{
  char *text = g_utf8_normalize (dv_secret_get_text (passphrase), -1, G_NORMALIZE_NFC);
  DvSecret *normal;

  if (text == NULL)
    return dv_secret_ref (passphrase);
  normal = dv_secret_new_from_text (text);
  sodium_memzero (text, strlen (text));
  g_free (text);
  return normal;
}

/* Returns: (transfer full) (nullable): the key that closes the wrapping */
static DvSecret *
derive_key (DvSecret *source, const DvKeyCost *cost, const guint8 *salt, GError **error)
{
  g_autoptr (DvSecret) key = dv_secret_new (crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  g_autoptr (DvSecret) normal = NULL;

  if (cost->operations == 0) {
    crypto_generichash ((guint8 *) dv_secret_get_data (key), dv_secret_get_size (key), salt,
                        SALT_SIZE, (const guint8 *) dv_secret_get_data (source),
                        dv_secret_get_size (source));
    return g_steal_pointer (&key);
  }
  normal = normalize (source);
  if (crypto_pwhash ((guint8 *) dv_secret_get_data (key), dv_secret_get_size (key),
                     dv_secret_get_data (normal), dv_secret_get_size (normal), salt,
                     cost->operations, cost->memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return g_steal_pointer (&key);
  g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_FAILED,
               _ ("The computer has not enough free memory for the passphrase (%u MB). Nothing was "
                  "opened or changed: close other programs and try again."),
               (guint) (cost->memory >> 20));
  return NULL;
}

static void
compute_check (const char *line, gsize size, char *check)
{
  guint8 hash[CHECK_SIZE];

  crypto_generichash (hash, sizeof hash, (const guint8 *) line, size, NULL, 0);
  sodium_bin2base64 (check, sodium_base64_ENCODED_LEN (CHECK_SIZE, sodium_base64_VARIANT_ORIGINAL),
                     hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
}

static char *
wrapped_to_text (const Wrapped *wrapped)
{
  char check[sodium_base64_ENCODED_LEN (CHECK_SIZE, sodium_base64_VARIANT_ORIGINAL)];
  g_autofree char *salt = g_base64_encode (wrapped->salt, SALT_SIZE);
  g_autofree char *nonce = g_base64_encode (wrapped->nonce, NONCE_SIZE);
  g_autofree char *cipher = g_base64_encode (wrapped->cipher, CIPHER_SIZE);
  g_autofree char *line =
    g_strdup_printf (MAGIC " %" G_GUINT64_FORMAT " %" G_GSIZE_FORMAT " %s %s %s",
                     wrapped->cost.operations, wrapped->cost.memory, salt, nonce, cipher);

  compute_check (line, strlen (line), check);
  return g_strconcat (line, " ", check, NULL);
}

static gboolean
read_cost (char **parts, DvKeyCost *cost)
{
  guint64 memory;

  if (!g_ascii_string_to_unsigned (parts[1], 10, 0, MOST_OPERATIONS, &cost->operations, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 0, MOST_MEMORY, &memory, NULL))
    return FALSE;
  cost->memory = (gsize) memory;
  return TRUE;
}

static gboolean
has_good_check (const char *text, const char *check)
{
  char expected[sodium_base64_ENCODED_LEN (CHECK_SIZE, sodium_base64_VARIANT_ORIGINAL)];

  compute_check (text, strlen (text) - strlen (check) - 1, expected);
  return strcmp (expected, check) == 0;
}

static gboolean
parse_wrapped (const char *text, Wrapped *wrapped)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", N_PARTS + 1);

  return g_strv_length (parts) == N_PARTS && strcmp (parts[0], MAGIC) == 0 &&
         has_good_check (text, parts[6]) && read_cost (parts, &wrapped->cost) &&
         decode (parts[3], wrapped->salt, SALT_SIZE) &&
         decode (parts[4], wrapped->nonce, NONCE_SIZE) &&
         decode (parts[5], wrapped->cipher, CIPHER_SIZE);
}

static char *
wrap (DvOfficerKey *self, DvSecret *source, const DvKeyCost *cost, GError **error)
{
  Wrapped wrapped = { .cost = *cost };
  g_autoptr (DvSecret) key = NULL;

  randombytes_buf (wrapped.salt, SALT_SIZE);
  randombytes_buf (wrapped.nonce, NONCE_SIZE);
  key = derive_key (source, cost, wrapped.salt, error);
  if (key == NULL)
    return NULL;
  crypto_aead_xchacha20poly1305_ietf_encrypt (wrapped.cipher, NULL,
                                              (const guint8 *) dv_secret_get_data (self->secret),
                                              dv_secret_get_size (self->secret), self->public,
                                              sizeof self->public, NULL, wrapped.nonce,
                                              (const guint8 *) dv_secret_get_data (key));
  return wrapped_to_text (&wrapped);
}

/**
 * dv_officer_key_wrap:
 * @self: a key pair
 * @passphrase: what only its owner knows
 * @cost: what trying a passphrase is to cost
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): the secret half behind the passphrase, as text
 */
char *
dv_officer_key_wrap (DvOfficerKey *self,
                     DvSecret *passphrase,
                     const DvKeyCost *cost,
                     GError **error)
{
  return dv_passphrase_check (passphrase, error) ? wrap (self, passphrase, cost, error) : NULL;
}

/**
 * dv_officer_key_wrap_for_recovery:
 * @self: a key pair
 * @recovery: a key from dv_recovery_key_new()
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): the secret half behind the recovery key, as text
 */
char *
dv_officer_key_wrap_for_recovery (DvOfficerKey *self, DvSecret *recovery, GError **error)
{
  const DvKeyCost none = { 0, 0 };

  return wrap (self, recovery, &none, error);
}

static gboolean
refuse_missing (const char *wrapped, GError **error)
{
  if (wrapped != NULL && *wrapped != '\0')
    return TRUE;
  g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_MISSING,
                       _ ("The key of this officer is not in the store. Nothing was opened: read "
                          "the officer's key file back in, or let another officer open the part."));
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_DAMAGED,
                       _ ("The key of this officer is damaged. Nothing was opened: read the "
                          "officer's key file back in, or restore a backup of the store."));
  return FALSE;
}

static gboolean
refuse_wrong (const Wrapped *wrapped, GError **error)
{
  if (wrapped->cost.operations == 0)
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_RECOVERY,
                         _ ("This recovery key is that of another officer, or an old one. Nothing "
                            "was opened: look for the paper that was printed last for this "
                            "officer."));
  else
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_PASSPHRASE,
                         _ ("The passphrase is wrong. Nothing was opened: type it again; if it is "
                            "forgotten, the recovery key on paper gives a new one."));
  return FALSE;
}

static gboolean
decrypt (const Wrapped *wrapped,
         const guint8 *public_key,
         DvSecret *source,
         DvSecret *secret,
         GError **error)
{
  g_autoptr (DvSecret) key = derive_key (source, &wrapped->cost, wrapped->salt, error);

  if (key == NULL)
    return FALSE;
  return crypto_aead_xchacha20poly1305_ietf_decrypt ((guint8 *) dv_secret_get_data (secret), NULL,
                                                     NULL, wrapped->cipher, CIPHER_SIZE, public_key,
                                                     crypto_box_PUBLICKEYBYTES, wrapped->nonce,
                                                     (const guint8 *) dv_secret_get_data (key)) ==
           0 ||
         refuse_wrong (wrapped, error);
}

static DvOfficerKey *
unwrap (const char *text,
        const char *public_key,
        DvSecret *source,
        gboolean recovery,
        GError **error)
{
  g_autoptr (DvSecret) secret = dv_secret_new (crypto_box_SECRETKEYBYTES);
  g_autoptr (DvOfficerKey) self = NULL;
  guint8 public[crypto_box_PUBLICKEYBYTES];
  Wrapped wrapped;

  if (!refuse_missing (text, error))
    return NULL;
  if (!parse_wrapped (text, &wrapped) || !dv_public_key_decode (public_key, public) ||
      (wrapped.cost.operations == 0) != recovery) {
    refuse_damaged (error);
    return NULL;
  }
  if (!decrypt (&wrapped, public, source, secret, error))
    return NULL;
  self = key_new_from_secret (secret);
  if (memcmp (self->public, public, sizeof public) == 0 || refuse_damaged (error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * dv_officer_key_unwrap:
 * @wrapped: (nullable): what dv_officer_key_wrap() gave
 * @public_key: the public half that belongs to it
 * @passphrase: the passphrase
 * @error: return location for a #DV_SEALING_ERROR: the passphrase is wrong, or the key damaged or
 *   missing
 *
 * Returns: (transfer full) (nullable): the key pair
 */
DvOfficerKey *
dv_officer_key_unwrap (const char *wrapped,
                       const char *public_key,
                       DvSecret *passphrase,
                       GError **error)
{
  return unwrap (wrapped, public_key, passphrase, FALSE, error);
}

/**
 * dv_officer_key_recover:
 * @wrapped: (nullable): what dv_officer_key_wrap_for_recovery() gave
 * @public_key: the public half that belongs to it
 * @recovery: the recovery key
 * @error: return location for a #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): the key pair
 */
DvOfficerKey *
dv_officer_key_recover (const char *wrapped,
                        const char *public_key,
                        DvSecret *recovery,
                        GError **error)
{
  return unwrap (wrapped, public_key, recovery, TRUE, error);
}

/**
 * dv_officer_key_unseal:
 * @self: a key pair
 * @sealed: what crypto_box_seal() made for its public half
 * @size: how many bytes
 *
 * Returns: (transfer full) (nullable): what was sealed, %NULL if it was sealed for somebody else
 */
DvSecret *
dv_officer_key_unseal (DvOfficerKey *self, const guint8 *sealed, gsize size)
{
  g_autoptr (DvSecret) opened = NULL;

  if (size < crypto_box_SEALBYTES)
    return NULL;
  opened = dv_secret_new (size - crypto_box_SEALBYTES);
  if (crypto_box_seal_open ((guint8 *) dv_secret_get_data (opened), sealed, size, self->public,
                            (const guint8 *) dv_secret_get_data (self->secret)) != 0)
    return NULL;
  return g_steal_pointer (&opened);
}
