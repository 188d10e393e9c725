/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-sheet-letters.h"

G_BEGIN_DECLS

/* The most characters that a cell of a spreadsheet holds, and the most columns and rows that it
 * has. */
#define DV_SHEET_MAX_CELL    32767
#define DV_SHEET_MAX_COLUMNS 16384
#define DV_SHEET_MAX_ROWS    1048576

/**
 * DvCellType:
 * @DV_CELL_TEXT: a text
 * @DV_CELL_NUMBER: a number, with a comma before its decimals and nothing between its thousands
 * @DV_CELL_DATE: a date as the cell shows it: dd/mm/yyyy, mm/yyyy or yyyy
 * @DV_CELL_YES_NO: `TRUE` or `FALSE`
 * @DV_CELL_ERROR: a formula without a result, or what no calendar has; the text says which
 *
 * What a spreadsheet takes the text of a cell for.
 */
typedef enum {
  DV_CELL_TEXT,
  DV_CELL_NUMBER,
  DV_CELL_DATE,
  DV_CELL_YES_NO,
  DV_CELL_ERROR,
} DvCellType;

/**
 * DvSheetCell:
 * @text: what stands in it, never empty
 * @column: the number of its column, counted from 0
 * @type: a #DvCellType
 * @font: the font it is written in, for dv_sheet_get_font()
 *
 * A cell in which something stands.
 */
typedef struct {
  const char *text;
  guint16 column;
  guint8 type;
  guint8 font;
} DvSheetCell;

/**
 * DvSheetRange:
 * @first_row: its first row, counted from 1
 * @last_row: its last row
 * @first_column: its first column, counted from 0
 * @last_column: its last column
 *
 * Cells that are merged into one.
 */
typedef struct {
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} DvSheetRange;

/* A table of texts, wherever it came from. Rows are counted from 1, columns from 0. */
typedef struct _DvSheet DvSheet;

DvSheet *dv_sheet_new (const char *name);
void dv_sheet_free (DvSheet *sheet);

const char *dv_sheet_get_name (const DvSheet *sheet);
gboolean dv_sheet_is_hidden (const DvSheet *sheet);
void dv_sheet_set_hidden (DvSheet *sheet, gboolean hidden);

void dv_sheet_keep (DvSheet *sheet, GBytes *bytes);
void dv_sheet_begin_row (DvSheet *sheet, guint row);
void dv_sheet_add_cell (DvSheet *sheet, DvSheetCell cell);
void dv_sheet_add_text (DvSheet *sheet, guint column, const char *text);
void dv_sheet_add_row (DvSheet *sheet, GStrv cells);
void dv_sheet_set_row_hidden (DvSheet *sheet, guint row);
void dv_sheet_set_text (DvSheet *sheet, guint row, guint column, const char *text);
guint dv_sheet_add_font (DvSheet *sheet, const char *family);
void dv_sheet_add_merge (DvSheet *sheet, DvSheetRange range);
void dv_sheet_trim (DvSheet *sheet);
gboolean dv_sheet_text_is_blank (const char *text);

guint dv_sheet_count_rows (const DvSheet *sheet);
guint dv_sheet_count_columns (const DvSheet *sheet, guint row);
guint dv_sheet_count_all_columns (const DvSheet *sheet);
gboolean dv_sheet_row_is_empty (const DvSheet *sheet, guint row);
gboolean dv_sheet_row_is_hidden (const DvSheet *sheet, guint row);
const DvSheetCell *dv_sheet_get_cells (const DvSheet *sheet, guint row, guint *n_cells);
const DvSheetCell *dv_sheet_get_cell (const DvSheet *sheet, guint row, guint column);
const char *dv_sheet_get (const DvSheet *sheet, guint row, guint column);
const char *dv_sheet_get_font (const DvSheet *sheet, const DvSheetCell *cell);
const DvSheetRange *dv_sheet_get_merge (const DvSheet *sheet, guint row, guint column);
const DvSheetCell *dv_sheet_get_merged (const DvSheet *sheet, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheet, dv_sheet_free)

G_END_DECLS
