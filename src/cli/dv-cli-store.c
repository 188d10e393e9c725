/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "dv-backup.h"
#include "dv-catalogue.h"
#include "dv-check.h"
#include "dv-cli-print.h"
#include "dv-sample.h"
#include "dv-site.h"
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

/* A store that could not be filled was never there. */
static void
remove_store (DvCli *cli)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-lock" };

  g_clear_object (&cli->store);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *name = g_strconcat (cli->path, ends[i], NULL);

    g_unlink (name);
  }
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
  if (invitation != NULL || code != NULL)
    return dv_cli_refuse ("--invite",
                          _ ("This version cannot join other sites yet; it makes stores "
                             "of their own only."));
  cli->store = dv_store_create (cli->path, &error);
  if (cli->store == NULL)
    return dv_cli_fail (cli, error);
  dv_store_set_actor (cli->store, g_get_user_name ());
  if (!fill (cli->store, sample, &error)) {
    remove_store (cli);
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

static gboolean
sites_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **sites = data;

  *sites = dv_site_list (db, error);
  return *sites != NULL;
}

static void
add_site (JsonBuilder *builder, const DvSite *site)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", site->id);
  dv_cli_add_string (builder, "name", site->name);
  dv_cli_add_string (builder, "role", site->role);
  dv_cli_add_string (builder, "state", site->state);
  json_builder_set_member_name (builder, "own");
  json_builder_add_boolean_value (builder, site->own);
  json_builder_end_object (builder);
}

static void
print_sites (DvCli *cli, GPtrArray *sites)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < sites->len; i++) {
    const DvSite *site = g_ptr_array_index (sites, i);

    if (cli->json)
      add_site (builder, site);
    else
      printf ("%s\t%s\t%s\t%s\t%s\n", site->id, site->name != NULL ? site->name : "", site->role,
              site->state, site->own ? _ ("this store") : "");
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static DvExit
list_sites (DvCli *cli)
{
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (GError) error = NULL;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, sites_cb, &sites, &error))
    return dv_cli_fail (cli, error);
  print_sites (cli, sites);
  return DV_EXIT_DONE;
}

static DvExit
run_site (DvCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "site", "list");
  if (strcmp (argv[1], "list") == 0)
    return argc == 2 ? list_sites (cli)
                     : dv_cli_usage (_ ("Type: danvanctl %s %s"), "site", "list");
  if (strcmp (argv[1], "invite") == 0 || strcmp (argv[1], "retire") == 0)
    return dv_cli_refuse (argv[1],
                          _ ("This version works at one site only; sites cannot be invited "
                             "or retired yet."));
  return dv_cli_usage (_ ("There is no command “%s”. “danvanctl --help” lists them."), argv[1]);
}

const DvCommand dv_cli_store_commands[] = {
  { "init", "[--sample]", N_ ("Makes a store; --sample fills it with an example."), run_init },
  { "check", "[--full]", N_ ("Looks whether the store is sound."), run_check },
  { "backup", "FILE", N_ ("Writes a sound copy of the store."), run_backup },
  { "restore", "FILE", N_ ("Puts a backup in the place of the store, which is kept."),
    run_restore },
  { "site", "list", N_ ("Lists who takes part."), run_site },
  { NULL },
};
