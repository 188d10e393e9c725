/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-kind.h"

#include "dv-sheet-encoding.h"

G_BEGIN_DECLS

/* The sheets of a file that is to be imported, and what they are written in. */
typedef struct _DvImportFile DvImportFile;

DvImportFile *dv_import_file_read (const char *path,
                                   DvEncoding wanted,
                                   GCancellable *cancellable,
                                   GPtrArray *faults);
DvImportFile *dv_import_file_new_pasted (const char *text,
                                         const char *const *headings,
                                         const DvKind *kind,
                                         GPtrArray *faults);
void dv_import_file_free (DvImportFile *self);

guint dv_import_file_count_sheets (const DvImportFile *self);
const DvSheet *dv_import_file_get_sheet (const DvImportFile *self, guint place);
DvSheetEncoding *dv_import_file_get_encoding (const DvImportFile *self, guint place);
guint dv_import_file_choose (const DvImportFile *self, const DvKind *kind);
char *dv_import_file_describe_others (const DvImportFile *self, const DvKind *kind, guint place);
int dv_import_file_find (const DvImportFile *self, const char *name, GPtrArray *faults);
DvSheet *dv_import_file_take (DvImportFile *self, guint place);
void dv_import_file_give_back (DvImportFile *self, guint place, DvSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvImportFile, dv_import_file_free)

G_END_DECLS
