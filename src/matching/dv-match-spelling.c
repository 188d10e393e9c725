/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-spelling.h"

#include <string.h>

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* No Vietnamese syllable has these letters after a vowel: there they are keys of Telex. */
static gboolean
is_telex_key (const char *text, gsize i)
{
  if (i == 0)
    return FALSE;
  if (text[i] == 'w')
    return is_vowel (text[i - 1]);
  if (strchr ("sfrxj", text[i]) == NULL)
    return FALSE;
  return text[i + 1] == '\0' || is_vowel (text[i - 1]);
}

/* `aa`, `ee` and `oo` are â, ê and ô, and `dd` is đ. Boong and xoong are no names. */
static gboolean
is_doubled (const char *text, gsize i)
{
  return i > 0 && text[i] == text[i - 1] && strchr ("aeod", text[i]) != NULL;
}

/**
 * dv_match_repair_telex:
 * @text: a word in lower case, without marks
 * @out: (out): the word without the keys of Telex that were left in it, %DV_MATCH_WORD_LENGTH bytes
 */
void
dv_match_repair_telex (const char *text, char *out)
{
  gsize n = 0;

  for (gsize i = 0; text[i] != '\0' && n + 1 < DV_MATCH_WORD_LENGTH; i++) {
    if (is_telex_key (text, i) || is_doubled (text, i))
      continue;
    out[n++] = text[i] == 'w' ? 'u' : text[i];
  }
  out[n] = '\0';
}

static const struct {
  const char *from;
  const char *to;
} onsets[] = {
  { "ngh", "ng" }, { "ng", "ng" }, { "nh", "nh" }, { "gi", "d" },  { "gh", "g" },  { "tr", "c" },
  { "ch", "c" },   { "th", "th" }, { "ph", "f" },  { "kh", "kh" }, { "qu", "ku" }, { "r", "d" },
  { "x", "s" },    { "l", "n" },   { "k", "k" },   { "c", "k" },   { "y", "i" },
};

/* Families that the north and the south say in two ways. */
static const char *
read_variant (const char *plain)
{
  if (strcmp (plain, "huynh") == 0)
    return "hoang";
  return strcmp (plain, "vo") == 0 ? "vu" : plain;
}

/**
 * dv_match_make_sound:
 * @plain: a word from dv_match_repair_telex()
 * @out: (out): how it sounds where people say the least of its letters apart,
 *   %DV_MATCH_WORD_LENGTH bytes
 */
void
dv_match_make_sound (const char *plain, char *out)
{
  const char *text = read_variant (plain);
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++) {
    gsize length = strlen (onsets[i].from);

    if (strncmp (text, onsets[i].from, length) != 0 || text[length] == '\0')
      continue;
    n = g_strlcpy (out, onsets[i].to, DV_MATCH_WORD_LENGTH);
    /* The i of gi is also a vowel where no other follows: gin. */
    if (i == 3 && !is_vowel (text[length]))
      out[n++] = 'i';
    text += length;
    break;
  }
  for (; *text != '\0' && n + 1 < DV_MATCH_WORD_LENGTH; text++)
    out[n++] = *text == 'y' ? 'i' : *text;
  out[n] = '\0';
}

/**
 * dv_match_is_initial:
 * @plain: a word from dv_match_repair_telex()
 *
 * Returns: whether it is a letter, or the consonants that a name begins with: N, Ng, Th
 */
gboolean
dv_match_is_initial (const char *plain)
{
  gsize length = strlen (plain);

  if (length == 1)
    return TRUE;
  if (length > 3)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (is_vowel (plain[i]))
      return FALSE;
  }
  return TRUE;
}
