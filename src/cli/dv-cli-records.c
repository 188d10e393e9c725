/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-disclosure.h"
#include "dv-load.h"

/* How many records are held in memory at a time. */
#define CHUNK 500

typedef struct {
  const DvQuery *query;
  JsonBuilder *builder; /* NULL for text */
} List;

static gboolean
print_chunk (List *list, DvDb *db, const gint64 *rows, guint n, GError **error)
{
  const DvKind *kind = dv_query_get_kind (list->query);
  g_autoptr (GPtrArray) records = dv_db_load_rows (db, kind, rows, n, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    if (list->builder != NULL)
      dv_cli_add_record (list->builder, g_ptr_array_index (records, i), FALSE);
    else
      dv_cli_print_row (g_ptr_array_index (records, i));
  }
  return records != NULL;
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  List *list = data;
  g_autoptr (GArray) rows = dv_query_run (list->query, db, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i += CHUNK) {
    if (!print_chunk (list, db, &g_array_index (rows, gint64, i), MIN (CHUNK, rows->len - i),
                      error))
      return FALSE;
  }
  return TRUE;
}

static void
add_conditions (DvQuery *query, GPtrArray *assignments)
{
  for (guint i = 0; i < assignments->len; i++) {
    const DvAssignment *assignment = g_ptr_array_index (assignments, i);

    dv_query_where (query, assignment->field->name,
                    *assignment->value != '\0' ? assignment->value : NULL);
  }
}

static DvExit
print_list (DvCli *cli, const DvQuery *query)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  List list = { query, builder };
  g_autoptr (GError) error = NULL;

  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dv_store_read (cli->store, list_cb, &list, &error))
    return dv_cli_fail (cli, error);
  if (builder != NULL) {
    json_builder_end_array (builder);
    dv_cli_print_json (builder);
  }
  return DV_EXIT_DONE;
}

static DvExit
list_kind (DvCli *cli, const DvKind *kind, char **where, int limit)
{
  g_autoptr (GPtrArray) assignments = dv_cli_read_assignments (kind, where);
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GError) error = NULL;

  if (assignments == NULL)
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_cli_read_values (cli->store, assignments, &error))
    return error != NULL ? dv_cli_fail (cli, error) : DV_EXIT_REFUSED;
  add_conditions (query, assignments);
  dv_query_set_limit (query, (guint) limit);
  return print_list (cli, query);
}

static DvExit
run_list (DvCli *cli, int argc, char **argv)
{
  g_auto (GStrv) where = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  const DvKind *kind;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (limit < 0)
    return dv_cli_usage (_ ("--limit must not be negative."));
  kind = dv_cli_find_kind (argv[1]);
  return kind != NULL ? list_kind (cli, kind, where, limit) : DV_EXIT_USAGE;
}

static gboolean
disclose_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_disclosure_write_all (write, data, error);
}

/* What is sensitive is shown once it is written down that it was. */
static gboolean
disclose (DvCli *cli, DvRecord *record, GError **error)
{
  return !dv_disclosure_is_needed (record) ||
         dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, _ ("Open sensitive fields"), disclose_cb,
                            record, NULL, error);
}

static DvExit
run_show (DvCli *cli, int argc, char **argv)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  record = dv_store_load (cli->store, argv[1], &error);
  if (record != NULL && dv_cli_refuse_sealed (record, &status))
    return status;
  if (record == NULL || !disclose (cli, record, &error))
    return dv_cli_fail (cli, error);
  if (!cli->json) {
    dv_cli_print_record (record);
    return DV_EXIT_DONE;
  }
  dv_cli_add_record (builder, record, TRUE);
  dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_records_commands[] = {
  { "list", "KIND [--where FIELD=VALUE]… [--limit N]", N_ ("Lists records."), run_list },
  { "show", "ID", N_ ("Shows one record."), run_show },
  { NULL },
};
