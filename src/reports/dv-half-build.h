/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-facts.h"
#include "dv-half-year.h"

G_BEGIN_DECLS

/**
 * DvHalfBuild:
 * @facts: what was read
 * @report: what is being made
 * @block: (nullable): the block that is being written
 * @section: (nullable): the section that it tells
 *
 * Passed between the parts of the generator.
 */
typedef struct {
  DvFacts *facts;
  DvHalfYear *report;
  DvHalfBlock *block;
  const DvSectionFact *section;
} DvHalfBuild;

/**
 * DvClause:
 * @subject: who; empty where the heading says it
 * @words: what they do, marked, with a small first letter
 * @item: the record, the first of several
 * @whole: whether @words is a sentence with its own subject
 */
typedef struct {
  char *subject;
  char *words;
  const DvItem *item;
  gboolean whole;
} DvClause;

void dv_clause_free (DvClause *clause);
DvClause *dv_clause_new (DvHalfBuild *build, DvItem *item, const DvWordingFact *wording);
DvClause *dv_clause_new_many (DvHalfBuild *build, GPtrArray *items, const DvWordingFact *wording);
char *dv_clauses_to_text (GPtrArray *clauses, gboolean items);

char *dv_half_mark (DvHalfBuild *build,
                    const char *text,
                    const char *key,
                    const char *label,
                    GPtrArray *records);
char *dv_half_mark_item (DvHalfBuild *build,
                         const char *text,
                         const char *name,
                         const char *label,
                         DvItem *item);
void dv_half_add_record (DvHalfBuild *build, DvItem *item);
void dv_half_warn (DvHalfBuild *build, const char *format, ...) G_GNUC_PRINTF (2, 3);

char *dv_half_mark_records (DvHalfBuild *build,
                            const char *text,
                            const char *name,
                            const char *label,
                            DvItem *item,
                            const GPtrArray *ids);
char *dv_title_mark (DvHalfBuild *build, DvItem *item);
char *dv_title_mark_topic (DvHalfBuild *build, DvItem *item);
char *dv_title_mark_cases (DvHalfBuild *build, DvItem *item);
char *dv_title_mark_anniversaries (DvHalfBuild *build, DvItem *item);

gboolean dv_half_has_letters (const DvHalfBuild *build);
char *dv_half_tell_letters (DvHalfBuild *build);
void dv_half_add_letters (DvHalfBuild *build, const DvOutlineFact *row);

void dv_half_add_section (DvHalfBuild *build, const DvOutlineFact *row);
void dv_half_add_plan (DvHalfBuild *build, const DvOutlineFact *row);
void dv_half_add_table (DvHalfBuild *build, const DvOutlineFact *row);

G_END_DECLS
