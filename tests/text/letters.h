/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding.h"

/* The 134 letters of Vietnamese that ASCII lacks, and how each is written down: letter by letter,
 * as the printed comparisons of the codes have them, where the program's tables go by codes. */
typedef struct {
  const char *letter;
  guint8 tcvn;
  guint8 viscii;
  const char *vni;
  const char *viqr;
} Letter;

#define N_LETTERS 134

extern const Letter letters[N_LETTERS];

GString *encode_bytes (DvEncoding encoding, const char *text, gboolean small_marks);
char *encode_text (DvEncoding encoding, const char *text, gboolean small_marks);
