/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding.h"

G_BEGIN_DECLS

typedef struct _DvEncodingGuess DvEncodingGuess;

/**
 * DvEncodingScore:
 * @n_words: how many different words of several letters have one beyond ASCII, read so
 * @n_valid: how many of these are Vietnamese syllables
 * @n_by_font: how many texts have a font of the encoding; they are not among the words
 *
 * What speaks for an encoding, to be shown to the person who decides.
 */
typedef struct {
  guint n_words;
  guint n_valid;
  guint n_by_font;
} DvEncodingScore;

DvEncodingGuess *dv_encoding_guess_new (void);
void dv_encoding_guess_free (DvEncodingGuess *guess);
void dv_encoding_guess_add (DvEncodingGuess *guess, const char *text, const char *font);
DvEncoding dv_encoding_guess_get (const DvEncodingGuess *guess);
DvEncodingScore dv_encoding_guess_get_score (const DvEncodingGuess *guess, DvEncoding encoding);

DvEncoding dv_encoding_of_cell (const char *text, const char *font, DvEncoding column);
char *dv_encoding_decode_cell (const char *text, const char *font, DvEncoding column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvEncodingGuess, dv_encoding_guess_free)

G_END_DECLS
