/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli.h"
#include "dv-collate.h"
#include "dv-fold.h"

/* A line and what it is sorted by. */
typedef struct {
  char *text;
  char *key;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line->key);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : strcmp (left->text, right->text);
}

static gboolean
read_line (char **line, size_t *size)
{
  ssize_t length = getline (line, size, stdin);

  if (length < 0)
    return FALSE;
  while (length > 0 && ((*line)[length - 1] == '\n' || (*line)[length - 1] == '\r'))
    (*line)[--length] = '\0';
  return TRUE;
}

static DvExit
fold_lines (void)
{
  g_autofree char *line = NULL;
  size_t size = 0;

  while (read_line (&line, &size)) {
    g_autofree char *folded = dv_text_fold (line);

    printf ("%s\n", folded);
  }
  return DV_EXIT_DONE;
}

static DvExit
sort_lines (gboolean names)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *text = NULL;
  size_t size = 0;

  g_array_set_clear_func (lines, line_clear);
  while (read_line (&text, &size)) {
    Line line = { g_strdup (text), names ? dv_text_name_sort_key (text) : dv_text_sort_key (text) };

    g_array_append_val (lines, line);
  }
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    printf ("%s\n", g_array_index (lines, Line, i).text);
  return DV_EXIT_DONE;
}

static DvExit
run_text (DvCli *cli, int argc, char **argv)
{
  gboolean names = FALSE;
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "names", 0, 0, G_OPTION_ARG_NONE, &names, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (strcmp (argv[1], "fold") == 0)
    return fold_lines ();
  if (strcmp (argv[1], "sort") == 0)
    return sort_lines (names);
  if (strcmp (argv[1], "decode") == 0)
    return dv_cli_refuse ("decode", _ ("This version does not read old encodings yet. Convert the "
                                       "text to Unicode with another program."));
  return dv_cli_usage (_ ("There is no command “%s”. “danvanctl --help” lists them."), argv[1]);
}

const DvCommand dv_cli_text_commands[] = {
  { "text", "fold|sort|decode [--names] [--from tcvn3|vni|viqr|auto]",
    N_ ("Takes off marks, sorts or decodes what comes in, a line at a time."), run_text },
  { NULL },
};
