/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

/* Windows-1252, 0x80 to 0x9F. The five bytes that it leaves free are control characters, as in
 * Latin-1. Everywhere else byte and character are one number. */
static const gunichar windows_1252[32] = {
  0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
  0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

/**
 * dv_windows_1252_char:
 * @byte: a byte
 *
 * Returns: the character that Windows-1252 has for @byte
 */
gunichar
dv_windows_1252_char (guint8 byte)
{
  return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

/**
 * dv_windows_1252_code:
 * @c: a character
 *
 * Takes back the reading of a byte as Latin-1 or as Windows-1252.
 *
 * Returns: the byte that @c was read from; @c if neither has it
 */
gunichar
dv_windows_1252_code (gunichar c)
{
  for (guint i = 0; c > 0xFF && i < G_N_ELEMENTS (windows_1252); i++)
    if (windows_1252[i] == c)
      return 0x80 + i;
  return c;
}
