/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvScanFunc:
 * @stmt: a statement at a row: column 0 is the number of the record, then come the fields asked
 *   for, in their order
 * @data: what the caller gave
 */
typedef void (*DvScanFunc) (DvStmt *stmt, gpointer data);

gboolean dv_scan (DvDb *db,
                  const DvKind *kind,
                  const char *const *fields,
                  DvScanFunc func,
                  gpointer data,
                  GError **error);

G_END_DECLS
