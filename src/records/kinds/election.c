/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

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

static const DvChoice states[] = {
  { "planned", N_ ("being prepared"), "đang chuẩn bị" },
  { "held", N_ ("held"), "đã tổ chức" },
  { "done", N_ ("result recognised"), "đã công nhận|hoàn thành" },
  { "failed", N_ ("to be held again"), "tổ chức lại|không thành" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "title", N_ ("Subject"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên cuộc bầu|Nội dung" },
  { 3, "what", N_ ("What"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .headings = "Loại",
    .choices = whats },
  { 4, "unit", N_ ("Body or residential group"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Tổ chức|Đơn vị", .target = "unit" },
  { 5, "term", N_ ("Term of office"), DV_TYPE_LINK, 0, .headings = "Nhiệm kỳ", .target = "term" },
  { 6, "date", N_ ("Date"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED, .headings = "Ngày" },
  { 7, "method", N_ ("How"), DV_TYPE_CHOICE, 0, .headings = "Hình thức", .choices = methods },
  { 8, "seats", N_ ("Seats"), DV_TYPE_INTEGER, 0, .headings = "Số người được bầu", .maximum = 500 },
  { 9, "households", N_ ("Households with a vote"), DV_TYPE_INTEGER, 0, .headings = "Tổng số hộ",
    .hint = N_ ("Left empty if clusters or matters say it") },
  { 10, "present", N_ ("Households present"), DV_TYPE_INTEGER, 0, .headings = "Số hộ dự" },
  { 11, "issued", N_ ("Ballots issued"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu phát ra" },
  { 12, "returned", N_ ("Ballots returned"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu thu về" },
  { 13, "valid", N_ ("Valid ballots"), DV_TYPE_INTEGER, 0, .headings = "Số phiếu hợp lệ" },
  { 14, "state", N_ ("State"), DV_TYPE_CHOICE, 0, .headings = "Trạng thái", .choices = states },
  { 15, "minutes", N_ ("Minutes"), DV_TYPE_LINK, 0, .headings = "Biên bản", .target = "document" },
  { 16, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
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

/* An election of a body or head, or a vote of the households, with its steps, candidates, matters
 * and clusters. */
const DvKind dv_kind_election = {
  .id = 68,
  .name = "election",
  .label = N_ ("Election or vote"),
  .label_plural = N_ ("Elections and votes"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "what", "unit", "date", "state"),
  .start = "date",
  .end = "date",
  .unit = "unit",
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
