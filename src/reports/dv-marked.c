/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-marked.h"

#include <string.h>

#define OPEN  "⟦"
#define BAR   "|"
#define CLOSE "⟧"

static void
piece_free (gpointer data)
{
  DvMarkedPiece *piece = data;

  g_free (piece->text);
  g_free (piece->key);
  g_free (piece);
}

static void
add_piece (GPtrArray *pieces, const char *text, gssize length, const char *key)
{
  DvMarkedPiece *piece;

  if (length == 0)
    return;
  piece = g_new0 (DvMarkedPiece, 1);
  piece->text = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  piece->key = g_strdup (key);
  g_ptr_array_add (pieces, piece);
}

/**
 * dv_marked_escape:
 * @text: plain words, of a record for example
 *
 * Returns: (transfer full): the same as marked text: brackets that would mean a figure are made
 *   ordinary ones
 */
char *
dv_marked_escape (const char *text)
{
  GString *escaped = g_string_new (text);

  g_string_replace (escaped, OPEN, "[", 0);
  g_string_replace (escaped, CLOSE, "]", 0);
  return g_string_free (escaped, FALSE);
}

/**
 * dv_marked_append:
 * @marked: a marked text
 * @text: plain words
 * @key: (nullable): the figure that they are
 */
void
dv_marked_append (GString *marked, const char *text, const char *key)
{
  g_autofree char *escaped = dv_marked_escape (text);

  if (key != NULL)
    g_string_append_printf (marked, OPEN "%s" BAR "%s" CLOSE, escaped, key);
  else
    g_string_append (marked, escaped);
}

/* Reads the figure whose bracket @start points at. Returns: where it ends, or NULL if it is no
 * figure: then the bracket is a character like others. */
static const char *
parse_figure (const char *start, GPtrArray *pieces)
{
  const char *text = start + strlen (OPEN);
  const char *close = strstr (text, CLOSE);
  const char *again = strstr (text, OPEN);
  const char *bar;
  g_autofree char *key = NULL;

  if (close == NULL || (again != NULL && again < close))
    return NULL;
  bar = g_strrstr_len (text, close - text, BAR);
  if (bar == NULL || bar == text || bar + 1 == close)
    return NULL;
  key = g_strndup (bar + 1, (gsize) (close - bar - 1));
  add_piece (pieces, text, bar - text, key);
  return close + strlen (CLOSE);
}

/**
 * dv_marked_parse:
 * @marked: (nullable): a marked text
 *
 * Returns: (transfer full) (element-type DvMarkedPiece): its pieces. A figure that is broken reads
 *   as the words it is made of.
 */
GPtrArray *
dv_marked_parse (const char *marked)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  const char *from = marked != NULL ? marked : "";
  const char *open = strstr (from, OPEN);

  while (open != NULL) {
    g_autoptr (GPtrArray) figure = g_ptr_array_new_with_free_func (piece_free);
    const char *end = parse_figure (open, figure);

    if (end != NULL) {
      add_piece (pieces, from, open - from, NULL);
      g_ptr_array_extend_and_steal (pieces, g_steal_pointer (&figure));
      from = end;
    }
    open = strstr (end != NULL ? end : open + strlen (OPEN), OPEN);
  }
  add_piece (pieces, from, -1 * (*from != '\0'), NULL);
  return pieces;
}

/**
 * dv_marked_to_plain:
 * @marked: (nullable): a marked text
 *
 * Returns: (transfer full): its words
 */
char *
dv_marked_to_plain (const char *marked)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (marked);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    g_string_append (plain, ((DvMarkedPiece *) g_ptr_array_index (pieces, i))->text);
  return g_string_free (plain, FALSE);
}

/**
 * dv_marked_is_same:
 * @marked: (nullable): a marked text
 * @other: (nullable): another
 *
 * Returns: whether they say the same words
 */
gboolean
dv_marked_is_same (const char *marked, const char *other)
{
  g_autofree char *a = dv_marked_to_plain (marked);
  g_autofree char *b = dv_marked_to_plain (other);

  return strcmp (a, b) == 0;
}

/**
 * dv_marked_find:
 * @marked: (nullable): a marked text
 * @key: the key of a figure
 *
 * Returns: (transfer full) (nullable): the words of the figure, %NULL if it is not in the text
 */
char *
dv_marked_find (const char *marked, const char *key)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (marked);

  for (guint i = 0; i < pieces->len; i++) {
    DvMarkedPiece *piece = g_ptr_array_index (pieces, i);

    if (g_strcmp0 (piece->key, key) == 0)
      return g_strdup (piece->text);
  }
  return NULL;
}

/* --- finding the figures again after a person edited the words --- */

/* A word, a gap or a sign of the plain text; @key is the figure that it belongs to. */
typedef struct {
  const char *start;
  gsize length;
  const char *key;
} Token;

static gsize
token_length (const char *text)
{
  const char *end = text;
  gboolean word = g_unichar_isalnum (g_utf8_get_char (text));

  do
    end = g_utf8_next_char (end);
  while (word && *end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)));
  return (gsize) (end - text);
}

static void
add_tokens (GArray *tokens, const char *text, const char *key)
{
  while (*text != '\0') {
    Token token = { text, token_length (text), key };

    g_array_append_val (tokens, token);
    text += token.length;
  }
}

static gboolean
is_same_token (const Token *a, const Token *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static GArray *
tokens_of_marked (GPtrArray *pieces)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (guint i = 0; i < pieces->len; i++) {
    DvMarkedPiece *piece = g_ptr_array_index (pieces, i);

    add_tokens (tokens, piece->text, piece->key);
  }
  return tokens;
}

/* The longest common subsequence of @a and @b: lengths[i][j] for what follows i and j. */
static guint16 *
measure_common (const GArray *a, const GArray *b)
{
  gsize width = b->len + 1;
  guint16 *lengths = g_new0 (guint16, (gsize) (a->len + 1) * width);

  for (guint i = a->len; i-- > 0;) {
    for (guint j = b->len; j-- > 0;) {
      guint16 *here = &lengths[i * width + j];

      if (is_same_token (&g_array_index (a, Token, i), &g_array_index (b, Token, j)))
        *here = here[width + 1] + 1;
      else
        *here = MAX (here[width], here[1]);
    }
  }
  return lengths;
}

static gboolean
is_number (const Token *token)
{
  for (gsize i = 0; i < token->length; i++) {
    if (!g_ascii_isdigit (token->start[i]))
      return FALSE;
  }
  return token->length > 0;
}

/* Between two places where old and new agree, a figure whose number a person typed over is still
 * that figure if exactly one number stands on either side. */
static void
match_typed_over (GArray *a, guint a0, guint a1, GArray *b, guint b0, guint b1)
{
  const char *key = NULL;
  Token *number = NULL;
  guint n_keys = 0, n_numbers = 0;

  for (guint i = a0; i < a1; i++) {
    const Token *token = &g_array_index (a, Token, i);

    if (token->key != NULL && is_number (token) && ++n_keys)
      key = token->key;
  }
  for (guint j = b0; j < b1; j++) {
    Token *token = &g_array_index (b, Token, j);

    if (is_number (token) && ++n_numbers)
      number = token;
  }
  if (n_keys == 1 && n_numbers == 1)
    number->key = key;
}

static void
carry_keys (GArray *a, GArray *b, const guint16 *lengths)
{
  gsize width = b->len + 1;
  guint i = 0, j = 0, a0 = 0, b0 = 0;

  while (i < a->len && j < b->len) {
    const guint16 *here = &lengths[i * width + j];

    if (is_same_token (&g_array_index (a, Token, i), &g_array_index (b, Token, j))) {
      match_typed_over (a, a0, i, b, b0, j);
      g_array_index (b, Token, j).key = g_array_index (a, Token, i).key;
      a0 = ++i;
      b0 = ++j;
    } else if (here[width] >= here[1])
      i++;
    else
      j++;
  }
  match_typed_over (a, a0, a->len, b, b0, b->len);
}

/* Texts longer than this are not compared word by word. */
#define MAX_TOKENS 8000

static GString *
join_tokens (const GArray *tokens)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < tokens->len;) {
    const char *key = g_array_index (tokens, Token, i).key;
    g_autoptr (GString) words = g_string_new (NULL);

    for (; i < tokens->len && g_array_index (tokens, Token, i).key == key; i++) {
      const Token *token = &g_array_index (tokens, Token, i);

      g_string_append_len (words, token->start, (gssize) token->length);
    }
    dv_marked_append (marked, words->str, key);
  }
  return marked;
}

/**
 * dv_marked_rebase:
 * @marked: the marked text that a person was shown the words of
 * @plain: the words as the person left them
 *
 * Finds the figures of @marked in @plain again: where the words around a figure stayed, it stays a
 * figure, moved or not by what was typed before it; a number typed over a figure is still that
 * figure (and dv_report_compare() then says that it is not the one of the records); a figure that
 * was deleted is gone.
 *
 * Returns: (transfer full): @plain with the figures marked
 */
char *
dv_marked_rebase (const char *marked, const char *plain)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (marked);
  g_autoptr (GArray) a = tokens_of_marked (pieces);
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (Token));
  g_autofree guint16 *lengths = NULL;

  add_tokens (b, plain, NULL);
  if (a->len > MAX_TOKENS || b->len > MAX_TOKENS)
    return dv_marked_escape (plain);
  lengths = measure_common (a, b);
  carry_keys (a, b, lengths);
  return g_string_free (join_tokens (b), FALSE);
}
