/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "dv-date.h"
#include "dv-sheet-columns.h"
#include "dv-sheet-format.h"
#include "dv-sheet-wrap.h"
#include "dv-xlsx-styles.h"

/* A workbook with one sheet in the form of a ward. libxlsxwriter keeps no more than one row in
 * memory, so rows are written in order; what it says of the whole sheet it writes at the end. A row
 * is as high as its texts need in columns that are as wide as the first rows want them: those wait
 * until the columns are known. */
typedef struct {
  char *path;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *styles[DV_XLSX_N_STYLES];
  locale_t numbers; /* as ours, with a point before decimals: the library asks the locale */
  const DvSheetHead *heads;
  guint n_heads;
  guint *widths;    /* of the widest cell of each column, in characters */
  GPtrArray *held;  /* of text or NULL: the cells of the first rows; NULL once they are written */
  guint lines;      /* of the row being written */
  guint head_row;   /* where the headings stand */
  guint n_written;  /* rows below the headings */
  gboolean counted; /* a first column counts the rows */
  gboolean closed;
} XlsxFile;

#define MAX_ROWS   1048576
#define ROWS_ABOVE 7
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 53)
#define HELD_ROWS  200

/* In characters of the default font. */
#define MIN_WIDTH  6
#define MAX_WIDTH  40
#define ID_WIDTH   10
#define PAGE_WIDTH 90

/* In points. */
#define LINE_HEIGHT 15.75
#define MAX_HEIGHT  409

/* Excel takes 1900 for a leap year: before this day, programs differ. */
#define FIRST_DAY        ((DvDate){ .year = 1900, .month = 3, .day = 1 })
#define FIRST_DAY_NUMBER 61

static gpointer
xlsx_open (const char *path, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  XlsxFile *self = g_new0 (XlsxFile, 1);
  locale_t current = duplocale (LC_GLOBAL_LOCALE);

  self->numbers = newlocale (LC_NUMERIC_MASK, "C", current);
  self->path = g_strdup (path);
  self->held = g_ptr_array_new_with_free_func (g_free);
  self->workbook = workbook_new_opt (path, &options);
  dv_xlsx_styles_add (self->workbook, self->styles);
  return self;
}

static guint
count_columns (XlsxFile *self)
{
  return self->n_heads + (self->counted ? 1 : 0);
}

static lxw_col_t
get_column (XlsxFile *self, guint column)
{
  return (lxw_col_t) (column + (self->counted ? 1 : 0));
}

/* The last column that is shown. */
static lxw_col_t
get_last_shown (XlsxFile *self)
{
  guint n = self->n_heads;

  while (n > 1 && self->heads[n - 1].type == DV_SHEET_ID)
    n--;
  return get_column (self, n - 1);
}

/* A sheet's name has at most 31 characters, and some cannot be in it. */
static void
add_sheet (XlsxFile *self, const char *name)
{
  g_autofree char *clean =
    name != NULL ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 31)) : NULL;

  if (clean != NULL)
    g_strdelimit (clean, "[]:*?/\\'", ' ');
  if (clean != NULL && workbook_validate_sheet_name (self->workbook, clean) != LXW_NO_ERROR)
    g_clear_pointer (&clean, g_free);
  self->sheet = workbook_add_worksheet (self->workbook, clean);
}

static void
write_line (XlsxFile *self, DvXlsxStyle style, const char *text)
{
  lxw_row_t row = self->head_row;
  lxw_col_t last = get_last_shown (self);

  if (text == NULL)
    return;
  if (last > 0 && style >= DV_XLSX_TITLE)
    worksheet_merge_range (self->sheet, row, 0, row, last, text, self->styles[style]);
  else
    worksheet_write_string (self->sheet, row, 0, text, self->styles[style]);
  self->head_row++;
}

static void
write_title (XlsxFile *self, const DvSheetTitle *title)
{
  write_line (self, DV_XLSX_SUPERIOR, title->superior);
  write_line (self, DV_XLSX_OFFICE, title->office);
  write_line (self, DV_XLSX_TITLE, title->title);
  write_line (self, DV_XLSX_SCOPE, title->scope);
  write_line (self, DV_XLSX_MADE, title->made);
  if (self->head_row > 0)
    self->head_row++;
}

/* A heading is broken between words: the longest word must fit. */
static guint
measure_heading (const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  guint widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, dv_sheet_wrap_measure (words[i], MAX_WIDTH));
  return widest;
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
  XlsxFile *self = file;
  locale_t before = uselocale (self->numbers);

  self->heads = heads;
  self->n_heads = n_heads;
  self->counted = is_counted (heads, n_heads);
  self->lines = 1;
  self->widths = g_new0 (guint, n_heads);
  for (guint i = 0; i < n_heads; i++)
    self->widths[i] = measure_heading (heads[i].heading);
  add_sheet (self, title->name);
  write_title (self, title);
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

/* The letters are a little wider than those that columns are measured by. */
static double
get_width (XlsxFile *self, guint column)
{
  return CLAMP (self->widths[column] * 1.1 + 1.5, MIN_WIDTH, MAX_WIDTH);
}

static void
note_lines (XlsxFile *self, guint column, const char *text)
{
  self->lines = MAX (self->lines, dv_sheet_wrap_count (text, (guint) get_width (self, column)));
}

static void
end_row (XlsxFile *self, lxw_row_t row)
{
  double height = MIN (self->lines * LINE_HEIGHT, MAX_HEIGHT);

  if (self->lines > 1)
    worksheet_set_row (self->sheet, row, height, NULL);
  self->lines = 1;
}

static void
write_headings (XlsxFile *self)
{
  lxw_format *style = self->styles[DV_XLSX_HEAD];

  if (self->counted)
    worksheet_write_string (self->sheet, self->head_row, 0, DV_COLUMN_COUNT, style);
  for (guint i = 0; i < self->n_heads; i++) {
    const char *heading = self->heads[i].heading;

    worksheet_write_string (self->sheet, self->head_row, get_column (self, i), heading, style);
    if (self->heads[i].type != DV_SHEET_ID)
      note_lines (self, i, heading);
  }
  end_row (self, self->head_row);
}

static lxw_error
write_text (XlsxFile *self, lxw_row_t row, guint column, DvXlsxStyle style, const char *text)
{
  if (style == DV_XLSX_TEXT)
    note_lines (self, column, text);
  return worksheet_write_string (self->sheet, row, get_column (self, column), text,
                                 self->styles[style]);
}

/* A number that does not fit is shown as ####, so its column grows until the end. */
static void
note_number (XlsxFile *self, guint column, DvXlsxStyle style, const char *text)
{
  guint length = (guint) strlen (text);
  guint width = style == DV_XLSX_MONEY ? length + (length - 1) / 3 : length;

  self->widths[column] = MAX (self->widths[column], width);
}

static lxw_error
write_number (XlsxFile *self, lxw_row_t row, guint column, DvXlsxStyle style, const char *text)
{
  double number;

  if (!read_number (text, &number))
    return write_text (self, row, column, DV_XLSX_TEXT, text);
  note_number (self, column, style, text);
  return worksheet_write_number (self->sheet, row, get_column (self, column), number,
                                 self->styles[style]);
}

/* A year alone is a number, as wards write it; a month is a text, because a cell has days only. */
static lxw_error
write_date (XlsxFile *self, lxw_row_t row, guint column, const char *text)
{
  g_autofree char *shown = NULL;
  DvDate date;
  double number;

  if (!dv_date_from_iso (text, &date))
    return write_text (self, row, column, DV_XLSX_TEXT, text);
  if (read_day (&date, &number)) {
    return worksheet_write_number (self->sheet, row, get_column (self, column), number,
                                   self->styles[DV_XLSX_DATE]);
  }
  if (date.month == 0)
    return write_number (self, row, column, DV_XLSX_YEAR, text);
  shown = dv_date_format (&date);
  return write_text (self, row, column, DV_XLSX_TEXT, shown);
}

static lxw_error
write_blank (XlsxFile *self, lxw_row_t row, guint column)
{
  static const DvXlsxStyle styles[] = {
    [DV_SHEET_TEXT] = DV_XLSX_TEXT,   [DV_SHEET_NUMBER] = DV_XLSX_NUMBER,
    [DV_SHEET_MONEY] = DV_XLSX_MONEY, [DV_SHEET_DATE] = DV_XLSX_DATE,
    [DV_SHEET_ID] = DV_XLSX_ID,
  };

  return worksheet_write_blank (self->sheet, row, get_column (self, column),
                                self->styles[styles[self->heads[column].type]]);
}

static lxw_error
write_cell (XlsxFile *self, lxw_row_t row, guint column, const char *text)
{
  if (text == NULL)
    return write_blank (self, row, column);
  switch (self->heads[column].type) {
  case DV_SHEET_NUMBER:
    return write_number (self, row, column, DV_XLSX_NUMBER, text);
  case DV_SHEET_MONEY:
    return write_number (self, row, column, DV_XLSX_MONEY, text);
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
write_next (XlsxFile *self, guint row, guint column, const char *text)
{
  lxw_row_t target = self->head_row + 1 + row;
  lxw_error status = LXW_NO_ERROR;

  if (column == 0 && self->counted)
    status = worksheet_write_number (self->sheet, target, 0, row + 1, self->styles[DV_XLSX_COUNT]);
  if (status == LXW_NO_ERROR)
    status = write_cell (self, target, column, text);
  if (column + 1 == self->n_heads)
    end_row (self, target);
  self->n_written = row + 1;
  return status;
}

static void
measure_held (XlsxFile *self)
{
  for (guint i = 0; i < self->held->len; i++) {
    const char *text = g_ptr_array_index (self->held, i);
    guint column = i % self->n_heads;
    guint width;

    if (text == NULL)
      continue;
    width = self->heads[column].type == DV_SHEET_DATE ? (guint) strlen ("00/00/0000")
                                                      : dv_sheet_wrap_measure (text, MAX_WIDTH);
    self->widths[column] = MAX (self->widths[column], width);
  }
}

/* The columns are known: writes the headings and the rows that waited for them. */
static lxw_error
release (XlsxFile *self)
{
  g_autoptr (GPtrArray) held = NULL;
  lxw_error status = LXW_NO_ERROR;

  if (self->held == NULL)
    return LXW_NO_ERROR;
  measure_held (self);
  write_headings (self);
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
  XlsxFile *self = file;
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

static double
set_widths (XlsxFile *self)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  double sum = self->counted ? MIN_WIDTH : 0;

  if (self->counted)
    worksheet_set_column (self->sheet, 0, 0, MIN_WIDTH, NULL);
  for (guint i = 0; i < self->n_heads; i++) {
    lxw_col_t column = get_column (self, i);
    double width = get_width (self, i);

    if (self->heads[i].type == DV_SHEET_ID) {
      worksheet_set_column_opt (self->sheet, column, column, ID_WIDTH, NULL, &hidden);
      continue;
    }
    worksheet_set_column (self->sheet, column, column, width, NULL);
    sum += width;
  }
  return sum;
}

static void
set_page (XlsxFile *self, double width)
{
  lxw_row_t last = self->head_row + self->n_written;

  worksheet_set_paper (self->sheet, 9); /* A4 */
  if (width > PAGE_WIDTH)
    worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, 0.6, 0.4, 0.6, 0.6);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, self->head_row, self->head_row);
  worksheet_print_area (self->sheet, 0, 0, last, get_last_shown (self));
  worksheet_set_footer (self->sheet, "&C&\"Times New Roman,Regular\"&11Trang &P/&N");
}

/* What the sheet is as a whole. Excel would mark every number that is kept as a text. */
static void
set_sheet (XlsxFile *self)
{
  lxw_row_t last = self->head_row + self->n_written;
  g_autofree char *cells = g_strdup_printf ("A%u:XFD%u", self->head_row + 2, last + 2);

  set_page (self, set_widths (self));
  worksheet_freeze_panes (self->sheet, self->head_row + 1, 0);
  worksheet_autofilter (self->sheet, self->head_row, 0, last,
                        (lxw_col_t) (count_columns (self) - 1));
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, cells);
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
  XlsxFile *self = file;
  locale_t before = uselocale (self->numbers);
  lxw_error status;

  errno = 0;
  status = release (self);
  if (status == LXW_NO_ERROR) {
    set_sheet (self);
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
  XlsxFile *self = file;

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
