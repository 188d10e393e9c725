/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên|Đối tượng|Diện" },
  { 3, "group", N_ ("Group"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Nhóm" },
  { 4, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 5, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 6, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
  /* Health, private life and the like: NĐ 356/2025/NĐ-CP, art. 4. */
  { 7, "sensitive", N_ ("Sensitive"), DV_TYPE_YES_NO, 0, .headings = "Nhạy cảm",
    .hint = N_ ("Never on paper: health, disability, private life") },
};

const DvKind dv_kind_category = {
  .id = 5,
  .name = "category",
  .label = N_ ("Beneficiary category"),
  .label_plural = N_ ("Beneficiary categories"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "group", "valid_from", "valid_to", "basis"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
