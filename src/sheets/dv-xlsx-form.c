/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-mapping.h"
#include "dv-sheet-wrap.h"
#include "dv-xlsx-file.h"

/* How the sheet looks as a whole: what stands above the rows, columns, heights, the page. */

/* In characters of the default font. */
#define MIN_WIDTH  6
#define ID_WIDTH   10
#define PAGE_WIDTH 90

/* In points. */
#define LINE_HEIGHT 15.75
#define MAX_HEIGHT  409

static guint
count_columns (DvXlsxFile *self)
{
  return self->n_heads + (self->counted ? 1 : 0);
}

/**
 * dv_xlsx_get_column:
 * @self: a workbook
 * @column: one of its columns, as the writer was given them
 *
 * Returns: where it stands in the sheet
 */
lxw_col_t
dv_xlsx_get_column (DvXlsxFile *self, guint column)
{
  return (lxw_col_t) (column + (self->counted ? 1 : 0));
}

/* The last column that is shown. */
static lxw_col_t
get_last_shown (DvXlsxFile *self)
{
  guint n = self->n_heads;

  while (n > 1 && self->heads[n - 1].type == DV_SHEET_ID)
    n--;
  return dv_xlsx_get_column (self, n - 1);
}

/* A sheet's name has at most 31 characters, and some cannot be in it. */
static void
add_sheet (DvXlsxFile *self, const char *name)
{
  g_autofree char *clean =
    name != NULL ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 31)) : NULL;

  if (clean != NULL)
    g_strdelimit (clean, "[]:*?/\\'", ' ');
  if (clean != NULL && workbook_validate_sheet_name (self->workbook, clean) != LXW_NO_ERROR)
    g_clear_pointer (&clean, g_free);
  self->sheet = workbook_add_worksheet (self->workbook, clean);
}

static void
write_line (DvXlsxFile *self, DvXlsxStyle style, const char *text)
{
  lxw_row_t row = self->head_row;
  lxw_col_t last = get_last_shown (self);

  if (text == NULL)
    return;
  if (last > 0 && style >= DV_XLSX_TITLE)
    worksheet_merge_range (self->sheet, row, 0, row, last, text, self->styles[style]);
  else
    worksheet_write_string (self->sheet, row, 0, text, self->styles[style]);
  self->head_row++;
}

static void
write_title (DvXlsxFile *self, const DvSheetTitle *title)
{
  write_line (self, DV_XLSX_SUPERIOR, title->superior);
  write_line (self, DV_XLSX_OFFICE, title->office);
  write_line (self, DV_XLSX_TITLE, title->title);
  write_line (self, DV_XLSX_SCOPE, title->scope);
  write_line (self, DV_XLSX_MADE, title->made);
  if (self->head_row > 0)
    self->head_row++;
}

/* A heading is broken between words: the longest word must fit. */
static guint
measure_heading (const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  guint widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, dv_sheet_wrap_measure (words[i], DV_XLSX_MAX_WIDTH));
  return widest;
}

/**
 * dv_xlsx_add_sheet:
 * @self: a workbook without a sheet
 * @title: what stands above the table
 *
 * Adds the sheet, and writes what stands above its headings.
 */
void
dv_xlsx_add_sheet (DvXlsxFile *self, const DvSheetTitle *title)
{
  for (guint i = 0; i < self->n_heads; i++)
    self->widths[i] = measure_heading (self->heads[i].heading);
  add_sheet (self, title->name);
  write_title (self, title);
}

/* The letters are a little wider than those that columns are measured by. */
static double
get_width (DvXlsxFile *self, guint column)
{
  return CLAMP (self->widths[column] * 1.1 + 1.5, MIN_WIDTH, DV_XLSX_MAX_WIDTH);
}

/**
 * dv_xlsx_note_lines:
 * @self: a workbook whose columns are known
 * @column: one of its columns
 * @text: what stands in it in this row
 *
 * Makes the row as high as the text needs.
 */
void
dv_xlsx_note_lines (DvXlsxFile *self, guint column, const char *text)
{
  self->lines = MAX (self->lines, dv_sheet_wrap_count (text, (guint) get_width (self, column)));
}

/**
 * dv_xlsx_end_row:
 * @self: a workbook
 * @row: the row of the sheet that was written
 *
 * Gives the row its height.
 */
void
dv_xlsx_end_row (DvXlsxFile *self, lxw_row_t row)
{
  double height = MIN (self->lines * LINE_HEIGHT, MAX_HEIGHT);

  if (self->lines > 1)
    worksheet_set_row (self->sheet, row, height, NULL);
  self->lines = 1;
}

/**
 * dv_xlsx_write_headings:
 * @self: a workbook whose columns are known
 *
 * Writes what stands above the columns.
 */
void
dv_xlsx_write_headings (DvXlsxFile *self)
{
  lxw_format *style = self->styles[DV_XLSX_HEAD];

  if (self->counted)
    worksheet_write_string (self->sheet, self->head_row, 0, DV_COLUMN_COUNT, style);
  for (guint i = 0; i < self->n_heads; i++) {
    const char *heading = self->heads[i].heading;

    worksheet_write_string (self->sheet, self->head_row, dv_xlsx_get_column (self, i), heading,
                            style);
    if (self->heads[i].type != DV_SHEET_ID)
      dv_xlsx_note_lines (self, i, heading);
  }
  dv_xlsx_end_row (self, self->head_row);
}

static double
set_widths (DvXlsxFile *self)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  double sum = self->counted ? MIN_WIDTH : 0;

  if (self->counted)
    worksheet_set_column (self->sheet, 0, 0, MIN_WIDTH, NULL);
  for (guint i = 0; i < self->n_heads; i++) {
    lxw_col_t column = dv_xlsx_get_column (self, i);
    double width = get_width (self, i);

    if (self->heads[i].type == DV_SHEET_ID) {
      worksheet_set_column_opt (self->sheet, column, column, ID_WIDTH, NULL, &hidden);
      continue;
    }
    worksheet_set_column (self->sheet, column, column, width, NULL);
    sum += width;
  }
  return sum;
}

static void
set_page (DvXlsxFile *self, double width)
{
  lxw_row_t last = self->head_row + self->n_written;

  worksheet_set_paper (self->sheet, 9); /* A4 */
  if (width > PAGE_WIDTH)
    worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, 0.6, 0.4, 0.6, 0.6);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, self->head_row, self->head_row);
  worksheet_print_area (self->sheet, 0, 0, last, get_last_shown (self));
  worksheet_set_footer (self->sheet, "&C&\"Times New Roman,Regular\"&11Trang &P/&N");
}

/**
 * dv_xlsx_set_sheet:
 * @self: a workbook with all of its rows
 *
 * Says what concerns the sheet as a whole: widths, filters, what stays in view, the printed page.
 */
void
dv_xlsx_set_sheet (DvXlsxFile *self)
{
  lxw_row_t last = self->head_row + self->n_written;
  g_autofree char *cells = g_strdup_printf ("A%u:XFD%u", self->head_row + 2, last + 2);

  set_page (self, set_widths (self));
  worksheet_freeze_panes (self->sheet, self->head_row + 1, 0);
  worksheet_autofilter (self->sheet, self->head_row, 0, last,
                        (lxw_col_t) (count_columns (self) - 1));
  /* Excel would mark every number that is kept as a text. */
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, cells);
}
