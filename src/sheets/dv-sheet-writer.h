/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvSheetType:
 * @DV_SHEET_TEXT: text, whatever it looks like: `0012` keeps its zeros, `=1+1` is no formula
 * @DV_SHEET_NUMBER: a whole number, `1234`
 * @DV_SHEET_MONEY: an amount, `1500000`, shown as 1.500.000
 * @DV_SHEET_DECIMAL: a measure as it is written, `1.250,5`
 * @DV_SHEET_DATE: `2019-02-05`, or as much as is known: `2019-02`, `2019`
 * @DV_SHEET_ID: what the program knows the row by: there, but not shown
 *
 * What the cells of a column are. A text that is not of the type is written as it is.
 */
typedef enum {
  DV_SHEET_TEXT,
  DV_SHEET_NUMBER,
  DV_SHEET_MONEY,
  DV_SHEET_DECIMAL,
  DV_SHEET_DATE,
  DV_SHEET_ID,
} DvSheetType;

/**
 * DvSheetHead:
 * @heading: what stands above the column
 * @type: what its cells are
 *
 * One column of a sheet that is written.
 */
typedef struct {
  const char *heading;
  DvSheetType type;
} DvSheetHead;

/**
 * DvSheetTitle:
 * @name: (nullable): the name of the sheet in its workbook
 * @superior: (nullable): the office above the one whose sheet it is
 * @office: (nullable): the office whose sheet it is
 * @title: (nullable): what the table is
 * @scope: (nullable): which part of it, in words
 * @made: (nullable): when it was written, in words
 *
 * What stands above a table. A CSV file has none of it.
 */
typedef struct {
  const char *name;
  const char *superior;
  const char *office;
  const char *title;
  const char *scope;
  const char *made;
} DvSheetTitle;

/* Writes a table of texts as a file that a spreadsheet program opens. */
typedef struct _DvSheetWriter DvSheetWriter;

gboolean dv_sheet_writer_knows (const char *path, GError **error);
DvSheetWriter *dv_sheet_writer_new (const char *path, GError **error);
void dv_sheet_writer_free (DvSheetWriter *self);
gboolean dv_sheet_writer_begin (DvSheetWriter *self,
                                const DvSheetTitle *title,
                                const DvSheetHead *heads,
                                guint n_heads,
                                guint n_rows,
                                GError **error);
gboolean dv_sheet_writer_add (DvSheetWriter *self, const char *text, GError **error);
gboolean dv_sheet_writer_pack (DvSheetWriter *self, GError **error);
gboolean dv_sheet_writer_finish (DvSheetWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheetWriter, dv_sheet_writer_free)

G_END_DECLS
