/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cell-text.h"

G_BEGIN_DECLS

void dv_cell_text_take (DvCellText *text, char *owned);
void dv_cell_text_read_date (const DvField *field, const DvSheetCell *cell, DvCellText *text);
void dv_cell_text_read_name (DvCellText *text);

G_END_DECLS
