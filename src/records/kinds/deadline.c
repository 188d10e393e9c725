/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice matters[] = {
  { "khieu-nai", N_ ("complaint"), "khiếu nại|KN" },
  { "to-cao", N_ ("denunciation"), "tố cáo|TC" },
  { "kien-nghi-phan-anh", N_ ("proposal or report"), "kiến nghị, phản ánh|phản ánh, kiến nghị" },
  { "kien-nghi-cu-tri", N_ ("voter recommendation"), "kiến nghị cử tri" },
  { "any", N_ ("all petitions"), "mọi loại đơn|tất cả" },
  { NULL },
};

static const DvChoice channels[] = {
  { "forwarded", N_ ("from another body, deputies, the Front or the press"),
    "cơ quan khác chuyển" },
  { "front", N_ ("through the Front"), "MTTQ chuyển" },
  { "ihanoi", N_ ("through iHanoi"), "iHanoi" },
  { NULL },
};

static const DvChoice roles[] = {
  { "main", N_ ("what is to be done next"), "việc chính" },
  { "beside", N_ ("what is to be done beside it"), "việc kèm theo" },
  { "information", N_ ("for information"), "để biết" },
  { "named", N_ ("only for petitions that name it"), "chỉ khi đơn nêu mã" },
  { NULL },
};

static const DvChoice units[] = {
  { "days", N_ ("days"), "ngày" },
  { "working-days", N_ ("working days"), "ngày làm việc" },
  { "working-hours", N_ ("working hours"), "giờ làm việc" },
  { "years", N_ ("years"), "năm" },
  { NULL },
};

/* The steps of a case, and what happens outside its course. */
static const DvChoice events[] = {
  { "decision-known", N_ ("decision known to the person"), "biết quyết định, hành vi" },
  { "received", N_ ("letter received"), "tiếp nhận" },
  { "accepted", N_ ("accepted for settlement"), "thụ lý" },
  { "refused", N_ ("not accepted"), "không thụ lý" },
  { "notified", N_ ("parties notified"), "thông báo" },
  { "guided", N_ ("guided"), "hướng dẫn" },
  { "transferred", N_ ("transferred"), "chuyển đơn" },
  { "archived", N_ ("archived without action"), "xếp lưu đơn" },
  { "evidence-requested", N_ ("evidence asked for"), "yêu cầu cung cấp tài liệu" },
  { "evidence-supplied", N_ ("evidence supplied"), "cung cấp tài liệu" },
  { "dialogue-called", N_ ("dialogue called"), "thông báo đối thoại" },
  { "dialogue", N_ ("dialogue held"), "đối thoại" },
  { "extended", N_ ("time limit extended"), "gia hạn" },
  { "suspended", N_ ("suspended"), "tạm đình chỉ" },
  { "resumed", N_ ("resumed"), "tiếp tục giải quyết" },
  { "withdrawn", N_ ("letter withdrawn"), "rút đơn" },
  { "terminated", N_ ("terminated"), "đình chỉ" },
  { "concluded", N_ ("concluded"), "kết luận" },
  { "decided", N_ ("decided"), "quyết định giải quyết" },
  { "answered", N_ ("answered"), "trả lời" },
  { "result-received", N_ ("result came from another body"), "nhận kết quả giải quyết" },
  { "sent", N_ ("result sent"), "gửi kết quả" },
  { "informed", N_ ("forwarding body informed"), "thông báo nơi chuyển đơn" },
  { "published", N_ ("published"), "công khai" },
  { "handled", N_ ("conclusion acted on"), "xử lý kết luận" },
  { "second-complaint", N_ ("second complaint made"), "khiếu nại lần hai" },
  { "in-effect", N_ ("in legal effect"), "có hiệu lực pháp luật" },
  { "reception-refused", N_ ("reception refused"), "từ chối tiếp" },
  { "overdue-reported", N_ ("overdue case reported"), "báo quá hạn" },
  { "report-requested", N_ ("report asked for"), "yêu cầu báo cáo" },
  { "reported", N_ ("report given"), "báo cáo" },
  { "closed", N_ ("closed and filed"), "kết thúc" },
  { "destroyed", N_ ("letter destroyed"), "tiêu hủy" },
  { NULL },
};

#define DAYS .maximum = 3660

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Time limit"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Thời hạn" },
  { 3, "matter", N_ ("For"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = matters,
    .headings = "Loại đơn" },
  { 4, "instance", N_ ("Which complaint"), DV_TYPE_INTEGER, 0, .headings = "Lần khiếu nại",
    .hint = N_ ("1 or 2; empty for both"), .minimum = 1, .maximum = 2 },
  { 5, "role", N_ ("What it is to a petition"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = roles,
    .headings = "Vai trò" },
  { 6, "start", N_ ("From the step"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = events,
    .headings = "Từ bước" },
  { 7, "start_also", N_ ("Or from"), DV_TYPE_CHOICE, 0, .choices = events,
    .headings = "Hoặc từ bước" },
  { 8, "end", N_ ("To the step"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = events,
    .headings = "Đến bước" },
  { 9, "end_also", N_ ("Or to"), DV_TYPE_CHOICE, 0, .choices = events,
    .headings = "Hoặc đến bước" },
  { 10, "unit", N_ ("Counted in"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = units,
    .headings = "Tính theo" },
  { 11, "days", N_ ("How many"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED, .headings = "Số ngày", DAYS },
  { 12, "complex", N_ ("Complex case"), DV_TYPE_INTEGER, 0, .headings = "Phức tạp",
    .hint = N_ ("Only where a document states that it is complex"), DAYS },
  { 13, "very_complex", N_ ("Very complex case"), DV_TYPE_INTEGER, 0,
    .headings = "Đặc biệt phức tạp", DAYS },
  { 14, "several_places", N_ ("Checked at several places"), DV_TYPE_INTEGER, 0,
    .headings = "Nhiều địa điểm", DAYS },
  { 15, "remote", N_ ("Remote area"), DV_TYPE_INTEGER, 0, .headings = "Vùng sâu, vùng xa", DAYS },
  { 16, "remote_complex", N_ ("Complex, in a remote area"), DV_TYPE_INTEGER, 0,
    .headings = "Vùng sâu, vùng xa, phức tạp", DAYS },
  { 17, "added", N_ ("Longer limits are added to the first"), DV_TYPE_YES_NO, 0,
    .headings = "Cộng thêm", .hint = N_ ("No: they stand instead of it") },
  { 18, "extension", N_ ("Each extension adds"), DV_TYPE_INTEGER, 0, .headings = "Mỗi lần gia hạn",
    DAYS },
  { 19, "extensions", N_ ("Extensions of a complex case"), DV_TYPE_INTEGER, 0,
    .headings = "Số lần gia hạn khi phức tạp", .maximum = 12 },
  { 20, "extensions_very_complex", N_ ("Extensions of a very complex case"), DV_TYPE_INTEGER, 0,
    .headings = "Số lần gia hạn khi đặc biệt phức tạp", .maximum = 12 },
  { 21, "minimum", N_ ("May not be sooner"), DV_TYPE_YES_NO, 0, .headings = "Tối thiểu",
    .hint = N_ ("So many days at least, as before a dialogue") },
  { 22, "stops", N_ ("Stops the clock until it is resumed"), DV_TYPE_YES_NO, 0,
    .headings = "Không tính thời gian", .hint = N_ ("As a suspension does") },
  { 23, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 24, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Từ ngày" },
  { 25, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 26, "channel", N_ ("Only if it came"), DV_TYPE_CHOICE, 0, .choices = channels,
    .headings = "Kênh" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  const char *extension = dv_record_get (record, "extension");
  const char *twice = dv_record_get (record, "extensions_very_complex");

  dv_check_order (record, "valid_from", "valid_to", problems);
  if (extension != NULL && dv_record_get (record, "extensions") == NULL && twice == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_deadline, "extensions"), "%s",
                     _ ("Say how often it can be extended (Luật Tố cáo 25/2018/QH14, art. 30)."));
}

/* A time limit of the law, or of the office's own rules. The clocks of petitions go by these rows.
 */
const DvKind dv_kind_deadline = {
  .id = 40,
  .name = "deadline",
  .label = N_ ("Rule of a time limit"),
  .label_plural = N_ ("Time limits of petitions"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "days", "unit", "basis", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
