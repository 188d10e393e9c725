/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-backup.h"
#include "dv-catalogue.h"
#include "dv-check.h"
#include "dv-cli-print.h"
#include "dv-sample.h"
#include "dv-exchange.h"
#include "dv-open.h"
#include "dv-store-error.h"

static void
print_member (DvCli *cli, const char *name, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json) {
    printf ("%s\n", value);
    return;
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, name, value);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static gboolean
fill (DvStore *store, gboolean sample, GError **error)
{
  if (!dv_store_write_as (store, "setup", _ ("Fill the catalogues"), dv_catalogue_fill, NULL, NULL,
                          error))
    return FALSE;
  return !sample || dv_store_write_as (store, "setup", _ ("Fill with the sample"), dv_sample_fill,
                                       NULL, NULL, error);
}

/* The code of a starter packet is asked for unless it was given, so that it need not stand in the
 * history of the shell. */
static char *
ask_code (void)
{
  char line[256] = "";

  fprintf (stderr, "%s ", _ ("Code of the starter packet:"));
  return fgets (line, sizeof line, stdin) != NULL ? g_strdup (g_strstrip (line)) : NULL;
}

static DvExit
join (DvCli *cli, const char *invitation, const char *code)
{
  g_autofree char *asked = code == NULL ? ask_code () : NULL;
  g_autoptr (GError) error = NULL;

  if (code == NULL && asked == NULL)
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "init", "--invite FILE --code CODE");
  cli->store = dv_exchange_join (cli->path, invitation, code != NULL ? code : asked, &error);
  if (cli->store == NULL)
    return dv_cli_fail (cli, error);
  print_member (cli, "store", dv_store_get_path (cli->store));
  return DV_EXIT_DONE;
}

static DvExit
run_init (DvCli *cli, int argc, char **argv)
{
  g_autofree char *invitation = NULL;
  g_autofree char *code = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, NULL, NULL },
    { "invite", 0, 0, G_OPTION_ARG_STRING, &invitation, NULL, NULL },
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (invitation != NULL)
    return join (cli, invitation, code);
  cli->store = dv_store_create (cli->path, &error);
  if (cli->store == NULL)
    return dv_cli_fail (cli, error);
  dv_store_set_actor (cli->store, g_get_user_name ());
  if (!fill (cli->store, sample, &error)) {
    g_clear_object (&cli->store);
    dv_store_remove (cli->path);
    return dv_cli_fail (cli, error);
  }
  print_member (cli, "store", dv_store_get_path (cli->store));
  return DV_EXIT_DONE;
}

static void
print_problems (DvCli *cli, GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++) {
    const char *problem = g_ptr_array_index (problems, i);

    json_builder_add_string_value (builder, problem);
    fprintf (stderr, "%s:-:-:-: %s\n", cli->path, problem);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  else if (problems->len == 0)
    printf ("%s\n", _ ("The store is sound."));
}

/* What follows from other records is not asked about but made right. */
static gboolean
mend_dues (DvCli *cli, GError **error)
{
  guint n_moved;

  if (!dv_store_check_dues (cli->store, &n_moved, error))
    return FALSE;
  if (n_moved > 0 && !cli->json)
    printf (ngettext ("%u petition had a wrong time limit, which was reckoned anew.\n",
                      "%u petitions had a wrong time limit, which was reckoned anew.\n", n_moved),
            n_moved);
  return TRUE;
}

static DvExit
run_check (DvCli *cli, int argc, char **argv)
{
  gboolean full = FALSE;
  const GOptionEntry entries[] = {
    { "full", 0, 0, G_OPTION_ARG_NONE, &full, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  problems = dv_store_check (cli->store, full, &error);
  if (problems == NULL || (full && problems->len == 0 && !mend_dues (cli, &error)))
    return dv_cli_fail (cli, error);
  print_problems (cli, problems);
  return problems->len > 0 ? DV_EXIT_REFUSED : DV_EXIT_DONE;
}

static DvExit
run_backup (DvCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_backup (cli->store, argv[1], &error))
    return dv_cli_fail (cli, error);
  print_member (cli, "backup", argv[1]);
  return DV_EXIT_DONE;
}

static void
print_restored (DvCli *cli, const char *kept)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "store", cli->path);
  dv_cli_add_string (builder, "kept", kept);
  json_builder_end_object (builder);
  if (cli->json) {
    dv_cli_print_json (builder);
    return;
  }
  printf ("%s\n", cli->path);
  if (kept != NULL)
    /* translators: %s is the name of a file */
    printf (_ ("The store that was there is kept as %s.\n"), kept);
}

static DvExit
run_restore (DvCli *cli, int argc, char **argv)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (!dv_store_restore (argv[1], cli->path, &kept, &error))
    return dv_cli_fail (cli, error);
  print_restored (cli, kept);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_store_commands[] = {
  { "init", "[--sample] [--invite FILE --code CODE]",
    N_ ("Makes a store; --sample fills it with an example, --invite with what an office sends."),
    run_init },
  { "check", "[--full]", N_ ("Looks whether the store is sound."), run_check },
  { "backup", "FILE", N_ ("Writes a sound copy of the store."), run_backup },
  { "restore", "FILE", N_ ("Puts a backup in the place of the store, which is kept."),
    run_restore },
  { NULL },
};
