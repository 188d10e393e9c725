/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-number-format.h"

#include <math.h>
#include <stdio.h>

/* The Julian days, as GDate counts, from which spreadsheets count: 30/12/1899 and 01/01/1904. */
#define DAY_ZERO_1900 693594
#define DAY_ZERO_1904 695056

/* The last day that a spreadsheet knows: 31/12/9999. */
#define LAST_DAY 2958465

/* Excel takes 1900 for a leap year, as Lotus 1-2-3 did: its day 60 is a 29/02/1900. */
#define DAY_OF_LOTUS 60

/* Passes over what is in quotes or brackets, or behind a backslash; those are shown as they are. */
static const char *
skip_literal (const char *p)
{
  if (*p == '\\' || *p == '_' || *p == '*')
    return p[1] != '\0' ? p + 1 : p;
  if (*p == '"' || *p == '[') {
    const char *end = strchr (p + 1, *p == '[' ? ']' : '"');

    return end != NULL ? end : p + strlen (p) - 1;
  }
  return p;
}

/* Hours that go on behind 24 stand in brackets: “[h]:mm”. */
static gboolean
is_elapsed (const char *p)
{
  gsize length = *p == '[' ? strspn (p + 1, "hHmMsS") : 0;

  return length > 0 && p[length + 1] == ']';
}

static gboolean
is_zeros (const char *code)
{
  return *code != '\0' && code[strspn (code, "0")] == '\0';
}

/**
 * dv_number_format_parse:
 * @code: the code of a number format, as ISO/IEC 29500-1 18.8.31 has it
 *
 * Returns: what it shows
 */
DvNumberFormat
dv_number_format_parse (const char *code)
{
  DvNumberFormat format = { 0 };

  if (is_zeros (code))
    format.digits = (guint) MIN (strlen (code), 32);
  for (const char *p = code; *p != '\0' && *p != ';'; p++) {
    const char *end = skip_literal (p);

    if (is_elapsed (p))
      format.shown |= DV_SHOWN_TIME;
    if (end != p)
      p = end;
    else if (*p == '%')
      format.is_percent = TRUE;
    else if (strchr ("yY", *p) != NULL)
      format.shown |= DV_SHOWN_YEAR;
    else if (strchr ("dD", *p) != NULL)
      format.shown |= DV_SHOWN_DAY;
    else if (strchr ("mM", *p) != NULL)
      format.shown |= DV_SHOWN_MONTH;
    else if (strchr ("hHsS", *p) != NULL)
      format.shown |= DV_SHOWN_TIME;
  }
  /* What looks like a month are the minutes then. */
  if ((format.shown & DV_SHOWN_TIME) && !(format.shown & (DV_SHOWN_DAY | DV_SHOWN_YEAR)))
    format.shown = DV_SHOWN_TIME;
  return format;
}

/**
 * dv_number_format_get_builtin:
 * @id: the number of a format that needs no code (ISO/IEC 29500-1, 18.8.30)
 *
 * Returns: what it shows
 */
DvNumberFormat
dv_number_format_get_builtin (guint id)
{
  const DvShown day = DV_SHOWN_DAY | DV_SHOWN_MONTH | DV_SHOWN_YEAR;

  if (id == 17 || id == 57 || id == 27 || id == 52 || id == 55)
    return (DvNumberFormat){ .shown = DV_SHOWN_MONTH | DV_SHOWN_YEAR };
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 28 && id <= 31) || id == 36 ||
      (id >= 50 && id <= 58))
    return (DvNumberFormat){ .shown = day };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    return (DvNumberFormat){ .shown = DV_SHOWN_TIME };
  return (DvNumberFormat){ .is_percent = id == 9 || id == 10 };
}

/**
 * dv_number_show_day:
 * @shown: what of the day is shown
 * @day: a Julian day, as GDate counts
 * @text: where to append the day: dd/mm/yyyy, mm/yyyy or yyyy
 *
 * Returns: %DV_CELL_DATE
 */
DvCellType
dv_number_show_day (DvShown shown, gint64 day, GString *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if ((shown & DV_SHOWN_DAY) || !(shown & DV_SHOWN_YEAR))
    g_string_append_printf (text, "%02u/", (guint) g_date_get_day (&date));
  if (shown != DV_SHOWN_YEAR)
    g_string_append_printf (text, "%02u/", (guint) g_date_get_month (&date));
  g_string_append_printf (text, "%04u", (guint) g_date_get_year (&date));
  return DV_CELL_DATE;
}

/**
 * dv_number_show_iso_date:
 * @shown: what of the day is shown
 * @date: a date as ISO 8601 has it, with a time or without
 * @text: where to append the day
 *
 * Returns: whether it is a date
 */
gboolean
dv_number_show_iso_date (DvShown shown, const char *date, GString *text)
{
  guint year, month, day;
  GDate parsed;

  if (sscanf (date, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) MIN (month, 13), (GDateYear) year))
    return FALSE;
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  dv_number_show_day (shown, g_date_get_julian (&parsed), text);
  return TRUE;
}

static DvCellType
show_error (GString *text)
{
  g_string_append (text, "#####");
  return DV_CELL_ERROR;
}

static DvCellType
show_date (DvShown shown, double value, gboolean since_1904, GString *text)
{
  gint64 day;

  if (!(value >= 0 && value < LAST_DAY + 1))
    return show_error (text);
  day = (gint64) value;
  if (since_1904)
    return day <= LAST_DAY - (DAY_ZERO_1904 - DAY_ZERO_1900)
             ? dv_number_show_day (shown, DAY_ZERO_1904 + day, text)
             : show_error (text);
  if (day == 0 || day == DAY_OF_LOTUS)
    return show_error (text);
  return dv_number_show_day (shown, DAY_ZERO_1900 + day + (day < DAY_OF_LOTUS ? 1 : 0), text);
}

static DvCellType
show_time (double value, GString *text)
{
  gint64 minutes;

  if (!(fabs (value) < LAST_DAY))
    return show_error (text);
  minutes = llround ((value - floor (value)) * 24 * 60);
  g_string_append_printf (text, "%02d:%02d", (int) (minutes / 60 % 24), (int) (minutes % 60));
  return DV_CELL_TEXT;
}

static DvCellType
show_number (guint digits, double value, GString *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  /* A spreadsheet keeps fifteen digits: of a longer number the last ones are lost. */
  if (!isfinite (value) || fabs (value) >= 1e15)
    return show_error (text);
  if (value == floor (value))
    g_snprintf (buffer, sizeof buffer, "%.0f", value == 0 ? 0 : value);
  else
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  g_strdelimit (buffer, ".", ',');
  length = strlen (buffer);
  for (gsize i = length; i < digits && g_ascii_isdigit (*buffer); i++)
    g_string_append_c (text, '0');
  g_string_append_len (text, buffer, (gssize) length);
  return length < digits ? DV_CELL_TEXT : DV_CELL_NUMBER;
}

/* 0.61 is the 61% that a person reads, which no field takes for a number. */
static DvCellType
show_percent (double value, GString *text)
{
  DvCellType type = show_number (0, value * 100, text);

  if (type == DV_CELL_ERROR)
    return type;
  g_string_append_c (text, '%');
  return DV_CELL_TEXT;
}

/**
 * dv_number_format_show:
 * @format: a number format
 * @value: what a cell holds
 * @since_1904: whether the workbook counts days from 1904
 * @text: where to append what a person reads in the cell
 *
 * Returns: what the text is
 */
DvCellType
dv_number_format_show (DvNumberFormat format, double value, gboolean since_1904, GString *text)
{
  if (format.shown == DV_SHOWN_TIME)
    return show_time (value, text);
  if (format.shown != 0)
    return show_date (format.shown, value, since_1904, text);
  if (format.is_percent)
    return show_percent (value, text);
  return show_number (format.digits, value, text);
}
