/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dv-store.h"
#include "reports/dv-report-options.h"

G_BEGIN_DECLS

#define DV_TYPE_REPORT_DIALOG (dv_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvReportDialog, dv_report_dialog, DV, REPORT_DIALOG, AdwWindow)

DvReportDialog *dv_report_dialog_new (GtkWindow *parent, DvStore *store);

G_END_DECLS
