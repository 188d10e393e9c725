/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-course.h"
#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvCaseStep:
 * @row: the number of the record of the step; 0 for one that is not saved yet
 * @type: what was done
 * @date: when, as an ISO date
 * @document: (nullable): the document of it
 */
typedef struct {
  gint64 row;
  char *type;
  char *date;
  char *document;
} DvCaseStep;

/**
 * DvCase:
 * @row: the number of the record of the petition
 * @type: (nullable): its type
 * @start: (nullable): when it was received
 * @steps: (element-type DvCaseStep): its steps, in the order in which they were written down
 *
 * A petition and its steps, as the rules of the course see them.
 */
typedef struct {
  gint64 row;
  char *type;
  char *start;
  GPtrArray *steps;
} DvCase;

GPtrArray *dv_transitions_read (DvDb *db, GError **error);

DvCase *dv_case_read (DvDb *db, gint64 row, GError **error);
void dv_case_free (DvCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvCase, dv_case_free)

gboolean
dv_case_find_joined (DvDb *db, gint64 row, gboolean of_letter, char **found, GError **error);
gboolean dv_case_step_precedes (const char *type);
void dv_case_put_step (DvCase *self, gint64 row, DvRecord *step);
void dv_case_walk (const DvCase *self, const GPtrArray *transitions, DvCourse *course);
GPtrArray *dv_case_list_next (const DvCase *self, const GPtrArray *transitions, const char *date);
const char *dv_case_get_state (const DvCase *self, const DvCourse *course);

gboolean dv_case_update_stage (DvDb *db,
                               gint64 row,
                               const GPtrArray *transitions,
                               gboolean *changed,
                               GError **error);

G_END_DECLS
