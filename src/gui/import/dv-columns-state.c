/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-columns-state.h"

#include <glib/gi18n.h>

#include "dv-fault.h"
#include "dv-sheet-encoding.h"

/* Enough to see what a column has in it. */
#define ROWS_BELOW  30
#define MAX_COLUMNS 64

static void
row_free (gpointer data)
{
  DvColumnsRow *row = data;

  g_free (row->word);
  g_strfreev (row->cells);
  g_free (row);
}

static void
column_free (gpointer data)
{
  DvColumnsColumn *column = data;

  g_free (column->letters);
  g_free (column->heading);
  g_ptr_array_unref (column->uses);
  g_free (column->note);
  g_free (column);
}

static void
level_free (gpointer data)
{
  DvColumnsLevel *level = data;

  g_free (level->example);
  g_ptr_array_unref (level->fields);
  g_free (level);
}

static guint
find_use (GPtrArray *uses, const DvUse *use)
{
  for (guint i = 0; i < uses->len; i++) {
    if (dv_use_equal (g_ptr_array_index (uses, i), use))
      return i;
  }
  return 0;
}

static void
add_column (DvColumnsState *self, const DvMapping *mapping, guint place)
{
  DvColumnsColumn *column = g_new0 (DvColumnsColumn, 1);

  g_ptr_array_add (self->columns, column);
  column->letters = dv_sheet_column_get_letters (place);
  if (mapping == NULL || place >= dv_mapping_count_columns (mapping)) {
    column->heading = g_strdup ("");
    column->uses = g_ptr_array_new ();
    return;
  }
  column->heading = g_strdup (dv_mapping_get_heading (mapping, place));
  column->uses = dv_mapping_list_uses (mapping, place);
  column->chosen = find_use (column->uses, dv_mapping_get (mapping, place));
  column->source = dv_mapping_get_source (mapping, place);
  column->doubtful = dv_mapping_column_needs_look (mapping, place);
  column->note = g_strdup (dv_mapping_get_note (mapping, place));
}

static char *
describe_row (const DvSheetTableRow *row)
{
  switch ((DvRowRole) row->role) {
  case DV_ROW_ABOVE:
    return g_strdup (C_ ("row", "above the table"));
  case DV_ROW_HEADER:
    return g_strdup (C_ ("row", "headings"));
  case DV_ROW_GROUP:
    return g_strdup (C_ ("row", "heading of a group"));
  case DV_ROW_LEFT_OUT:
    return g_strdup (dv_row_why_get_label (row->why));
  case DV_ROW_RECORD:
  default:
    return NULL;
  }
}

static void
add_row (DvColumnsState *self, const DvSheet *sheet, const DvSheetTable *table, guint number)
{
  DvColumnsRow *row = g_new0 (DvColumnsRow, 1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  row->number = number;
  row->role = DV_ROW_RECORD;
  if (table != NULL && number <= table->rows->len) {
    const DvSheetTableRow *found = dv_sheet_table_get_row (table, number);

    row->role = (DvRowRole) found->role;
    row->word = describe_row (found);
  }
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (cells, g_strdup (dv_sheet_get (sheet, number, i)));
  g_ptr_array_add (cells, NULL);
  row->cells = (GStrv) g_ptr_array_steal (cells, NULL);
  g_ptr_array_add (self->rows, row);
}

static const char *
find_example (const DvSheetTable *table, guint level)
{
  for (guint i = 0; i < table->groups->len; i++) {
    const DvSheetTableGroup *group = g_ptr_array_index (table->groups, i);

    if (group->level == level)
      return group->text;
  }
  return "";
}

static void
add_level (DvColumnsState *self, const DvSheetTable *table, const DvMapping *mapping, guint place)
{
  DvColumnsLevel *level = g_new0 (DvColumnsLevel, 1);
  const DvField *field = dv_mapping_get_group (mapping, place);
  guint found;

  level->example = g_strdup (find_example (table, place));
  level->fields = dv_mapping_list_group_fields (mapping);
  level->source = dv_mapping_get_group_source (mapping, place);
  if (field != NULL && g_ptr_array_find (level->fields, field, &found))
    level->chosen = found + 1;
  g_ptr_array_add (self->levels, level);
}

static guint
count_hidden (const DvSheet *sheet)
{
  guint n = 0;

  for (guint row = 1; row <= dv_sheet_count_rows (sheet); row++)
    n += dv_sheet_row_is_hidden (sheet, row) && !dv_sheet_row_is_empty (sheet, row);
  return n;
}

/* What stops the rows from being read at all; what is wrong with one of them stands beside it. */
static void
add_faults (DvColumnsState *self, DvImport *import)
{
  const DvImportResult *result = dv_import_get_result (import);

  for (guint i = 0; i < result->faults->len && result->rows->len == 0; i++) {
    const DvFault *fault = g_ptr_array_index (result->faults, i);

    dv_faults_add (self->faults, fault->row, fault->column, fault->value, "%s", fault->reason);
  }
}

/**
 * dv_columns_state_new:
 * @import: an import that was previewed
 *
 * Returns: (transfer full): what is to be shown of its sheet and of what its columns are for
 */
DvColumnsState *
dv_columns_state_new (DvImport *import)
{
  DvColumnsState *self = g_new0 (DvColumnsState, 1);
  const DvSheet *sheet = dv_import_get_sheet (import);
  const DvSheetTable *table = dv_import_get_table (import);
  const DvMapping *mapping = dv_import_get_mapping (import);
  guint n_columns = MIN (dv_sheet_count_all_columns (sheet), MAX_COLUMNS);
  guint n_rows =
    MIN (dv_sheet_count_rows (sheet), (table != NULL ? table->last_header : 0) + ROWS_BELOW);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->faults = dv_faults_new ();
  for (guint i = 0; i < n_columns; i++)
    add_column (self, mapping, i);
  for (guint row = 1; row <= n_rows; row++)
    add_row (self, sheet, table, row);
  for (guint i = 0; mapping != NULL && i < dv_mapping_count_levels (mapping); i++)
    add_level (self, table, mapping, i);
  add_faults (self, import);
  self->n_more = dv_sheet_count_rows (sheet) - n_rows;
  self->n_columns_more = dv_sheet_count_all_columns (sheet) - n_columns;
  self->n_hidden = count_hidden (sheet);
  return self;
}

/**
 * dv_columns_state_free:
 * @self: (transfer full) (nullable): what the page shows
 */
void
dv_columns_state_free (DvColumnsState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * dv_mapping_source_get_label:
 * @source: why a column is for what it is for
 *
 * Returns: it in a word or two
 */
const char *
dv_mapping_source_get_label (DvMappingSource source)
{
  switch (source) {
  case DV_MAPPING_UNSURE:
    return C_ ("column", "look at this");
  case DV_MAPPING_SURE:
    return C_ ("column", "by its heading");
  case DV_MAPPING_REMEMBERED:
    return C_ ("column", "as last time");
  case DV_MAPPING_CHOSEN:
    return C_ ("column", "chosen");
  case DV_MAPPING_NONE:
  default:
    return C_ ("column", "not read");
  }
}

/**
 * dv_mapping_source_get_icon:
 * @source: why a column is for what it is for
 *
 * Returns: the name of an icon that says it
 */
const char *
dv_mapping_source_get_icon (DvMappingSource source)
{
  switch (source) {
  case DV_MAPPING_UNSURE:
    return "dialog-warning-symbolic";
  case DV_MAPPING_SURE:
    return "object-select-symbolic";
  case DV_MAPPING_REMEMBERED:
    return "document-open-recent-symbolic";
  case DV_MAPPING_CHOSEN:
    return "document-edit-symbolic";
  case DV_MAPPING_NONE:
  default:
    return "action-unavailable-symbolic";
  }
}
