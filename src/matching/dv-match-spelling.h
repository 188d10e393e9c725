/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes of a word that are compared, with the one that ends it. */
#define DV_MATCH_WORD_LENGTH 16

void dv_match_repair_telex (const char *text, char *out);
void dv_match_make_sound (const char *plain, char *out);
gboolean dv_match_is_initial (const char *plain);

G_END_DECLS
