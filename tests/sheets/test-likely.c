/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-import-likely.h"
#include "dv-kinds.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

typedef struct {
  DvImport *import;
  GPtrArray *likely;
} Look;

static DvImport *
import_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvSheet *sheet = dv_csv_read (bytes, faults);

  g_assert_nonnull (sheet);
  return dv_import_new (&dv_kind_person, sheet);
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static void
apply (Fixture *fixture, DvImport *import)
{
  g_autoptr (GError) error = NULL;

  dv_store_write_as (fixture->store, "import", "test", apply_cb, import, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (DvLikelySearch) search = NULL;

  if (!dv_import_preview (look->import, db, error))
    return FALSE;
  search = dv_likely_search_new (look->import, db, error);
  if (search == NULL || !dv_likely_search_run (search, NULL, error))
    return FALSE;
  look->likely = dv_likely_search_finish (search, db, error);
  return look->likely != NULL;
}

static GPtrArray *
look_for (Fixture *fixture, DvImport *import)
{
  g_autoptr (GError) error = NULL;
  Look look = { import, NULL };

  dv_store_read (fixture->store, look_cb, &look, &error);
  g_assert_no_error (error);
  return look.likely;
}

static const DvLikely *
of_row (GPtrArray *likely, guint row)
{
  for (guint i = 0; i < likely->len; i++) {
    const DvLikely *found = g_ptr_array_index (likely, i);

    if (found->row == row)
      return found;
  }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DvImport) import = import_new ("Họ và tên,Ngày sinh,Địa chỉ\n"
                                            "Nguyễn Thị Hoàng Yến,12/05/1948,12 ngõ 4 phố Thử\n"
                                            "Trần Văn Kỳ,1950,7 phố Mẫu\n");

  fixture->folder = g_dir_make_tmp ("dv-likely-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  apply (fixture, import);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static const char sheet[] = "Họ và tên,Ngày sinh,Địa chỉ,Ghi chú\n"
                            "NGUYEN THI HOANG YEN,12/05/1948,12 ngõ 4 phố Thử,sống một mình\n"
                            "Đỗ Quý Thử,03/02/1961,9 phố Mẫu,\n"
                            "Lê Thị Bưởi,01/01/1990,1 phố Khác,\n"
                            "Đỗ Quý Thử,03/02/1961,9 phố Mẫu,lần hai\n"
                            "Trần Văn Kỳ,1950,7 phố Mẫu,\n";

static void
likely_people_are_shown_beside_their_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (sheet);
  g_autoptr (GPtrArray) likely = look_for (fixture, import);
  const DvLikely *stored, *twice;

  g_assert_cmpuint (likely->len, ==, 2);
  stored = of_row (likely, 2);
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->title, ==, "Nguyễn Thị Hoàng Yến");
  g_assert_nonnull (stored->id);
  g_assert_cmpfloat (stored->score, >=, DV_MATCH_THRESHOLD);
  g_assert_true (stored->reasons & DV_MATCH_SAME_BIRTH);
  twice = of_row (likely, 5);
  g_assert_nonnull (twice);
  g_assert_null (twice->id);
  g_assert_cmpuint (twice->other_row, ==, 3);
}

static void
a_row_is_who_somebody_says_it_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (sheet);
  g_autoptr (GPtrArray) likely = look_for (fixture, import);
  const DvLikely *stored = of_row (likely, 2);
  g_autoptr (GPtrArray) rest = NULL;
  const DvImportRow *row;

  dv_import_set_same (import, 2, stored->id);
  rest = look_for (fixture, import);
  g_assert_cmpuint (rest->len, ==, 1);
  row = g_ptr_array_index (dv_import_get_result (import)->rows, 0);
  g_assert_cmpint (row->state, ==, DV_IMPORT_CHANGED);
  g_assert_cmpstr (dv_record_get_id (row->record), ==, stored->id);
  g_assert_cmpstr (dv_record_get (row->record, "note"), ==, "sống một mình");
  apply (fixture, import);
}

#define ADD(test) g_test_add ("/likely/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (likely_people_are_shown_beside_their_rows);
  ADD (a_row_is_who_somebody_says_it_is);

  return g_test_run ();
}
