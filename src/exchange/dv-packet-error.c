/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-packet-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dv - packet - error - quark, dv_packet_error)

static const char *const sentences[] = {
  [DV_PACKET_ERROR_NOT_A_PACKET] =
    N_ ("This file is no Dân Vận packet. Nothing was changed: choose a file whose name ends in "
        "“.dvp”."),
  [DV_PACKET_ERROR_TRUNCATED] =
    N_ ("The end of the packet is missing. Nothing was changed: copy it again, or wait until the "
        "shared folder has all of it."),
  [DV_PACKET_ERROR_ALTERED] =
    N_ ("The packet was damaged or changed after it was made. Nothing was changed here: copy it "
        "again, and if that does not help, ask the computer that made it to write it again."),
  [DV_PACKET_ERROR_STRANGER] =
    N_ ("The packet comes from a computer that is not known here. Nothing was changed: read the "
        "packets of the ward office first; if it takes part, they say so."),
  [DV_PACKET_ERROR_NOT_FOR_US] =
    N_ ("The packet is sealed for other computers. Nothing was changed: leave it where it is for "
        "those who may read it."),
  [DV_PACKET_ERROR_OTHER_WARD] =
    N_ ("The packet belongs to another ward. Nothing was changed: choose the folder of your own "
        "ward."),
  [DV_PACKET_ERROR_TOO_NEW] =
    N_ ("The packet was made by a newer version of the program. Nothing was changed and the packet "
        "is kept: update the program, then read it again."),
  [DV_PACKET_ERROR_TOO_LARGE] =
    N_ ("The packet is larger than the program makes any. Nothing was changed: ask the computer "
        "that made it to write smaller ones."),
  [DV_PACKET_ERROR_FAILED] =
    N_ ("The computer could not work on the packet. Nothing was changed: close other programs and "
        "try again."),
};

/**
 * dv_packet_refuse:
 * @code: why
 * @error: return location for the sentence that says so
 *
 * Returns: %FALSE
 */
gboolean
dv_packet_refuse (DvPacketError code, GError **error)
{
  g_return_val_if_fail (code < G_N_ELEMENTS (sentences), FALSE);
  g_set_error_literal (error, DV_PACKET_ERROR, (int) code, _ (sentences[code]));
  return FALSE;
}
