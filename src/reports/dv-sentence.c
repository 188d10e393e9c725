/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-half-build.h"
#include "dv-phrase.h"

/* Clauses become sentences: what belongs together shares one, as a secretary would write it. */

/* No more in one sentence than a person can read aloud in one breath. */
#define MAX_JOINED 3
#define MAX_LENGTH 420

typedef enum {
  JOIN_NOT,
  JOIN_SAME_POINT, /* two records of one point of the programme: G06 and G06, F09a and F09b */
  JOIN_SAME_VERB,  /* tham gia A, B */
  JOIN_SAME_BODY,  /* UBND phường a; b */
} Join;

/* The verbs that are said once for several things. */
static const char *const shared_verbs[] = { "tham gia", "tổ chức", "triển khai", NULL };

static const char *
shared_verb (const DvClause *clause)
{
  for (guint i = 0; shared_verbs[i] != NULL; i++) {
    if (!clause->whole && dv_phrase_starts_with (clause->words, shared_verbs[i]))
      return shared_verbs[i];
  }
  return NULL;
}

/* A code such as F09a without its last letter. */
static gsize
point_length (const char *code)
{
  gsize length = strlen (code);

  if (length > 1 && g_ascii_islower (code[length - 1]) && g_ascii_isdigit (code[length - 2]))
    length--;
  return length;
}

static gboolean
is_same_point (const DvClause *a, const DvClause *b)
{
  const char *x = a->item->code, *y = b->item->code;

  return x != NULL && y != NULL && point_length (x) == point_length (y) &&
         strncmp (x, y, point_length (x)) == 0;
}

static Join
how_to_join (const DvClause *a, const DvClause *b)
{
  const char *verb = shared_verb (a);

  if (a->whole || b->whole || strcmp (a->subject, b->subject) != 0)
    return JOIN_NOT;
  if (is_same_point (a, b))
    return JOIN_SAME_POINT;
  if (verb != NULL && verb == shared_verb (b))
    return JOIN_SAME_VERB;
  return *a->subject != '\0' ? JOIN_SAME_BODY : JOIN_NOT;
}

static guint
stretch (GPtrArray *clauses, guint first, Join *join)
{
  gsize length = strlen (((DvClause *) g_ptr_array_index (clauses, first))->words);
  guint n = 1;

  *join = JOIN_NOT;
  for (guint i = first + 1; i < clauses->len && n < MAX_JOINED; i++, n++) {
    const DvClause *clause = g_ptr_array_index (clauses, i);
    Join next = how_to_join (g_ptr_array_index (clauses, i - 1), clause);

    length += strlen (clause->words);
    if (next == JOIN_NOT || (n > 1 && next != *join) || length > MAX_LENGTH)
      break;
    *join = next;
  }
  return n;
}

static gboolean
have_commas (GPtrArray *clauses, guint first, guint n)
{
  for (guint i = first; i < first + n; i++) {
    const DvClause *clause = g_ptr_array_index (clauses, i);

    if (strpbrk (clause->words, ",;") != NULL)
      return TRUE;
  }
  return FALSE;
}

static const char *
separator_for (GPtrArray *clauses, guint first, guint n, Join join)
{
  if (join == JOIN_SAME_POINT && n == 2)
    return " và ";
  return join == JOIN_SAME_VERB && !have_commas (clauses, first, n) ? ", " : "; ";
}

static void
append_words (GString *sentence, const DvClause *clause, const char *verb)
{
  if (verb != NULL) {
    const char *rest = dv_phrase_skip_said (clause->words, verb);
    g_autofree char *small = dv_phrase_lower_first (rest);

    g_string_append (sentence, small);
  } else {
    g_string_append (sentence, clause->words);
  }
}

static char *
make_sentence (GPtrArray *clauses, guint first, guint n, Join join)
{
  const DvClause *opening = g_ptr_array_index (clauses, first);
  const char *verb = join == JOIN_SAME_VERB ? shared_verb (opening) : NULL;
  const char *separator = separator_for (clauses, first, n, join);
  g_autoptr (GString) sentence = g_string_new (opening->subject);

  if (sentence->len > 0)
    g_string_append_c (sentence, ' ');
  g_string_append (sentence, opening->words);
  for (guint i = first + 1; i < first + n; i++) {
    g_string_append (sentence, separator);
    append_words (sentence, g_ptr_array_index (clauses, i), verb);
  }
  g_string_append_c (sentence, '.');
  return dv_phrase_upper_first (sentence->str);
}

/**
 * dv_clauses_to_text:
 * @clauses: (element-type DvClause): clauses in order
 * @items: whether every sentence is an item of a list
 *
 * Returns: (transfer full): the sentences that they make, marked
 */
char *
dv_clauses_to_text (GPtrArray *clauses, gboolean items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clauses->len;) {
    Join join;
    guint n = stretch (clauses, i, &join);
    g_autofree char *sentence = make_sentence (clauses, i, n, join);

    if (text->len > 0)
      g_string_append_c (text, items ? '\n' : ' ');
    g_string_append (text, items ? "- " : "");
    g_string_append (text, sentence);
    i += n;
  }
  return g_string_free (text, FALSE);
}
