/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-stream.h"

/* What the program takes from the process that reads workbooks, whatever that may write. */

static void
put (GByteArray *stream, char tag, const char *format, ...)
{
  va_list args;

  g_byte_array_append (stream, (const guint8 *) &tag, 1);
  va_start (args, format);
  for (const char *p = format; *p != '\0'; p++) {
    const char *text = *p == 's' ? va_arg (args, const char *) : NULL;
    guint32 number = text != NULL ? (guint32) strlen (text) : va_arg (args, guint32);
    guint16 half = (guint16) number;
    guint8 byte = (guint8) number;

    if (*p == 'b')
      g_byte_array_append (stream, &byte, 1);
    else if (*p == 'h')
      g_byte_array_append (stream, (const guint8 *) &half, 2);
    else
      g_byte_array_append (stream, (const guint8 *) &number, 4);
    if (text != NULL)
      g_byte_array_append (stream, (const guint8 *) text, number + 1);
  }
  va_end (args);
}

static GByteArray *
begin (void)
{
  GByteArray *stream = g_byte_array_new ();

  put (stream, DV_STREAM_SHEET, "bs", 0, "DS");
  return stream;
}

/* Returns: the sheets; @stream is gone */
static GPtrArray *
parse (GByteArray *stream, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  put (stream, DV_STREAM_END, "");
  bytes = g_byte_array_free_to_bytes (stream);
  return dv_sheet_stream_parse (bytes, error);
}

static void
assert_refused (GByteArray *stream, DvWorkbookError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (stream, &error));
  g_assert_error (error, DV_WORKBOOK_ERROR, (gint) code);
}

static void
cells_are_taken (void)
{
  GByteArray *stream = begin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  const DvSheet *sheet;

  put (stream, DV_STREAM_FONT, "s", ".VnTime");
  put (stream, DV_STREAM_ROW, "ub", 1, 0);
  put (stream, DV_STREAM_CELL, "hbbs", 0, DV_CELL_TEXT, 1, "Họ tên");
  put (stream, DV_STREAM_ROW, "ub", 3, 1);
  put (stream, DV_STREAM_CELL, "hbbs", 0, DV_CELL_NUMBER, 7, "1");
  put (stream, DV_STREAM_CELL, "hbbs", 2, DV_CELL_DATE, 0, "2018");
  put (stream, DV_STREAM_MERGE, "uuuu", 1, 2, 0, 1);
  sheets = parse (stream, &error);
  g_assert_no_error (error);
  sheet = g_ptr_array_index (sheets, 0);
  g_assert_cmpstr (dv_sheet_get_name (sheet), ==, "DS");
  g_assert_cmpuint (dv_sheet_count_rows (sheet), ==, 3);
  g_assert_cmpstr (dv_sheet_get_font (sheet, dv_sheet_get_cell (sheet, 1, 0)), ==, ".VnTime");
  g_assert_cmpstr (dv_sheet_get_font (sheet, dv_sheet_get_cell (sheet, 3, 0)), ==, "");
  g_assert_cmpuint (dv_sheet_get_cell (sheet, 3, 2)->type, ==, DV_CELL_DATE);
  g_assert_true (dv_sheet_row_is_hidden (sheet, 3));
  g_assert_false (dv_sheet_row_is_hidden (sheet, 1));
  g_assert_cmpstr (dv_sheet_get_merged (sheet, 2, 1)->text, ==, "Họ tên");
  g_assert_null (dv_sheet_get_merged (sheet, 3, 1));
}

static void
what_has_no_order_is_refused (void)
{
  GByteArray *stream = g_byte_array_new ();

  put (stream, DV_STREAM_ROW, "ub", 1, 0);
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  stream = begin ();
  put (stream, DV_STREAM_CELL, "hbbs", 0, DV_CELL_TEXT, 0, "x");
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  stream = begin ();
  put (stream, DV_STREAM_ROW, "ub", 2, 0);
  put (stream, DV_STREAM_ROW, "ub", 2, 0);
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  stream = begin ();
  put (stream, DV_STREAM_ROW, "ub", DV_SHEET_MAX_ROWS + 1, 0);
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  stream = begin ();
  put (stream, DV_STREAM_ROW, "ub", 1, 0);
  put (stream, DV_STREAM_CELL, "hbbs", 1, DV_CELL_TEXT, 0, "x");
  put (stream, DV_STREAM_CELL, "hbbs", 1, DV_CELL_TEXT, 0, "x");
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
}

static void
what_is_no_cell_is_refused (void)
{
  static const struct {
    guint column;
    guint type;
    const char *text;
  } cells[] = {
    { 0, DV_CELL_ERROR + 1, "x" },
    { DV_SHEET_MAX_COLUMNS, DV_CELL_TEXT, "x" },
    { 0, DV_CELL_TEXT, "" },
    { 0, DV_CELL_TEXT, "\xff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    GByteArray *stream = begin ();

    put (stream, DV_STREAM_ROW, "ub", 1, 0);
    put (stream, DV_STREAM_CELL, "hbbs", cells[i].column, cells[i].type, 0, cells[i].text);
    assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  }
}

static void
a_stream_that_breaks_off_is_refused (void)
{
  g_autoptr (GByteArray) whole = begin ();

  put (whole, DV_STREAM_FONT, "s", ".VnTime");
  put (whole, DV_STREAM_ROW, "ub", 1, 0);
  put (whole, DV_STREAM_CELL, "hbbs", 0, DV_CELL_TEXT, 1, "An");
  put (whole, DV_STREAM_MERGE, "uuuu", 1, 2, 0, 1);
  for (gsize size = 0; size <= whole->len; size++) {
    g_autoptr (GBytes) bytes = g_bytes_new (whole->data, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (dv_sheet_stream_parse (bytes, &error));
    g_assert_error (error, DV_WORKBOOK_ERROR, DV_WORKBOOK_ERROR_DAMAGED);
  }
}

/* The length of a text is a number like any other. */
static void
a_text_ends_where_it_says (void)
{
  for (guint32 length = 0; length < 5; length++) {
    GByteArray *stream = g_byte_array_new ();

    put (stream, DV_STREAM_SHEET, "bu", 0, length == 4 ? G_MAXUINT32 : length);
    g_byte_array_append (stream, (const guint8 *) "a\0b", 4);
    assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  }
}

static void
what_fills_the_memory_is_refused (void)
{
  GByteArray *stream = g_byte_array_new ();

  for (guint i = 0; i < 5; i++) {
    put (stream, DV_STREAM_SHEET, "bs", 0, "DS");
    put (stream, DV_STREAM_ROW, "ub", DV_SHEET_MAX_ROWS, 0);
    put (stream, DV_STREAM_CELL, "hbbs", 0, DV_CELL_TEXT, 0, "x");
  }
  assert_refused (stream, DV_WORKBOOK_ERROR_DAMAGED);
  stream = begin ();
  put (stream, DV_STREAM_ROW, "ub", 1, 0);
  put (stream, DV_STREAM_CELL, "hbbs", DV_SHEET_MAX_COLUMNS - 1, DV_CELL_TEXT, 0, "x");
  for (guint i = 1; i < 300; i++)
    put (stream, DV_STREAM_MERGE, "uuuu", i, i, 0, DV_SHEET_MAX_COLUMNS - 1);
  assert_refused (stream, DV_WORKBOOK_ERROR_TOO_LARGE);
}

static void
faults_are_told (void)
{
  for (guint code = 0; code <= DV_WORKBOOK_ERROR_EMPTY; code++) {
    GByteArray *stream = begin ();

    put (stream, DV_STREAM_FAULT, "bs", code, "A1");
    assert_refused (stream, (DvWorkbookError) code);
  }
}

static void
a_workbook_without_rows_is_empty (void)
{
  GByteArray *stream = begin ();

  put (stream, DV_STREAM_ROW, "ub", 1, 0);
  put (stream, DV_STREAM_CELL, "hbbs", 0, DV_CELL_TEXT, 0, "  ");
  assert_refused (stream, DV_WORKBOOK_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/stream/cells-are-taken", cells_are_taken);
  g_test_add_func ("/workbook/stream/what-has-no-order-is-refused", what_has_no_order_is_refused);
  g_test_add_func ("/workbook/stream/what-is-no-cell-is-refused", what_is_no_cell_is_refused);
  g_test_add_func ("/workbook/stream/a-stream-that-breaks-off-is-refused",
                   a_stream_that_breaks_off_is_refused);
  g_test_add_func ("/workbook/stream/a-text-ends-where-it-says", a_text_ends_where_it_says);
  g_test_add_func ("/workbook/stream/what-fills-the-memory-is-refused",
                   what_fills_the_memory_is_refused);
  g_test_add_func ("/workbook/stream/faults-are-told", faults_are_told);
  g_test_add_func ("/workbook/stream/a-workbook-without-rows-is-empty",
                   a_workbook_without_rows_is_empty);
  return g_test_run ();
}
