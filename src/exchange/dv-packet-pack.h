/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The dictionary that small packets are packed with; see build-aux/train-dictionary. */
#define DV_PACKET_DICTIONARY 1u

/* Packs bytes that come piece by piece (zstd). */
typedef struct _DvPacker DvPacker;

DvPacker *dv_packer_new (void);
void dv_packer_free (DvPacker *self);
gboolean dv_packer_add (DvPacker *self, gconstpointer data, gsize size, GError **error);
gboolean dv_packer_finish (DvPacker *self, GError **error);
GPtrArray *dv_packer_get_blocks (DvPacker *self);
guint64 dv_packer_get_packed_size (DvPacker *self);
guint dv_packer_get_dictionary (DvPacker *self);

/**
 * DvUnpackFunc:
 * @data: (array length=size): the next bytes
 * @size: how many
 * @user_data: what was handed in
 * @error: return location for an error, which ends the unpacking
 *
 * Returns: whether to go on
 */
typedef gboolean (*DvUnpackFunc) (const guint8 *data,
                                  gsize size,
                                  gpointer user_data,
                                  GError **error);

/* Unpacks bytes that come piece by piece. */
typedef struct _DvUnpacker DvUnpacker;

DvUnpacker *dv_unpacker_new (guint dictionary, GError **error);
void dv_unpacker_free (DvUnpacker *self);
gboolean dv_unpacker_push (DvUnpacker *self,
                           const guint8 *data,
                           gsize size,
                           DvUnpackFunc func,
                           gpointer user_data,
                           GError **error);
gboolean dv_unpacker_finish (DvUnpacker *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPacker, dv_packer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvUnpacker, dv_unpacker_free)

G_END_DECLS
