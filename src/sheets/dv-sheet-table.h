/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-sheet.h"

G_BEGIN_DECLS

/**
 * DvRowRole:
 * @DV_ROW_ABOVE: it stands above the headings: the name of the office, the title
 * @DV_ROW_HEADER: it has headings
 * @DV_ROW_RECORD: it is a record
 * @DV_ROW_GROUP: it is the heading of the rows below: “TDP 5”
 * @DV_ROW_LEFT_OUT: it is none, see #DvRowWhy
 *
 * What a row of a sheet is.
 */
typedef enum {
  DV_ROW_ABOVE,
  DV_ROW_HEADER,
  DV_ROW_RECORD,
  DV_ROW_GROUP,
  DV_ROW_LEFT_OUT,
} DvRowRole;

/**
 * DvRowWhy:
 * @DV_WHY_NONE: it is not left out
 * @DV_WHY_EMPTY: nothing stands in it
 * @DV_WHY_COLUMN_NUMBERS: it numbers the columns
 * @DV_WHY_HEADINGS_AGAIN: it has the headings again, as on every printed page
 * @DV_WHY_SUBTOTAL: the sum of a group or a page
 * @DV_WHY_TOTAL: the sum of all
 * @DV_WHY_SIGNATURE: who signs, and where and when
 * @DV_WHY_NOTE: a remark about the table
 * @DV_WHY_ONLY_NUMBER: it has a number and nothing else
 * @DV_WHY_NOTHING_READ: something stands only in columns that are not read
 *
 * Why a row is no record.
 */
typedef enum {
  DV_WHY_NONE,
  DV_WHY_EMPTY,
  DV_WHY_COLUMN_NUMBERS,
  DV_WHY_HEADINGS_AGAIN,
  DV_WHY_SUBTOTAL,
  DV_WHY_TOTAL,
  DV_WHY_SIGNATURE,
  DV_WHY_NOTE,
  DV_WHY_ONLY_NUMBER,
  DV_WHY_NOTHING_READ,
} DvRowWhy;

/**
 * DvColumnFlags:
 * @DV_COLUMN_READ: it gives a value to a record
 * @DV_COLUMN_REQUIRED: of a field without which there is no record
 * @DV_COLUMN_TITLE: of the field that names a record
 *
 * What dv_sheet_table_read_rows() has to know of a column.
 */
typedef enum {
  DV_COLUMN_READ = 1 << 0,
  DV_COLUMN_REQUIRED = 1 << 1,
  DV_COLUMN_TITLE = 1 << 2,
} DvColumnFlags;

/**
 * DvSheetTableColumn:
 * @path: (array zero-terminated=1): the words above it, from the top down; none for a column
 *   without a heading
 * @heading: the same in one line: “Năm sinh / Nam”
 *
 * A column of a table.
 */
typedef struct {
  GStrv path;
  char *heading;
} DvSheetTableColumn;

/**
 * DvSheetTableRow:
 * @role: a #DvRowRole
 * @why: a #DvRowWhy
 * @group: the group that it stands in, as a place in the groups of the table; -1 for none
 *
 * A row of a sheet.
 */
typedef struct {
  guint8 role;
  guint8 why;
  gint32 group;
} DvSheetTableRow;

/**
 * DvSheetTableGroup:
 * @row: its row
 * @text: what stands there
 * @name: the same without the number that it begins with
 * @level: how far in it is, 0 for the outermost
 * @parent: the group that it stands in; -1 for none
 *
 * The heading of a group of rows.
 */
typedef struct {
  guint row;
  char *text;
  char *name;
  guint level;
  gint parent;
} DvSheetTableGroup;

/**
 * DvSheetTable:
 * @first_header: the first row with headings
 * @last_header: the last
 * @numbers: the row that numbers the columns; 0 if there is none
 * @columns: (element-type DvSheetTableColumn): every column up to the last with a heading
 * @number_column: the column that numbers the rows, -1 if there is none
 * @rows: (element-type DvSheetTableRow): every row of the sheet, the first at 0; empty until
 *   dv_sheet_table_read_rows() was called
 * @groups: (element-type DvSheetTableGroup): the headings between the rows
 * @n_levels: how far the groups stand in each other
 * @n_records: rows that are records
 * @n_hidden: of these, how many the sheet does not show
 *
 * The table in a sheet.
 */
typedef struct {
  guint first_header;
  guint last_header;
  guint numbers;
  GPtrArray *columns;
  int number_column;
  GArray *rows;
  GPtrArray *groups;
  guint n_levels;
  guint n_records;
  guint n_hidden;
} DvSheetTable;

DvSheetTable *dv_sheet_table_find (const DvKind *kind, const DvSheet *sheet, GPtrArray *faults);
void dv_sheet_table_free (DvSheetTable *self);
gboolean dv_sheet_table_read_rows (DvSheetTable *self,
                                   const DvKind *kind,
                                   const DvSheet *sheet,
                                   const DvColumnFlags *columns,
                                   GPtrArray *faults);

const DvSheetTableColumn *dv_sheet_table_get_column (const DvSheetTable *self, guint column);
const DvSheetTableRow *dv_sheet_table_get_row (const DvSheetTable *self, guint row);
const DvSheetTableGroup *
dv_sheet_table_get_group (const DvSheetTable *self, guint row, guint level);
const DvSheetCell *
dv_sheet_table_get_cell (const DvSheetTable *self, const DvSheet *sheet, guint row, guint column);
const char *dv_row_why_get_label (DvRowWhy why);

guint dv_sheet_table_rate (const DvKind *kind, const DvSheet *sheet);
int dv_sheet_table_choose_sheet (const DvKind *kind, GPtrArray *sheets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheetTable, dv_sheet_table_free)

G_END_DECLS
