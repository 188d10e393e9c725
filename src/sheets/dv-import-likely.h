/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-duplicates.h"
#include "dv-import.h"

G_BEGIN_DECLS

/**
 * DvLikely:
 * @row: the number of a row that would make a person
 * @id: (nullable): a person of the register who is likely the same; %NULL if @other_row is
 * @other_row: the number of another row that is likely the same person, 0 if @id is
 * @title: the name of the other
 * @score: how likely it is, from 0 to 1
 * @reasons: bits of #DvMatchReason
 *
 * Somebody who is likely in the register already, or stands in the sheet twice.
 */
typedef struct {
  guint row;
  char *id;
  guint other_row;
  char *title;
  double score;
  guint32 reasons;
} DvLikely;

/* A look for people in a sheet who are in the register already. */
typedef struct _DvLikelySearch DvLikelySearch;

DvLikelySearch *dv_likely_search_new (DvImport *import, DvDb *db, GError **error);
void dv_likely_search_free (DvLikelySearch *self);
gboolean dv_likely_search_run (DvLikelySearch *self, GCancellable *cancellable, GError **error);
GPtrArray *dv_likely_search_finish (DvLikelySearch *self, DvDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvLikelySearch, dv_likely_search_free)

G_END_DECLS
