/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>

#include "dv-sheet-format.h"
#include "dv-xlsx-styles.h"

G_BEGIN_DECLS

/* A workbook with one sheet in the form of a ward. libxlsxwriter keeps no more than one row in
 * memory, so rows are written in order; what it says of the whole sheet it writes at the end. A row
 * is as high as its texts need in columns that are as wide as the first rows want them: those wait
 * until the columns are known. */
typedef struct {
  char *path;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *styles[DV_XLSX_N_STYLES];
  locale_t numbers; /* as ours, with a point before decimals: the library asks the locale */
  const DvSheetHead *heads;
  guint n_heads;
  guint *widths;    /* of the widest cell of each column, in characters */
  GPtrArray *held;  /* of text or NULL: the cells of the first rows; NULL once they are written */
  guint lines;      /* of the row being written */
  guint head_row;   /* where the headings stand */
  guint n_written;  /* rows below the headings */
  gboolean counted; /* a first column counts the rows */
  gboolean closed;
} DvXlsxFile;

/* The widest that a column is made, in characters of the default font. */
#define DV_XLSX_MAX_WIDTH 40

lxw_col_t dv_xlsx_get_column (DvXlsxFile *self, guint column);
void dv_xlsx_add_sheet (DvXlsxFile *self, const DvSheetTitle *title);
void dv_xlsx_write_headings (DvXlsxFile *self);
void dv_xlsx_note_lines (DvXlsxFile *self, guint column, const char *text);
void dv_xlsx_end_row (DvXlsxFile *self, lxw_row_t row);
void dv_xlsx_set_sheet (DvXlsxFile *self);

G_END_DECLS
