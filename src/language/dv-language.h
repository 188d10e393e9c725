/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dv_language_init (void);
void dv_language_set (const char *language);
const char *dv_language_get (void);
gboolean dv_language_is_supported (const char *language);

G_END_DECLS
