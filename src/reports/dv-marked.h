/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvMarkedPiece:
 * @text: the words of this piece
 * @key: (nullable): the key of the figure that they are, %NULL for plain words
 *
 * A piece of a marked text. In its stored form a figure stands as `⟦31|key⟧`. People never see or
 * type that form: they edit the plain words, and dv_marked_rebase() finds the figures again.
 */
typedef struct {
  char *text;
  char *key;
} DvMarkedPiece;

void dv_marked_append (GString *marked, const char *text, const char *key);
char *dv_marked_escape (const char *text);
GPtrArray *dv_marked_parse (const char *marked);
char *dv_marked_to_plain (const char *marked);
gboolean dv_marked_is_same (const char *marked, const char *other);
char *dv_marked_rebase (const char *marked, const char *plain);
char *dv_marked_find (const char *marked, const char *key);

G_END_DECLS
