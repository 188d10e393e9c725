/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice parts[] = {
  { "title", N_ ("title"), "tiêu đề" },
  { "heading", N_ ("heading"), "đề mục" },
  { "text", N_ ("fixed text"), "đoạn văn" },
  { "records", N_ ("records of a section"), "số liệu" },
  { "plan", N_ ("what is still to be done"), "việc sắp tới" },
  { "figures", N_ ("table of figures"), "biểu" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "outline", N_ ("Outline"), DV_TYPE_TEXT, DV_FIELD_REQUIRED, .headings = "Đề cương" },
  { 3, "position", N_ ("Position"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED, .headings = "Thứ tự" },
  { 4, "part", N_ ("Part"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = parts,
    .headings = "Thành phần" },
  { 5, "level", N_ ("Level"), DV_TYPE_INTEGER, 0, .headings = "Cấp đề mục",
    .hint = N_ ("1 for a part, 2 for I, 3 for 1, 4 for a), 5 for a table"), .maximum = 5 },
  { 6, "heading", N_ ("Heading"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Đề mục" },
  { 7, "text", N_ ("Text"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Nội dung" },
  { 8, "section", N_ ("Report section"), DV_TYPE_LINK, 0, .target = "section",
    .headings = "Mục báo cáo" },
  { 9, "empty", N_ ("When there is nothing"), DV_TYPE_TEXT, 0, .headings = "Khi không có" },
  { 10, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 11, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 12, "basis", N_ ("Source"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
};

/* One row of the outline of a report. The rows of an outline in force on the last day of the period
 * make the report, in order of position. */
const DvKind dv_kind_outline = {
  .id = 22,
  .name = "outline",
  .label = N_ ("Row of an outline"),
  .label_plural = N_ ("Report outlines"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "heading",
  .columns =
    DV_NAMES ("outline", "position", "part", "heading", "section", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
