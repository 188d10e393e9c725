/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên" },
  { 3, "style", N_ ("Layout"), DV_TYPE_TEXT, DV_FIELD_REQUIRED, .headings = "Thể thức",
    .hint = N_ ("state-2020, party-2018 or party-2026") },
  { 4, "superior", N_ ("Superior body"), DV_TYPE_TEXT, 0, .headings = "Cơ quan cấp trên" },
  { 5, "issuer", N_ ("Issuing body"), DV_TYPE_TEXT, DV_FIELD_REQUIRED,
    .headings = "Cơ quan ban hành" },
  { 6, "symbol", N_ ("Symbol"), DV_TYPE_TEXT, 0, .headings = "Ký hiệu" },
  { 7, "place", N_ ("Place"), DV_TYPE_TEXT, 0, .headings = "Địa danh" },
  { 8, "authority", N_ ("Signing authority"), DV_TYPE_TEXT, 0, .headings = "Quyền hạn ký" },
  { 9, "post", N_ ("Post of the signer"), DV_TYPE_TEXT, 0, .headings = "Chức vụ người ký" },
  { 10, "signer", N_ ("Signer"), DV_TYPE_TEXT, 0, .headings = "Người ký" },
  { 11, "recipients", N_ ("Recipients"), DV_TYPE_LONG_TEXT, 0, .headings = "Nơi nhận" },
  { 12, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 13, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 14, "basis", N_ ("Source"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
};

const DvKind dv_kind_letterhead = {
  .id = 24,
  .name = "letterhead",
  .label = N_ ("Letterhead"),
  .label_plural = N_ ("Letterheads"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "style", "superior", "issuer", "symbol", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
