/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/**
 * DvXlsxStyle:
 *
 * How a cell of a sheet looks.
 */
typedef enum {
  DV_XLSX_TEXT,
  DV_XLSX_NUMBER,
  DV_XLSX_MONEY,
  DV_XLSX_DECIMAL,
  DV_XLSX_DATE,
  DV_XLSX_YEAR,
  DV_XLSX_COUNT,
  DV_XLSX_ID,
  DV_XLSX_HEAD,
  DV_XLSX_SUPERIOR,
  DV_XLSX_OFFICE,
  DV_XLSX_TITLE,
  DV_XLSX_SCOPE,
  DV_XLSX_MADE,
  DV_XLSX_N_STYLES,
} DvXlsxStyle;

void dv_xlsx_styles_add (lxw_workbook *workbook, lxw_format *styles[DV_XLSX_N_STYLES]);
gboolean dv_xlsx_check_whole (const char *path);

G_END_DECLS
