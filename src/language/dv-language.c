/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-language.h"

#include <libintl.h>
#include <locale.h>

/* gettext's own counter: whoever changes it makes gettext forget the texts that it has looked up.
 * The manual names it as the way to change the language of a running program. */
extern int _nl_msg_cat_cntr;

static char *system_languages; /* LANGUAGE as the program found it, or NULL */
static char *current;

static gboolean
is_plain_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* gettext ignores LANGUAGE in the plain C locale; C.UTF-8, which every system has, is enough. */
static void
leave_plain_c_locale (void)
{
  setlocale (LC_ALL, "");
  if (is_plain_c (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, "C.UTF-8");
  if (is_plain_c (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* GLib decides once, at the first text that a library asks for, whether libraries are translated at
 * all: only where the program itself is. English has no catalogue, so a program that starts in
 * English would keep GTK's English for good. Deciding while the language is Vietnamese avoids it.
 */
static void
let_libraries_translate (void)
{
  g_setenv ("LANGUAGE", "vi", TRUE);
  _nl_msg_cat_cntr++;
  (void) g_dgettext ("glib20", "Help Options:");
}

/**
 * dv_language_is_supported:
 * @language: (nullable): a language, or "" for that of the system
 *
 * Returns: whether dv_language_set() takes @language.
 */
gboolean
dv_language_is_supported (const char *language)
{
  return g_strcmp0 (language, "") == 0 || g_strcmp0 (language, "vi") == 0 ||
         g_strcmp0 (language, "en") == 0;
}

/**
 * dv_language_init:
 *
 * Prepares gettext for the program's texts. To be called first in main(), before other threads
 * start, as the environment is changed. The translations are looked for in the installed place, or
 * in the folder that the environment variable `DANVAN_LOCALEDIR` names (tests do this).
 *
 * The language is that of the system until dv_language_set() is called.
 */
void
dv_language_init (void)
{
  const char *folder = g_getenv ("DANVAN_LOCALEDIR");

  if (current != NULL)
    return;

  system_languages = g_strdup (g_getenv ("LANGUAGE"));
  leave_plain_c_locale ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  let_libraries_translate ();
  dv_language_set ("");
}

/**
 * dv_language_set:
 * @language: "vi", "en", or "" for the language of the system
 *
 * Changes the language of every text that is asked for from now on, also of GTK's and libadwaita's
 * own. Widgets keep the texts that they show; the window has to be built anew. To be called in the
 * main thread.
 */
void
dv_language_set (const char *language)
{
  g_return_if_fail (dv_language_is_supported (language));

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  else if (system_languages != NULL)
    g_setenv ("LANGUAGE", system_languages, TRUE);
  else
    g_unsetenv ("LANGUAGE");

  _nl_msg_cat_cntr++;
  g_free (current);
  current = g_strdup (language);
}

/**
 * dv_language_get:
 *
 * Returns: what dv_language_set() was last given.
 */
const char *
dv_language_get (void)
{
  return current != NULL ? current : "";
}
