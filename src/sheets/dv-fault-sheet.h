/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-import.h"

G_BEGIN_DECLS

/* The rows of a sheet that were refused, with why. */
typedef struct _DvFaultSheet DvFaultSheet;

DvFaultSheet *dv_fault_sheet_new (DvImport *import);
void dv_fault_sheet_free (DvFaultSheet *self);
guint dv_fault_sheet_count_rows (const DvFaultSheet *self);
gboolean dv_fault_sheet_write (const DvFaultSheet *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFaultSheet, dv_fault_sheet_free)

G_END_DECLS
