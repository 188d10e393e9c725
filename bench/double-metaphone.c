/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "double-metaphone.h"

#include <string.h>

/* Double Metaphone after the description that its author published (Lawrence Philips, 2000): the
 * rules for English, and of those for other languages what can come up in a word of the letters
 * a to z that Vietnamese uses. Any other sign is skipped, as the author's rules do with a letter
 * that they do not name: so đ has no code. */

typedef struct {
  const char *text;
  gsize length;
  gsize at;
  Metaphone *out;
} State;

static void
add_code (char *code, const char *more)
{
  g_strlcat (code, more, METAPHONE_LENGTH + 1);
}

static void
add (State *state, const char *primary, const char *secondary)
{
  add_code (state->out->primary, primary);
  add_code (state->out->secondary, secondary);
}

static char
look (const State *state, int offset)
{
  gssize place = (gssize) state->at + offset;

  return place >= 0 && place < (gssize) state->length ? state->text[place] : '\0';
}

static gboolean
starts (const State *state, int offset, const char *with)
{
  gssize place = (gssize) state->at + offset;

  return place >= 0 && place <= (gssize) state->length &&
         strncmp (state->text + place, with, strlen (with)) == 0;
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

static gboolean
is_front (char c)
{
  return c == 'e' || c == 'i' || c == 'y';
}

/* Returns: how many letters were used up */
static gsize
read_c (State *state)
{
  if (starts (state, 0, "ch")) {
    add (state, "X", state->at == 0 ? "X" : "K");
    return 2;
  }
  if (starts (state, 0, "cia")) {
    add (state, "X", "X");
    return 3;
  }
  if (is_front (look (state, 1))) {
    add (state, "S", "S");
    return 2;
  }
  add (state, "K", "K");
  return starts (state, 0, "ck") || starts (state, 0, "cc") ? 2 : 1;
}

static gsize
read_d (State *state)
{
  if (starts (state, 0, "dg") && is_front (look (state, 2))) {
    add (state, "J", "J");
    return 3;
  }
  add (state, "T", "T");
  return starts (state, 0, "dt") || starts (state, 0, "dd") ? 2 : 1;
}

static gsize
read_gh (State *state)
{
  if (state->at == 0) {
    add (state, look (state, 2) == 'i' ? "J" : "K", look (state, 2) == 'i' ? "J" : "K");
    return 2;
  }
  if (!is_vowel (look (state, -1)))
    add (state, "K", "K");
  return 2;
}

static gsize
read_g (State *state)
{
  if (look (state, 1) == 'h')
    return read_gh (state);
  if (look (state, 1) == 'n') {
    if (state->at == 1 && is_vowel (look (state, -1)))
      add (state, "KN", "N");
    else
      add (state, "N", "KN");
    return 2;
  }
  if (state->at == 0 && (look (state, 1) == 'y' || starts (state, 1, "ie") ||
                         starts (state, 1, "in") || starts (state, 1, "er"))) {
    add (state, "K", "J");
    return 2;
  }
  if (is_front (look (state, 1))) {
    add (state, "J", "K");
    return 2;
  }
  add (state, "K", "K");
  return look (state, 1) == 'g' ? 2 : 1;
}

static gsize
read_h (State *state)
{
  if ((state->at == 0 || is_vowel (look (state, -1))) && is_vowel (look (state, 1))) {
    add (state, "H", "H");
    return 2;
  }
  return 1;
}

static gsize
read_s (State *state)
{
  if (starts (state, 0, "sh")) {
    add (state, "X", "X");
    return 2;
  }
  if (starts (state, 0, "sio") || starts (state, 0, "sia")) {
    add (state, "S", "X");
    return 3;
  }
  add (state, "S", "S");
  return look (state, 1) == 's' || look (state, 1) == 'z' ? 2 : 1;
}

static gsize
read_t (State *state)
{
  if (starts (state, 0, "tion") || starts (state, 0, "tia") || starts (state, 0, "tch")) {
    add (state, "X", "X");
    return 3;
  }
  if (starts (state, 0, "th")) {
    add (state, "0", "T");
    return 2;
  }
  add (state, "T", "T");
  return look (state, 1) == 't' ? 2 : 1;
}

static gsize
read_w (State *state)
{
  if (state->at == 0 && is_vowel (look (state, 1)))
    add (state, "A", "F");
  return 1;
}

static gsize
read_x (State *state)
{
  if (state->at == 0)
    add (state, "S", "S");
  else
    add (state, "KS", "KS");
  return 1;
}

static gsize
read_p (State *state)
{
  if (look (state, 1) == 'h') {
    add (state, "F", "F");
    return 2;
  }
  add (state, "P", "P");
  return look (state, 1) == 'p' || look (state, 1) == 'b' ? 2 : 1;
}

static gsize
read_plain (State *state)
{
  static const char *const codes[] = {
    ['b'] = "P", ['f'] = "F", ['j'] = "J", ['k'] = "K", ['l'] = "L", ['m'] = "M",
    ['n'] = "N", ['q'] = "K", ['r'] = "R", ['v'] = "F", ['z'] = "S"
  };
  guint8 letter = (guint8) look (state, 0);
  const char *code = letter < G_N_ELEMENTS (codes) ? codes[letter] : NULL;

  if (code != NULL)
    add (state, code, code);
  return code != NULL && look (state, 1) == look (state, 0) ? 2 : 1;
}

static gsize
read_letter (State *state)
{
  switch (look (state, 0)) {
  case 'a':
  case 'e':
  case 'i':
  case 'o':
  case 'u':
  case 'y':
    if (state->at == 0)
      add (state, "A", "A");
    return 1;
  case 'c':
    return read_c (state);
  case 'd':
    return read_d (state);
  case 'g':
    return read_g (state);
  case 'h':
    return read_h (state);
  case 'p':
    return read_p (state);
  case 's':
    return read_s (state);
  case 't':
    return read_t (state);
  case 'w':
    return read_w (state);
  case 'x':
    return read_x (state);
  default:
    return read_plain (state);
  }
}

/**
 * double_metaphone:
 * @word: a word in lower case, without marks where it is to have a code for its letters
 * @out: (out): its codes
 */
void
double_metaphone (const char *word, Metaphone *out)
{
  static const char *const silent[] = { "gn", "kn", "pn", "wr", "ps" };
  State state = { word, strlen (word), 0, out };

  *out = (Metaphone){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++) {
    if (g_str_has_prefix (word, silent[i]))
      state.at = 1;
  }
  while (state.at < state.length)
    state.at += read_letter (&state);
}
