/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvUndone:
 * @n_records: how many records were put back
 * @n_kept: how many were left as they are, because somebody changed them since
 */
typedef struct {
  guint n_records;
  guint n_kept;
} DvUndone;

gboolean
dv_undo_last (DvWrite *write, gboolean redo, DvUndone *undone, char **label, GError **error);
gboolean dv_undo_batch (DvWrite *write, const char *batch, DvUndone *undone, GError **error);

G_END_DECLS
