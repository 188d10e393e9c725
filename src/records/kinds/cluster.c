/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "election", N_ ("Election or vote"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Cuộc bầu", .target = "election" },
  { 2, "name", N_ ("Cluster"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Cụm" },
  { 3, "date", N_ ("Date"), DV_TYPE_DATE, 0, .headings = "Ngày họp" },
  { 4, "households", N_ ("Households with a vote"), DV_TYPE_INTEGER, 0, .headings = "Tổng số hộ" },
  { 5, "present", N_ ("Households present"), DV_TYPE_INTEGER, 0, .headings = "Số hộ dự" },
  { 6, "issued", N_ ("Ballots issued"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu phát ra" },
  { 7, "returned", N_ ("Ballots returned"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu thu về" },
  { 8, "valid", N_ ("Valid ballots"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu hợp lệ" },
  { 9, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* Numbers that cannot be: Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, art. 18–21. */
static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_more (record, "present", "households", problems);
  dv_check_not_more (record, "issued", "households", problems);
  dv_check_not_more (record, "returned", "issued", problems);
  dv_check_not_more (record, "valid", "returned", problems);
}

/* A group of 200 households or more may meet by clusters: Luật 10/2022/QH15, art. 18. */
const DvKind dv_kind_cluster = {
  .id = 72,
  .name = "cluster",
  .label = N_ ("Cluster of households"),
  .label_plural = N_ ("Clusters of households"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "date", "households", "present", "valid"),
  .owner = "election",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
