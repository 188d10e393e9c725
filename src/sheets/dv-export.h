/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-query.h"

#include "dv-import.h"

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

/**
 * DvExport:
 * @query: which records, in which order
 * @flags: what else to write
 * @path: where; a file of this name is replaced once the new one is whole. Its suffix says in which
 *   format
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @n_rows: (out): how many records were written
 *
 * A sheet that is to be written from records.
 */
typedef struct {
  const DvQuery *query;
  DvExportFlags flags;
  const char *path;
  DvProgressFunc progress;
  gpointer progress_data;
  guint n_rows;
} DvExport;

gboolean dv_export_write (DvExport *order, DvDb *db, GError **error);

G_END_DECLS
