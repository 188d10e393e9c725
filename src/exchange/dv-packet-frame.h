/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvFrame:
 * @type: what it is, 1 to 255
 * @data: its bytes
 *
 * One of the things that a packet carries. What its bytes mean is not known here.
 */
typedef struct {
  guint type;
  GBytes *data;
} DvFrame;

/**
 * DvFrameFunc:
 * @type: what it is
 * @data: its bytes
 * @user_data: what was handed in
 * @error: return location for an error, which ends the reading
 *
 * Returns: whether to go on
 */
typedef gboolean (*DvFrameFunc) (guint type, GBytes *data, gpointer user_data, GError **error);

/* Takes frames out of bytes that come piece by piece. */
typedef struct _DvFrameParser DvFrameParser;

DvFrame *dv_frame_new (guint type, GBytes *data);
void dv_frame_free (DvFrame *self);
gsize dv_frame_put_begin (guint8 begin[6], guint type, gsize size);

DvFrameParser *
dv_frame_parser_new (guint64 plain_size, guint n_frames, DvFrameFunc func, gpointer user_data);
void dv_frame_parser_free (DvFrameParser *self);
gboolean dv_frame_parser_push (DvFrameParser *self, const guint8 *data, gsize size, GError **error);
gboolean dv_frame_parser_finish (DvFrameParser *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFrame, dv_frame_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFrameParser, dv_frame_parser_free)

G_END_DECLS
