/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "dv-fault.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-store.h"

#include "grid.h"

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

/* What stands in the cells of a sheet, and what becomes of it. */
typedef struct {
  const char *name;
  const DvKind *kind;
  const char *cells;
  const char *merges;
  const char *records; /* a line for each: the values of its fields */
  const char *notes;   /* a line for each: row:column: what was converted */
  const char *faults;  /* a line for each */
} CellCase;

static const CellCase cases[] = {
  { "dates as text, as dates, as numbers and as years", &dv_kind_person,
    "Họ và tên|Ngày sinh\nA|01/5/1960\nB|@02/06/1961\nC|#22037\nD|#1960\nE|1960\nF|22037\n"
    "G|05/1960\nH|1960-05-01 00:00:00\nI|#22037,5\nK|ngày 5 tháng 2 năm 1970",
    NULL,
    "name=A birth=1960-05-01\nname=B birth=1961-06-02\nname=C birth=1960-05-01\nname=D birth=1960\n"
    "name=E birth=1960\nname=F birth=1960-05-01\nname=G birth=1960-05\nname=H birth=1960-05-01\n"
    "name=I birth=1960-05-01\nname=K birth=1970-02-05",
    "4:Ngày sinh: The number 22037 was read as the day 01/05/1960.\n"
    "7:Ngày sinh: The number 22037 was read as the day 01/05/1960.\n"
    "10:Ngày sinh: The number 22037,5 was read as the day 01/05/1960.",
    "" },
  { "days that nobody knows", &dv_kind_person,
    "Họ và tên|Năm sinh\nA|00/00/1960\nB|../../1961\nC|-\nD|…\nE|#0", NULL,
    "name=A birth=1960\nname=B birth=1961\nname=C\nname=D\nname=E",
    "2:Năm sinh: “00/00/1960” was read as the year 1960.\n"
    "3:Năm sinh: “../../1961” was read as the year 1961.",
    "" },
  { "a year typed into a cell that shows days", &dv_kind_person,
    "Họ và tên|Năm sinh|Chuyển đến\nA|@05/05/1905|@05/05/1905\nB|@01/01/1905|\nC|05/05/1905|", NULL,
    "name=A birth=1952 since=1905-05-05\nname=B birth=1905-01-01\nname=C birth=1905-05-05",
    "2:Năm sinh: 05/05/1905 was read as the year 1952, which was typed into a cell that shows days.",
    "" },
  { "dates that are none", &dv_kind_person,
    "Họ và tên|Ngày sinh\nA|1-5-19\nB|31/02/1960\nC|abc\nD|!#REF!\nE|#1051960", NULL, "", "",
    "2:Ngày sinh: Write the year with four digits: “19” can mean more than one year.\n"
    "3:Ngày sinh: There is no day 31 in month 2/1960: that month has 29 days.\n"
    "4:Ngày sinh: “abc” is not a date. Type for example 5/2/2019, 2/2019 or 2019.\n"
    "5:Ngày sinh: The formula in this cell has no result (#REF!). Correct it in the sheet.\n"
    "6:Ngày sinh: “1051960” is not a date. Type for example 5/2/2019, 2/2019 or 2019." },
  { "amounts of money", &dv_kind_source,
    "Đợt|Nguồn|Mức quà\nTết|A|1.000.000\nTết|B|#500000\nTết|C|500.000đ\nTết|D|500 ngàn\nTết|E|1,5 "
    "triệu\nTết|F|1.000.000 đồng\nTết|G|-\nTết|H|#500000,00",
    NULL,
    "campaign=Tết name=A amount=1000000\ncampaign=Tết name=B amount=500000\n"
    "campaign=Tết name=C amount=500000\ncampaign=Tết name=D amount=500000\n"
    "campaign=Tết name=E amount=1500000\ncampaign=Tết name=F amount=1000000\n"
    "campaign=Tết name=G\ncampaign=Tết name=H amount=500000",
    "", "" },
  { "amounts that are none", &dv_kind_source,
    "Đợt|Nguồn|Mức quà\nTết|A|#500000,5\nTết|B|năm trăm\nTết|C|!#N/A\nTết|D|#1,125", NULL, "", "",
    "2:Mức quà: Not a whole number: it has a part behind the comma. Round it in the sheet.\n"
    "3:Mức quà: Not an amount of money; type for example 500.000 or 500k.\n"
    "4:Mức quà: The formula in this cell has no result (#N/A). Correct it in the sheet.\n"
    "5:Mức quà: Not a whole number: it has a part behind the comma. Round it in the sheet." },
  { "numbers that lost their zeros", &dv_kind_person,
    "Họ và tên|Số CCCD/CMND|ĐT\nA|#60000001|#900000001\nB|#10600000012|\nC|'000060000003|'0900000003\n"
    "D|000 060 000 004|0900.000.004\nE|#1060000005|\nF|#106000006|24 3 8271 000",
    NULL,
    "name=A phone=0900000001 id_number=060000001\nname=B id_number=010600000012\n"
    "name=C phone=0900000003 id_number=000060000003\nname=D phone=0900.000.004 "
    "id_number=000060000004\nname=E id_number=001060000005\nname=F phone=24 3 8271 000 "
    "id_number=106000006",
    "2:ĐT: 1 zero was put back at the front of the number.\n"
    "2:Số CCCD/CMND: 1 zero was put back at the front of the number.\n"
    "3:Số CCCD/CMND: 1 zero was put back at the front of the number.\n"
    "6:Số CCCD/CMND: 2 zeros were put back at the front of the number.",
    "" },
  { "a number of an identity card that is too short", &dv_kind_person,
    "Họ và tên|CCCD\nA|#1234\nB|xem sau", NULL, "", "",
    "2:CCCD: Has 12 digits, or 9 on an old identity card.\n"
    "3:CCCD: Has 12 digits, or 9 on an old identity card." },
  { "birth and sex in two columns", &dv_kind_person,
    "TT|Họ tên|Năm sinh|\n||Nam|Nữ\n1|A|#1950|\n2|B||1960\n3|C||\n4|D|1950|1951",
    "A1:A2 B1:B2 C1:D1", "", "",
    "6:Năm sinh / Nữ: Two columns for the same are filled in. Empty one of them." },
  { "birth and sex in two columns, one for each", &dv_kind_person,
    "TT|Họ tên|Năm sinh|\n||Nam|Nữ\n1|A|#1950|\n2|B||1960\n3|C||", "A1:A2 B1:B2 C1:D1",
    "name=A birth=1950 sex=male\nname=B birth=1960 sex=female\nname=C", "", "" },
  { "a dash is nothing, but in a catalogue it is a text", &dv_kind_category,
    "Mã|Tên|Nhóm|Từ ngày\nX1|Mẫu|-|-", NULL, "code=X1 name=Mẫu group=-", "", "" },
  { "errors of formulas in a csv", &dv_kind_person, "Họ và tên|Ghi chú\nA|\\#N/A\nB|5", NULL, "",
    "", "2:Ghi chú: The formula in this cell has no result (#N/A). Correct it in the sheet." },
  { "crosses of choices", &dv_kind_person,
    "TT|Họ tên|Giới tính|\n||Nam|Nữ\n1|A|x|\n2|B||✓\n3|C|0|1\n4|D||-", "A1:A2 B1:B2 C1:D1",
    "name=A sex=male\nname=B sex=female\nname=C sex=female\nname=D", "", "" },
  { "crosses that are none, and two at once", &dv_kind_person,
    "TT|Họ tên|Giới tính|\n||Nam|Nữ\n1|A|x|\n2|B||đúng\n3|C|x|x", "A1:A2 B1:B2 C1:D1", "", "",
    "4:Giới tính / Nữ: Not a mark. Write x where it is so, and nothing where it is not, or choose "
    "another use of the column.\n"
    "5:Giới tính / Nữ: Two columns are marked, and only one can be. Correct one." },
  { "crosses of links", &dv_kind_person,
    "TT|Họ tên|Đối tượng||\n||Hộ nghèo|Cận nghèo|Mẫu mới\n1|A|x||x\n2|B||x|\n3|C|||",
    "A1:A2 B1:B2 C1:E1", "name=A categories=Hộ nghèo,Mẫu mới\nname=B categories=Cận nghèo\nname=C",
    "", "" },
  { "the group above gives what the cells leave open", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|TDP\nTDP 5\n1|A|1950|\n2|B|1951|6\nTổ dân phố số 06\n1|C|1952|\nKhác\n1|"
    "D|1953|Tổ 5",
    "A2:D2 A5:D5 A7:D7",
    "name=A birth=1950 unit=Tổ dân phố số 5\nname=B birth=1951 unit=TDP 6\nname=C birth=1952 "
    "unit=TDP 6\nname=D birth=1953 unit=Tổ dân phố số 5",
    "", "" },
  { "a group that there is not", &dv_kind_person, "STT|Họ và tên|Năm sinh\nTDP 77\n1|A|1950",
    "A2:C2", "", "",
    "3:Tổ dân phố: Unit: there is none called “TDP 77”. Correct the name, or add it first." },
  { "categories between the rows are known by the store", &dv_kind_line,
    "STT|Họ và tên|Danh sách\nI|Hộ nghèo|\n1|A|L1\nII|Cận nghèo|\n1|B|L1", NULL,
    "list=Quà position=1 name=A category=Hộ nghèo\nlist=Quà position=1 name=B category=Cận nghèo",
    "", "" },
  { "family names and given names are joined", &dv_kind_person,
    "STT|Họ và tên||Năm sinh\n1|Nguyễn Văn|Mẫu|1950\n2|Y Mẫu||1951\n3||Thử|1952", "B1:C1",
    "name=Nguyễn Văn Mẫu birth=1950\nname=Y Mẫu birth=1951\nname=Thử birth=1952", "", "" },
  { "values merged down, line ends, capitals", &dv_kind_person,
    "STT|Họ và tên|Địa chỉ\n1|NGUYỄN VĂN MẪU|Số 5^ngõ 1\n2|Trần^Thị Thử|\n3.|Lê Văn Ví|", "C2:C4",
    "name=NGUYỄN VĂN MẪU address=Số 5 ngõ 1\nname=Trần Thị Thử address=Số 5 ngõ 1\n"
    "name=Lê Văn Ví address=Số 5 ngõ 1",
    "", "" },
  { "what was prepared for a sum is no record", &dv_kind_line,
    "STT|Họ và tên|Danh sách|Số tiền\n#1.|A|L1|#5000\nTổng cộng|||#5000", NULL,
    "list=Quà position=1 name=A amount=5000", "", "" },
};

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

static void
apply_grid (Fixture *fixture, const DvKind *kind, const char *cells)
{
  g_autoptr (DvImport) import = dv_import_new (kind, grid_new (cells, NULL));

  apply (fixture, import);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-cells-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  apply_grid (fixture, &dv_kind_unit, "Mã|Tên\nG5|Tổ dân phố số 5\nG6|TDP 6");
  apply_grid (fixture, &dv_kind_category, "Mã|Tên\nT1|Hộ nghèo\nT2|Cận nghèo");
  apply_grid (fixture, &dv_kind_list, "Mã|Tên danh sách\nL1|Quà");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

typedef struct {
  DvImport *import;
  GString *records;
} Look;

static const char *
find_created (const DvImportResult *result, const char *id)
{
  for (guint i = 0; i < result->created->len; i++) {
    DvRecord *record = g_ptr_array_index (result->created, i);

    if (g_strcmp0 (dv_record_get_id (record), id) == 0)
      return dv_record_get_title (record);
  }
  return NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_links (GString *text, Look *look, DvDb *db, const char *value)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);
    const char *created = find_created (dv_import_get_result (look->import), link->id);
    g_autoptr (DvRecord) record = created == NULL ? dv_db_load_id (db, link->id, NULL) : NULL;

    g_ptr_array_add (names, g_strdup (created != NULL ? created : dv_record_get_title (record)));
  }
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            (const char *) g_ptr_array_index (names, i));
}

static void
append_record (Look *look, DvDb *db, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  gboolean first = TRUE;

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (record, &kind->fields[i]);

    if (value == NULL)
      continue;
    g_string_append_printf (look->records, "%s%s=", first ? "" : " ", kind->fields[i].name);
    first = FALSE;
    if (dv_field_is_link (&kind->fields[i]))
      append_links (look->records, look, db, value);
    else
      g_string_append (look->records, value);
  }
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  Look *look = data;
  const DvImportResult *result;

  if (!dv_import_preview (look->import, db, error))
    return FALSE;
  result = dv_import_get_result (look->import);
  for (guint i = 0; i < result->rows->len && result->faults->len == 0; i++) {
    if (i > 0)
      g_string_append_c (look->records, '\n');
    append_record (look, db, ((DvImportRow *) g_ptr_array_index (result->rows, i))->record);
  }
  return TRUE;
}

static void
append_faults (GString *text, GPtrArray *faults)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++) {
    const DvFault *fault = g_ptr_array_index (faults, i);

    g_string_append_printf (text, "%s%u:%s: %s", text->len > 0 ? "\n" : "", fault->row,
                            fault->column, fault->reason);
  }
}

static void
cells_say_what_they_say_to_a_person (Fixture *fixture, gconstpointer data)
{
  const CellCase *test = data;
  g_autoptr (DvImport) import = dv_import_new (test->kind, grid_new (test->cells, test->merges));
  g_autoptr (GString) records = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Look look = { import, records };
  const DvImportResult *result;

  dv_store_read (fixture->store, preview_cb, &look, &error);
  g_assert_no_error (error);
  result = dv_import_get_result (import);
  for (guint i = 0; i < result->rows->len; i++)
    append_faults (notes, ((DvImportRow *) g_ptr_array_index (result->rows, i))->notes);
  append_faults (faults, result->faults);
  g_assert_cmpstr (faults->str, ==, test->faults);
  g_assert_cmpstr (records->str, ==, test->records);
  g_assert_cmpstr (notes->str, ==, test->notes);
}

/* Reads a sheet of which nothing says what the second column is for. */
static DvImport *
import_unknown (const DvKind *kind)
{
  return dv_import_new (kind,
                        grid_new ("STT|Họ và tên|Cột lạ|Cột lạ\nI|Nhóm một||\n1|A|x|Số 5", NULL));
}

static const DvImportRow *
preview (Fixture *fixture, DvImport *import)
{
  g_autoptr (GString) records = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Look look = { import, records };

  dv_store_read (fixture->store, preview_cb, &look, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dv_import_get_result (import)->faults->len, ==, 0);
  return g_ptr_array_index (dv_import_get_result (import)->rows, 0);
}

static void
what_is_decided_of_columns_is_remembered (Fixture *fixture, gconstpointer data)
{
  const DvField *sex = dv_kind_find_field (&dv_kind_person, "sex");
  const DvField *address = dv_kind_find_field (&dv_kind_person, "address");
  const DvField *note = dv_kind_find_field (&dv_kind_person, "note");
  DvUse female = { DV_USE_MARK, sex, NULL, (char *) "female" };
  DvUse at = { .type = DV_USE_FIELD, .field = address };
  g_autoptr (DvImport) first = import_unknown (&dv_kind_person);
  g_autoptr (DvImport) second = import_unknown (&dv_kind_person);
  g_autoptr (DvMapping) mapping = NULL;
  const DvImportRow *row = preview (fixture, first);

  g_assert_null (dv_record_get (row->record, "sex"));
  g_assert_cmpuint (dv_import_get_result (first)->unknown->len, ==, 2);
  mapping = dv_mapping_copy (dv_import_get_mapping (first));
  g_assert_false (dv_mapping_is_changed (mapping));
  dv_mapping_set (mapping, 2, &female);
  dv_mapping_set (mapping, 3, &at);
  dv_mapping_set_group (mapping, 0, note);
  dv_import_set_mapping (first, mapping);
  apply (fixture, first);

  row = preview (fixture, second);
  g_assert_cmpint (row->state, ==, DV_IMPORT_SAME);
  g_assert_cmpstr (dv_record_get (row->record, "sex"), ==, "female");
  g_assert_cmpstr (dv_record_get (row->record, "address"), ==, "Số 5");
  g_assert_cmpstr (dv_record_get (row->record, "note"), ==, "Nhóm một");
  g_assert_cmpint (dv_mapping_get_source (dv_import_get_mapping (second), 2), ==,
                   DV_MAPPING_REMEMBERED);
}

static guint
count_mappings (Fixture *fixture)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_mapping);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dv_store_list (fixture->store, query, &error);

  g_assert_no_error (error);
  return records->len;
}

static void
a_mapping_is_withdrawn_with_its_rows_and_kept_once (Fixture *fixture, gconstpointer data)
{
  const DvField *address = dv_kind_find_field (&dv_kind_person, "address");
  DvUse at = { .type = DV_USE_FIELD, .field = address };
  DvUse nothing = { 0 };
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  for (guint round = 0; round < 3; round++) {
    g_autoptr (DvImport) import = import_unknown (&dv_kind_person);
    g_autoptr (DvMapping) mapping = dv_mapping_copy (dv_import_get_mapping (import));
    g_autofree char *batch = NULL;

    dv_mapping_set (mapping, 3, round == 0 ? &nothing : &at);
    dv_import_set_mapping (import, mapping);
    dv_store_write_as (fixture->store, "import", NULL, apply_cb, import, &batch, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_mappings (fixture), ==, 1);
    if (round != 1)
      continue;
    g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (count_mappings (fixture), ==, 1);
  }
}

static void
hidden_rows_are_counted_or_left_out (Fixture *fixture, gconstpointer data)
{
  static const char cells[] = "Họ và tên|Năm sinh\nA|1950\n~B|1951\nC|1952";
  g_autoptr (DvImport) import = dv_import_new (&dv_kind_person, grid_new (cells, NULL));

  preview (fixture, import);
  g_assert_cmpuint (dv_import_get_result (import)->n_read, ==, 3);
  g_assert_cmpuint (dv_import_get_result (import)->n_hidden, ==, 1);
  dv_import_set_read_hidden (import, FALSE);
  preview (fixture, import);
  g_assert_cmpuint (dv_import_get_result (import)->n_read, ==, 2);
  g_assert_cmpuint (dv_import_get_result (import)->n_hidden, ==, 0);
  g_assert_cmpuint (dv_import_get_result (import)->left_out->len, ==, 1);
}

#define ADD(test) g_test_add ("/cells/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strdup_printf ("/cells/values/%s", cases[i].name);

    g_test_add (name, Fixture, &cases[i], set_up, cells_say_what_they_say_to_a_person, tear_down);
  }
  ADD (what_is_decided_of_columns_is_remembered);
  ADD (a_mapping_is_withdrawn_with_its_rows_and_kept_once);
  ADD (hidden_rows_are_counted_or_left_out);

  return g_test_run ();
}
