/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_KIND_DIALOG (dv_kind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvKindDialog, dv_kind_dialog, DV, KIND_DIALOG, AdwWindow)

DvKindDialog *dv_kind_dialog_new (GtkWindow *parent);

G_END_DECLS
