/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-case.h"
#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-clock-text.h"
#include "dv-date.h"
#include "dv-due-cases.h"
#include "dv-load.h"

/* A case whose clocks are told. */
typedef struct {
  DvCli *cli;
  const DvDeadlineTable *table;
  const DvCaseFacts *facts;
  guint32 on;
  DvClocks clocks;
} Telling;

static char *
to_iso (guint32 day)
{
  const DvDate date = dv_date_from_julian (day);

  return day != 0 ? dv_date_to_iso (&date) : NULL;
}

static char *
to_words (guint32 day)
{
  const DvDate date = dv_date_from_julian (day);

  return day != 0 ? dv_date_format (&date) : g_strdup ("–");
}

static void
add_day (JsonBuilder *builder, const char *name, guint32 day)
{
  g_autofree char *iso = to_iso (day);

  dv_cli_add_string (builder, name, iso);
}

static const char *
get_code (const DvClock *clock)
{
  return clock->rule != NULL ? clock->rule->code : "";
}

static const char *
get_state (const DvClock *clock)
{
  switch (clock->state) {
  case DV_CLOCK_STOPPED:
    return "suspended";
  case DV_CLOCK_ENDED:
    return "ended";
  case DV_CLOCK_DROPPED:
    return "dropped";
  case DV_CLOCK_RUNNING:
  default:
    return "open";
  }
}

static void
add_clock_members (JsonBuilder *builder, const DvClock *clock, guint32 on)
{
  g_autofree char *summary = dv_clock_get_summary (clock, on);

  dv_cli_add_string (builder, "rule", get_code (clock));
  dv_cli_add_string (builder, "law", dv_clock_get_law (clock));
  add_day (builder, "start", clock->start);
  add_day (builder, "due", clock->due);
  dv_cli_add_string (builder, "state", get_state (clock));
  if (clock->state == DV_CLOCK_RUNNING && clock->due != 0)
    dv_cli_add_integer (builder, "days_left", -dv_clock_get_days_late (clock, on));
  if (clock->state == DV_CLOCK_ENDED) {
    dv_cli_add_string (builder, "ended_by", dv_event_get_code (clock->ended_by));
    add_day (builder, "ended", clock->ended);
    dv_cli_add_integer (builder, "days_late", MAX (0, dv_clock_get_days_late (clock, on)));
  }
  dv_cli_add_string (builder, "summary", summary);
}

static void
add_step (JsonBuilder *builder, const DvClockStep *step)
{
  json_builder_begin_object (builder);
  add_day (builder, "from", step->from);
  add_day (builder, "to", step->to);
  json_builder_set_member_name (builder, "counted");
  json_builder_add_boolean_value (builder, step->counted);
  dv_cli_add_string (builder, "why", step->why);
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, const Telling *telling, const DvClock *clock)
{
  g_autoptr (GPtrArray) steps = NULL;

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  if (clock != NULL)
    steps =
      dv_clock_get_steps (telling->table, telling->facts, &telling->clocks, clock, telling->on);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_step (builder, g_ptr_array_index (steps, i));
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder *builder, const Telling *telling, const DvClock *clock)
{
  g_auto (GStrv) notes = dv_clock_get_notes (telling->facts, clock, telling->on);

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; notes[i] != NULL; i++)
    json_builder_add_string_value (builder, notes[i]);
  json_builder_end_array (builder);
}

static void
print_json (const Telling *telling, const DvClock *clock)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (clock != NULL) {
    add_clock_members (builder, clock, telling->on);
    add_notes (builder, telling, clock);
  } else {
    dv_cli_add_string (builder, "rule", NULL);
    dv_cli_add_string (builder, "law", NULL);
    dv_cli_add_string (builder, "due", NULL);
  }
  add_steps (builder, telling, clock);
  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < telling->clocks.n_clocks; i++) {
    json_builder_begin_object (builder);
    add_clock_members (builder, &telling->clocks.clocks[i], telling->on);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_steps (const Telling *telling, const DvClock *clock)
{
  g_autoptr (GPtrArray) steps =
    dv_clock_get_steps (telling->table, telling->facts, &telling->clocks, clock, telling->on);

  for (guint i = 0; i < steps->len; i++) {
    const DvClockStep *step = g_ptr_array_index (steps, i);
    g_autofree char *from = to_words (step->from);
    g_autofree char *to = to_words (step->to);

    printf ("  %s – %s  %s\n", from, to, step->why);
  }
}

static void
print_others (const Telling *telling, const DvClock *told)
{
  for (guint i = 0; i < telling->clocks.n_clocks; i++) {
    const DvClock *clock = &telling->clocks.clocks[i];
    g_autofree char *summary = dv_clock_get_summary (clock, telling->on);

    if (clock != told)
      printf ("%s  %s\n", get_code (clock), summary);
  }
}

static void
print_text (const Telling *telling, const DvClock *clock)
{
  g_autofree char *summary = clock != NULL ? dv_clock_get_summary (clock, telling->on) : NULL;
  g_auto (GStrv) notes =
    clock != NULL ? dv_clock_get_notes (telling->facts, clock, telling->on) : NULL;

  if (clock == NULL) {
    printf ("%s\n", _ ("No time limit of the law runs for it."));
    return;
  }
  printf ("%s  %s\n%s\n", get_code (clock), dv_clock_get_law (clock), summary);
  for (guint i = 0; notes[i] != NULL; i++)
    printf ("%s\n", notes[i]);
  print_steps (telling, clock);
  print_others (telling, clock);
}

/* The clock that has to be watched is told; once nothing runs, the one that ran last. */
static DvExit
tell (Telling *telling)
{
  g_autoptr (GError) error = NULL;
  const DvClock *clock;

  if (!dv_clocks_reckon (telling->table, telling->facts, telling->on, &telling->clocks, &error))
    return dv_cli_refuse (error->code == DV_CASE_ERROR_RULE ? "rule" : "events", "%s",
                          error->message);
  clock = telling->clocks.current != NULL ? telling->clocks.current : telling->clocks.last;
  if (telling->cli->json)
    print_json (telling, clock);
  else
    print_text (telling, clock);
  return DV_EXIT_DONE;
}

static guint32
today (void)
{
  DvDate date;

  dv_date_today (&date);
  return dv_date_to_julian (&date);
}

static DvExit
tell_file (DvCli *cli, const char *path, guint32 on)
{
  g_autoptr (DvCliCase) described = dv_cli_case_read (path);
  g_autoptr (DvDeadlineTable) table = NULL;
  Telling telling = { .cli = cli };
  DvExit status;

  if (described == NULL)
    return DV_EXIT_REFUSED;
  status = dv_cli_load_deadlines (cli, &table);
  if (status != DV_EXIT_DONE)
    return status;
  telling.table = table;
  telling.facts = &described->facts;
  telling.on = on;
  if (on == 0)
    telling.on = described->on != 0 ? described->on : today ();
  return tell (&telling);
}

typedef struct {
  const char *id;
  Telling telling;
  DvExit status;
} Stored;

static gboolean
tell_cb (DvDb *db, gpointer data, GError **error)
{
  Stored *stored = data;
  g_autoptr (DvRecord) petition = dv_db_load_id (db, stored->id, error);
  g_autoptr (DvDueCases) cases =
    petition != NULL ? dv_due_cases_new (db, dv_record_get_row (petition), error) : NULL;
  DvStep step = cases != NULL ? dv_due_cases_step (cases, error) : DV_STEP_ERROR;

  if (step == DV_STEP_ROW) {
    stored->telling.facts = &dv_due_cases_get (cases)->facts;
    stored->status = tell (&stored->telling);
  } else if (step == DV_STEP_DONE) {
    stored->status = dv_cli_refuse ("PETITION", _ ("The petition was deleted."));
  }
  return step != DV_STEP_ERROR;
}

static DvExit
tell_stored (DvCli *cli, const char *text, guint32 on)
{
  Stored stored = { .telling = { .cli = cli, .on = on != 0 ? on : today () } };
  g_autofree char *id = dv_cli_find_id (cli, "petition", text, &stored.status);
  g_autoptr (DvDeadlineTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return stored.status;
  stored.status = dv_cli_load_deadlines (cli, &table);
  if (stored.status != DV_EXIT_DONE)
    return stored.status;
  stored.id = id;
  stored.telling.table = table;
  return dv_store_read (cli->store, tell_cb, &stored, &error) ? stored.status
                                                              : dv_cli_fail (cli, error);
}

static DvExit
run_clock (DvCli *cli, int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *on_text = NULL;
  const GOptionEntry entries[] = {
    { "case", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, NULL, NULL },
    { NULL },
  };
  guint32 on = 0;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 1))
    return DV_EXIT_USAGE;
  if ((path != NULL) == (argc > 1))
    return dv_cli_usage (_ ("Name a petition, or a file with --case."));
  if (on_text != NULL && !dv_cli_read_day ("--on", on_text, &on))
    return DV_EXIT_REFUSED;
  return path != NULL ? tell_file (cli, path, on) : tell_stored (cli, argv[1], on);
}

const DvCommand dv_cli_clock_commands[] = {
  { "clock", "PETITION [--on D] | --case FILE.json", N_ ("Tells the steps of a petition’s clock."),
    run_clock },
  { NULL },
};
