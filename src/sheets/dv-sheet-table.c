/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-sheet-encoding.h"

/* The name of the office, a title and a few lines may stand above the headings. */
#define MAX_ABOVE 40

static void
column_free (gpointer data)
{
  DvSheetTableColumn *column = data;

  g_strfreev (column->path);
  g_free (column->heading);
  g_free (column);
}

/**
 * dv_sheet_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
dv_sheet_table_free (DvSheetTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->rows);
  g_free (self);
}

static void
add_column (DvSheetTable *self, GStrv path)
{
  DvSheetTableColumn *column = g_new0 (DvSheetTableColumn, 1);

  column->path = path;
  column->heading = g_strjoinv (" / ", path);
  g_ptr_array_add (self->columns, column);
}

static void
read_columns (DvSheetTable *self, const DvSheet *sheet, DvHeader header)
{
  guint n = 0;

  for (guint row = header.first; row <= header.last; row++)
    n = MAX (n, dv_sheet_count_columns (sheet, row));
  for (guint column = 0; column < n; column++) {
    add_column (self, dv_header_get_path (sheet, header, column));
    if (self->number_column < 0 &&
        dv_heading_is_number (dv_sheet_table_get_column (self, column)->heading))
      self->number_column = (int) column;
  }
}

/* Where the headings begin again on the right of themselves: three of them in the same order. */
static guint
find_second_table (const DvSheetTable *self)
{
  for (guint second = 2; second + 2 < self->columns->len; second++) {
    guint n = 0;

    while (n < second && second + n < self->columns->len &&
           *dv_sheet_table_get_column (self, n)->heading != '\0' &&
           g_utf8_collate (dv_sheet_table_get_column (self, n)->heading,
                           dv_sheet_table_get_column (self, second + n)->heading) == 0)
      n++;
    if (n > 2 || (n > 1 && self->number_column == 0))
      return second;
  }
  return 0;
}

static void
check_beside (const DvSheetTable *self, GPtrArray *faults)
{
  guint second = find_second_table (self);
  g_autofree char *name = NULL;

  if (second == 0)
    return;
  name = dv_sheet_column_get_letters (second);
  dv_faults_add (faults, self->first_header, dv_sheet_table_get_column (self, second)->heading,
                 NULL,
                 /* translators: %s is the letter of a column */
                 _ ("A second table begins beside the first, in column %s. Put each table on a "
                    "sheet of its own."),
                 name);
}

static void
refuse_without_headings (const DvKind *kind, GPtrArray *faults)
{
  dv_faults_add (faults, 0, NULL, NULL,
                 /* translators: a kind of record, then the heading of a column */
                 _ ("No heading of %s was found, for example “%s”. Put the headings above the "
                    "columns."),
                 dv_kind_get_label_plural (kind),
                 dv_field_get_heading (dv_kind_get_title_field (kind)));
}

/**
 * dv_sheet_table_find:
 * @kind: the kind of record that the rows are
 * @sheet: a sheet
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Finds the headings, wherever they begin and in however many rows they stand.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if there are none
 */
DvSheetTable *
dv_sheet_table_find (const DvKind *kind, const DvSheet *sheet, GPtrArray *faults)
{
  g_autoptr (DvHeadings) headings = dv_headings_new (kind);
  DvHeader header = dv_header_find (headings, sheet, 1, MAX_ABOVE);
  DvSheetTable *self;

  if (header.score == 0) {
    refuse_without_headings (kind, faults);
    return NULL;
  }
  self = g_new0 (DvSheetTable, 1);
  self->first_header = header.first;
  self->last_header = header.last;
  self->number_column = -1;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (DvSheetTableRow));
  self->groups = g_ptr_array_new ();
  read_columns (self, sheet, header);
  check_beside (self, faults);
  return self;
}

/**
 * dv_sheet_table_get_column:
 * @self: a table
 * @column: the number of a column that it has
 *
 * Returns: (transfer none): the column
 */
const DvSheetTableColumn *
dv_sheet_table_get_column (const DvSheetTable *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

/**
 * dv_sheet_table_get_row:
 * @self: a table whose rows were read
 * @row: the number of a row of the sheet
 *
 * Returns: (transfer none): what the row is
 */
const DvSheetTableRow *
dv_sheet_table_get_row (const DvSheetTable *self, guint row)
{
  return &g_array_index (self->rows, DvSheetTableRow, row - 1);
}

/**
 * dv_sheet_table_get_group:
 * @self: a table whose rows were read
 * @row: the number of a row of the sheet
 * @level: how far in the group is, 0 for the outermost
 *
 * Returns: (transfer none) (nullable): the group that the row stands in
 */
const DvSheetTableGroup *
dv_sheet_table_get_group (const DvSheetTable *self, guint row, guint level)
{
  for (gint place = dv_sheet_table_get_row (self, row)->group; place >= 0;) {
    const DvSheetTableGroup *group = g_ptr_array_index (self->groups, (guint) place);

    if (group->level == level)
      return group;
    place = group->parent;
  }
  return NULL;
}

/**
 * dv_sheet_table_get_cell:
 * @self: a table
 * @sheet: the sheet that it stands in
 * @row: the number of a row
 * @column: the number of a column
 *
 * Returns: (transfer none) (nullable): what stands in the cell. One that is merged over several
 *   rows stands in each of them, and over several columns in the first.
 */
const DvSheetCell *
dv_sheet_table_get_cell (const DvSheetTable *self, const DvSheet *sheet, guint row, guint column)
{
  const DvSheetCell *cell = dv_sheet_get_cell (sheet, row, column);
  const DvSheetRange *range = cell == NULL ? dv_sheet_get_merge (sheet, row, column) : NULL;

  if (range == NULL || range->first_column != column || range->first_row <= self->last_header)
    return cell;
  return dv_sheet_get_cell (sheet, range->first_row, column);
}

/**
 * dv_row_why_get_label:
 * @why: why a row is no record
 *
 * Returns: the same in words, for “Row 5 was left out: …”
 */
const char *
dv_row_why_get_label (DvRowWhy why)
{
  static const char *const labels[] = {
    [DV_WHY_NONE] = N_ ("a record"),
    [DV_WHY_EMPTY] = N_ ("nothing stands in it"),
    [DV_WHY_COLUMN_NUMBERS] = N_ ("the numbers of the columns"),
    [DV_WHY_HEADINGS_AGAIN] = N_ ("the headings again"),
    [DV_WHY_SUBTOTAL] = N_ ("the total of a part"),
    [DV_WHY_TOTAL] = N_ ("a total"),
    [DV_WHY_SIGNATURE] = N_ ("a date or a signature below the table"),
    [DV_WHY_NOTE] = N_ ("a remark about the table"),
    [DV_WHY_ONLY_NUMBER] = N_ ("nothing but a number"),
    [DV_WHY_NOTHING_READ] = N_ ("nothing in the columns that are read"),
  };

  return why < G_N_ELEMENTS (labels) ? _ (labels[why]) : "";
}

/**
 * dv_sheet_table_rate:
 * @kind: a kind
 * @sheet: a sheet
 *
 * Returns: how much the headings of the sheet are those of the kind; 0 if there are none
 */
guint
dv_sheet_table_rate (const DvKind *kind, const DvSheet *sheet)
{
  g_autoptr (DvHeadings) headings = dv_headings_new (kind);
  DvHeader header = dv_header_find (headings, sheet, 1, MAX_ABOVE);

  return header.last < dv_sheet_count_rows (sheet) ? header.score : 0;
}

/**
 * dv_sheet_table_choose_sheet:
 * @kind: a kind
 * @sheets: (element-type DvSheet): the sheets of a workbook
 *
 * Returns: the place of the sheet whose headings are most those of the kind, the first of them if
 *   several are; -1 if none is. A sheet that the workbook does not show is never chosen.
 */
int
dv_sheet_table_choose_sheet (const DvKind *kind, GPtrArray *sheets)
{
  guint best = 0;
  int place = -1;

  for (guint i = 0; i < sheets->len; i++) {
    const DvSheet *sheet = g_ptr_array_index (sheets, i);
    guint score = dv_sheet_is_hidden (sheet) ? 0 : dv_sheet_table_rate (kind, sheet);

    if (score > best) {
      best = score;
      place = (int) i;
    }
  }
  return place;
}
