/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-packet-error.h"
#include "dv-packet-frame.h"
#include "dv-packet-head.h"
#include "dv-packet-writer.h"

G_BEGIN_DECLS

/**
 * DvFindSignKeyFunc:
 * @site: the id of a site, %DV_PACKET_SITE_SIZE bytes
 * @key: (out): its Ed25519 public key, 32 bytes
 * @user_data: what was handed in
 *
 * Returns: whether the site is known
 */
typedef gboolean (*DvFindSignKeyFunc) (const guint8 *site, guint8 *key, gpointer user_data);

/**
 * DvPacketOpener:
 * @ward: the first bytes of the id of the ward, %DV_PACKET_WARD_SIZE of them
 * @site: the id of the own site
 * @box_key: its X25519 public key
 * @box_secret: the secret half
 * @find_sign_key: (nullable): who knows the other sites; %NULL not to ask who made the packet,
 * which only helps to find in it the certificate that says so
 * @user_data: what to hand to it
 *
 * Who opens packets.
 */
typedef struct {
  const guint8 *ward;
  const guint8 *site;
  const guint8 *box_key;
  const guint8 *box_secret;
  DvFindSignKeyFunc find_sign_key;
  gpointer user_data;
} DvPacketOpener;

DvPacketHead *dv_packet_peek (GBytes *packet, GError **error);
gboolean dv_packet_open (GBytes *packet,
                         const DvPacketOpener *opener,
                         DvFrameFunc func,
                         gpointer user_data,
                         GError **error);
gboolean dv_packet_read_inside (const DvPacketHead *head,
                                GBytes *packed,
                                DvFrameFunc func,
                                gpointer user_data,
                                GError **error);

G_END_DECLS
