/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvMatchAddress:
 * @whole: a number that all ways of writing the same address have, 0 if there is none
 * @street: the same for the street
 *
 * An address, read as far as it tells people apart.
 */
typedef struct {
  guint32 whole;
  guint32 street;
} DvMatchAddress;

void dv_match_address_read (const char *text, DvMatchAddress *address);

G_END_DECLS
