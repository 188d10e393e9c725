/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice types[] = {
  { "supervision", N_ ("supervision"), "giám sát" },
  { "inspection", N_ ("inspection"), "kiểm tra" },
  { "inspection-supervision", N_ ("inspection and supervision"), "kiểm tra, giám sát" },
  { "criticism", N_ ("supervision and social criticism"), "giám sát, phản biện" },
  { "project", N_ ("supervision of projects"), "giám sát dự án" },
  { "mixed-team", N_ ("inspection by a mixed team"), "kiểm tra liên ngành" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung", "Chủ trì|Đơn vị chủ trì"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED, .choices = types,
    .headings = "Loại", .also = "Hình thức|Loại hình" },
  { 21, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái", .also = "Tình trạng|Tiến độ" },
  { 22, "rounds", N_ ("Rounds"), DV_TYPE_INTEGER, 0, .headings = "Số cuộc",
    .also = "Số lượng|Số lần|Số cuộc giám sát" },
};

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
};
