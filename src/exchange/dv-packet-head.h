/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_PACKET_FORMAT      1
#define DV_PACKET_WARD_SIZE   8
#define DV_PACKET_SITE_SIZE   16
#define DV_PACKET_PREFIX_SIZE 8

/* The limits of a packet. A reader checks them before it takes memory. */
#define DV_PACKET_MOST_PLAIN   ((guint64) 256 * 1024 * 1024)
#define DV_PACKET_MOST_FRAMES  100000u
#define DV_PACKET_MOST_FRAME   (64u * 1024 * 1024)
#define DV_PACKET_MOST_READERS 256u
#define DV_PACKET_MOST_FILE    (DV_PACKET_MOST_PLAIN + 2 * 1024 * 1024)

/**
 * DvPacketHead:
 * @format: the layout that the packet has
 * @min_reader: the oldest layout that a program must know to read it
 * @ward: the first bytes of the id of the ward
 * @sender: the id of the site that made it: the first half of BLAKE2b-256 of its public key
 * @scope: `W` the ward, `O` the office, or the UUID of a residential group
 * @number: the number that the sender gave it
 * @dictionary: which dictionary it is packed with; 0: none
 * @plain_size: how many bytes are in it
 * @packed_size: how many they are when packed
 * @n_frames: in how many frames
 * @n_readers: for how many sites it is sealed
 * @readers: the first bytes of the ids of each of them
 *
 * What stands on the outside of a packet, for everybody to read. Who makes a packet fills in
 * @ward, @sender, @scope and @number.
 */
typedef struct {
  guint format;
  guint min_reader;
  guint8 ward[DV_PACKET_WARD_SIZE];
  guint8 sender[DV_PACKET_SITE_SIZE];
  char *scope;
  guint64 number;
  guint dictionary;
  guint64 plain_size;
  guint64 packed_size;
  guint n_frames;
  guint n_readers;
  guint8 *readers;
} DvPacketHead;

void dv_packet_head_free (DvPacketHead *self);
gboolean dv_packet_head_is_for (const DvPacketHead *self, const guint8 *site);
gboolean dv_packet_head_is_within_limits (const DvPacketHead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPacketHead, dv_packet_head_free)

G_END_DECLS
