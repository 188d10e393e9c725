/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  { 1, "campaign", N_ ("Campaign"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "campaign", .headings = "Đợt" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nguồn|Tên nguồn" },
  { 3, "sponsor", N_ ("Given by"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Đơn vị hỗ trợ|Nhà tài trợ" },
  { 4, "position", N_ ("Order"), DV_TYPE_INTEGER, 0, .headings = "Thứ tự",
    .hint = N_ ("Sources with a lower number are given out first") },
  { 5, "amount", N_ ("Money per gift (đồng)"), DV_TYPE_MONEY, 0, .headings = "Mức quà|Mức tiền" },
  { 6, "goods", N_ ("Goods per gift"), DV_TYPE_TEXT, 0, .headings = "Hiện vật" },
  { 7, "stock", N_ ("Number of gifts"), DV_TYPE_INTEGER, 0, .headings = "Số suất",
    .hint = N_ ("Empty: as many as the budget pays for") },
  { 8, "budget", N_ ("Budget (đồng)"), DV_TYPE_MONEY, 0, .headings = "Kinh phí|Tổng tiền" },
  { 9, "categories", N_ ("Only for the categories"), DV_TYPE_LINKS, 0, .target = "category",
    .headings = "Đối tượng" },
  { 10, "standard", N_ ("Only for households that are"), DV_TYPE_CHOICE, 0,
    .choices = dv_choices_standard, .headings = "Diện hộ" },
  { 11, "unit", N_ ("Only in the residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED,
    .target = "unit", .headings = "Tổ dân phố|TDP" },
  { 12, "age_from", N_ ("From the age of"), DV_TYPE_INTEGER, 0, .headings = "Từ tuổi",
    .maximum = 130 },
  { 13, "age_to", N_ ("To the age of"), DV_TYPE_INTEGER, 0, .headings = "Đến tuổi",
    .maximum = 130 },
  { 14, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* Where the gifts of a campaign come from: how many, how much, and for whom. */
const DvKind dv_kind_source = {
  .id = 34,
  .name = "source",
  .label = N_ ("Source of gifts"),
  .label_plural = N_ ("Sources of gifts"),
  .icon = "dv-gift-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("position", "name", "sponsor", "amount", "goods", "stock", "budget"),
  .owner = "campaign",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_PART,
};
