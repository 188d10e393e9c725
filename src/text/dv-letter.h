/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What makes a letter of its own in the Vietnamese alphabet. The order is that of the alphabet. */
typedef enum {
  DV_SHAPE_NONE,
  DV_SHAPE_BREVE,
  DV_SHAPE_CIRCUMFLEX,
  DV_SHAPE_HORN,
  DV_SHAPE_STROKE,
  DV_SHAPE_FOREIGN, /* a mark that Vietnamese does not use: ñ, ü */
} DvShape;

/* In the order of CLDR's tailoring for `vi`: ngang, huyền, hỏi, ngã, sắc, nặng. */
typedef enum {
  DV_TONE_NGANG,
  DV_TONE_HUYEN,
  DV_TONE_HOI,
  DV_TONE_NGA,
  DV_TONE_SAC,
  DV_TONE_NANG,
} DvTone;

/* One letter, taken apart. A gap between words is a letter whose base is a space. */
typedef struct {
  gunichar lower; /* as written, in lower case */
  gunichar base;  /* in lower case and without marks */
  guint8 shape;   /* DvShape */
  guint8 tone;    /* DvTone */
  gboolean upper;
} DvLetter;

/* The most letters that a text of so many bytes can hold is its number of bytes. */
typedef struct {
  DvLetter *letters;
  gsize n_letters;
} DvLetters;

DvLetter dv_letter_from_char (gunichar c);
gboolean dv_letter_is_vowel (const DvLetter *letter);
void dv_letter_set_tone (DvLetter *letter, DvTone tone);

void dv_letters_init (DvLetters *letters, const char *text);
void dv_letters_place_tones (DvLetters *letters);
void dv_letters_clear (DvLetters *letters);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvLetters, dv_letters_clear)

G_END_DECLS
