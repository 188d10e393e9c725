/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-jobs.h"

/**
 * dv_report_job_new:
 *
 * Returns: (transfer full): a job with nothing in it
 */
DvReportJob *
dv_report_job_new (void)
{
  return g_new0 (DvReportJob, 1);
}

/**
 * dv_report_job_free:
 * @data: (transfer full): a job
 */
void
dv_report_job_free (gpointer data)
{
  DvReportJob *job = data;

  dv_report_options_free (job->options);
  g_clear_pointer (&job->report, dv_half_year_free);
  g_clear_pointer (&job->saved, dv_half_year_free);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_free (job->id);
  g_free (job->number);
  g_free (job->date);
  g_free (job);
}

/**
 * dv_report_job_build:
 * @db: a connection
 * @data: a job with options, and perhaps a saved report whose edits are taken over
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a report from the records of today.
 *
 * Returns: whether the job has it now
 */
gboolean
dv_report_job_build (DvDb *db, gpointer data, GError **error)
{
  DvReportJob *job = data;
  DvHalfYearOptions options = dv_report_options_get (job->options);

  job->report = dv_half_year_build (db, &options, NULL, error);
  if (job->report == NULL)
    return FALSE;
  if (job->saved != NULL)
    dv_half_year_take_edits (job->report, job->saved);
  return TRUE;
}

/**
 * dv_report_job_load:
 * @db: a connection
 * @data: a job with the id of a saved report
 * @error: return location for a #DV_STORE_ERROR
 *
 * Loads the report and compares it with the records of today.
 *
 * Returns: whether the job has both now
 */
gboolean
dv_report_job_load (DvDb *db, gpointer data, GError **error)
{
  DvReportJob *job = data;

  job->report = dv_report_load (db, job->id, error);
  if (job->report == NULL)
    return FALSE;
  job->changes = dv_report_compare (db, job->id, NULL, error);
  return job->changes != NULL;
}

/**
 * dv_report_job_save:
 * @write: a transaction
 * @data: a job with a report, and its id if it was saved before
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the report is saved
 */
gboolean
dv_report_job_save (DvWrite *write, gpointer data, GError **error)
{
  DvReportJob *job = data;

  return dv_report_save_draft (write, job->report, &job->id, error);
}

/**
 * dv_report_job_file:
 * @write: a transaction
 * @data: a job with a report, its number and its date
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the report is issued, never to change again
 */
gboolean
dv_report_job_file (DvWrite *write, gpointer data, GError **error)
{
  DvReportJob *job = data;

  return dv_report_file (write, job->report, &job->id, job->number, job->date, error);
}
