/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-packet-head.h"

G_BEGIN_DECLS

DvPacketHead *dv_packet_peek_file (const char *path, GError **error);
GBytes *dv_packet_load (const char *path, GError **error);

G_END_DECLS
