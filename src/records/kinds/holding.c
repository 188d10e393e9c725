/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice ways[] = {
  { "elected", N_ ("elected"), "bầu" },
  { "by-election", N_ ("elected in between"), "bầu bổ sung" },
  { "appointed", N_ ("appointed"), "chỉ định|bổ nhiệm" },
  { "consolidated", N_ ("body completed"), "kiện toàn" },
  { "transferred", N_ ("transferred here"), "điều động|luân chuyển" },
  { NULL },
};

static const DvChoice ends[] = {
  { "term", N_ ("end of the term"), "hết nhiệm kỳ" },
  { "relieved", N_ ("relieved"), "miễn nhiệm" },
  { "dismissed", N_ ("dismissed"), "bãi nhiệm|cách chức" },
  { "resigned", N_ ("resigned"), "từ chức|xin thôi" },
  { "transferred", N_ ("transferred elsewhere"), "điều động|luân chuyển" },
  { "retired", N_ ("retired"), "nghỉ hưu" },
  { "died", N_ ("died"), "từ trần" },
  { "reorganised", N_ ("unit reorganised"), "sắp xếp đơn vị" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "person", .headings = "Họ và tên|Mã người" },
  { 2, "post", N_ ("Post"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "post",
    .headings = "Mã chức danh|Chức danh", .listed_as = N_ ("Who held it") },
  { 3, "term", N_ ("Term of office"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "term",
    .headings = "Nhiệm kỳ" },
  { 4, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 5, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 6, "how", N_ ("How"), DV_TYPE_CHOICE, 0, .choices = ways, .headings = "Hình thức" },
  { 7, "acting", N_ ("Acting"), DV_TYPE_YES_NO, 0, .headings = "Quyền, phụ trách" },
  { 8, "document", N_ ("Decision"), DV_TYPE_LINK, 0, .target = "document",
    .headings = "Quyết định" },
  { 9, "ended_by", N_ ("Ended by"), DV_TYPE_CHOICE, 0, .choices = ends, .headings = "Lý do thôi" },
  { 10, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "from", "to", problems);
}

/* One person in one post, from when to when and by which decision; a person can hold several. */
const DvKind dv_kind_holding = {
  .id = 67,
  .name = "holding",
  .label = N_ ("Holding of a post"),
  .label_plural = N_ ("Holdings of posts"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "post",
  .columns = DV_NAMES ("person", "post", "from", "to", "how", "acting"),
  .start = "from",
  .end = "to",
  .owner = "person",
  .identity = DV_NAMES ("person", "post", "from"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_OPEN_ENDED,
  .check = check,
};
