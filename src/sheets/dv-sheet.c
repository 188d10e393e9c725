/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet.h"

/**
 * dv_sheet_new:
 * @name: (nullable): its name, if the file has several
 *
 * Returns: (transfer full): a sheet without rows
 */
DvSheet *
dv_sheet_new (const char *name)
{
  DvSheet *sheet = g_new0 (DvSheet, 1);

  sheet->name = g_strdup (name);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return sheet;
}

/**
 * dv_sheet_free:
 * @sheet: (transfer full) (nullable): a sheet
 */
void
dv_sheet_free (DvSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_ptr_array_unref (sheet->rows);
  g_free (sheet->name);
  g_free (sheet);
}

/**
 * dv_sheet_add_row:
 * @sheet: a sheet
 * @cells: (transfer full): the cells of its next row
 */
void
dv_sheet_add_row (DvSheet *sheet, GStrv cells)
{
  g_ptr_array_add (sheet->rows, cells);
}

/**
 * dv_sheet_count_columns:
 * @sheet: a sheet
 * @row: the number of a row, counted from 1
 *
 * Returns: how many cells the row has
 */
guint
dv_sheet_count_columns (const DvSheet *sheet, guint row)
{
  if (row < 1 || row > sheet->rows->len)
    return 0;
  return g_strv_length (g_ptr_array_index (sheet->rows, row - 1));
}

/**
 * dv_sheet_get:
 * @sheet: a sheet
 * @row: the number of a row, counted from 1
 * @column: the number of a column, counted from 0
 *
 * Returns: what stands in the cell; empty if there is none
 */
const char *
dv_sheet_get (const DvSheet *sheet, guint row, guint column)
{
  if (column >= dv_sheet_count_columns (sheet, row))
    return "";
  return ((GStrv) g_ptr_array_index (sheet->rows, row - 1))[column];
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/**
 * dv_sheet_row_is_empty:
 * @sheet: a sheet
 * @row: the number of a row, counted from 1
 *
 * Returns: whether nothing stands in the row
 */
gboolean
dv_sheet_row_is_empty (const DvSheet *sheet, guint row)
{
  GStrv cells;

  if (row < 1 || row > sheet->rows->len)
    return TRUE;
  cells = g_ptr_array_index (sheet->rows, row - 1);
  for (guint i = 0; cells[i] != NULL; i++) {
    if (!is_blank (cells[i]))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_sheet_trim:
 * @sheet: a sheet
 *
 * Drops the empty rows at its end.
 */
void
dv_sheet_trim (DvSheet *sheet)
{
  while (sheet->rows->len > 0 && dv_sheet_row_is_empty (sheet, sheet->rows->len))
    g_ptr_array_set_size (sheet->rows, (int) sheet->rows->len - 1);
}
