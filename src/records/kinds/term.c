/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "unit", N_ ("Body"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ chức|Đơn vị" },
  { 3, "name", N_ ("Term"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nhiệm kỳ" },
  { 4, "start", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ năm|Từ ngày" },
  { 5, "end", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến năm|Đến ngày" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

const DvKind dv_kind_term = {
  .id = 18,
  .name = "term",
  .label = N_ ("Term of office"),
  .label_plural = N_ ("Terms of office"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("unit", "name", "start", "end", "note"),
  .start = "start",
  .end = "end",
  .unit = "unit",
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
};
