/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/dv-commands.h"

#include "dv-fold.h"
#include "window/dv-pages.h"

#include <glib/gi18n.h>

/* The commands that the search of everything knows. No widget is touched here. */
static const struct {
  const char *label;
  const char *action;
} commands[] = {
  { N_ ("New record"), "page.new" },
  { N_ ("Undo"), "win.undo" },
  { N_ ("Redo"), "win.redo" },
  { N_ ("Import"), "page.import" },
  { N_ ("Export"), "page.export" },
  { N_ ("Print"), "page.print" },
  { N_ ("Possible duplicates"), "win.find-duplicates" },
  { N_ ("Key holders"), "win.key-holders" },
  { N_ ("Reorganise units"), "win.reorganise" },
  { N_ ("List of staff"), "win.staff" },
  { N_ ("Conflicts"), "win.conflicts::" },
  { N_ ("Preferences"), "app.preferences" },
  { N_ ("Keyboard shortcuts"), "win.show-help-overlay" },
  { N_ ("Open a store"), "app.open-store" },
  { N_ ("Restore a backup"), "app.restore-backup" },
  { N_ ("About Dân Vận"), "app.about" },
  { N_ ("Quit"), "app.quit" },
};

static void
command_free (gpointer data)
{
  DvCommand *command = data;

  g_free (command->label);
  g_free (command->action);
  g_free (command);
}

static gboolean
matches (const char *label, const char *folded_text)
{
  g_autofree char *folded = dv_text_fold (label);

  return folded != NULL && strstr (folded, folded_text) != NULL;
}

static void
add (GPtrArray *found, const char *label, char *action)
{
  DvCommand *command = g_new0 (DvCommand, 1);

  command->label = g_strdup (label);
  command->action = action;
  g_ptr_array_add (found, command);
}

/**
 * dv_commands_find:
 * @text: what was typed; without marks it matches any
 *
 * Returns: (transfer full) (element-type DvCommand): the commands and pages with these letters, all
 *   for an empty text
 */
GPtrArray *
dv_commands_find (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (command_free);
  g_autofree char *folded = dv_text_fold (text);
  guint n_pages;
  const DvPageInfo *pages = dv_pages_get_all (&n_pages);

  if (folded == NULL)
    return found;
  for (guint i = 0; i < n_pages; i++)
    if (matches (_ (pages[i].label), folded))
      add (found, _ (pages[i].label), g_strdup_printf ("win.page::%s", pages[i].id));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (matches (_ (commands[i].label), folded))
      add (found, _ (commands[i].label), g_strdup (commands[i].action));
  return found;
}
