/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice types[] = {
  { "NQ", N_ ("resolution"), "nghị quyết|NQ" },
  { "QĐ", N_ ("decision"), "quyết định|QĐ" },
  { "QC", N_ ("regulation"), "quy chế|QC" },
  { "CTr", N_ ("programme"), "chương trình|CTr" },
  { "KH", N_ ("plan"), "kế hoạch|KH" },
  { "BC", N_ ("report"), "báo cáo|BC" },
  { "BB", N_ ("minutes"), "biên bản|BB" },
  { "TTr", N_ ("submission"), "tờ trình|TTr" },
  { "TB", N_ ("announcement"), "thông báo|TB" },
  { "HD", N_ ("guide"), "hướng dẫn|HD" },
  { "CV", N_ ("official letter"), "công văn|CV" },
  { "GM", N_ ("invitation"), "giấy mời|GM" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = types,
    .headings = "Loại văn bản|Loại" },
  { 3, "number", N_ ("Number"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Số",
    .also = "Số văn bản|Số hiệu" },
  { 4, "symbol", N_ ("Symbol"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Ký hiệu" },
  { 5, "issuer", N_ ("Issued by"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Cơ quan ban hành|Đơn vị ban hành" },
  { 6, "date", N_ ("Date"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Ngày ban hành|Ngày",
    .also = "Ngày văn bản|Ngày, tháng|Ngày tháng|Ngày ký|Ngày tháng năm" },
  { 7, "title", N_ ("Subject"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Trích yếu|Nội dung",
    .also = "Trích yếu nội dung|Tên văn bản|Tên loại và trích yếu nội dung|Nội dung văn bản" },
  { 8, "replaces", N_ ("Replaces"), DV_TYPE_LINK, 0, .target = "document", .headings = "Thay thế" },
  { 9, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Hiệu lực đến" },
  { 10, "section", N_ ("Report section"), DV_TYPE_LINK, 0, .target = "section",
    .headings = "Mục báo cáo" },
  { 11, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

const DvKind dv_kind_document = {
  .id = 3,
  .name = "document",
  .label = N_ ("Document"),
  .label_plural = N_ ("Documents"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("number", "symbol", "type", "title", "issuer", "date"),
  .start = "date",
  .unit = "issuer",
  .scope = DV_SCOPE_WARD,
};
