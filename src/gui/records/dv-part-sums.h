/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvPartSum:
 * @part: the kind of part that it sums
 * @owner: the kind that they belong to
 * @read: (transfer full): says the sum in words; called on the reading thread
 * @mark: (nullable): adds to @marks, a text for each row number of a part that somebody should look
 *   at; called on the reading thread, too
 *
 * What is said above the parts of a record beside how many there are: how many units have done a
 * task, what the gifts of a list cost; and which of them are marked. A sum is added by a line in
 * dv-part-sums.c.
 */
typedef struct {
  const DvKind *part;
  const DvKind *owner;
  char *(*read) (DvDb *db, const char *owner, GError **error);
  gboolean (*mark) (DvDb *db, const char *owner, GHashTable *marks, GError **error);
} DvPartSum;

extern const DvPartSum dv_part_sum_assignments;
extern const DvPartSum dv_part_sum_lines;

const DvPartSum *dv_part_sums_find (const DvKind *part, const DvKind *owner);

void dv_part_sum_ask (const DvPartSum *sum,
                      DvStore *store,
                      const char *owner,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
char *dv_part_sum_finish (DvStore *store, GAsyncResult *result, GHashTable **marks, GError **error);

G_END_DECLS
