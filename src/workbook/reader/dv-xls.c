/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <freexl.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dv-reader.h"
#include "dv-xls-layout.h"

/* freexl opens files by name. */
#define STANDARD_INPUT "/proc/self/fd/0"

typedef struct {
  DvSink *sink;
  const DvXlsLayout *layout;
  const DvXlsSheet *sheet;
  const void *book;
  GString *shown;
} Reader;

static gboolean
has_stream (GsfInfile *file, const char *name)
{
  GsfInput *stream = gsf_infile_child_by_name (file, name);
  gboolean found = stream != NULL;

  g_clear_object (&stream);
  return found;
}

static GsfInput *
open_stream (DvSink *sink, GsfInfile *file)
{
  GsfInput *stream = gsf_infile_child_by_name (file, "Workbook");

  if (stream == NULL)
    stream = gsf_infile_child_by_name (file, "Book");
  if (stream != NULL)
    return stream;
  /* An xlsx with a password is a compound file that holds the package in another form. */
  if (has_stream (file, "EncryptedPackage"))
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_ENCRYPTED, "");
  dv_sink_fail (sink, DV_WORKBOOK_ERROR_FORMAT, "");
}

static DvXlsLayout *
read_layout (DvSink *sink)
{
  GsfInput *input = gsf_input_stdio_new (STANDARD_INPUT, NULL);
  GsfInfile *file = input != NULL ? gsf_infile_msole_new (input, NULL) : NULL;
  GsfInput *stream;
  DvXlsLayout *layout;

  if (file == NULL)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  stream = open_stream (sink, file);
  layout = dv_xls_layout_read (sink, stream);
  g_object_unref (stream);
  g_object_unref (file);
  g_object_unref (input);
  return layout;
}

static const DvXlsStyle *
find_style (Reader *self, gpointer key)
{
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (self->sheet->styles, key, NULL, &place) ||
      GPOINTER_TO_UINT (place) >= self->layout->styles->len)
    return NULL;
  return &g_array_index (self->layout->styles, DvXlsStyle, GPOINTER_TO_UINT (place));
}

static DvCellType
show_day (Reader *self, const char *text, DvNumberFormat format)
{
  guint year, month, day;
  GDate date;

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) MIN (month, 13),
                         (GDateYear) year)) {
    g_string_append (self->shown, "#####");
    return DV_CELL_ERROR;
  }
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return dv_number_show_day (format.shown, g_date_get_julian (&date), self->shown);
}

static DvCellType
show_text (Reader *self, const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

  g_string_append (self->shown, valid);
  return DV_CELL_TEXT;
}

static DvCellType
show_value (Reader *self, const FreeXL_CellValue *value, DvNumberFormat format)
{
  const gboolean since_1904 = self->layout->since_1904;

  switch (value->type) {
  case FREEXL_CELL_INT:
    return dv_number_format_show (format, value->value.int_value, since_1904, self->shown);
  case FREEXL_CELL_DOUBLE:
    return dv_number_format_show (format, value->value.double_value, since_1904, self->shown);
  case FREEXL_CELL_TEXT:
  case FREEXL_CELL_SST_TEXT:
    return show_text (self, value->value.text_value, strlen (value->value.text_value));
  case FREEXL_CELL_DATE:
  case FREEXL_CELL_DATETIME:
    return show_day (self, value->value.text_value, format);
  case FREEXL_CELL_TIME:
    return show_text (self, value->value.text_value, MIN (strlen (value->value.text_value), 5));
  case FREEXL_CELL_NULL:
  default:
    return DV_CELL_TEXT;
  }
}

/* Returns: what stands in the cell, appended to @shown */
static DvCellType
show_cell (Reader *self, guint row, guint column, const DvXlsStyle *style)
{
  const DvXlsResult *result = g_hash_table_lookup (self->sheet->results, dv_xls_key (row, column));
  const DvNumberFormat format = style != NULL ? style->format : (DvNumberFormat){ 0 };
  FreeXL_CellValue value;

  if (result != NULL) {
    g_string_append (self->shown, result->text);
    return result->type;
  }
  if (freexl_get_cell_value (self->book, row, (unsigned short) column, &value) != FREEXL_OK)
    dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  return show_value (self, &value, format);
}

static void
read_row (Reader *self, guint row, guint n_columns)
{
  gboolean hidden = g_hash_table_contains (self->sheet->hidden_rows, GUINT_TO_POINTER (row));
  gboolean added = FALSE;

  for (guint column = 0; column < n_columns; column++) {
    const DvXlsStyle *style = find_style (self, dv_xls_key (row, column));
    DvCellType type;

    g_string_truncate (self->shown, 0);
    type = show_cell (self, row, column, style);
    if (self->shown->len == 0)
      continue;
    if (!added)
      dv_sink_add_row (self->sink, row + 1, hidden);
    added = TRUE;
    dv_sink_add_cell (self->sink, column, type, style != NULL ? style->font : NULL,
                      self->shown->str);
  }
}

static void
read_sheet (Reader *self, guint place)
{
  const char *name = NULL;
  g_autofree char *valid = NULL;
  unsigned int n_rows;
  unsigned short n_columns;

  if (freexl_get_worksheet_name (self->book, (unsigned short) place, &name) != FREEXL_OK ||
      freexl_select_active_worksheet (self->book, (unsigned short) place) != FREEXL_OK ||
      freexl_worksheet_dimensions (self->book, &n_rows, &n_columns) != FREEXL_OK)
    dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  self->sheet = g_ptr_array_index (self->layout->sheets, place);
  dv_sink_add_sheet (self->sink, valid, self->sheet->hidden);
  for (guint row = 0; row < n_rows; row++)
    read_row (self, row, n_columns);
  for (guint i = 0; i < self->sheet->merges->len; i++)
    dv_sink_add_merge (self->sink, g_array_index (self->sheet->merges, DvSheetRange, i));
}

static void
fail_to_open (DvSink *sink, int result)
{
  dv_sink_fail (sink,
                result == FREEXL_INSUFFICIENT_MEMORY ? DV_WORKBOOK_ERROR_TOO_LARGE
                                                     : DV_WORKBOOK_ERROR_DAMAGED,
                "");
}

/**
 * dv_xls_read:
 * @sink: where the sheets go
 *
 * Reads a workbook of Excel 5 to 2003 ([MS-XLS]).
 */
void
dv_xls_read (DvSink *sink)
{
  g_autoptr (DvXlsLayout) layout = read_layout (sink);
  g_autoptr (GString) shown = g_string_new (NULL);
  Reader reader = { .sink = sink, .layout = layout, .shown = shown };
  unsigned int n_sheets = 0;
  int result = freexl_open (STANDARD_INPUT, &reader.book);

  if (result != FREEXL_OK)
    fail_to_open (sink, result);
  freexl_get_info (reader.book, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  if (n_sheets != layout->sheets->len)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  for (guint i = 0; i < n_sheets; i++)
    read_sheet (&reader, i);
  freexl_close (reader.book);
}
