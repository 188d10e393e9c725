/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-wrap.h"

#include <string.h>

/* How a text stands in a column. Letters are taken to be alike: programs measure them with other
 * fonts anyway, and break a line somewhere near. */

/**
 * dv_sheet_wrap_measure:
 * @text: a text
 * @limit: where it does not matter any more
 *
 * Returns: how many characters its longest line has, at most @limit
 */
guint
dv_sheet_wrap_measure (const char *text, guint limit)
{
  guint widest = 0, width = 0;

  for (const char *p = text; *p != '\0' && widest < limit; p++) {
    if (*p == '\n')
      width = 0;
    else if (((guchar) *p & 0xc0) != 0x80)
      width++;
    widest = MAX (widest, width);
  }
  return widest;
}

static guint
count_letters (const char *text, gsize size)
{
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

/* Returns: how many lines one line of the text becomes: words that fit stay whole */
static guint
wrap_line (const char *line, const char *end, guint width)
{
  guint lines = 1, used = 0;

  while (line < end) {
    gsize size = strcspn (line, " \n");
    guint letters = count_letters (line, size);

    if (used > 0 && used + 1 + letters > width) {
      lines++;
      used = 0;
    }
    used += letters + (used > 0 ? 1 : 0);
    lines += used > 0 ? (used - 1) / width : 0;
    used = used > 0 ? (used - 1) % width + 1 : 0;
    line += size + 1;
  }
  return lines;
}

/**
 * dv_sheet_wrap_count:
 * @text: a text
 * @width: how many characters a line has
 *
 * Returns: how many lines the text takes
 */
guint
dv_sheet_wrap_count (const char *text, guint width)
{
  guint lines = 0;

  if (strnlen (text, width + 1) <= width && strchr (text, '\n') == NULL)
    return 1;
  while (TRUE) {
    const char *end = strchrnul (text, '\n');

    lines += wrap_line (text, end, MAX (width, 1));
    if (*end == '\0')
      return lines;
    text = end + 1;
  }
}
