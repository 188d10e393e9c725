/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Attachments coming with a packet, piece by piece. */
typedef struct _DvFileFrames DvFileFrames;

/**
 * DvFileFrameFunc:
 * @data: a piece of an attachment
 * @user_data: what was handed in
 * @error: return location for the reason of failure
 *
 * Returns: whether to go on
 */
typedef gboolean (*DvFileFrameFunc) (GBytes *data, gpointer user_data, GError **error);

gboolean dv_file_frames_make (const char *store,
                              const char *hash,
                              DvFileFrameFunc func,
                              gpointer user_data,
                              GError **error);

DvFileFrames *dv_file_frames_new (const char *store);
void dv_file_frames_free (DvFileFrames *self);
gboolean dv_file_frames_take (DvFileFrames *self, GBytes *data, GError **error);
gboolean dv_file_frames_finish (DvFileFrames *self, GError **error);

G_END_DECLS
