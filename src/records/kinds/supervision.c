/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice types[] = {
  { "supervision", N_ ("supervision"), "giám sát" },
  { "inspection", N_ ("inspection"), "kiểm tra" },
  { "inspection-supervision", N_ ("inspection and supervision"), "kiểm tra, giám sát" },
  { "criticism", N_ ("supervision and social criticism"), "giám sát, phản biện" },
  { "project", N_ ("supervision of projects"), "giám sát dự án" },
  { "mixed-team", N_ ("inspection by a mixed team"), "kiểm tra liên ngành" },
  { NULL },
};

/* Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13, art. 27. */
static const DvChoice forms[] = {
  { "documents", N_ ("study of documents"), "nghiên cứu, xem xét văn bản|xem xét văn bản" },
  { "team", N_ ("team of supervision"), "đoàn giám sát|tổ chức đoàn giám sát" },
  { "boards", N_ ("through the people’s inspection or investment supervision board"),
    "qua Ban TTND, Ban GSĐTCĐ|qua Ban TTND|qua Ban GSĐTCĐ" },
  { "take-part", N_ ("part in the supervision of others"), "tham gia giám sát" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung", "Chủ trì|Đơn vị chủ trì"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED, .choices = types,
    .headings = "Loại", .also = "Hình thức|Loại hình" },
  { 21, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái", .also = "Tình trạng|Tiến độ" },
  { 22, "rounds", N_ ("Rounds"), DV_TYPE_INTEGER, 0, .headings = "Số cuộc",
    .also = "Số lượng|Số lần|Số cuộc giám sát",
    .hint = N_ ("Only for a row that sums up several rounds") },
  { 23, "body", N_ ("Body that supervises"), DV_TYPE_CHOICE, DV_FIELD_INDEXED,
    .choices = dv_choices_body, .headings = "Chủ thể giám sát",
    .hint = N_ ("The time limits of the law go by it; empty: by the lead unit") },
  { 24, "form", N_ ("Form"), DV_TYPE_CHOICE, 0, .choices = forms,
    .headings = "Hình thức giám sát" },
  { 25, "subject", N_ ("Supervised body"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Đối tượng giám sát", .also = "Đơn vị được giám sát" },
  { 26, "subject_unit", N_ ("Supervised unit"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Mã đơn vị được giám sát", .listed_as = N_ ("Supervised by") },
  { 27, "project", N_ ("Project"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Dự án, công trình|Dự án" },
  { 28, "decided_on", N_ ("Decided on"), DV_TYPE_DATE, 0, .headings = "Ngày quyết định" },
  { 29, "plan_sent_on", N_ ("Plan sent on"), DV_TYPE_DATE, 0, .headings = "Ngày gửi kế hoạch" },
  { 30, "report_received_on", N_ ("Report received on"), DV_TYPE_DATE, 0,
    .headings = "Ngày nhận báo cáo" },
  { 31, "result_on", N_ ("Result announced on"), DV_TYPE_DATE, 0,
    .headings = "Ngày thông báo kết quả" },
  { 32, "draft", N_ ("Draft"), DV_TYPE_LINK, 0, .target = "document", .headings = "Dự thảo văn bản",
    .listed_as = N_ ("Social criticism") },
  { 33, "draft_received_on", N_ ("Draft received on"), DV_TYPE_DATE, 0,
    .headings = "Ngày nhận dự thảo" },
  { 34, "answer_days", N_ ("Days for an answer"), DV_TYPE_INTEGER, 0,
    .headings = "Thời hạn trả lời (ngày)", .minimum = 1, .maximum = 366,
    .hint = N_ ("Only where the decision names a term of its own") },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  static const char *const days[] = { "decided_on", "plan_sent_on", "report_received_on",
                                      "result_on", "draft_received_on" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    dv_check_not_future (record, days[i], problems);
  dv_check_order (record, "start", "end", problems);
  dv_check_order (record, "start", "result_on", problems);
}

const DvKind dv_kind_supervision = {
  .id = 15,
  .name = "supervision",
  .label = N_ ("Supervision"),
  .label_plural = N_ ("Supervision"),
  .icon = "dv-supervision-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "lead", "state", "rounds", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
