/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-language.h"

#include <glib/gi18n.h>
#include <libintl.h>

static void
test_supported (void)
{
  g_assert_true (dv_language_is_supported (""));
  g_assert_true (dv_language_is_supported ("vi"));
  g_assert_true (dv_language_is_supported ("en"));
  g_assert_false (dv_language_is_supported ("fr"));
  g_assert_false (dv_language_is_supported (NULL));
}

static void
test_switch (void)
{
  dv_language_set ("vi");
  g_assert_cmpstr (dv_language_get (), ==, "vi");
  g_assert_cmpstr (_ ("Petitions"), ==, "Đơn thư");
  dv_language_set ("en");
  g_assert_cmpstr (_ ("Petitions"), ==, "Petitions");
  dv_language_set ("vi");
  g_assert_cmpstr (_ ("Petitions"), ==, "Đơn thư");
}

/* A library's text, after a start in English: GLib must not have given up on libraries. */
static void
test_libraries (void)
{
  const char *english = "Could not show link";
  const char *text;

  dv_language_set ("vi");
  text = dgettext ("gtk40", english);
  if (text == english) {
    g_test_skip ("GTK's Vietnamese is not installed");
    return;
  }
  g_assert_cmpstr (g_dgettext ("gtk40", english), ==, text);
  dv_language_set ("en");
  g_assert_cmpstr (g_dgettext ("gtk40", english), ==, english);
}

static void
test_system (void)
{
  dv_language_set ("");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
}

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "en", TRUE);
  dv_language_init ();
  /* GLib decides at a library's first text: here it is asked for while the language is English. */
  (void) g_dgettext ("gtk40", "Could not show link");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/supported", test_supported);
  g_test_add_func ("/language/switch", test_switch);
  g_test_add_func ("/language/libraries", test_libraries);
  g_test_add_func ("/language/system", test_system);
  return g_test_run ();
}
