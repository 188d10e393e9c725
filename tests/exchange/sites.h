/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "dv-packet.h"

/* Made-up sites, and what they say to each other. */
typedef struct {
  guint8 site[DV_PACKET_SITE_SIZE];
  guint8 sign_key[crypto_sign_PUBLICKEYBYTES];
  guint8 sign_secret[crypto_sign_SECRETKEYBYTES];
  guint8 box_key[crypto_box_PUBLICKEYBYTES];
  guint8 box_secret[crypto_box_SECRETKEYBYTES];
} Site;

extern const guint8 test_ward[DV_PACKET_WARD_SIZE];

void site_init (Site *self, guint seed);
DvPacketOpener site_opener (const Site *self, const Site *known);
DvPacketReader *site_reader (const Site *self);
DvPacketHead *site_head (const Site *self, const char *scope, guint64 number);
GPtrArray *readers_new (const Site *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *frames_new (void);
void frames_add (GPtrArray *frames, guint type, gconstpointer data, gsize size);
gboolean collect_frame (guint type, GBytes *data, gpointer frames, GError **error);
void assert_same_frames (GPtrArray *frames, GPtrArray *other);
