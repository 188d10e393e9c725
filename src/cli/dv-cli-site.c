/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-exchange.h"
#include "dv-members.h"
#include "dv-site.h"

/* Who takes part in the exchange. */

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

/* Returns: (transfer full) (nullable): the UUIDs of the groups that were named; W and O are what
 *   every laptop reads and every office has */
static GStrv
find_groups (DvCli *cli, GStrv named, DvExit *status)
{
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();

  for (guint i = 0; named != NULL && named[i] != NULL; i++) {
    g_autofree char *id = dv_cli_find_id (cli, "unit", named[i], status);

    if (id == NULL)
      return NULL;
    g_strv_builder_add (groups, id);
  }
  return g_strv_builder_end (groups);
}

static DvExit
invite (DvCli *cli, const char *name, GStrv scopes, gboolean office, const char *output)
{
  g_autofree char *code = NULL;
  g_auto (GStrv) groups = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status = DV_EXIT_REFUSED;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  groups = find_groups (cli, scopes, &status);
  if (groups == NULL)
    return status;
  if (!dv_exchange_invite (cli->store, name, office ? "office" : "leaf",
                           office ? NULL : (const char *const *) groups, output, &code, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    printf ("{\"code\":\"%s\"}\n", code);
  else
    printf ("%s\n", code);
  return DV_EXIT_DONE;
}

static DvExit
run_invite (DvCli *cli, int argc, char **argv)
{
  g_auto (GStrv) scopes = NULL;
  g_autofree char *output = NULL;
  gboolean office = FALSE;
  const GOptionEntry entries[] = {
    { "scope", 0, 0, G_OPTION_ARG_STRING_ARRAY, &scopes, NULL, NULL },
    { "office", 0, 0, G_OPTION_ARG_NONE, &office, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (output == NULL || (scopes == NULL && !office))
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "site",
                         "invite NAME --scope GROUP… --output FILE");
  return invite (cli, argv[1], scopes, office, output);
}

static gboolean
retire_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_members_retire (dv_write_get_db (write), data, error);
}

/* The active site of that name or UUID. */
static gboolean
find_site (GPtrArray *sites, const char *name, DvId *id)
{
  for (guint i = 0; i < sites->len; i++) {
    const DvSite *site = g_ptr_array_index (sites, i);

    if (strcmp (site->state, "active") == 0 &&
        (g_strcmp0 (site->name, name) == 0 || strcmp (site->id, name) == 0))
      return dv_id_parse (site->id, id);
  }
  return FALSE;
}

static DvExit
retire (DvCli *cli, const char *name)
{
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (GError) error = NULL;
  DvId id;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, sites_cb, &sites, &error))
    return dv_cli_fail (cli, error);
  if (!find_site (sites, name, &id))
    return dv_cli_refuse ("NAME", _ ("No machine in use is called “%s”. Nothing was changed."),
                          name);
  if (!dv_store_write_as (cli->store, "packet", NULL, retire_cb, &id, NULL, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
run_site (DvCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "list") == 0 && argc == 2)
    return list_sites (cli);
  if (strcmp (what, "invite") == 0)
    return run_invite (cli, argc - 1, argv + 1);
  if (strcmp (what, "retire") == 0 && argc == 3)
    return retire (cli, argv[2]);
  return dv_cli_usage (_ ("Type: danvanctl %s %s"), "site", "list|invite|retire");
}

const DvCommand dv_cli_site_commands[] = {
  { "site", "list|invite|retire", N_ ("Lists, enrols and retires machines that take part."),
    run_site },
  { NULL },
};
