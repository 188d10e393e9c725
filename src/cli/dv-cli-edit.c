/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-history.h"
#include "dv-imports.h"
#include "dv-kinds.h"
#include "dv-problem.h"

static DvExit
print_id (DvCli *cli, DvRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json) {
    printf ("%s\n", dv_record_get_id (record));
    return DV_EXIT_DONE;
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", dv_record_get_id (record));
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

/* What is accepted and looks wrong is said beside the result. */
static void
print_doubts (DvRecord *record)
{
  g_autoptr (GPtrArray) doubts = dv_record_doubt (record);

  for (guint i = 0; i < doubts->len; i++) {
    const DvProblem *doubt = g_ptr_array_index (doubts, i);

    /* translators: the label of a field, and what looks wrong with it */
    fprintf (stderr, _ ("Saved all the same. %s: %s\n"), dv_field_get_label (doubt->field),
             doubt->message);
  }
}

static gboolean
drop_copies (DvCli *cli, DvRecord *record, const DvField *link, GError **error)
{
  const char *id = dv_record_get_original (record, link);
  g_autoptr (DvRecord) before = id != NULL ? dv_store_load (cli->store, id, error) : NULL;

  if (before != NULL)
    dv_record_drop_copies (record, link, before);
  return id == NULL || before != NULL;
}

/* The store does so too; but what is required is asked for first. */
static gboolean
copy_from_links (DvCli *cli, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *id = dv_record_get_value (record, &kind->fields[i]);
    g_autoptr (DvRecord) linked = NULL;

    if (kind->fields[i].copies == NULL || id == NULL ||
        !dv_record_is_changed (record, &kind->fields[i]))
      continue;
    linked = dv_store_load (cli->store, id, error);
    if (linked == NULL || !drop_copies (cli, record, &kind->fields[i], error))
      return FALSE;
    dv_record_copy_from (record, &kind->fields[i], linked);
  }
  return TRUE;
}

static DvExit
save (DvCli *cli, DvRecord *record, GPtrArray *assignments)
{
  g_autoptr (GError) error = NULL;

  if (!dv_cli_read_values (cli->store, assignments, &error))
    return error != NULL ? dv_cli_fail (cli, error) : DV_EXIT_REFUSED;
  dv_cli_apply_values (assignments, record);
  if (!copy_from_links (cli, record, &error))
    return dv_cli_fail (cli, error);
  if (dv_cli_check_record (record) != DV_EXIT_DONE)
    return DV_EXIT_REFUSED;
  if (!dv_store_save (cli->store, record, NULL, &error))
    return dv_cli_fail (cli, error);
  print_doubts (record);
  return print_id (cli, record);
}

static DvExit
make_one (DvCli *cli, const DvKind *kind, char **arguments)
{
  g_autoptr (GPtrArray) assignments = dv_cli_read_assignments (kind, arguments);
  g_autoptr (DvRecord) record = dv_record_new (kind);

  if (assignments == NULL)
    return DV_EXIT_USAGE;
  return dv_cli_open (cli) != NULL ? save (cli, record, assignments) : DV_EXIT_STORE;
}

/* Makes a record of every line; the fields are separated by tabs. The id of a record is printed
 * once it is in the store. */
static DvExit
make_from_input (DvCli *cli, const DvKind *kind)
{
  g_autofree char *line = NULL;
  DvExit status = DV_EXIT_DONE;
  size_t size = 0;

  while (status == DV_EXIT_DONE && getline (&line, &size, stdin) >= 0) {
    g_auto (GStrv) arguments = g_strsplit (g_strchomp (line), "\t", -1);

    if (arguments[0] == NULL)
      continue;
    status = make_one (cli, kind, arguments);
    fflush (stdout);
  }
  return status;
}

static DvExit
run_new (DvCli *cli, int argc, char **argv)
{
  gboolean from_input = FALSE;
  const GOptionEntry entries[] = {
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &from_input, NULL, NULL },
    { NULL },
  };
  const DvKind *kind;

  if (!dv_cli_parse (&argc, &argv, entries, 1, -1))
    return DV_EXIT_USAGE;
  kind = dv_cli_find_kind (argv[1]);
  if (kind == NULL)
    return DV_EXIT_USAGE;
  return from_input ? make_from_input (cli, kind) : make_one (cli, kind, argv + 2);
}

static DvRecord *
load (DvCli *cli, const char *id, DvExit *status)
{
  g_autoptr (GError) error = NULL;
  DvRecord *record;

  *status = DV_EXIT_STORE;
  if (dv_cli_open (cli) == NULL)
    return NULL;
  record = dv_store_load (cli->store, id, &error);
  if (record == NULL)
    *status = dv_cli_fail (cli, error);
  else if (dv_cli_refuse_sealed (record, status))
    g_clear_object (&record);
  return record;
}

static DvExit
run_set (DvCli *cli, int argc, char **argv)
{
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GPtrArray) assignments = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, NULL, 2, -1))
    return DV_EXIT_USAGE;
  record = load (cli, argv[1], &status);
  if (record == NULL)
    return status;
  assignments = dv_cli_read_assignments (dv_record_get_kind (record), argv + 2);
  return assignments != NULL ? save (cli, record, assignments) : DV_EXIT_USAGE;
}

static DvExit
run_delete (DvCli *cli, int argc, char **argv)
{
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  record = load (cli, argv[1], &status);
  if (record == NULL)
    return status;
  if (dv_record_is_deleted (record))
    return dv_cli_refuse (NULL, _ ("“%s” is deleted already."), dv_record_get_title (record));
  if (!dv_store_delete (cli->store, record, NULL, &error))
    return dv_cli_fail (cli, error);
  return print_id (cli, record);
}

static const char *
life_word (const DvHistoryEntry *entry)
{
  if (entry->creates)
    return "created";
  if (entry->opened->len > 0)
    return "opened";
  return entry->life == DV_LIFE_ALIVE ? "changed" : "deleted";
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format_iso8601 (local);
}

static void
add_entry (JsonBuilder *builder, const DvHistoryEntry *entry)
{
  g_autofree char *time = format_time (entry->time);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "batch", entry->batch);
  dv_cli_add_string (builder, "time", time);
  dv_cli_add_string (builder, "person", entry->actor);
  dv_cli_add_string (builder, "site", entry->site);
  dv_cli_add_string (builder, "label", entry->label);
  dv_cli_add_string (builder, "what", life_word (entry));
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->changes->len; i++) {
    const DvFieldChange *change = g_ptr_array_index (entry->changes, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "field", change->field->name);
    if (!(change->field->flags & DV_FIELD_SENSITIVE)) {
      dv_cli_add_string (builder, "before", change->before);
      dv_cli_add_string (builder, "after", change->after);
    }
    if (dv_field_is_link (change->field) && !(change->field->flags & DV_FIELD_SENSITIVE)) {
      dv_cli_add_string (builder, "title_before", change->shown_before);
      dv_cli_add_string (builder, "title_after", change->shown_after);
    }
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "opened");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->opened->len; i++)
    json_builder_add_string_value (builder,
                                   ((const DvField *) g_ptr_array_index (entry->opened, i))->name);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static const char *
show_or_hide (const DvField *field, const char *value)
{
  if (value == NULL)
    return "";
  return field->flags & DV_FIELD_SENSITIVE ? "••••••" : value;
}

static void
print_entry (const DvHistoryEntry *entry)
{
  g_autofree char *time = format_time (entry->time);

  printf ("%s\t%s\t%s\n", time, entry->actor != NULL ? entry->actor : "",
          entry->label != NULL ? entry->label : "");
  for (guint i = 0; i < entry->changes->len; i++) {
    const DvFieldChange *change = g_ptr_array_index (entry->changes, i);

    printf ("\t%s: %s → %s\n", dv_field_get_label (change->field),
            show_or_hide (change->field, change->shown_before),
            show_or_hide (change->field, change->shown_after));
  }
  for (guint i = 0; i < entry->opened->len; i++)
    /* translators: %s is the label of a field */
    printf (_ ("\t%s: opened\n"), dv_field_get_label (g_ptr_array_index (entry->opened, i)));
}

typedef struct {
  DvRecord *record;
  GPtrArray *entries;
} History;

static gboolean
history_cb (DvDb *db, gpointer data, GError **error)
{
  History *history = data;

  history->entries = dv_history_read (db, history->record, error);
  return history->entries != NULL;
}

static void
print_history (DvCli *cli, GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    if (cli->json)
      add_entry (builder, g_ptr_array_index (entries, i));
    else
      print_entry (g_ptr_array_index (entries, i));
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
}

static DvExit
run_history (DvCli *cli, int argc, char **argv)
{
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  History history = { 0 };
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  record = load (cli, argv[1], &status);
  if (record == NULL)
    return status;
  history.record = record;
  if (!dv_store_read (cli->store, history_cb, &history, &error))
    return dv_cli_fail (cli, error);
  entries = history.entries;
  print_history (cli, entries);
  return DV_EXIT_DONE;
}

static void
print_undone (DvCli *cli, const DvUndone *undone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "records", undone->n_records);
  dv_cli_add_integer (builder, "kept", undone->n_kept);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  else
    /* translators: numbers of records */
    printf (_ ("Put back: %u. Kept because they were changed since: %u.\n"), undone->n_records,
            undone->n_kept);
}

static DvExit
undo (DvCli *cli, const char *batch, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_undo (cli->store, batch, redo, &undone, &error))
    return dv_cli_fail (cli, error);
  print_undone (cli, &undone);
  return DV_EXIT_DONE;
}

static DvExit
run_undo (DvCli *cli, int argc, char **argv)
{
  gboolean redo = FALSE;
  const GOptionEntry entries[] = {
    { "redo", 0, 0, G_OPTION_ARG_NONE, &redo, NULL, NULL },
    { NULL },
  };

  return dv_cli_parse (&argc, &argv, entries, 0, 0) ? undo (cli, NULL, redo) : DV_EXIT_USAGE;
}

static DvExit
look_at_withdrawing (DvCli *cli, const char *batch)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_imports_look (cli->store, batch, &undone, &error))
    return dv_cli_fail (cli, error);
  print_undone (cli, &undone);
  return DV_EXIT_DONE;
}

static DvExit
run_withdraw (DvCli *cli, int argc, char **argv)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  return dry_run ? look_at_withdrawing (cli, argv[1]) : undo (cli, argv[1], FALSE);
}

const DvCommand dv_cli_edit_commands[] = {
  { "new", "KIND FIELD=VALUE… | KIND --stdin", N_ ("Makes a record and prints its id."), run_new },
  { "set", "ID FIELD=VALUE…", N_ ("Changes a record; an empty value takes one away."), run_set },
  { "delete", "ID", N_ ("Deletes a record and what belongs to it."), run_delete },
  { "history", "ID", N_ ("Shows who changed a record, when and from what."), run_history },
  { "undo", "[--redo]", N_ ("Takes back the last change."), run_undo },
  { "withdraw", "BATCH [--dry-run]", N_ ("Takes back an import or a packet."), run_withdraw },
  { NULL },
};
