/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-erase.h"
#include "dv-load.h"
#include "dv-purge.h"

/* Destroying what is kept of somebody who asked for it. */

static gboolean
erase_cb (DvWrite *write, gpointer data, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (dv_write_get_db (write), data, error);

  return record != NULL && dv_erase_record (write, record, error);
}

typedef struct {
  const char *id;
  GPtrArray *receipts;
} Wanted;

static gboolean
receipts_cb (DvDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;

  wanted->receipts = dv_erase_list_receipts (db, wanted->id, error);
  return wanted->receipts != NULL;
}

static void
print_receipts (DvCli *cli, GPtrArray *receipts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < receipts->len; i++) {
    const DvEraseReceipt *receipt = g_ptr_array_index (receipts, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "site", receipt->site);
    json_builder_set_member_name (builder, "done");
    json_builder_add_boolean_value (builder, receipt->done);
    json_builder_end_object (builder);
    if (!cli->json)
      printf ("%s\t%s\n", receipt->site != NULL ? receipt->site : _ ("Ward office"),
              receipt->done ? _ ("erased") : _ ("not yet"));
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static DvExit
run_erase (DvCli *cli, int argc, char **argv)
{
  gboolean only_receipts = FALSE;
  const GOptionEntry entries[] = {
    { "receipts", 0, 0, G_OPTION_ARG_NONE, &only_receipts, NULL, NULL },
    { NULL },
  };
  Wanted wanted = { NULL, NULL };
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  wanted.id = argv[1];
  if (!only_receipts && (!dv_store_write_as (cli->store, DV_PURPOSE_ERASE, _ ("Erase on request"),
                                             erase_cb, argv[1], NULL, &error) ||
                         !dv_purge_store (cli->store, &error)))
    return dv_cli_fail (cli, error);
  if (!dv_store_read (cli->store, receipts_cb, &wanted, &error))
    return dv_cli_fail (cli, error);
  receipts = wanted.receipts;
  print_receipts (cli, receipts);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_erase_commands[] = {
  { "erase", "[--receipts] ID", N_ ("Destroys the values of a record for good, at every machine."),
    run_erase },
  { NULL },
};
