/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-conflicts.h"

/* What two people changed at once. */

typedef struct {
  const char *id;
  GPtrArray *conflicts;
} Wanted;

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;
  DvConflict *conflict;

  if (wanted->id == NULL) {
    wanted->conflicts = dv_conflicts_list (db, NULL, 0, error);
    return wanted->conflicts != NULL;
  }
  conflict = dv_conflicts_load (db, wanted->id, error);
  wanted->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_conflict_free);
  if (conflict != NULL)
    g_ptr_array_add (wanted->conflicts, conflict);
  return conflict != NULL;
}

static const char *
field_name (const DvConflict *conflict)
{
  return conflict->field != NULL ? conflict->field->name : conflict->type;
}

/* What the law marks as sensitive is not printed. */
static const char *
printed (const DvConflict *conflict, const char *value, const char *shown)
{
  gboolean hidden = conflict->field != NULL && (conflict->field->flags & DV_FIELD_SENSITIVE);

  return hidden ? shown : value;
}

static void
add_value (JsonBuilder *builder, const DvConflict *conflict, const DvConflictValue *value)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (value->time / G_USEC_PER_SEC);
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "value", printed (conflict, value->value, value->shown));
  dv_cli_add_string (builder, "site", value->site);
  dv_cli_add_string (builder, "person", value->actor);
  dv_cli_add_string (builder, "time", text);
  json_builder_set_member_name (builder, "shown");
  json_builder_add_boolean_value (builder, value->is_shown);
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder, const DvConflict *conflict)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", conflict->id);
  dv_cli_add_string (builder, "type", conflict->type);
  dv_cli_add_string (builder, "kind", conflict->kind->name);
  dv_cli_add_string (builder, "record", conflict->record);
  dv_cli_add_string (builder, "title", conflict->title);
  dv_cli_add_string (builder, "field", field_name (conflict));
  dv_cli_add_string (builder, "base",
                     conflict->field != NULL
                       ? printed (conflict, conflict->base, conflict->shown_base)
                       : NULL);
  dv_cli_add_string (builder, "text", conflict->text);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflict->values->len; i++)
    add_value (builder, conflict, g_ptr_array_index (conflict->values, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_conflict (const DvConflict *conflict)
{
  printf ("%s\t%s\t%s\n", conflict->id, conflict->title != NULL ? conflict->title : "",
          conflict->field != NULL ? dv_field_get_label (conflict->field)
                                  : _ ("deleted or changed"));
  if (conflict->text != NULL)
    printf ("\t%s\n", conflict->text);
  if (conflict->shown_base != NULL)
    printf ("\t%s: %s\n", _ ("before"), conflict->shown_base);
  for (guint i = 0; i < conflict->values->len; i++) {
    const DvConflictValue *value = g_ptr_array_index (conflict->values, i);

    printf ("\t%s%s\t%s\t%s\n", value->is_shown ? "* " : "  ",
            value->shown != NULL ? value->shown : _ ("(empty)"),
            value->site != NULL ? value->site : "", value->actor != NULL ? value->actor : "");
  }
}

static void
print_conflicts (DvCli *cli, GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++) {
    if (cli->json)
      add_conflict (builder, g_ptr_array_index (conflicts, i));
    else
      print_conflict (g_ptr_array_index (conflicts, i));
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static DvExit
show_conflicts (DvCli *cli, const char *id)
{
  Wanted wanted = { id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  gboolean found;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  found = dv_store_read (cli->store, list_cb, &wanted, &error);
  conflicts = wanted.conflicts;
  if (!found)
    return dv_cli_fail (cli, error);
  print_conflicts (cli, conflicts);
  return DV_EXIT_DONE;
}

typedef struct {
  const char *id;
  const char *value;
  gboolean both;
} Settling;

static gboolean
settle_cb (DvWrite *write, gpointer data, GError **error)
{
  Settling *settling = data;

  return settling->both ? dv_conflicts_keep_both (write, settling->id, settling->value, error)
                        : dv_conflicts_settle (write, settling->id, settling->value, error);
}

/* The value as it is stored, of what was typed; of a life it is one already. */
static gboolean
read_value (DvCli *cli, const DvConflict *conflict, const char *typed, char **value, DvExit *status)
{
  g_autofree char *text = NULL;
  char *arguments[] = { NULL, NULL };
  g_autoptr (GPtrArray) assignments = NULL;
  g_autoptr (GError) error = NULL;

  *value = g_strdup (typed);
  if (conflict->field == NULL)
    return TRUE;
  text = g_strconcat (conflict->field->name, "=", typed, NULL);
  arguments[0] = text;
  assignments = dv_cli_read_assignments (conflict->kind, arguments);
  *status = DV_EXIT_REFUSED;
  if (assignments == NULL || assignments->len != 1)
    return FALSE;
  if (!dv_cli_read_values (cli->store, assignments, &error)) {
    if (error != NULL)
      *status = dv_cli_fail (cli, error);
    return FALSE;
  }
  g_free (*value);
  *value = g_strdup (((DvAssignment *) g_ptr_array_index (assignments, 0))->value);
  if (*value != NULL && **value == '\0')
    g_clear_pointer (value, g_free);
  return TRUE;
}

static DvExit
settle (DvCli *cli, const char *id, const char *typed, gboolean both)
{
  Wanted wanted = { id, NULL };
  Settling settling = { id, NULL, both };
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status;
  gboolean found;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  found = dv_store_read (cli->store, list_cb, &wanted, &error);
  conflicts = wanted.conflicts;
  if (!found)
    return dv_cli_fail (cli, error);
  if (!read_value (cli, g_ptr_array_index (conflicts, 0), typed, &value, &status))
    return status;
  settling.value = value;
  if (!dv_store_write (cli->store, _ ("Settle a conflict"), settle_cb, &settling, NULL, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
run_settle (DvCli *cli, int argc, char **argv)
{
  g_autofree char *value = NULL;
  gboolean both = FALSE;
  const GOptionEntry entries[] = {
    { "value", 0, 0, G_OPTION_ARG_STRING, &value, NULL, NULL },
    { "keep-both", 0, 0, G_OPTION_ARG_NONE, &both, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (value == NULL)
    return dv_cli_usage (_ ("Type: danvanctl %s %s"), "conflicts", "settle ID --value VALUE");
  return settle (cli, argv[1], value, both);
}

static DvExit
run_conflicts (DvCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "list") == 0 && argc == 2)
    return show_conflicts (cli, NULL);
  if (strcmp (what, "show") == 0 && argc == 3)
    return show_conflicts (cli, argv[2]);
  if (strcmp (what, "settle") == 0)
    return run_settle (cli, argc - 1, argv + 1);
  return dv_cli_usage (_ ("Type: danvanctl %s %s"), "conflicts",
                       "list|show ID|settle ID --value V");
}

const DvCommand dv_cli_conflicts_commands[] = {
  { "conflicts", "list|show ID|settle ID --value V",
    N_ ("Shows and settles what two people changed at once."), run_conflicts },
  { NULL },
};
