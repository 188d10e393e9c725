/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dv-date.h"
#include "dv-mapping.h"
#include "dv-sheet-wrap.h"
#include "dv-xlsx-file.h"

#define MAX_ROWS   1048576
#define ROWS_ABOVE 7
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 53)
#define HELD_ROWS  200

/* Excel takes 1900 for a leap year: before this day, programs differ. */
#define FIRST_DAY        ((DvDate){ .year = 1900, .month = 3, .day = 1 })
#define FIRST_DAY_NUMBER 61

static gpointer
xlsx_open (const char *path, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  DvXlsxFile *self = g_new0 (DvXlsxFile, 1);
  locale_t current = duplocale (LC_GLOBAL_LOCALE);

  self->numbers = newlocale (LC_NUMERIC_MASK, "C", current);
  self->path = g_strdup (path);
  self->held = g_ptr_array_new_with_free_func (g_free);
  self->workbook = workbook_new_opt (path, &options);
  dv_xlsx_styles_add (self->workbook, self->styles);
  return self;
}

/* A table of ours is counted, unless it counts itself. */
static gboolean
is_counted (const DvSheetHead *heads, guint n_heads)
{
  for (guint i = 0; i < n_heads; i++) {
    if (strcmp (heads[i].heading, DV_COLUMN_COUNT) == 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
xlsx_begin (gpointer file,
            const DvSheetTitle *title,
            const DvSheetHead *heads,
            guint n_heads,
            guint n_rows,
            GError **error)
{
  DvXlsxFile *self = file;
  locale_t before = uselocale (self->numbers);

  self->heads = heads;
  self->n_heads = n_heads;
  self->counted = is_counted (heads, n_heads);
  self->lines = 1;
  self->widths = g_new0 (guint, n_heads);
  dv_xlsx_add_sheet (self, title);
  uselocale (before);
  return TRUE;
}

/* Returns: whether @text is a whole number that a cell holds without a change */
static gboolean
read_number (const char *text, double *number)
{
  const char *digits = text + (*text == '-');
  char *end;
  gint64 value;

  /* 007 is no number, but a name of something. */
  if (!g_ascii_isdigit (*digits) || (*digits == '0' && (digits[1] != '\0' || digits > text)))
    return FALSE;
  value = g_ascii_strtoll (text, &end, 10);
  *number = (double) value;
  return *end == '\0' && value > -MAX_NUMBER && value < MAX_NUMBER;
}

/* "1.250,5", as dv_text_format_hundredths() writes it. */
static gboolean
read_decimal (const char *text, double *number)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);
  g_autofree char *digits = g_strjoinv (NULL, parts);
  char *end;

  g_strdelimit (digits, ",", '.');
  *number = g_ascii_strtod (digits, &end);
  return *digits != '\0' && *end == '\0' && *number > -(double) MAX_NUMBER &&
         *number < (double) MAX_NUMBER;
}

static gboolean
read_day (const DvDate *date, double *number)
{
  guint32 first = dv_date_to_julian (&FIRST_DAY);
  guint32 day;

  if (!dv_date_is_full (date))
    return FALSE;
  day = dv_date_to_julian (date);
  *number = FIRST_DAY_NUMBER + (double) day - (double) first;
  return day >= first;
}

static lxw_error
write_text (DvXlsxFile *self, lxw_row_t row, guint column, DvXlsxStyle style, const char *text)
{
  if (style == DV_XLSX_TEXT)
    dv_xlsx_note_lines (self, column, text);
  return worksheet_write_string (self->sheet, row, dv_xlsx_get_column (self, column), text,
                                 self->styles[style]);
}

/* A number that does not fit is shown as ####, so its column grows until the end. */
static void
note_number (DvXlsxFile *self, guint column, DvXlsxStyle style, const char *text)
{
  guint length = (guint) strlen (text);
  guint width = style == DV_XLSX_MONEY ? length + (length - 1) / 3 : length;

  self->widths[column] = MAX (self->widths[column], width);
}

static lxw_error
write_number (DvXlsxFile *self, lxw_row_t row, guint column, DvXlsxStyle style, const char *text)
{
  double number;

  if (!(style == DV_XLSX_DECIMAL ? read_decimal : read_number) (text, &number))
    return write_text (self, row, column, DV_XLSX_TEXT, text);
  note_number (self, column, style, text);
  return worksheet_write_number (self->sheet, row, dv_xlsx_get_column (self, column), number,
                                 self->styles[style]);
}

/* A year alone is a number, as wards write it; a month is a text, because a cell has days only. */
static lxw_error
write_date (DvXlsxFile *self, lxw_row_t row, guint column, const char *text)
{
  g_autofree char *shown = NULL;
  DvDate date;
  double number;

  if (!dv_date_from_iso (text, &date))
    return write_text (self, row, column, DV_XLSX_TEXT, text);
  if (read_day (&date, &number)) {
    return worksheet_write_number (self->sheet, row, dv_xlsx_get_column (self, column), number,
                                   self->styles[DV_XLSX_DATE]);
  }
  if (date.month == 0)
    return write_number (self, row, column, DV_XLSX_YEAR, text);
  shown = dv_date_format (&date);
  return write_text (self, row, column, DV_XLSX_TEXT, shown);
}

static lxw_error
write_blank (DvXlsxFile *self, lxw_row_t row, guint column)
{
  static const DvXlsxStyle styles[] = {
    [DV_SHEET_TEXT] = DV_XLSX_TEXT,   [DV_SHEET_NUMBER] = DV_XLSX_NUMBER,
    [DV_SHEET_MONEY] = DV_XLSX_MONEY, [DV_SHEET_DATE] = DV_XLSX_DATE,
    [DV_SHEET_ID] = DV_XLSX_ID,       [DV_SHEET_DECIMAL] = DV_XLSX_DECIMAL,
  };

  return worksheet_write_blank (self->sheet, row, dv_xlsx_get_column (self, column),
                                self->styles[styles[self->heads[column].type]]);
}

static lxw_error
write_cell (DvXlsxFile *self, lxw_row_t row, guint column, const char *text)
{
  if (text == NULL)
    return write_blank (self, row, column);
  switch (self->heads[column].type) {
  case DV_SHEET_NUMBER:
    return write_number (self, row, column, DV_XLSX_NUMBER, text);
  case DV_SHEET_MONEY:
    return write_number (self, row, column, DV_XLSX_MONEY, text);
  case DV_SHEET_DECIMAL:
    return write_number (self, row, column, DV_XLSX_DECIMAL, text);
  case DV_SHEET_DATE:
    return write_date (self, row, column, text);
  case DV_SHEET_ID:
    return write_text (self, row, column, DV_XLSX_ID, text);
  case DV_SHEET_TEXT:
  default:
    return write_text (self, row, column, DV_XLSX_TEXT, text);
  }
}

static lxw_error
write_next (DvXlsxFile *self, guint row, guint column, const char *text)
{
  lxw_row_t target = self->head_row + 1 + row;
  lxw_error status = LXW_NO_ERROR;

  if (column == 0 && self->counted)
    status = worksheet_write_number (self->sheet, target, 0, row + 1, self->styles[DV_XLSX_COUNT]);
  if (status == LXW_NO_ERROR)
    status = write_cell (self, target, column, text);
  if (column + 1 == self->n_heads)
    dv_xlsx_end_row (self, target);
  self->n_written = row + 1;
  return status;
}

static void
measure_held (DvXlsxFile *self)
{
  for (guint i = 0; i < self->held->len; i++) {
    const char *text = g_ptr_array_index (self->held, i);
    guint column = i % self->n_heads;
    guint width;

    if (text == NULL)
      continue;
    width = self->heads[column].type == DV_SHEET_DATE
              ? (guint) strlen ("00/00/0000")
              : dv_sheet_wrap_measure (text, DV_XLSX_MAX_WIDTH);
    self->widths[column] = MAX (self->widths[column], width);
  }
}

/* The columns are known: writes the headings and the rows that waited for them. */
static lxw_error
release (DvXlsxFile *self)
{
  g_autoptr (GPtrArray) held = NULL;
  lxw_error status = LXW_NO_ERROR;

  if (self->held == NULL)
    return LXW_NO_ERROR;
  measure_held (self);
  dv_xlsx_write_headings (self);
  held = g_steal_pointer (&self->held);
  for (guint i = 0; i < held->len && status == LXW_NO_ERROR; i++)
    status = write_next (self, i / self->n_heads, i % self->n_heads, g_ptr_array_index (held, i));
  return status;
}

/* Says what the library says, as far as it makes a difference to somebody. */
static gboolean
fail (lxw_error status, GError **error)
{
  int code = errno != 0 ? errno : EIO;

  if (status == LXW_ERROR_MEMORY_MALLOC_FAILED)
    code = ENOMEM;
  return dv_sheet_format_fail (code, error);
}

static gboolean
xlsx_add (gpointer file, guint row, guint column, const char *text, GError **error)
{
  DvXlsxFile *self = file;
  locale_t before;
  lxw_error status = LXW_NO_ERROR;

  if (self->held != NULL && row < HELD_ROWS) {
    g_ptr_array_add (self->held, g_strdup (text));
    return TRUE;
  }
  before = uselocale (self->numbers);
  errno = 0;
  if (self->held != NULL)
    status = release (self);
  if (status == LXW_NO_ERROR)
    status = write_next (self, row, column, text);
  uselocale (before);
  if (status == LXW_NO_ERROR && !ferror (self->sheet->optimize_tmpfile))
    return TRUE;
  return fail (status, error);
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  return synced || dv_sheet_format_fail (code, error);
}

static gboolean
xlsx_finish (gpointer file, GError **error)
{
  DvXlsxFile *self = file;
  locale_t before = uselocale (self->numbers);
  lxw_error status;

  errno = 0;
  status = release (self);
  if (status == LXW_NO_ERROR) {
    dv_xlsx_set_sheet (self);
    status = workbook_close (self->workbook);
    self->closed = TRUE;
  }
  uselocale (before);
  if (status != LXW_NO_ERROR)
    return fail (status, error);
  if (!dv_xlsx_check_whole (self->path))
    return dv_sheet_format_fail (ENOSPC, error);
  return sync_file (self->path, error);
}

static void
xlsx_free (gpointer file)
{
  DvXlsxFile *self = file;

  /* Only closing it frees its temporary files; what it writes is thrown away. */
  if (!self->closed)
    lxw_workbook_free (self->workbook);
  freelocale (self->numbers);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_free (self->widths);
  g_free (self->path);
  g_free (self);
}

const DvSheetFormat dv_sheet_format_xlsx = {
  .suffix = ".xlsx",
  .max_rows = MAX_ROWS - ROWS_ABOVE,
  .max_cell = 32767,
  .open = xlsx_open,
  .begin = xlsx_begin,
  .add = xlsx_add,
  .finish = xlsx_finish,
  .free = xlsx_free,
};
