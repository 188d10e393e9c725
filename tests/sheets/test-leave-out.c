/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-csv.h"
#include "dv-fault-sheet.h"
#include "dv-fault.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-spreadsheet.h"
#include "dv-store-error.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static DvImport *
import_new (const DvKind *kind, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvSheet *sheet = dv_csv_read (bytes, faults);

  g_assert_nonnull (sheet);
  return dv_import_new (kind, sheet);
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_import_preview (data, db, error);
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT count(*) FROM unit", error);

  if (stmt == NULL || dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *(gint64 *) data = dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

static gint64
count_units (Fixture *fixture)
{
  gint64 count = -1;

  g_assert_true (dv_store_read (fixture->store, count_cb, &count, NULL));
  return count;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-leave-out-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

/* The second row is refused, the third stands below it and the fourth below that. */
static const char units[] = "Mã,Tên,Từ ngày,Mã cấp trên\n"
                            "D1,Đảng bộ Thử,2019,\n"
                            "D2,Chi bộ Sai,31/02/2019,D1\n"
                            "D3,Tổ một,2019,D2\n"
                            "D4,Tổ hai,2019,D3\n"
                            "D5,Tổ ba,2019,D1\n";

static void
nothing_is_written_while_a_row_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (&dv_kind_unit, units);
  g_autoptr (GError) error = NULL;
  gint64 before = count_units (fixture);

  g_assert_false (
    dv_store_write_as (fixture->store, "import", "test", apply_cb, import, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_false (dv_import_may_apply (import));
  g_assert_cmpint (count_units (fixture), ==, before);
}

static void
refused_rows_can_be_left_out_with_what_needs_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (&dv_kind_unit, units);
  g_autoptr (GError) error = NULL;
  gint64 before = count_units (fixture);
  const DvImportResult *result = dv_import_get_result (import);

  dv_import_set_leave_out_refused (import, TRUE);
  g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
  g_assert_cmpuint (result->n_new, ==, 2);
  g_assert_cmpuint (result->n_refused, ==, 3);
  g_assert_true (dv_import_may_apply (import));
  dv_store_write_as (fixture->store, "import", "test", apply_cb, import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_units (fixture), ==, before + 2);
}

static void
a_sheet_without_a_needed_column_is_refused_all_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (&dv_kind_unit, "Mã,Ghi chú\nD1,thử\n");
  g_autoptr (GError) error = NULL;

  dv_import_set_leave_out_refused (import, TRUE);
  g_assert_false (
    dv_store_write_as (fixture->store, "import", "test", apply_cb, import, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_false (dv_import_may_apply (import));
}

static void
a_column_of_faults_is_ignored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (&dv_kind_unit, "Mã,Tên,Lỗi\nD1,Tổ một,Từ ngày: sai\n");
  g_autoptr (DvImport) plain = import_new (&dv_kind_unit, "Mã,Tên\nD1,Tổ một\n");
  g_autofree char *layout = dv_mapping_get_layout (dv_import_get_mapping (import));
  g_autofree char *plain_layout = dv_mapping_get_layout (dv_import_get_mapping (plain));

  g_assert_true (dv_store_read (fixture->store, preview_cb, import, NULL));
  g_assert_cmpuint (dv_import_get_result (import)->n_new, ==, 1);
  g_assert_false (dv_mapping_needs_look (dv_import_get_mapping (import)));
  g_assert_cmpstr (layout, ==, plain_layout);
}

/* Merged headings, a heading between the rows, a wrong day and a wrong year. */
static const char people[] = "Họ và tên,Năm sinh,,Địa chỉ\n"
                             ",Nam,Nữ,\n"
                             "Nguyễn Văn Thử,1950,,1 phố Mẫu\n"
                             "Trần Thị Thử,,31/02/1950,2 phố Mẫu\n";

static DvImport *
read_back (const char *path)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (GPtrArray) sheets = dv_spreadsheet_read (path, NULL, faults);

  g_assert_nonnull (sheets);
  return dv_import_new (&dv_kind_person, g_ptr_array_steal_index (sheets, 0));
}

static void
refused_rows_are_saved_and_read_again (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "loi.csv", "loi.xlsx" };
  g_autoptr (DvImport) import = import_new (&dv_kind_person, people);
  g_autoptr (DvFaultSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
  g_assert_cmpuint (dv_import_get_result (import)->n_new, ==, 1);
  sheet = dv_fault_sheet_new (import);
  g_assert_cmpuint (dv_fault_sheet_count_rows (sheet), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
    g_autoptr (DvImport) again = NULL;
    const DvImportResult *result;
    const DvFault *fault;

    dv_fault_sheet_write (sheet, path, &error);
    g_assert_no_error (error);
    again = read_back (path);
    g_assert_true (dv_store_read (fixture->store, preview_cb, again, &error));
    result = dv_import_get_result (again);
    g_assert_cmpuint (result->n_refused, ==, 1);
    g_assert_cmpuint (result->unknown->len, ==, 0);
    fault = g_ptr_array_index (result->faults, 0);
    g_assert_cmpstr (fault->value, ==, "31/02/1950");
    g_assert_cmpstr (dv_sheet_get (dv_import_get_sheet (again), fault->row, 4), !=, "");
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/leave-out/" #name, Fixture, NULL, set_up, name, tear_down)
  ADD (nothing_is_written_while_a_row_is_refused);
  ADD (refused_rows_can_be_left_out_with_what_needs_them);
  ADD (a_sheet_without_a_needed_column_is_refused_all_the_same);
  ADD (a_column_of_faults_is_ignored);
  ADD (refused_rows_are_saved_and_read_again);
  return g_test_run ();
}
