/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-matcher.h"
#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvDuplicate:
 * @a: number of a person in the store; below 0 for the newcomer that was added as number -@a
 * @b: number of another
 * @score: how likely it is that they are one, from 0 to 1
 * @reasons: bits of #DvMatchReason
 */
typedef struct {
  gint64 a;
  gint64 b;
  double score;
  guint32 reasons;
} DvDuplicate;

/* The people of a store, read for being compared. */
typedef struct _DvRegister DvMatchRegister;

DvMatchRegister *dv_match_register_read (DvDb *db, GError **error);
void dv_match_register_free (DvMatchRegister *self);
guint dv_match_register_get_size (const DvMatchRegister *self);
void
dv_match_register_set_progress (DvMatchRegister *self, DvMatchProgress progress, gpointer data);
gint64 dv_match_register_add (DvMatchRegister *self, DvDb *db, DvRecord *person, GError **error);
GArray *dv_match_register_match (DvMatchRegister *self,
                                 double threshold,
                                 GCancellable *cancellable,
                                 GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvMatchRegister, dv_match_register_free)

void dv_duplicates_find_async (DvStore *store,
                               double threshold,
                               DvMatchProgress progress,
                               gpointer data,
                               GDestroyNotify destroy,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GArray *dv_duplicates_find_finish (DvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
