/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dv_text_normalize (const char *text);
char *dv_text_fold (const char *text);
char *dv_text_fold_case (const char *text);

gboolean dv_text_word_has_marks (const char *word);
gboolean dv_text_word_agrees (const char *query, const char *word, gboolean prefix);

G_END_DECLS
