/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_HISTORY_DIALOG (dv_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvHistoryDialog, dv_history_dialog, DV, HISTORY_DIALOG, AdwWindow)

void dv_history_dialog_present (GtkWidget *parent, DvStore *store, DvRecord *record);

G_END_DECLS
