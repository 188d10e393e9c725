/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sites.h"

#include <string.h>

const guint8 test_ward[DV_PACKET_WARD_SIZE] = "ward-000";

void
site_init (Site *self, guint seed)
{
  guint8 bytes[32] = { 0 };
  guint8 hash[32];

  memcpy (bytes, &seed, sizeof seed);
  crypto_sign_seed_keypair (self->sign_key, self->sign_secret, bytes);
  crypto_box_seed_keypair (self->box_key, self->box_secret, bytes);
  crypto_generichash (hash, sizeof hash, self->sign_key, sizeof self->sign_key, NULL, 0);
  memcpy (self->site, hash, sizeof self->site);
}

static gboolean
find_sign_key (const guint8 *site, guint8 *key, gpointer user_data)
{
  const Site *known = user_data;

  if (known == NULL || memcmp (known->site, site, sizeof known->site) != 0)
    return FALSE;
  memcpy (key, known->sign_key, sizeof known->sign_key);
  return TRUE;
}

/* One who opens packets and knows one other site. */
DvPacketOpener
site_opener (const Site *self, const Site *known)
{
  return (DvPacketOpener){ test_ward,        self->site,    self->box_key,
                           self->box_secret, find_sign_key, (gpointer) known };
}

DvPacketReader *
site_reader (const Site *self)
{
  DvPacketReader *reader = g_new (DvPacketReader, 1);

  memcpy (reader->site, self->site, sizeof reader->site);
  memcpy (reader->box_key, self->box_key, sizeof reader->box_key);
  return reader;
}

DvPacketHead *
site_head (const Site *self, const char *scope, guint64 number)
{
  DvPacketHead *head = g_new0 (DvPacketHead, 1);

  memcpy (head->ward, test_ward, sizeof head->ward);
  memcpy (head->sender, self->site, sizeof head->sender);
  head->scope = g_strdup (scope);
  head->number = number;
  return head;
}

GPtrArray *
readers_new (const Site *first, ...)
{
  GPtrArray *readers = g_ptr_array_new_with_free_func (g_free);
  va_list more;

  va_start (more, first);
  for (const Site *site = first; site != NULL; site = va_arg (more, const Site *))
    g_ptr_array_add (readers, site_reader (site));
  va_end (more);
  return readers;
}

GPtrArray *
frames_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dv_frame_free);
}

void
frames_add (GPtrArray *frames, guint type, gconstpointer data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  g_ptr_array_add (frames, dv_frame_new (type, bytes));
}

/* A DvFrameFunc. */
gboolean
collect_frame (guint type, GBytes *data, gpointer frames, GError **error)
{
  g_ptr_array_add (frames, dv_frame_new (type, data));
  return TRUE;
}

void
assert_same_frames (GPtrArray *frames, GPtrArray *other)
{
  g_assert_cmpuint (frames->len, ==, other->len);
  for (guint i = 0; i < frames->len; i++) {
    const DvFrame *a = g_ptr_array_index (frames, i);
    const DvFrame *b = g_ptr_array_index (other, i);

    g_assert_cmpuint (a->type, ==, b->type);
    g_assert_true (g_bytes_equal (a->data, b->data));
  }
}
