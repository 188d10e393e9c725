/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-agenda-paper.h"
#include "dv-agenda.h"
#include "dv-cli-print.h"
#include "dv-ics-import.h"
#include "dv-ics-write.h"
#include "dv-save.h"

/* The calendar of a store: what falls on the days of a span, as lines or as a calendar file. */

#define DAYS_AHEAD 30

typedef struct {
  char *from;
  char *to;
  char *unit;
  char *output;
  gboolean preview;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->from);
  g_free (arguments->to);
  g_free (arguments->unit);
  g_free (arguments->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

typedef struct {
  DvAgendaSpan span;
  GPtrArray *entries;
} Reading;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entries = dv_agenda_read (db, &reading->span, error);
  return reading->entries != NULL;
}

static gboolean
read_day (const char *text, const char *option, const DvDate *today, DvDate *date)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return TRUE;
  if (dv_date_parse (text, today, date, &error) && dv_date_is_full (date))
    return TRUE;
  dv_cli_refuse (option, "%s",
                 error != NULL ? error->message : _ ("A day, a month and a year are needed."));
  return FALSE;
}

/* Thirty days from today, unless something else is said. */
static gboolean
read_span (const Arguments *arguments, DvAgendaSpan *span)
{
  dv_date_today (&span->today);
  span->from = span->today;
  if (!read_day (arguments->from, "--from", &span->today, &span->from))
    return FALSE;
  span->to = dv_date_add_days (&span->from, DAYS_AHEAD);
  if (!read_day (arguments->to, "--to", &span->today, &span->to))
    return FALSE;
  span->unit = arguments->unit;
  return TRUE;
}

static void
add_entry (JsonBuilder *builder, const DvAgendaEntry *entry)
{
  DvDate day = dv_date_from_julian (entry->day);
  DvDate last = dv_date_from_julian (entry->last);
  g_autofree char *first_iso = dv_date_to_iso (&day);
  g_autofree char *last_iso = dv_date_to_iso (&last);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", entry->id);
  dv_cli_add_string (builder, "kind", entry->kind != NULL ? entry->kind->name : NULL);
  dv_cli_add_string (builder, "day", first_iso);
  dv_cli_add_string (builder, "last_day", last_iso);
  dv_cli_add_string (builder, "time", entry->time);
  dv_cli_add_string (builder, "title", entry->title);
  dv_cli_add_string (builder, "what", entry->what);
  dv_cli_add_string (builder, "place", entry->place);
  dv_cli_add_string (builder, "who", entry->who);
  json_builder_set_member_name (builder, "late");
  json_builder_add_boolean_value (builder, entry->late);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  dv_cli_print_json (builder);
}

static void
print_lines (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const DvAgendaEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *day = dv_date_format_julian (entry->day);

    printf ("%s\t%s\t%s\t%s\t%s\t%s\n", day, entry->time != NULL ? entry->time : "", entry->title,
            entry->what != NULL ? entry->what : "", entry->place != NULL ? entry->place : "",
            entry->who != NULL ? entry->who : "");
  }
}

static DvExit
write_file (const Arguments *arguments, GPtrArray *entries)
{
  g_autofree char *text = dv_ics_write (entries, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (arguments->output, text, -1, &error))
    return dv_cli_refuse ("--output", "%s", error->message);
  g_printerr (ngettext ("%u entry was written.\n", "%u entries were written.\n", entries->len),
              entries->len);
  return DV_EXIT_DONE;
}

static DvExit
run_read (DvCli *cli, const Arguments *arguments)
{
  Reading reading = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_span (arguments, &reading.span))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, read_cb, &reading, &error))
    return dv_cli_fail (cli, error);
  entries = reading.entries;
  if (arguments->output != NULL)
    return write_file (arguments, entries);
  if (cli->json)
    print_json (entries);
  else
    print_lines (entries);
  return DV_EXIT_DONE;
}

typedef struct {
  DvDate day;
  gboolean week;
  DvDocument *paper;
} Schedule;

static gboolean
paper_cb (DvDb *db, gpointer data, GError **error)
{
  Schedule *schedule = data;

  schedule->paper = schedule->week ? dv_agenda_paper_week (db, &schedule->day, error)
                                   : dv_agenda_paper_month (db, &schedule->day, error);
  return schedule->paper != NULL;
}

/* The schedule of the week or month of --from. */
static DvExit
run_paper (DvCli *cli, const Arguments *arguments, gboolean week)
{
  Schedule schedule = { .week = week };
  g_autoptr (DvDocument) paper = NULL;
  g_autoptr (GError) error = NULL;
  DvDate today;

  dv_date_today (&today);
  schedule.day = today;
  if (!read_day (arguments->from, "--from", &today, &schedule.day))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, paper_cb, &schedule, &error))
    return dv_cli_fail (cli, error);
  paper = schedule.paper;
  return dv_document_save (paper, arguments->output, &error) ? DV_EXIT_DONE
                                                             : dv_cli_fail (cli, error);
}

typedef struct {
  char *text;
  gsize size;
  DvIcsImport *import;
} Import;

static void
import_clear (Import *import)
{
  g_free (import->text);
  dv_ics_import_free (import->import);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Import *import = data;

  import->import = dv_ics_import_new (db, import->text, import->size, error);
  return import->import != NULL;
}

static void
print_item (const DvIcsItem *item)
{
  static const char *const states[] = { N_ ("new"), N_ ("changed"), N_ ("same"),
                                        N_ ("passed over") };

  printf ("%u\t%s\t%s\t%s\n", item->line, _ (states[item->state]),
          item->record != NULL ? dv_record_get_title (item->record) : "",
          item->remark != NULL ? item->remark : "");
}

static DvExit
run_import (DvCli *cli, const Arguments *arguments, const char *path)
{
  g_auto (Import) import = { 0 };
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &import.text, &import.size, &error))
    return dv_cli_refuse ("FILE", "%s", error->message);
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, look_cb, &import, &error))
    return dv_cli_refuse ("FILE", "%s", error->message);
  for (guint i = 0; i < import.import->items->len; i++)
    print_item (g_ptr_array_index (import.import->items, i));
  if (arguments->preview ||
      import.import->counts[DV_ICS_NEW] + import.import->counts[DV_ICS_CHANGED] == 0)
    return DV_EXIT_DONE;
  if (!dv_store_write_as (cli->store, "import", _ ("Import a calendar"), dv_ics_import_write,
                          import.import, NULL, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
run_calendar (DvCli *cli, int argc, char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments.to, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &arguments.unit, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &arguments.preview, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 2))
    return DV_EXIT_USAGE;
  if (g_str_equal (argv[1], "import") && argc == 3)
    return run_import (cli, &arguments, argv[2]);
  if (g_str_equal (argv[1], "export") && argc == 2 && arguments.output != NULL)
    return run_read (cli, &arguments);
  if ((g_str_equal (argv[1], "week") || g_str_equal (argv[1], "month")) && argc == 2 &&
      arguments.output != NULL)
    return run_paper (cli, &arguments, g_str_equal (argv[1], "week"));
  if (g_str_equal (argv[1], "list") && argc == 2 && arguments.output == NULL)
    return run_read (cli, &arguments);
  return dv_cli_usage (_ (
    "Say list, export --output FILE.ics, import FILE.ics, or week or month --output FILE.docx."));
}

const DvCommand dv_cli_agenda_commands[] = {
  { "calendar",
    "list [--from D] [--to D] [--unit ID] | export [--from D] [--to D] [--unit ID] --output "
    "FILE.ics | import FILE.ics [--preview] | week|month [--from D] --output F.docx|.pdf|.txt",
    N_ ("Tells what falls on the days of a span, writes it as a calendar file, reads the events of "
        "one, or writes the schedule of a week or month."),
    run_calendar },
  { NULL },
};
