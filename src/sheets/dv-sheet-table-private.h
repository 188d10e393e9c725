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

/* What the words of a row say it is. */
gboolean dv_words_are_total (const char *text, gboolean *is_part);
gboolean dv_words_are_signature (const char *text);
gboolean dv_words_are_note (const char *text);
gboolean dv_words_name_group (const char *text);
gboolean dv_words_are_office (const char *text);
const char *dv_words_skip_marker (const char *text, char *style);
gboolean dv_words_are_marker (const char *text, char *style);

G_END_DECLS
