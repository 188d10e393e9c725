/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice groups[] = {
  { "task", N_ ("task"), "nhiệm vụ" },
  { "programme", N_ ("work programme"), "chương trình" },
  { "plan", N_ ("plan"), "kế hoạch" },
  { "campaign", N_ ("drive"), "chiến dịch" },
  { "scheme", N_ ("scheme"), "đề án" },
  { "posts", N_ ("posts and staff"), "nhân sự" },
  { "disclosure", N_ ("disclosure"), "công khai" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Task"), "Nội dung|Nhiệm vụ|Công việc", "Chủ trì|Đơn vị chủ trì"),
  { 20, "group", N_ ("Group"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = groups, .headings = "Nhóm",
    .also = "Lĩnh vực|Nhóm nhiệm vụ|Nhóm việc" },
  { 21, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái",
    .also = "Tình trạng|Tiến độ|Kết quả thực hiện|Tiến độ thực hiện|Tình hình thực hiện" },
  { 22, "quantity", N_ ("Quantity"), DV_TYPE_INTEGER, 0, .headings = "Số lượng",
    .also = "SL|Khối lượng|Chỉ tiêu" },
  { 23, "measure", N_ ("Unit of measure"), DV_TYPE_TEXT, 0, .headings = "Đơn vị tính",
    .also = "ĐVT|Đơn vị tính (ĐVT)" },
  { 24, "due", N_ ("Due"), DV_TYPE_DATE, DV_FIELD_INDEXED | DV_FIELD_DEADLINE,
    .headings = "Thời hạn|Hạn hoàn thành",
    .also = "Hạn|Thời hạn hoàn thành|Thời gian hoàn thành|Hoàn thành trước|Ngày hoàn thành" },
  { 25, "responsible", N_ ("Assigned to"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Người được phân công|Người phụ trách",
    .also = "Người thực hiện|Cán bộ phụ trách|Phân công|Cá nhân phụ trách|"
            "Người chịu trách nhiệm|Đồng chí phụ trách" },
  { 26, "origin", N_ ("Set by"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Cấp giao|Ngành dọc cấp trên" },
};

const DvKind dv_kind_task = {
  .id = 9,
  .name = "task",
  .label = N_ ("Task"),
  .label_plural = N_ ("Work programme"),
  .icon = "dv-task-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "lead", "group", "state", "start", "end", "due"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
};
