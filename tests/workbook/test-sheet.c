/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-sheet-stream.h"

static void
put (GByteArray *stream, gconstpointer data, guint size)
{
  g_byte_array_append (stream, data, size);
}

static void
put_tag (GByteArray *stream, char tag)
{
  put (stream, &tag, 1);
}

static void
put_text (GByteArray *stream, const char *text)
{
  guint32 length = (guint32) strlen (text);

  put (stream, &length, sizeof length);
  put (stream, text, length + 1);
}

static void
put_row (GByteArray *stream, guint32 row, guint8 hidden)
{
  put_tag (stream, DV_STREAM_ROW);
  put (stream, &row, sizeof row);
  put (stream, &hidden, 1);
}

static void
put_cell (GByteArray *stream, guint16 column, guint8 type, guint8 font, const char *text)
{
  put_tag (stream, DV_STREAM_CELL);
  put (stream, &column, sizeof column);
  put (stream, &type, 1);
  put (stream, &font, 1);
  put_text (stream, text);
}

static void
put_sheet (GByteArray *stream, const char *name, guint8 hidden)
{
  put_tag (stream, DV_STREAM_SHEET);
  put (stream, &hidden, 1);
  put_text (stream, name);
}

static void
put_merge (GByteArray *stream, DvSheetRange range)
{
  put_tag (stream, DV_STREAM_MERGE);
  put (stream, &range, sizeof range);
}

/* A sheet with everything that one can have. */
static GByteArray *
make_stream (void)
{
  GByteArray *stream = g_byte_array_new ();

  put_sheet (stream, "Danh sách", 0);
  put_tag (stream, DV_STREAM_FONT);
  put_text (stream, ".VnTime");
  put_row (stream, 2, 0);
  put_cell (stream, 0, DV_CELL_TEXT, 1, "Hä tªn");
  put_cell (stream, 3, DV_CELL_TEXT, 0, "Năm sinh");
  put_row (stream, 5, 1);
  put_cell (stream, 3, DV_CELL_NUMBER, 0, "1960");
  put_row (stream, 9, 0);
  put_cell (stream, 1, DV_CELL_TEXT, 0, " ");
  put_merge (stream, (DvSheetRange){ 2, 3, 0, 2 });
  put_merge (stream, (DvSheetRange){ 5, 8, 3, 3 });
  put_sheet (stream, "Ẩn", 1);
  put_row (stream, 1, 0);
  put_cell (stream, 0, DV_CELL_ERROR, 0, "#REF!");
  put_tag (stream, DV_STREAM_END);
  return stream;
}

static GPtrArray *
parse (GByteArray *stream, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (stream->data, stream->len);

  return dv_sheet_stream_parse (bytes, error);
}

static void
a_stream_is_read (void)
{
  g_autoptr (GByteArray) stream = make_stream ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = parse (stream, &error);
  const DvSheet *sheet;
  const DvSheetCell *cell;

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 2);
  sheet = g_ptr_array_index (sheets, 0);
  g_assert_cmpstr (dv_sheet_get_name (sheet), ==, "Danh sách");
  g_assert_false (dv_sheet_is_hidden (sheet));
  /* The last row has nothing but a blank. */
  g_assert_cmpuint (dv_sheet_count_rows (sheet), ==, 5);
  g_assert_cmpuint (dv_sheet_count_all_columns (sheet), ==, 4);
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 3), ==, "Năm sinh");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 1), ==, "");
  g_assert_cmpstr (dv_sheet_get (sheet, 3, 0), ==, "");
  g_assert_cmpstr (dv_sheet_get (sheet, 99, 0), ==, "");
  g_assert_true (dv_sheet_row_is_hidden (sheet, 5));
  cell = dv_sheet_get_cell (sheet, 2, 0);
  g_assert_cmpstr (dv_sheet_get_font (sheet, cell), ==, ".VnTime");
  g_assert_true (dv_sheet_is_hidden (g_ptr_array_index (sheets, 1)));
}

static void
merged_cells_are_one (void)
{
  g_autoptr (GByteArray) stream = make_stream ();
  g_autoptr (GPtrArray) sheets = parse (stream, NULL);
  const DvSheet *sheet = g_ptr_array_index (sheets, 0);

  g_assert_cmpstr (dv_sheet_get_merged (sheet, 3, 2)->text, ==, "Hä tªn");
  g_assert_cmpstr (dv_sheet_get_merged (sheet, 8, 3)->text, ==, "1960");
  g_assert_null (dv_sheet_get_merged (sheet, 4, 0));
  g_assert_null (dv_sheet_get_merge (sheet, 4, 2));
  g_assert_null (dv_sheet_get_merge (sheet, 9, 3));
  g_assert_cmpuint (dv_sheet_get_merge (sheet, 6, 3)->first_row, ==, 5);
}

static void
a_text_is_replaced (void)
{
  g_autoptr (GByteArray) stream = make_stream ();
  g_autoptr (GPtrArray) sheets = parse (stream, NULL);
  DvSheet *sheet = g_ptr_array_index (sheets, 0);

  dv_sheet_set_text (sheet, 2, 0, "Họ tên");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "Họ tên");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 3), ==, "Năm sinh");
}

static void
a_stream_that_breaks_off_is_refused (void)
{
  g_autoptr (GByteArray) stream = make_stream ();

  while (stream->len > 0) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) sheets = NULL;

    g_byte_array_set_size (stream, stream->len - 1);
    sheets = parse (stream, &error);
    g_assert_null (sheets);
    g_assert_error (error, DV_WORKBOOK_ERROR, DV_WORKBOOK_ERROR_DAMAGED);
  }
}

static void
walk (const DvSheet *sheet)
{
  for (guint row = 1; row <= dv_sheet_count_rows (sheet) && row < 1000; row++) {
    for (guint column = 0; column <= dv_sheet_count_columns (sheet, row); column++) {
      const DvSheetCell *cell = dv_sheet_get_merged (sheet, row, column);

      g_assert_true (g_utf8_validate (dv_sheet_get (sheet, row, column), -1, NULL));
      if (cell != NULL)
        g_assert_nonnull (dv_sheet_get_font (sheet, cell));
    }
  }
}

/* The reader may have been taken over by the file that it read. */
static void
nothing_in_a_stream_is_believed (void)
{
  for (guint round = 0; round < 20000; round++) {
    g_autoptr (GByteArray) stream = make_stream ();
    g_autoptr (GPtrArray) sheets = NULL;
    guint n = (guint) g_test_rand_int_range (1, 5);

    for (guint i = 0; i < n; i++)
      stream->data[g_test_rand_int_range (0, (gint32) stream->len)] =
        (guint8) g_test_rand_int_range (0, 256);
    sheets = parse (stream, NULL);
    for (guint i = 0; sheets != NULL && i < sheets->len; i++)
      walk (g_ptr_array_index (sheets, i));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/read", a_stream_is_read);
  g_test_add_func ("/sheet/merged", merged_cells_are_one);
  g_test_add_func ("/sheet/replaced", a_text_is_replaced);
  g_test_add_func ("/sheet/breaks-off", a_stream_that_breaks_off_is_refused);
  g_test_add_func ("/sheet/believed", nothing_in_a_stream_is_believed);

  return g_test_run ();
}
