/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-values.h"

#include <glib/gi18n-lib.h>

#include "dv-cell.h"
#include "dv-problem.h"
#include "dv-value.h"

static void
assignment_free (gpointer data)
{
  DvAssignment *assignment = data;

  g_free (assignment->text);
  g_free (assignment->value);
  g_free (assignment);
}

static DvAssignment *
read_assignment (const DvKind *kind, const char *argument)
{
  const char *sign = strchr (argument, '=');
  g_autofree char *name = sign != NULL ? g_strndup (argument, (gsize) (sign - argument)) : NULL;
  const DvField *field = dv_kind_find_field (kind, name);
  DvAssignment *assignment;

  if (name == NULL) {
    dv_cli_usage (_ ("Write “%s” as FIELD=VALUE."), argument);
    return NULL;
  }
  if (field == NULL) {
    dv_cli_usage (_ ("%s has no field “%s”. “danvanctl kinds %s” lists them."),
                  dv_kind_get_label (kind), name, kind->name);
    return NULL;
  }
  assignment = g_new0 (DvAssignment, 1);
  assignment->field = field;
  assignment->text = g_strdup (sign + 1);
  return assignment;
}

/**
 * dv_cli_read_assignments:
 * @kind: a kind
 * @arguments: (array zero-terminated=1): arguments FIELD=VALUE
 *
 * Returns: (transfer full) (nullable) (element-type DvAssignment): what they say; %NULL after
 *   telling the user what is wrong with them
 */
GPtrArray *
dv_cli_read_assignments (const DvKind *kind, char **arguments)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (assignment_free);

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++) {
    DvAssignment *assignment = read_assignment (kind, arguments[i]);

    if (assignment == NULL)
      return NULL;
    g_ptr_array_add (assignments, assignment);
  }
  return g_steal_pointer (&assignments);
}

static gboolean
refuse_computed (const DvAssignment *assignment, GError **error)
{
  if (!(assignment->field->flags & DV_FIELD_COMPUTED))
    return FALSE;
  g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
                       _ ("The program fills this field in; leave it out."));
  return TRUE;
}

typedef struct {
  GPtrArray *assignments;
  gboolean all; /* whether all of them could be read */
} Reading;

static gboolean
read_value (DvCellReader *reader, DvAssignment *assignment, Reading *reading, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!refuse_computed (assignment, &local))
    assignment->value = dv_cell_parse (reader, assignment->field, assignment->text, &local);
  if (assignment->value != NULL)
    return TRUE;
  reading->all = FALSE;
  if (!dv_cell_error_is_of_value (local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  dv_cli_refuse (assignment->field->name, "“%s”: %s", assignment->text, local->message);
  return TRUE;
}

/* Reads all of them, so that everything that is wrong is said at once. */
static gboolean
read_values_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (DvNames) names = dv_names_new (db);
  DvCellReader reader = { names, NULL };

  for (guint i = 0; i < reading->assignments->len; i++) {
    if (!read_value (&reader, g_ptr_array_index (reading->assignments, i), reading, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_cli_read_values:
 * @store: a store
 * @assignments: (element-type DvAssignment): what was typed; it gets the values
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether all of it could be read; if not and there is no @error, the user was told why
 */
gboolean
dv_cli_read_values (DvStore *store, GPtrArray *assignments, GError **error)
{
  Reading reading = { assignments, TRUE };

  return dv_store_read (store, read_values_cb, &reading, error) && reading.all;
}

/**
 * dv_cli_apply_values:
 * @assignments: (element-type DvAssignment): what was read
 * @record: a record, which gets the values
 */
void
dv_cli_apply_values (GPtrArray *assignments, DvRecord *record)
{
  for (guint i = 0; i < assignments->len; i++) {
    const DvAssignment *assignment = g_ptr_array_index (assignments, i);

    dv_record_set_value (record, assignment->field, assignment->value);
  }
}

/**
 * dv_cli_check_record:
 * @record: a record
 *
 * Tells the user what is wrong with it.
 *
 * Returns: %DV_EXIT_DONE if nothing is, else %DV_EXIT_REFUSED
 */
DvExit
dv_cli_check_record (DvRecord *record)
{
  g_autoptr (GPtrArray) problems = dv_record_check (record);

  for (guint i = 0; i < problems->len; i++) {
    const DvProblem *problem = g_ptr_array_index (problems, i);

    dv_cli_refuse (problem->field != NULL ? problem->field->name : NULL, "%s", problem->message);
  }
  return problems->len > 0 ? DV_EXIT_REFUSED : DV_EXIT_DONE;
}

/**
 * dv_cli_find_id:
 * @cli: what all commands share
 * @kind: the name of a kind of record
 * @text: the id, code or name of one of them
 * @status: (out): how the program ends if there is none
 *
 * Opens the store and looks for a record.
 *
 * Returns: (transfer full) (nullable): its UUID; %NULL after the user was told why
 */
char *
dv_cli_find_id (DvCli *cli, const char *kind, const char *text, DvExit *status)
{
  const DvField field = { 0, kind, kind, DV_TYPE_LINK, 0, .target = kind };
  DvAssignment assignment = { &field, (char *) text, NULL };
  g_autoptr (GPtrArray) assignments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  *status = DV_EXIT_STORE;
  if (dv_cli_open (cli) == NULL)
    return NULL;
  g_ptr_array_add (assignments, &assignment);
  if (dv_cli_read_values (cli->store, assignments, &error))
    return assignment.value;
  *status = error != NULL ? dv_cli_fail (cli, error) : DV_EXIT_REFUSED;
  return NULL;
}
