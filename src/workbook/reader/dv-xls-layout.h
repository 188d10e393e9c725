/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gsf/gsf.h>

#include "dv-number-format.h"
#include "dv-sink.h"

G_BEGIN_DECLS

/**
 * DvXlsSheet:
 * @hidden: whether the workbook does not show it
 * @hidden_rows: (element-type guint): numbers, counted from 0, of rows that are not shown
 * @merges: (element-type DvSheetRange): its merged cells
 * @styles: dv_xls_key() -> number of a style
 * @results: dv_xls_key() -> what stands in a cell whose formula gives no number, or an error
 *
 * What a sheet says beside the values of its cells.
 */
typedef struct {
  gboolean hidden;
  GHashTable *hidden_rows;
  GArray *merges;
  GHashTable *styles;
  GHashTable *results;
} DvXlsSheet;

/**
 * DvXlsResult:
 * @type: what it is
 * @text: it
 *
 * The result of a formula that is no number.
 */
typedef struct {
  DvCellType type;
  char *text;
} DvXlsResult;

/**
 * DvXlsStyle:
 * @format: how its numbers are shown
 * @font: (nullable): the font it is written in
 *
 * What a cell's number of a style stands for.
 */
typedef struct {
  DvNumberFormat format;
  const char *font;
} DvXlsStyle;

/**
 * DvXlsLayout:
 * @sheets: (element-type DvXlsSheet): its sheets with cells
 * @styles: (element-type DvXlsStyle): the styles of cells
 * @fonts: (element-type utf8): the names of fonts
 * @since_1904: whether days are counted from 1904
 *
 * What an Excel 97 workbook says beside the values of its cells.
 */
typedef struct {
  GPtrArray *sheets;
  GArray *styles;
  GPtrArray *fonts;
  gboolean since_1904;
} DvXlsLayout;

#define dv_xls_key(row, column) GUINT_TO_POINTER ((guint) (row) << 8 | (guint) (column))

DvXlsLayout *dv_xls_layout_read (DvSink *sink, GsfInput *stream);
void dv_xls_layout_free (DvXlsLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvXlsLayout, dv_xls_layout_free)

G_END_DECLS
