/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-kinds.h"
#include "dv-marked.h"
#include "report-fixture.h"

/* What the article of the ward (13/06/2019) says, by the numbers of its facts, and what the report
 * made from the records must say under the heading. */
typedef struct {
  const char *fact;
  const char *heading;
  const char *words;
} Fact;

static const Fact facts[] = {
  { "A01", "xây dựng Đảng", "chỉ đạo quyết liệt công tác phòng, chống tham nhũng" },
  { "A02", "xây dựng Đảng", "kiểm tra, giám sát việc thực hiện các nghị quyết, quy định của Đảng" },
  { "A03", "xây dựng Đảng", "kiểm tra cán bộ, đảng viên, tổ chức đảng có dấu hiệu vi phạm" },
  { "A04", "xây dựng Đảng", "củng cố tổ chức đảng; đổi mới nội dung, hình thức, phương pháp" },
  { "A05", "xây dựng Đảng", "xây dựng đội ngũ cán bộ, đảng viên cơ sở gần dân" },
  { "B01", "bức xúc", "tập trung giải quyết kịp thời, có hiệu quả những bức xúc chính đáng" },
  { "B02", "bức xúc",
    "Việc phản ánh ý kiến của người dân qua hoạt động của MTTQ, các tổ chức chính trị - xã hội và "
    "trực tiếp của Nhân dân được quan tâm" },
  { "B03", "bức xúc",
    "công khai báo cáo kiến nghị của cử tri và kết quả giải quyết kiến nghị của cử tri" },
  { "B04", "bức xúc", "Đảng ủy, UBND phường tổ chức đối thoại, tiếp xúc với Nhân dân" },
  { "B05", "bức xúc",
    "MTTQ và các tổ chức chính trị - xã hội giám sát, phản biện, góp ý xây dựng Đảng" },
  { "B06", "bức xúc", "phân công trách nhiệm cụ thể để giải quyết, trả lời phản ánh, kiến nghị" },
  { "B07", "bức xúc", "phát huy vai trò của người có uy tín" },
  { "B08", "bức xúc", "giải quyết những vụ khiếu nại, tố cáo tồn đọng, phức tạp, kéo dài" },
  { "C01", "quy chế dân chủ", "thực hiện nếp sống văn minh trong việc cưới, việc tang" },
  { "C02 N1", "quy chế dân chủ", "nhất là 06 QCDC trong các loại hình mới do UBND quận ban hành" },
  { "C03 N1 N2", "quy chế dân chủ",
    "khảo sát thực tế 08 tổ dân phố về công tác niêm yết 06 QCDC tại nhà văn hóa tổ dân phố" },
  { "C04", "quy chế dân chủ",
    "công tác dân vận chính quyền về kinh tế, văn hóa, quân sự địa phương" },
  { "C05", "quy chế dân chủ",
    "Hoạt động giám sát của HĐND tiếp tục đổi mới cả về nội dung và hình thức" },
  { "C06", "quy chế dân chủ", "ban hành văn bản liên quan đến công tác dân vận" },
  { "C07", "quy chế dân chủ", "cải cách thủ tục hành chính; ứng dụng công nghệ thông tin" },
  { "C08", "quy chế dân chủ", "tổ chức tiếp công dân, đối thoại" },
  { "C09", "quy chế dân chủ", "công khai quy định về trách nhiệm, thái độ phục vụ Nhân dân" },
  { "D01 N17", "Mặt trận Tổ quốc",
    "Tổ chức thành công đại hội MTTQ Việt Nam phường, nhiệm kỳ 2019 – 2026" },
  { "D02 N18", "Mặt trận Tổ quốc",
    "Phối hợp với UBND phường xây dựng và triển khai kế hoạch tổ chức hội nghị đại biểu nhân dân "
    "năm 2019" },
  { "D03 N5 N14", "Mặt trận Tổ quốc",
    "Phối hợp với HĐND, UBND phường tổ chức hội nghị tiếp xúc cử tri sau kỳ họp thứ 7 HĐND phường "
    "nhiệm kỳ 2016 – 2021" },
  { "D04", "Mặt trận Tổ quốc", "Xây dựng kế hoạch công tác mặt trận năm 2019" },
  { "D05", "Mặt trận Tổ quốc",
    "Chỉ đạo Ban TTND tiếp tục giám sát các dự án đang triển khai trên địa bàn" },
  { "D06", "Mặt trận Tổ quốc",
    "rà soát các đối tượng chính sách, bảo trợ xã hội, hộ nghèo chuẩn bị cho công tác thăm hỏi, "
    "tặng quà dịp Tết Nguyên đán Kỷ Hợi" },
  { "D07 D08 D09", "Mặt trận Tổ quốc",
    "Tham gia giải quyết đơn thư của nhân dân, công tác cấp giấy chứng nhận quyền sử dụng đất, kiểm "
    "tra vệ sinh an toàn thực phẩm" },
  { "D10 N15", "Mặt trận Tổ quốc",
    "Chuẩn bị các bước quy trình bầu Ban Thanh tra nhân dân phường nhiệm kỳ 2019-2021" },
  { "E01", "Hội Cựu chiến binh", "Triển khai nhiệm vụ công tác Hội CCB năm 2019" },
  { "E02", "Hội Cựu chiến binh",
    "Rà soát hội viên có hoàn cảnh khó khăn, tặng quà dịp Tết Nguyên đán Kỷ Hợi" },
  { "E03 N13", "Hội Cựu chiến binh",
    "Tổ chức hội nghị tổng kết thi đua Cựu chiến binh gương mẫu giai đoạn 2014-2019" },
  { "E04 N6", "Hội Cựu chiến binh",
    "Khởi công sửa chữa 01 nhà cho hội viên có hoàn cảnh khó khăn - chi hội 12" },
  { "E05", "Hội Cựu chiến binh", "liên hoan văn nghệ CCB với chủ đề: “mãi mãi là bộ đội cụ Hồ”" },
  { "E06", "Hội Cựu chiến binh",
    "gặp mặt cán bộ tham gia giúp Campuchia nhân kỷ niệm chiến thắng bảo vệ biên giới Tây Nam" },
  { "E07", "Hội Cựu chiến binh",
    "đối thoại giữa cán bộ, hội viên CCB với đồng chí Chủ tịch UBND phường về công tác giải phóng "
    "mặt bằng" },
  { "F01 N4", "Hội Liên hiệp Phụ nữ",
    "Xây dựng chương trình công tác Hội năm 2019 và triển khai tới 100% các chi hội" },
  { "F02 N3", "Hội Liên hiệp Phụ nữ",
    "danh sách 31 trường hợp cán bộ, hội viên phụ nữ, trẻ em nghèo có hoàn cảnh khó khăn" },
  { "F03", "Hội Liên hiệp Phụ nữ",
    "Chỉ đạo các chi hội và CLB “Tình nguyện vì sức khỏe và môi trường” tổ chức các đợt ra quân vệ "
    "sinh môi trường tại các khu vực công cộng" },
  { "F04 N12", "Hội Liên hiệp Phụ nữ",
    "Chỉ đạo các chi hội tổ chức sinh hoạt hội viên quý I/2019" },
  { "F05 N8 N9", "Hội Liên hiệp Phụ nữ",
    "Tổ chức các hoạt động kỷ niệm 109 năm ngày Quốc tế Phụ nữ 8/3 và 1979 năm khởi nghĩa Hai Bà "
    "Trưng" },
  { "F06 N11", "Hội Liên hiệp Phụ nữ",
    "Tham gia Liên hoan tiếng hát dân ca phụ nữ Long Biên lần thứ IV" },
  { "F07", "Hội Liên hiệp Phụ nữ",
    "Chỉ đạo tổ chức sinh hoạt CLB “Đọc và làm theo báo Hội”, CLB “Phụ nữ trẻ”" },
  { "F08", "Hội Liên hiệp Phụ nữ", "Kiện toàn 03 chức danh UV BCH, UV BTV, PCT Hội LHPN phường" },
  { "F09", "Hội Liên hiệp Phụ nữ",
    "Ra mắt các mô hình theo chỉ đạo của quận Hội và làm điểm về chi hội an toàn giao thông" },
  { "F10", "Hội Liên hiệp Phụ nữ", "Thực hiện các nhiệm vụ ngành dọc cấp trên" },
  { "G01", "Đoàn Thanh niên", "Triển khai chiến dịch “Mừng Đảng - Mừng Xuân” 2019" },
  { "G02", "Đoàn Thanh niên",
    "phương hướng, nhiệm vụ công tác Đoàn và phong trào thanh thiếu niên 2019" },
  { "G03", "Đoàn Thanh niên", "Tổ chức chương trình tình nguyện mùa xuân 2019" },
  { "G04", "Đoàn Thanh niên", "Tham gia tổng vệ sinh môi trường" },
  { "G05", "Đoàn Thanh niên",
    "lễ phát động Tháng Thanh niên năm 2019 do Quận đoàn Long Biên tổ chức" },
  { "G06 N10", "Đoàn Thanh niên",
    "Triển khai Tháng Thanh niên 2019 và tổ chức các hoạt động kỷ niệm 88 năm ngày thành lập Đoàn "
    "TNCS Hồ Chí Minh" },
  { "G07", "Đoàn Thanh niên",
    "ra quân vệ sinh môi trường, bóc xóa quảng cáo rao vặt trái phép, chăm sóc dải cây xanh tuyến "
    "Nguyễn Văn Cừ" },
  { "G08", "Đoàn Thanh niên", "thực hiện đề án biến điểm tường có chân rác thành tranh cổ động" },
  { "G09 N16", "Đoàn Thanh niên", "Tổ chức thành công đại hội Hội LHTN phường nhiệm kỳ 2019-2024" },
  { "H01 N7", "giải phóng mặt bằng", "thực hiện kiểm đếm giải phóng mặt bằng tại TDP 17" },
  { "H02", "quy chế dân chủ", "phong trào thi đua “Dân vận khéo”" },
};

/* The paragraph under the heading that holds @words, or NULL. */
static const DvHalfBlock *
block_under (const DvHalfYear *report, const char *heading)
{
  gboolean found = FALSE;

  for (guint i = 0; i < report->blocks->len; i++) {
    const DvHalfBlock *block = g_ptr_array_index (report->blocks, i);

    if (block->part == DV_HALF_HEADING)
      found = strstr (block->text, heading) != NULL;
    else if (found && block->records->len > 0)
      return block;
  }
  return NULL;
}

static void
every_fact_of_the_article_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    const DvHalfBlock *block = block_under (report, facts[i].heading);
    g_autofree char *plain = NULL;

    g_assert_nonnull (block);
    plain = dv_marked_to_plain (block->text);
    if (strstr (plain, facts[i].words) == NULL)
      g_error ("%s: not said under “%s”: %s", facts[i].fact, facts[i].heading, plain);
  }
}

static void
the_report_is_the_one_that_was_read_and_approved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *text = report_to_text (fixture, report);

  assert_same_as_file (text, "bao-cao-ngoc-lam-2019.txt");
}

static void
nothing_is_said_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < report->blocks->len; i++) {
    const DvHalfBlock *block = g_ptr_array_index (report->blocks, i);
    g_autofree char *plain = dv_marked_to_plain (block->text);
    g_auto (GStrv) sentences = g_strsplit (plain, ". ", -1);

    for (guint j = 0; block->part == DV_HALF_PARAGRAPH && sentences[j] != NULL; j++) {
      if (!g_hash_table_add (said, g_strdup (sentences[j])))
        g_error ("said twice: %s", sentences[j]);
    }
  }
}

static void
no_verb_is_doubled (Fixture *fixture, gconstpointer data)
{
  static const char *const verbs[] = {
    "tổ chức", "tham gia",  "triển khai", "chỉ đạo", "phối hợp",
    "ra mắt",  "khởi công", "chuẩn bị",   "kỷ niệm", "khảo sát"
  };
  g_autoptr (DvHalfYear) report = build_sample (fixture);
  g_autofree char *text = report_to_text (fixture, report);
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autofree char *twice = g_strdup_printf ("%s %s", verbs[i], verbs[i]);

    g_assert_null (strstr (small, twice));
  }
  g_assert_null (strstr (text, "  ."));
  g_assert_null (strstr (text, " ,"));
  g_assert_null (strstr (text, ".."));
  g_assert_null (strstr (text, "{"));
  g_assert_null (strstr (text, "⟦"));
}

/* A figure is the number of its records, or what its one record holds. */
static void
every_figure_has_its_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_sample (fixture);

  g_assert_cmpuint (report->figures->len, >, 20);
  for (guint i = 0; i < report->figures->len; i++) {
    const DvHalfFigure *figure = g_ptr_array_index (report->figures, i);
    const DvHalfBlock *block = dv_half_year_find_block (report, figure->block);
    g_autofree char *said = dv_marked_find (block->text, figure->key);

    g_assert_cmpstr (said, ==, figure->text);
    if (g_str_has_prefix (figure->key, "cases:"))
      g_assert_cmpint (atoi (figure->text), ==, (int) figure->records->len);
    if (strcmp (figure->text, "0") != 0)
      g_assert_cmpuint (figure->records->len, >, 0);
    g_assert_nonnull (figure->label);
  }
}

static void
a_list_without_lines_tells_what_was_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = NULL;
  const DvHalfFigure *figure;

  delete_lines (fixture, "F02");
  report = build_sample (fixture);
  figure = find_figure (report, "cases:", fixture, "F02");
  g_assert_cmpstr (figure->text, ==, "31");
  g_assert_cmpuint (figure->records->len, ==, 1);
}

static void
lines_that_differ_from_the_number_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = NULL;

  set_value (fixture, &dv_kind_list, "F02", "cases", "30");
  report = build_sample (fixture);
  g_assert_cmpstr (find_figure (report, "cases:", fixture, "F02")->text, ==, "31");
  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (report->warnings, 0), "30"));
}

static void
what_is_not_reported_is_not_nought (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = NULL;
  const DvHalfBlock *block;
  g_autofree char *plain = NULL;

  unreport_one (fixture, "F01");
  report = build_sample (fixture);
  block = block_under (report, "Hội Liên hiệp Phụ nữ");
  plain = dv_marked_to_plain (block->text);
  g_assert_nonnull (strstr (plain, "% các chi hội (còn 01 đơn vị chưa báo cáo)"));
  g_assert_null (strstr (plain, "100%"));
}

static void
planned_work_is_not_told_as_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = NULL;
  g_autofree char *text = NULL;
  const char *second;

  set_value (fixture, &dv_kind_task, "D04", "state", "not-started");
  set_value (fixture, &dv_kind_event, "E03", "start", "2019-06-20");
  set_value (fixture, &dv_kind_event, "E05", "end", "2019-07-20");
  set_value (fixture, &dv_kind_event, "E05", "start", "2019-07-20");
  report = build_sample (fixture);
  text = report_to_text (fixture, report);
  second = strstr (text, "Phần thứ hai");
  g_assert_nonnull (second);
  g_assert_true (strstr (text, "kế hoạch công tác mặt trận") > second);
  g_assert_true (strstr (text, "gương mẫu giai đoạn") > second);
  g_assert_null (strstr (text, "liên hoan văn nghệ CCB"));
}

static void
sections_without_records_are_said_to_have_none (Fixture *fixture, gconstpointer data)
{
  DvHalfYearOptions options = { .from = "2018-01-01", .to = "2018-06-30", .show_empty = TRUE };
  g_autoptr (DvHalfYear) shown = build_report (fixture, &options);
  g_autoptr (DvHalfYear) hidden = NULL;

  g_assert_nonnull (dv_half_year_find_block (shown, "DC19-12/text"));
  options.show_empty = FALSE;
  hidden = build_report (fixture, &options);
  g_assert_null (dv_half_year_find_block (hidden, "DC19-12/text"));
  g_assert_null (dv_half_year_find_block (hidden, "DC19-12"));
}

static void
letters_of_the_register_are_only_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = NULL;
  g_autofree char *text = NULL;

  set_value (fixture, &dv_kind_petition, "B08", "number", "12");
  set_value (fixture, &dv_kind_petition, "B08", "type", "to-cao");
  report = build_sample (fixture);
  text = report_to_text (fixture, report);
  g_assert_null (strstr (text, "vụ khiếu nại, tố cáo tồn đọng"));
  g_assert_nonnull (strstr (text, "iếp nhận 01 đơn tố cáo"));
}

static void
wrong_periods_are_refused (Fixture *fixture, gconstpointer data)
{
  static const DvHalfYearOptions wrong[] = {
    { .from = "2019-06-30", .to = "2019-01-01" },
    { .from = "2019-01", .to = "2019-06-30" },
    { .from = "2019-01-01", .to = "2019-06-30", .cut_off = "2019-07-01" },
    { .from = "2019-01-01", .to = "2019-06-30", .outline = "không có" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (fixture, &wrong[i]);
}

#define ADD(name) \
  g_test_add ("/half-year/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (every_fact_of_the_article_is_said);
  ADD (the_report_is_the_one_that_was_read_and_approved);
  ADD (nothing_is_said_twice);
  ADD (no_verb_is_doubled);
  ADD (every_figure_has_its_records);
  ADD (a_list_without_lines_tells_what_was_typed);
  ADD (lines_that_differ_from_the_number_are_told);
  ADD (what_is_not_reported_is_not_nought);
  ADD (planned_work_is_not_told_as_done);
  ADD (sections_without_records_are_said_to_have_none);
  ADD (letters_of_the_register_are_only_counted);
  ADD (wrong_periods_are_refused);
  return g_test_run ();
}
