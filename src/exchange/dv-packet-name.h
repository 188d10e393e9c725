/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-packet-head.h"

G_BEGIN_DECLS

/* The names of packets and of the folders they lie in. They are short, of small letters and digits,
 * and say nothing of anybody, so that every file system takes them and a lost stick tells nothing.
 */

#define DV_PACKET_SUFFIX ".dvp"
#define DV_PACKET_SHORT  8
#define DV_PACKET_FOLDER "DanVan"
#define DV_PACKET_PART   ".tmp"

/**
 * DvPacketName:
 * @site: the short name of the site that made it
 * @scope: the short name of the scope
 * @number: its number
 *
 * What the name of a packet says. It is a hint to sort by; the truth is in the packet.
 */
typedef struct {
  char site[DV_PACKET_SHORT + 1];
  char scope[DV_PACKET_SHORT + 1];
  guint64 number;
} DvPacketName;

char *dv_packet_short_id (const guint8 *id);
char *dv_packet_name_make (const DvPacketHead *head, const guint8 *hash);
gboolean dv_packet_name_parse (const char *text, DvPacketName *name);
int dv_packet_name_compare (const DvPacketName *a, const DvPacketName *b);
gboolean dv_packet_is_short_id (const char *text);

G_END_DECLS
