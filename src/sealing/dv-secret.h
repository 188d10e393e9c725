/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that nobody else is to see, in memory of their own. */
typedef struct _DvSecret DvSecret;

DvSecret *dv_secret_new (gsize size);
DvSecret *dv_secret_new_from (gconstpointer data, gsize size);
DvSecret *dv_secret_new_from_text (const char *text);
DvSecret *dv_secret_ref (DvSecret *self);
void dv_secret_unref (DvSecret *self);
char *dv_secret_get_data (DvSecret *self);
gsize dv_secret_get_size (DvSecret *self);
void dv_secret_set_size (DvSecret *self, gsize size);
const char *dv_secret_get_text (DvSecret *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSecret, dv_secret_unref)

G_END_DECLS
