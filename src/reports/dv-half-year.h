/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

/**
 * DvHalfYearOptions:
 * @from: first day of the period, `2019-01-01`
 * @to: its last day
 * @cut_off: (nullable): the day up to which records count; %NULL for @to
 * @outline: (nullable): the name of an outline; %NULL for the one in force on @to
 * @style: (nullable): the code of a layout; %NULL for that of the letterhead
 * @letterhead: (nullable): the id or code of a letterhead; %NULL for the first one in force
 * @show_empty: whether sections without records are said to have none
 */
typedef struct {
  const char *from;
  const char *to;
  const char *cut_off;
  const char *outline;
  const char *style;
  const char *letterhead;
  gboolean show_empty;
} DvHalfYearOptions;

/**
 * DvHalfPart:
 * @DV_HALF_TITLE: the excerpt under the name of the paper
 * @DV_HALF_HEADING: a heading; its number is not part of its text
 * @DV_HALF_PARAGRAPH: a paragraph
 * @DV_HALF_TABLE: a table: lines of cells with tabs between them, the first line its headings
 */
typedef enum {
  DV_HALF_TITLE,
  DV_HALF_HEADING,
  DV_HALF_PARAGRAPH,
  DV_HALF_TABLE,
} DvHalfPart;

/**
 * DvHalfBlock:
 * @key: names the block in this report and in later ones for the same outline
 * @level: of a heading, 1 to 4
 * @text: its words, marked (see dv-marked.h)
 * @generated: (nullable): of a block edited by hand, what the records said then, marked
 * @edited: whether a person changed @text
 * @records: (element-type utf8): the ids of the records behind it
 */
typedef struct {
  char *key;
  DvHalfPart part;
  guint level;
  char *text;
  char *generated;
  gboolean edited;
  GPtrArray *records;
} DvHalfBlock;

/**
 * DvHalfFigure:
 * @key: names the figure in this report and in later ones for the same outline
 * @block: the key of the block that it stands in
 * @text: as it is printed: 06, 100%, IV
 * @label: what it counts, in Vietnamese
 * @previous: (nullable): the same period of the year before
 * @records: (element-type utf8): the ids of the records behind it
 */
typedef struct {
  char *key;
  char *block;
  char *text;
  char *label;
  char *previous;
  GPtrArray *records;
} DvHalfFigure;

/**
 * DvHalfYear:
 * @from: first day of the period
 * @to: its last day
 * @cut_off: the day up to which records count
 * @outline: the name of its outline
 * @style: the code of its layout
 * @letterhead: (nullable): the id of its letterhead
 * @title: “6 tháng đầu năm 2019”
 * @number: (nullable): its number, once it was issued
 * @date: (nullable): the day of issue
 * @filed: whether it was issued: then it never changes
 * @blocks: (element-type DvHalfBlock): from top to bottom
 * @figures: (element-type DvHalfFigure): in the order in which they stand
 * @warnings: (element-type utf8): what the secretary should look at before signing, translated
 */
typedef struct {
  char *from;
  char *to;
  char *cut_off;
  char *outline;
  char *style;
  char *letterhead;
  char *title;
  char *number;
  char *date;
  gboolean show_empty;
  gboolean filed;
  GPtrArray *blocks;
  GPtrArray *figures;
  GPtrArray *warnings;
} DvHalfYear;

DvHalfYear *dv_half_year_build (DvDb *db,
                                const DvHalfYearOptions *options,
                                GCancellable *cancellable,
                                GError **error);
DvHalfYear *dv_half_year_new (void);
void dv_half_year_free (DvHalfYear *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvHalfYear, dv_half_year_free)

DvHalfBlock *dv_half_year_find_block (const DvHalfYear *report, const char *key);
DvHalfFigure *dv_half_year_find_figure (const DvHalfYear *report, const char *key);
DvHalfBlock *dv_half_year_add_block (DvHalfYear *report, const char *key, DvHalfPart part);
DvHalfFigure *dv_half_year_add_figure (DvHalfYear *report, const char *key, const char *block);
void dv_half_year_edit_block (DvHalfYear *report, DvHalfBlock *block, const char *plain);

DvDocument *dv_half_year_to_document (DvDb *db, const DvHalfYear *report, GError **error);

G_END_DECLS
