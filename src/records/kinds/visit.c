/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice purposes[] = {
  { "inventory", N_ ("to let the land be inventoried"), "phối hợp kiểm đếm|kiểm đếm" },
  { "plan", N_ ("to agree to the plan"), "đồng thuận phương án|phương án" },
  { "payment", N_ ("to accept the payment"), "nhận tiền|chi trả" },
  { "hand-over", N_ ("to hand the land over"), "bàn giao mặt bằng|bàn giao" },
  { NULL },
};

static const DvChoice opinions[] = {
  { "agrees", N_ ("agrees"), "đồng ý|đồng thuận" },
  { "disagrees", N_ ("does not agree"), "không đồng ý|chưa đồng thuận" },
  { "other", N_ ("another opinion"), "ý kiến khác" },
  { "absent", N_ ("nobody was met"), "vắng mặt|không gặp" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "plot", N_ ("Plot of land"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "plot", .headings = "Mã hồ sơ|Thửa đất" },
  { 2, "number", N_ ("Visit no."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "Lần thứ|Lần",
    .minimum = 1, .maximum = 999 },
  { 3, "date", N_ ("Date"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_TODAY,
    .headings = "Ngày vận động|Ngày" },
  { 4, "purpose", N_ ("What for"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_REPEATED,
    .choices = purposes, .headings = "Nội dung vận động|Mục đích" },
  { 5, "team", N_ ("Who went"), DV_TYPE_TEXT, DV_FIELD_REPEATED,
    .headings = "Thành phần|Đoàn vận động" },
  { 6, "opinion", N_ ("Answer"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = opinions,
    .headings = "Ý kiến|Kết quả" },
  { 7, "reason", N_ ("Reason, or what was said"), DV_TYPE_LONG_TEXT, 0,
    .headings = "Lý do|Nội dung ý kiến" },
  { 8, "signed", N_ ("Minutes signed"), DV_TYPE_YES_NO, 0, .headings = "Ký biên bản" },
  { 9, "unsigned_reason", N_ ("Why they were not signed"), DV_TYPE_TEXT, 0,
    .headings = "Lý do không ký" },
  { 10, "follow_up", N_ ("What is to be done"), DV_TYPE_TEXT, 0, .headings = "Việc cần làm tiếp" },
  { 11, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  const char *opinion = dv_record_get (record, "opinion");
  const char *is_signed = dv_record_get (record, "signed");

  dv_check_not_future (record, "date", problems);
  if (g_strcmp0 (opinion, "disagrees") == 0 && dv_record_get (record, "reason") == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_visit, "reason"),
                     _ ("Say why they do not agree."));
  if (g_strcmp0 (is_signed, "0") == 0 && dv_record_get (record, "unsigned_reason") == NULL &&
      g_strcmp0 (opinion, "absent") != 0)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_visit, "unsigned_reason"),
                     _ ("Say why the minutes were not signed."));
}

/* That somebody went and talked: the n-th time, with minutes (forms 05 and 17 of those that wards
 * use for the recovery of land). The answer is the one to the plan, as the minutes have it. */
const DvKind dv_kind_visit = {
  .id = 79,
  .name = "visit",
  .label = N_ ("Visit"),
  .label_plural = N_ ("Visits"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "date",
  .columns = DV_NAMES ("number", "date", "purpose", "team", "opinion", "reason", "signed"),
  .start = "date",
  .owner = "plot",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
