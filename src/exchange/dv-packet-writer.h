/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-packet-head.h"

G_BEGIN_DECLS

/**
 * DvPacketReader:
 * @site: the id of a site
 * @box_key: its X25519 public key
 *
 * A site that a packet is sealed for.
 */
typedef struct {
  guint8 site[DV_PACKET_SITE_SIZE];
  guint8 box_key[32];
} DvPacketReader;

/* A packet in the making. It takes as much memory as what was added takes when it is packed. */
typedef struct _DvPacketWriter DvPacketWriter;

DvPacketWriter *dv_packet_writer_new (void);
void dv_packet_writer_free (DvPacketWriter *self);
gboolean dv_packet_writer_add (DvPacketWriter *self, guint type, GBytes *data, GError **error);
gboolean dv_packet_writer_has_room (DvPacketWriter *self, gsize size);
guint dv_packet_writer_count_frames (DvPacketWriter *self);
guint64 dv_packet_writer_get_plain_size (DvPacketWriter *self);
gboolean dv_packet_writer_finish (DvPacketWriter *self,
                                  const DvPacketHead *head,
                                  GPtrArray *readers,
                                  const guint8 *sign_secret,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
GBytes *dv_packet_seal (const DvPacketHead *head,
                        GPtrArray *frames,
                        GPtrArray *readers,
                        const guint8 *sign_secret,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPacketWriter, dv_packet_writer_free)

G_END_DECLS
