/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-layout.h"

/* The one list of what a layout holds. Heading is the column in data/catalogues/layout.csv, where
 * the office edits the values; the test reports/layout holds the file and this table together.
 *
 * Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW (03/4/2018) and, in its place,
 * Hướng dẫn 05-HD/VPTW (27/5/2026), whose sizes are the same.
 *
 * Where the rule gives a range, the value chosen is, for the State: margins 20, 20, 30, 15 (of
 * 20–25, 20–25, 30–35, 15–20) so that wide lines fit; body 14 (13–14) and kind 14; Quốc hiệu 12
 * with Tiêu ngữ 13 (12–13, 13–14) so that a long body fits beside them; number, date 13; lines 1,15
 * (single–1,5); first line 12,7 (10 or 12,7); rules 0,4 (1/3–1/2). For the Party: body 14 (14–15),
 * kind 16 (15–16), excerpt 15 (14–15), lines exactly 18 pt (18–22). Sizes in tables, the space for
 * the hand and the faces of headings are custom, not rule. */

#define FACES "regular|bold|italic|bold-italic|underlined"

/* clang-format off */
#define FIELD(kind, member, heading, min, max, choices, ...) \
  { #member, heading, DV_LAYOUT_##kind, G_STRUCT_OFFSET (DvLayout, member), min, max, choices, \
    { __VA_ARGS__ } }
#define TEXT(member, heading, ...) FIELD (TEXT, member, heading, 0, 0, NULL, __VA_ARGS__)
#define DATE(member, heading, ...) FIELD (DATE, member, heading, 0, 0, NULL, __VA_ARGS__)
#define YES_NO(member, heading, ...) FIELD (BOOLEAN, member, heading, 0, 1, NULL, __VA_ARGS__)
#define MM(member, heading, min, max, ...) \
  FIELD (MILLIMETRES, member, heading, min, max, NULL, __VA_ARGS__)
#define PT(member, heading, min, max, ...) \
  FIELD (POINTS, member, heading, min, max, NULL, __VA_ARGS__)
#define SIZE(member, heading, ...) PT (member, heading, 6, 36, __VA_ARGS__)
#define RATIO(member, heading, min, max, ...) \
  FIELD (RATIO, member, heading, min, max, NULL, __VA_ARGS__)
#define CHOICE(member, heading, words, ...) \
  FIELD (CHOICE, member, heading, 0, 0, words, __VA_ARGS__)

static const DvLayoutField fields[] = {
  TEXT (code, "Mã", "state-2020", "party-2018", "party-2026"),
  TEXT (name, "Tên", "Văn bản hành chính", "Văn bản của Đảng (2018)", "Văn bản của Đảng (2026)"),
  DATE (valid_from, "Hiệu lực từ", "2020-03-05", "2018-04-03", "2026-05-27"),
  DATE (valid_to, "Hiệu lực đến", "", "2026-05-26", ""),
  TEXT (legal_basis, "Căn cứ", "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        "Hướng dẫn 36-HD/VPTW; Quy định 66-QĐ/TW", "Hướng dẫn 05-HD/VPTW; Quy định 399-QĐ/TW"),

  MM (paper_width, "Khổ giấy: rộng (mm)", 140, 500, "210"),
  MM (paper_height, "Khổ giấy: cao (mm)", 200, 600, "297"),
  MM (margin_top, "Lề trên (mm)", 5, 40, "20"),
  MM (margin_bottom, "Lề dưới (mm)", 5, 40, "20"),
  MM (margin_left, "Lề trái (mm)", 5, 40, "30"),
  MM (margin_right, "Lề phải (mm)", 5, 40, "15"),

  TEXT (font, "Phông chữ", "Times New Roman"),
  SIZE (size_body, "Cỡ chữ: nội dung", "14"),
  SIZE (size_heading, "Cỡ chữ: đề mục", "14"),
  SIZE (size_table, "Cỡ chữ: bảng", "12"),
  SIZE (size_page_number, "Cỡ chữ: số trang", "14"),
  SIZE (size_nation, "Cỡ chữ: Quốc hiệu hoặc tiêu đề", "12", "15"),
  SIZE (size_motto, "Cỡ chữ: Tiêu ngữ", "13"),
  SIZE (size_superior, "Cỡ chữ: cơ quan cấp trên", "12", "14"),
  SIZE (size_issuer, "Cỡ chữ: cơ quan ban hành", "12", "14"),
  SIZE (size_number, "Cỡ chữ: số, ký hiệu", "13", "14"),
  SIZE (size_subject, "Cỡ chữ: trích yếu công văn", "12"),
  SIZE (size_place_date, "Cỡ chữ: địa danh, ngày tháng", "13", "14"),
  SIZE (size_kind, "Cỡ chữ: tên loại", "14", "16"),
  SIZE (size_excerpt, "Cỡ chữ: trích yếu", "14", "15"),
  SIZE (size_authority, "Cỡ chữ: thể thức đề ký", "14"),
  SIZE (size_post, "Cỡ chữ: chức vụ", "14"),
  SIZE (size_signer, "Cỡ chữ: họ tên người ký", "14"),
  SIZE (size_recipients_title, "Cỡ chữ: Nơi nhận", "12", "14"),
  SIZE (size_recipients, "Cỡ chữ: danh sách nơi nhận", "11", "12"),

  CHOICE (line_rule, "Giãn dòng: kiểu", "multiple|exact", "multiple", "exact"),
  RATIO (line_multiple, "Giãn dòng: số lần", 0.8, 3, "1.15"),
  PT (line_exact, "Giãn dòng: đúng (pt)", 8, 48, "18"),
  PT (space_before, "Cách đoạn trên (pt)", 0, 36, "6"),
  MM (first_line_indent, "Thụt dòng đầu (mm)", 0, 30, "12.7", "10"),

  CHOICE (page_number_place, "Số trang: vị trí", "top|bottom|none", "top"),
  YES_NO (page_number_first, "Số trang: ở trang đầu", "no"),
  MM (page_number_distance, "Số trang: cách mép giấy (mm)", 3, 30, "10"),

  TEXT (nation, "Quốc hiệu hoặc tiêu đề", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM"),
  TEXT (motto, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", ""),
  RATIO (nation_rule, "Đường kẻ dưới tiêu đề", 0, 1, "1"),
  RATIO (issuer_rule, "Đường kẻ dưới cơ quan ban hành", 0, 1, "0.4", "0"),
  TEXT (issuer_mark, "Dấu dưới cơ quan ban hành", "", "*"),
  RATIO (letterhead_left, "Phần bên trái của đầu văn bản", 0.25, 0.6, "0.43", "0.48"),
  TEXT (number_format, "Mẫu số, ký hiệu", "Số: {number}/{kind}-{body}",
        "Số {number}-{kind}/{body}"),
  RATIO (kind_rule, "Đường kẻ dưới trích yếu", 0, 1, "0.4", "0"),
  TEXT (kind_mark, "Dấu dưới trích yếu", "", "-----"),

  CHOICE (heading_1_face, "Đề mục 1: kiểu chữ", FACES, "bold"),
  CHOICE (heading_1_alignment, "Đề mục 1: căn", "default|left|center|right", "center"),
  CHOICE (heading_2_face, "Đề mục 2: kiểu chữ", FACES, "bold"),
  CHOICE (heading_3_face, "Đề mục 3: kiểu chữ", FACES, "bold"),
  TEXT (heading_mark, "Dấu sau số La Mã", ".", "-"),
  TEXT (end_mark, "Dấu kết thúc", "./.", "."),

  TEXT (authority_on_behalf, "Thay mặt", "TM.", "T/M"),
  TEXT (authority_deputy, "Ký thay", "KT.", "K/T"),
  TEXT (authority_order, "Thừa lệnh", "TL.", "T/L"),
  TEXT (authority_delegated, "Thừa ủy quyền", "TUQ.", ""),
  YES_NO (post_bold, "Chức vụ in đậm", "yes", "no"),
  MM (signature_space, "Khoảng ký tên (mm)", 5, 60, "25"),
  TEXT (recipients_title, "Chữ Nơi nhận", "Nơi nhận:"),
  CHOICE (recipients_face, "Kiểu chữ Nơi nhận", FACES, "bold-italic", "underlined"),
};
/* clang-format on */

/**
 * dv_layout_fields:
 * @n: (out): how many there are
 *
 * The values of a layout in the order of the columns of data/catalogues/layout.csv.
 *
 * Returns: (transfer none): a static table
 */
const DvLayoutField *
dv_layout_fields (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (fields);
  return fields;
}
