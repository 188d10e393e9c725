/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-secret.h"

#include <sodium.h>
#include <string.h>

/* Memory of libsodium: between guard pages, locked into main memory where the system allows it,
 * left out of core dumps, and wiped when it is freed. There is always a zero behind the bytes, so
 * that text in it can be read as such. */
struct _DvSecret {
  gatomicrefcount references;
  char *data;
  gsize size;
  gsize room;
};

/**
 * dv_secret_new:
 * @size: how many bytes
 *
 * Returns: (transfer full): as many zeros
 */
DvSecret *
dv_secret_new (gsize size)
{
  DvSecret *self = g_new0 (DvSecret, 1);

  if (sodium_init () < 0)
    g_error ("libsodium");
  g_atomic_ref_count_init (&self->references);
  self->data = sodium_malloc (size + 1);
  if (self->data == NULL)
    g_error ("No memory for %" G_GSIZE_FORMAT " secret bytes", size);
  memset (self->data, 0, size + 1);
  self->size = self->room = size;
  return self;
}

/**
 * dv_secret_new_from:
 * @data: bytes
 * @size: how many
 *
 * Returns: (transfer full): a copy of them
 */
DvSecret *
dv_secret_new_from (gconstpointer data, gsize size)
{
  DvSecret *self = dv_secret_new (size);

  if (size > 0)
    memcpy (self->data, data, size);
  return self;
}

/**
 * dv_secret_new_from_text:
 * @text: a text
 *
 * Returns: (transfer full): a copy of it
 */
DvSecret *
dv_secret_new_from_text (const char *text)
{
  return dv_secret_new_from (text, strlen (text));
}

/**
 * dv_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): the same
 */
DvSecret *
dv_secret_ref (DvSecret *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * dv_secret_unref:
 * @self: (transfer full) (nullable): a secret, which is wiped when nobody holds it any more
 */
void
dv_secret_unref (DvSecret *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  sodium_free (self->data);
  g_free (self);
}

/**
 * dv_secret_get_data:
 * @self: a secret
 *
 * Returns: its bytes
 */
char *
dv_secret_get_data (DvSecret *self)
{
  return self->data;
}

/**
 * dv_secret_get_size:
 * @self: a secret
 *
 * Returns: how many bytes it has
 */
gsize
dv_secret_get_size (DvSecret *self)
{
  return self->size;
}

/**
 * dv_secret_set_size:
 * @self: a secret
 * @size: how many bytes of it are used, at most as many as it was made with
 *
 * Wipes what is behind them.
 */
void
dv_secret_set_size (DvSecret *self, gsize size)
{
  g_return_if_fail (size <= self->room);

  sodium_memzero (self->data + size, self->room - size + 1);
  self->size = size;
}

/**
 * dv_secret_get_text:
 * @self: a secret that is a text
 *
 * Returns: the text
 */
const char *
dv_secret_get_text (DvSecret *self)
{
  return self->data;
}
