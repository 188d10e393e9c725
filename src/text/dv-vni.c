/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

#include <string.h>

/* VNI for Windows: most letters are a base of ASCII and a byte with all of its marks. Only the
 * codes of small letters stand here; those of capitals are 0x20 less. */
typedef struct {
  guint8 code;
  const char *bases; /* that it goes with */
  gunichar marks[2];
} Mark;

static const Mark marks[] = {
  { 0xF9, "aeouy", { DV_MARK_ACUTE } },
  { 0xF8, "aeouy", { DV_MARK_GRAVE } },
  { 0xFB, "aeouy", { DV_MARK_HOOK } },
  { 0xF5, "aeouy", { DV_MARK_TILDE } },
  { 0xEF, "aeouy", { DV_MARK_DOT } },
  { 0xE2, "aeo", { DV_MARK_CIRCUMFLEX } },
  { 0xE1, "aeo", { DV_MARK_CIRCUMFLEX, DV_MARK_ACUTE } },
  { 0xE0, "aeo", { DV_MARK_CIRCUMFLEX, DV_MARK_GRAVE } },
  { 0xE5, "aeo", { DV_MARK_CIRCUMFLEX, DV_MARK_HOOK } },
  { 0xE3, "aeo", { DV_MARK_CIRCUMFLEX, DV_MARK_TILDE } },
  { 0xE4, "aeo", { DV_MARK_CIRCUMFLEX, DV_MARK_DOT } },
  { 0xEA, "a", { DV_MARK_BREVE } },
  { 0xE9, "a", { DV_MARK_BREVE, DV_MARK_ACUTE } },
  { 0xE8, "a", { DV_MARK_BREVE, DV_MARK_GRAVE } },
  { 0xFA, "a", { DV_MARK_BREVE, DV_MARK_HOOK } },
  { 0xFC, "a", { DV_MARK_BREVE, DV_MARK_TILDE } },
  { 0xEB, "a", { DV_MARK_BREVE, DV_MARK_DOT } },
};

/* The letters that are one byte. ơ and ư take their tone from a second. */
static const struct {
  guint8 code;
  gunichar letter;
  char base; /* that a tone may follow */
} singles[] = {
  { 0xED, 0xED, 0 },  { 0xEC, 0xEC, 0 },    { 0xE6, 0x1EC9, 0 },
  { 0xF3, 0x129, 0 }, { 0xF2, 0x1ECB, 0 },  { 0xEE, 0x1EF5, 0 },
  { 0xF1, 0x111, 0 }, { 0xF4, 0x1A1, 'y' }, { 0xF6, 0x1B0, 'y' },
};

static gboolean
is_capital (gunichar code)
{
  return code >= 0xC0 && code < 0xE0;
}

static gunichar
to_small (gunichar code)
{
  return is_capital (code) ? code + 0x20 : code;
}

/* Appends a letter and gives what the byte behind it may belong to, or 0. */
static char
append_letter (GString *out, const DvCode *code)
{
  gunichar small = to_small (code->code);

  for (guint i = 0; i < G_N_ELEMENTS (singles); i++) {
    if (singles[i].code != small)
      continue;
    g_string_append_unichar (out, is_capital (code->code) ? g_unichar_toupper (singles[i].letter)
                                                          : singles[i].letter);
    return singles[i].base;
  }
  g_string_append_unichar (out, code->source);
  return code->code < 0x80 ? g_ascii_tolower ((char) code->code) : 0;
}

static const Mark *
find_mark (char base, gunichar code)
{
  gunichar small = to_small (code);

  for (guint i = 0; base != 0 && i < G_N_ELEMENTS (marks); i++)
    if (marks[i].code == small && strchr (marks[i].bases, base) != NULL)
      return &marks[i];
  return NULL;
}

/**
 * dv_vni_decode:
 * @out: where to add the text, not yet composed
 * @codes: (array length=n): what was read
 * @n: how many
 *
 * Reads VNI for Windows. The letter alone decides on the case, so that a capital with the mark of
 * a small letter is read too.
 */
void
dv_vni_decode (GString *out, const DvCode *codes, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    char base = append_letter (out, &codes[i]);
    const Mark *mark = i + 1 < n ? find_mark (base, codes[i + 1].code) : NULL;

    if (mark == NULL)
      continue;
    for (guint m = 0; m < G_N_ELEMENTS (mark->marks) && mark->marks[m] != 0; m++)
      g_string_append_unichar (out, mark->marks[m]);
    i++;
  }
}
