/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_REPORT_RECORDS (dv_report_records_get_type ())
G_DECLARE_FINAL_TYPE (DvReportRecords, dv_report_records, DV, REPORT_RECORDS, GtkWidget)

void dv_report_records_set_store (DvReportRecords *self, DvStore *store);
void dv_report_records_show (DvReportRecords *self, GPtrArray *ids);

G_END_DECLS
