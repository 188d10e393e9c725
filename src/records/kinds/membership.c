/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice roles[] = {
  { "member", N_ ("member"), "hội viên|đoàn viên|thành viên" },
  { "head", N_ ("head"), "chi hội trưởng|bí thư|trưởng" },
  { "deputy", N_ ("deputy"), "chi hội phó|phó bí thư|phó" },
  { "officer", N_ ("committee member"), "ủy viên|cán bộ" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "person", .headings = "Họ và tên|Mã người" },
  { 2, "organisation", N_ ("Organisation"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "unit", .headings = "Hội|Tổ chức|Chi hội",
    .listed_as = N_ ("Members of the organisation") },
  { 3, "role", N_ ("Role"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = roles, .headings = "Chức vụ",
    .also = "Chức danh" },
  { 4, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Ngày vào hội|Từ ngày" },
  { 5, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 6, "card", N_ ("Card number"), DV_TYPE_TEXT, 0, .headings = "Số thẻ" },
  { 7, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "from", "to", problems);
}

/* One person in one organisation; a person can be in several. */
const DvKind dv_kind_membership = {
  .id = 32,
  .name = "membership",
  .label = N_ ("Membership"),
  .label_plural = N_ ("Memberships"),
  .icon = "dv-unit-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "organisation",
  .columns = DV_NAMES ("person", "organisation", "role", "from", "to"),
  .start = "from",
  .end = "to",
  .unit = "organisation",
  .owner = "person",
  .identity = DV_NAMES ("person", "organisation", "from"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_OPEN_ENDED,
  .check = check,
};
