/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "house", N_ ("House"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "house",
    .headings = "Công trình" },
  { 2, "sponsor", N_ ("Given by"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Đơn vị hỗ trợ|Nhà tài trợ" },
  { 3, "amount", N_ ("Money (đồng)"), DV_TYPE_MONEY, 0, .headings = "Số tiền",
    .also = "Thành tiền|Mức hỗ trợ|Số tiền hỗ trợ|Kinh phí" },
  { 4, "goods", N_ ("Goods or labour"), DV_TYPE_TEXT, 0, .headings = "Hiện vật|Ngày công" },
  { 5, "date", N_ ("Date"), DV_TYPE_DATE, 0, .headings = "Ngày" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "date", problems);
}

/* What one sponsor gave for a house. */
const DvKind dv_kind_contribution = {
  .id = 36,
  .name = "contribution",
  .label = N_ ("Contribution"),
  .label_plural = N_ ("Contributions"),
  .icon = "dv-gift-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "sponsor",
  .columns = DV_NAMES ("sponsor", "amount", "goods", "date"),
  .owner = "house",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_PART,
  .check = check,
};
