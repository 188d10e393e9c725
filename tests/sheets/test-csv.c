/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-csv.h"
#include "dv-fault.h"

typedef struct {
  const char *name;
  const char *text;
  gssize size;      /* -1: up to the zero byte */
  const char *rows; /* the cells joined by `|`, the rows by a line end; NULL if it is refused */
  const char *fault;
} Case;

static const Case cases[] = {
  { "comma", "a,b\n1,2\n", -1, "a|b\n1|2", NULL },
  { "semicolon", "a;b\n1,5;2\n", -1, "a|b\n1,5|2", NULL },
  { "tab", "a\tb\n1\t2\n", -1, "a|b\n1|2", NULL },
  { "title-with-commas", "Danh sách, năm 2019,,\na;b;c\n1;2;3\n4;5;6\n7;8;9\n", -1,
    "Danh sách, năm 2019,,\na|b|c\n1|2|3\n4|5|6\n7|8|9", NULL },
  { "named-separator", "sep=;\na;b,c\n", -1, "\na|b,c", NULL },
  { "bom", "\xef\xbb\xbfMã,Tên\nA,B\n", -1, "Mã|Tên\nA|B", NULL },
  { "utf-16-le",
    "\xff\xfe"
    "M\0\xe3\0,\0b\0\n\0"
    "1\0,\0"
    "2\0",
    18, "Mã|b\n1|2", NULL },
  { "utf-16-be",
    "\xfe\xff"
    "\0M\0\xe3\0,\0b\0\n\0"
    "1\0,\0"
    "2",
    18, "Mã|b\n1|2", NULL },
  { "cr", "a,b\r1,2\r", -1, "a|b\n1|2", NULL },
  { "crlf", "a,b\r\n1,2\r\n", -1, "a|b\n1|2", NULL },
  { "mixed-ends", "a,b\r\n1,2\r3,4\n5,6", -1, "a|b\n1|2\n3|4\n5|6", NULL },
  { "quotes", "a,b\n\"x \"\"y\"\", z\",2\n", -1, "a|b\nx \"y\", z|2", NULL },
  { "line-end-in-quotes", "a,b\n\"x\r\ny\",2\n3,4\n", -1, "a|b\nx\ny|2\n3|4", NULL },
  { "quote-inside", "a,b\n5\" ống,2\n", -1, "a|b\n5\" ống|2", NULL },
  { "empty-cells", ",,\na,,c\n", -1, "\na||c", NULL },
  { "blank-rows", "a,b\n\n1,2\n\n\n", -1, "a|b\n\n1|2", NULL },
  { "empty", "", 0, NULL, "-:-:-:-: The file is empty. Choose another file." },
  { "only-ends", "\n\r\n ,\n", -1, NULL, "-:-:-:-: The file has no rows. Choose another file." },
  { "unclosed", "a,b\n1,2\n3,\"x\ny\nz", -1, NULL,
    "-:-:3:-: A quote is opened in cell 2 and never closed. Close it or take it out." },
  { "not-unicode", "a,b\n1,\xb5x\n", -1, NULL,
    "-:-:2:-: The file is not Unicode: byte 7 is 0xB5. Save it as “CSV UTF-8”; if it was written "
    "in TCVN3 or VNI, convert it to Unicode first." },
  { "zero-byte", "a,b\n1\0,2\n", 9, NULL,
    "-:-:2:-: This is not a text file: it has a zero byte. Save the table as “CSV UTF-8” and read "
    "that file." },
  { "workbook", "PK\003\004xyz", -1, NULL,
    "-:-:-:-: This is an Excel or LibreOffice workbook, not a CSV file. Save the sheet as “CSV "
    "UTF-8” and read that file." },
  { "half-utf-16", "\xff\xfe\x00\xd8", 4, NULL,
    "-:-:-:-: The file begins as UTF-16 but is damaged. Save it again as “CSV UTF-8”." },
};

static char *
join (const DvSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint row = 1; row <= dv_sheet_count_rows (sheet); row++) {
    g_string_append (text, row > 1 ? "\n" : "");
    for (guint i = 0; i < dv_sheet_count_columns (sheet, row); i++)
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", dv_sheet_get (sheet, row, i));
  }
  return g_string_free (text, FALSE);
}

static void
a_file_is_read_or_refused (gconstpointer data)
{
  const Case *c = data;
  gsize size = c->size < 0 ? strlen (c->text) : (gsize) c->size;
  g_autoptr (GBytes) bytes = g_bytes_new (c->text, size);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheet) sheet = dv_csv_read (bytes, faults);
  g_autofree char *joined = sheet != NULL ? join (sheet) : NULL;

  g_assert_cmpstr (joined, ==, c->rows);
  g_assert_cmpuint (faults->len, ==, c->fault != NULL ? 1 : 0);
  if (c->fault != NULL) {
    g_autofree char *line = dv_fault_to_line (g_ptr_array_index (faults, 0), "-", NULL);

    g_assert_cmpstr (line, ==, c->fault);
  }
}

static void
a_huge_cell_is_refused (void)
{
  g_autofree char *text = g_malloc (10 * 1024 * 1024);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  const DvFault *fault;

  memset (text, 'x', 10 * 1024 * 1024);
  memcpy (text, "a,b\n1,", 6);
  bytes = g_bytes_new_take (g_steal_pointer (&text), 10 * 1024 * 1024);
  g_assert_null (dv_csv_read (bytes, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpuint (fault->row, ==, 2);
  g_assert_nonnull (strstr (fault->reason, "more than 32767 characters"));
}

static void
a_cell_of_the_greatest_length_is_read (void)
{
  GString *text = g_string_new ("a,b\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheet) sheet = NULL;

  for (guint i = 0; i < DV_SHEET_MAX_CELL; i++)
    g_string_append (text, "ệ");
  bytes = g_string_free_to_bytes (text);
  sheet = dv_csv_read (bytes, faults);
  g_assert_nonnull (sheet);
  g_assert_cmpint (g_utf8_strlen (dv_sheet_get (sheet, 2, 0), -1), ==, DV_SHEET_MAX_CELL);
}

typedef struct {
  const char *name;
  const char *text;
  DvEncoding wanted;
  DvEncoding found;
  const char *rows;
} Encoded;

static const Encoded encoded[] = {
  { "tcvn3", "T\xaan,N\xa8m\nTr\xc7n Th\xde H\xb5,1987\n", DV_ENCODING_AUTO, DV_ENCODING_TCVN3,
    "Tên|Năm\nTrần Thị Hà|1987" },
  { "tcvn3-told", "T\xaan\nTr\xc7n\n", DV_ENCODING_TCVN3, DV_ENCODING_TCVN3, "Tên\nTrần" },
  { "tcvn3-not-allowed", "T\xaan\nTr\xc7n Th\xde\n", DV_ENCODING_UNICODE, DV_ENCODING_TCVN3, NULL },
  { "capitals-by-cell", "TR\xc7N T\xf3;V\xf2\n", DV_ENCODING_TCVN3, DV_ENCODING_TCVN3,
    "TRẦN TÚ|Vũ" },
  { "vni", "Nguye\xe3n Th\xf2 Ha\xf8\n", DV_ENCODING_AUTO, DV_ENCODING_VNI, "Nguyễn Thị Hà" },
  { "viscii-told",
    "Nguy\xadn \xd0\xd1"
    "c\n",
    DV_ENCODING_VISCII, DV_ENCODING_VISCII, "Nguyễn Đức" },
  { "cp1258",
    "Nguy\xea\xden \xd0\xfd\xec"
    "c,Tr\xe2\xccn Thi\xf2\n",
    DV_ENCODING_AUTO, DV_ENCODING_CP1258, "Nguyễn Đức|Trần Thị" },
  { "paste-told", "§¶ng ñy\n", DV_ENCODING_TCVN3, DV_ENCODING_TCVN3, "Đảng ủy" },
  { "unicode-is-kept", "§¶ng ñy, x·\n", DV_ENCODING_AUTO, DV_ENCODING_UNICODE, "§¶ng ñy| x·" },
  { "unicode", "Nguyễn Thị Hà\n", DV_ENCODING_AUTO, DV_ENCODING_UNICODE, "Nguyễn Thị Hà" },
  { "nothing-behind-the-mark", "\xef\xbb\xbf", DV_ENCODING_TCVN3, DV_ENCODING_TCVN3, NULL },
  { "latin-1", "Ren\xe9 Lef\xe8vre\n", DV_ENCODING_AUTO, DV_ENCODING_UNICODE, NULL },
};

static void
a_file_says_its_encoding (gconstpointer data)
{
  const Encoded *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new (c->text, strlen (c->text));
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvEncoding found = DV_ENCODING_AUTO;
  g_autoptr (DvSheet) sheet = dv_csv_read_encoded (bytes, c->wanted, &found, faults);
  g_autofree char *joined = sheet != NULL ? join (sheet) : NULL;

  g_assert_cmpstr (joined, ==, c->rows);
  g_assert_cmpint (found, ==, c->found);
  g_assert_cmpuint (faults->len, ==, c->rows == NULL ? 1 : 0);
}

/* Excel's “Unicode text” of a sheet in .VnTime. */
static void
utf_16_may_hold_an_old_encoding (void)
{
  gsize size;
  char *text = g_convert ("\uFEFFTrÇn\tThÞ\n", -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvEncoding found = DV_ENCODING_AUTO;
  g_autoptr (DvSheet) sheet = dv_csv_read_encoded (bytes, DV_ENCODING_TCVN3, &found, faults);
  g_autofree char *joined = sheet != NULL ? join (sheet) : NULL;

  g_assert_cmpstr (joined, ==, "Trần|Thị");
  g_assert_cmpint (found, ==, DV_ENCODING_TCVN3);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/csv/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], a_file_is_read_or_refused);
  }
  for (guint i = 0; i < G_N_ELEMENTS (encoded); i++) {
    g_autofree char *path = g_strconcat ("/csv/encoding/", encoded[i].name, NULL);

    g_test_add_data_func (path, &encoded[i], a_file_says_its_encoding);
  }
  g_test_add_func ("/csv/encoding/utf_16_may_hold_an_old_encoding",
                   utf_16_may_hold_an_old_encoding);
  g_test_add_func ("/csv/a_huge_cell_is_refused", a_huge_cell_is_refused);
  g_test_add_func ("/csv/a_cell_of_the_greatest_length_is_read",
                   a_cell_of_the_greatest_length_is_read);

  return g_test_run ();
}
