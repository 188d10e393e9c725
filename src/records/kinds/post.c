/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice ways[] = {
  { "elected", N_ ("elected"), "bầu" },
  { "appointed", N_ ("appointed"), "chỉ định|bổ nhiệm" },
  { "by-office", N_ ("goes with another post"), "kiêm nhiệm|đương nhiên" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "unit", N_ ("Body"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ chức|Đơn vị", .listed_as = N_ ("Posts") },
  { 3, "name", N_ ("Post"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Chức danh", .also = "Chức vụ" },
  { 4, "order", N_ ("Order"), DV_TYPE_INTEGER, 0, .headings = "Thứ tự",
    .hint = N_ ("In the list of staff, 1 first") },
  { 5, "seats", N_ ("Seats"), DV_TYPE_INTEGER, 0, .headings = "Số lượng|Số người",
    .hint = N_ ("How many people hold it at once; 1 if empty"), .minimum = 1, .maximum = 500 },
  { 6, "filled", N_ ("How it is filled"), DV_TYPE_CHOICE, 0, .choices = ways,
    .headings = "Hình thức" },
  { 7, "acting_limit", N_ ("Acting for months at most"), DV_TYPE_INTEGER, 0,
    .headings = "Quyền, phụ trách tối đa (tháng)", .maximum = 60 },
  { 8, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 9, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 10, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "from", "to", problems);
}

/* A seat of a body, or several of one name, whoever sits there. */
const DvKind dv_kind_post = {
  .id = 66,
  .name = "post",
  .label = N_ ("Post"),
  .label_plural = N_ ("Posts"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("unit", "name", "order", "seats", "filled", "from", "to"),
  .start = "from",
  .end = "to",
  .unit = "unit",
  .identity = DV_NAMES ("unit", "name"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_OPEN_ENDED,
  .check = check,
};
