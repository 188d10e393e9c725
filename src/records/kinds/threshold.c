/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice whats[] = {
  { "people-inspection", N_ ("people’s inspection board"), "Ban Thanh tra nhân dân|Ban TTND" },
  { "group-head", N_ ("head of a residential group"), "Tổ trưởng|Tổ trưởng tổ dân phố" },
  { "household-vote", N_ ("vote of the households on a matter"),
    "lấy ý kiến hộ gia đình|biểu quyết" },
  { NULL },
};

static const DvChoice methods[] = {
  { "hands", N_ ("show of hands"), "giơ tay|biểu quyết giơ tay" },
  { "ballot", N_ ("secret ballot at the meeting"), "bỏ phiếu kín" },
  { "clusters", N_ ("meetings by clusters"), "họp theo cụm" },
  { "written", N_ ("written ballots to each household"), "phát phiếu lấy ý kiến" },
  { NULL },
};

static const DvChoice wholes[] = {
  { "households", N_ ("of all households"), "tổng số hộ" },
  { "present", N_ ("of those present"), "số hộ dự" },
  { "valid", N_ ("of the valid ballots"), "số phiếu hợp lệ" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Rule"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Quy định" },
  { 3, "what", N_ ("For"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .headings = "Loại",
    .choices = whats },
  { 4, "method", N_ ("How"), DV_TYPE_CHOICE, 0, .headings = "Hình thức", .choices = methods,
    .hint = N_ ("Empty for every way") },
  { 5, "held_part", N_ ("To be valid: part"), DV_TYPE_INTEGER, 0, .headings = "Hợp lệ: tử số" },
  { 6, "held_whole", N_ ("To be valid: of"), DV_TYPE_INTEGER, 0, .headings = "Hợp lệ: mẫu số" },
  { 7, "held_more", N_ ("More than that"), DV_TYPE_YES_NO, 0, .headings = "Hợp lệ: trên" },
  { 8, "pass_part", N_ ("To pass: part"), DV_TYPE_INTEGER, 0, .headings = "Thông qua: tử số" },
  { 9, "pass_whole", N_ ("To pass: of"), DV_TYPE_INTEGER, 0, .headings = "Thông qua: mẫu số" },
  { 10, "pass_more", N_ ("More than that"), DV_TYPE_YES_NO, 0, .headings = "Thông qua: trên" },
  { 11, "of", N_ ("Counted"), DV_TYPE_CHOICE, 0, .headings = "Tính trên", .choices = wholes },
  { 12, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 13, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Từ ngày" },
  { 14, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
};

/* How many households have to take part, and how many have to agree. */
const DvKind dv_kind_threshold = {
  .id = 73,
  .name = "threshold",
  .label = N_ ("Threshold of a vote"),
  .label_plural = N_ ("Thresholds of votes"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "what", "method", "basis", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
