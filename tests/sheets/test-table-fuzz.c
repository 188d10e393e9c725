/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-fault.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-store.h"

#define N_ROUNDS   4000
#define N_PREVIEWS 400

/* Of these come tables, signatures and everything between them. */
static const char *const words[] = {
  "STT",         "Họ và tên",
  "Năm sinh",    "Nam",
  "Nữ",          "Địa chỉ",
  "TDP",         "Số tiền",
  "1",           "2",
  "3",           "(1)",
  "(2)",         "(3)",
  "A",           "I",
  "x",           "TDP 5",
  "Tổng cộng",   "Cộng",
  "CHỦ TỊCH",    "Ghi chú",
  "I. Hộ nghèo", "-",
  "1950",        "Nguyễn Văn A",
  "05/02/2019",  "Nội dung",
  "Mã",          "UUID",
  "Đối tượng",   "#REF!",
  " ",           "\n",
  "500.000",     "Chủ trì",
  "Giới tính",   "hộ nghèo",
  "* ",          "ngày tháng năm",
  "ＴＤＰ",      "Tên",
  "Khác",        "1.",
  "II",          "Danh sách",
  "Trạng thái",  "(Bằng chữ)",
};

static const char *
random_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static void
add_random_merges (DvSheet *sheet, guint n_rows, guint n_columns)
{
  for (int i = g_test_rand_int_range (0, 6); i > 0; i--) {
    guint row = (guint) g_test_rand_int_range (1, (int) n_rows + 1);
    guint column = (guint) g_test_rand_int_range (0, (int) n_columns);
    DvSheetRange range = { row, row + (guint) g_test_rand_int_range (0, 4), column,
                           column + (guint) g_test_rand_int_range (0, 4) };

    dv_sheet_add_merge (sheet, range);
  }
}

static DvSheet *
random_sheet (void)
{
  DvSheet *sheet = dv_sheet_new (NULL);
  guint n_columns = (guint) g_test_rand_int_range (1, 9);
  guint n_rows = (guint) g_test_rand_int_range (1, 25);
  int density = g_test_rand_int_range (1, 10);

  for (guint row = 1; row <= n_rows; row++) {
    dv_sheet_begin_row (sheet, row);
    for (guint column = 0; column < n_columns; column++) {
      if (g_test_rand_int_range (0, 10) < density)
        dv_sheet_add_cell (sheet, (DvSheetCell){ .text = random_word (),
                                                 .column = (guint16) column,
                                                 .type = (guint8) g_test_rand_int_range (0, 5) });
    }
    if (g_test_rand_int_range (0, 10) == 0)
      dv_sheet_set_row_hidden (sheet, row);
  }
  add_random_merges (sheet, n_rows, n_columns);
  return sheet;
}

static const DvKind *
random_kind (void)
{
  static const DvKind *const kinds[] = { &dv_kind_person,   &dv_kind_household, &dv_kind_line,
                                         &dv_kind_task,     &dv_kind_unit,      &dv_kind_petition,
                                         &dv_kind_category, &dv_kind_event };

  return kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* What may never be left out without the user being asked. */
static gboolean
must_be_record (const DvSheetTable *table,
                const DvSheet *sheet,
                const DvColumnFlags *flags,
                guint row)
{
  gboolean title = FALSE;
  guint n_read = 0;

  if (table->number_column < 0 ||
      !is_digits (dv_sheet_get (sheet, row, (guint) table->number_column)))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++) {
    const char *text = dv_sheet_get (sheet, row, i);

    if ((int) i == table->number_column || *text == '\0' || g_ascii_isspace (*text))
      continue;
    n_read += (flags[i] & DV_COLUMN_READ) != 0;
    title = title || (flags[i] & DV_COLUMN_TITLE);
  }
  return title && n_read > 1;
}

static void
check_row (const DvSheetTable *table, const DvSheet *sheet, const DvColumnFlags *flags, guint row)
{
  const DvSheetTableRow *found = dv_sheet_table_get_row (table, row);

  g_assert_cmpuint (found->role, <=, DV_ROW_LEFT_OUT);
  g_assert_true ((found->role == DV_ROW_LEFT_OUT) == (found->why != DV_WHY_NONE));
  g_assert_cmpstr (dv_row_why_get_label (found->why), !=, "");
  g_assert_cmpint (found->group, <, (int) table->groups->len);
  g_assert_true ((found->role == DV_ROW_ABOVE) == (row < table->first_header));
  g_assert_true ((found->role == DV_ROW_HEADER) ==
                 (row >= table->first_header && row <= table->last_header));
  if (found->role == DV_ROW_GROUP)
    g_assert_cmpuint (
      ((DvSheetTableGroup *) g_ptr_array_index (table->groups, (guint) found->group))->row, ==,
      row);
  if (row > table->last_header && must_be_record (table, sheet, flags, row))
    g_assert_true (found->role == DV_ROW_RECORD || found->why == DV_WHY_COLUMN_NUMBERS);
}

static void
check_rows (const DvSheetTable *table, const DvSheet *sheet, const DvColumnFlags *flags)
{
  guint n_records = 0, n_groups = 0;

  g_assert_cmpuint (table->rows->len, ==, dv_sheet_count_rows (sheet));
  for (guint row = 1; row <= table->rows->len; row++) {
    check_row (table, sheet, flags, row);
    n_records += dv_sheet_table_get_row (table, row)->role == DV_ROW_RECORD;
    n_groups += dv_sheet_table_get_row (table, row)->role == DV_ROW_GROUP;
  }
  g_assert_cmpuint (n_records, ==, table->n_records);
  g_assert_cmpuint (n_groups, ==, table->groups->len);
  for (guint i = 0; i < table->groups->len; i++) {
    const DvSheetTableGroup *group = g_ptr_array_index (table->groups, i);

    g_assert_cmpint (group->parent, <, (int) i);
    g_assert_cmpuint (group->level, <, table->n_levels);
  }
}

/* Decides something for some columns, as a user who clicks about. */
static void
choose_anything (DvMapping *mapping)
{
  for (guint i = 0; i < dv_mapping_count_columns (mapping); i++) {
    g_autoptr (GPtrArray) uses = dv_mapping_list_uses (mapping, i);

    if (g_test_rand_int_range (0, 2) == 0)
      dv_mapping_set (mapping, i,
                      g_ptr_array_index (uses, (guint) g_test_rand_int_range (0, (int) uses->len)));
  }
}

static void
check_memory (const DvMapping *mapping, const DvSheet *sheet, const DvSheetTable *table)
{
  g_autoptr (DvMapping) chosen = dv_mapping_copy (mapping);
  g_autoptr (DvMapping) read = NULL;
  g_autofree char *text = NULL;

  choose_anything (chosen);
  text = dv_mapping_to_text (chosen);
  read = dv_mapping_guess (dv_mapping_get_kind (mapping), sheet, table);
  dv_mapping_take_text (read, text);
  for (guint i = 0; i < dv_mapping_count_columns (chosen); i++) {
    g_autofree char *label = dv_use_get_label (dv_mapping_get (chosen, i));

    g_assert_cmpstr (label, !=, "");
    g_assert_true (dv_use_equal (dv_mapping_get (chosen, i), dv_mapping_get (read, i)));
  }
}

static void
every_row_is_accounted_for_once (void)
{
  guint n_tables = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    const DvKind *kind = random_kind ();
    g_autoptr (DvSheet) sheet = random_sheet ();
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autoptr (DvSheetTable) table = dv_sheet_table_find (kind, sheet, faults);
    g_autoptr (DvMapping) mapping = NULL;
    g_autofree DvColumnFlags *flags = NULL;

    g_assert_true (table != NULL || faults->len > 0);
    if (table == NULL)
      continue;
    n_tables++;
    mapping = dv_mapping_guess (kind, sheet, table);
    flags = dv_mapping_get_flags (mapping);
    dv_sheet_table_read_rows (table, kind, sheet, flags, faults);
    dv_mapping_guess_groups (mapping, table, NULL, NULL);
    check_rows (table, sheet, flags);
    check_memory (mapping, sheet, table);
  }
  g_assert_cmpuint (n_tables, >, N_ROUNDS / 4);
}

static void
any_text_is_no_mapping_at_worst (void)
{
  static const char *const parts[] = { "column", "group", "\t", "\n", "ho va ten", "name", "field",
                                       "mark",   "split", "id", "",   "sex",       "male", "\t\t" };
  g_autoptr (DvSheet) sheet = dv_sheet_new (NULL);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheetTable) table = NULL;

  dv_sheet_begin_row (sheet, 1);
  dv_sheet_add_text (sheet, 0, "Họ và tên");
  dv_sheet_add_text (sheet, 1, "Nam");
  table = dv_sheet_table_find (&dv_kind_person, sheet, faults);
  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (DvMapping) mapping = dv_mapping_guess (&dv_kind_person, sheet, table);
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < 20; i++)
      g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
    dv_mapping_take_text (mapping, text->str);
    for (guint i = 0; i < dv_mapping_count_columns (mapping); i++) {
      const DvUse *use = dv_mapping_get (mapping, i);

      g_assert_true (use->type == DV_USE_NOTHING || use->type == DV_USE_ID || use->field != NULL);
    }
  }
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_import_preview (data, db, error);
}

static guint
count_others (DvImport *import)
{
  const DvSheetTable *table = dv_import_get_table (import);
  guint n = 0;

  for (guint row = 1; row <= table->rows->len; row++) {
    const DvSheetTableRow *found = dv_sheet_table_get_row (table, row);

    n += found->role == DV_ROW_ABOVE || found->role == DV_ROW_HEADER || found->why == DV_WHY_EMPTY;
  }
  return n;
}

static void
every_row_is_read_refused_or_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dv-table-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.danvan", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (DvStore) store = dv_store_create (path, &error);
  guint n_read = 0;

  g_assert_no_error (error);
  for (guint round = 0; round < N_PREVIEWS; round++) {
    DvSheet *sheet = random_sheet ();
    guint n_rows = dv_sheet_count_rows (sheet);
    g_autoptr (DvImport) import = dv_import_new (random_kind (), sheet);
    const DvImportResult *result;

    dv_store_read (store, preview_cb, import, &error);
    g_assert_no_error (error);
    result = dv_import_get_result (import);
    g_assert_true (result->n_read > 0 || result->faults->len > 0);
    if (result->rows->len == 0)
      continue;
    n_read++;
    g_assert_cmpuint (result->rows->len + result->left_out->len + count_others (import), ==,
                      n_rows);
  }
  g_assert_cmpuint (n_read, >, N_PREVIEWS / 20);
  g_clear_object (&store);
  g_assert_cmpint (system (command), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/fuzz/rows", every_row_is_accounted_for_once);
  g_test_add_func ("/table/fuzz/mapping", any_text_is_no_mapping_at_worst);
  g_test_add_func ("/table/fuzz/import", every_row_is_read_refused_or_left_out);

  return g_test_run ();
}
