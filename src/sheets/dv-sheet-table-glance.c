/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

static gboolean
is_digits (const DvSheetCell *cell)
{
  const char *p = cell->text;

  while (g_ascii_isdigit (*p))
    p++;
  return p > cell->text && (*p == '\0' || strcmp (p, ".") == 0) && p - cell->text < 7;
}

/**
 * dv_row_is_number:
 * @cell: a cell
 *
 * Returns: whether a number stands in it, with or without a unit: “25 hộ”
 */
gboolean
dv_row_is_number (const DvSheetCell *cell)
{
  const char *p = cell->text;

  if (cell->type == DV_CELL_NUMBER || cell->type == DV_CELL_DATE)
    return TRUE;
  while (*p != '\0' && strchr ("0123456789., -(", *p) != NULL)
    p++;
  /* “12.500.000 đ”, “25 hộ” */
  return p > cell->text && g_utf8_strlen (p, -1) < 6;
}

/**
 * dv_row_get_flags:
 * @self: what reads rows
 * @column: a column
 *
 * Returns: what it is for
 */
DvColumnFlags
dv_row_get_flags (const DvRowReader *self, guint column)
{
  return column < self->table->columns->len ? self->columns[column] : 0;
}

static void
look_at_cell (const DvRowReader *self, DvRowGlance *glance, const DvSheetCell *cell)
{
  DvColumnFlags flags = dv_row_get_flags (self, cell->column);

  glance->n_cells++;
  if ((int) cell->column == self->table->number_column) {
    glance->number = cell;
    glance->numbered = is_digits (cell);
    return;
  }
  if (glance->first == NULL)
    glance->first = cell;
  else if ((flags & DV_COLUMN_READ) && !dv_row_is_number (cell))
    glance->n_texts++;
  glance->n_read += (flags & DV_COLUMN_READ) != 0;
  glance->title = glance->title || (flags & DV_COLUMN_TITLE);
}

/**
 * dv_row_has_all_required:
 * @self: what reads rows
 * @row: the number of a row
 *
 * Returns: whether something stands in every column without which there is no record; a cell that
 * is merged down is that of each row that it covers
 */
gboolean
dv_row_has_all_required (const DvRowReader *self, guint row)
{
  for (guint i = 0; i < self->table->columns->len && self->n_required > 0; i++) {
    if ((self->columns[i] & DV_COLUMN_REQUIRED) &&
        dv_sheet_table_get_cell (self->table, self->sheet, row, i) == NULL)
      return FALSE;
  }
  return self->n_required > 0;
}

static gboolean
has_title (const DvRowReader *self, guint row)
{
  for (guint i = 0; i < self->table->columns->len; i++) {
    if ((self->columns[i] & DV_COLUMN_TITLE) &&
        dv_sheet_table_get_cell (self->table, self->sheet, row, i) != NULL)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_row_look_at:
 * @self: what reads rows
 * @row: the number of a row
 *
 * Returns: what can be seen of it
 */
DvRowGlance
dv_row_look_at (const DvRowReader *self, guint row)
{
  DvRowGlance glance = { .row = row };
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    if (!dv_sheet_text_is_blank (cells[i].text))
      look_at_cell (self, &glance, &cells[i]);
  }
  if (glance.n_cells > 0 && !glance.title)
    glance.title = has_title (self, row);
  return glance;
}
