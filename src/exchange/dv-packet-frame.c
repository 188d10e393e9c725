/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-frame.h"

#include "dv-packet-error.h"
#include "dv-packet-head.h"

/* A frame: its type, one byte; its size, seven bits a byte, the lowest first; its bytes. */

#define MOST_SHIFT 21

typedef enum {
  PART_TYPE,
  PART_SIZE,
  PART_DATA,
} Part;

struct _DvFrameParser {
  guint64 left;
  guint frames_left;
  DvFrameFunc func;
  gpointer user_data;

  Part part;
  guint type;
  guint shift;
  gsize wanted;
  GByteArray *data;
};

/**
 * dv_frame_new:
 * @type: what it is, 1 to 255
 * @data: its bytes
 *
 * Returns: (transfer full): a frame
 */
DvFrame *
dv_frame_new (guint type, GBytes *data)
{
  DvFrame *self = g_new (DvFrame, 1);

  *self = (DvFrame){ .type = type, .data = g_bytes_ref (data) };
  return self;
}

/**
 * dv_frame_free:
 * @self: (transfer full) (nullable): a frame
 */
void
dv_frame_free (DvFrame *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->data);
  g_free (self);
}

/**
 * dv_frame_put_begin:
 * @begin: (out): what comes before the bytes of a frame
 * @type: what it is
 * @size: how many bytes it has
 *
 * Returns: how many bytes @begin has
 */
gsize
dv_frame_put_begin (guint8 begin[6], guint type, gsize size)
{
  gsize n = 0;

  begin[n++] = (guint8) type;
  do {
    begin[n++] = (guint8) ((size & 0x7f) | (size > 0x7f ? 0x80 : 0));
    size >>= 7;
  } while (size > 0);
  return n;
}

/**
 * dv_frame_parser_new:
 * @plain_size: how many bytes there will be
 * @n_frames: in how many frames
 * @func: (nullable): what is called for each frame; %NULL only checks them
 * @user_data: what to hand to it
 *
 * Returns: (transfer full): a parser
 */
DvFrameParser *
dv_frame_parser_new (guint64 plain_size, guint n_frames, DvFrameFunc func, gpointer user_data)
{
  DvFrameParser *self = g_new0 (DvFrameParser, 1);

  self->left = plain_size;
  self->frames_left = n_frames;
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * dv_frame_parser_free:
 * @self: (transfer full) (nullable): a parser
 */
void
dv_frame_parser_free (DvFrameParser *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_free (self);
}

static gboolean
end_frame (DvFrameParser *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  self->part = PART_TYPE;
  if (self->func == NULL)
    return TRUE;
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
  return self->func (self->type, bytes, self->user_data, error);
}

static gboolean
begin_frame (DvFrameParser *self, guint8 type, GError **error)
{
  if (type == 0 || self->frames_left == 0)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  self->frames_left--;
  self->type = type;
  self->wanted = 0;
  self->shift = 0;
  self->part = PART_SIZE;
  return TRUE;
}

/* Every size has one way to be written, so a last byte of zero is only the size zero. */
static gboolean
add_to_size (DvFrameParser *self, guint8 byte, GError **error)
{
  if (self->shift > MOST_SHIFT || (byte == 0 && self->shift > 0))
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  self->wanted |= (gsize) (byte & 0x7f) << self->shift;
  self->shift += 7;
  if (byte & 0x80)
    return TRUE;
  if (self->wanted > DV_PACKET_MOST_FRAME)
    return dv_packet_refuse (DV_PACKET_ERROR_TOO_LARGE, error);
  if (self->wanted > self->left)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  self->part = PART_DATA;
  if (self->func != NULL)
    self->data = g_byte_array_new ();
  return self->wanted > 0 || end_frame (self, error);
}

static gboolean
take_byte (DvFrameParser *self, guint8 byte, GError **error)
{
  self->left--;
  return self->part == PART_TYPE ? begin_frame (self, byte, error)
                                 : add_to_size (self, byte, error);
}

/* The memory grows with the bytes that are there, not with those that were promised. */
static gboolean
take_data (DvFrameParser *self, const guint8 *data, gsize size, GError **error)
{
  if (self->func != NULL)
    g_byte_array_append (self->data, data, (guint) size);
  self->left -= size;
  self->wanted -= size;
  return self->wanted > 0 || end_frame (self, error);
}

/**
 * dv_frame_parser_push:
 * @self: a parser
 * @data: (array length=size): the next bytes
 * @size: how many
 * @error: return location for a #DV_PACKET_ERROR, or an error of the callback
 *
 * Returns: whether they can be the next bytes of frames, and every callback wanted to go on
 */
gboolean
dv_frame_parser_push (DvFrameParser *self, const guint8 *data, gsize size, GError **error)
{
  if (size > self->left)
    return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
  while (size > 0) {
    gsize n = self->part == PART_DATA ? MIN (size, self->wanted) : 1;

    if (self->part == PART_DATA ? !take_data (self, data, n, error)
                                : !take_byte (self, *data, error))
      return FALSE;
    data += n;
    size -= n;
  }
  return TRUE;
}

/**
 * dv_frame_parser_finish:
 * @self: a parser
 * @error: return location for a #DV_PACKET_ERROR
 *
 * Returns: whether all bytes and frames came that were to come
 */
gboolean
dv_frame_parser_finish (DvFrameParser *self, GError **error)
{
  if (self->left == 0 && self->frames_left == 0 && self->part == PART_TYPE)
    return TRUE;
  return dv_packet_refuse (DV_PACKET_ERROR_ALTERED, error);
}
