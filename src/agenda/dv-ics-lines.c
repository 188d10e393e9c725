/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ics-lines.h"

#include <glib/gi18n-lib.h>

#include "dv-ics-error.h"

/* The lines of a calendar file (RFC 5545, section 3.1), looked at before the parser sees them:
 * libical passes over what it does not understand, and does not say where it stood. */

#define MAX_EVENTS 5000
#define MAX_DEPTH  8

typedef struct {
  GPtrArray *open;  /* names of components that were begun */
  GArray *events;   /* lines on which events begin */
  guint line;       /* from 1 */
  gboolean started; /* whether the calendar was begun */
} Walk;

static gboolean
fail (const Walk *walk, const char *what, GError **error)
{
  g_set_error (error, DV_ICS_ERROR, DV_ICS_ERROR_BROKEN,
               /* translators: %u is a line of a calendar file, %s what is wrong with it */
               _ ("Line %u of the calendar file: %s Nothing was changed."), walk->line, what);
  return FALSE;
}

static gboolean
begin (Walk *walk, const char *name, GError **error)
{
  if (walk->open->len == 0 && g_ascii_strcasecmp (name, "VCALENDAR") != 0)
    return fail (walk, _ ("The file does not begin with BEGIN:VCALENDAR."), error);
  if (walk->open->len >= MAX_DEPTH)
    return fail (walk, _ ("Too much is inside each other."), error);
  if (g_ascii_strcasecmp (name, "VEVENT") == 0) {
    if (walk->events->len >= MAX_EVENTS)
      return fail (walk, _ ("More than 5000 events; export a shorter time."), error);
    g_array_append_val (walk->events, walk->line);
  }
  g_ptr_array_add (walk->open, g_strdup (name));
  walk->started = TRUE;
  return TRUE;
}

static gboolean
end (Walk *walk, const char *name, GError **error)
{
  g_autofree char *what = NULL;

  if (walk->open->len > 0 &&
      g_ascii_strcasecmp (g_ptr_array_index (walk->open, walk->open->len - 1), name) == 0) {
    g_ptr_array_set_size (walk->open, (int) walk->open->len - 1);
    return TRUE;
  }
  what = g_strdup_printf (_ ("END:%s closes nothing that is open."), name);
  return fail (walk, what, error);
}

/* “NAME;PARAMETER=VALUE:value” */
static gboolean
is_property (const char *line)
{
  gsize name = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

  return name > 0 && (line[name] == ':' || line[name] == ';') && strchr (line, ':') != NULL;
}

static gboolean
take_line (Walk *walk, const char *line, GError **error)
{
  /* Folded lines go on with a space; empty ones are passed over. */
  if (*line == '\0' || *line == ' ' || *line == '\t')
    return TRUE;
  if (!is_property (line))
    return fail (walk, _ ("It has no “NAME:value”."), error);
  if (g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
    return begin (walk, line + 6, error);
  if (walk->open->len == 0)
    return fail (walk, _ ("The file does not begin with BEGIN:VCALENDAR."), error);
  return g_ascii_strncasecmp (line, "END:", 4) != 0 || end (walk, line + 4, error);
}

static gboolean
finish (Walk *walk, GError **error)
{
  g_autofree char *what = NULL;

  if (!walk->started)
    return fail (walk, _ ("The file does not begin with BEGIN:VCALENDAR."), error);
  if (walk->open->len == 0)
    return TRUE;
  what = g_strdup_printf (_ ("The file ends before END:%s."),
                          (const char *) g_ptr_array_index (walk->open, walk->open->len - 1));
  return fail (walk, what, error);
}

/**
 * dv_ics_lines_check:
 * @text: the text of a calendar file
 * @error: return location for a #DV_ICS_ERROR that names the line
 *
 * Returns: (transfer full) (nullable) (element-type guint): the lines, from 1, on which its events
 *   begin; %NULL if a line is broken or something is not closed
 */
GArray *
dv_ics_lines_check (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { open, events, 1, FALSE };

  for (guint i = 0; lines[i] != NULL; i++) {
    walk.line = i + 1;
    g_strchomp (lines[i]);
    if (!take_line (&walk, lines[i], error))
      return NULL;
  }
  return finish (&walk, error) ? g_steal_pointer (&events) : NULL;
}
