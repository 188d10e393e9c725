/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-store.h"
#include "dv-undo.h"

G_BEGIN_DECLS

/**
 * DvPastImport:
 * @id: the id of the transaction
 * @time: microseconds since 1970
 * @actor: (nullable): who
 * @label: (nullable): what, in words: the name of the file
 * @kind: (nullable): the kind of most of its records
 * @n_records: how many records of that kind it made or changed
 * @n_withdrawn: how many of that kind were put back when it was withdrawn
 * @withdrawn: whether it was
 *
 * An import that was done.
 */
typedef struct {
  char *id;
  gint64 time;
  char *actor;
  char *label;
  const DvKind *kind;
  guint n_records;
  guint n_withdrawn;
  gboolean withdrawn;
} DvPastImport;

GPtrArray *dv_imports_list (DvDb *db, guint limit, GError **error);

void dv_imports_look_async (DvStore *store,
                            const char *batch,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean
dv_imports_look_finish (DvStore *store, GAsyncResult *result, DvUndone *undone, GError **error);
gboolean dv_imports_look (DvStore *store, const char *batch, DvUndone *undone, GError **error);

G_END_DECLS
