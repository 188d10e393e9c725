/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding-guess.h"

G_BEGIN_DECLS

/* The words of a text, as one encoding reads it. */
typedef struct {
  GHashTable *seen; /* (element-type utf8): those counted */
  DvEncodingScore score;
  guint n_common; /* syllables that are in every list */
  guint n_shaped; /* syllables with ă â đ ê ô ơ ư */
} DvEncodingTally;

void dv_encoding_tally_init (DvEncodingTally *tally);
void dv_encoding_tally_add (DvEncodingTally *tally, const char *text, gboolean may_be_valid);
void dv_encoding_tally_clear (DvEncodingTally *tally);

char *dv_encoding_next_word (const char **p);
gboolean dv_encoding_word_is_impossible (const char *word);
gboolean dv_encoding_is_possible (DvEncoding encoding, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvEncodingTally, dv_encoding_tally_clear)

G_END_DECLS
