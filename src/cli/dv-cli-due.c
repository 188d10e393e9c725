/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-case.h"
#include "dv-cli-print.h"
#include "dv-clock.h"
#include "dv-date.h"
#include "dv-due-cases.h"
#include "dv-kinds.h"
#include "dv-load.h"

/* An open petition. */
typedef struct {
  gint64 row;
  guint32 due;
  const char *rule;
  char *problem; /* why it has no day, or NULL */
} Due;

typedef struct {
  const DvDeadlineTable *table;
  guint32 on;
  guint32 until;
  GArray *dues;
  GPtrArray *records;
} Listing;

static void
clear_due (gpointer data)
{
  Due *due = data;

  g_free (due->problem);
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const Due *due_a = a;
  const Due *due_b = b;

  if (due_a->due != due_b->due)
    return due_a->due < due_b->due ? -1 : 1;
  return due_a->row < due_b->row ? -1 : due_a->row > due_b->row;
}

static void
add_due (Listing *listing, const DvDueCase *due_case)
{
  Due due = { .row = due_case->row, .rule = "" };
  g_autoptr (GError) error = NULL;
  DvClocks clocks;

  if (!dv_clocks_reckon (listing->table, &due_case->facts, listing->on, &clocks, &error)) {
    due.problem = g_strdup (error->message);
  } else if (clocks.current == NULL || clocks.current->due == 0 ||
             clocks.current->due > listing->until) {
    return;
  } else {
    due.due = clocks.current->due;
    if (clocks.current->rule != NULL)
      due.rule = clocks.current->rule->code;
  }
  g_array_append_val (listing->dues, due);
}

static gboolean
load_records (DvDb *db, Listing *listing, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < listing->dues->len; i++)
    g_array_append_val (rows, g_array_index (listing->dues, Due, i).row);
  listing->records =
    dv_db_load_rows (db, &dv_kind_petition, (const gint64 *) rows->data, rows->len, error);
  return listing->records != NULL;
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autoptr (DvDueCases) cases = dv_due_cases_new (db, 0, error);
  DvStep step = DV_STEP_ERROR;

  while (cases != NULL && (step = dv_due_cases_step (cases, error)) == DV_STEP_ROW)
    add_due (listing, dv_due_cases_get (cases));
  if (step != DV_STEP_DONE)
    return FALSE;
  g_array_sort (listing->dues, compare_dues);
  return load_records (db, listing, error);
}

static const char *
get_number (DvRecord *petition)
{
  const char *number = dv_record_get (petition, "number");

  return number != NULL ? number : "";
}

/* A petition whose steps cannot be is not passed over in silence. */
static void
print_problem (const Due *due, DvRecord *petition)
{
  const char *number = get_number (petition);

  dv_cli_refuse (*number != '\0' ? number : dv_record_get_id (petition), "%s", due->problem);
}

static void
print_json (const Listing *listing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < listing->dues->len; i++) {
    const Due *due = &g_array_index (listing->dues, Due, i);
    DvRecord *petition = g_ptr_array_index (listing->records, i);
    const DvDate date = dv_date_from_julian (due->due);
    g_autofree char *iso = due->due != 0 ? dv_date_to_iso (&date) : NULL;

    if (due->problem != NULL)
      continue;
    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "id", dv_record_get_id (petition));
    dv_cli_add_string (builder, "number", get_number (petition));
    dv_cli_add_string (builder, "rule", due->rule);
    dv_cli_add_string (builder, "due", iso);
    dv_cli_add_integer (builder, "days_left", (gint64) due->due - listing->on);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  dv_cli_print_json (builder);
}

static void
print_text (const Listing *listing)
{
  for (guint i = 0; i < listing->dues->len; i++) {
    const Due *due = &g_array_index (listing->dues, Due, i);
    DvRecord *petition = g_ptr_array_index (listing->records, i);
    const DvDate date = dv_date_from_julian (due->due);
    g_autofree char *day = due->due != 0 ? dv_date_format (&date) : NULL;

    if (due->problem == NULL)
      printf ("%s  %" G_GINT64_FORMAT "  %s  %s  %s\n", day, (gint64) due->due - listing->on,
              due->rule, get_number (petition), dv_record_get_title (petition));
  }
}

static DvExit
print (DvCli *cli, const Listing *listing)
{
  if (cli->json)
    print_json (listing);
  else
    print_text (listing);
  for (guint i = 0; i < listing->dues->len; i++) {
    const Due *due = &g_array_index (listing->dues, Due, i);

    if (due->problem != NULL)
      print_problem (due, g_ptr_array_index (listing->records, i));
  }
  return DV_EXIT_DONE;
}

static DvExit
list_dues (DvCli *cli, guint32 on, guint32 until)
{
  g_autoptr (GArray) dues = g_array_new (FALSE, TRUE, sizeof (Due));
  g_autoptr (DvDeadlineTable) table = NULL;
  g_autoptr (GError) error = NULL;
  Listing listing = { NULL, on, until, dues, NULL };
  DvExit status;

  g_array_set_clear_func (dues, clear_due);
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  status = dv_cli_load_deadlines (cli, &table);
  if (status != DV_EXIT_DONE)
    return status;
  listing.table = table;
  status = dv_store_read (cli->store, list_cb, &listing, &error) ? print (cli, &listing)
                                                                 : dv_cli_fail (cli, error);
  g_clear_pointer (&listing.records, g_ptr_array_unref);
  return status;
}

static DvExit
run_due (DvCli *cli, int argc, char **argv)
{
  g_autofree char *on_text = NULL;
  int within = -1;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, NULL, NULL },
    { "within", 0, 0, G_OPTION_ARG_INT, &within, NULL, NULL },
    { NULL },
  };
  DvDate today;
  guint32 on;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 0))
    return DV_EXIT_USAGE;
  if (within < -1 || within > 100000)
    return dv_cli_usage (_ ("--within takes a number of days from 0 to 100000."));
  dv_date_today (&today);
  on = dv_date_to_julian (&today);
  if (on_text != NULL && !dv_cli_read_day ("--on", on_text, &on))
    return DV_EXIT_REFUSED;
  return list_dues (cli, on, within >= 0 ? on + (guint32) within : G_MAXUINT32);
}

const DvCommand dv_cli_due_commands[] = {
  { "due", "[--on D] [--within N]", N_ ("Lists open petitions, the most urgent first."), run_due },
  { NULL },
};
