/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-sheet.h"

G_BEGIN_DECLS

/**
 * DvCellText:
 * @text: what stands in the cell, for dv_cell_parse(); empty if that is nothing
 * @note: (nullable): what was completed or converted, in words
 * @owned: (nullable): where @text stands if it is none of the sheet
 *
 * What a cell says to a field.
 */
typedef struct {
  const char *text;
  char *note;
  char *owned;
} DvCellText;

gboolean dv_cell_is_blank (const DvKind *kind, const DvField *field, const DvSheetCell *cell);
gboolean
dv_cell_read (const DvField *field, const DvSheetCell *cell, DvCellText *text, GError **error);
void dv_cell_text_clear (DvCellText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvCellText, dv_cell_text_clear)

G_END_DECLS
