/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvZip:
 *
 * A zip file in memory. The same parts give the same bytes: no times, no owners.
 */
typedef struct _DvZip DvZip;

DvZip *dv_zip_new (void);
void dv_zip_free (DvZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvZip, dv_zip_free)

gboolean dv_zip_add (DvZip *zip, const char *name, GBytes *content, GError **error);
GBytes *dv_zip_end (DvZip *zip, GError **error);

G_END_DECLS
