/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-placeholders.h"

#include <string.h>

/* What the forms of letters may ask for. */
static const char *const names[] = {
  "number",
  "receipt date",
  "sender",
  "address",
  "content",
  "type",
  "against",
  "request",
  "evidence",
  "forwarder",
  "forwarding letter",
  "letter date",
  "signers",
  "assignee",
  "settled by",
  "competent body",
  "answer",
  "due",
  "document",
  "step date",
  "accepted date",
  "reason",
  "body",
  "officer",
  "until",
  "office",
  "place",
  NULL,
};

/* What nobody knows is written by hand. */
#define BY_HAND "……………"

/**
 * dv_placeholders_list:
 *
 * Returns: (array zero-terminated=1): what a form may ask for, without braces
 */
const char *const *
dv_placeholders_list (void)
{
  return names;
}

/* Finds the next `{name}`. Returns: (nullable): where it begins; the name is between the braces */
static const char *
find_next (const char *text, gsize *length)
{
  const char *open = strchr (text, '{');
  const char *close = open != NULL ? strchr (open, '}') : NULL;

  if (close == NULL)
    return NULL;
  *length = (gsize) (close - open - 1);
  return open;
}

/**
 * dv_placeholders_find_unknown:
 * @text: the text of a form
 *
 * Returns: (transfer full) (nullable): the first name in braces that no letter can fill in
 */
char *
dv_placeholders_find_unknown (const char *text)
{
  gsize length;

  while ((text = find_next (text, &length)) != NULL) {
    g_autofree char *name = g_strndup (text + 1, length);

    if (!g_strv_contains (names, name))
      return g_steal_pointer (&name);
    text += length + 2;
  }
  return NULL;
}

/**
 * dv_placeholders_fill:
 * @text: the text of a form
 * @func: (scope call): what knows the values
 * @data: what to give it
 *
 * Puts the values in; where there is none, room to write it by hand.
 *
 * Returns: (transfer full): the text of a letter
 */
char *
dv_placeholders_fill (const char *text, DvPlaceholderFunc func, gpointer data)
{
  GString *filled = g_string_new (NULL);
  const char *open;
  gsize length;

  while ((open = find_next (text, &length)) != NULL) {
    g_autofree char *name = g_strndup (open + 1, length);
    g_autofree char *value = func (name, data);

    g_string_append_len (filled, text, open - text);
    g_string_append (filled, value != NULL && *value != '\0' ? value : BY_HAND);
    text = open + length + 2;
  }
  g_string_append (filled, text);
  return g_string_free (filled, FALSE);
}
