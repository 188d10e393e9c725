/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-element.h"

typedef struct {
  const char *id;
  const char *name;
  gsize size; /* offset in DvLayout */
  DvFace face;
  DvAlignment alignment;
  double space_before;
} Look;

#define SIZE(member) G_STRUCT_OFFSET (DvLayout, size_##member)

/* Upright, bold and italic as in NĐ 30/2020 Phụ lục I and 36-HD/VPTW; what the two have
 * differently is in the layout and put on top by apply_layout(). */
/* clang-format off */
static const Look looks[DV_N_ELEMENTS] = {
  [DV_ELEMENT_BODY] = {
    "BodyText", "Body Text", SIZE (body), DV_FACE_REGULAR, DV_ALIGN_JUSTIFY,
  },
  [DV_ELEMENT_LIST] = {
    "ListParagraph", "List Paragraph", SIZE (body), DV_FACE_REGULAR, DV_ALIGN_JUSTIFY,
  },
  [DV_ELEMENT_HEADING_1] = {
    "Heading1", "heading 1", SIZE (heading), DV_FACE_BOLD, DV_ALIGN_JUSTIFY,
  },
  [DV_ELEMENT_HEADING_2] = {
    "Heading2", "heading 2", SIZE (heading), DV_FACE_BOLD, DV_ALIGN_JUSTIFY,
  },
  [DV_ELEMENT_HEADING_3] = {
    "Heading3", "heading 3", SIZE (heading), DV_FACE_BOLD, DV_ALIGN_JUSTIFY,
  },
  [DV_ELEMENT_SUPERIOR] = {
    "CoQuanCapTren", "Cơ quan cấp trên", SIZE (superior), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_ISSUER] = {
    "CoQuanBanHanh", "Cơ quan ban hành", SIZE (issuer), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_ISSUER_MARK] = {
    "DauCoQuan", "Dấu dưới cơ quan", SIZE (issuer), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_NUMBER] = {
    "SoKyHieu", "Số, ký hiệu", SIZE (number), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_SUBJECT] = {
    "TrichYeuCongVan", "Trích yếu công văn", SIZE (subject), DV_FACE_REGULAR, DV_ALIGN_CENTER, 3,
  },
  [DV_ELEMENT_NATION] = {
    "QuocHieu", "Quốc hiệu", SIZE (nation), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_MOTTO] = {
    "TieuNgu", "Tiêu ngữ", SIZE (motto), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_PLACE_DATE] = {
    "DiaDanh", "Địa danh, ngày tháng", SIZE (place_date), DV_FACE_ITALIC, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_KIND] = {
    "Title", "Title", SIZE (kind), DV_FACE_BOLD, DV_ALIGN_CENTER, 18,
  },
  [DV_ELEMENT_EXCERPT] = {
    "Subtitle", "Subtitle", SIZE (excerpt), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_KIND_MARK] = {
    "DauTrichYeu", "Dấu dưới trích yếu", SIZE (excerpt), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_TABLE_HEAD] = {
    "DauBang", "Đầu bảng", SIZE (table), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_TABLE_CELL] = {
    "OBang", "Ô bảng", SIZE (table), DV_FACE_REGULAR, DV_ALIGN_LEFT,
  },
  [DV_ELEMENT_TABLE_TOTAL] = {
    "TongBang", "Tổng bảng", SIZE (table), DV_FACE_BOLD, DV_ALIGN_LEFT,
  },
  [DV_ELEMENT_RECIPIENTS_TITLE] = {
    "NoiNhan", "Nơi nhận", SIZE (recipients_title), DV_FACE_REGULAR, DV_ALIGN_LEFT,
  },
  [DV_ELEMENT_RECIPIENT] = {
    "DongNoiNhan", "Dòng nơi nhận", SIZE (recipients), DV_FACE_REGULAR, DV_ALIGN_LEFT,
  },
  [DV_ELEMENT_AUTHORITY] = {
    "TheThucDeKy", "Thể thức đề ký", SIZE (authority), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_POST] = {
    "ChucVu", "Chức vụ", SIZE (post), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_SIGNER] = {
    "HoTenNguoiKy", "Họ tên người ký", SIZE (signer), DV_FACE_BOLD, DV_ALIGN_CENTER,
  },
  [DV_ELEMENT_PAGE_NUMBER] = {
    "Header", "header", SIZE (page_number), DV_FACE_REGULAR, DV_ALIGN_CENTER,
  },
};
/* clang-format on */

static int
layout_face (DvElement element, const DvLayout *layout)
{
  switch ((int) element) {
  case DV_ELEMENT_HEADING_1:
    return layout->heading_1_face;
  case DV_ELEMENT_HEADING_2:
    return layout->heading_2_face;
  case DV_ELEMENT_HEADING_3:
    return layout->heading_3_face;
  case DV_ELEMENT_POST:
    return layout->post_bold ? DV_FACE_BOLD : DV_FACE_REGULAR;
  case DV_ELEMENT_RECIPIENTS_TITLE:
    return layout->recipients_face;
  default:
    return (int) looks[element].face;
  }
}

static gboolean
is_body (DvElement element)
{
  return element <= DV_ELEMENT_HEADING_3;
}

static void
apply_layout (DvElement element, const DvLayout *layout, DvElementStyle *style)
{
  int face = layout_face (element, layout);

  style->bold = face == DV_FACE_BOLD || face == DV_FACE_BOLD_ITALIC;
  style->italic = face == DV_FACE_ITALIC || face == DV_FACE_BOLD_ITALIC;
  style->underlined = face == DV_FACE_UNDERLINED;

  if (element == DV_ELEMENT_HEADING_1 && layout->heading_1_alignment != DV_ALIGN_DEFAULT)
    style->alignment = (DvAlignment) layout->heading_1_alignment;
  if (is_body (element)) {
    style->body_lines = TRUE;
    style->space_before = layout->space_before;
  }
  if (is_body (element) && style->alignment == DV_ALIGN_JUSTIFY)
    style->indent = layout->first_line_indent;
}

/**
 * dv_element_get_style:
 * @element: an element
 * @layout: a layout
 * @style: (out caller-allocates): how the element looks in it
 *
 * Works out the look of an element; the texts in @style are static.
 */
void
dv_element_get_style (DvElement element, const DvLayout *layout, DvElementStyle *style)
{
  g_return_if_fail (element < DV_N_ELEMENTS && layout != NULL && style != NULL);

  const Look *look = &looks[element];

  *style = (DvElementStyle){
    .id = look->id,
    .name = look->name,
    .size = G_STRUCT_MEMBER (double, layout, look->size),
    .alignment = look->alignment,
    .space_before = look->space_before,
  };
  if (element >= DV_ELEMENT_HEADING_1 && element <= DV_ELEMENT_HEADING_3)
    style->outline = element - DV_ELEMENT_HEADING_1 + 1;
  apply_layout (element, layout, style);
}
