/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-fault-sheet.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-sheet-writer.h"

/* The refused rows as a sheet of their own: to be corrected and read again, with what was wrong
 * beside them in a column that is not read. What a heading between the rows said of them stands in
 * a column, for the heading is not there. */
struct _DvFaultSheet {
  GPtrArray *headings; /* of char * */
  GPtrArray *rows;     /* of GPtrArray of char * */
};

static void
row_free (gpointer row)
{
  g_ptr_array_unref (row);
}

static GPtrArray *
list_levels (const DvMapping *mapping, GArray *levels)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < dv_mapping_count_levels (mapping); i++) {
    const DvField *field = dv_mapping_get_group (mapping, i);

    if (field == NULL || dv_mapping_has_field (mapping, field))
      continue;
    g_ptr_array_add (fields, (gpointer) field);
    g_array_append_val (levels, i);
  }
  return fields;
}

static guint
count_columns (const DvMapping *mapping)
{
  guint n = dv_mapping_count_columns (mapping);

  /* A sheet that was saved so before has the column already. */
  while (n > 0 && strcmp (dv_mapping_get_heading (mapping, n - 1), DV_COLUMN_FAULTS) == 0)
    n--;
  return n;
}

static GHashTable *
join_faults (const DvImportResult *result)
{
  GHashTable *reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < result->faults->len; i++) {
    const DvFault *fault = g_ptr_array_index (result->faults, i);
    gpointer key = GUINT_TO_POINTER (fault->row);
    const char *before = g_hash_table_lookup (reasons, key);

    g_hash_table_insert (reasons, key,
                         g_strconcat (before != NULL ? before : "", before != NULL ? "\n" : "",
                                      fault->column != NULL ? fault->column : "",
                                      fault->column != NULL ? ": " : "", fault->reason, NULL));
  }
  return reasons;
}

static const char *
get_text (const DvSheetTable *table, const DvSheet *sheet, guint row, guint column)
{
  const DvSheetCell *cell = dv_sheet_table_get_cell (table, sheet, row, column);

  return cell != NULL ? cell->text : "";
}

static void
add_row (DvFaultSheet *self,
         DvImport *import,
         guint number,
         guint n_columns,
         const GArray *levels,
         const char *reasons)
{
  const DvSheetTable *table = dv_import_get_table (import);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (row, g_strdup (get_text (table, dv_import_get_sheet (import), number, i)));
  for (guint i = 0; i < levels->len; i++) {
    const DvSheetTableGroup *group =
      dv_sheet_table_get_group (table, number, g_array_index (levels, guint, i));

    g_ptr_array_add (row, g_strdup (group != NULL ? group->name : ""));
  }
  g_ptr_array_add (row, g_strdup (reasons));
  g_ptr_array_add (self->rows, row);
}

static void
add_headings (DvFaultSheet *self, const DvMapping *mapping, guint n_columns, GPtrArray *fields)
{
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->headings, g_strdup (dv_mapping_get_heading (mapping, i)));
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->headings,
                     g_strdup (dv_field_get_heading (g_ptr_array_index (fields, i))));
  g_ptr_array_add (self->headings, g_strdup (DV_COLUMN_FAULTS));
}

/**
 * dv_fault_sheet_new:
 * @import: an import that was previewed
 *
 * Returns: (transfer full): the rows that were refused, as they stand in the sheet
 */
DvFaultSheet *
dv_fault_sheet_new (DvImport *import)
{
  DvFaultSheet *self = g_new0 (DvFaultSheet, 1);
  const DvImportResult *result = dv_import_get_result (import);
  const DvMapping *mapping = dv_import_get_mapping (import);
  g_autoptr (GHashTable) reasons = join_faults (result);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) fields = NULL;

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (mapping == NULL)
    return self;
  fields = list_levels (mapping, levels);
  add_headings (self, mapping, count_columns (mapping), fields);
  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);
    const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (row->row));

    if (row->state == DV_IMPORT_REFUSED)
      add_row (self, import, row->row, count_columns (mapping), levels,
               reason != NULL ? reason : "");
  }
  return self;
}

/**
 * dv_fault_sheet_free:
 * @self: (transfer full) (nullable): refused rows
 */
void
dv_fault_sheet_free (DvFaultSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * dv_fault_sheet_count_rows:
 * @self: refused rows
 *
 * Returns: how many there are
 */
guint
dv_fault_sheet_count_rows (const DvFaultSheet *self)
{
  return self->rows->len;
}

static gboolean
write_rows (const DvFaultSheet *self, DvSheetWriter *writer, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GPtrArray *row = g_ptr_array_index (self->rows, i);

    for (guint c = 0; c < row->len; c++) {
      if (!dv_sheet_writer_add (writer, g_ptr_array_index (row, c), error))
        return FALSE;
    }
  }
  return dv_sheet_writer_finish (writer, error);
}

/**
 * dv_fault_sheet_write:
 * @self: refused rows
 * @path: where to write them, with an ending that says in which format
 * @error: return location for why it cannot be written
 *
 * Returns: whether it was written
 */
gboolean
dv_fault_sheet_write (const DvFaultSheet *self, const char *path, GError **error)
{
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, error);
  g_autofree DvSheetHead *heads = g_new0 (DvSheetHead, self->headings->len);
  const DvSheetTitle title = { .name = _ ("Refused rows") };

  for (guint i = 0; i < self->headings->len; i++)
    heads[i].heading = g_ptr_array_index (self->headings, i);
  return writer != NULL &&
         dv_sheet_writer_begin (writer, &title, heads, self->headings->len, self->rows->len,
                                error) &&
         write_rows (self, writer, error);
}
