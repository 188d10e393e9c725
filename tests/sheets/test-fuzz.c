/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-kinds.h"

#include "dv-mapping.h"

#define N_ROUNDS 30000

/* Bytes of which tables are made come up more often than others. */
static char
random_byte (void)
{
  static const char likely[] = "\",;\t\r\n\",\n;ab1= ";

  if (g_test_rand_int_range (0, 4) > 0)
    return likely[g_test_rand_int_range (0, sizeof likely - 1)];
  return (char) g_test_rand_int_range (0, 256);
}

static GBytes *
random_file (void)
{
  gsize size = (gsize) g_test_rand_int_range (0, 200);
  char *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = random_byte ();
  return g_bytes_new_take (data, size);
}

static void
any_bytes_are_read_or_refused_in_one_sentence (void)
{
  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (GBytes) bytes = random_file ();
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autoptr (DvSheet) sheet = dv_csv_read (bytes, faults);

    g_assert_cmpuint (faults->len, ==, sheet == NULL ? 1 : 0);
    for (guint row = 1; sheet != NULL && row <= dv_sheet_count_rows (sheet); row++) {
      for (guint column = 0; column < dv_sheet_count_columns (sheet, row); column++)
        g_assert_true (g_utf8_validate (dv_sheet_get (sheet, row, column), -1, NULL));
    }
  }
}

static char *
random_cell (void)
{
  static const char *const parts[] = { "\"", ",", ";",    "\t", "\n", "ệ", "a",
                                       " ",  "1", "\"\"", "=",  "'",  "-" };
  GString *cell = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    g_string_append (cell, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (cell, FALSE);
}

static GString *
write_table (GPtrArray *cells, guint n_columns)
{
  GString *text = g_string_new (DV_CSV_BOM);

  for (guint i = 0; i < cells->len; i++) {
    const gsize start = text->len;

    dv_csv_append_text (text, g_ptr_array_index (cells, i));
    /* No program runs it. */
    g_assert_cmpint (text->str[start + (text->str[start] == '"')], !=, '=');
    g_assert_cmpint (text->str[start + (text->str[start] == '"')], !=, '-');
    g_string_append (text, (i + 1) % n_columns == 0 ? "\r\n" : ",");
  }
  return text;
}

static void
what_is_written_is_read_back (void)
{
  for (guint round = 0; round < 3000; round++) {
    guint n_columns = (guint) g_test_rand_int_range (2, 6);
    guint n_rows = (guint) g_test_rand_int_range (1, 5);
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (DvSheet) sheet = NULL;

    for (guint i = 0; i < n_columns * n_rows; i++)
      g_ptr_array_add (cells, i % n_columns == 0 ? g_strdup ("x") : random_cell ());
    bytes = g_string_free_to_bytes (write_table (cells, n_columns));
    sheet = dv_csv_read (bytes, faults);
    g_assert_nonnull (sheet);
    for (guint i = 0; i < cells->len; i++)
      g_assert_cmpstr (dv_sheet_get (sheet, i / n_columns + 1, i % n_columns), ==,
                       g_ptr_array_index (cells, i));
  }
}

static void
any_table_has_columns_or_faults (void)
{
  for (guint i = 0; i < 3000; i++) {
    g_autoptr (GBytes) bytes = random_file ();
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autoptr (DvSheet) sheet = dv_csv_read (bytes, faults);
    g_autoptr (DvSheetTable) table = NULL;

    if (sheet != NULL)
      table = dv_sheet_table_find (&dv_kind_unit, sheet, faults);
    g_assert_true (table != NULL || faults->len > 0);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/fuzz/any_bytes", any_bytes_are_read_or_refused_in_one_sentence);
  g_test_add_func ("/csv/fuzz/round_trip", what_is_written_is_read_back);
  g_test_add_func ("/csv/fuzz/columns", any_table_has_columns_or_faults);

  return g_test_run ();
}
