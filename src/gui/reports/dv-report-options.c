/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-options.h"

/**
 * dv_report_options_new:
 * @half: 0 for January to June, 1 for July to December
 * @year: the year
 *
 * Returns: (transfer full): options for that half-year, with nothing else said
 */
DvReportOptions *
dv_report_options_new (guint half, int year)
{
  DvReportOptions *options = g_new0 (DvReportOptions, 1);

  options->from = g_strdup_printf ("%04d-%s", year, half == 0 ? "01-01" : "07-01");
  options->to = g_strdup_printf ("%04d-%s", year, half == 0 ? "06-30" : "12-31");
  return options;
}

/**
 * dv_report_options_free:
 * @options: (transfer full) (nullable): options
 */
void
dv_report_options_free (DvReportOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->from);
  g_free (options->to);
  g_free (options->cut_off);
  g_free (options->style);
  g_free (options->letterhead);
  g_free (options);
}

/**
 * dv_report_options_get:
 * @options: options
 *
 * Returns: the same for dv_half_year_build(); its texts belong to @options
 */
DvHalfYearOptions
dv_report_options_get (const DvReportOptions *options)
{
  return (DvHalfYearOptions){
    .from = options->from,
    .to = options->to,
    .cut_off = options->cut_off,
    .style = options->style,
    .letterhead = options->letterhead,
    .show_empty = options->show_empty,
  };
}

/**
 * dv_report_guess_half:
 * @today: a day
 * @half: (out): 0 or 1
 * @year: (out): a year
 *
 * The half-year that a report written on @today is likely about: reports are written in the last
 * weeks of a half-year or in the first of the next.
 */
void
dv_report_guess_half (const DvDate *today, guint *half, int *year)
{
  DvDate day = dv_date_add_days (today, -45);

  *half = day.month <= 6 ? 0 : 1;
  *year = day.year;
}
