/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-verifier.h"

#include <sodium.h>

#include "dv-member.h"

/* A signature takes as long as all else that is done with a small batch. Whoever reads thousands
 * hands them over in pieces, goes on inside a transaction, and asks at its end whether all were
 * good. */

#define PIECE 64

typedef struct {
  guint8 hash[DV_HASH_SIZE];
  guint8 signature[DV_SIGNATURE_SIZE];
  guint8 key[DV_SIGN_KEY_SIZE];
} Signed;

struct _DvVerifier {
  GThreadPool *pool; /* of GArray of Signed */
  GArray *piece;     /* of Signed: the next */
  int bad;           /* atomic */
};

static void
verify_piece (gpointer data, gpointer user_data)
{
  g_autoptr (GArray) piece = data;
  DvVerifier *self = user_data;

  for (guint i = 0; i < piece->len && g_atomic_int_get (&self->bad) == 0; i++) {
    const Signed *entry = &g_array_index (piece, Signed, i);

    if (crypto_sign_verify_detached (entry->signature, entry->hash, DV_HASH_SIZE, entry->key) != 0)
      g_atomic_int_set (&self->bad, 1);
  }
}

static GArray *
new_piece (void)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (Signed), PIECE);
}

/**
 * dv_verifier_new:
 *
 * Returns: (transfer full): what verifies signatures
 */
DvVerifier *
dv_verifier_new (void)
{
  DvVerifier *self = g_new0 (DvVerifier, 1);

  self->piece = new_piece ();
  return self;
}

static void
finish_pool (DvVerifier *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

/**
 * dv_verifier_free:
 * @self: (transfer full) (nullable): what verifies signatures
 */
void
dv_verifier_free (DvVerifier *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->bad, 1);
  finish_pool (self);
  g_array_unref (self->piece);
  g_free (self);
}

static void
hand_over (DvVerifier *self)
{
  if (self->pool == NULL)
    self->pool = g_thread_pool_new (verify_piece, self, (int) g_get_num_processors (), FALSE, NULL);
  g_thread_pool_push (self->pool, g_steal_pointer (&self->piece), NULL);
  self->piece = new_piece ();
}

/**
 * dv_verifier_add:
 * @self: what verifies signatures
 * @hash: %DV_HASH_SIZE bytes that are said to be signed
 * @signature: the signature
 * @key: the key of who is said to have signed them
 */
void
dv_verifier_add (DvVerifier *self, const guint8 *hash, const guint8 *signature, const guint8 *key)
{
  Signed entry;

  memcpy (entry.hash, hash, sizeof entry.hash);
  memcpy (entry.signature, signature, sizeof entry.signature);
  memcpy (entry.key, key, sizeof entry.key);
  g_array_append_val (self->piece, entry);
  if (self->piece->len == PIECE)
    hand_over (self);
}

/**
 * dv_verifier_wait:
 * @self: what verifies signatures
 *
 * Returns: whether all signatures that were added so far are good
 */
gboolean
dv_verifier_wait (DvVerifier *self)
{
  g_autoptr (GArray) rest = g_steal_pointer (&self->piece);

  self->piece = new_piece ();
  if (rest->len > 0)
    verify_piece (g_steal_pointer (&rest), self);
  finish_pool (self);
  return g_atomic_int_get (&self->bad) == 0;
}
