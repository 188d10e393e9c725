/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-distinct.h"
#include "dv-duplicates.h"
#include "dv-load.h"
#include "dv-merge.h"

typedef struct {
  double threshold;
  JsonBuilder *builder; /* NULL for text */
} Match;

static void
add_reasons (JsonBuilder *builder, guint32 reasons)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint bit = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (reasons & 1u << bit)
      json_builder_add_string_value (builder,
                                     dv_match_reason_get_code ((DvMatchReason) (1u << bit)));
  }
  json_builder_end_array (builder);
}

static void
print_reasons (guint32 reasons)
{
  const char *separator = "";

  for (guint bit = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (!(reasons & 1u << bit))
      continue;
    printf ("%s%s", separator, dv_match_reason_get_words ((DvMatchReason) (1u << bit)));
    separator = "; ";
  }
  printf ("\n");
}

static gboolean
print_pair (const Match *match, DvDb *db, const DvDuplicate *pair, GError **error)
{
  g_autoptr (DvRecord) a = dv_db_load (db, pair->a, error);
  g_autoptr (DvRecord) b = a != NULL ? dv_db_load (db, pair->b, error) : NULL;

  if (b == NULL)
    return FALSE;
  if (match->builder == NULL) {
    printf ("%.2f\t%s\t%s\t%s\t%s\t", pair->score, dv_record_get_id (a), dv_record_get_id (b),
            dv_record_get_title (a), dv_record_get_title (b));
    print_reasons (pair->reasons);
    return TRUE;
  }
  json_builder_begin_object (match->builder);
  dv_cli_add_string (match->builder, "a", dv_record_get_id (a));
  dv_cli_add_string (match->builder, "b", dv_record_get_id (b));
  json_builder_set_member_name (match->builder, "score");
  json_builder_add_double_value (match->builder, round (pair->score * 1e4) / 1e4);
  add_reasons (match->builder, pair->reasons);
  json_builder_end_object (match->builder);
  return TRUE;
}

static gboolean
match_cb (DvDb *db, gpointer data, GError **error)
{
  const Match *match = data;
  g_autoptr (DvMatchRegister) people = dv_match_register_read (db, error);
  g_autoptr (GArray) pairs =
    people != NULL ? dv_match_register_match (people, match->threshold, NULL, error) : NULL;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    if (!print_pair (match, db, &g_array_index (pairs, DvDuplicate, i), error))
      return FALSE;
  }
  return pairs != NULL;
}

static DvExit
print_matches (DvCli *cli, Match *match)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  match->builder = builder;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dv_store_read (cli->store, match_cb, match, &error))
    return dv_cli_fail (cli, error);
  if (builder == NULL)
    return DV_EXIT_DONE;
  json_builder_end_array (builder);
  dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
run_match (DvCli *cli, int argc, char **argv)
{
  Match match = { .threshold = DV_MATCH_THRESHOLD };
  const GOptionEntry entries[] = {
    { "threshold", 0, 0, G_OPTION_ARG_DOUBLE, &match.threshold, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (!(match.threshold > 0 && match.threshold <= 1))
    return dv_cli_usage (_ ("--threshold must lie between 0 and 1."));
  return print_matches (cli, &match);
}

static DvExit
print_batch (DvCli *cli, const char *batch)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json) {
    printf ("%s\n", batch != NULL ? batch : "");
    return DV_EXIT_DONE;
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "batch", batch);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
run_merge (DvCli *cli, int argc, char **argv)
{
  DvMerge merge = { 0 };
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &merge.force, NULL, NULL },
    { NULL },
  };
  g_autofree char *batch = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  merge.keep = argv[1];
  merge.other = argv[2];
  if (!dv_merge_save (cli->store, &merge, &batch, &error))
    return dv_cli_fail (cli, error);
  return print_batch (cli, batch);
}

typedef struct {
  const char *a;
  const char *b;
  const char *reason;
} NotSame;

static gboolean
not_same_cb (DvWrite *write, gpointer data, GError **error)
{
  const NotSame *pair = data;

  return dv_distinct_save (write, pair->a, pair->b, pair->reason, error);
}

static DvExit
run_not_same (DvCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  g_autofree char *batch = NULL;
  g_autoptr (GError) error = NULL;
  NotSame pair;

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  pair = (NotSame){ argv[1], argv[2], reason };
  if (!dv_store_write (cli->store, _ ("Not the same person"), not_same_cb, &pair, &batch, &error))
    return dv_cli_fail (cli, error);
  return print_batch (cli, batch);
}

const DvCommand dv_cli_match_commands[] = {
  { "match", "[--threshold P]", N_ ("Lists likely duplicates with score and reasons."), run_match },
  { "merge", "KEEP OTHER [--force]",
    N_ ("Merges the person OTHER into KEEP and prints the number under which it can be withdrawn."),
    run_merge },
  { "not-same", "A B [--reason WORDS]", N_ ("Remembers that two people are not the same."),
    run_not_same },
  { NULL },
};
