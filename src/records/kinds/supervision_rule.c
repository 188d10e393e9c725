/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice matters[] = {
  { "supervision", N_ ("supervision"), "giám sát" },
  { "criticism", N_ ("social criticism of a draft"), "phản biện xã hội" },
  { NULL },
};

static const DvChoice events[] = {
  { "start", N_ ("start"), "bắt đầu" },
  { "end", N_ ("end"), "kết thúc" },
  { "plan", N_ ("plan sent"), "gửi kế hoạch" },
  { "report", N_ ("report of the supervised body received"), "nhận báo cáo" },
  { "draft", N_ ("draft received"), "nhận dự thảo" },
  { "result", N_ ("result announced"), "thông báo kết quả" },
  { "sent", N_ ("recommendation sent"), "gửi kiến nghị" },
  { "answer", N_ ("recommendation answered"), "trả lời kiến nghị" },
  { NULL },
};

static const DvChoice units[] = {
  { "working-day", N_ ("working days"), "ngày làm việc" },
  { "day", N_ ("days"), "ngày" },
  { NULL },
};

static const DvChoice directions[] = {
  { "before", N_ ("days before"), "trước" },
  { "after", N_ ("days after"), "sau" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Time limit"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Thời hạn" },
  { 3, "body", N_ ("Body that supervises"), DV_TYPE_CHOICE, 0, .choices = dv_choices_body,
    .headings = "Chủ thể giám sát", .hint = N_ ("Empty: any") },
  { 4, "matter", N_ ("For"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = matters,
    .headings = "Áp dụng cho" },
  { 5, "until", N_ ("What has to be done"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = events,
    .headings = "Việc phải làm" },
  { 6, "days", N_ ("How many"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED, .headings = "Số ngày",
    .maximum = 366 },
  { 7, "unit", N_ ("Counted in"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = units,
    .headings = "Tính theo" },
  { 8, "direction", N_ ("Before or after"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED,
    .choices = directions, .headings = "Trước hay sau" },
  { 9, "from", N_ ("Reckoned from"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = events,
    .headings = "Tính từ" },
  { 10, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 11, "valid_from", N_ ("In force from"), DV_TYPE_DATE, DV_FIELD_INDEXED, .headings = "Từ ngày" },
  { 12, "valid_to", N_ ("In force to"), DV_TYPE_DATE, 0, .headings = "Đến ngày" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "valid_from", "valid_to", problems);
}

/* A time limit of supervision or social criticism. */
const DvKind dv_kind_supervision_rule = {
  .id = 62,
  .name = "supervision_rule",
  .label = N_ ("Rule of supervision"),
  .label_plural = N_ ("Time limits of supervision"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "body", "days", "unit", "direction", "basis"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
