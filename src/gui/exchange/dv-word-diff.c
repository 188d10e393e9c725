/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-word-diff.h"

#include <string.h>

/* What was changed in a text, word by word: the longest common row of words stays plain. */

/* More than this is not compared: nobody reads it word by word. */
#define MAX_WORDS 2000

typedef enum {
  KEPT,
  GONE,
  ADDED,
} Fate;

/* A word with the space after it. */
typedef struct {
  const char *start;
  gsize length; /* without the space */
  gsize whole;
} Word;

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0') {
    Word word = { .start = text };

    word.length = strcspn (text, " \n\t");
    word.whole = word.length + strspn (text + word.length, " \n\t");
    text += word.whole;
    g_array_append_val (words, word);
  }
  return words;
}

static gboolean
is_same (const GArray *before, guint i, const GArray *after, guint j)
{
  const Word *a = &g_array_index (before, Word, i), *b = &g_array_index (after, Word, j);

  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

/* Cell (i, j) is how many words are common to what follows word i and what follows word j. */
static guint16 *
measure (const GArray *before, const GArray *after)
{
  guint width = after->len + 1;
  guint16 *common = g_new0 (guint16, (gsize) (before->len + 1) * width);

  for (guint i = before->len; i-- > 0;)
    for (guint j = after->len; j-- > 0;)
      common[i * width + j] = is_same (before, i, after, j)
                                ? common[(i + 1) * width + j + 1] + 1
                                : MAX (common[(i + 1) * width + j], common[i * width + j + 1]);
  return common;
}

/* A word that is gone is struck out, one that was added underlined: never a colour alone. */
static void
add (GString *markup, const Word *word, Fate fate)
{
  static const char *const tags[][2] = {
    [KEPT] = { "", "" },
    [GONE] = { "<s>", "</s>" },
    [ADDED] = { "<b><u>", "</u></b>" },
  };
  g_autofree char *text = g_markup_escape_text (word->start, (gssize) word->length);

  g_string_append_printf (markup, "%s%s%s", tags[fate][0], text, tags[fate][1]);
  if (word->whole > word->length)
    g_string_append_len (markup, word->start + word->length, (gssize) (word->whole - word->length));
  else
    g_string_append_c (markup, ' ');
}

static void
walk (GString *markup, const GArray *before, const GArray *after, const guint16 *common)
{
  guint width = after->len + 1;
  guint i = 0, j = 0;

  while (i < before->len || j < after->len) {
    if (i < before->len && j < after->len && is_same (before, i, after, j)) {
      add (markup, &g_array_index (after, Word, j++), KEPT);
      i++;
    } else if (j == after->len ||
               (i < before->len && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add (markup, &g_array_index (before, Word, i++), GONE);
    } else {
      add (markup, &g_array_index (after, Word, j++), ADDED);
    }
  }
}

/**
 * dv_word_diff_to_markup:
 * @before: (nullable): a text
 * @after: what became of it
 *
 * Returns: (transfer full): @after as Pango markup, with the words that were added underlined and
 *   those that are gone struck out
 */
char *
dv_word_diff_to_markup (const char *before, const char *after)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = NULL;
  g_autofree guint16 *common = NULL;

  if (before == NULL || *before == '\0')
    return g_markup_escape_text (after, -1);
  old = split (before);
  new = split (after);
  if (old->len > MAX_WORDS || new->len > MAX_WORDS)
    return g_markup_escape_text (after, -1);
  common = measure (old, new);
  walk (markup, old, new, common);
  return g_strchomp (g_string_free (g_steal_pointer (&markup), FALSE));
}
