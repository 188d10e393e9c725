/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-csv-separator.h"

#include <string.h>

/* How many lines are looked at. */
#define MAX_LINES 50

static const char separators[] = ",;\t";

#define N_SEPARATORS (sizeof separators - 1)

/* How often each separator stands in one line, outside quotes. */
typedef struct {
  guint n[N_SEPARATORS];
} Counts;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static GArray *
count_lines (const char *text, gsize size)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Counts));
  Counts line = { { 0 } };
  gboolean quoted = FALSE;

  for (gsize i = 0; i < size && lines->len < MAX_LINES; i++) {
    const char *found = text[i] != '\0' ? strchr (separators, text[i]) : NULL;

    if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && found != NULL) {
      line.n[found - separators]++;
    } else if (!quoted && is_line_end (text[i])) {
      g_array_append_val (lines, line);
      line = (Counts){ { 0 } };
    }
  }
  g_array_append_val (lines, line);
  return lines;
}

/* How many lines have the separator as often as this one. */
static guint
count_like (const GArray *lines, guint which, guint n)
{
  guint like = 0;

  for (guint i = 0; i < lines->len; i++)
    like += g_array_index (lines, Counts, i).n[which] == n;
  return like;
}

/* The separator of a table stands equally often in most lines; a comma in a sentence does not. */
static guint
rate (const GArray *lines, guint which)
{
  guint best = 0;

  for (guint i = 0; i < lines->len; i++) {
    guint n = g_array_index (lines, Counts, i).n[which];

    if (n > 0)
      best = MAX (best, count_like (lines, which, n) * 1000 + MIN (n, 999));
  }
  return best;
}

/**
 * dv_csv_find_separator:
 * @text: the text of a CSV file
 * @size: how many bytes it has
 * @skip: (out): how many bytes of it are a line `sep=;`, which Excel understands
 *
 * Returns: what stands between the cells: a comma, a semicolon or a tab
 */
char
dv_csv_find_separator (const char *text, gsize size, gsize *skip)
{
  g_autoptr (GArray) lines = NULL;
  guint best = 0, best_rate = 0;

  *skip = 0;
  if (size > 5 && memcmp (text, "sep=", 4) == 0 && is_line_end (text[5])) {
    *skip = 5;
    return text[4];
  }
  lines = count_lines (text, size);
  for (guint i = 0; i < N_SEPARATORS; i++) {
    guint rated = rate (lines, i);

    if (rated > best_rate) {
      best = i;
      best_rate = rated;
    }
  }
  return separators[best];
}
