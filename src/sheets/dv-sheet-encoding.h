/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding.h"
#include "dv-sheet.h"

G_BEGIN_DECLS

/**
 * DvOldColumn:
 * @column: the number of a column
 * @encoding: what it is most likely written in
 * @font: (nullable): the font that says so; %NULL if the words do
 * @n_cells: how many of its cells would be converted
 * @row: one of these
 * @before: what stands there
 * @after: the same, converted
 *
 * A column of a sheet that is written in an old encoding.
 */
typedef struct {
  guint column;
  DvEncoding encoding;
  char *font;
  guint n_cells;
  guint row;
  char *before;
  char *after;
} DvOldColumn;

/* What a sheet is written in, and the way back. */
typedef struct _DvSheetEncoding DvSheetEncoding;

DvSheetEncoding *dv_sheet_encoding_new (DvSheet *sheet, DvEncoding file);
void dv_sheet_encoding_free (DvSheetEncoding *self);
GPtrArray *dv_sheet_encoding_get_columns (const DvSheetEncoding *self);
DvEncoding dv_sheet_encoding_get_applied (const DvSheetEncoding *self);
guint dv_sheet_encoding_apply (DvSheetEncoding *self, DvEncoding wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheetEncoding, dv_sheet_encoding_free)

G_END_DECLS
