/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-sheet.h"

G_BEGIN_DECLS

/* The heading of the column by which an exported row is known again. */
#define DV_COLUMN_ID "UUID"

/* The heading of a column that counts the rows, unless a kind has a field for it. */
#define DV_COLUMN_COUNT "STT"

/**
 * DvSheetColumns:
 * @header: the row with the headings
 * @columns: (element-type gint): for every field of the kind its column, -1 if it has none
 * @id: the column with the ids of records, -1 if there is none
 * @unknown: (element-type utf8): headings that no field answers to
 *
 * Which column of a sheet is for which field.
 */
typedef struct {
  guint header;
  GArray *columns;
  int id;
  GPtrArray *unknown;
} DvSheetColumns;

DvSheetColumns *dv_sheet_columns_find (const DvKind *kind,
                                       const DvSheet *sheet,
                                       const char *const *given,
                                       GPtrArray *faults);
void dv_sheet_columns_free (DvSheetColumns *columns);
int dv_sheet_columns_get (const DvSheetColumns *columns, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSheetColumns, dv_sheet_columns_free)

G_END_DECLS
