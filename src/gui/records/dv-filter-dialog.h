/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/dv-search-picker.h"
#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_FILTER_DIALOG (dv_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvFilterDialog, dv_filter_dialog, DV, FILTER_DIALOG, AdwWindow)

DvFilterDialog *dv_filter_dialog_new_unit (GtkWidget *parent, DvStore *store);
DvFilterDialog *dv_filter_dialog_new_period (GtkWidget *parent, const char *from, const char *to);
DvSearchItem *dv_filter_dialog_get_unit (DvFilterDialog *self);
char *dv_filter_dialog_get_date (DvFilterDialog *self, gboolean last);

G_END_DECLS
