/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli.h"
#include "dv-collate.h"
#include "dv-encoding-guess.h"
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

static GBytes *
read_input (void)
{
  GByteArray *input = g_byte_array_new ();
  guint8 buffer[65536];
  size_t n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_byte_array_append (input, buffer, (guint) n);
  return g_byte_array_free_to_bytes (input);
}

/* The lines of the input: as they are if all of it is UTF-8, else as Windows would show them. */
static GStrv
split_input (GBytes *input, gboolean *is_utf8)
{
  gsize size;
  const char *data = g_bytes_get_data (input, &size);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n;

  *is_utf8 = size == 0 || g_utf8_validate_len (data, size, NULL);
  text = *is_utf8 ? g_strndup (size > 0 ? data : "", size) : dv_encoding_read_windows (data, size);
  lines = g_strsplit (text, "\n", -1);
  n = g_strv_length (lines);
  if (n > 0 && *lines[n - 1] == '\0')
    g_clear_pointer (&lines[n - 1], g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  return g_steal_pointer (&lines);
}

static void
say_what_was_taken (const DvEncodingGuess *guess, DvEncoding encoding)
{
  DvEncodingScore score = dv_encoding_guess_get_score (guess, encoding);

  if (encoding == DV_ENCODING_UNICODE)
    g_printerr ("%s\n", _ ("Taken as Unicode: nothing was converted."));
  else
    g_printerr (
      /* translators: the name of an encoding, then two numbers */
      _ ("Taken as %s: of its words with marks, %u of %u are Vietnamese syllables.\n"),
      dv_encoding_get_label (encoding), score.n_valid, score.n_words);
}

static DvEncoding
guess_encoding (const char *const *lines, gboolean is_utf8)
{
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
  DvEncoding encoding;

  for (guint i = 0; lines[i] != NULL; i++)
    dv_encoding_guess_add (guess, lines[i], NULL);
  encoding = dv_encoding_guess_get (guess);
  if (is_utf8 || encoding != DV_ENCODING_UNICODE)
    say_what_was_taken (guess, encoding);
  return encoding;
}

static DvExit
decode_lines (const char *from)
{
  g_autoptr (GBytes) input = NULL;
  g_auto (GStrv) lines = NULL;
  DvEncoding encoding;
  gboolean is_utf8;

  if (!dv_encoding_from_name (from, &encoding))
    return dv_cli_usage (_ ("“%s” is no encoding. Take tcvn3, vni, viscii, cp1258, viqr, unicode "
                            "or auto."),
                         from);
  input = read_input ();
  lines = split_input (input, &is_utf8);
  if (encoding == DV_ENCODING_AUTO)
    encoding = guess_encoding ((const char *const *) lines, is_utf8);
  if (encoding == DV_ENCODING_UNICODE && !is_utf8)
    return dv_cli_refuse ("decode", _ ("The text is not Unicode, and it is not known what else it "
                                       "is. Name its encoding with --from."));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *decoded = dv_encoding_decode (encoding, lines[i], FALSE);

    printf ("%s\n", decoded);
  }
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
    return decode_lines (from != NULL ? from : "auto");
  return dv_cli_usage (_ ("There is no command “%s”. “danvanctl --help” lists them."), argv[1]);
}

const DvCommand dv_cli_text_commands[] = {
  { "text", "fold|sort|decode [--names] [--from tcvn3|vni|viscii|cp1258|viqr|auto]",
    N_ ("Takes off marks, sorts or decodes what comes in, a line at a time."), run_text },
  { NULL },
};
