/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-number-format.h"
#include "dv-package.h"

G_BEGIN_DECLS

/**
 * DvXlsxString:
 * @text: the text
 * @font: (nullable): the font of a part of it, which goes before that of the cell
 *
 * A text that many cells share.
 */
typedef struct {
  const char *text;
  const char *font;
} DvXlsxString;

/**
 * DvXlsx:
 * @sink: where the cells go
 * @styles: (element-type DvCellStyle): the styles of cells
 * @strings: (element-type DvXlsxString): the shared texts
 * @texts: where these stand
 * @since_1904: whether days are counted from 1904
 *
 * What the sheets of a workbook have in common.
 */
typedef struct {
  DvSink *sink;
  GArray *styles;
  GArray *strings;
  GStringChunk *texts;
  gboolean since_1904;
} DvXlsx;

void dv_xlsx_read_styles (DvXlsx *xlsx, const char *part);
void dv_xlsx_read_strings (DvXlsx *xlsx, const char *part);
void dv_xlsx_read_sheet (DvXlsx *xlsx, const char *part);
void dv_xlsx_unescape (GString *text);

G_END_DECLS
