/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters that a cell of a spreadsheet holds, and the most columns that it has. */
#define DV_SHEET_MAX_CELL    32767
#define DV_SHEET_MAX_COLUMNS 16384

/**
 * DvSheet:
 * @name: (nullable): its name, if the file has several
 * @rows: (element-type GStrv): its rows; the row with number n is the element n - 1
 *
 * A table of texts, wherever it came from.
 */
typedef struct {
  char *name;
  GPtrArray *rows;
} DvSheet;

DvSheet *dv_sheet_new (const char *name);
void dv_sheet_free (DvSheet *sheet);
void dv_sheet_add_row (DvSheet *sheet, GStrv cells);
const char *dv_sheet_get (const DvSheet *sheet, guint row, guint column);
guint dv_sheet_count_columns (const DvSheet *sheet, guint row);
gboolean dv_sheet_row_is_empty (const DvSheet *sheet, guint row);
void dv_sheet_trim (DvSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheet, dv_sheet_free)

G_END_DECLS
