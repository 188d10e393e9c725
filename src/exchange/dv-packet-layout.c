/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-layout.h"

#include <string.h>

#include "dv-bytes.h"
#include "dv-id.h"
#include "dv-packet-error.h"

#define MAGIC      "DVPK"
#define MAGIC_SIZE 4
#define FIXED_SIZE (MAGIC_SIZE + 2)

/* What is packed may be two hundred times as large, and a little packet a frame of any size. Real
 * packets come to five or ten times. */
#define MOST_RATIO 200
#define ANY_RATIO  ((guint64) 16 * 1024 * 1024)

/* Keeps what the sender signs here apart from everything else that it signs. */
#define SIGNED_AS "DanVan packet 1"

/**
 * dv_packet_head_free:
 * @self: (transfer full) (nullable): the outside of a packet
 */
void
dv_packet_head_free (DvPacketHead *self)
{
  if (self == NULL)
    return;
  g_free (self->scope);
  g_free (self->readers);
  g_free (self);
}

/**
 * dv_packet_head_is_for:
 * @self: the outside of a packet
 * @site: the id of a site
 *
 * Only the beginning of the id stands there, so for one strange packet in 10¹⁹ it is not so.
 *
 * Returns: whether the packet is sealed for the site
 */
gboolean
dv_packet_head_is_for (const DvPacketHead *self, const guint8 *site)
{
  for (guint i = 0; i < self->n_readers; i++) {
    if (memcmp (self->readers + i * DV_PACKET_PREFIX_SIZE, site, DV_PACKET_PREFIX_SIZE) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
put_scope (GByteArray *bytes, const char *scope)
{
  DvId id;

  if (strcmp (scope, "W") == 0 || strcmp (scope, "O") == 0) {
    g_byte_array_append (bytes, (const guint8 *) scope, 1);
    return TRUE;
  }
  if (!dv_id_parse (scope, &id))
    return FALSE;
  g_byte_array_append (bytes, (const guint8 *) "G", 1);
  g_byte_array_append (bytes, id.bytes, sizeof id.bytes);
  return TRUE;
}

/**
 * dv_packet_put_head:
 * @bytes: where to write
 * @head: the outside of a packet
 *
 * Writes the head without the sealed keys.
 *
 * Returns: whether the scope has a name that scopes have
 */
gboolean
dv_packet_put_head (GByteArray *bytes, const DvPacketHead *head)
{
  const guint8 versions[2] = { (guint8) head->format, (guint8) head->min_reader };

  g_byte_array_append (bytes, (const guint8 *) MAGIC, MAGIC_SIZE);
  g_byte_array_append (bytes, versions, sizeof versions);
  g_byte_array_append (bytes, head->ward, sizeof head->ward);
  g_byte_array_append (bytes, head->sender, sizeof head->sender);
  if (!put_scope (bytes, head->scope))
    return FALSE;
  dv_bytes_put_number (bytes, head->number);
  dv_bytes_put_number (bytes, head->dictionary);
  dv_bytes_put_number (bytes, head->plain_size);
  dv_bytes_put_number (bytes, head->packed_size);
  dv_bytes_put_number (bytes, head->n_frames);
  dv_bytes_put_number (bytes, head->n_readers);
  return TRUE;
}

/**
 * dv_packet_derive_start:
 * @head: the head with the sealed keys, as bytes
 * @size: how many
 * @start: (out): what the sealed stream begins with
 *
 * A stream of libsodium begins with 24 bytes that are different for each stream of one key. The key
 * is new for each packet, so they can be a hash of its head: they cost nothing, and a packet with
 * another head does not open.
 */
void
dv_packet_derive_start (const guint8 *head,
                        gsize size,
                        guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES])
{
  crypto_generichash (start, crypto_secretstream_xchacha20poly1305_HEADERBYTES, head, size, NULL,
                      0);
}

/**
 * dv_packet_hash_finish:
 * @state: the hash of all bytes of the packet before its signature
 * @message: where to write what is signed
 */
void
dv_packet_hash_finish (crypto_generichash_state *state, GByteArray *message)
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash_final (state, hash, sizeof hash);
  g_byte_array_append (message, (const guint8 *) SIGNED_AS, sizeof SIGNED_AS);
  g_byte_array_append (message, hash, sizeof hash);
}

/* Layouts differ behind the first bytes, so they are looked at alone. */
static gboolean
check_begin (const guint8 *data, gsize available, GError **error)
{
  if (memcmp (data, MAGIC, MIN (available, MAGIC_SIZE)) != 0 || available == 0)
    return dv_packet_refuse (DV_PACKET_ERROR_NOT_A_PACKET, error);
  if (available < FIXED_SIZE)
    return dv_packet_refuse (DV_PACKET_ERROR_TRUNCATED, error);
  if (data[MAGIC_SIZE + 1] > DV_PACKET_FORMAT)
    return dv_packet_refuse (DV_PACKET_ERROR_TOO_NEW, error);
  return TRUE;
}

static void
copy_raw (DvReader *reader, guint8 *to, gsize size)
{
  const guint8 *data = dv_reader_get_raw (reader, size);

  if (data != NULL)
    memcpy (to, data, size);
}

/* Returns: (transfer full) (nullable): the name of the scope */
static char *
get_scope (DvReader *reader)
{
  const guint8 *letter = dv_reader_get_raw (reader, 1);
  DvId id;

  if (letter == NULL)
    return NULL;
  if (*letter == 'W' || *letter == 'O')
    return g_strndup ((const char *) letter, 1);
  if (*letter != 'G')
    return NULL;
  copy_raw (reader, id.bytes, sizeof id.bytes);
  return reader->failed ? NULL : dv_id_to_text (&id);
}

static gboolean
read_head (DvPacketHead *head, DvReader *reader)
{
  const guint8 *versions = dv_reader_get_raw (reader, 2);

  if (versions == NULL)
    return FALSE;
  head->format = versions[0];
  head->min_reader = versions[1];
  copy_raw (reader, head->ward, sizeof head->ward);
  copy_raw (reader, head->sender, sizeof head->sender);
  head->scope = get_scope (reader);
  head->number = dv_reader_get_number (reader);
  head->dictionary = dv_reader_get_count (reader, G_MAXUINT);
  head->plain_size = dv_reader_get_number (reader);
  head->packed_size = dv_reader_get_number (reader);
  head->n_frames = dv_reader_get_count (reader, G_MAXUINT);
  head->n_readers = dv_reader_get_count (reader, G_MAXUINT);
  return head->scope != NULL && !reader->failed;
}

/**
 * dv_packet_head_is_within_limits:
 * @self: the outside of a packet
 *
 * Returns: whether it is no larger than a packet may be
 */
gboolean
dv_packet_head_is_within_limits (const DvPacketHead *self)
{
  return self->plain_size <= DV_PACKET_MOST_PLAIN && self->packed_size <= DV_PACKET_MOST_FILE &&
         self->n_frames <= DV_PACKET_MOST_FRAMES && self->n_readers <= DV_PACKET_MOST_READERS &&
         self->plain_size <= ANY_RATIO + MOST_RATIO * self->packed_size;
}

static void
keep_prefixes (DvPacketHead *head, const guint8 *seats)
{
  head->readers = g_new (guint8, head->n_readers * DV_PACKET_PREFIX_SIZE);
  for (guint i = 0; i < head->n_readers; i++)
    memcpy (head->readers + i * DV_PACKET_PREFIX_SIZE, seats + i * DV_PACKET_SEAT_SIZE,
            DV_PACKET_PREFIX_SIZE);
}

/* Nothing in the head that is read at once is longer than an id: where less than that is left, the
 * file was cut; where more is, a number in it cannot be. */
static gboolean
refuse_head (const DvReader *reader, gsize available, GError **error)
{
  return dv_packet_refuse (reader->failed && reader->position + DV_ID_SIZE > available
                             ? DV_PACKET_ERROR_TRUNCATED
                             : DV_PACKET_ERROR_ALTERED,
                           error);
}

/* How long a body is and where it lies follows from the head alone. */
static gboolean
measure (DvPacketLayout *layout, guint64 size, GError **error)
{
  const DvPacketHead *head = layout->head;
  guint64 chunks = (head->packed_size + DV_PACKET_CHUNK - 1) / DV_PACKET_CHUNK;
  guint64 whole;

  layout->body_size = head->packed_size + chunks * DV_PACKET_CHUNK_MORE;
  whole = layout->head_size + layout->body_size + crypto_sign_BYTES;
  if (size < whole)
    return dv_packet_refuse (DV_PACKET_ERROR_TRUNCATED, error);
  if (size > whole || head->n_readers == 0 || head->packed_size == 0)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  return TRUE;
}

/**
 * dv_packet_layout_read:
 * @layout: (out): the packet, taken apart; clear it also after an error
 * @data: the beginning of a packet
 * @available: how many bytes of it are at hand
 * @size: how many bytes it has
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Reads the head, checks the limits that it goes up to and whether the packet is as long as its
 * head says. Who wrote it is not known yet.
 *
 * Returns: whether it can be a packet
 */
gboolean
dv_packet_layout_read (DvPacketLayout *layout,
                       const guint8 *data,
                       gsize available,
                       guint64 size,
                       GError **error)
{
  DvReader reader;

  *layout = (DvPacketLayout){ .head = g_new0 (DvPacketHead, 1) };
  if (!check_begin (data, available, error))
    return FALSE;
  dv_reader_init (&reader, data, available);
  dv_reader_get_raw (&reader, MAGIC_SIZE);
  if (!read_head (layout->head, &reader))
    return refuse_head (&reader, available, error);
  if (!dv_packet_head_is_within_limits (layout->head))
    return dv_packet_refuse (DV_PACKET_ERROR_TOO_LARGE, error);
  layout->seats = dv_reader_get_raw (&reader, layout->head->n_readers * DV_PACKET_SEAT_SIZE);
  if (reader.failed)
    return dv_packet_refuse (DV_PACKET_ERROR_TRUNCATED, error);
  keep_prefixes (layout->head, layout->seats);
  layout->head_size = reader.position;
  return measure (layout, size, error);
}

/**
 * dv_packet_layout_clear:
 * @layout: a packet, taken apart
 */
void
dv_packet_layout_clear (DvPacketLayout *layout)
{
  g_clear_pointer (&layout->head, dv_packet_head_free);
}
