/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cell-text-private.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"

/* Excel counts days from the last of 1899, and takes 1900 for a leap year: from March 1900 on the
 * difference is one day more. A number that can be a year is one. */
#define FIRST_SERIAL 2201
#define LAST_SERIAL  109574
/* In a cell that is a text a number is a day only where it has five digits. */
#define FIRST_TEXT_SERIAL 10000

/* What is written in these letters alone is a date as any other, and nearly all are. */
#define PLAIN "0123456789/.-"

/* So many years ahead somebody plans. */
#define FUTURE 5

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  }
  return length > 0;
}

/* A day as a number: 26299 is 01/01/1972. What stands behind the comma is the time of day. */
static void
read_serial (const DvSheetCell *cell, DvCellText *text)
{
  gsize length = strcspn (cell->text, ",");
  guint64 first = cell->type == DV_CELL_NUMBER ? FIRST_SERIAL : FIRST_TEXT_SERIAL;
  const DvDate start = { 1899, 12, 30 };
  g_autofree char *day = NULL;
  guint64 number;
  DvDate date;

  if (length > 6 || !is_digits (cell->text, length))
    return;
  number = g_ascii_strtoull (cell->text, NULL, 10);
  if (number < first || number > LAST_SERIAL)
    return;
  date = dv_date_add_days (&start, (int) number);
  day = dv_date_format (&date);
  /* translators: what stands in the cell, then a date */
  text->note = g_strdup_printf (_ ("The number %s was read as the day %s."), cell->text, day);
  dv_cell_text_take (text, g_steal_pointer (&day));
}

/* A year typed into a cell that shows days is one of 1905: 1952 is 05/05/1905. Of somebody's birth
 * that is the year: nobody in a register of today was born then. */
static void
read_year_shown_as_day (const DvField *field, DvCellText *text)
{
  const DvDate start = { 1899, 12, 30 };
  DvDate today, date;
  guint year;

  dv_date_today (&today);
  if (field->split_by == NULL || !g_str_has_suffix (text->text, "/1905") ||
      !dv_date_parse (text->text, NULL, &date, NULL) || !dv_date_is_full (&date))
    return;
  year = dv_date_to_julian (&date) - dv_date_to_julian (&start);
  if (year < 1900 || year > today.year)
    return;
  /* translators: what the cell shows, then a year */
  text->note = g_strdup_printf (_ ("%s was read as the year %u, which was typed into a cell that "
                                   "shows days."),
                                text->text, year);
  dv_cell_text_take (text, g_strdup_printf ("%u", year));
}

/* “05/02/2019 00:00:00” */
static void
drop_time (DvCellText *text)
{
  const char *colon = strchr (text->text, ':');
  const char *end = colon;

  if (colon == NULL)
    return;
  while (end > text->text && g_ascii_isdigit (end[-1]))
    end--;
  if (end > text->text && (end[-1] == ' ' || end[-1] == 'T'))
    dv_cell_text_take (text, g_strndup (text->text, (gsize) (end - 1 - text->text)));
}

/* Where only the year is known some write “00/00/1960” or “../../1960”. */
static void
drop_unknown_days (DvCellText *text)
{
  gsize length = strlen (text->text);
  const char *year = length > 4 ? text->text + length - 4 : NULL;

  if (year == NULL || !is_digits (year, 4) || g_ascii_isdigit (year[-1]) ||
      strspn (text->text, "0./-_?x ") < length - 4)
    return;
  /* translators: the first is a date without its day, for example 00/00/1960, the second a year */
  text->note = g_strdup_printf (_ ("“%s” was read as the year %s."), text->text, year);
  dv_cell_text_take (text, g_strdup (year));
}

/* A text in a cell that was a number once: “'1971” */
static void
drop_apostrophe (DvCellText *text)
{
  if (*text->text == '\'')
    dv_cell_text_take (text, g_strdup (text->text + 1));
}

/* Returns: (transfer full) (nullable): what stands in the first brackets of @pattern */
static char *
find_match (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

/* “8h30 ngày 08/3/2019”, “Chiều thứ sáu, 08/3/2019”: only the day is kept. */
static void
drop_time_of_day (DvCellText *text)
{
  static const char pattern[] = "^(?:\\s|,|-|\\(|\\)|lúc|vào|sáng|trưa|chiều|tối|ngày|cn|chủ nhật|"
                                "thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|"
                                "\\d{1,2}\\s*(?:h|g|giờ|:)\\s*(?:\\d{1,2})?\\s*(?:'|phút)?)*"
                                "(?<!\\d)(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})\\s*"
                                "(?:\\(?(?:sáng|trưa|chiều|tối)\\)?)?$";
  g_autofree char *day = NULL;

  if (strlen (text->text) <= 10 || !g_ascii_isdigit (text->text[strlen (text->text) - 1]))
    return;
  day = find_match (pattern, text->text);
  if (day == NULL || g_str_has_prefix (text->text, "ngày ") ||
      g_str_has_prefix (text->text, "Ngày "))
    return;
  /* translators: what stands in the cell, then a date */
  text->note = g_strdup_printf (_ ("Of “%s” the day %s was read."), text->text, day);
  dv_cell_text_take (text, g_steal_pointer (&day));
}

/* Of old people often no more than the year is known, or it is not sure: “khoảng 1950”, “1950 (âm
 * lịch)”. */
static void
drop_doubt (DvCellText *text)
{
  static const char pattern[] = "^\\s*(?:khoảng|chừng|độ|~|k\\.)?\\s*(?:năm\\s+)?(\\d{4})\\s*"
                                "(?:\\?|\\(?\\s*(?:âm lịch|âl|âm|al)\\s*\\)?)?\\s*$";
  g_autofree char *year = NULL;

  if (strlen (text->text) <= 4 || strspn (text->text, PLAIN) == strlen (text->text))
    return;
  year = find_match (pattern, text->text);
  if (year == NULL)
    return;
  text->note = g_strdup_printf (_ ("“%s” was read as the year %s."), text->text, year);
  dv_cell_text_take (text, g_steal_pointer (&year));
}

/* The century of a year of two digits: that which has been, as soon as only one can be meant. */
static guint
find_century (const DvField *field, guint year)
{
  DvDate today;
  guint this_year;

  dv_date_today (&today);
  this_year = today.year % 100;
  if (field->split_by != NULL)
    return year > this_year ? today.year - this_year - 100 : 0;
  return year > this_year + FUTURE ? today.year - this_year - 100 : today.year - this_year;
}

/* “5/2/60”. A birth in “5/2/19” may be that of a child or of the oldest, so it stays unclear. */
static void
complete_year (const DvField *field, DvCellText *text)
{
  static const char pattern[] = "^\\s*\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*(\\d{2})\\s*$";
  gsize length = strlen (text->text);
  g_autofree char *short_year = NULL;
  guint year, century;
  char *whole;

  if (length < 6 || length > 12 || g_ascii_isdigit (text->text[length - 3]))
    return;
  short_year = find_match (pattern, text->text);
  if (short_year == NULL)
    return;
  year = (guint) g_ascii_strtoull (short_year, NULL, 10);
  century = find_century (field, year);
  if (century == 0)
    return;
  whole = g_strdup_printf ("%.*s%u", (int) (g_strrstr (text->text, short_year) - text->text),
                           text->text, century + year);
  /* translators: what stands in the cell, then a year */
  text->note = g_strdup_printf (_ ("The year of “%s” was read as %u."), text->text, century + year);
  dv_cell_text_take (text, whole);
}

/**
 * dv_cell_text_read_date:
 * @field: the field that the cell is for, a day
 * @cell: a cell that is not blank
 * @text: what the cell says, which is changed to what dv_date_parse() reads
 */
void
dv_cell_text_read_date (const DvField *field, const DvSheetCell *cell, DvCellText *text)
{
  drop_apostrophe (text);
  if (cell->type == DV_CELL_NUMBER || cell->type == DV_CELL_TEXT)
    read_serial (cell, text);
  else
    read_year_shown_as_day (field, text);
  if (text->note != NULL)
    return;
  drop_time (text);
  drop_time_of_day (text);
  if (text->note == NULL)
    complete_year (field, text);
  if (text->note != NULL || field->type != DV_TYPE_PARTIAL_DATE)
    return;
  drop_unknown_days (text);
  if (text->note == NULL)
    drop_doubt (text);
}
