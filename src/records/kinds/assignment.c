/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

/* "Not reported" is not 0, and "nothing arose" is an answer. */
static const DvChoice states[] = {
  { "not-reported", N_ ("not reported"), "chưa báo cáo" },
  { "not-started", N_ ("not started"), "chưa thực hiện|chưa triển khai" },
  { "in-progress", N_ ("in progress"), "đang thực hiện|đang triển khai" },
  { "done", N_ ("done"), "đã hoàn thành|đã triển khai" },
  { "nothing", N_ ("nothing arose"), "không phát sinh" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "task", N_ ("Task"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "task",
    .headings = "Nhiệm vụ|Mã nhiệm vụ" },
  { 2, "unit", N_ ("Unit"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "unit",
    .headings = "Đơn vị" },
  { 3, "state", N_ ("State"), DV_TYPE_CHOICE, 0, .choices = states, .headings = "Trạng thái" },
  { 4, "reported", N_ ("Reported on"), DV_TYPE_DATE, 0, .headings = "Ngày báo cáo" },
  { 5, "quantity", N_ ("Result"), DV_TYPE_INTEGER, 0, .headings = "Kết quả|Số lượng" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

/* A task handed down to one unit, and how far that unit is. */
const DvKind dv_kind_assignment = {
  .id = 10,
  .name = "assignment",
  .label = N_ ("Assignment"),
  .label_plural = N_ ("Assignments"),
  .icon = "dv-task-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "unit",
  .columns = DV_NAMES ("task", "unit", "state", "reported", "quantity"),
  .start = "reported",
  .unit = "unit",
  .owner = "task",
  .identity = DV_NAMES ("task", "unit"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
