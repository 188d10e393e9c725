/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet.h"

G_BEGIN_DECLS

/**
 * DvShown:
 * @DV_SHOWN_DAY: a day of the month
 * @DV_SHOWN_MONTH: a month
 * @DV_SHOWN_YEAR: a year
 * @DV_SHOWN_TIME: a time of the day
 *
 * What a number format shows of a moment.
 */
typedef enum {
  DV_SHOWN_DAY = 1 << 0,
  DV_SHOWN_MONTH = 1 << 1,
  DV_SHOWN_YEAR = 1 << 2,
  DV_SHOWN_TIME = 1 << 3,
} DvShown;

/**
 * DvNumberFormat:
 * @shown: what it shows of a moment; 0 if it shows a number
 * @digits: of a format of zeros alone, how many; 0 for others
 * @is_percent: whether it shows a hundred times the number
 *
 * How a cell shows its number, as far as it changes what a person reads.
 */
typedef struct {
  DvShown shown;
  guint digits;
  gboolean is_percent;
} DvNumberFormat;

/**
 * DvCellStyle:
 * @format: how its numbers are shown
 * @font: (nullable): the font it is written in
 *
 * What the number of a cell's style stands for.
 */
typedef struct {
  DvNumberFormat format;
  const char *font;
} DvCellStyle;

DvNumberFormat dv_number_format_parse (const char *code);
DvNumberFormat dv_number_format_get_builtin (guint id);
DvCellType
dv_number_format_show (DvNumberFormat format, double value, gboolean since_1904, GString *text);
DvCellType dv_number_show_day (DvShown shown, gint64 day, GString *text);
gboolean dv_number_show_iso_date (DvShown shown, const char *date, GString *text);

G_END_DECLS
