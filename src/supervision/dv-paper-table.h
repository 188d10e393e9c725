/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvPaperColumn:
 * @title: its heading
 * @weight: how wide it is beside the others
 * @alignment: where its texts stand
 *
 * A column of a table on paper.
 */
typedef struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} DvPaperColumn;

DvTable *dv_paper_table_begin (DvDocument *document, const DvPaperColumn *columns, guint n);
void dv_paper_table_add_number (DvRow *row, guint number);
void dv_paper_table_add_field (DvRow *row, DvRecord *record, const char *name);
void dv_paper_table_add_sentence (DvDocument *document, const char *label, const char *text);
char *dv_paper_table_get_text (DvRecord *record, const char *name);

G_END_DECLS
