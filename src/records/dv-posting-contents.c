/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-posting-contents.h"

#include <stdlib.h>
#include <string.h>

static gboolean
read_number (const char **text, guint *number)
{
  char *rest;
  gulong read;

  while (g_ascii_isspace (**text))
    (*text)++;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  read = strtoul (*text, &rest, 10);
  *text = rest;
  while (g_ascii_isspace (**text))
    (*text)++;
  *number = (guint) MIN (read, DV_POSTING_CONTENTS_LAST + 1);
  return *number >= 1 && *number <= DV_POSTING_CONTENTS_LAST;
}

static gboolean
skip_dash (const char **text)
{
  if (g_str_has_prefix (*text, "–"))
    *text += strlen ("–");
  else if (**text == '-')
    (*text)++;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_range (const char **text, guint *contents)
{
  guint first, last;

  if (!read_number (text, &first))
    return FALSE;
  last = first;
  if (skip_dash (text) && !read_number (text, &last))
    return FALSE;
  for (guint i = first; i <= last; i++)
    *contents |= 1u << i;
  return first <= last;
}

/**
 * dv_posting_contents_parse:
 * @text: numbers of contents, `1-3, 5-12`
 * @contents: (out) (optional): the bit of each number, `1 << 4` for content 4
 *
 * Contents are numbered by the clauses of Luật 10/2022/QH15, art. 11.
 *
 * Returns: whether @text has nothing but numbers from 1 to 14
 */
gboolean
dv_posting_contents_parse (const char *text, guint *contents)
{
  guint read = 0;

  while (read_range (&text, &read)) {
    if (*text == '\0') {
      if (contents != NULL)
        *contents = read;
      return TRUE;
    }
    if (*text != ',' && *text != ';')
      return FALSE;
    text++;
  }
  return FALSE;
}
