/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-arrivals.h"
#include "dv-cli-print.h"
#include "dv-exchange.h"
#include "dv-store-error.h"

/* Packets: made, looked at, read, and exchanged through a folder. */

static DvExit
fail_file (DvCli *cli, const char *path, const GError *error)
{
  g_autofree char *shown = NULL;

  if (dv_store_error_is_store_unusable (error))
    return dv_cli_fail (cli, error);
  shown = g_filename_display_name (path);
  fprintf (stderr, "%s:-:-:-: %s\n", shown, error->message);
  return DV_EXIT_REFUSED;
}

static void
add_arrived (JsonBuilder *builder, const DvArrived *arrived)
{
  dv_cli_add_integer (builder, "changes", arrived->n_changes);
  dv_cli_add_integer (builder, "new", arrived->n_new);
  dv_cli_add_integer (builder, "known", arrived->n_known);
  dv_cli_add_integer (builder, "waiting", arrived->n_waiting);
  dv_cli_add_integer (builder, "conflicts", arrived->n_conflicts);
}

static void
add_packet (JsonBuilder *builder, const DvExchangePacket *packet)
{
  json_builder_begin_object (builder);
  if (packet->arrival != NULL)
    dv_cli_add_string (builder, "batch", packet->arrival);
  dv_cli_add_string (builder, "file", packet->name);
  dv_cli_add_string (builder, "site", packet->site);
  add_arrived (builder, &packet->arrived);
  dv_cli_add_string (builder, "problem", packet->problem);
  json_builder_end_object (builder);
}

static void
print_packet (const DvExchangePacket *packet)
{
  g_autofree char *shown = g_filename_display_name (packet->name);
  const DvArrived *arrived = &packet->arrived;

  if (packet->problem != NULL) {
    fprintf (stderr, "%s:-:-:-: %s\n", shown, packet->problem);
    return;
  }
  /* translators: a file, a machine, and numbers of changes */
  printf (_ ("%s\t%s\t%u changes (%u new records), %u known, %u conflicts\n"), shown,
          packet->site != NULL ? packet->site : "", arrived->n_changes, arrived->n_new,
          arrived->n_known, arrived->n_conflicts);
  if (arrived->n_waiting > 0)
    printf (_ ("\t%u parts wait for packets that have not come yet\n"), arrived->n_waiting);
}

static void
show_packet (DvCli *cli, const DvExchangePacket *packet)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    print_packet (packet);
    return;
  }
  builder = json_builder_new ();
  add_packet (builder, packet);
  dv_cli_print_json (builder);
}

static DvExit
make_packet (DvCli *cli, int argc, char **argv)
{
  g_autofree char *to = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  guint n;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (output == NULL)
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "packet", "make [--to SITE] --output FILE");
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  n = dv_exchange_make (cli->store, to, output, &error);
  if (n == 0)
    return fail_file (cli, output, error);
  for (guint i = 1; i <= n && !cli->json; i++) {
    g_autofree char *shown = g_filename_display_name (output);

    if (i == 1)
      printf ("%s\n", shown);
    else
      printf ("%s.%u\n", shown, i);
  }
  if (cli->json)
    printf ("{\"packets\":%u}\n", n);
  return DV_EXIT_DONE;
}

typedef DvExchangePacket *(*PacketFunc) (DvStore *store, const char *path, GError **error);

/* Looks at a packet, or reads it. */
static DvExit
open_packet (DvCli *cli, int argc, char **argv, PacketFunc func)
{
  g_autoptr (DvExchangePacket) packet = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  packet = func (cli->store, argv[1], &error);
  if (packet == NULL)
    return fail_file (cli, argv[1], error);
  show_packet (cli, packet);
  return packet->problem == NULL ? DV_EXIT_DONE : DV_EXIT_REFUSED;
}

static DvExit
run_packet (DvCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "make") == 0)
    return make_packet (cli, argc - 1, argv + 1);
  if (strcmp (what, "inspect") == 0)
    return open_packet (cli, argc - 1, argv + 1, dv_exchange_inspect);
  if (strcmp (what, "apply") == 0)
    return open_packet (cli, argc - 1, argv + 1, dv_exchange_apply);
  return dv_cli_usage (_ ("Type: danvanctl %s %s"), "packet", "make|inspect|apply");
}

static gboolean
missing_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **missing = data;

  *missing = dv_arrivals_list_missing (db, error);
  return *missing != NULL;
}

static void
print_missing (GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++) {
    const DvMissing *entry = g_ptr_array_index (missing, i);
    g_autofree char *holders = g_strjoinv (", ", entry->holders);

    /* translators: numbers of batches, a machine, machines to ask */
    printf (_ ("missing: parts %u–%u of %s; ask %s\n"), (guint) entry->first, (guint) entry->last,
            entry->site != NULL ? entry->site : "",
            holders[0] != '\0'    ? holders
            : entry->site != NULL ? entry->site
                                  : "");
  }
}

static void
add_missing (JsonBuilder *builder, GPtrArray *missing)
{
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < missing->len; i++) {
    const DvMissing *entry = g_ptr_array_index (missing, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "site", entry->site);
    dv_cli_add_string (builder, "scope", entry->scope);
    dv_cli_add_integer (builder, "first", (gint64) entry->first);
    dv_cli_add_integer (builder, "last", (gint64) entry->last);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_result_json (const DvExchangeResult *result, GPtrArray *missing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_arrived (builder, &result->arrived);
  dv_cli_add_integer (builder, "written", result->n_written);
  dv_cli_add_integer (builder, "foreign", result->n_foreign);
  dv_cli_add_string (builder, "problem", result->problem);
  json_builder_set_member_name (builder, "packets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->packets->len; i++)
    add_packet (builder, g_ptr_array_index (result->packets, i));
  json_builder_end_array (builder);
  add_missing (builder, missing);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_result (const DvExchangeResult *result, GPtrArray *missing)
{
  for (guint i = 0; i < result->packets->len; i++)
    print_packet (g_ptr_array_index (result->packets, i));
  printf (ngettext ("%u packet written.\n", "%u packets written.\n", result->n_written),
          result->n_written);
  print_missing (missing);
}

static gboolean
has_problem (const DvExchangeResult *result)
{
  gboolean found = result->problem != NULL;

  for (guint i = 0; i < result->packets->len; i++)
    found |= ((DvExchangePacket *) g_ptr_array_index (result->packets, i))->problem != NULL;
  return found;
}

static DvExit
run_exchange (DvCli *cli, int argc, char **argv)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { NULL },
  };
  g_autoptr (DvExchangeResult) result = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  result = dry_run ? dv_exchange_preview (cli->store, argv[1], NULL, &error)
                   : dv_exchange_folder (cli->store, argv[1], NULL, NULL, NULL, &error);
  if (result == NULL)
    return fail_file (cli, argv[1], error);
  if (!dv_store_read (cli->store, missing_cb, &missing, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    print_result_json (result, missing);
  else
    print_result (result, missing);
  if (result->problem != NULL)
    fprintf (stderr, "%s:-:-:-: %s\n", argv[1], result->problem);
  return has_problem (result) ? DV_EXIT_REFUSED : DV_EXIT_DONE;
}

const DvCommand dv_cli_exchange_commands[] = {
  { "packet", "make|inspect|apply", N_ ("Makes and reads packets for other machines."),
    run_packet },
  { "exchange", "[--dry-run] FOLDER", N_ ("Exchanges packets through a folder or a stick."),
    run_exchange },
  { NULL },
};
