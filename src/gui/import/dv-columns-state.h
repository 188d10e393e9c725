/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-import.h"

G_BEGIN_DECLS

/**
 * DvColumnsRow:
 * @number: its number in the sheet
 * @role: what it is
 * @word: (nullable): the same in a word, for a row that is no record
 * @cells: (array zero-terminated=1): what stands in its cells
 *
 * A row of a sheet as the columns page shows it.
 */
typedef struct {
  guint number;
  DvRowRole role;
  char *word;
  GStrv cells;
} DvColumnsRow;

/**
 * DvColumnsColumn:
 * @letters: what a spreadsheet calls it
 * @heading: the words above it; empty if there are none
 * @uses: (element-type DvUse): what it can be for; empty for a column that has no heading
 * @chosen: which of these it is for
 * @source: why
 * @doubtful: whether somebody should look at it
 * @note: (nullable): what there is to say of it
 *
 * A column of a sheet as the columns page shows it.
 */
typedef struct {
  char *letters;
  char *heading;
  GPtrArray *uses;
  guint chosen;
  DvMappingSource source;
  gboolean doubtful;
  char *note;
} DvColumnsColumn;

/**
 * DvColumnsLevel:
 * @example: the first heading between the rows of that level
 * @fields: (element-type DvField): what it can give a value, after nothing
 * @chosen: which of these it is for, 0 for nothing
 * @source: why
 *
 * Headings between the rows.
 */
typedef struct {
  char *example;
  GPtrArray *fields;
  guint chosen;
  DvMappingSource source;
} DvColumnsLevel;

/**
 * DvColumnsState:
 * @columns: (element-type DvColumnsColumn): the columns of the sheet
 * @rows: (element-type DvColumnsRow): its first rows
 * @levels: (element-type DvColumnsLevel): the levels of headings between the rows
 * @faults: (element-type DvFault): what is wrong with the table or the columns
 * @n_more: how many rows are not shown
 * @n_columns_more: how many columns are not shown
 * @n_hidden: how many rows the sheet does not show
 *
 * What the columns page shows.
 */
typedef struct {
  GPtrArray *columns;
  GPtrArray *rows;
  GPtrArray *levels;
  GPtrArray *faults;
  guint n_more;
  guint n_columns_more;
  guint n_hidden;
} DvColumnsState;

DvColumnsState *dv_columns_state_new (DvImport *import);
void dv_columns_state_free (DvColumnsState *self);
const char *dv_mapping_source_get_label (DvMappingSource source);
const char *dv_mapping_source_get_icon (DvMappingSource source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvColumnsState, dv_columns_state_free)

G_END_DECLS
