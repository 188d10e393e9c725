/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

#include "dv-syllable.h"

#include <string.h>

typedef struct {
  GString *out;
  gsize word; /* where in @out the word begins */
  const char *p;
  gboolean strict; /* punctuation is escaped */
} Reader;

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", g_ascii_tolower (c)) != NULL;
}

static gunichar
read_tone (char c)
{
  switch (c) {
  case '\'':
    return DV_MARK_ACUTE;
  case '`':
    return DV_MARK_GRAVE;
  case '?':
    return DV_MARK_HOOK;
  case '~':
    return DV_MARK_TILDE;
  case '.':
    return DV_MARK_DOT;
  default:
    return 0;
  }
}

/* A breve is followed by the rest of a syllable, with or without a tone; a bracket is not. */
static gboolean
is_breve (const Reader *reader)
{
  const char *p = reader->p;

  if (*p != '(' || reader->strict)
    return *p == '(';
  return g_ascii_isalpha (p[1]) || (read_tone (p[1]) != 0 && g_ascii_isalpha (p[2]));
}

static gunichar
read_shape (const Reader *reader, char vowel)
{
  const char *p = reader->p;

  switch (g_ascii_tolower (vowel)) {
  case 'a':
    return is_breve (reader) ? DV_MARK_BREVE : *p == '^' ? DV_MARK_CIRCUMFLEX : 0;
  case 'e':
    return *p == '^' ? DV_MARK_CIRCUMFLEX : 0;
  case 'o':
    return *p == '+' || *p == '*' ? DV_MARK_HORN : *p == '^' ? DV_MARK_CIRCUMFLEX : 0;
  case 'u':
    return *p == '+' || *p == '*' ? DV_MARK_HORN : 0;
  default:
    return 0;
  }
}

/* At the end of a word a tone looks like the punctuation that may stand there: it is one only if
 * a syllable comes of it. */
static gboolean
is_tone (const Reader *reader, gunichar tone)
{
  g_autoptr (GString) word = NULL;

  if (tone == 0 || reader->strict || g_ascii_isalpha (reader->p[1]))
    return tone != 0;
  word = g_string_new (reader->out->str + reader->word);
  g_string_append_unichar (word, tone);
  return dv_syllable_is_valid (word->str);
}

static void
read_vowel (Reader *reader)
{
  char vowel = *reader->p++;
  gunichar shape = read_shape (reader, vowel);
  gunichar tone;

  g_string_append_c (reader->out, vowel);
  if (shape != 0) {
    g_string_append_unichar (reader->out, shape);
    reader->p++;
  }
  tone = read_tone (*reader->p);
  if (!is_tone (reader, tone))
    return;
  g_string_append_unichar (reader->out, tone);
  reader->p++;
}

static gboolean
is_stroked_d (const char *p)
{
  return (p[0] == 'd' || p[0] == 'D') && (p[1] == 'd' || p[1] == 'D');
}

static gboolean
is_escape (const Reader *reader)
{
  char before = reader->out->len > 0 ? reader->out->str[reader->out->len - 1] : '\0';
  char next = reader->p[1];

  if (*reader->p != '\\' || next == '\0')
    return FALSE;
  return strchr ("^(+*'`?~.\\", next) != NULL ||
         ((next == 'd' || next == 'D') && (before == 'd' || before == 'D'));
}

static void
read_char (Reader *reader)
{
  const char *end = g_utf8_next_char (reader->p);

  if (is_escape (reader))
    reader->p++, end = reader->p + 1;
  g_string_append_len (reader->out, reader->p, end - reader->p);
  reader->p = end;
}

static gboolean
has_escaped_mark (const char *text)
{
  for (const char *p = text; (p = strchr (p, '\\')) != NULL; p++)
    if (p[1] != '\0' && strchr ("(?.'", p[1]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * dv_viqr_decode:
 * @out: where to add the text, not yet composed
 * @text: what was read
 *
 * Reads VIQR (RFC 1456): a letter, `(`, `^` or `+` for its shape, a tone (`'`, `` ` ``, `?`, `~`,
 * `.`), `dd` for đ, and a backslash before what is meant as it stands. Writers often leave the
 * backslash away: in a text without any, a tone at the end of a word must give a syllable, so
 * that ‘ai?’ is a question.
 */
void
dv_viqr_decode (GString *out, const char *text)
{
  Reader reader = { .out = out, .word = out->len, .p = text, .strict = has_escaped_mark (text) };

  while (*reader.p != '\0') {
    if (!g_ascii_isalpha (*reader.p)) {
      read_char (&reader);
      reader.word = out->len;
    } else if (is_stroked_d (reader.p)) {
      g_string_append_unichar (out, *reader.p == 'D' ? 0x110 : 0x111);
      reader.p += 2;
    } else if (is_vowel (*reader.p)) {
      read_vowel (&reader);
    } else {
      read_char (&reader);
    }
  }
}
