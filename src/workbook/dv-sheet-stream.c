/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-stream.h"

#include <glib/gi18n-lib.h>

/* The stream comes from a process that read a file from anywhere: nothing in it is believed. */
typedef struct {
  const char *p;
  const char *end;
  GBytes *bytes;
  GPtrArray *fonts;  /* names, that of number 1 first */
  GPtrArray *sheets; /* of DvSheet */
  DvSheet *sheet;    /* the last of them */
  guint next_column; /* the least that the next cell of the row may have */
  guint64 n_rows;    /* of all sheets, as are the others */
  guint64 n_cells;
  guint64 n_merged; /* columns that merged ranges cover */
  GError **error;
} Parser;

static gboolean
refuse (Parser *parser)
{
  g_set_error_literal (parser->error, DV_WORKBOOK_ERROR, DV_WORKBOOK_ERROR_DAMAGED,
                       _ ("The workbook is damaged: it could not be read to its end. Open it in "
                          "Excel or LibreOffice, save it under another name and read that."));
  return FALSE;
}

/* Says in words why a workbook cannot be read; @where may name a place in it. */
static void
set_fault (DvWorkbookError code, const char *where, GError **error)
{
  static const char *const messages[] = {
    [DV_WORKBOOK_ERROR_DAMAGED] =
      N_ ("The workbook is damaged. Open it in Excel or LibreOffice, save it under another name "
          "and read that."),
    [DV_WORKBOOK_ERROR_ENCRYPTED] =
      N_ ("The workbook asks for a password. Open it in Excel, take the password off (File, Info, "
          "Protect Workbook), save it and read that."),
    [DV_WORKBOOK_ERROR_TOO_LARGE] =
      N_ ("The workbook holds more than can be read at once. Split it into several files, or copy "
          "the table alone into a new workbook."),
    [DV_WORKBOOK_ERROR_LONG_CELL] =
      N_ ("A cell holds more characters than a cell of a spreadsheet can. Shorten it."),
    [DV_WORKBOOK_ERROR_FORMAT] =
      N_ ("This is no workbook that can be read. Open it in the program that wrote it and save it "
          "as .xlsx."),
    [DV_WORKBOOK_ERROR_EMPTY] = N_ ("Nothing stands in the workbook. Choose another file."),
    [DV_WORKBOOK_ERROR_NO_READER] =
      N_ ("The part of the program that reads workbooks is missing. Install the program again."),
  };

  if (*where != '\0')
    /* translators: a sentence, then a place in a file */
    g_set_error (error, DV_WORKBOOK_ERROR, code, _ ("%s (%s)"), _ (messages[code]), where);
  else
    g_set_error_literal (error, DV_WORKBOOK_ERROR, code, _ (messages[code]));
}

static gboolean
take (Parser *parser, gpointer value, gsize size)
{
  if ((gsize) (parser->end - parser->p) < size)
    return refuse (parser);
  memcpy (value, parser->p, size);
  parser->p += size;
  return TRUE;
}

static gboolean
take_text (Parser *parser, const char **text)
{
  guint32 length;

  if (!take (parser, &length, sizeof length))
    return FALSE;
  if ((gsize) (parser->end - parser->p) <= length || parser->p[length] != '\0' ||
      memchr (parser->p, '\0', length) != NULL || !g_utf8_validate (parser->p, length, NULL))
    return refuse (parser);
  *text = parser->p;
  parser->p += length + 1;
  return TRUE;
}

static gboolean
take_sheet (Parser *parser)
{
  const char *name;
  guint8 hidden;

  if (!take (parser, &hidden, sizeof hidden) || !take_text (parser, &name))
    return FALSE;
  parser->sheet = dv_sheet_new (name);
  dv_sheet_set_hidden (parser->sheet, hidden);
  dv_sheet_keep (parser->sheet, parser->bytes);
  g_ptr_array_add (parser->sheets, parser->sheet);
  return TRUE;
}

static gboolean
take_font (Parser *parser)
{
  const char *name;

  if (!take_text (parser, &name))
    return FALSE;
  g_ptr_array_add (parser->fonts, (gpointer) name);
  return TRUE;
}

static gboolean
take_row (Parser *parser)
{
  guint32 row;
  guint8 hidden;

  if (!take (parser, &row, sizeof row) || !take (parser, &hidden, sizeof hidden))
    return FALSE;
  if (parser->sheet == NULL || row <= dv_sheet_count_rows (parser->sheet) ||
      row > DV_SHEET_MAX_ROWS)
    return refuse (parser);
  parser->n_rows += row - dv_sheet_count_rows (parser->sheet);
  if (parser->n_rows > DV_WORKBOOK_MAX_CELLS)
    return refuse (parser);
  dv_sheet_begin_row (parser->sheet, row);
  if (hidden)
    dv_sheet_set_row_hidden (parser->sheet, row);
  parser->next_column = 0;
  return TRUE;
}

static guint8
number_font (Parser *parser, guint8 font)
{
  if (font == 0 || font > parser->fonts->len)
    return 0;
  return (guint8) dv_sheet_add_font (parser->sheet, g_ptr_array_index (parser->fonts, font - 1));
}

static gboolean
take_cell (Parser *parser)
{
  DvSheetCell cell;

  if (!take (parser, &cell.column, sizeof cell.column) ||
      !take (parser, &cell.type, sizeof cell.type) ||
      !take (parser, &cell.font, sizeof cell.font) || !take_text (parser, &cell.text))
    return FALSE;
  if (parser->sheet == NULL || dv_sheet_count_rows (parser->sheet) == 0 ||
      cell.column < parser->next_column || cell.column >= DV_SHEET_MAX_COLUMNS ||
      cell.type > DV_CELL_ERROR || *cell.text == '\0' || ++parser->n_cells > DV_WORKBOOK_MAX_CELLS)
    return refuse (parser);
  cell.font = number_font (parser, cell.font);
  dv_sheet_add_cell (parser->sheet, cell);
  parser->next_column = cell.column + 1u;
  return TRUE;
}

static gboolean
take_merge (Parser *parser)
{
  DvSheetRange range;

  if (!take (parser, &range, sizeof range))
    return FALSE;
  if (parser->sheet == NULL || range.first_row < 1 || range.last_row < range.first_row ||
      range.last_row > DV_SHEET_MAX_ROWS * 2 || range.last_column < range.first_column)
    return refuse (parser);
  parser->n_merged += MIN (range.last_column, dv_sheet_count_all_columns (parser->sheet)) -
                      MIN (range.first_column, dv_sheet_count_all_columns (parser->sheet)) + 1;
  if (parser->n_merged > DV_WORKBOOK_MAX_CELLS) {
    set_fault (DV_WORKBOOK_ERROR_TOO_LARGE, "", parser->error);
    return FALSE;
  }
  dv_sheet_add_merge (parser->sheet, range);
  return TRUE;
}

static gboolean
take_fault (Parser *parser)
{
  guint8 code;
  const char *where;

  if (!take (parser, &code, sizeof code) || !take_text (parser, &where))
    return FALSE;
  if (code > DV_WORKBOOK_ERROR_EMPTY)
    return refuse (parser);
  set_fault (code, where, parser->error);
  return FALSE;
}

static gboolean
take_record (Parser *parser, char tag)
{
  switch (tag) {
  case DV_STREAM_SHEET:
    return take_sheet (parser);
  case DV_STREAM_FONT:
    return take_font (parser);
  case DV_STREAM_ROW:
    return take_row (parser);
  case DV_STREAM_CELL:
    return take_cell (parser);
  case DV_STREAM_MERGE:
    return take_merge (parser);
  case DV_STREAM_FAULT:
    return take_fault (parser);
  default:
    return refuse (parser);
  }
}

static gboolean
parse (Parser *parser)
{
  char tag;

  while (take (parser, &tag, sizeof tag)) {
    if (tag == DV_STREAM_END)
      return TRUE;
    if (!take_record (parser, tag))
      return FALSE;
  }
  return FALSE;
}

static gboolean
has_rows (GPtrArray *sheets)
{
  gboolean found = FALSE;

  for (guint i = 0; i < sheets->len; i++) {
    dv_sheet_trim (g_ptr_array_index (sheets, i));
    found = found || dv_sheet_count_rows (g_ptr_array_index (sheets, i)) > 0;
  }
  return found;
}

/**
 * dv_sheet_stream_parse:
 * @stream: what the process that reads workbooks wrote
 * @error: return location for a #DV_WORKBOOK_ERROR
 *
 * Returns: (transfer full) (element-type DvSheet) (nullable): the sheets, which point into @stream
 */
GPtrArray *
dv_sheet_stream_parse (GBytes *stream, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (stream, &size);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new ();
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_sheet_free);
  Parser parser = {
    .p = data, .end = data + size, .bytes = stream, .fonts = fonts, .sheets = sheets, .error = error
  };

  if (!parse (&parser))
    return NULL;
  if (!has_rows (sheets)) {
    set_fault (DV_WORKBOOK_ERROR_EMPTY, "", error);
    return NULL;
  }
  return g_steal_pointer (&sheets);
}
