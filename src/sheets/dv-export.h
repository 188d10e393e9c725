/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-query.h"

G_BEGIN_DECLS

/**
 * DvExportFlags:
 * @DV_EXPORT_SENSITIVE: write what the law marks as sensitive, too
 *
 * What else to write.
 */
typedef enum {
  DV_EXPORT_SENSITIVE = 1 << 0,
} DvExportFlags;

gboolean dv_export_csv (DvDb *db,
                        const DvQuery *query,
                        DvExportFlags flags,
                        const char *path,
                        guint *n_rows,
                        GError **error);

G_END_DECLS
