/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-tick.h"

/* The longest mark has five bytes. */
#define MAX_MARK 8

static gboolean
is_one_of (const char *text, const char *const *words)
{
  char mark[MAX_MARK + 1];
  gsize length;

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0 || length > MAX_MARK)
    return FALSE;
  memcpy (mark, text, length);
  mark[length] = '\0';
  return g_strv_contains (words, mark);
}

/**
 * dv_tick_read:
 * @text: what stands in a cell
 *
 * Returns: what it says as a mark
 */
DvTick
dv_tick_read (const char *text)
{
  static const char *const yes[] = { "x", "X", "×", "✓", "✔", "√", "☑",  "☒",  "+",    "1",
                                     "v", "V", "*", "●", "•", "ü", "có", "Có", "TRUE", NULL };
  static const char *const no[] = { "0", "-", "–", "—", "không", "Không", "☐", "FALSE", NULL };

  if (is_one_of (text, yes))
    return DV_TICK_YES;
  return is_one_of (text, no) ? DV_TICK_NO : DV_TICK_OTHER;
}

/**
 * dv_tick_is_dash:
 * @text: what stands in a cell
 *
 * Returns: whether it only says that there is nothing: “-”, “…”
 */
gboolean
dv_tick_is_dash (const char *text)
{
  static const char *const dashes[] = { "-", "--", "–", "—", "…", "...", "..", "/", ".", NULL };

  return is_one_of (text, dashes);
}
