/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-paper.h"

/* A half-yearly report in the words of the article of Ngọc Lâm ward (13/06/2019). The names of
 * people and the rows of the appendix are made up. */

static gboolean
is_party (const DvDocument *document)
{
  return g_str_has_prefix (dv_document_get_layout (document)->code, "party");
}

static void
add_head (DvDocument *document)
{
  const DvLayout *layout = dv_document_get_layout (document);
  g_autoptr (GDate) date = g_date_new_dmy (5, 6, 2019);
  g_autofree char *place_date = dv_format_place_date ("Ngọc Lâm", date);
  g_autofree char *number =
    dv_layout_format_number (layout, 5, "BC", is_party (document) ? "DV" : "UBND");
  DvLetterhead texts = {
    .superior = is_party (document) ? "Đảng ủy phường Ngọc Lâm" : "Ủy ban nhân dân\nquận Long Biên",
    .issuer = is_party (document) ? "Khối dân vận" : "Ủy ban nhân dân\nphường Ngọc Lâm",
    .number = number,
    .place_date = place_date,
  };

  dv_document_add_letterhead (document, &texts);
  dv_document_add_title (document, "Báo cáo",
                         "Kết quả công tác dân vận 6 tháng đầu năm 2019;\n"
                         "phương hướng, nhiệm vụ 6 tháng cuối năm");
}

static void
add_plain (DvDocument *document, const char *text)
{
  dv_paragraph_add_text (dv_document_add_paragraph (document), text);
}

static void
add_numbered (DvDocument *document, const char *roman, const char *text)
{
  g_autofree char *heading =
    g_strconcat (roman, dv_document_get_layout (document)->heading_mark, " ", text, NULL);

  dv_document_add_heading (document, 2, heading);
}

static void
add_figures (DvDocument *document)
{
  DvParagraph *paragraph = dv_document_add_paragraph (document);

  dv_block_set_id (&paragraph->block, "phu-nu");
  dv_paragraph_add_text (paragraph, "Hội Liên hiệp phụ nữ rà soát, tổng hợp danh sách ");
  dv_paragraph_add_figure (paragraph, "31", "0190a5c2-7d10-7000-8000-000000000031");
  dv_paragraph_add_text (paragraph,
                         " trường hợp cán bộ, hội viên phụ nữ, trẻ em nghèo có hoàn cảnh khó khăn "
                         "trên địa bàn phường để tặng quà dịp tết Nguyên đán; triển khai chương "
                         "trình công tác năm 2019 tới ");
  dv_paragraph_add_figure (paragraph, "100%", "0190a5c2-7d10-7000-8000-000000000100");
  dv_paragraph_add_text (paragraph, " các chi hội.");

  paragraph = dv_document_add_list_item (document, "-");
  dv_paragraph_add_text (paragraph, "Khảo sát thực tế ");
  dv_paragraph_add_figure (paragraph, "08", "khao-sat");
  dv_paragraph_add_text (paragraph, " tổ dân phố về công tác niêm yết ");
  dv_paragraph_add_figure (paragraph, "06", "quy-che");
  dv_paragraph_add_text (paragraph,
                         " Quy chế dân chủ ở cơ sở tại nhà văn hóa tổ dân phố; kết quả niêm yết "
                         "được thông báo tới từng tổ.");
  dv_paragraph_add_text (dv_document_add_list_item (document, "-"),
                         "Ra quân tổng vệ sinh môi trường tại các khu vực công cộng.");
}

static void
add_results (DvDocument *document)
{
  dv_document_add_heading (document, 1, "Phần thứ nhất\nKẾT QUẢ CÔNG TÁC DÂN VẬN");
  add_numbered (document, "I", "TÌNH HÌNH NHÂN DÂN");
  add_plain (document,
             "Quán triệt tư tưởng dân vận của Chủ tịch Hồ Chí Minh; kế thừa các quan điểm, đường "
             "lối công tác dân vận của Đảng và từ yêu cầu thực tiễn, Khối vận Đảng ủy phường Ngọc "
             "Lâm đã tập trung triển khai có hiệu quả công tác dân vận 6 tháng đầu năm 2019.");
  add_plain (document,
             "Trong 6 tháng qua, dưới sự lãnh đạo của Đảng, sự vào cuộc của cả hệ thống chính trị, "
             "công tác dân vận đã đạt được kết quả đáng khích lệ, đóng góp tích cực vào việc thực "
             "hiện thắng lợi các mục tiêu, nhiệm vụ kinh tế - xã hội của địa phương, tăng cường "
             "khối đoàn kết toàn dân tộc, củng cố niềm tin của Nhân dân đối với Đảng, Nhà nước.");
  add_numbered (document, "II", "CÔNG TÁC DÂN VẬN CỦA HỆ THỐNG CHÍNH TRỊ");
  dv_document_add_heading (document, 3, "1. Công tác dân vận của Đảng ủy");
  add_plain (document,
             "Công tác phòng, chống tham nhũng được tập trung chỉ đạo quyết liệt, đạt nhiều kết "
             "quả tích cực. Đảng ủy, Ủy ban kiểm tra Đảng ủy tập trung kiểm tra, giám sát việc "
             "thực hiện các nghị quyết, quy định của Đảng; kịp thời kiểm tra cán bộ, đảng viên, tổ "
             "chức đảng có dấu hiệu vi phạm, xử lý, tạo bước đột phá mạnh mẽ trong công tác kiểm "
             "tra, kỷ luật của Đảng, được cán bộ, đảng viên và Nhân dân đồng tình, đánh giá cao.");
  dv_document_add_heading (document, 3, "2. Mặt trận Tổ quốc và các tổ chức chính trị - xã hội");
  add_figures (document);
}

static void
add_plan (DvDocument *document)
{
  dv_document_add_heading (document, 1, "Phần thứ hai\nPHƯƠNG HƯỚNG, NHIỆM VỤ");
  add_plain (document,
             "MTTQ, các tổ chức chính trị - xã hội chú trọng hướng về các tổ dân phố, làm nòng cốt "
             "trong việc nắm bắt tình hình Nhân dân, phát huy dân chủ, tăng cường hoạt động giám "
             "sát, phản biện, góp ý xây dựng Đảng, chính quyền; các phong trào thi đua yêu nước "
             "được đẩy mạnh gắn với việc học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí "
             "Minh và phong trào thi đua “Dân vận khéo”.");
  add_plain (document,
             "Trên đây là báo cáo kết quả công tác dân vận 6 tháng đầu năm 2019, phương hướng, "
             "nhiệm vụ 6 tháng cuối năm của phường Ngọc Lâm.");
  dv_document_add_end_mark (document);
}

static void
add_signature (DvDocument *document)
{
  DvSignature *signature = dv_document_add_signature (document);
  gboolean party = is_party (document);

  dv_signature_add_authority (signature, DV_AUTHORITY_ON_BEHALF,
                              party ? "Khối dân vận" : "Ủy ban nhân dân");
  dv_signature_set_post (signature, party ? "Trưởng khối" : "Chủ tịch");
  dv_signature_set_signer (signature, "Nguyễn Thị Mẫu");
  dv_signature_add_recipient (signature, party ? "Ban Dân vận Quận ủy" : "UBND quận Long Biên");
  dv_signature_add_recipient (signature, "Đảng ủy phường");
  dv_signature_add_recipient (signature, "MTTQ và các tổ chức chính trị - xã hội");
  dv_signature_add_recipient (signature, party ? "Lưu: Văn phòng" : "Lưu: VT");
}

static void
add_appendix_row (DvTable *table, int number)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *order = g_strdup_printf ("%d", number);
  g_autofree char *unit = g_strdup_printf ("Tổ dân phố %d", number);
  g_autofree char *figure = g_strdup_printf ("ho-%d", number);
  g_autofree char *households = g_strdup_printf ("%d", 150 + number * 37 % 90);

  dv_row_add_text (row, order);
  dv_row_add_text (row, unit);
  dv_row_add_figure (row, households, figure);
  dv_row_add_text (row, "12");
  dv_row_add_text (row, "11");
  dv_row_add_text (row, "109,1");
  dv_row_add_text (row, number % 5 ? "" : "Tổ mới sáp nhập, số liệu năm trước tính theo hai tổ cũ");
}

static void
add_appendix (DvDocument *document)
{
  dv_document_add_section (document, TRUE);
  dv_document_add_heading (document, 1, "Phụ lục\nBIỂU SỐ LIỆU");

  DvTable *table = dv_document_add_table (document);
  dv_table_add_column (table, "STT", 1, DV_ALIGN_CENTER);
  dv_table_add_column (table, "Đơn vị", 4, DV_ALIGN_LEFT);
  dv_table_add_column (table, "Số hộ", 2, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Kỳ này", 2, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Cùng kỳ", 2, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Tỷ lệ (%)", 2, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Ghi chú", 5, DV_ALIGN_LEFT);
  dv_table_add_group (table, "Số cuộc họp tổ dân phố", 3, 3);
  for (int i = 1; i <= 48; i++)
    add_appendix_row (table, i);

  DvRow *total = dv_table_add_row (table, DV_ROW_TOTAL);
  dv_paragraph_set_alignment (dv_row_add_cell (total, 2), DV_ALIGN_CENTER);
  dv_paragraph_add_text (g_array_index (total->cells, DvCell, 0).content, "Cộng");
  dv_row_add_figure (total, "9.360", "ho");
  dv_row_add_text (total, "576");
  dv_row_add_text (total, "528");
  dv_row_add_text (total, "109,1");
}

/**
 * sample_paper_new:
 * @style: the code of a layout that ships
 *
 * Returns: (transfer full): a report with everything that a report has
 */
DvDocument *
sample_paper_new (const char *style)
{
  g_autoptr (DvLayout) layout = dv_layout_new_builtin (style);
  DvDocument *document = dv_document_new (layout);

  add_head (document);
  add_results (document);
  add_plan (document);
  add_signature (document);
  add_appendix (document);
  return document;
}
