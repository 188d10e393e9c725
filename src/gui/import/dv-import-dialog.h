/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import/dv-import-session.h"

G_BEGIN_DECLS

#define DV_TYPE_IMPORT_DIALOG (dv_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvImportDialog, dv_import_dialog, DV, IMPORT_DIALOG, AdwWindow)

DvImportDialog *dv_import_dialog_new (GtkWindow *parent, DvImportSession *session);

G_END_DECLS
