/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-workbook.h"

G_BEGIN_DECLS

/* What the process that reads a workbook tells the program, in the byte order of the machine: a tag
 * of one byte, then what the comment says. A text is its length in 32 bits, its bytes and a zero.
 */
#define DV_STREAM_SHEET 'S' /* whether it is hidden (8 bits), its name */
#define DV_STREAM_FONT  'F' /* the name of a font; the first is number 1 */
#define DV_STREAM_ROW   'R' /* its number (32), whether it is hidden (8) */
#define DV_STREAM_CELL  'C' /* column (16), type (8), font (8), text */
#define DV_STREAM_MERGE 'M' /* first and last row, first and last column (32 each) */
#define DV_STREAM_FAULT 'X' /* a DvWorkbookError (8), where */
#define DV_STREAM_END   'Z'

GPtrArray *dv_sheet_stream_parse (GBytes *stream, GError **error);

G_END_DECLS
