/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_ID_SIZE 16

/* A UUID as it is stored. */
typedef struct {
  guint8 bytes[DV_ID_SIZE];
} DvId;

gboolean dv_id_parse (const char *text, DvId *id);
char *dv_id_to_text (const DvId *id);
DvId dv_id_new (void);
DvId dv_id_compute (guint kind, const char *const *parts);

G_END_DECLS
