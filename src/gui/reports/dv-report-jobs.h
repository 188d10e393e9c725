/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-half-year.h"
#include "dv-report-record.h"
#include "dv-store.h"
#include "reports/dv-report-options.h"

G_BEGIN_DECLS

/**
 * DvReportJob:
 * @options: (nullable): what to write a report about
 * @id: (nullable): a saved report
 * @report: (nullable): a report
 * @saved: (nullable): the report whose edits a new one takes over
 * @changes: (nullable): how a saved report differs from the records of today
 * @number: (nullable): the number under which a report is issued
 * @date: (nullable): the day on which it is issued
 *
 * What the store's threads do for the page of reports: what a job needs goes in, what it makes
 * comes out.
 */
typedef struct {
  DvReportOptions *options;
  char *id;
  DvHalfYear *report;
  DvHalfYear *saved;
  GPtrArray *changes;
  char *number;
  char *date;
} DvReportJob;

DvReportJob *dv_report_job_new (void);
void dv_report_job_free (gpointer job);

gboolean dv_report_job_build (DvDb *db, gpointer job, GError **error);
gboolean dv_report_job_load (DvDb *db, gpointer job, GError **error);
gboolean dv_report_job_save (DvWrite *write, gpointer job, GError **error);
gboolean dv_report_job_file (DvWrite *write, gpointer job, GError **error);

G_END_DECLS
