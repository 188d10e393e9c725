/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-half-year.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvReportChange:
 * @block: the key of the block
 * @figure: (nullable): the key of the figure; %NULL if it is about the words of the block
 * @label: (nullable): what the figure counts
 * @before: (nullable): what the report says, plain; %NULL if it does not have it
 * @after: (nullable): what the records say now, plain; %NULL if they do not have it any more
 * @difference: for numbers, how much more they say now
 * @typed: whether a person typed another number over the figure
 * @added: (element-type utf8): ids of records that are behind it now and were not
 * @removed: (element-type utf8): ids of records that were behind it and are not now
 * @changed: (element-type utf8): ids of records behind it then and now that were changed since
 *
 * How a saved report differs from the records of today.
 */
typedef struct {
  char *block;
  char *figure;
  char *label;
  char *before;
  char *after;
  gint64 difference;
  gboolean typed;
  GPtrArray *added;
  GPtrArray *removed;
  GPtrArray *changed;
} DvReportChange;

gboolean dv_report_save_draft (DvWrite *write, const DvHalfYear *report, char **id, GError **error);
gboolean dv_report_file (DvWrite *write,
                         const DvHalfYear *report,
                         char **id,
                         const char *number,
                         const char *date,
                         GError **error);
DvHalfYear *dv_report_load (DvDb *db, const char *id, GError **error);

GPtrArray *dv_report_compare (DvDb *db, const char *id, GCancellable *cancellable, GError **error);
void dv_half_year_take_edits (DvHalfYear *report, const DvHalfYear *saved);

G_END_DECLS
