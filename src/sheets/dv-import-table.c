/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-heading.h"
#include "dv-kinds.h"

/**
 * dv_import_set_mapping:
 * @self: an import
 * @mapping: (nullable): what the columns are for, made of a copy of that of
 *   dv_import_get_mapping(); %NULL to guess it
 *
 * Says what the columns are for. It is remembered with the rows when they are written.
 */
void
dv_import_set_mapping (DvImport *self, const DvMapping *mapping)
{
  g_clear_pointer (&self->chosen, dv_mapping_free);
  self->chosen = mapping != NULL ? dv_mapping_copy (mapping) : NULL;
  self->previewed = FALSE;
}

/**
 * dv_import_set_read_hidden:
 * @self: an import
 * @read_hidden: whether rows are read that the sheet does not show; they are if this is not called
 */
void
dv_import_set_read_hidden (DvImport *self, gboolean read_hidden)
{
  self->read_hidden = read_hidden;
  self->previewed = FALSE;
}

/**
 * dv_import_get_sheet:
 * @self: an import
 *
 * Returns: (transfer none): the sheet
 */
const DvSheet *
dv_import_get_sheet (DvImport *self)
{
  return self->sheet;
}

static void
copy_faults (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++) {
    const DvFault *fault = g_ptr_array_index (from, i);

    dv_faults_add (to, fault->row, fault->column, fault->value, "%s", fault->reason);
  }
}

static void
need_table (DvImport *self)
{
  if (self->table == NULL && self->table_faults->len == 0)
    self->table = dv_sheet_table_find (self->kind, self->sheet, self->table_faults);
}

/**
 * dv_import_get_table:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): the table in the sheet, whose rows are known once there was
 *   a preview; %NULL if there is none
 */
const DvSheetTable *
dv_import_get_table (DvImport *self)
{
  need_table (self);
  return self->table;
}

/**
 * dv_import_get_mapping:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): what the columns are for: as of the last preview, or as the
 *   headings alone say; %NULL if there is no table
 */
const DvMapping *
dv_import_get_mapping (DvImport *self)
{
  need_table (self);
  if (self->table != NULL && self->mapping == NULL)
    self->mapping = dv_mapping_guess (self->kind, self->sheet, self->table);
  return self->mapping;
}

/* Few kinds have names that are headings between rows, and people are many. */
static gboolean
knows (const DvKind *target, const char *name, gpointer data)
{
  DvImport *self = data;
  g_autoptr (GPtrArray) found = NULL;

  if (target != &dv_kind_category && target != &dv_kind_unit && target != &dv_kind_campaign &&
      target != &dv_kind_section)
    return FALSE;
  found = dv_names_find (self->names, target, name, NULL);
  return found != NULL && found->len > 0;
}

static gboolean
find_mapping (DvImport *self, GError **error)
{
  g_clear_pointer (&self->mapping, dv_mapping_free);
  if (self->chosen != NULL &&
      dv_mapping_count_columns (self->chosen) == self->table->columns->len) {
    self->mapping = dv_mapping_copy (self->chosen);
    return TRUE;
  }
  self->mapping = dv_mapping_guess (self->kind, self->sheet, self->table);
  return dv_mapping_load (self->mapping, self->db, error);
}

static void
check_columns (DvImport *self)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new ();

  for (guint i = 0; i < self->kind->n_fields; i++) {
    if (self->defaults[i] != NULL)
      g_ptr_array_add (given, (gpointer) self->kind->fields[i].name);
  }
  g_ptr_array_add (given, NULL);
  dv_mapping_check (self->mapping, self->table->last_header, (const char *const *) given->pdata,
                    self->result.faults);
}

static void
say_columns (DvImport *self)
{
  for (guint i = 0; i < dv_mapping_count_columns (self->mapping); i++) {
    const char *heading = dv_mapping_get_heading (self->mapping, i);
    const char *note = dv_mapping_get_note (self->mapping, i);

    if (note != NULL)
      dv_faults_add (self->result.remarks, self->table->last_header, heading, NULL, "%s", note);
    else if (dv_mapping_get (self->mapping, i)->type == DV_USE_NOTHING && *heading != '\0' &&
             !dv_heading_is_number (heading) && strcmp (heading, DV_COLUMN_FAULTS) != 0)
      g_ptr_array_add (self->result.unknown, g_strdup (heading));
  }
}

/**
 * dv_import_find_table:
 * @self: an import on which a preview has begun
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the table, what its columns are for and what its rows are. What is wrong with it stands in
 * the faults of the result.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_import_find_table (DvImport *self, GError **error)
{
  g_autofree DvColumnFlags *flags = NULL;

  need_table (self);
  copy_faults (self->result.faults, self->table_faults);
  if (self->table == NULL)
    return TRUE;
  if (!find_mapping (self, error))
    return FALSE;
  flags = dv_mapping_get_flags (self->mapping);
  dv_sheet_table_read_rows (self->table, self->kind, self->sheet, flags, self->result.faults);
  dv_mapping_guess_groups (self->mapping, self->table, knows, self);
  check_columns (self);
  if (self->result.faults->len > 0)
    return TRUE;
  if (self->table->n_records == 0)
    dv_faults_add (self->result.faults, self->table->last_header, NULL, NULL,
                   _ ("There are no rows below the headings. Choose another file."));
  say_columns (self);
  dv_import_find_sources (self);
  return TRUE;
}
