/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice levels[] = {
  { "city", N_ ("city"), "thành phố|tỉnh" },
  { "district", N_ ("district"), "quận|huyện" },
  { "ward", N_ ("ward"), "phường|xã" },
  { "base", N_ ("below the ward"), "cơ sở|dưới phường" },
  { NULL },
};

static const DvChoice types[] = {
  { "ward", N_ ("ward"), "phường" },
  { "district", N_ ("district"), "quận" },
  { "higher-committee", N_ ("higher party committee"), "cấp ủy cấp trên" },
  { "higher-government", N_ ("higher people’s committee"), "UBND cấp trên" },
  { "higher-union", N_ ("higher mass organisation"), "đoàn thể cấp trên" },
  { "party-committee", N_ ("party committee"), "cấp ủy" },
  { "mobilisation-block", N_ ("mass-mobilisation block"), "khối dân vận" },
  { "inspection", N_ ("inspection committee"), "ủy ban kiểm tra" },
  { "council", N_ ("people’s council"), "HĐND" },
  { "government", N_ ("people’s committee"), "UBND" },
  { "front", N_ ("Fatherland Front"), "mặt trận" },
  { "people-inspection", N_ ("people’s inspection board"), "ban thanh tra nhân dân" },
  { "union", N_ ("mass organisation"), "đoàn thể" },
  { "branch", N_ ("branch"), "chi hội|chi đoàn" },
  { "club", N_ ("club"), "câu lạc bộ" },
  { "team", N_ ("team"), "đội" },
  { "working-group", N_ ("working group"), "đoàn công tác" },
  { "group", N_ ("residential group"), "tổ dân phố" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã|Mã số" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên|Tên đơn vị",
    .also = "Tên tổ chức|Đơn vị|Tên tổ dân phố|Tổ dân phố|TDP|Chi hội|Tên chi hội" },
  { 3, "short_name", N_ ("Short name"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Tên ngắn" },
  { 4, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = types, .headings = "Loại",
    .also = "Loại hình|Loại đơn vị|Loại tổ chức" },
  { 5, "parent", N_ ("Superior unit"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Mã cấp trên|Đơn vị cấp trên|Cấp trên",
    .also = "Trực thuộc|Thuộc đơn vị|Đơn vị quản lý" },
  { 6, "level", N_ ("Level"), DV_TYPE_CHOICE, 0, .choices = levels, .headings = "Cấp" },
  { 7, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 8, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 9, "place", N_ ("Seat"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Trụ sở|Địa chỉ|Nhà văn hóa", .also = "Đ/c|Địa điểm|Nơi sinh hoạt" },
  { 10, "document", N_ ("Founding document"), DV_TYPE_LINK, 0, .target = "document",
    .headings = "Quyết định" },
  { 11, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
  { 12, "telephone", N_ ("Telephone"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Điện thoại",
    .also = "ĐT|SĐT|Số ĐT|ĐTDĐ|Di động|ĐT liên hệ|Điện thoại liên hệ|Số điện thoại liên hệ|"
            "Số máy|Tel|Số điện thoại",
    .digits = DV_DIGITS_TELEPHONE },
};

/* A unit lives in time (its number or name is not its identity): what it became stands in
 * `succession`. */
const DvKind dv_kind_unit = {
  .id = 1,
  .name = "unit",
  .label = N_ ("Unit"),
  .label_plural = N_ ("Organisations"),
  .icon = "dv-unit-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .short_title = "short_name",
  .columns = DV_NAMES ("name", "short_name", "type", "parent", "level", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .unit = "parent",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_OPEN_ENDED,
};
