/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-template.h"

#include <string.h>

/* A sentence of a wording:
 *
 *   {name}    a value; where there is none, the sentence does not fit
 *   {name:}   says nothing, but the sentence fits only where there is such a value
 *   [ … ]     left out where a value in it is missing
 *   <verb>    said only where the title does not begin with a verb of its own
 *   = A       a sentence with a subject of its own: no unit is put before it
 *   {Title}   the title with its first letter as it was typed
 *   A // B    the first sentence that fits
 */

typedef struct {
  DvTemplateFunc func;
  gpointer data;
  gboolean needs_verb;
} Renderer;

static gboolean render_until (Renderer *renderer, const char **p, char end, GString *out);

/* A title is put on without the words that were just said, and with a small first letter. */
static void
append_title (GString *out, const char *value)
{
  const char *rest = dv_phrase_skip_said (value, out->str);
  g_autofree char *inside = dv_phrase_lower_first (rest);

  g_string_append (out, out->len > 0 ? inside : rest);
}

static gboolean
render_value (Renderer *renderer, const char **p, GString *out)
{
  gsize length = strcspn (*p, "}");
  g_autofree char *name = g_strndup (*p, length);
  g_autofree char *value = NULL;
  gboolean silent = g_str_has_suffix (name, ":");

  *p += length + ((*p)[length] == '}');
  if (silent)
    name[strlen (name) - 1] = '\0';
  value = renderer->func (name, renderer->data);
  if (value == NULL || *value == '\0')
    return FALSE;
  if (silent)
    return TRUE;
  if (strcmp (name, "title") == 0 || strcmp (name, "topic") == 0)
    append_title (out, value);
  else
    g_string_append (out, value);
  return TRUE;
}

static void
render_option (Renderer *renderer, const char **p, GString *out)
{
  gsize before = out->len;

  if (!render_until (renderer, p, ']', out))
    g_string_truncate (out, before);
}

/* The verb and the space after it. */
static void
render_verb (Renderer *renderer, const char **p, GString *out)
{
  gsize length = strcspn (*p, ">");

  if (renderer->needs_verb)
    g_string_append_len (out, *p, (gssize) length);
  *p += length + ((*p)[length] == '>');
  if (!renderer->needs_verb && **p == ' ')
    (*p)++;
}

/* Reads on to the end even when a value is missing, so that what follows is read rightly. */
static gboolean
render_until (Renderer *renderer, const char **p, char end, GString *out)
{
  gboolean fits = TRUE;

  while (**p != '\0' && **p != end) {
    char c = *(*p)++;

    if (c == '{')
      fits = render_value (renderer, p, out) && fits;
    else if (c == '[')
      render_option (renderer, p, out);
    else if (c == '<')
      render_verb (renderer, p, out);
    else
      g_string_append_c (out, c);
  }
  if (end != '\0' && **p == end)
    (*p)++;
  return fits;
}

/**
 * dv_template_render:
 * @sentence: the sentence of a wording
 * @needs_verb: whether the title wants a verb before it
 * @func: gives the values
 * @data: for @func
 *
 * Returns: (transfer full) (nullable): the sentence, marked, without full stop; %NULL if a value is
 *   missing
 */
char *
dv_template_render (const char *sentence, gboolean needs_verb, DvTemplateFunc func, gpointer data)
{
  Renderer renderer = { func, data, needs_verb };
  g_auto (GStrv) choices = g_strsplit (sentence, "//", -1);

  for (guint i = 0; choices[i] != NULL; i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    const char *p = g_strstrip (choices[i]);

    if (render_until (&renderer, &p, '\0', out))
      return g_string_free (g_steal_pointer (&out), FALSE);
  }
  return NULL;
}
