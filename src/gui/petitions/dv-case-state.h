/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-record.h"
#include "records/dv-words.h"

G_BEGIN_DECLS

/**
 * DvCaseState:
 * @steps: (element-type DvRecord): what was done, the earliest first
 * @next: (element-type utf8): the codes of the steps that may follow
 * @summary: (nullable): how the time limit stands, in a sentence
 * @law: (nullable): what is owed, and the law that it goes by
 * @urgency: how soon it ends
 * @explanation: (element-type utf8): which days count and which do not, and why
 *
 * What the page of a case shows.
 */
typedef struct {
  DvRecord *petition;
  GPtrArray *steps;
  GPtrArray *next;
  char *summary;
  char *law;
  DvUrgency urgency;
  GPtrArray *explanation;
} DvCaseState;

DvCaseState *dv_case_state_new (DvRecord *petition);
void dv_case_state_free (DvCaseState *state);
gboolean dv_case_state_read (DvDb *db, gpointer state, GError **error);

char *dv_case_state_describe_receipt (const DvCaseState *state);
char *dv_case_state_describe_step (DvRecord *step);
char *dv_case_state_describe_details (DvRecord *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvCaseState, dv_case_state_free)

G_END_DECLS
