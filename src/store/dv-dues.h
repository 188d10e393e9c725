/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-clock.h"
#include "dv-db.h"
#include "dv-due-cases.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvDueMove:
 * @row: the number of a petition
 * @before: when it was due; 0 for never
 * @after: when it is due now; 0 for never
 * @rule: by which rule now, %NULL if it is not due
 *
 * A petition whose day changes.
 */
typedef struct {
  gint64 row;
  guint32 before;
  guint32 after;
  char *rule;
} DvDueMove;

guint32 dv_dues_reckon (const DvDeadlineTable *table, const DvDueCase *due_case, const char **rule);
GArray *dv_dues_compare (DvDb *db, const DvDeadlineTable *table, gint64 row, GError **error);
GArray *dv_dues_preview (DvDb *db,
                         const DvKind *kind,
                         DvRecord *record,
                         const GArray *removed,
                         GError **error);

gboolean dv_dues_follow (DvDb *db, const GArray *changed, GArray *moved, GError **error);
gboolean dv_dues_rebuild (DvDb *db, guint *n_moved, GError **error);
gboolean dv_dues_update (DvDb *db, GError **error);

G_END_DECLS
