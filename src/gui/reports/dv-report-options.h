/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"
#include "dv-half-year.h"

G_BEGIN_DECLS

/**
 * DvReportOptions:
 *
 * What a person asks for when they start a report: the same as #DvHalfYearOptions, owned.
 */
typedef struct {
  char *from;
  char *to;
  char *cut_off;
  char *style;
  char *letterhead;
  gboolean show_empty;
} DvReportOptions;

DvReportOptions *dv_report_options_new (guint half, int year);
void dv_report_options_free (DvReportOptions *options);
DvHalfYearOptions dv_report_options_get (const DvReportOptions *options);

void dv_report_guess_half (const DvDate *today, guint *half, int *year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvReportOptions, dv_report_options_free)

G_END_DECLS
