/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

#include "dv-rules.h"

static const DvChoice types[] = {
  { "congress", N_ ("congress"), "đại hội" },
  { "conference", N_ ("conference"), "hội nghị" },
  { "voter-meeting", N_ ("voter meeting"), "tiếp xúc cử tri|TXCT" },
  { "reception", N_ ("citizen reception"), "tiếp công dân" },
  { "dialogue", N_ ("dialogue"), "đối thoại" },
  { "festival", N_ ("festival"), "liên hoan" },
  { "gathering", N_ ("gathering"), "gặp mặt" },
  { "clean-up", N_ ("clean-up"), "ra quân" },
  { "branch-meeting", N_ ("branch meeting"), "sinh hoạt" },
  { "anniversary", N_ ("anniversary"), "kỷ niệm" },
  { "volunteering", N_ ("volunteering"), "tình nguyện" },
  { "launch", N_ ("launch ceremony"), "lễ phát động" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Event"),
                      "Tên hoạt động|Hoạt động|Nội dung|Tên",
                      "Chủ trì|Đơn vị chủ trì"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED, .choices = types,
    .headings = "Loại", .also = "Loại hình|Hình thức|Loại hoạt động" },
  { 21, "place", N_ ("Place"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa điểm",
    .also = "Nơi tổ chức|Địa điểm tổ chức|Tại" },
  { 22, "theme", N_ ("Theme"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Chủ đề" },
  { 23, "base_years", N_ ("Base years of the anniversary"), DV_TYPE_TEXT, 0,
    .headings = "Năm gốc kỷ niệm|Năm gốc",
    .hint = N_ ("For example 1910, or 1910;40 for two anniversaries held together") },
  { 24, "edition", N_ ("Edition or session"), DV_TYPE_TEXT, 0, .headings = "Lần thứ|Kỳ họp thứ",
    .hint = N_ ("For example IV or 7") },
  { 25, "participants", N_ ("Attendance (person-times)"), DV_TYPE_INTEGER, 0,
    .headings = "Số người dự|Lượt người dự",
    .also = "Số người tham dự|Số người tham gia|Số lượng người|Số người|Số đại biểu|"
            "Số lượt người|Số lượt người tham gia|Số lượng|"
            "Số lượng người tham dự|Số lượng người tham gia|Số lượng đại biểu" },
  { 26, "result", N_ ("Result"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Kết quả",
    .also = "Kết quả thực hiện|Kết quả đạt được" },
  { 27, "time", N_ ("Time"), DV_TYPE_TEXT, 0, .headings = "Giờ", .also = "Thời điểm|Giờ bắt đầu",
    .hint = N_ ("For example 08:00; empty for the whole day") },
  { 28, "host", N_ ("Led by"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Người chủ trì",
    .also = "Lãnh đạo dự" },
  { 29, "uid", N_ ("Number in another calendar"), DV_TYPE_TEXT,
    DV_FIELD_COMPUTED | DV_FIELD_INDEXED },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_base_years (record, "base_years", problems);
  dv_check_time (record, "time", problems);
}

const DvKind dv_kind_event = {
  .id = 11,
  .name = "event",
  .label = N_ ("Event"),
  .label_plural = N_ ("Events"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "lead", "type", "place", "start", "participants"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
