/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvShipped:
 * @path: where the table is in the resources of the program
 * @kind: the kind of record that its rows are
 *
 * A table that is part of the program.
 */
typedef struct {
  const char *path;
  const DvKind *kind;
} DvShipped;

DvSheet *dv_shipped_read (const char *path, GError **error);
gboolean dv_shipped_write (const DvShipped *shipped, DvWrite *write, GError **error);

G_END_DECLS
