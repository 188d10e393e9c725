/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_PACKET_ERROR (dv_packet_error_quark ())
GQuark dv_packet_error_quark (void);

/**
 * DvPacketError:
 * @DV_PACKET_ERROR_NOT_A_PACKET: the file is something else
 * @DV_PACKET_ERROR_TRUNCATED: its end is missing
 * @DV_PACKET_ERROR_ALTERED: it is not as it was made
 * @DV_PACKET_ERROR_STRANGER: nobody knows the site that made it
 * @DV_PACKET_ERROR_NOT_FOR_US: it is sealed for other sites
 * @DV_PACKET_ERROR_OTHER_WARD: it belongs to another ward
 * @DV_PACKET_ERROR_TOO_NEW: only a newer program can read it
 * @DV_PACKET_ERROR_TOO_LARGE: it goes beyond a limit
 * @DV_PACKET_ERROR_FAILED: the computer could not do it
 *
 * Why a packet was not made or not read. The message is a sentence for the user.
 */
typedef enum {
  DV_PACKET_ERROR_NOT_A_PACKET,
  DV_PACKET_ERROR_TRUNCATED,
  DV_PACKET_ERROR_ALTERED,
  DV_PACKET_ERROR_STRANGER,
  DV_PACKET_ERROR_NOT_FOR_US,
  DV_PACKET_ERROR_OTHER_WARD,
  DV_PACKET_ERROR_TOO_NEW,
  DV_PACKET_ERROR_TOO_LARGE,
  DV_PACKET_ERROR_FAILED,
} DvPacketError;

gboolean dv_packet_refuse (DvPacketError code, GError **error);

G_END_DECLS
