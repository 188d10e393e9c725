/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-catalogue.h"
#include "dv-kinds.h"
#include "dv-language.h"
#include "dv-store-error.h"

static const DvCommand *const tables[] = {
  dv_cli_store_commands,     dv_cli_sheets_commands,   dv_cli_records_commands,
  dv_cli_edit_commands,      dv_cli_lists_commands,    dv_cli_search_commands,
  dv_cli_report_commands,    dv_cli_paper_commands,    dv_cli_overlap_commands,
  dv_cli_share_commands,     dv_cli_erase_commands,    dv_cli_exchange_commands,
  dv_cli_conflicts_commands, dv_cli_site_commands,     dv_cli_calendar_commands,
  dv_cli_land_commands,      dv_cli_text_commands,     dv_cli_unit_commands,
  dv_cli_posts_commands,     dv_cli_terms_commands,    dv_cli_election_commands,
  dv_cli_sample_commands,    dv_cli_kinds_commands,    dv_cli_match_commands,
  dv_cli_officer_commands,   dv_cli_seal_commands,     dv_cli_clock_commands,
  dv_cli_due_commands,       dv_cli_register_commands, dv_cli_survey_commands,
  dv_cli_posting_commands,   dv_cli_agenda_commands,   dv_cli_emulation_commands,
};

static const DvCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    for (const DvCommand *command = tables[i]; command->name != NULL; command++) {
      if (strcmp (command->name, name) == 0)
        return command;
    }
  }
  return NULL;
}

static void
print_line (FILE *file, const char *text)
{
  g_autofree char *line = g_strdup (text);

  fprintf (file, "%s\n", g_strdelimit (line, "\r\n", ' '));
}

/**
 * dv_cli_usage:
 * @format: what is wrong with the command line, as for printf()
 * @...: its arguments
 *
 * Returns: %DV_EXIT_USAGE
 */
DvExit
dv_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  print_line (stderr, message);
  return DV_EXIT_USAGE;
}

/**
 * dv_cli_refuse:
 * @column: (nullable): the field or argument that is wrong
 * @format: what is wrong and what to do, as for printf()
 * @...: its arguments
 *
 * Returns: %DV_EXIT_REFUSED
 */
DvExit
dv_cli_refuse (const char *column, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("-:-:-:%s: %s", column != NULL ? column : "-", message);
  print_line (stderr, line);
  return DV_EXIT_REFUSED;
}

/* Messages about a file begin with its name, which stands in front of the line anyway. */
static const char *
skip_path (const char *message, const char *path)
{
  g_autofree char *prefix = g_strconcat (path, ": ", NULL);

  return g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message;
}

static void
print_about_store (DvCli *cli, const char *message)
{
  g_autofree char *path = g_canonicalize_filename (cli->path, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_auto (GStrv) lines = g_strsplit (skip_path (message, shown), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    fprintf (stderr, "%s:-:-:-: %s\n", shown, lines[i]);
}

/**
 * dv_cli_fail:
 * @cli: what all commands share
 * @error: what went wrong
 *
 * Says what went wrong.
 *
 * Returns: how the program ends
 */
DvExit
dv_cli_fail (DvCli *cli, const GError *error)
{
  print_about_store (cli, error->message);
  return dv_store_error_is_store_unusable (error) ? DV_EXIT_STORE : DV_EXIT_REFUSED;
}

/**
 * dv_cli_open:
 * @cli: what all commands share
 *
 * Opens the store, or says why it cannot be opened; the program then ends with %DV_EXIT_STORE.
 *
 * Returns: (transfer none) (nullable): the store
 */
DvStore *
dv_cli_open (DvCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->store != NULL)
    return cli->store;
  cli->store = dv_store_open (cli->path, &error);
  if (cli->store != NULL && !dv_catalogue_complete (cli->store, &error))
    g_clear_object (&cli->store);
  if (cli->store != NULL)
    dv_store_set_actor (cli->store, g_get_user_name ());
  else if (g_error_matches (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND))
    print_about_store (cli, _ ("There is no store. Make one with “danvanctl init”, or name another "
                               "one with --store."));
  else
    print_about_store (cli, error->message);
  return cli->store;
}

/**
 * dv_cli_print_json:
 * @builder: a finished value
 *
 * Prints it on one line.
 */
void
dv_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  printf ("%s\n", text);
}

/**
 * dv_cli_find_kind:
 * @name: what was typed
 *
 * Returns: (nullable): the kind; %NULL after saying that there is none, or none that people see
 */
const DvKind *
dv_cli_find_kind (const char *name)
{
  const DvKind *kind = dv_kind_find (name);

  if (kind != NULL && !(kind->flags & DV_KIND_HIDDEN))
    return kind;
  dv_cli_usage (_ ("There is no kind “%s”. “danvanctl kinds” lists them."), name);
  return NULL;
}

/**
 * dv_cli_refuse_sealed:
 * @record: a record
 * @status: (out): how the program ends
 *
 * Keys, sealed parts and openings have commands of their own; nothing else shows or changes them.
 *
 * Returns: whether it is one of these, after saying so
 */
gboolean
dv_cli_refuse_sealed (DvRecord *record, DvExit *status)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (kind != &dv_kind_officer && kind != &dv_kind_seal && kind != &dv_kind_opening)
    return FALSE;
  *status = dv_cli_refuse (NULL, _ ("This is part of the sealed identities. Nothing was shown or "
                                    "changed: use the commands officer, unseal and openings."));
  return TRUE;
}

/**
 * dv_cli_parse:
 * @argc: (inout): how many arguments
 * @argv: (inout): the name of the command and its arguments; options are taken out
 * @entries: (nullable): the options of the command
 * @min: the least arguments beside the name
 * @max: the most, -1 for any number
 *
 * Returns: whether the command line can be read; if not, the user was told
 */
gboolean
dv_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, int min, int max)
{
  const DvCommand *command = find_command ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error)) {
    dv_cli_usage ("%s", error->message);
    return FALSE;
  }
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0) {
    (*argv)[1] = (*argv)[0];
    (*argv)++;
    (*argc)--;
  }
  if (*argc - 1 >= min && (max < 0 || *argc - 1 <= max))
    return TRUE;
  /* The second word of a command of two says itself what it takes, if it is not one of ours.
   * translators: a command and its arguments */
  dv_cli_usage (_ ("Type: danvanctl %s %s"), command != NULL ? command->name : (*argv)[0],
                command != NULL ? command->arguments : "…");
  return FALSE;
}

static void
print_help (void)
{
  printf ("%s\n\n", _ ("danvanctl [--store FILE] [--json] [--lang vi|en] COMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    for (const DvCommand *command = tables[i]; command->name != NULL; command++)
      printf ("  %s %s\n      %s\n", command->name, command->arguments, _ (command->help));
  }
}

/* The options that stand before or after the command, whatever it is. */
typedef struct {
  DvCli *cli;
  const char *language;
  gboolean help;
  gboolean version;
  gboolean wrong;
  GPtrArray *rest;
} Options;

/* Returns: (nullable): the value of an option `--name VALUE` or `--name=VALUE` */
static const char *
take_value (Options *options, char **argv, int argc, int *i, const char *name)
{
  size_t length = strlen (name);

  if (strncmp (argv[*i], name, length) != 0)
    return NULL;
  if (argv[*i][length] == '=')
    return argv[*i] + length + 1;
  if (argv[*i][length] != '\0')
    return NULL;
  if (*i + 1 < argc)
    return argv[++*i];
  options->wrong = TRUE;
  dv_cli_usage (_ ("%s needs a value."), name);
  return NULL;
}

static gboolean
take_flag (Options *options, const char *argument)
{
  if (strcmp (argument, "--json") == 0)
    options->cli->json = TRUE;
  else if (strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0)
    options->help = TRUE;
  else if (strcmp (argument, "--version") == 0)
    options->version = TRUE;
  else
    return FALSE;
  return TRUE;
}

static void
take_argument (Options *options, char **argv, int argc, int *i)
{
  const char *value = take_value (options, argv, argc, i, "--store");

  if (value != NULL) {
    g_free (options->cli->path);
    options->cli->path = g_strdup (value);
    options->cli->chosen = TRUE;
    return;
  }
  value = options->wrong ? NULL : take_value (options, argv, argc, i, "--lang");
  if (value != NULL)
    options->language = value;
  else if (!options->wrong && !take_flag (options, argv[*i]))
    g_ptr_array_add (options->rest, argv[*i]);
}

static void
take_options (Options *options, int argc, char **argv)
{
  int i = 1;

  while (i < argc && !options->wrong && strcmp (argv[i], "--") != 0) {
    take_argument (options, argv, argc, &i);
    i++;
  }
  for (; i < argc; i++)
    g_ptr_array_add (options->rest, argv[i]);
  g_ptr_array_add (options->rest, NULL);
}

static DvExit
run_command (DvCli *cli, GPtrArray *arguments)
{
  const DvCommand *command;

  if (arguments->len == 1)
    return dv_cli_usage (_ ("Name a command. “danvanctl --help” lists them."));
  command = find_command (g_ptr_array_index (arguments, 0));
  if (command == NULL)
    return dv_cli_usage (_ ("There is no command “%s”. “danvanctl --help” lists them."),
                         (const char *) g_ptr_array_index (arguments, 0));
  return command->run (cli, (int) arguments->len - 1, (char **) arguments->pdata);
}

static DvExit
run (Options *options)
{
  if (options->wrong)
    return DV_EXIT_USAGE;
  if (options->language != NULL && !dv_language_is_supported (options->language))
    return dv_cli_usage (_ ("There is no language “%s”. Choose vi or en."), options->language);
  if (options->language != NULL)
    dv_language_set (options->language);
  if (options->version)
    printf ("danvanctl %s\n", DV_VERSION);
  else if (options->help)
    print_help ();
  else
    return run_command (options->cli, options->rest);
  return DV_EXIT_DONE;
}

/**
 * dv_cli_run:
 * @argc: how many arguments
 * @argv: the arguments of the program
 *
 * Returns: the exit status of the program
 */
int
dv_cli_run (int argc, char **argv)
{
  DvCli cli = { 0 };
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  Options options = { .cli = &cli, .rest = rest };
  DvExit status;

  cli.path = g_build_filename (g_get_user_data_dir (), "danvan", "danvan.danvan", NULL);
  take_options (&options, argc, argv);
  status = run (&options);
  if (fflush (stdout) != 0 && status == DV_EXIT_DONE)
    status = dv_cli_refuse (NULL, _ ("The output could not be written: %s."), g_strerror (errno));
  g_clear_object (&cli.store);
  g_free (cli.path);
  return status;
}
