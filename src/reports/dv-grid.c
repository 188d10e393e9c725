/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-grid.h"

#define LEAST_WIDTH 22.0

static DvAlignment
cell_alignment (const DvTable *table, const DvParagraph *content, unsigned column)
{
  DvAlignment alignment = g_array_index (table->columns, DvColumn, column).alignment;

  if (content && content->alignment != DV_ALIGN_DEFAULT)
    alignment = content->alignment;
  return alignment == DV_ALIGN_DEFAULT ? DV_ALIGN_LEFT : alignment;
}

/**
 * dv_grid_place_row:
 * @table: a table
 * @row: one of its rows
 *
 * Puts the cells of a row on the columns: spans are cut at the edge, cells beyond it left out,
 * columns without a cell filled with empty ones.
 *
 * Returns: (transfer full) (element-type DvGridCell): cells that cover each column once
 */
GArray *
dv_grid_place_row (const DvTable *table, const DvRow *row)
{
  unsigned n = table->columns->len;
  GArray *cells = g_array_sized_new (FALSE, FALSE, sizeof (DvGridCell), n);

  for (unsigned column = 0, i = 0; column < n; i++) {
    const DvCell *from = i < row->cells->len ? &g_array_index (row->cells, DvCell, i) : NULL;
    DvGridCell cell = { .first = column, .span = from ? MIN (from->span, n - column) : 1 };

    cell.content = from ? from->content : NULL;
    cell.alignment = cell_alignment (table, cell.content, column);
    g_array_append_val (cells, cell);
    column += cell.span;
  }
  return cells;
}

static double
sum_of_weights (const DvTable *table)
{
  double sum = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += g_array_index (table->columns, DvColumn, i).weight;
  return sum;
}

/**
 * dv_grid_widths:
 * @table: a table with columns
 * @width: the width of all
 *
 * Every column gets what a short word needs, as far as there is room for all, and shares the rest
 * by weight.
 *
 * Returns: (transfer full) (array): the width of each column
 */
double *
dv_grid_widths (const DvTable *table, double width)
{
  unsigned n = MAX (table->columns->len, 1);
  double least = MIN (LEAST_WIDTH, width / n);
  double rest = (width - n * least) / MAX (sum_of_weights (table), 0.01);
  double *widths = g_new (double, n);

  for (guint i = 0; i < table->columns->len; i++)
    widths[i] = least + rest * g_array_index (table->columns, DvColumn, i).weight;
  return widths;
}

/**
 * dv_grid_group_of:
 * @table: a table
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the group above it
 */
const DvGroup *
dv_grid_group_of (const DvTable *table, unsigned column)
{
  for (guint i = 0; i < table->groups->len; i++) {
    const DvGroup *group = &g_array_index (table->groups, DvGroup, i);
    if (column >= group->first && column < group->first + group->n)
      return group;
  }
  return NULL;
}
