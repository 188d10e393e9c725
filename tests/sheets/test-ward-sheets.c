/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-cell.h"
#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-import-file.h"
#include "dv-import.h"
#include "dv-links.h"
#include "dv-store.h"

#include "sheet-maker.h"
#include "ward-sheets.h"

/* What the ward has already: a store for all sheets, as none of them is written into it. */
typedef struct {
  char *folder;
  DvStore *store;
} Ward;

typedef struct {
  const WardSheet *sheet;
  char *path;
} Case;

static Ward ward;

static const char units[] =
  "Mã,Tên,Tên ngắn,Loại\n"
  "P,Phường Mẫu,,phường\nDU,Đảng ủy phường,Đảng ủy,cấp ủy\nUBND,UBND phường Mẫu,UBND,UBND\n"
  "MTTQ,Ủy ban MTTQ Việt Nam phường,MTTQ,mặt trận\nCCB,Hội Cựu chiến binh phường,Hội CCB,đoàn thể\n"
  "LHPN,Hội Liên hiệp Phụ nữ phường,Hội LHPN,đoàn thể\n"
  "DTN,Đoàn TNCS Hồ Chí Minh phường,Đoàn TN,đoàn thể\n"
  "CCB12,Chi hội Cựu chiến binh 12,Chi hội 12,chi hội\n"
  "TDP01,Tổ dân phố 1,TDP 1,tổ dân phố\nTDP02,Tổ dân phố 2,TDP 2,tổ dân phố\n"
  "TDP05,Tổ dân phố 5,TDP 5,tổ dân phố\nTDP12,Tổ dân phố 12,TDP 12,tổ dân phố\n";

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static void
write_text (const DvKind *kind, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImport) import = dv_import_new (kind, dv_csv_read (bytes, faults));
  g_autoptr (GError) error = NULL;

  dv_store_write_as (ward.store, "import", NULL, apply_cb, import, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up_ward (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  ward.folder = g_dir_make_tmp ("dv-ward-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (ward.folder, "test.danvan", NULL);
  ward.store = dv_store_create (path, &error);
  g_assert_no_error (error);
  write_text (&dv_kind_unit, units);
  write_text (&dv_kind_category,
              "Mã,Tên\nHN,Hộ nghèo\nHCN,Hộ cận nghèo\nTB,Thương binh\nGDCS,Gia đình chính sách\n");
  write_text (&dv_kind_list, "Mã,Tên danh sách\nTET,Tặng quà Tết\n");
}

static void
tear_down_ward (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", ward.folder);

  g_clear_object (&ward.store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (ward.folder);
}

/* What a record is called that is made with the rows, as the store does not know it yet. */
static char *
name_created (const DvImportResult *result, const char *id)
{
  for (guint i = 0; i < result->created->len; i++) {
    DvRecord *record = g_ptr_array_index (result->created, i);

    if (strcmp (dv_record_get_id (record), id) == 0)
      return g_strdup_printf ("+%s", dv_record_get_title (record));
  }
  return NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Codes of what a value links to, and names of what is made. Links have no order. */
static char *
describe_links (DvNames *names,
                const DvImportResult *result,
                const DvField *field,
                const char *value)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);
    char *name = name_created (result, link->id);
    g_autoptr (GError) error = NULL;

    if (name == NULL)
      name = dv_names_get_text (names, dv_kind_find (field->target), link->id, &error);
    g_assert_no_error (error);
    g_ptr_array_add (texts, name);
  }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (";", (char **) texts->pdata);
}

static void
describe_record (GString *text,
                 DvNames *names,
                 const DvImportResult *result,
                 const DvImportRow *row)
{
  const DvKind *kind = dv_record_get_kind (row->record);

  g_string_append_printf (text, "%s%u", text->len > 0 ? "\n" : "", row->row);
  if (row->state == DV_IMPORT_REFUSED)
    g_string_append (text, " refused");
  for (guint i = 0; i < kind->n_fields && row->state != DV_IMPORT_REFUSED; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *value = NULL;
    g_autoptr (GError) error = NULL;

    if (field == dv_kind_find_field (&dv_kind_line, "list"))
      continue;
    if (dv_field_is_link (field))
      value = describe_links (names, result, field, dv_record_get_value (row->record, field));
    else
      value = dv_cell_format (names, row->record, field, &error);
    g_assert_no_error (error);
    if (*value != '\0')
      g_string_append_printf (text, " %s=%s", field->name, value);
  }
  if (row->notes != NULL)
    g_string_append_printf (text, " *%u", row->notes->len);
}

static char *
describe_records (DvDb *db, const DvImportResult *result)
{
  g_autoptr (DvNames) names = dv_names_new (db);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->rows->len; i++)
    describe_record (text, names, result, g_ptr_array_index (result->rows, i));
  return g_string_free (text, FALSE);
}

static char *
describe_rows (const DvSheetTable *table)
{
  static const char why[] = " e1HstSNou";
  static const char roles[] = ".hRG";
  GString *text = g_string_new (NULL);

  for (guint i = 1; table != NULL && i <= table->rows->len; i++) {
    const DvSheetTableRow *row = dv_sheet_table_get_row (table, i);

    g_string_append_c (text, row->role == DV_ROW_LEFT_OUT ? why[row->why] : roles[row->role]);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_doubts (const DvMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; mapping != NULL && i < dv_mapping_count_columns (mapping); i++) {
    if (dv_mapping_get_source (mapping, i) == DV_MAPPING_UNSURE)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "",
                              dv_mapping_get_heading (mapping, i));
  }
  return g_string_free (text, FALSE);
}

static char *
describe_faults (GPtrArray *faults)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (lines, dv_fault_to_line (g_ptr_array_index (faults, i), "f", NULL));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Returns: (transfer full): the sheet of the workbook that the program chooses itself */
static DvSheet *
read_sheet (const DvKind *kind, const char *path)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImportFile) file = dv_import_file_read (path, DV_ENCODING_AUTO, NULL, faults);

  g_assert_nonnull (file);
  g_assert_cmpuint (faults->len, ==, 0);
  return dv_import_file_take (file, dv_import_file_choose (file, kind));
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  const Case *tested = data;
  const WardSheet *expected = tested->sheet;
  g_autoptr (DvImport) import =
    dv_import_new (expected->kind, read_sheet (expected->kind, tested->path));
  const DvImportResult *result = dv_import_get_result (import);
  g_autofree char *records = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *doubts = NULL;
  g_autofree char *faults = NULL;

  if (expected->kind == &dv_kind_line)
    dv_import_set_default (import, dv_kind_find_field (&dv_kind_line, "list"), "TET");
  if (!dv_import_preview (import, db, error))
    return FALSE;
  records = describe_records (db, result);
  rows = describe_rows (dv_import_get_table (import));
  doubts = describe_doubts (dv_import_get_mapping (import));
  faults = describe_faults (result->faults);
  g_assert_cmpstr (rows, ==, expected->rows);
  g_assert_cmpstr (faults, ==, expected->faults != NULL ? expected->faults : "");
  g_assert_cmpstr (records, ==, expected->records);
  g_assert_cmpstr (doubts, ==, expected->doubts != NULL ? expected->doubts : "");
  return TRUE;
}

static void
a_sheet_is_read_right (gconstpointer data)
{
  const Case *tested = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (tested->path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("there is no LibreOffice that writes it");
    return;
  }
  dv_store_read (ward.store, preview_cb, (gpointer) tested, &error);
  g_assert_no_error (error);
}

static void
case_free (gpointer data)
{
  Case *tested = data;

  g_free (tested->path);
  g_free (tested);
}

static void
add_case (const WardSheet *sheet, guint number, const char *format)
{
  g_autofree char *test = g_strdup_printf ("/ward-sheets/%s/%s", format, sheet->name);
  g_autofree char *name = g_strdup_printf ("%03u.%s", number, format);
  Case *tested = g_new0 (Case, 1);

  tested->sheet = sheet;
  tested->path = g_build_filename (ward.folder, name, NULL);
  if (strcmp (format, "xlsx") == 0)
    sheet_maker_write (tested->path, sheet->cells);
  g_test_add_data_func_full (test, tested, a_sheet_is_read_right, case_free);
}

static void
add_cases (const char *format)
{
  const WardSheet *const lists[] = { ward_people, ward_households, ward_gifts, ward_work,
                                     ward_fonts };
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    for (const WardSheet *sheet = lists[i]; sheet->name != NULL; sheet++)
      add_case (sheet, number++, format);
  }
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  set_up_ward ();
  add_cases ("xlsx");
  sheet_maker_convert (ward.folder, "xls");
  sheet_maker_convert (ward.folder, "ods");
  add_cases ("xls");
  add_cases ("ods");
  status = g_test_run ();
  tear_down_ward ();
  return status;
}
