/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-fault.h"
#include "dv-kinds.h"
#include "dv-mapping.h"
#include "dv-sheet-table.h"

#include "grid.h"

/* A sheet as wards make them, and how it is to be read. */
typedef struct {
  const char *name;
  const DvKind *kind;
  const char *cells;
  const char *merges;
  guint first_header;
  guint last_header;
  const char *uses; /* of every column: a field, a field:other=value, a field=value (a mark), - for
                       nothing; ? behind it where it is unsure */
  const char *rows; /* a letter for every row: . above, h heading, R record, G group, and of those
                       left out e empty, 1 numbers of columns, H headings again, s subtotal, t
                       total, S signature, N note, o only a number, u nothing read */
  const char *groups; /* level:name>field, separated by ; */
} Layout;

static const Layout layouts[] = {
  { "a plain list", &dv_kind_person,
    "Họ và tên|Ngày sinh|Giới tính|CCCD|Điện thoại\n"
    "Nguyễn Văn Mẫu|05/02/1960|Nam|000060000001|0900000001\n"
    "Trần Thị Thử|1971|Nữ|000071000002|",
    NULL, 1, 1, "name birth sex id_number phone", "hRR", "" },

  { "title, office and motto above, numbers of columns below", &dv_kind_person,
    "ỦY BAN NHÂN DÂN|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHƯỜNG NGỌC LÂM|||Độc lập - Tự do - Hạnh phúc\n"
    "\n"
    "DANH SÁCH HỘI VIÊN NĂM 2019\n"
    "STT|Họ và tên|Ngày, tháng, năm sinh|Nơi ở hiện nay|ĐT\n"
    "1|2|3|4|5\n"
    "1|Nguyễn Văn Mẫu|05/02/1960|Số 5 ngõ 1|900000001\n"
    "2|Trần Thị Thử|06/03/1961|Số 6 ngõ 1|",
    "A1:C1 D1:E1 A2:C2 D2:E2 A4:E4", 5, 5, "- name birth address phone", "....h1RR", "" },

  { "birth year in two columns, merged across and down", &dv_kind_line,
    "STT|Họ và tên|Năm sinh||Địa chỉ|Số tiền (đồng)|Ký nhận\n"
    "||Nam|Nữ|||\n"
    "#1|Nguyễn Văn Mẫu|#1950||Số 5|#500000|\n"
    "#2|Trần Thị Thử||#1960|Số 6|#500000|\n"
    "Tổng cộng|||||#1000000|",
    "A1:A2 B1:B2 C1:D1 E1:E2 F1:F2 G1:G2", 1, 2,
    "position name birth:sex=male birth:sex=female address amount -", "hhRRt", "" },

  { "the same from a csv, whose merged cells are lost", &dv_kind_line,
    "DANH SÁCH TẶNG QUÀ\n"
    "STT|Họ và tên|Năm sinh||Địa chỉ|Số tiền\n"
    "||Nam|Nữ||\n"
    "1|Nguyễn Văn Mẫu|1950||Số 5|500.000\n"
    "2|Trần Thị Thử||1960|Số 6|500.000\n"
    "Cộng|||||1.000.000",
    NULL, 2, 3, "position name birth:sex=male birth:sex=female address amount", ".hhRRt", "" },

  { "groups by residential group, with subtotals", &dv_kind_line,
    "STT|Họ và tên|Năm sinh|Địa chỉ|Mức quà\n"
    "TDP 5\n"
    "#1|Nguyễn Văn Mẫu|#1950|Số 5|#500000\n"
    "#2|Trần Thị Thử|#1960|Số 6|#500000\n"
    "|Cộng TDP 5|||#1000000\n"
    "Tổ dân phố số 12\n"
    "#1|Lê Văn Ví|#1940|Số 7|#500000\n"
    "|Cộng TDP 12|||#500000\n"
    "|Tổng cộng|||#1500000",
    "A2:E2 A6:E6", 1, 1, "position name birth address amount", "hGRRsGRst",
    "0:TDP 5>unit;0:Tổ dân phố số 12>unit" },

  { "groups in groups, numbered in the column of numbers", &dv_kind_line,
    "TT|Họ tên|Năm sinh|TDP|Số tiền\n"
    "A|NGƯỜI CÓ CÔNG|||\n"
    "I|Thương binh|||#2\n"
    "#1|Nguyễn Văn Mẫu|#1950|#5|#500000\n"
    "#2|Trần Thị Thử|#1960|#6|#500000\n"
    "II|Bệnh binh|||#1\n"
    "#1|Lê Văn Ví|#1940|#7|#500000\n"
    "B|BẢO TRỢ XÃ HỘI|||\n"
    "#1|Phạm Thị Dụ|#1935|#7|#500000",
    NULL, 1, 1, "position name birth unit amount", "hGGRRGRGR",
    "0:NGƯỜI CÓ CÔNG>;1:Thương binh>;1:Bệnh binh>;0:BẢO TRỢ XÃ HỘI>" },

  { "groups that are choices", &dv_kind_household,
    "STT|Họ và tên chủ hộ|Địa chỉ|Số khẩu\n"
    "I. Hộ nghèo\n"
    "1|Nguyễn Văn Mẫu|Số 5|4\n"
    "II. Hộ cận nghèo\n"
    "1|Trần Thị Thử|Số 6|3",
    NULL, 1, 1, "- name address members", "hGRGR", "0:Hộ nghèo>standard;0:Hộ cận nghèo>standard" },

  { "signatures below", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ|Ghi chú\n"
    "1|Nguyễn Văn Mẫu|1950|Số 5|\n"
    "2|Trần Thị Thử|1960|Số 6|\n"
    "Tổng số: 02 người\n"
    "\n"
    "|||Ngọc Lâm, ngày 05 tháng 02 năm 2019\n"
    "|NGƯỜI LẬP BIỂU||TM. ỦY BAN NHÂN DÂN\n"
    "|||CHỦ TỊCH\n"
    "\n"
    "|Lê Văn Ví||Phạm Thị Dụ",
    "A4:E4", 1, 1, "- name birth address note", "hRRteSSSeS", "" },

  { "signatures below a table without numbers", &dv_kind_person,
    "Họ và tên|Năm sinh|Địa chỉ|Giới tính|Điện thoại\n"
    "Nguyễn Văn Mẫu|1950|Số 5|Nam|0900000001\n"
    "Trần Thị Thử|1960|Số 6|Nữ|0900000002\n"
    "NGƯỜI LẬP|||CHỦ TỊCH HỘI|\n"
    "(Ký, ghi rõ họ tên)||||\n"
    "Lê Văn Ví|||Phạm Thị Dụ|",
    NULL, 1, 1, "name birth address sex phone", "hRRSSS", "" },

  { "headings again on every page, with their numbers", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "(1)|(2)|(3)|(4)\n"
    "1|Nguyễn Văn Mẫu|1950|Số 5\n"
    "Cộng trang 1\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "(1)|(2)|(3)|(4)\n"
    "2|Trần Thị Thử|1960|Số 6",
    NULL, 1, 1, "- name birth address", "h1RsH1R", "" },

  { "numbers of columns with letters and sums", &dv_kind_line,
    "STT|Họ và tên|Mức quà|Hiện vật|Ghi chú\n"
    "A|B|1|2|3=1+2\n"
    "1|Nguyễn Văn Mẫu|500.000|01 suất|",
    NULL, 1, 1, "position name amount goods note", "h1R", "" },

  { "crosses below the categories", &dv_kind_line,
    "STT|Họ và tên|Đối tượng|||Số tiền\n"
    "||Hộ nghèo|Cận nghèo|Khác|\n"
    "1|Nguyễn Văn Mẫu|x|||500000\n"
    "2|Trần Thị Thử||x||500000\n"
    "3|Lê Văn Ví|||X|500000",
    "A1:A2 B1:B2 C1:E1 F1:F2", 1, 2,
    "position name category=Hộ nghèo category=Cận nghèo category=Khác amount", "hhRRR", "" },

  { "crosses below the sex", &dv_kind_person,
    "TT|Họ tên|Giới tính||Năm sinh\n"
    "||Nam|Nữ|\n"
    "1|Nguyễn Văn Mẫu|x||1950\n"
    "2|Trần Thị Thử||x|1960",
    "A1:A2 B1:B2 C1:D1 E1:E2", 1, 2, "- name sex=male sex=female birth", "hhRR", "" },

  { "years below Nam and Nữ, without a heading above them", &dv_kind_person,
    "TT|Họ tên|Nam|Nữ|Địa chỉ\n1|Nguyễn Văn Mẫu|1950||Số 5\n2|Trần Thị Thử||1960|Số 6", NULL, 1, 1,
    "- name birth:sex=male birth:sex=female address", "hRR", "" },

  { "crosses below Nam and Nữ, without a heading above them", &dv_kind_person,
    "TT|Họ tên|Nam|Nữ|Năm sinh\n1|Nguyễn Văn Mẫu|x||1950\n2|Trần Thị Thử||x|1960", NULL, 1, 1,
    "- name sex=male? sex=female? birth", "hRR", "" },

  { "columns that resemble, that are known by half, and that no field is for", &dv_kind_person,
    "STT|Họ và tên con em|Số CCCD/CMND|Ngày cấp|Nơi cấp|Thường trú|Nơi ở hiện nay|Dân tộc|Số "
    "điện thoại phụ huynh\n"
    "1|Nguyễn Văn Mẫu|000012000001|01/01/2022|Cục CS|Số 5|Số 6|Kinh|0900000001",
    NULL, 1, 1, "- name? id_number - - - address - phone?", "hR", "" },

  { "headings of three rows", &dv_kind_line,
    "STT|Thông tin người nhận||||Quà||Ghi chú\n"
    "|Họ và tên|Năm sinh||Địa chỉ|Tiền mặt|Hiện vật|\n"
    "||Nam|Nữ||||\n"
    "1|2|3|4|5|6|7|8\n"
    "#1|Nguyễn Văn Mẫu|#1950||Số 5|#500000|Gạo|",
    "A1:A3 B1:E1 F1:G1 H1:H3 B2:B3 C2:D2 E2:E3 F2:F3 G2:G3", 1, 3,
    "position name birth:sex=male birth:sex=female address amount goods note", "hhh1R", "" },

  { "a person called Tống Công, and one called Cộng", &dv_kind_person,
    "Họ và tên|Năm sinh|Địa chỉ\nTống Công Danh|1950|Số 5\nCông Thị Mẫu|1960|Số 6\nCộng|2|", NULL,
    1, 1, "name birth address", "hRRt", "" },

  { "tasks that begin like sums, groups and signatures", &dv_kind_task,
    "STT|Nội dung|Chủ trì|Thời hạn\n"
    "I|Xây dựng Đảng||\n"
    "1|Tổng kết công tác dân vận|Đảng ủy|30/06/2019\n"
    "2|Tổng số hộ được vay vốn|Hội LHPN|\n"
    "3|Cộng tác viên dân số|UBND|\n"
    "II|Mặt trận||\n"
    "4|Chủ tịch UBND phường tiếp công dân|UBND|\n"
    "5|Tổ trưởng tổ dân phố họp|MTTQ|",
    NULL, 1, 1, "- title lead due", "hGRRRGRR", "0:Xây dựng Đảng>;0:Mặt trận>" },

  { "numbers prepared for rows that were never written", &dv_kind_person,
    "STT|Họ và tên|Năm sinh\n1|Nguyễn Văn Mẫu|1950\n2||\n3||\n\n", NULL, 1, 1, "- name birth",
    "hRooee", "" },

  { "remarks, the sum in words and a list of who belongs to it", &dv_kind_line,
    "STT|Họ và tên|Số tiền\n1|Nguyễn Văn Mẫu|500000\nTổng cộng||500000\n(Bằng chữ: Năm trăm nghìn "
    "đồng)\nGhi chú: đã trừ người đã mất\n* Danh sách lập theo KH số 1",
    "A4:C4", 1, 1, "position name amount", "hRtNNN", "" },

  { "a lone name in a table without numbers is a record", &dv_kind_person,
    "Họ và tên|Năm sinh|Địa chỉ\nNguyễn Văn Mẫu|1950|Số 5\nTrần Thị Thử||", NULL, 1, 1,
    "name birth address", "hRR", "" },

  { "a lone text in a table with numbers is a heading", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ\n|Khối phố Mẫu||\n1|Nguyễn Văn Mẫu|1950|Số 5\n|Nhóm khác||\n"
    "1|Trần Thị Thử|1951|Số 6",
    NULL, 1, 1, "- name birth address", "hGRGR", "0:Khối phố Mẫu>unit;0:Nhóm khác>unit" },

  { "units are records, not groups", &dv_kind_unit,
    "STT|Tên đơn vị|Loại|Ghi chú\n1|TDP 5|tổ dân phố|\n2|Tổ dân phố số 12|tổ dân phố|", NULL, 1, 1,
    "- name type note", "hRR", "" },

  { "values merged down, names with line ends, hidden rows", &dv_kind_person,
    "STT|Họ và^tên|Địa chỉ|Điện  thoại\n1|Nguyễn Văn Mẫu|Số 5|\n~2|Trần Thị Thử||\n3|Lê Văn Ví||",
    "C2:C4", 1, 1, "- name address phone", "hRRR", "" },

  { "two columns for one field: the better is read", &dv_kind_household,
    "STT|Chủ hộ|Họ tên|Số nhà|Địa chỉ|TDP số\n1|Nguyễn Văn Mẫu|Nguyễn Văn Mẫu|5|Số 5|3", NULL, 1, 1,
    "- name - - address unit", "hR", "" },

  { "a register of petitions", &dv_kind_petition,
    "SỔ TIẾP CÔNG DÂN\n"
    "STT|Ngày tiếp|Họ tên, địa chỉ|Tóm tắt nội dung vụ việc|Phân loại|Kết quả giải quyết|Ghi chú\n"
    "(1)|(2)|(3)|(4)|(5)|(6)|(7)\n"
    "1|05/02/2019|Nguyễn Văn Mẫu|Phản ánh ngập ngõ 5|phản ánh, kiến nghị|đã hoàn thành|",
    "A1:G1", 2, 2, "- start sender_name title type state note", ".h1R", "" },

  { "groups that say how many, without a number", &dv_kind_line,
    "STT|Họ và tên|Năm sinh|Số tiền\n|TDP 5||#1000000\n1|Nguyễn Văn Mẫu|1950|500000\n"
    "2|Trần Thị Thử|1960|500000\n|Tổ 6||#500000\n1|Lê Văn Ví|1940|500000",
    NULL, 1, 1, "position name birth amount", "hGRRGR", "0:TDP 5>unit;0:Tổ 6>unit" },

  { "our own sheet", &dv_kind_task,
    "Mã,\nMã|Nội dung|Trạng thái|UUID\nT1|Một|đang thực hiện|0190a000-0000-7000-8000-000000000001",
    NULL, 2, 2, "code title state id", ".hR", "" },

  { "two tables with signatures and titles of their own", &dv_kind_person,
    "DANH SÁCH A\nSTT|Họ và tên|Năm sinh\n1|Nguyễn Văn Mẫu|1950\n|NGƯỜI LẬP|CHỦ TỊCH\n|Lê Văn Ví|Lê Thị "
    "Ví\nDANH SÁCH B\nSTT|Họ và tên|Năm sinh\n1|Trần Thị Thử|1960",
    "A1:C1 A6:C6", 2, 2, "- name birth", ".hRSSSHR", "" },

  { "only the head of a household has a number", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Quan hệ với chủ hộ\nTDP 5\n1|Nguyễn Văn Mẫu|1950|Chủ hộ\n|Trần Thị "
    "Thử|1955|vợ\n|Nguyễn Thị Mẫu||\n2|Lê Văn Ví|1960|Chủ hộ\n|Phạm Thị Dụ|1961|vợ\nTổng cộng: 5",
    "A2:D2 A8:D8", 1, 1, "- name birth relation", "hGRRRRRt", "0:TDP 5>unit" },

  { "names in two columns below one heading", &dv_kind_person,
    "STT|Họ và tên||Năm sinh|CCCD||\n||||Số|Ngày cấp|Nơi cấp\n1|Nguyễn "
    "Văn|Mẫu|1950|000050000001|01/01/2022|Cục CS",
    "A1:A2 B1:C2 D1:D2 E1:G1", 1, 2, "- name name birth id_number - -", "hhR", "" },

  { "family names and given names", &dv_kind_person,
    "STT|Họ và tên đệm|Tên|Năm sinh\n1|Nguyễn Văn|Mẫu|1950", NULL, 1, 1, "- name name birth", "hR",
    "" },

  { "one column", &dv_kind_task, "Nội dung\nHọp tổ dân phố\nTDP 5 ra quân", NULL, 1, 1, "title",
    "hRR", "" },
};

static void
append_use (GString *text, const DvMapping *mapping, guint column)
{
  const DvUse *use = dv_mapping_get (mapping, column);

  if (column > 0)
    g_string_append_c (text, ' ');
  switch (use->type) {
  case DV_USE_ID:
    g_string_append (text, "id");
    break;
  case DV_USE_FIELD:
    g_string_append (text, use->field->name);
    break;
  case DV_USE_SPLIT:
    g_string_append_printf (text, "%s:%s=%s", use->field->name, use->other->name, use->value);
    break;
  case DV_USE_MARK:
    g_string_append_printf (text, "%s=%s", use->field->name, use->value);
    break;
  case DV_USE_NOTHING:
  default:
    g_string_append_c (text, '-');
  }
  if (dv_mapping_get_source (mapping, column) == DV_MAPPING_UNSURE)
    g_string_append_c (text, '?');
}

static char *
describe_uses (const DvMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dv_mapping_count_columns (mapping); i++)
    append_use (text, mapping, i);
  return g_string_free (text, FALSE);
}

static char *
describe_rows (const DvSheetTable *table)
{
  static const char why[] = " e1HstSNou";
  static const char roles[] = ".hRG";
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= table->rows->len; i++) {
    const DvSheetTableRow *row = dv_sheet_table_get_row (table, i);

    g_string_append_c (text, row->role == DV_ROW_LEFT_OUT ? why[row->why] : roles[row->role]);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_groups (const DvSheetTable *table, const DvMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->groups->len; i++) {
    const DvSheetTableGroup *group = g_ptr_array_index (table->groups, i);
    const DvField *field = dv_mapping_get_group (mapping, group->level);

    g_string_append_printf (text, "%s%u:%s>%s", i > 0 ? ";" : "", group->level, group->name,
                            field != NULL ? field->name : "");
  }
  return g_string_free (text, FALSE);
}

static void
a_layout_is_read (gconstpointer data)
{
  const Layout *layout = data;
  g_autoptr (DvSheet) sheet = grid_new (layout->cells, layout->merges);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheetTable) table = dv_sheet_table_find (layout->kind, sheet, faults);
  g_autoptr (DvMapping) mapping = NULL;
  g_autofree DvColumnFlags *flags = NULL;
  g_autofree char *uses = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *groups = NULL;

  g_assert_nonnull (table);
  mapping = dv_mapping_guess (layout->kind, sheet, table);
  flags = dv_mapping_get_flags (mapping);
  g_assert_true (dv_sheet_table_read_rows (table, layout->kind, sheet, flags, faults));
  dv_mapping_guess_groups (mapping, table, NULL, NULL);
  uses = describe_uses (mapping);
  rows = describe_rows (table);
  groups = describe_groups (table, mapping);
  g_assert_cmpuint (table->first_header, ==, layout->first_header);
  g_assert_cmpuint (table->last_header, ==, layout->last_header);
  g_assert_cmpstr (uses, ==, layout->uses);
  g_assert_cmpstr (rows, ==, layout->rows);
  g_assert_cmpstr (groups, ==, layout->groups);
  g_assert_cmpuint (faults->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    g_autofree char *name = g_strdup_printf ("/layouts/%s", layouts[i].name);

    g_test_add_data_func (name, &layouts[i], a_layout_is_read);
  }
  return g_test_run ();
}
