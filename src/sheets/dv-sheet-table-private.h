/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet-table.h"

#include "dv-heading.h"

G_BEGIN_DECLS

/**
 * DvHeader:
 * @first: its first row
 * @last: its last row
 * @score: how sure it is that these are headings; 0 if there are none
 *
 * Where the headings of a table stand.
 */
typedef struct {
  guint first;
  guint last;
  guint score;
} DvHeader;

DvHeader dv_header_find (DvHeadings *headings, const DvSheet *sheet, guint from, guint to);
GStrv dv_header_get_path (const DvSheet *sheet, DvHeader header, guint column);
gboolean dv_header_numbers_columns (const DvSheet *sheet, guint row);

/* What can be seen of a row at a glance. */
typedef struct {
  guint row;
  guint n_cells;             /* in which something stands */
  guint n_read;              /* of these, in columns that are read, without that of numbers */
  guint n_texts;             /* of these, not numbers, without the first */
  gboolean title;            /* the field that names the record */
  gboolean numbered;         /* 1, 2, 3 in the column of numbers */
  const DvSheetCell *number; /* in the column of numbers */
  const DvSheetCell *first;  /* the first beside it */
} DvRowGlance;

/* What is known while the rows are read from the top down. */
typedef struct {
  DvSheetTable *table;
  const DvKind *kind;
  const DvSheet *sheet;
  const DvColumnFlags *columns;
  DvHeadings *headings;
  GPtrArray *faults;
  GArray *stack;   /* of the groups that the row stands in, as places in the table */
  GString *styles; /* how each of them is numbered */
  guint n_required;
  guint n_columns;     /* with a heading */
  guint usual;         /* how many columns are filled in at least, if a row is a record */
  guint last_numbered; /* the last row with a number and a title */
  guint last_full;     /* the last that has so much in it that it is a record for sure */
  gboolean after_headings;
  gboolean is_tail;        /* who signs has begun */
  gboolean has_unnumbered; /* only the first of a household has a number */
} DvRowReader;

gboolean dv_row_is_number (const DvSheetCell *cell);
DvColumnFlags dv_row_get_flags (const DvRowReader *self, guint column);
gboolean dv_row_has_all_required (const DvRowReader *self, guint row);
DvRowGlance dv_row_look_at (const DvRowReader *self, guint row);
gboolean dv_row_is_group (const DvRowReader *self, const DvRowGlance *glance);
void dv_row_add_group (DvRowReader *self, const DvRowGlance *glance);
void dv_row_group_free (gpointer data);

/* What the words of a row say it is. */
gboolean dv_words_are_total (const char *text, gboolean *is_part);
gboolean dv_words_are_signature (const char *text);
gboolean dv_words_are_note (const char *text);
gboolean dv_words_name_group (const char *text);
gboolean dv_words_are_office (const char *text);
gboolean dv_words_are_person (const char *text);
const char *dv_words_skip_marker (const char *text, char *style);
gboolean dv_words_are_marker (const char *text, char *style);

G_END_DECLS
