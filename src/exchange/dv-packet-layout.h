/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "dv-packet-head.h"

G_BEGIN_DECLS

/* The head of a packet as bytes; see the section “Packets” of HACKING.md. */

#define DV_PACKET_CHUNK      65536u
#define DV_PACKET_CHUNK_MORE crypto_secretstream_xchacha20poly1305_ABYTES
#define DV_PACKET_SEALED_KEY (crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES)
#define DV_PACKET_SEAT_SIZE  (DV_PACKET_PREFIX_SIZE + DV_PACKET_SEALED_KEY)

/**
 * DvPacketLayout:
 * @head: what stands in the head
 * @seats: for each reader the first bytes of its id and the sealed key
 * @head_size: how many bytes come before the body
 * @body_size: how many bytes the body has
 *
 * A packet, taken apart; it points into the bytes.
 */
typedef struct {
  DvPacketHead *head;
  const guint8 *seats;
  gsize head_size;
  gsize body_size;
} DvPacketLayout;

gboolean dv_packet_layout_read (DvPacketLayout *layout,
                                const guint8 *data,
                                gsize available,
                                guint64 size,
                                GError **error);
void dv_packet_layout_clear (DvPacketLayout *layout);
gboolean dv_packet_put_head (GByteArray *bytes, const DvPacketHead *head);
void dv_packet_derive_start (const guint8 *head,
                             gsize size,
                             guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES]);
void dv_packet_hash_finish (crypto_generichash_state *state, GByteArray *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvPacketLayout, dv_packet_layout_clear)

G_END_DECLS
