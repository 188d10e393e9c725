/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli-print.h"
#include "dv-people.h"

/* How many people one transaction holds. */
#define CHUNK 10000

typedef struct {
  DvPeople *people;
  guint n;
} Sample;

static gboolean
sample_cb (DvWrite *write, gpointer data, GError **error)
{
  Sample *sample = data;

  return dv_people_write_with_work (sample->people, write, sample->n, error);
}

static gboolean
make_people (DvCli *cli, guint n, guint32 seed, GError **error)
{
  g_autoptr (DvPeople) people = dv_people_new (seed);

  for (guint done = 0; done < n; done += CHUNK) {
    Sample sample = { people, MIN (CHUNK, n - done) };

    if (!dv_store_write_as (cli->store, "setup", _ ("Made-up people"), sample_cb, &sample, NULL,
                            error))
      return FALSE;
  }
  return TRUE;
}

static DvExit
run_sample (DvCli *cli, int argc, char **argv)
{
  int n = 0, seed = 1;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &n, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    { NULL },
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (n < 1 || seed < 0)
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "sample", "--people N [--seed S]");
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!make_people (cli, (guint) n, (guint32) seed, &error))
    return dv_cli_fail (cli, error);
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "people", n);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_sample_commands[] = {
  { "sample", "--people N [--seed S]",
    N_ (
      "Adds made-up people, households, lists, petitions and events, the same for the same seed."),
    run_sample },
  { NULL },
};
