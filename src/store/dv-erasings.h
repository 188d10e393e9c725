/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-kind.h"

G_BEGIN_DECLS

/**
 * DvErasing:
 * @id: the UUID of a record whose values were destroyed
 * @kind: what it was
 * @time: when, microseconds since 1970
 * @receipts: (element-type DvEraseReceipt): the machines that hold its scope
 *
 * A record that was erased on request; who it was about is not known any more.
 */
typedef struct {
  char *id;
  const DvKind *kind;
  gint64 time;
  GPtrArray *receipts;
} DvErasing;

void dv_erasing_free (DvErasing *erasing);
GPtrArray *dv_erasings_list (DvDb *db, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvErasing, dv_erasing_free)

G_END_DECLS
