/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-pack.h"

#include <gio/gio.h>
#include <string.h>
#include <zstd.h>

#include "dv-exchange-resources.h"
#include "dv-packet-error.h"
#include "dv-packet-layout.h"

/* What is packed is one frame of zstd, less the four bytes that every one begins with. Up to
 * SMALL bytes it is packed at once, with the dictionary and as well as zstd can; beyond that a
 * dictionary gains nothing, and it goes piece by piece. */

#define SMALL       65536u
#define SMALL_LEVEL 19
#define LEVEL       3
#define BEGIN_SIZE  4
#define MOST_WINDOW 23 /* 8 MiB, as a power of two; level 3 takes 2 MiB */

static const guint8 zstd_begin[BEGIN_SIZE] = { 0x28, 0xb5, 0x2f, 0xfd };

struct _DvPacker {
  ZSTD_CCtx *context;
  GByteArray *small; /* NULL once it is not small any more */
  gboolean with_dictionary;
  GPtrArray *blocks;
  GByteArray *block;
  gsize skip;
  guint64 packed_size;
};

struct _DvUnpacker {
  ZSTD_DCtx *context;
  guint8 *room;
  gsize room_size;
  gboolean ended;
};

/* Returns: (transfer none): the dictionary, which is part of the program */
static GBytes *
get_dictionary (void)
{
  static GBytes *dictionary = NULL;

  if (g_once_init_enter (&dictionary)) {
    GBytes *bytes = g_resource_lookup_data (dv_exchange_get_resource (),
                                            "/vn/danvan/DanVan/exchange/1.dictionary",
                                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

    g_once_init_leave (&dictionary, bytes);
  }
  return dictionary;
}

/**
 * dv_packer_new:
 *
 * Returns: (transfer full): a packer
 */
DvPacker *
dv_packer_new (void)
{
  DvPacker *self = g_new0 (DvPacker, 1);

  self->context = ZSTD_createCCtx ();
  if (self->context == NULL)
    g_error ("No memory to pack");
  ZSTD_CCtx_setParameter (self->context, ZSTD_c_checksumFlag, 0);
  ZSTD_CCtx_setParameter (self->context, ZSTD_c_contentSizeFlag, 0);
  ZSTD_CCtx_setParameter (self->context, ZSTD_c_dictIDFlag, 0);
  self->small = g_byte_array_new ();
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->block = g_byte_array_new ();
  self->skip = BEGIN_SIZE;
  return self;
}

/**
 * dv_packer_free:
 * @self: (transfer full) (nullable): a packer
 */
void
dv_packer_free (DvPacker *self)
{
  if (self == NULL)
    return;
  ZSTD_freeCCtx (self->context);
  g_clear_pointer (&self->small, g_byte_array_unref);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->block, g_byte_array_unref);
  g_free (self);
}

static void
end_block (DvPacker *self)
{
  if (self->block->len == 0)
    return;
  g_ptr_array_add (self->blocks, g_byte_array_free_to_bytes (self->block));
  self->block = g_byte_array_new ();
}

static void
keep (DvPacker *self, const guint8 *data, gsize size)
{
  gsize skipped = MIN (self->skip, size);

  self->skip -= skipped;
  data += skipped;
  size -= skipped;
  self->packed_size += size;
  while (size > 0) {
    gsize n = MIN (size, DV_PACKET_CHUNK - self->block->len);

    g_byte_array_append (self->block, data, (guint) n);
    if (self->block->len == DV_PACKET_CHUNK)
      end_block (self);
    data += n;
    size -= n;
  }
}

static gboolean
pack (DvPacker *self, const guint8 *data, gsize size, ZSTD_EndDirective end, GError **error)
{
  ZSTD_inBuffer in = { data, size, 0 };
  guint8 room[16384];
  gsize left;

  do {
    ZSTD_outBuffer out = { room, sizeof room, 0 };

    left = ZSTD_compressStream2 (self->context, &out, &in, end);
    if (ZSTD_isError (left))
      return dv_packet_refuse (DV_PACKET_ERROR_FAILED, error);
    keep (self, room, out.pos);
  } while (end == ZSTD_e_end ? left > 0 : in.pos < in.size);
  return TRUE;
}

static gboolean
begin_large (DvPacker *self, GError **error)
{
  g_autoptr (GByteArray) small = g_steal_pointer (&self->small);

  ZSTD_CCtx_setParameter (self->context, ZSTD_c_compressionLevel, LEVEL);
  return pack (self, small->data, small->len, ZSTD_e_continue, error);
}

/**
 * dv_packer_add:
 * @self: a packer
 * @data: the next bytes
 * @size: how many
 * @error: return location for %DV_PACKET_ERROR_FAILED
 *
 * Returns: whether they were packed
 */
gboolean
dv_packer_add (DvPacker *self, gconstpointer data, gsize size, GError **error)
{
  if (self->small != NULL) {
    if (size <= SMALL - self->small->len) {
      g_byte_array_append (self->small, data, (guint) size);
      return TRUE;
    }
    if (!begin_large (self, error))
      return FALSE;
  }
  return pack (self, data, size, ZSTD_e_continue, error);
}

static gboolean
pack_small (DvPacker *self, GError **error)
{
  GBytes *dictionary = get_dictionary ();

  ZSTD_CCtx_setParameter (self->context, ZSTD_c_compressionLevel, SMALL_LEVEL);
  ZSTD_CCtx_setPledgedSrcSize (self->context, self->small->len);
  self->with_dictionary = dictionary != NULL;
  if (dictionary != NULL &&
      ZSTD_isError (ZSTD_CCtx_loadDictionary (self->context, g_bytes_get_data (dictionary, NULL),
                                              g_bytes_get_size (dictionary))))
    return dv_packet_refuse (DV_PACKET_ERROR_FAILED, error);
  return pack (self, self->small->data, self->small->len, ZSTD_e_end, error);
}

/**
 * dv_packer_finish:
 * @self: a packer
 * @error: return location for %DV_PACKET_ERROR_FAILED
 *
 * Returns: whether all of it is packed
 */
gboolean
dv_packer_finish (DvPacker *self, GError **error)
{
  gboolean packed =
    self->small != NULL ? pack_small (self, error) : pack (self, NULL, 0, ZSTD_e_end, error);

  end_block (self);
  return packed;
}

/**
 * dv_packer_get_blocks:
 * @self: a packer that is finished
 *
 * Returns: (transfer none) (element-type GBytes): what was packed, %DV_PACKET_CHUNK bytes in each
 *   but the last
 */
GPtrArray *
dv_packer_get_blocks (DvPacker *self)
{
  return self->blocks;
}

/**
 * dv_packer_get_packed_size:
 * @self: a packer
 *
 * Returns: how many bytes came out so far
 */
guint64
dv_packer_get_packed_size (DvPacker *self)
{
  return self->packed_size;
}

/**
 * dv_packer_get_dictionary:
 * @self: a packer that is finished
 *
 * Returns: which dictionary unpacks it; 0: none
 */
guint
dv_packer_get_dictionary (DvPacker *self)
{
  return self->with_dictionary ? DV_PACKET_DICTIONARY : 0;
}

static gboolean
load_dictionary (DvUnpacker *self, guint number, GError **error)
{
  GBytes *dictionary = get_dictionary ();

  if (number > DV_PACKET_DICTIONARY)
    return dv_packet_refuse (DV_PACKET_ERROR_TOO_NEW, error);
  if (dictionary == NULL ||
      ZSTD_isError (ZSTD_DCtx_loadDictionary (self->context, g_bytes_get_data (dictionary, NULL),
                                              g_bytes_get_size (dictionary))))
    return dv_packet_refuse (DV_PACKET_ERROR_FAILED, error);
  return TRUE;
}

/**
 * dv_unpacker_new:
 * @dictionary: which dictionary it was packed with; 0: none
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Returns: (transfer full) (nullable): an unpacker
 */
DvUnpacker *
dv_unpacker_new (guint dictionary, GError **error)
{
  g_autoptr (DvUnpacker) self = g_new0 (DvUnpacker, 1);

  self->context = ZSTD_createDCtx ();
  if (self->context == NULL) {
    dv_packet_refuse (DV_PACKET_ERROR_FAILED, error);
    return NULL;
  }
  ZSTD_DCtx_setParameter (self->context, ZSTD_d_windowLogMax, MOST_WINDOW);
  self->room_size = ZSTD_DStreamOutSize ();
  self->room = g_malloc (self->room_size);
  if (dictionary != 0 && !load_dictionary (self, dictionary, error))
    return NULL;
  return dv_unpacker_push (self, zstd_begin, BEGIN_SIZE, NULL, NULL, error)
           ? g_steal_pointer (&self)
           : NULL;
}

/**
 * dv_unpacker_free:
 * @self: (transfer full) (nullable): an unpacker
 */
void
dv_unpacker_free (DvUnpacker *self)
{
  if (self == NULL)
    return;
  ZSTD_freeDCtx (self->context);
  g_free (self->room);
  g_free (self);
}

/**
 * dv_unpacker_push:
 * @self: an unpacker
 * @data: (array length=size): the next packed bytes
 * @size: how many
 * @func: what is called with each piece that comes out, no larger than 128 KiB
 * @user_data: what to hand to it
 * @error: return location for a #DV_PACKET_ERROR, or an error of the callback
 *
 * The callback counts what comes out; when it has enough, it ends the unpacking. No more memory is
 * taken than a window of 8 MiB.
 *
 * Returns: whether they can be the next packed bytes, and every callback wanted to go on
 */
gboolean
dv_unpacker_push (DvUnpacker *self,
                  const guint8 *data,
                  gsize size,
                  DvUnpackFunc func,
                  gpointer user_data,
                  GError **error)
{
  ZSTD_inBuffer in = { data, size, 0 };
  gboolean full = FALSE;

  while (in.pos < in.size || full) {
    ZSTD_outBuffer out = { self->room, self->room_size, 0 };
    gsize left;

    if (self->ended)
      return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
    left = ZSTD_decompressStream (self->context, &out, &in);
    if (ZSTD_isError (left))
      return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
    if (out.pos > 0 && !func (self->room, out.pos, user_data, error))
      return FALSE;
    self->ended = left == 0;
    full = out.pos == out.size && !self->ended;
  }
  return TRUE;
}

/**
 * dv_unpacker_finish:
 * @self: an unpacker
 * @error: return location for %DV_PACKET_ERROR_ALTERED
 *
 * Returns: whether everything that was packed came out
 */
gboolean
dv_unpacker_finish (DvUnpacker *self, GError **error)
{
  return self->ended || dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
}
