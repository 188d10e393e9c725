/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "dv-fault.h"
#include "dv-import-file.h"
#include "dv-kinds.h"
#include "grid.h"

#define TCVN3_ROWS                           \
  "Hä vµ tªn|N¬i ë|CCCD\n"              \
  "NguyÔn ThÞ Hµ|Tæ d©n phè 5|1\n"     \
  "TrÇn V¨n §øc|§­êng Ngäc L©m|2\n" \
  "Lª ThÞ Ph­îng|Tæ d©n phè 7|3\n"

static void
add_cell (DvSheet *sheet, guint column, const char *text, const char *font)
{
  GBytes *bytes = g_bytes_new (text, strlen (text) + 1);

  dv_sheet_keep (sheet, bytes);
  dv_sheet_add_cell (sheet, (DvSheetCell){ .text = g_bytes_get_data (bytes, NULL),
                                           .column = (guint16) column,
                                           .font = (guint8) dv_sheet_add_font (sheet, font) });
  g_bytes_unref (bytes);
}

static void
test_columns_are_guessed_and_nothing_is_converted_yet (void)
{
  g_autoptr (DvSheet) sheet = grid_new (TCVN3_ROWS, "");
  g_autoptr (DvSheetEncoding) encoding = dv_sheet_encoding_new (sheet, DV_ENCODING_UNICODE);
  GPtrArray *columns = dv_sheet_encoding_get_columns (encoding);
  const DvOldColumn *first;

  g_assert_cmpuint (columns->len, ==, 2);
  first = g_ptr_array_index (columns, 0);
  g_assert_cmpuint (first->column, ==, 0);
  g_assert_cmpint (first->encoding, ==, DV_ENCODING_TCVN3);
  g_assert_null (first->font);
  g_assert_cmpstr (first->before, ==, "TrÇn V¨n §øc");
  g_assert_cmpstr (first->after, ==, "Trần Văn Đức");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "NguyÔn ThÞ Hµ");
}

static void
test_a_conversion_can_be_taken_back_and_replaced (void)
{
  g_autoptr (DvSheet) sheet = grid_new (TCVN3_ROWS, "");
  g_autoptr (DvSheetEncoding) encoding = dv_sheet_encoding_new (sheet, DV_ENCODING_UNICODE);

  g_assert_cmpuint (dv_sheet_encoding_apply (encoding, DV_ENCODING_AUTO), ==, 8);
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "Nguyễn Thị Hà");
  g_assert_cmpstr (dv_sheet_get (sheet, 3, 1), ==, "Đường Ngọc Lâm");
  g_assert_cmpuint (dv_sheet_encoding_apply (encoding, DV_ENCODING_UNICODE), ==, 0);
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "NguyÔn ThÞ Hµ");
  dv_sheet_encoding_apply (encoding, DV_ENCODING_TCVN3);
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "Nguyễn Thị Hà");
  g_assert_cmpint (dv_sheet_encoding_get_applied (encoding), ==, DV_ENCODING_TCVN3);
}

static void
test_a_font_says_it_for_its_cells_alone (void)
{
  g_autoptr (DvSheet) sheet = dv_sheet_new (NULL);
  g_autoptr (DvSheetEncoding) encoding = NULL;
  const DvOldColumn *column;

  dv_sheet_begin_row (sheet, 1);
  add_cell (sheet, 0, "nguyÔn thÞ hµ", ".VnTimeH");
  dv_sheet_begin_row (sheet, 2);
  add_cell (sheet, 0, "Trần Văn Đức", "Times New Roman");
  encoding = dv_sheet_encoding_new (sheet, DV_ENCODING_UNICODE);
  g_assert_cmpuint (dv_sheet_encoding_get_columns (encoding)->len, ==, 1);
  column = g_ptr_array_index (dv_sheet_encoding_get_columns (encoding), 0);
  g_assert_cmpstr (column->font, ==, ".VnTimeH");
  g_assert_cmpuint (column->n_cells, ==, 1);
  dv_sheet_encoding_apply (encoding, DV_ENCODING_AUTO);
  g_assert_cmpstr (dv_sheet_get (sheet, 1, 0), ==, "NGUYỄN THỊ HÀ");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 0), ==, "Trần Văn Đức");
}

static void
test_unicode_is_left_alone (void)
{
  g_autoptr (DvSheet) sheet = grid_new ("Họ và tên|Nơi ở\nNguyễn Thị Hà|Tổ 5\nZoë|Café 3\n", "");
  g_autoptr (DvSheetEncoding) encoding = dv_sheet_encoding_new (sheet, DV_ENCODING_UNICODE);

  g_assert_cmpuint (dv_sheet_encoding_get_columns (encoding)->len, ==, 0);
  g_assert_cmpuint (dv_sheet_encoding_apply (encoding, DV_ENCODING_AUTO), ==, 0);
}

static char *
write_file (const char *bytes, gsize size)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("dv-old-XXXXXX.csv", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static void
test_a_text_file_in_old_bytes_can_be_read_otherwise (void)
{
  const char bytes[] = "H\xe4 v\xb5 t\xaan,N\xac"
                       "i \xeb\nNguy\xd4n Th\xde H\xb5,T\xe6 5\n"
                       "Tr\xc7n V\xa8n \xa7\xf8"
                       "c,T\xe6 7\n";
  g_autofree char *path = write_file (bytes, sizeof bytes - 1);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImportFile) file = dv_import_file_read (path, DV_ENCODING_AUTO, NULL, faults);
  DvSheetEncoding *encoding;

  g_assert_nonnull (file);
  encoding = dv_import_file_get_encoding (file, 0);
  g_assert_cmpstr (dv_sheet_get (dv_import_file_get_sheet (file, 0), 2, 1), ==, "Tổ 5");
  g_assert_cmpuint (dv_sheet_encoding_get_columns (encoding)->len, ==, 2);
  dv_sheet_encoding_apply (encoding, DV_ENCODING_UNICODE);
  g_assert_cmpstr (dv_sheet_get (dv_import_file_get_sheet (file, 0), 2, 1), ==, "Tæ 5");
  g_assert_null (dv_import_file_read (path, DV_ENCODING_UNICODE, NULL, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  g_unlink (path);
}

static void
test_pasted_cells_get_the_headings_of_the_list (void)
{
  const char *const headings[] = { "Họ và tên", "Ngày sinh", NULL };
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImportFile) file = dv_import_file_new_pasted (
    "Nguyễn Thị Hà\t1948\t\"Tổ \"\"5\"\"\r\nngõ 2\"\r\nTrần Văn Đức\t1950\r\n", headings,
    &dv_kind_person, faults);
  const DvSheet *sheet = dv_import_file_get_sheet (file, 0);

  g_assert_cmpuint (dv_sheet_count_rows (sheet), ==, 3);
  g_assert_cmpstr (dv_sheet_get (sheet, 1, 1), ==, "Ngày sinh");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 2), ==, "Tổ \"5\"\nngõ 2");
  g_assert_cmpstr (dv_sheet_get (sheet, 3, 0), ==, "Trần Văn Đức");
}

static void
test_pasted_cells_keep_their_own_headings (void)
{
  const char *const headings[] = { "Mã", NULL };
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImportFile) file =
    dv_import_file_new_pasted ("Họ và tên\tNăm sinh\nNguyễn Thị Hà\t1948\n", headings,
                               &dv_kind_person, faults);

  g_assert_cmpuint (dv_sheet_count_rows (dv_import_file_get_sheet (file, 0)), ==, 2);
}

static void
test_columns_are_named_as_spreadsheets_name_them (void)
{
  static const struct {
    guint column;
    const char *letters;
  } names[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *letters = dv_sheet_column_get_letters (names[i].column);

    g_assert_cmpstr (letters, ==, names[i].letters);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/old-encodings/" #name, test_##name)
  ADD (columns_are_guessed_and_nothing_is_converted_yet);
  ADD (a_conversion_can_be_taken_back_and_replaced);
  ADD (a_font_says_it_for_its_cells_alone);
  ADD (unicode_is_left_alone);
  ADD (a_text_file_in_old_bytes_can_be_read_otherwise);
  ADD (pasted_cells_get_the_headings_of_the_list);
  ADD (pasted_cells_keep_their_own_headings);
  ADD (columns_are_named_as_spreadsheets_name_them);
  return g_test_run ();
}
