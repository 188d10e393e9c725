/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dv_match_known_fill (GHashTable *names);
gboolean dv_match_known_is_nickname (const char *marked);

G_END_DECLS
