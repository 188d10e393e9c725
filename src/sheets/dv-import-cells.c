/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-cell-text.h"
#include "dv-confidential.h"
#include "dv-fault.h"
#include "dv-mapping-private.h"
#include "dv-tick.h"
#include "dv-value.h"

/* Which columns give a field its value, and what values texts were found to be. */
typedef struct {
  GArray *columns;   /* of guint */
  GHashTable *known; /* text -> value in canonical form */
} Source;

/* What a row says for a field. */
typedef struct {
  const DvSheetCell *cell; /* to be read as the type of the field says */
  const char *text;        /* or else this, as it is */
  GString *names;
  char *end;  /* of a time that stands in another column */
  char *note; /* where the cell stands, if that is not in the row */
  int column;
} Found;

static void
found_clear (Found *found)
{
  if (found->names != NULL)
    g_string_free (found->names, TRUE);
  g_free (found->note);
  g_free (found->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
source_free (gpointer data)
{
  Source *source = data;

  g_array_unref (source->columns);
  g_hash_table_unref (source->known);
  g_free (source);
}

static Source *
source_new (DvImport *self, const DvField *field)
{
  Source *source = g_new0 (Source, 1);

  source->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  source->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < dv_mapping_count_columns (self->mapping); i++) {
    const DvUse *use = dv_mapping_get (self->mapping, i);

    if (use->field == field || use->other == field)
      g_array_append_val (source->columns, i);
  }
  return source;
}

/**
 * dv_import_find_sources:
 * @self: an import with a mapping
 *
 * Notes for every field which columns give it a value.
 */
void
dv_import_find_sources (DvImport *self)
{
  self->id_column = -1;
  dv_import_find_scales (self);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  for (guint i = 0; i < self->kind->n_fields; i++)
    g_ptr_array_add (self->sources, source_new (self, &self->kind->fields[i]));
  for (guint i = 0; i < dv_mapping_count_columns (self->mapping); i++) {
    if (dv_mapping_get (self->mapping, i)->type == DV_USE_ID)
      self->id_column = (int) i;
  }
}

static Source *
get_source (DvImport *self, const DvField *field)
{
  return g_ptr_array_index (self->sources, dv_kind_index_of (self->kind, field));
}

/* The innermost heading above the row that is for the field. */
static const char *
find_group (DvImport *self, guint row, const DvField *field)
{
  for (guint level = dv_mapping_count_levels (self->mapping); level > 0; level--) {
    const DvSheetTableGroup *group = NULL;

    if (dv_mapping_get_group (self->mapping, level - 1) == field)
      group = dv_sheet_table_get_group (self->table, row, level - 1);
    if (group != NULL)
      return group->name;
  }
  return NULL;
}

static gboolean
refuse_value (GError **error, const char *message)
{
  g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
add_mark (Found *found, const DvField *field, const DvUse *use, guint column, GError **error)
{
  found->column = (int) column;
  if (field->type == DV_TYPE_LINKS && found->names == NULL)
    found->names = g_string_new (found->text);
  if (found->names != NULL) {
    g_string_append_printf (found->names, "%s%s", found->names->len > 0 ? ";" : "", use->value);
    found->text = found->names->str;
  } else if (found->text != NULL) {
    return refuse_value (error, _ ("Two columns are marked, and only one can be. Correct one."));
  } else {
    found->text = use->value;
  }
  return TRUE;
}

static gboolean
take_mark (Found *found,
           const DvField *field,
           const DvUse *use,
           const DvSheetCell *cell,
           guint column,
           GError **error)
{
  switch (dv_tick_read (cell->text)) {
  case DV_TICK_YES:
    return add_mark (found, field, use, column, error);
  case DV_TICK_NO:
    return TRUE;
  case DV_TICK_OTHER:
  default:
    found->column = (int) column;
    return refuse_value (error, _ ("Not a mark. Write x where it is so, and nothing where it is "
                                   "not, or choose another use of the column."));
  }
}

/* A day without a month is none. */
static gboolean
check_parts (const DvField *field, const Found *found, guint column, GError **error)
{
  if (field->flags & DV_FIELD_PERSON_NAME || found->names != NULL ||
      found->column + 1 == (int) column)
    return TRUE;
  return refuse_value (error, _ ("The month between the day and the year is missing. Write it, or "
                                 "empty the day."));
}

/* The family name stands in one column and the given name in the next, or the day, the month and
 * the year do. */
static void
join_cells (Found *found, const DvSheetCell *cell)
{
  if (found->names == NULL)
    found->names = g_string_new (found->cell->text);
  g_string_append_printf (found->names, " %s", cell->text);
  found->text = found->names->str;
  found->cell = NULL;
}

static gboolean
take_cell (DvImport *self,
           Found *found,
           const DvField *field,
           const DvSheetCell *cell,
           guint column,
           GError **error)
{
  const DvUse *use = dv_mapping_get (self->mapping, column);

  if (dv_cell_is_blank (self->kind, use->field, cell))
    return TRUE;
  if (use->type == DV_USE_MARK)
    return take_mark (found, field, use, cell, column, error);
  if (use->other == field) {
    /* What another column says outright goes before what is implied. */
    if (found->cell == NULL && found->text == NULL)
      found->text = use->value;
    found->column = (int) column;
    return TRUE;
  }
  if (found->column >= 0 && dv_mapping_joins (self->mapping, (guint) found->column, column)) {
    if (!check_parts (field, found, column, error))
      return FALSE;
    join_cells (found, cell);
    return TRUE;
  }
  if (found->cell != NULL) {
    found->column = (int) column;
    return refuse_value (error, _ ("Two columns for the same are filled in. Empty one of them."));
  }
  found->cell = cell;
  found->column = (int) column;
  return TRUE;
}

/* Returns: whether what the row says for the field can be told */
static gboolean
find (DvImport *self, guint row, const DvField *field, Found *found, GError **error)
{
  const Source *source = get_source (self, field);

  *found = (Found){ .column = -1 };
  for (guint i = 0; i < source->columns->len; i++) {
    guint column = g_array_index (source->columns, guint, i);
    const DvSheetCell *cell =
      dv_import_find_cell (self, row, field, column, found->note == NULL ? &found->note : NULL);

    if (cell != NULL && !take_cell (self, found, field, cell, column, error))
      return FALSE;
  }
  if (found->cell == NULL && found->text == NULL)
    found->text = find_group (self, row, field);
  if (found->cell == NULL && found->text == NULL)
    found->text = found->end = dv_import_find_end (self, row, field);
  return TRUE;
}

/**
 * dv_import_get_cell:
 * @self: an import
 * @row: the number of a row
 * @field: a field
 *
 * Returns: what the sheet says for the field, as it stands there; empty if it says nothing
 */
const char *
dv_import_get_cell (DvImport *self, guint row, const DvField *field)
{
  const Source *source = get_source (self, field);
  const char *group;

  for (guint i = 0; i < source->columns->len; i++) {
    guint column = g_array_index (source->columns, guint, i);
    const DvUse *use = dv_mapping_get (self->mapping, column);
    const DvSheetCell *cell = dv_import_find_cell (self, row, field, column, NULL);

    if (dv_cell_is_blank (self->kind, use->field, cell) ||
        (use->type == DV_USE_MARK && dv_tick_read (cell->text) == DV_TICK_NO))
      continue;
    return use->type == DV_USE_FIELD || (use->type == DV_USE_SPLIT && use->field == field)
             ? cell->text
             : use->value;
  }
  group = find_group (self, row, field);
  return group != NULL ? group : "";
}

/**
 * dv_import_get_heading:
 * @self: an import
 * @field: a field
 *
 * Returns: the heading that the sheet has for the field, or would have
 */
const char *
dv_import_get_heading (DvImport *self, const DvField *field)
{
  int column = dv_mapping_find_column (self->mapping, field);

  return column >= 0 ? dv_mapping_get_heading (self->mapping, (guint) column)
                     : dv_field_get_heading (field);
}

static const char *
get_heading_at (DvImport *self, const DvField *field, int column)
{
  return column >= 0 ? dv_mapping_get_heading (self->mapping, (guint) column)
                     : dv_import_get_heading (self, field);
}

/* What the law marks as sensitive, and who wrote a letter, which may be one to seal. */
static gboolean
is_secret (const DvField *field)
{
  return (field->flags & DV_FIELD_SENSITIVE) || dv_petition_names_sender (field);
}

static void
refuse_found (DvImport *self,
              DvImportRow *row,
              const DvField *field,
              const Found *found,
              const char *reason)
{
  const char *text = found->cell != NULL ? found->cell->text : found->text;

  if (text == NULL && found->column >= 0)
    text = dv_sheet_get (self->sheet, row->row, (guint) found->column);
  /* What is sensitive stands in the sheet; messages end up in logs. */
  if (is_secret (field))
    text = NULL;
  row->state = DV_IMPORT_REFUSED;
  dv_faults_add (self->result.faults, row->row, get_heading_at (self, field, found->column),
                 text != NULL && *text != '\0' ? text : NULL, "%s", reason);
}

/* What is sensitive is not said again beside the row. */
static void
add_note (DvImport *self,
          DvImportRow *row,
          const DvField *field,
          const Found *found,
          const char *note)
{
  if (row->notes == NULL)
    row->notes = dv_faults_new ();
  dv_faults_add (row->notes, row->row, get_heading_at (self, field, found->column),
                 is_secret (field) || found->cell == NULL ? NULL : found->cell->text, "%s", note);
}

/* Looking up a link or a choice takes long, and a sheet says the same again and again. */
static gboolean
is_remembered (const DvField *field)
{
  return dv_field_is_link (field) || field->type == DV_TYPE_CHOICE;
}

static char *
parse (DvImport *self, const DvField *field, const char *text, GError **error)
{
  GHashTable *known = is_remembered (field) ? get_source (self, field)->known : NULL;
  const char *value = known != NULL ? g_hash_table_lookup (known, text) : NULL;
  char *parsed;

  if (value != NULL)
    return g_strdup (value);
  parsed = dv_cell_parse (&self->reader, field, text, error);
  if (parsed != NULL && known != NULL)
    g_hash_table_insert (known, g_strdup (text), g_strdup (parsed));
  return parsed;
}

static gboolean
read_cell (DvImport *self,
           const DvField *field,
           const Found *found,
           DvCellText *read,
           GError **error)
{
  if (dv_import_read_period (self, field, found->cell, read))
    return TRUE;
  if (field->type != DV_TYPE_MONEY || g_array_index (self->scales, guint, found->column) == 1)
    return dv_cell_read (field, found->cell, read, error);
  read->text = found->cell->text;
  return dv_import_scale (self, field, found->cell, read, error);
}

static gboolean
read_found (DvImport *self,
            DvImportRow *row,
            const DvField *field,
            const Found *found,
            char **value,
            GError **error)
{
  g_auto (DvCellText) read = { .text = found->text != NULL ? found->text : "" };

  if (found->cell != NULL && !read_cell (self, field, found, &read, error))
    return FALSE;
  if (*read.text != '\0')
    *value = parse (self, field, read.text, error);
  if ((*value != NULL || *read.text == '\0') && read.note != NULL)
    add_note (self, row, field, found, read.note);
  if (found->note != NULL)
    add_note (self, row, field, found, found->note);
  return *read.text == '\0' || *value != NULL;
}

/**
 * dv_import_read_field:
 * @self: an import
 * @row: a row
 * @field: a field
 * @error: return location for a #DV_STORE_ERROR
 *
 * Sets what the row says for the field in its record. A value that is wrong refuses the row.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_import_read_field (DvImport *self, DvImportRow *row, const DvField *field, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *value = NULL;
  g_auto (Found) found = { 0 };

  if (!find (self, row->row, field, &found, &local) ||
      !read_found (self, row, field, &found, &value, &local)) {
    if (!dv_cell_error_is_of_value (local)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    refuse_found (self, row, field, &found, local->message);
    return TRUE;
  }
  dv_record_set_value (row->record, field,
                       value != NULL ? value
                                     : self->default_values[dv_kind_index_of (self->kind, field)]);
  return TRUE;
}

/**
 * dv_import_says:
 * @self: an import
 * @row: the number of a row
 * @field: a field
 *
 * Returns: whether the sheet says something for the field
 */
gboolean
dv_import_says (DvImport *self, guint row, const DvField *field)
{
  return *dv_import_get_cell (self, row, field) != '\0';
}
