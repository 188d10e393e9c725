/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-case-facts.h"
#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvDueCase:
 * @row: the number of a petition
 * @facts: what its clocks depend on, the events in order
 * @due: when the store says that it is due, as dv_date_to_julian() counts; 0 for never
 * @due_rule: by which rule; empty if it is not due
 *
 * A petition as its clocks see it.
 */
typedef struct {
  gint64 row;
  DvCaseFacts facts;
  guint32 due;
  const char *due_rule;
} DvDueCase;

/* A walk over petitions and their steps. Each case is there until the next one is read. */
typedef struct _DvDueCases DvDueCases;

DvDueCases *dv_due_cases_new (DvDb *db, gint64 row, GError **error);
void dv_due_cases_free (DvDueCases *self);
DvStep dv_due_cases_step (DvDueCases *self, GError **error);
const DvDueCase *dv_due_cases_get (DvDueCases *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDueCases, dv_due_cases_free)

G_END_DECLS
