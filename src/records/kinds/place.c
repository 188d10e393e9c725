/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice types[] = {
  { "cultural-house", N_ ("cultural house"), "nhà văn hóa|NVH|nhà văn hóa tổ dân phố" },
  { "office", N_ ("office of the ward"), "trụ sở|trụ sở HĐND, UBND|trụ sở UBND" },
  { "community-point", N_ ("community point"), "điểm sinh hoạt cộng đồng|điểm sinh hoạt|bảng tin" },
  { "other", N_ ("other place"), "nơi khác|khác" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên|Tên nơi|Địa điểm", .also = "Tên địa điểm|Nơi niêm yết|Tên nhà văn hóa" },
  { 3, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .choices = types,
    .headings = "Loại", .also = "Loại nơi|Loại địa điểm" },
  { 4, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP", .also = "Đơn vị", .listed_as = N_ ("Places of the group") },
  { 5, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

/* Where the ward posts what people are to know: Luật 10/2022/QH15, art. 13.2. */
const DvKind dv_kind_place = {
  .id = 53,
  .name = "place",
  .label = N_ ("Place"),
  .label_plural = N_ ("Places of posting"),
  .icon = "mark-location-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("code", "name", "type", "group", "address"),
  .unit = "group",
  .scope = DV_SCOPE_WARD,
};
