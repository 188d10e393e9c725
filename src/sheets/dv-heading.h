/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

/**
 * DvHeadingGrade:
 * @DV_HEADING_NONE: nothing answers to the heading
 * @DV_HEADING_CONTAINS: it contains the name of a field, and more; a guess
 * @DV_HEADING_BRACKETS: it is one but for what stands in brackets
 * @DV_HEADING_LAST: its last words are one: “Chủ hộ / Họ và tên”
 * @DV_HEADING_ALSO: it is one of the further names of a field
 * @DV_HEADING_EXACT: it is the name of a field
 *
 * How well a heading names a field, the best last.
 */
typedef enum {
  DV_HEADING_NONE,
  DV_HEADING_CONTAINS,
  DV_HEADING_BRACKETS,
  DV_HEADING_LAST,
  DV_HEADING_ALSO,
  DV_HEADING_EXACT,
} DvHeadingGrade;

/**
 * DvHeadingMatch:
 * @field: (nullable): the field that a heading names
 * @grade: how well it does
 * @rank: among the further names of the field its place, which decides between equals
 *
 * What a heading names.
 */
typedef struct {
  const DvField *field;
  DvHeadingGrade grade;
  guint rank;
} DvHeadingMatch;

/* What headings name the fields of a kind. */
typedef struct _DvHeadings DvHeadings;

DvHeadings *dv_headings_new (const DvKind *kind);
void dv_headings_free (DvHeadings *self);
DvHeadingMatch dv_headings_find (DvHeadings *self, const char *heading);
DvHeadingMatch dv_headings_find_path (DvHeadings *self, const char *const *path);
gboolean dv_heading_match_is_better (DvHeadingMatch a, DvHeadingMatch b);

gboolean dv_heading_is_number (const char *heading);
gboolean dv_heading_is_common (const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvHeadings, dv_headings_free)

G_END_DECLS
