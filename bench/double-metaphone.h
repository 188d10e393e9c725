/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define METAPHONE_LENGTH 4

/* The two codes of a word, at most four signs each. */
typedef struct {
  char primary[METAPHONE_LENGTH + 1];
  char secondary[METAPHONE_LENGTH + 1];
} Metaphone;

void double_metaphone (const char *word, Metaphone *out);

G_END_DECLS
