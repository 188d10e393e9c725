/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-sheet-wrap.h"
#include "dv-sheet-writer.h"

static char *folder;

static const DvSheetHead heads[] = { { "Họ và tên", DV_SHEET_TEXT },  { "Số CCCD", DV_SHEET_TEXT },
                                     { "Ngày sinh", DV_SHEET_DATE },  { "Số tiền", DV_SHEET_MONEY },
                                     { "Số người", DV_SHEET_NUMBER }, { "UUID", DV_SHEET_ID } };

static const char *const rows[][G_N_ELEMENTS (heads)] = {
  { "=1+1", "000099000001", "2019-02-05", "1500000", "4", "a" },
  { "+84", "0012", "2019-02", "-3", "007", "b" },
  { "@SUM(A1)", "-5", "2019", "12345678901234567890", "", "c" },
  { " <b>&\"x\"\n ", "1/2", "1900-02-28", NULL, "hai", "d" },
};

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
write_table (const char *path)
{
  const DvSheetTitle title = { "Danh/sách", "ĐẢNG ỦY",  "KHỐI DÂN VẬN",
                               "DANH SÁCH", "Năm 2019", "Ngày lập: 05/02/2019" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, &error);

  g_assert_no_error (error);
  dv_sheet_writer_begin (writer, &title, heads, G_N_ELEMENTS (heads), 4, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows) * G_N_ELEMENTS (heads); i++) {
    dv_sheet_writer_add (writer, rows[i / G_N_ELEMENTS (heads)][i % G_N_ELEMENTS (heads)], &error);
    g_assert_no_error (error);
  }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  dv_sheet_writer_finish (writer, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): a file out of a workbook */
static char *
unpack (const char *path, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *content = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (content == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    if (strcmp (archive_entry_pathname (entry), name) != 0)
      continue;
    content = g_malloc0 (1 << 23);
    g_assert_cmpint (archive_read_data (archive, content, (1 << 23) - 1), >, 0);
  }
  archive_read_free (archive);
  g_assert_nonnull (content);
  return content;
}

#define assert_has(text, part)         \
  if (strstr ((text), (part)) == NULL) \
  g_error ("“%s” is missing in %s", (part), (text))

static void
a_workbook_has_the_form_of_a_ward (void)
{
  g_autofree char *path = make_path ("form.xlsx");
  g_autofree char *sheet = NULL;
  g_autofree char *workbook = NULL;

  write_table (path);
  sheet = unpack (path, "xl/worksheets/sheet1.xml");
  workbook = unpack (path, "xl/workbook.xml");
  /* Five lines above, an empty one, the headings in row 7. */
  assert_has (sheet, "<pane ySplit=\"7\" topLeftCell=\"A8\"");
  assert_has (sheet, "<autoFilter ref=\"A7:G11\"/>");
  assert_has (sheet, "<pageSetup paperSize=\"9\" ");
  assert_has (sheet, "fitToHeight=\"0\"");
  assert_has (sheet, "<pageSetUpPr fitToPage=\"1\"/>");
  assert_has (sheet, "&amp;P/&amp;N");
  assert_has (sheet, "<mergeCell ref=\"A3:F3\"/>");
  assert_has (sheet, "hidden=\"1\"");
  assert_has (workbook, "_xlnm.Print_Titles\" localSheetId=\"0\">'Danh sách'!$7:$7<");
  assert_has (workbook, "_xlnm.Print_Area\" localSheetId=\"0\">'Danh sách'!$A$1:$F$11<");
}

static void
cells_are_what_their_column_says (void)
{
  g_autofree char *path = make_path ("cells.xlsx");
  g_autofree char *sheet = NULL;
  g_autofree char *styles = NULL;

  write_table (path);
  sheet = unpack (path, "xl/worksheets/sheet1.xml");
  styles = unpack (path, "xl/styles.xml");
  g_assert_null (strstr (sheet, "<f>"));
  assert_has (sheet, "<is><t>=1+1</t></is>");
  assert_has (sheet, "<is><t>@SUM(A1)</t></is>");
  assert_has (sheet, "<is><t>000099000001</t></is>");
  assert_has (sheet, "<is><t>0012</t></is>");
  assert_has (sheet, "<is><t>-5</t></is>");
  assert_has (sheet, "<v>43501</v>"); /* 05/02/2019 */
  assert_has (sheet, "<is><t>02/2019</t></is>");
  assert_has (sheet, "<v>2019</v>");
  assert_has (sheet, "<is><t>28/02/1900</t></is>");
  assert_has (sheet, "<v>1500000</v>");
  assert_has (sheet, "<v>-3</v>");
  assert_has (sheet, "<is><t>12345678901234567890</t></is>");
  assert_has (sheet, "<is><t>007</t></is>");
  assert_has (sheet, "<is><t>hai</t></is>");
  assert_has (sheet, "xml:space=\"preserve\"> &lt;b&gt;&amp;\"x\"\n </t>");
  assert_has (styles, "formatCode=\"dd/mm/yyyy\"");
  assert_has (styles, "<name val=\"Times New Roman\"/>");
}

static void
csv_has_the_rows_alone (void)
{
  g_autofree char *path = make_path ("rows.csv");
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheet) sheet = NULL;

  write_table (path);
  sheet = dv_csv_read_file (path, faults);
  g_assert_nonnull (sheet);
  g_assert_cmpuint (dv_sheet_count_rows (sheet), ==, 5);
  g_assert_cmpstr (dv_sheet_get (sheet, 1, 5), ==, "UUID");
  g_assert_cmpstr (dv_sheet_get (sheet, 2, 2), ==, "05/02/2019");
  g_assert_cmpstr (dv_sheet_get (sheet, 3, 2), ==, "02/2019");
  g_assert_cmpstr (dv_sheet_get (sheet, 3, 4), ==, "007");
  g_assert_cmpstr (dv_sheet_get (sheet, 5, 5), ==, "d");
}

static void
nobody_else_may_read_it (void)
{
  static const char *const names[] = { "private.xlsx", "private.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = make_path (names[i]);
    GStatBuf status;

    write_table (path);
    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  }
}

/* Returns: what was said about a table with this cell, NULL if it was written */
static GError *
try_cell (const char *path, const char *text, guint n_rows)
{
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, NULL);
  GError *error = NULL;

  if (dv_sheet_writer_begin (writer, NULL, heads, 1, n_rows, &error) &&
      dv_sheet_writer_add (writer, text, &error))
    dv_sheet_writer_finish (writer, &error);
  return error;
}

static void
assert_nothing (const char *path)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
what_excel_does_not_hold_is_refused (void)
{
  g_autofree char *path = make_path ("long.xlsx");
  g_autofree char *csv = make_path ("long.csv");
  g_autofree char *fits = g_strnfill (32767, 'x');
  g_autofree char *units = g_strnfill (32766, 'x');
  g_autofree char *longer = g_strconcat (units, "😀", NULL);
  g_autoptr (GError) cell = try_cell (path, longer, 1);
  g_autoptr (GError) many = NULL;

  g_assert_error (cell, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_has (cell->message, "32.768");
  assert_has (cell->message, "Họ và tên");
  assert_nothing (path);
  many = try_cell (path, "x", 1048576);
  g_assert_error (many, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_nothing (path);
  g_assert_no_error (try_cell (path, fits, 1));
  g_assert_no_error (try_cell (csv, longer, 1));
}

static void
a_name_without_a_format_is_refused (void)
{
  static const char *const names[] = { "a.xls", "a.ods", "a", "xlsx", ".xlsx.txt" };
  g_autofree char *upper = make_path ("UPPER.XLSX");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = make_path (names[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (dv_sheet_writer_new (path, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
    assert_nothing (path);
  }
  write_table (upper);
}

static void
what_is_not_finished_is_nowhere (void)
{
  g_autofree char *path = make_path ("half.xlsx");
  g_autoptr (GError) error = NULL;
  DvSheetWriter *writer = dv_sheet_writer_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (dv_sheet_writer_begin (writer, NULL, heads, 1, 1, &error));
  g_assert_true (dv_sheet_writer_add (writer, "x", &error));
  dv_sheet_writer_free (writer);
  assert_nothing (path);
}

static GError *
write_much (const char *path)
{
  g_autoptr (DvSheetWriter) writer = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GError *error = NULL;

  writer = dv_sheet_writer_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (dv_sheet_writer_begin (writer, NULL, heads, 1, 20000, &error));
  for (guint i = 0; i < 20000; i++) {
    g_autofree char *text = g_strdup_printf ("%x%x%x", g_rand_int (random), g_rand_int (random), i);

    if (!dv_sheet_writer_add (writer, text, &error))
      return error;
  }
  dv_sheet_writer_finish (writer, &error);
  return error;
}

/* Files that may not grow stand for a full disk: 50 kB stop the rows, more stop only the package.
 */
static void
a_full_disk_is_said_and_the_old_file_stays (gconstpointer data)
{
  g_autofree char *path = make_path (data);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  struct rlimit before, small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  for (small.rlim_cur = 50000; small.rlim_cur < 400000; small.rlim_cur += 50000) {
    g_autoptr (GError) error = NULL;
    g_autofree char *content = NULL;

    g_assert_true (g_file_set_contents (path, "old", -1, NULL));
    setrlimit (RLIMIT_FSIZE, &small);
    error = write_much (path);
    setrlimit (RLIMIT_FSIZE, &before);
    g_assert_nonnull (error);
    assert_has (error->message, "Free some space");
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, "old");
    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  }
}

/* The library does not ask whether its temporary files were written. Whatever the limit, there is
 * an error or a whole sheet. */
static void
no_sheet_breaks_off_without_an_error (void)
{
  g_autofree char *path = make_path ("edge.xlsx");
  struct rlimit before, small;
  guint n_whole = 0, n_refused = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  for (small.rlim_cur = 1000000; small.rlim_cur < 6000000; small.rlim_cur += 200000) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sheet = NULL;

    setrlimit (RLIMIT_FSIZE, &small);
    error = write_much (path);
    setrlimit (RLIMIT_FSIZE, &before);
    n_refused += error != NULL;
    if (error != NULL)
      continue;
    n_whole++;
    sheet = unpack (path, "xl/worksheets/sheet1.xml");
    g_assert_true (g_str_has_suffix (sheet, "</worksheet>"));
    g_assert_nonnull (strstr (sheet, "<row r=\"20001\""));
  }
  g_assert_cmpuint (n_whole, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* The smallest disk on which the sheet is whole, and the four kB below it. */
static void
the_last_bytes_count (void)
{
  g_autofree char *path = make_path ("last.xlsx");
  struct rlimit before, small;
  rlim_t least = 1000000, most = 6000000;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  while (most - least > 1) {
    g_autoptr (GError) error = NULL;

    small.rlim_cur = (least + most) / 2;
    setrlimit (RLIMIT_FSIZE, &small);
    error = write_much (path);
    setrlimit (RLIMIT_FSIZE, &before);
    if (error != NULL) {
      least = small.rlim_cur;
    } else {
      g_autofree char *sheet = unpack (path, "xl/worksheets/sheet1.xml");

      g_assert_true (g_str_has_suffix (sheet, "</worksheet>"));
      most = small.rlim_cur;
    }
  }
}

static void
a_folder_that_is_missing_is_said (void)
{
  g_autofree char *path = make_path ("missing/a.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_sheet_writer_new (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
lines_are_counted_as_they_break (void)
{
  static const struct {
    const char *text;
    guint width;
    guint lines;
  } cases[] = {
    { "", 10, 1 },         { "một hai", 10, 1 },        { "một hai ba bốn", 7, 2 },
    { "một\nhai", 10, 2 }, { "abcdefghijklmno", 5, 3 }, { "ab abcdefghij cd", 5, 4 },
    { "a\n\nb", 5, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (dv_sheet_wrap_count (cases[i].text, cases[i].width), ==, cases[i].lines);
  g_assert_cmpuint (dv_sheet_wrap_measure ("một\nhai ba", 40), ==, 6);
  g_assert_cmpuint (dv_sheet_wrap_measure ("một hai ba", 5), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_autofree char *command = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("dv-writer-XXXXXX", NULL);
  g_test_add_func ("/form", a_workbook_has_the_form_of_a_ward);
  g_test_add_func ("/cells", cells_are_what_their_column_says);
  g_test_add_func ("/csv", csv_has_the_rows_alone);
  g_test_add_func ("/private", nobody_else_may_read_it);
  g_test_add_func ("/limits", what_excel_does_not_hold_is_refused);
  g_test_add_func ("/name", a_name_without_a_format_is_refused);
  g_test_add_func ("/abandoned", what_is_not_finished_is_nowhere);
  g_test_add_data_func ("/full/xlsx", "full.xlsx", a_full_disk_is_said_and_the_old_file_stays);
  g_test_add_data_func ("/full/csv", "full.csv", a_full_disk_is_said_and_the_old_file_stays);
  g_test_add_func ("/full/edge", no_sheet_breaks_off_without_an_error);
  g_test_add_func ("/full/last", the_last_bytes_count);
  g_test_add_func ("/folder", a_folder_that_is_missing_is_said);
  g_test_add_func ("/lines", lines_are_counted_as_they_break);
  status = g_test_run ();

  command = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_cmpint (system (command), ==, 0);
  g_free (folder);
  return status;
}
