/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-load.h"
#include "dv-search.h"

#define DEFAULT_LIMIT 50

typedef struct {
  const char *words;
  const DvKind *kind;
  guint limit;
  JsonBuilder *builder; /* NULL for text */
} Search;

static void
print_found (Search *search, DvRecord *record)
{
  g_autofree char *snippet = dv_search_snippet (record, search->words);
  const DvKind *kind = dv_record_get_kind (record);
  const char *title = dv_record_get_title (record);

  if (search->builder == NULL) {
    printf ("%s\t%s\t%s\t%s\n", dv_record_get_id (record), dv_kind_get_label (kind),
            title != NULL ? title : "", g_strdelimit (snippet, "\t\r\n", ' '));
    return;
  }
  json_builder_begin_object (search->builder);
  dv_cli_add_string (search->builder, "id", dv_record_get_id (record));
  dv_cli_add_string (search->builder, "kind", kind->name);
  dv_cli_add_string (search->builder, "title", title);
  dv_cli_add_string (search->builder, "snippet", snippet);
  json_builder_end_object (search->builder);
}

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GArray) rows = dv_search (db, search->words, search->kind, search->limit, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL)
      return FALSE;
    print_found (search, record);
  }
  return rows != NULL;
}

static DvExit
print_search (DvCli *cli, Search *search)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  search->builder = builder;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dv_store_read (cli->store, search_cb, search, &error))
    return dv_cli_fail (cli, error);
  if (builder != NULL) {
    json_builder_end_array (builder);
    dv_cli_print_json (builder);
  }
  return DV_EXIT_DONE;
}

static DvExit
run_search (DvCli *cli, int argc, char **argv)
{
  g_autofree char *kind = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  g_autofree char *words = NULL;
  Search search = { 0 };

  if (!dv_cli_parse (&argc, &argv, entries, 1, -1))
    return DV_EXIT_USAGE;
  if (limit < 1)
    return dv_cli_usage (_ ("--limit must be at least 1."));
  if (kind != NULL && (search.kind = dv_cli_find_kind (kind)) == NULL)
    return DV_EXIT_USAGE;
  words = g_strjoinv (" ", argv + 1);
  search.words = words;
  search.limit = (guint) limit;
  return print_search (cli, &search);
}

const DvCommand dv_cli_search_commands[] = {
  { "search", "WORDS… [--kind K] [--limit N]", N_ ("Finds records, the best first."), run_search },
  { NULL },
};
