/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

/* Microsoft's code page 1258, as registered with IANA: where it differs from 1252. */
static const struct {
  guint8 code;
  gunichar c;
} differences[] = {
  { 0xC3, 0x102 },         { 0xCC, DV_MARK_GRAVE }, { 0xD0, 0x110 },         { 0xD2, DV_MARK_HOOK },
  { 0xD5, 0x1A0 },         { 0xDD, 0x1AF },         { 0xDE, DV_MARK_TILDE }, { 0xE3, 0x103 },
  { 0xEC, DV_MARK_ACUTE }, { 0xF0, 0x111 },         { 0xF2, DV_MARK_DOT },   { 0xF5, 0x1A1 },
  { 0xFD, 0x1B0 },         { 0xFE, 0x20AB },
};

static gunichar
look_up (const DvCode *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i].code == code->code)
      return differences[i].c;
  return code->source;
}

/**
 * dv_cp1258_decode:
 * @out: where to add the text, not yet composed
 * @codes: (array length=n): what was read
 * @n: how many
 *
 * Reads Windows-1258. It writes a tone behind its vowel, as a character of its own.
 */
void
dv_cp1258_decode (GString *out, const DvCode *codes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (out, look_up (&codes[i]));
}
