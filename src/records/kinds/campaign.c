/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Đợt|Tên|Chiến dịch" },
  { 3, "lead", N_ ("Lead unit"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Chủ trì|Đơn vị" },
  { 4, "start", N_ ("From"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED, .headings = "Từ ngày" },
  { 5, "end", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
  { 7, "basis", N_ ("Plan"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ|Kế hoạch" },
  { 8, "per_person", N_ ("Gifts per person"), DV_TYPE_INTEGER, 0, .headings = "Số suất một người",
    .hint = N_ ("At most; empty: one"), .minimum = 1, .maximum = 99 },
  { 9, "per_source", N_ ("Gifts per person and source"), DV_TYPE_INTEGER, 0,
    .headings = "Số suất một người một nguồn", .hint = N_ ("At most; empty: one"), .minimum = 1,
    .maximum = 99 },
  { 10, "per_household", N_ ("Gifts per household"), DV_TYPE_INTEGER, 0,
    .headings = "Số suất một hộ", .hint = N_ ("At most; empty: one"), .minimum = 1, .maximum = 99 },
  { 11, "per_need", N_ ("Gifts per household and need"), DV_TYPE_INTEGER, 0,
    .headings = "Số suất một hộ một nhu cầu", .hint = N_ ("At most; empty: one"), .minimum = 1,
    .maximum = 99 },
};

/* What ties tasks, events and lists together: Tết Kỷ Hợi, Tháng Thanh niên. */
const DvKind dv_kind_campaign = {
  .id = 6,
  .name = "campaign",
  .label = N_ ("Campaign"),
  .label_plural = N_ ("Campaigns"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "lead", "start", "end"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_WARD,
};
