/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-half-year.h"
#include "dv-report-record.h"
#include "dv-store.h"

G_BEGIN_DECLS

#define DV_TYPE_REPORT_VIEW (dv_report_view_get_type ())
G_DECLARE_FINAL_TYPE (DvReportView, dv_report_view, DV, REPORT_VIEW, GtkWidget)

GtkWidget *dv_report_view_new (DvStore *store);
void dv_report_view_set_report (DvReportView *self, DvHalfYear *report);
void dv_report_view_show_changes (DvReportView *self, GPtrArray *changes);
DvHalfYear *dv_report_view_get_report (DvReportView *self);
DvHalfYear *dv_report_view_steal_report (DvReportView *self);
DvDocument *dv_report_view_get_document (DvReportView *self);
void dv_report_view_keep_typed (DvReportView *self);
void dv_report_view_set_saved (DvReportView *self);
gboolean dv_report_view_is_changed (DvReportView *self);

G_END_DECLS
