/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice types[] = {
  { "model", N_ ("model"), "mô hình" },
  { "pilot", N_ ("pilot model"), "mô hình điểm" },
  { "movement", N_ ("emulation movement"), "phong trào thi đua" },
  { "club", N_ ("club"), "câu lạc bộ" },
  { NULL },
};

static const DvChoice states[] = {
  { "registered", N_ ("registered"), "đăng ký|đã đăng ký" },
  { "pilot", N_ ("being piloted"), "làm điểm" },
  { "launched", N_ ("launched"), "ra mắt|đã ra mắt" },
  { "in-progress", N_ ("in progress"), "đang thực hiện|duy trì" },
  { "recognised", N_ ("recognised"), "được công nhận|đã công nhận" },
  { "ended", N_ ("ended"), "kết thúc" },
  { NULL },
};

/* The fields of the movement “Dân vận khéo”. */
static const DvChoice areas[] = {
  { "economy", N_ ("economy"), "kinh tế|phát triển kinh tế" },
  { "society", N_ ("culture and society"), "văn hóa - xã hội|văn hóa, xã hội|VH-XH" },
  { "defence", N_ ("defence and security"), "quốc phòng - an ninh|quốc phòng, an ninh|QP-AN" },
  { "politics", N_ ("building the political system"),
    "xây dựng hệ thống chính trị|xây dựng Đảng, chính quyền" },
  { NULL },
};

static const DvChoice holders[] = {
  { "collective", N_ ("collective"), "tập thể" },
  { "individual", N_ ("individual"), "cá nhân" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Model"), "Tên|Mô hình", "Đơn vị|Chủ trì"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = types, .headings = "Loại",
    .also = "Loại mô hình|Loại hình" },
  { 21, "directed_by", N_ ("Directed by"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Cấp chỉ đạo", .also = "Đơn vị chỉ đạo|Cơ quan chỉ đạo" },
  { 22, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái", .also = "Tình trạng|Kết quả" },
  { 23, "area", N_ ("Field of work"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED,
    .choices = areas, .headings = "Lĩnh vực" },
  { 24, "year", N_ ("Year of registration"), DV_TYPE_INTEGER, DV_FIELD_INDEXED,
    .headings = "Năm đăng ký|Năm", .minimum = 1990, .maximum = 2199 },
  { 25, "holder", N_ ("Registered by"), DV_TYPE_CHOICE, 0, .choices = holders,
    .headings = "Tập thể, cá nhân|Tập thể/cá nhân" },
  { 26, "representative", N_ ("Representative"), DV_TYPE_TEXT,
    DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME, .headings = "Người đại diện",
    .also = "Đại diện|Người đăng ký" },
  { 27, "registered_on", N_ ("Registered on"), DV_TYPE_PARTIAL_DATE, DV_FIELD_CALENDAR,
    .headings = "Ngày đăng ký" },
  { 28, "piloted_on", N_ ("Piloted from"), DV_TYPE_PARTIAL_DATE, DV_FIELD_CALENDAR,
    .headings = "Làm điểm từ|Ngày làm điểm" },
  { 29, "launched_on", N_ ("Launched on"), DV_TYPE_PARTIAL_DATE, DV_FIELD_CALENDAR,
    .headings = "Ngày ra mắt" },
  { 30, "recognised_on", N_ ("Recognised on"), DV_TYPE_PARTIAL_DATE, DV_FIELD_CALENDAR,
    .headings = "Ngày công nhận" },
  { 31, "recognition", N_ ("Decision of recognition"), DV_TYPE_LINK, 0, .target = "document",
    .headings = "Quyết định công nhận" },
  { 32, "club", N_ ("Club"), DV_TYPE_LINK, 0, .target = "unit", .headings = "Câu lạc bộ",
    .listed_as = N_ ("Models of the club") },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_sequence (record,
                     DV_NAMES ("registered_on", "piloted_on", "launched_on", "recognised_on"),
                     problems);
}

const DvKind dv_kind_model = {
  .id = 17,
  .name = "model",
  .label = N_ ("Model"),
  .label_plural = N_ ("Models"),
  .icon = "dv-model-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "area", "year", "lead", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
  .check = check,
};
