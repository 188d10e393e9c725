/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-term-rule.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvTermState:
 * @term: (nullable): a term of office, when several were asked for
 * @proposed: (nullable): when it ends by the rule in force when it began, as a date in ISO form;
 *   %NULL if there is no rule
 * @basis: (nullable): the law
 * @fit: whether the end that was typed agrees
 * @ends_soon: whether it ends within the months that were asked for, or has ended and none follows
 *
 * A term of office beside the rule of its day.
 */
typedef struct {
  DvRecord *term;
  char *proposed;
  char *basis;
  DvTermFit fit;
  gboolean ends_soon;
} DvTermState;

void dv_term_state_free (DvTermState *state);
DvTermState *dv_term_look (DvDb *db, DvRecord *term, GError **error);
GPtrArray *dv_terms_read (DvDb *db, const char *day, guint months, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvTermState, dv_term_state_free)

G_END_DECLS
