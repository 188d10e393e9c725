/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-export.h"

G_BEGIN_DECLS

/**
 * DvExportTitle:
 *
 * What stands above the records of a sheet.
 */
typedef struct {
  char *superior;
  char *office;
  char *title;
  char *scope;
  char *made;
} DvExportTitle;

gboolean dv_export_title_make (DvExportTitle *self,
                               DvDb *db,
                               const DvQuery *query,
                               DvExportFlags flags,
                               GError **error);
void dv_export_title_clear (DvExportTitle *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvExportTitle, dv_export_title_clear)

G_END_DECLS
