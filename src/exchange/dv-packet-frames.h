/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvPacketFrame:
 * @DV_PACKET_FRAME_CERTIFICATE: the certificate of a site, see dv-member.h
 * @DV_PACKET_FRAME_KNOWN: what the sender knows, see dv-known.h
 * @DV_PACKET_FRAME_BATCH: a batch of changes, see dv-sent-batch.h
 * @DV_PACKET_FRAME_FILE: a piece of an attachment, see dv-file-frame.h
 *
 * What the frames of a packet are. Others are of later versions, and passed over.
 */
typedef enum {
  DV_PACKET_FRAME_CERTIFICATE = 1,
  DV_PACKET_FRAME_KNOWN = 2,
  DV_PACKET_FRAME_BATCH = 3,
  DV_PACKET_FRAME_FILE = 4,
} DvPacketFrameType;

G_END_DECLS
